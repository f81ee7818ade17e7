local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.hmic_2007"
local survey = require "peel.grammar.hmic_2007.survey"
local glossary = require "peel.grammar.hmic_2007.glossary"
local front = require "peel.grammar.hmic_2007.front_matter"

local options = { framework = framework, report = { force = "Mercia Vale" } }

describe("the survey of 2007", function()
  local header = { "Question", "% positive answers", "% national average range" }

  it("has a measure a question, with the force's share and the nation's range", function()
    local records, diagnostics = fake.run_table(survey, { caption_text = "Telephone survey", header = header,
      rows = { { "Q.1. Do you know your lamplighter?", "51.5", "40.1–44.9" }, { "Q.2. Does he come?", "60.0", "–" } } }, options)
    local first = records.measures[1]
    first.spans = nil
    for _, value in ipairs(first.values) do value.cell = nil end
    assert.same({ name = "Q.1. Do you know your lamplighter?", unit = "percent", origin = "survey_table", values = {
      { entity = "Mercia Vale", column = "% positive answers", value = 51.5, raw = "51.5" },
      { entity = "England and Wales", column = "% national average range", raw = "40.1–44.9" },
    } }, first)
    assert.equal(1, #records.measures[2].values)
    assert.same({}, diagnostics)
  end)

  it("is known by its heads where its title was lost", function()
    assert.truthy(fake.run_table(survey, { header = header, rows = { { "Q.1. Why?", "1.0", "1.0 to 2.0" } } }, options))
  end)

  it("says which value it can't read", function()
    local records, diagnostics = fake.run_table(survey, { header = header, rows = { { "Q.1. Why?", "some", "1-2" } } }, options)
    assert.equal(1, #records.measures[1].values)
    assert.same({ "unreadable_value" }, fake.codes(diagnostics))
  end)

  for name, heads in pairs { ["without shares"] = { "Question", "Answer" }, ["of grades"] = { "Area", "Grade" },
    ["of one column"] = { "Question" }, ["of other shares"] = { "Area", "% of lamps" } } do
    it("is no table " .. name, function()
      assert.is_nil(fake.run_table(survey, { header = heads, rows = { { "a", "b" } } }, options))
    end)
  end
end)

describe("the glossary of 2007", function()
  local function run(lines)
    glossary.compiled = glossary.compiled or glossary.pattern(fake.env(framework))
    local records = fake.run(glossary, lines, options)
    local out = {}
    for i, entry in ipairs(records.glossary or {}) do out[i] = entry.term .. " = " .. table.concat(entry.definition, " ") end
    return out
  end

  it("is read in columns and on one line", function()
    assert.same({
      "LAMP = Local Area Maintenance Plan", "CWF = Clean Wick Fund(s)", "QuWi = Quarterly Wick Return",
      "HMLW = Her Majesty's Lamp, Wick and Oil", "TRIM = Testing, Repair, Inspection",
    }, run {
      { "p", "A" }, { "header", "LAMP", "Local Area Maintenance Plan" }, { "row", "CWF", "Clean Wick Fund(s)" }, { "p", "H" },
      { "p", "QuWi Quarterly Wick Return" }, { "p", "HMLW Her Majesty's Lamp, Wick and Oil" },
      { "item", "TRIM – Testing, Repair, Inspection" },
    })
  end)

  it("leaves out the heads of its columns", function()
    assert.same({ "CWF = Clean Wick Fund" }, run { { "header", "Abbreviation", "Meaning" }, { "row", "CWF", "Clean Wick Fund" } })
  end)

  it("goes on with a row that has no term", function()
    assert.same({ "CWF = Clean Wick Fund" }, run { { "row", "CWF", "Clean Wick" }, { "row", "", "Fund" } })
  end)

  for name, line in pairs { ["a letter"] = "A", ["a sentence"] = "The terms are these.", ["a term alone"] = "CWF",
    ["words"] = "Clean Wick Fund" } do
    it("has no entry for " .. name, function() assert.same({}, run { { "p", line } }) end)
  end

  it("takes linear time", function()
    for _, text in ipairs { "\2" .. ("A"):rep(50000) .. "\n", "\6" .. ("a\9"):rep(30000) .. "\n", ("\2AB Clean wick\n"):rep(3000) } do
      assert.is_true(fake.seconds(glossary, text, options) < 1)
    end
  end)
end)

describe("the title page of 2007", function()
  local function run(lines)
    front.compiled = front.compiled or front.pattern(fake.env(framework))
    local records, diagnostics = fake.run(front, lines, options)
    return records.report and records.report[1] or {}, fake.codes(diagnostics)
  end

  local expected = { title = "HMIC Inspection Report", subtitle = "Kent Police", force = "Kent", publisher = "HMIC", published = "2007-10",
    isbn = "978-0-00-000000-2" }

  it("gives title, force, month and ISBN", function()
    local found, codes = run { { "p", "HMIC Inspection Report" }, { "p", "Kent Police" }, { "p", "October 2007" },
      { "p", "Kent Police – HMIC Inspection Report" }, { "p", "October 2007" }, { "p", "ISBN: 978-0-00-000000-2" },
      { "p", "CROWN COPYRIGHT" }, { "p", "FIRST PUBLISHED 2007" } }
    assert.same(expected, found)
    assert.same({}, codes)
  end)

  it("may be one line", function()
    assert.same(expected, (run { { "p", "HMIC Inspection Report Kent Police October 2007" }, { "p", "ISBN-13: 978-0-00-000000-2" } }))
  end)

  it("may begin with the force", function()
    local found = run { { "p", "Kent Police – HMIC Inspection Report" }, { "p", "October 2007" } }
    assert.same({ "HMIC Inspection Report", "Kent Police", "Kent" }, { found.title, found.subtitle, found.force })
  end)

  it("takes a force that it does not know as printed, and says so", function()
    local found, codes = run { { "p", "HMIC Inspection Report" }, { "p", "Mercia Vale Constabulary" } }
    assert.equal("Mercia Vale", found.force)
    assert.same({ "unknown_force" }, codes)
  end)

  it("leaves what is not there absent", function()
    assert.same({ title = "HMIC Inspection Report", publisher = "HMIC" },
      (run { { "p", "HMIC Inspection Report" }, { "p", "A very good year" } }))
    assert.same({}, (run { { "p", "Lamps and wicks" } }))
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(front, "\2" .. ("October HMIC Inspection "):rep(5000) .. "\n", options) < 1)
  end)
end)
