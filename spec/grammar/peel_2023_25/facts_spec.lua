--- Damaged figures, imprint and comparability of 2023-25.
local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.peel_2023_25"
local figures = require "peel.grammar.peel_2023_25.figures"
local imprint = require "peel.grammar.peel_2023_25.imprint"
local comparability = require "peel.grammar.peel_2023_25.comparability"

local options = { framework = framework, report = { force = "Wessex" }, section = { area = "managing_offenders" } }

describe("a figure that lost its names", function()
  local damaged = { number = 3, caption_text = "Share of nets mended in the year ending 31 March 2023",
    header = { "Wessex rate", "England and Wales rate" }, rows = { { "3.8%", "4.6%" }, { "1.0%", "" }, { "", "3.8% 1.0% 2.9%" } } }

  it("gives its numbers without a name", function()
    local records, diagnostics = fake.run_table(figures, damaged, { report = { force = "Wessex" } })
    assert.equal(2, #records.measures)
    local first = records.measures[1]
    assert.is_nil(first.name)
    assert.equal("percent figure 3", ("%s %s"):format(first.unit, first.origin))
    local said = {}
    for i, v in ipairs(first.values) do said[i] = ("%s|%s|%s|%s|%s"):format(v.entity, v.column, v.period, v.value, v.raw) end
    assert.same({ "Wessex|Wessex rate|year ending 31 March 2023|3.8|3.8%",
      "England and Wales|England and Wales rate|year ending 31 March 2023|4.6|4.6%" }, said)
    assert.equal(1, #records.measures[2].values)
    assert.same({ "measure_without_name", "unreadable_value" }, fake.codes(diagnostics))
  end)
  it("is read in full where it has its names", function()
    local records = fake.run_table(figures, { number = 1, caption_text = "Nets", header = { "Kind", "Wessex", "England and Wales" },
      rows = { { "Red", "3", "4" } } }, { report = { force = "Wessex" } })
    assert.equal("Red", records.measures[1].name)
  end)
  it("is none without numbers", function()
    assert.is_nil(fake.run_table(figures, { header = { "Wessex rate", "Wales rate" }, rows = { { "many", "few" } } }))
  end)
end)

describe("the imprint", function()
  imprint.compiled = imprint.pattern()
  local function run(text, report)
    local found = (fake.run(imprint, text, { report = report or { force = "Wessex" } }).report or {})[1]
    return found and ("%s %s"):format(found.published or "-", found.publisher or "-")
  end

  it("gives month and publisher", function()
    assert.equal("2023-12 HMICFRS", run "December 2023 | © HMICFRS 2023")
    assert.equal("2024-06 HMICFRS", run "June 2024 © HMICFRS")
    assert.equal("2024-06 HMICFRS", run "© HMICFRS 2024 – June 2024")
    assert.equal("2024-06 HMICFRS", run "June 2024 | © HMICFRS 2024 www.example.org/hmicfrs")
  end)
  it("gives what the title page lacks, nothing else", function()
    assert.equal("- HMICFRS", run("December 2023 | © HMICFRS 2023", { published = "2023-11" }))
    assert.is_nil(run("December 2023 | © HMICFRS 2023", { published = "2023-11", publisher = "HMICFRS" }))
  end)
  it("is no other line", function()
    assert.is_nil(run "We inspected in December 2023. © HMICFRS 2023")
    assert.is_nil(run "December 2023")
    assert.is_nil(run "© The Harbour Board, December 2023")
    assert.is_nil(run(("December 2023 | "):rep(20000)))
  end)
end)

describe("comparability", function()
  comparability.compiled = comparability.pattern()
  local function run(text) return #(fake.run(comparability, text, options).comparability or {}) end
  it("is of grades and inspections, not of figures of recorded crime", function()
    assert.equal(1, run "It isn't possible to compare these grades with those of the previous inspection.")
    assert.equal(0, run "Counting rules change, which makes it difficult to make comparisons of recorded crime over time.")
  end)
end)
