local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.hmic_2007"
local rules = require "peel.grammar.hmic_2007.findings"
local recommendations = require "peel.grammar.hmic_2007.recommendations"
local practice = require "peel.grammar.hmic_2007.developing_practice"

local options = { framework = framework, section = { area = "missing_persons" }, report = { force = "Mercia Vale", published = "2007-10" } }

local function run(rule, lines, list)
  rule.compiled = rule.compiled or rule.pattern(fake.env(framework))
  local records, diagnostics = fake.run(rule, lines, options)
  return records[list] or {}, fake.codes(diagnostics)
end

local strengths, areas = rules[1], rules[3]

describe("findings of a report of 2007", function()
  it("are the paragraphs under a heading, with their bullets", function()
    local found = run(strengths, {
      { "p", "Every lamp has a keeper." }, { "p", "Keepers are asked to bring:" }, { "item", "oil;" }, { "nested", "or wax;" },
      { "item", "a wick." }, { "p", "They do." },
    }, "findings")
    assert.same({ { kind = "strength", area = "missing_persons",
      text = { "Every lamp has a keeper.", "Keepers are asked to bring:", "They do." }, items = { "oil;", "or wax;", "a wick." } } }, found)
  end)

  it("leave out recommendations, tables and empty lines", function()
    local found = run(areas, {
      { "p", "Lamps go out." }, { "p", "RECOMMENDATION 4" }, { "p", "That the force trims wicks." }, { "p", "" },
      { "row", "a", "1" }, { "p", "Nobody counts them." }, { "p", "Recommendation 5: That the force counts them." }, { "p", "It knows." },
    }, "findings")
    assert.same({ "Lamps go out.", "Nobody counts them.", "It knows." }, found[1].text)
    assert.equal("area_for_improvement", found[1].kind)
    assert.equal(1, #found)
  end)

  it("leave out a page header that was left among them", function()
    local found = run(strengths, { { "p", "A." }, { "p", "October 2007" }, { "p", "Kent Police – HMIC Inspection Report" },
      { "p", "In October 2007 it was dark." } }, "findings")
    assert.same({ "A.", "In October 2007 it was dark." }, found[1].text)
  end)

  it("are none under an empty heading", function()
    assert.same({}, (run(strengths, {}, "findings")))
    assert.same({}, (run(strengths, { { "row", "a", "b" } }, "findings")))
  end)

  it("may be bullets alone", function()
    local found = run(rules[2], { { "item", "A census." }, { "item", "A map." } }, "findings")
    assert.same({ { kind = "work_in_progress", area = "missing_persons", items = { "A census.", "A map." },
      at = "A census. A map." } }, found)
  end)

  it("take linear time", function()
    local text = fake.tape { { "p", "RECOMMENDATION 1" }, { "p", "RECOMMENDATION" }, { "p", "That it is so" }, { "item", "x" } }
    assert.is_true(fake.seconds(strengths, text:rep(3000), options) < 1)
    assert.is_true(fake.seconds(strengths, "\2" .. ("RECOMMENDATION 1 "):rep(20000) .. "\n", options) < 1)
  end)
end)

describe("recommendations of a report of 2007", function()
  it("are a label and a paragraph, with addressee and deadline", function()
    local found, codes = run(recommendations, {
      { "p", "RECOMMENDATION 12" }, { "p", "That the police authority buys lamps by April 2008." }, { "p", "Other text." },
    }, "recommendations")
    assert.same({}, codes)
    assert.equal(12, found[1].number)
    assert.equal("missing_persons", found[1].area)
    assert.equal("the police authority", found[1].addressee)
    assert.same({ by = "2008-04", due = "2008-04", rule = "printed_date" }, found[1].deadline)
    assert.same({ "That the police authority buys lamps by April 2008." }, found[1].text)
    assert.equal("RECOMMENDATION 12 That the police authority buys lamps by April 2008.", found[1].at)
  end)

  for name, lines in pairs {
    ["label and text in one line"] = { { "p", "Recommendation 3 That the force sweeps." } },
    ["a colon behind the number"] = { { "p", "Recommendation 3: That the force sweeps." } },
    ["a label among the text"] = { { "p", "Soot gathers." }, { "p", "RECOMMENDATION 3" }, { "p", "That the force sweeps." },
      { "p", "It will." } },
  } do
    it("are read with " .. name, function()
      local found = run(recommendations, lines, "recommendations")
      assert.same({ 3, "That the force sweeps.", "the force" }, { found[1].number, found[1].text[1], found[1].addressee })
      assert.equal(1, #found)
      assert.equal(1, #found[1].text)
    end)
  end

  it("have bullets as actions and may go on", function()
    local found = run(recommendations, {
      { "p", "RECOMMENDATION 1" }, { "p", "That the force:" }, { "item", "sweeps; and" }, { "item", "dusts." }, { "p", "More text." },
      { "p", "RECOMMENDATION 2" }, { "p", "That Mercia Vale Police waits." }, { "p", "That it waits on." }, { "item", "no action" },
    }, "recommendations")
    assert.same({ "sweeps; and", "dusts." }, found[1].actions)
    assert.same({ "That Mercia Vale Police waits.", "That it waits on." }, found[2].text)
    assert.equal("Mercia Vale Police", found[2].addressee)
    assert.same({}, found[2].actions)
  end)

  for name, line in pairs {
    ["a sentence"] = "Recommendation 3 was accepted by the force.",
    ["another word"] = "RECOMMENDATIONS 3", ["no number"] = "RECOMMENDATION", ["a long number"] = "RECOMMENDATION 12345",
  } do
    it("are not made from " .. name, function()
      assert.same({}, (run(recommendations, { { "p", line }, { "p", "That." } }, "recommendations")))
    end)
  end

  it("are reported where their words are lost", function()
    local found, codes = run(recommendations, { { "p", "RECOMMENDATION 1" }, { "p", "RECOMMENDATION 2" }, { "p", "That it is." } },
      "recommendations")
    assert.equal(1, #found)
    assert.same({ "recommendation_without_text" }, codes)
  end)
end)

describe("developing practice of 2007", function()
  local loose = {
    { "p", "INSPECTION AREA: Child abuse" }, { "p", "TITLE: A lamp in the hall" }, { "p", "PROBLEM:" }, { "p", "It was dark." },
    { "p", "SOLUTION:" }, { "p", "Two things were tried:" }, { "item", "oil;" }, { "item", "wax." }, { "p", "OUTCOME(S):" },
    { "item", "It is light." }, { "p", "FORCE CONTACT: Sergeant Ada Reeve, Longwater – 0000 111222" },
  }
  local close = {
    { "p", "INSPECTION AREA: Missing persons" }, { "p", "TITLE: A bell" }, { "p", "PROBLEM: Nobody came." },
    { "p", "SOLUTION: A bell was hung." }, { "p", "OUTCOME(S): They come." }, { "p", "FORCE CONTACT: PC Orme – 0000 333" },
  }
  local expected = {
    { kind = "developing_practice", area = "child_abuse", title = { "A lamp in the hall" },
      text = { "It was dark.", "Two things were tried:", "oil;", "wax.", "It is light." }, items = { "oil;", "wax.", "It is light." },
      problem = { "It was dark." }, solution = { "Two things were tried:", "oil;", "wax." }, outcome = { "It is light." },
      contact = { "Sergeant Ada Reeve, Longwater – 0000 111222" } },
    { kind = "developing_practice", area = "missing_persons", title = { "A bell" },
      text = { "Nobody came.", "A bell was hung.", "They come." }, items = {}, problem = { "Nobody came." },
      solution = { "A bell was hung." }, outcome = { "They come." }, contact = { "PC Orme – 0000 333" } },
  }

  local function read(lines)
    local found, codes = run(practice, lines, "findings")
    for _, finding in ipairs(found) do finding.at = nil end
    return found, codes
  end

  local function both(a, b) return table.move(b, 1, #b, #a + 1, table.move(a, 1, #a, 1, {})) end

  it("is read in both layouts", function()
    local found, codes = read(both(loose, close))
    assert.same(expected, found)
    assert.same({}, codes)
  end)

  it("is read where lines were joined, and with a grade table behind it", function()
    local words = {}
    for i, line in ipairs(close) do words[i] = line[2] end
    local found = read { { "p", table.concat(words, " ") }, { "row", "GRADE", "GOOD" } }
    assert.same({ expected[2] }, found)
  end)

  it("begins anew with a title where the area's line was lost", function()
    local found = read(both(close, table.move(close, 2, #close, 1, {})))
    assert.same({ expected[2], expected[2] }, found)
  end)

  it("takes the chapter's area where its own is not known, and says so", function()
    local lines = both({ { "p", "Inspection Area: Lamps" } }, table.move(close, 2, #close, 1, {}))
    local found, codes = read(lines)
    assert.equal("missing_persons", found[1].area)
    assert.same({ "unknown_area" }, codes)
  end)

  it("says which part is missing", function()
    local found, codes = read { close[1], close[2], close[3], close[6] }
    assert.same({ "Nobody came." }, found[1].text)
    assert.same({ "practice_incomplete", "practice_incomplete" }, codes)
  end)

  it("is not made from prose", function()
    assert.same({}, (read { { "p", "Some practice was good." }, { "item", "A bell was hung." } }))
    assert.same({}, (read { { "p", "INSPECTION AREA:" } }))
  end)

  it("takes linear time", function()
    local tape = fake.tape(both(loose, close))
    assert.is_true(fake.seconds(practice, tape:rep(400), options) < 1)
    assert.is_true(fake.seconds(practice, "\2" .. ("TITLE: PROBLEM SOLUTION "):rep(10000) .. "\n", options) < 2)
  end)
end)
