local json = require "dkjson"
local score = require "spec.support.score"

local null = json.null

local function spans(first, last)
  return { { first = first, last = last, line = 1 } }
end

local function list(got, want, name)
  local results, mean = score.compare(got, want)
  for _, result in ipairs(results) do
    if result.name == name then return result, mean end
  end
end

local function finding(text, at)
  return { kind = "area_for_improvement", area = "preventing_crime", title = null, text = text, spans = spans(at, at + 9) }
end

local function measure(unit, ...)
  local values = {}
  for i, value in ipairs { ... } do
    values[i] = { entity = i == 1 and "Wessex" or "England and Wales", period = "2015", value = value, raw = tostring(value) }
  end
  return { name = "Calls", group = null, unit = unit, origin = "figure 1", values = values, spans = spans(1, 9) }
end

describe("score.fold", function()
  it("folds white space, quotes, dashes and case", function()
    assert.equal("the force's 'grip' - a b", score.fold "  The force\u{2019}s \u{201C}grip\u{201D} \u{2013} a\n\u{A0}B ")
  end)
  it("keeps words apart that differ", function()
    assert.not_equal(score.fold "re-offend", score.fold "reoffend")
  end)
end)

describe("score.compare", function()
  it("gives 1 to an export against itself", function()
    local export = { findings = { finding("Visit villages.", 5) }, measures = { measure("percent", 1, 2) } }
    local result, mean = list(export, export, "findings")
    assert.equal(1, result.f1)
    assert.equal(1, mean)
  end)

  it("counts what is missing and what is extra", function()
    local got = { findings = { finding("Visit villages.", 5), finding("Invented.", 50) } }
    local want = { findings = { finding("Visit villages.", 5), finding("Answer calls.", 80), finding("Keep notes.", 120) } }
    local result = list(got, want, "findings")
    assert.equal(1, result.matched)
    assert.equal(1 / 2, result.precision)
    assert.near(1 / 3, result.recall, 1e-9)
    assert.near(0.4, result.f1, 1e-9)
    assert.equal(2, #result.missing)
    assert.same({ "area_for_improvement | preventing_crime | invented." }, result.extra)
  end)

  it("gives a match the share of its fields that agree", function()
    local got, want = finding("Visit villages.", 5), finding("Visit villages.", 50)
    local result = list({ findings = { got } }, { findings = { want } }, "findings")
    assert.equal(1, result.matched)
    assert.near(2 / 3, result.recall, 1e-9) -- title and text agree, spans do not
    assert.equal("spans", result.differing[1].field)
  end)

  it("takes spans that overlap by a byte, and no less", function()
    local function f1(first) return list({ figures = { { number = 1, spans = spans(first, 20) } } },
      { figures = { { number = 1, spans = spans(1, 9) } } }, "figures").f1 end
    assert.equal(1, f1(9))
    assert.equal(0, f1(10))
  end)

  it("counts no id, rule, evidence or path, and no field that was not asked for", function()
    local got = { { id = 7, title = "Summary", level = 1, evidence = "bold", rule = "x", more = "y" } }
    local want = { { id = 1, title = "Summary", level = 1, evidence = "page" } }
    assert.equal(1, list({ sections = got }, { sections = want }, "sections").f1)
  end)

  it("reads null and absent as one", function()
    local result = list({ contents = { { title = "A" } } }, { contents = { { title = "A", page = null } } }, "contents")
    assert.equal(1, result.f1)
    result = list({ contents = { { title = "A", page = 3 } } }, { contents = { { title = "A", page = null } } }, "contents")
    assert.equal(0, result.f1)
  end)

  it("compares a section by what it is, not by its number", function()
    local function export(ids, points)
      return {
        sections = {
          { id = ids[1], parent = ids[0] or 0, title = "Summary", spans = spans(1, 7) },
          { id = ids[2], parent = ids[1], title = "Summary", spans = spans(50, 57) },
        },
        footnotes = { { number = 1, section = ids[points] } },
      }
    end
    assert.equal(1, list(export({ 4, 9 }, 2), export({ 1, 2 }, 2), "footnotes").f1)
    assert.equal(0, list(export({ 4, 9 }, 1), export({ 1, 2 }, 2), "footnotes").f1)
    assert.equal(1, list(export({ [0] = null, 4, 9 }, 2), export({ 1, 2 }, 2), "sections").f1)
  end)

  it("compares a figure's table by its header and size", function()
    local function export(id, header)
      return { tables = { { id = id, header = header, rows = { { "a", "1" } } } }, figures = { { number = 1, table = id } } }
    end
    assert.equal(1, list(export(8, { "Force", "Rate" }), export(1, { "Force", "Rate" }), "figures").f1)
    assert.equal(0, list(export(8, { "Force", "Count" }), export(1, { "Force", "Rate" }), "figures").f1)
    assert.equal(0, list({ figures = { { number = 1 } } }, export(1, { "Force", "Rate" }), "figures").f1)
  end)

  it("matches measures number by number", function()
    local got, want = { measures = { measure("percent", 1, 3) } }, { measures = { measure("percent", 1, 2) } }
    local result = list(got, want, "measures")
    assert.equal(2, result.want)
    assert.equal(1, result.matched)
    assert.equal(0.5, result.f1)
    assert.equal(0, list({ measures = { measure("count", 1, 2) } }, want, "measures").matched)
  end)

  it("pairs records of one key by agreement, not by order", function()
    local a, b = { title = "Summary of findings", page = 3 }, { title = "Summary of findings", page = 9 }
    assert.equal(1, list({ contents = { b, a } }, { contents = { a, b } }, "contents").f1)
  end)

  it("holds mentions equal only when all of them are", function()
    local function export(...)
      local mentions = {}
      for i, first in ipairs { ... } do mentions[i] = { as = "good", spans = spans(first, first + 3) } end
      return { judgments = { { force = "Wessex", area = "child_abuse", grade = "good", mentions = mentions } } }
    end
    assert.equal(1, list(export(1, 50), export(2, 51), "judgments").f1)
    assert.equal(0.5, list(export(1), export(1, 50), "judgments").f1)
  end)

  it("holds counts equal only when no grade is added", function()
    local function export(counts) return { distributions = { { area = "child_abuse", counts = counts } } } end
    assert.equal(0, list(export { good = 5, poor = 1 }, export { good = 5 }, "distributions").f1)
    assert.equal(1, list(export { good = 5.0 }, export { good = 5 }, "distributions").f1)
  end)

  it("leaves lists that neither fills, and diagnostics, out of the mean", function()
    local _, mean = list({ diagnostics = { { severity = "note", code = "x" } }, glossary = {} }, { glossary = {} }, "glossary")
    assert.equal(1, mean)
    _, mean = list({ glossary = { { term = "OCG" } } }, {}, "glossary")
    assert.equal(0, mean)
  end)

  it("does not repair a number kept under another key", function()
    local result = list({ footnotes = { { number = 2, text = "A" } } }, { footnotes = { { number = 1, text = "A" } } }, "footnotes")
    assert.equal(0, result.matched)
  end)
end)

describe("score.report", function()
  it("shows both values of a differing field", function()
    local function export(caption) return { figures = { { number = 1, caption = caption } } } end
    local results, mean = score.compare(export "One", export "Two")
    local text = score.report(results, mean, true)
    assert.truthy(text:find("differs  1: caption", 1, true))
    assert.truthy(text:find("got   One", 1, true))
    assert.truthy(text:find("want  Two", 1, true))
  end)
end)
