local core = require "peel.core"
local grade = require "peel.grade"
local sets = require "spec.support.record_sets"

local layouts, four, new, judgments = sets.layouts, sets.four, sets.new, sets.judgments

describe("a record set", function()
  it("gives its rows in the order of the text", function()
    local _, set = judgments()
    assert.equal(2, #set)
    assert.equal(2, set:count())
    assert.equal("overall_effectiveness", set:record(1).area)
    assert.equal("preventing_crime", set:record(2).area)
    assert.is_nil(set:record(3))
    assert.is_nil(set:record(0))
  end)

  it("numbers the records that begin at the same byte", function()
    local records = new()
    local set = records:set "measures"
    for _ = 1, 2 do set:append { name = { 1, 6 }, spans = { 1, 6 } } end
    set:append { name = { 8, 13 }, spans = { 8, 13 } }
    records:seal()
    assert.same({ "measures:1", "measures:1.2", "measures:8" }, (set:column "id"))
  end)

  it("reads a column at once, holes and all", function()
    local _, set = judgments()
    local years, n = set:column "year"
    assert.equal(2, n)
    assert.is_nil(years[1])
    assert.equal(2015, years[2])
    assert.same({ "preventing_crime", "overall_effectiveness" }, (set:column("area", { 2, 1 })))
    assert.error_matches(function() set:column("area", { 3 }) end, "no such row")
    assert.error_matches(function() set:column "aera" end, 'judgments has no field "aera"; did you mean "area"?', 1, true)
  end)

  it("changes fields of a row by the number that append returned", function()
    local records = new()
    local set = records:set "figures"
    local row = set:append { number = 1, caption = { 1, 6 } }
    set:update(row, { table = 7, caption = "given" })
    assert.equal(7, set:record(1).table)
    assert.equal("given", set:record(1).caption)
    assert.equal(1, set:record(1).number)
    assert.error_matches(function() set:update(2, { table = 1 }) end, "no such row")
  end)

  it("gives a label of digits as the number that it is, any other as printed", function()
    local set = new():set "recommendations"
    for _, label in ipairs { 7, "C1", "12", "007", "" } do set:append { number = label } end
    set:append {}
    local labels, n = set:column "number"
    assert.same({ 6, 7, "C1", 12, "007" }, { n, table.unpack(labels, 1, 4) })
    assert.equal("integer", math.type(labels[1]))
    assert.is_nil(labels[6])
    for _, wrong in ipairs { 1.5, true } do
      assert.error_matches(function() set:append { number = wrong } end, "recommendations.number: label (an integer or a string) expected", 1, true)
    end
  end)

  it("is found by its name, a misspelt one raises", function()
    local records = new()
    assert.equal(records:set "judgments", records:set "judgments")
    assert.error_matches(function() records:set "judgements" end, 'there is no list "judgements"; did you mean "judgments"?', 1, true)
    assert.equal("report", records:lists()[1])
  end)
end)

describe("append", function()
  local cases = {
    { { aera = "x" }, 'judgments has no field "aera"; did you mean "area"?' },
    { { area = 12 }, "judgments.area: symbol (a string) expected, got number" },
    { { year = "2015" }, "judgments.year: integer expected, got string" },
    { { year = 2015.5 }, "judgments.year: integer expected, got number" },
    { { year = 1 << 40 }, "judgments.year: integer of 32 bits expected, got 1099511627776" },
    { { grade = true }, "judgments.grade: grade or the name of one expected, got boolean" },
    { { question = 1 }, "judgments.question: text (a span list or a string) expected, got number" },
    { { question = { 1 } }, "judgments.question: flat span list of even length expected, got an odd one" },
    { { spans = { 5, 2 } }, "judgments.spans: position not before its span's first expected, got 2" },
    { { spans = { 0, 2 } }, "judgments.spans: byte position from 1 expected, got 0" },
    { { spans = { "1", "2" } }, "judgments.spans: byte position expected, got string" },
    { { spans = { { 1, 2 } } }, "judgments.spans: byte position expected, got nil" },
    { { spans = "1" }, "judgments.spans: list of spans expected, got string" },
    { { mentions = { 1 } }, "judgments.mentions: row (a table of fields) expected, got number" },
    { { mentions = { { as = 1 } } }, "judgments.mentions.as: symbol (a string) expected, got number" },
    { { mentions = { { at = 1 } } }, 'judgments.mentions has no field "at"' },
    { { id = "x" }, "judgments.id: nothing (it follows from the record's place) expected, got string" },
    { { "x" }, "judgments: fields have names, got a number as key" },
  }
  for _, case in ipairs(cases) do
    it("raises: " .. case[2], function()
      local set = new():set "judgments"
      assert.error_matches(function() set:append(case[1]) end, case[2], 1, true)
      assert.equal(0, #set)
    end)
  end

  it("checks the other types", function()
    local records = new()
    local function refused(list, fields, message)
      assert.error_matches(function() records:set(list):append(fields) end, message, 1, true)
    end
    refused("report", { published = "March 2016" },
      "report.published: date (such as \"2016-02\" or \"2016-02-29\") expected, got 'March 2016'")
    refused("report", { published = "2015-02-29" }, "got '2015-02-29'")
    refused("report", { isbn = { 1, 2 } }, "report.isbn: string expected, got table")
    refused("recommendations", { deadline = { within = "3 months" } },
      "recommendations.deadline.within: duration (such as \"P3M\") expected, got '3 months'")
    refused("recommendations", { deadline = "soon" }, "recommendations.deadline: table of fields expected, got string")
    refused("comparability", { comparable = "no" }, "comparability.comparable: boolean expected, got string")
    refused("measures", { values = { { value = "1" } } }, "measures.values.value: number expected, got string")
    refused("measures", { values = { { value = 1 / 0 } } }, "measures.values.value: number expected, got one that is not finite")
    refused("distributions", { counts = { good = 1.5 } }, "distributions.counts: count (a whole number) expected, got number")
    refused("tables", { rows = { "x" } }, "tables.rows: list expected, got string")
    assert.error_matches(function() records:set "measures.values":append {} end, "added with the record that holds them")
  end)

  it("takes grades of the framework only, where it is given them", function()
    local set = new { grades = four }:set "judgments"
    set:append { grade = "good" }
    set:append { grade = grade.of("peel_4", "good") }
    assert.equal(grade.of("peel_4", "good"), set:record(1).grade)
    assert.is_true(set:record(1).grade == set:record(2).grade)
    assert.is_true(set:record(1).grade >= "requires_improvement")
    local known = new { grades = { good = grade.of("peel_4", "good") } }:set "judgments"
    assert.error_matches(function() known:append { grade = "fair" } end, "judgments.grade: grade of the framework expected, got 'fair'")
  end)
end)

describe("a schema", function()
  local function refused(lists, message)
    assert.error_matches(function() core.schema(lists) end, message, 1, true)
  end
  it("is checked", function()
    refused({ { fields = {} } }, "schema: list without a name")
    refused({ { name = "a" } }, "schema: a has no fields")
    refused({ { name = "a", fields = { { name = "x" } } } }, "schema: field x has no type")
    refused({ { name = "a", fields = { { name = "x", type = "sting" } } } }, "schema: field x has the unknown type sting")
    refused({ { name = "a", fields = { { name = "x", type = "text" }, { name = "x", type = "text" } } } }, "a.x stands there twice")
    refused({ { name = "a", fields = {} }, { name = "a", fields = {} } }, "schema: a stands there twice")
  end)
  it("holds a list without any field", function()
    local set = core.records(core.schema { { name = "a", fields = {} } }):set "a"
    set:append {}
    assert.equal(1, #set)
  end)
  it("reads texts of our own without a document", function()
    local set = core.records(layouts):set "findings"
    set:append { text = "own", title = { 1, 2 }, spans = { 1, 2 } }
    assert.equal("own", set:record(1).text)
    assert.same({ { first = 1, last = 2 } }, set:record(1).spans)
    assert.error_matches(function() return set:record(1).title end, "no document to read a text from")
  end)
end)

describe("the types of records", function()
  it("are described for editors, method by method", function()
    local file <close> = assert(io.open "lua/peel/meta/records.lua")
    local described = {}
    for class, method in file:read "a":gmatch "function (%u%a*):([%l_]+)" do described[class .. ":" .. method] = true end
    local records = new()
    local found = {}
    for class, methods in pairs {
      Records = getmetatable(records).__index, RecordSet = getmetatable(records:set "report").__index,
      Record = { positions = core.record_methods.positions, row = core.record_methods.row },
    } do
      for name in pairs(methods) do found[class .. ":" .. name] = true end
    end
    assert.same(found, described)
  end)
end)
