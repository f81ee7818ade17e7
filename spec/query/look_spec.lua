local core = require "peel.core"
local query = require "peel.query"
local queries = require "spec.support.queries"

local judgments, layouts = queries.judgments, queries.layouts

local function years(of)
  return (of:column "year")
end

describe("a query", function()
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
    assert.error_matches(function() all[1] = nil end, "a query cannot be changed; where, derive and the other verbs give a new one")
    assert.error_matches(function() all:frist() end, 'a query has no method "frist"; did you mean "first"?', 1, true)
    assert.error_matches(function() return all.force end, 'a query has no method "force"; its field of that name is read with :column("force")', 1, true)
    assert.error_matches(function() return all.length end, 'a query has no method "length"', 1, true)
    assert.error_matches(function() all.first() end, "first: a query expected, got nil")
    assert.error_matches(function() query.list(select(2, judgments(0)), "judgement") end, 'did you mean "judgments"?', 1, true)
  end)

  it("has rows at whole numbers", function()
    local all = judgments(3)
    assert.equal(all[2], all[2.0])
    assert.is_nil(all[4.0])
    for _, bad in ipairs { 1.5, 0 / 0, math.huge } do
      assert.error_matches(function() return all[bad] end, "judgments: rows are numbered 1, 2, 3; got", 1, true)
    end
    assert.error_matches(function() all:format { columns = {} } end, "format: the name of a field expected, got none", 1, true)
  end)

  it("tells the user's line where a report is closed in the middle", function()
    for _, use in ipairs {
      function(all, records) for record in all:each() do records:close() local _ = record.year end end,
      function(all, records) return #all:where(function() records:close() return true end) end,
      function(all, records) return #all:derive { x = function() records:close() return 1 end } end,
      function(all, records) local row = all:select "year"[1] records:close() return row.year end,
      function(all, records) return #all:group "grade":apply(function(rows) records:close() return #rows end) end,
    } do
      local all, records = judgments(3)
      local raised, message = pcall(use, all, records)
      assert.is_false(raised)
      assert.matches("look_spec%.lua:%d+: .*the report is closed; open it again to use it$", message)
    end
  end)

  it("outlives its report's variable, and raises when that is closed", function()
    local all, records = judgments(2)
    collectgarbage()
    collectgarbage()
    assert.equal(2, #all:where { scope = { "overall", "area" } })
    records:close()
    for _, look in ipairs {
      function() return #all end, function() return #all:where { year = 2001 } end, function() return all[1] end,
      function() return all:column "year" end, function() return all:group("force"):count():first() end,
    } do assert.error_matches(look, "judgments: the report is closed; open it again to use it", 1, true) end
    assert.equal("judgments (closed)", tostring(all))
  end)

  it("shows the numbers of the measures with the fields of their measure", function()
    local _, records = judgments(0)
    records:set "measures":append { name = { 1, 6 }, unit = "percent", values = { { entity = "Kent", value = 2 }, { value = 3 } } }
    records:set "measures":append { name = { 8, 13 }, unit = "count", values = { { entity = "Kent", value = 4 } } }
    records:seal()
    local values = query.list(records, "values")
    assert.equal(3, #values)
    assert.same({ 2, 4 }, (values:where { entity = "Kent" }:column "value"))
    assert.same({ "Wessex", "Police" }, (values:where { value = { from = 3 } }:column "name"))
    assert.equal("percent", values[2].unit)
  end)
end)

describe("a printed query", function()
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
    local findings = query.list(records, "findings")
    assert.equal("kind      text\n--------  -------\nstrength  a [2J b", tostring(findings))
    assert.equal("area  kind\n----  --------\n-     strength", findings:format { columns = { "area", "kind" } })
  end)

  it("keeps to the width", function()
    local records = core.records(layouts)
    records:set "findings":append { kind = "area_for_improvement", area = "preventing_crime", text = ("long "):rep(100) }
    for line in query.list(records, "findings"):format { width = 60 }:gmatch "[^\n]+" do
      assert.is_true(utf8.len(line) <= 60, line)
    end
  end)
end)
