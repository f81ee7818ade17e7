local core = require "peel.core"
local grade = require "peel.grade"
local list = require "peel.list"
local schema = require "peel.schema"

local SOURCE = "Wessex Police is good at this."
local stub = {
  text = function(_, positions) return SOURCE:sub(positions[1], positions[2]) end,
  line = function() return 1 end,
}
local layouts = core.schema(schema.lists)
local GRADES = { "good", "inadequate", "outstanding", "requires_improvement", "ungraded" }

--- n judgments of the years 2001, 2002, ..., their grades in turn those of GRADES.
local function judgments(n)
  local records = core.records(layouts, stub)
  for i = 1, n do
    records:set "judgments":append {
      force = i % 2 == 0 and "Wessex" or "Kent", area = "area_" .. i, scope = i == 1 and "overall" or "area",
      grade = grade.of("peel_4", GRADES[(i - 1) % 5 + 1]), question = { 1, 13 }, year = 2000 + i,
      spans = { i, i },
    }
  end
  records:seal()
  return list.of(records, "judgments"), records
end

local function years(of)
  return (of:column "year")
end

describe("a list", function()
  it("is counted, indexed and walked", function()
    local all = judgments(3)
    assert.equal(3, #all)
    assert.equal(3, all:count())
    assert.equal("area_2", all[2].area)
    assert.is_nil(all[4])
    assert.is_nil(all[0])
    assert.equal(all[1], all:first())
    local seen = {}
    for record in all:each() do seen[#seen + 1] = record.year end
    assert.same({ 2001, 2002, 2003 }, seen)
    for i, record in pairs(all) do assert.equal(2000 + i, record.year) end
    for i, record in ipairs(all) do assert.equal(all[i], record) end
    assert.equal(3, #all:totable())
    assert.is_nil(getmetatable(all:totable()))
  end)

  it("may be empty", function()
    local none = judgments(0)
    assert.equal(0, #none)
    assert.is_nil(none:first())
    assert.equal("no judgments", tostring(none))
    assert.same({}, years(none))
  end)

  it("cannot be changed and knows its methods", function()
    local all = judgments(1)
    assert.error_matches(function() all[1] = nil end, "a list cannot be changed")
    assert.error_matches(function() all:frist() end, 'a list has no method "frist"; did you mean "first"?', 1, true)
    assert.error_matches(function() return all.length end, 'a list has no method "length"', 1, true)
    assert.error_matches(function() all.first() end, "first: a list expected, got nil")
    assert.error_matches(function() list.of(select(2, judgments(0)), "judgement") end, 'did you mean "judgments"?', 1, true)
  end)

  it("outlives its report's variable, and raises when that is closed", function()
    local all, records = judgments(2)
    collectgarbage()
    collectgarbage()
    assert.equal(2, #all:where { scope = { "overall", "area" } })
    records:close()
    assert.error_matches(function() return #all end, "report is closed")
    assert.error_matches(function() return all:where { year = 2001 } end, "report is closed")
    assert.equal("judgments (closed)", tostring(all))
  end)

  it("shows the numbers of the measures with the fields of their measure", function()
    local _, records = judgments(0)
    records:set "measures":append { name = { 1, 6 }, unit = "percent", values = { { entity = "Kent", value = 2 }, { value = 3 } } }
    records:set "measures":append { name = { 8, 13 }, unit = "count", values = { { entity = "Kent", value = 4 } } }
    records:seal()
    local values = list.of(records, "values")
    assert.equal(3, #values)
    assert.same({ 2, 4 }, (values:where { entity = "Kent" }:column "value"))
    assert.same({ "Wessex", "Police" }, (values:where { value = { from = 3 } }:column "name"))
    assert.equal("percent", values[2].unit)
  end)
end)

describe("where", function()
  local all = judgments(10)

  it("takes a value, a list, a range and a function", function()
    assert.same({ 2004 }, years(all:where { year = 2004 }))
    assert.same({ 2004 }, years(all:where { area = "area_4" }))
    assert.same({ 2001, 2003, 2006, 2008 }, years(all:where { grade = { "good", "outstanding" } }))
    assert.same({ 2001, 2006 }, years(all:where { grade = grade.of("peel_4", "good") }))
    assert.same({ 2009, 2010 }, years(all:where { year = { from = 2009 } }))
    assert.same({ 2001, 2002 }, years(all:where { year = { to = 2002 } }))
    assert.same({ 2003, 2004 }, years(all:where { year = { from = 2003, to = 2004 } }))
    assert.same({ 2002, 2007 }, years(all:where { area = function(area, record) return record.year % 5 == 2 and area ~= "x" end }))
    assert.same({ 2007 }, years(all:where { year = setmetatable({}, { __call = function(_, year) return year == 2007 end }) }))
    assert.equal(10, #all:where { question = "Wessex Police" })
    assert.equal(0, #all:where { question = "Kent" })
  end)

  it("takes several conditions, of which all must hold", function()
    assert.same({ 2006 }, years(all:where { grade = "good", force = "Wessex" }))
    assert.equal(0, #all:where { year = 2001, force = "Wessex" })
  end)

  it("orders grades, those off the scale never", function()
    assert.same({ 2001, 2003, 2006, 2008 }, years(all:where("grade", ">=", "good")))
    assert.same({ 2002, 2007 }, years(all:where("grade", "<", "requires_improvement")))
    assert.same({ 2002, 2004, 2007, 2009 }, years(all:where { grade = { to = "requires_improvement" } }))
    assert.same({ 2005, 2010 }, years(all:where { grade = "ungraded" }))
    assert.equal(0, #all:where { grade = { from = "excellent" } }) -- a grade of another scale
    assert.equal(8, #all:where("grade", "~=", "good"))
  end)

  it("compares dates as precisely as both are printed", function()
    local records = core.records(layouts)
    for _, due in ipairs { "2016", "2016-02", "2016-02-10", "2017-01" } do
      records:set "recommendations":append { title = due }
      records:set "report":append { title = due, published = due }
    end
    local reports = list.of(records, "report")
    assert.same({ "2016", "2016-02", "2016-02-10" }, (reports:where { published = { to = "2016" } }:column "title"))
    assert.same({ "2016", "2016-02", "2016-02-10", "2017-01" }, (reports:where { published = { from = "2016-02-10" } }:column "title"))
    assert.same({ "2017-01" }, (reports:where("published", ">", "2016-02"):column "title"))
  end)

  it("leaves the list that it is called on alone", function()
    local good = all:where { grade = "good" }
    local later = good:where("year", ">", 2001)
    assert.equal(10, #all)
    assert.equal(2, #good)
    assert.equal(1, #later)
    assert.equal(all[6], later[1])
    assert.is_nil(later[2])
  end)

  it("finds nothing where a field is absent, except by a function or ~=", function()
    local records = core.records(layouts)
    records:set "findings":append { kind = "strength" }
    local findings = list.of(records, "findings")
    assert.equal(0, #findings:where { area = "x" })
    assert.equal(1, #findings:where("area", "~=", "x"))
    assert.equal(1, #findings:where { area = function(area) return area == nil end })
  end)

  local refused = {
    { "an empty filter", function() all:where {} end, "where: an empty filter matches everything" },
    { "a filter whose value is nil", function() all:where { area = nil } end, "where: an empty filter matches everything" },
    { "a nil value", function() all:where("year", "==", nil) end, "where: the value to compare judgments.year with is nil" },
    { "no filter", function() all:where() end, "where: a filter table, or field, comparison and value expected, got nil" },
    { "an unknown field", function() all:where { aera = "x" } end, 'judgments has no field "aera"; did you mean "area"?' },
    { "a field by number", function() all:where { "x" } end, "judgments has no field 1" },
    { "an unknown comparison", function() all:where("year", "=", 1) end, 'where: comparison "=" is not one of ==, ~=, <' },
    { "a wrong type", function() all:where { year = "2001" } end, 'judgments.year: number expected, got "2001"' },
    { "a wrong type in a list", function() all:where { year = { 2001, "2" } } end, 'judgments.year: number expected, got "2"' },
    { "an unknown grade", function() all:where { grade = "godo" } end, 'judgments.grade: unknown grade "godo"; did you mean "good"?' },
    { "a word outside the vocabulary", function() all:where { scope = "al" } end,
      'judgments.scope is never "al" (it is one of overall, area)' },
    { "order of words", function() all:where("area", "<", "x") end, "judgments.area: a field of type symbol has no order" },
    { "an empty list of values", function() all:where { year = {} } end,
      "judgments.year: a list of values, a range {from=, to=} or a function" },
    { "a range with other keys", function() all:where { year = { from = 1, upto = 2 } } end, 'a range has from and to, got "upto"' },
    { "rows", function() all:where { mentions = 1 } end, "judgments.mentions: a field of type rows takes a function, got 1" },
    { "a column that there is not", function() all:column "aera" end, 'judgments has no field "aera"' },
    { "a printed column that there is not", function() all:format { columns = { "aera" } } end, 'judgments has no field "aera"' },
  }
  for _, case in ipairs(refused) do
    it("raises for " .. case[1] .. " at the caller's line", function()
      local _, message = pcall(case[2])
      assert.matches(case[3], message, 1, true)
      assert.matches("list_spec.lua:%d", message)
    end)
  end
end)

describe("a printed list", function()
  it("is an aligned table", function()
    assert.equal(table.concat({
      "force   area    grade       year",
      "------  ------  ----------  ----",
      "Kent    area_1  good        2001",
      "Wessex  area_2  inadequate  2002",
    }, "\n"), tostring(judgments(2)))
  end)

  it("shows twenty rows and counts the rest", function()
    local printed = tostring(judgments(23))
    assert.matches("\n… and 3 more$", printed)
    assert.equal(22, select(2, printed:gsub("\n", "")))
    assert.matches("\n… and 21 more$", judgments(23):format { rows = 2 })
    assert.is_nil(tostring(judgments(20)):find "more")
  end)

  it("leaves out a column in which nothing is known, and takes others", function()
    local records = core.records(layouts)
    records:set "findings":append { kind = "strength", text = "a\27[2J\nb" }
    local findings = list.of(records, "findings")
    assert.equal("kind      text\n--------  -------\nstrength  a [2J b", tostring(findings))
    assert.equal("area  kind\n----  --------\n-     strength", findings:format { columns = { "area", "kind" } })
  end)

  it("keeps to the width", function()
    local records = core.records(layouts)
    records:set "findings":append { kind = "area_for_improvement", area = "preventing_crime", text = ("long "):rep(100) }
    for line in list.of(records, "findings"):format { width = 60 }:gmatch "[^\n]+" do
      assert.is_true(utf8.len(line) <= 60, line)
    end
  end)
end)
