--- Follow-ups, damaged figures, imprint and comparability of 2023-25.
local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.peel_2023_25"
local follow_ups = require "peel.grammar.peel_2023_25.follow_ups"
local figures = require "peel.grammar.peel_2023_25.figures"
local imprint = require "peel.grammar.peel_2023_25.imprint"
local comparability = require "peel.grammar.peel_2023_25.comparability"

local options = { framework = framework, report = { force = "Wessex" }, section = { area = "managing_offenders" } }

describe("follow-ups", function()
  local by_section = {}
  for _, rule in ipairs(follow_ups) do by_section[rule.section] = rule end

  local function run(section, lines)
    local out = {}
    for i, record in ipairs(fake.run(by_section[section], lines, options).follow_ups or {}) do
      local text = type(record.text) == "table" and table.concat(record.text, " / ") or record.text
      out[i] = ("%s %s: %s"):format(record.year or "-", record.status, text)
      assert.equal("managing_offenders", record.area)
    end
    return out
  end

  it("join the earlier finding and what became of it, over paragraphs", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked. / Since then, the force has mended them all." },
      run("main_findings", { { "h3", "The boats float" }, { "p", "In our 2021 PEEL inspection, we said that boats leaked." },
        { "p", "Since then, the force has mended them all. It sails daily." } }))
  end)
  it("are what the title says where the text does not", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we found that nobody rowed." },
      run("main_findings", { { "h3", "The force has improved its rowing" }, { "p", "In our 2021 PEEL inspection, we found that nobody rowed." } }))
    assert.same({ "2021 unclear: In our 2021 PEEL inspection, we found that nobody rowed. Now rowing has improved." },
      run("main_findings", { { "h3", "Rowing has improved but isn't yet common" },
        { "p", "In our 2021 PEEL inspection, we found that nobody rowed. Now rowing has improved." } }))
  end)
  it("say that it is not better under an area for improvement that tells nothing else", function()
    assert.same({ "2021 not_improved: In our 2021 PEEL inspection, we found that nobody rowed." },
      run("areas_for_improvement", { { "h3", "The force should row" }, { "p", "In our 2021 PEEL inspection, we found that nobody rowed." },
        { "p", "The sea is wide." } }))
  end)
  it("read short forms of denial", function()
    assert.same({ "- not_improved: Our previous inspection found that boats leaked. The force hasn't mended them." },
      run("main_findings", { { "h3", "Boats" }, { "p", "Our previous inspection found that boats leaked. The force hasn't mended them." } }))
  end)
  it("reach back to what an earlier inspection found too", function()
    assert.same({ "- not_improved: The nets were torn. We found similar issues in our last inspection." },
      run("main_findings", { { "h3", "Nets" }, { "p", "The nets were torn. We found similar issues in our last inspection." } }))
  end)
  it("need an earlier inspection, a finding and an outcome", function()
    for _, text in ipairs {
      "Since our last inspection, the force has bought boats.", "In 2021, the force bought boats. It has improved them.",
      "In our 2023 harbour inspection, we found leaks. The force has mended them.",
      "In our 2021 PEEL inspection, we said that boats leaked.",
    } do
      assert.same({}, run("main_findings", { { "h3", "Boats" }, { "p", text } }))
    end
  end)
  it("take linear time", function()
    local line = "\2In our 2021 PEEL inspection, we said that boats leaked. They do.\n"
    assert.is_true(fake.seconds(by_section.main_findings, ("\0013Boats\n" .. line):rep(1500), options) < 3)
    assert.is_true(fake.seconds(by_section.main_findings, "\0013Boats\n" .. line:rep(1500), options) < 3)
  end)
end)

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
