local grade = require "peel.grade"
local peel = require "peel"
local queries = require "spec.support.queries"

local told, names = queries.told, queries.columns

local function table_of()
  return peel.table({
    { force = "Kent", n = 3, d = "2016-02" }, { force = "essex", n = 1 }, { n = 2, d = "2016" }, { force = "Surrey", d = "2015-12-01" },
    { force = "Kent", n = 1.5, d = "2016-02" },
  }, { "force", "n", { name = "d", type = "date" } })
end

describe("select", function()
  it("takes fields, in this order, under their names or others", function()
    local t = table_of()
    assert.equal("n:number force:string", names(t:select("n", "force")))
    assert.equal("force:string day:date", names(t:select { "force", day = "d" }))
    assert.same({ "Kent 2016-02", "essex -", "- 2016", "Surrey 2015-12-01", "Kent 2016-02" }, told(t:select { "force", day = "d" }, "force", "day"))
    assert.equal("x:number y:number", names(t:select { x = "n", y = "n" }))
    assert.error_matches(function() return t:select("force")[1].n end, 'this row has no field "n"', 1, true)
    assert.same({ "Kent", "Kent" }, told(t:select { who = "force", "n" }:where { who = "Kent" }, "who"))
    assert.equal("w:number", names(t:select { v = "n" }:select { w = "v" }))
  end)

  local t = table_of()
  queries.refused(it, assert, {
    { "no name", function() t:select() end, "select: the name of a field expected, got none" },
    { "an empty table", function() t:select {} end, "select: the name of a field expected, got none" },
    { "nil", function() t:select("n", nil) end, "select: field 2 is nil (a misspelt variable?)" },
    { "an unknown field", function() t:select("froce") end, 'table has no field "froce"; did you mean "force"?' },
    { "two columns of one name", function() t:select { "n", n = "d" } end, 'select: two columns are called "n"' },
    { "a hole", function() t:select { "n", nil, "d" } end, "got the key 3 (is a variable nil?)" },
  })
end)

describe("derive", function()
  it("adds fields that a function works out, or one value", function()
    local t = table_of():derive { twice = function(row) return row.n and row.n * 2 end, unit = "count" }
    assert.equal("force:string n:number d:date twice:number unit:string", names(t))
    assert.same({ "6 count", "2 count", "4 count", "- count", "3.0 count" }, told(t, "twice", "unit"))
    assert.same({ "3 3", "1 1", "2 2", "- -", "1.5 1.5" }, told(t:derive { m = function(row) return row.twice and row.n end }, "m", "n"))
  end)

  it("finds the type that fits", function()
    local t = table_of()
    local function type_of(f) return t:derive { x = f }:columns()[4].type end
    local i = 0
    local function turns(...)
      local list, n = { ... }, select("#", ...)
      return function()
        i = i + 1
        return list[(i - 1) % n + 1]
      end
    end
    assert.equal("integer", type_of(function() return 1 end))
    assert.equal("number", type_of(turns(1, 2.5)))
    assert.equal("integer", type_of(turns(1, nil)))
    assert.equal("string", type_of(tostring))
    assert.equal("boolean", type_of(turns(true, false, nil)))
    assert.equal("grade", type_of(turns(grade.of("peel_4", "good"), nil)))
    assert.equal("value", type_of(turns(1, "x")))
    assert.equal("value", type_of(function() return {} end))
    assert.equal("none", type_of(function() end))
    assert.equal("grade", type_of(grade.of("peel_4", "good")))
    assert.equal("boolean", type_of(false))
  end)

  it("may find no value at all, and is asked on", function()
    for _, t in ipairs { table_of(), table_of():head(0), peel.table({}, { "force", "n", "d" }) } do
      local x = t:derive { x = function() end }
      for _, narrowed in ipairs {
        x:where { x = 3 }, x:where { x = { from = "2016" } }, x:where("x", "<", 2), x:where { x = peel.like "*" }, x:where { x = { "a", 1 } },
        x:where { x = peel.matches "'a'" },
      } do
        assert.equal(0, #narrowed)
        assert.same(#t > 0 and { "5 rows without x left out" } or {}, narrowed:notes())
      end
      assert.equal(#t, #x:where("x", "~=", 1))
      assert.equal(#t, #x:where { x = peel.missing })
      assert.equal(#t, #x:sort("-x", "x"))
      assert.equal(math.min(#t, 1), #x:group("x"):aggregate { "count", { "mean", "x" }, { "max", "x" }, { "list", "x" } })
      assert.equal(math.min(#t, 1), #x:distinct "x")
      assert.equal(0, #x:join(t, { on = { x = "n" } }))
      assert.is_string(tostring(x:describe()))
      assert.is_string(tostring(x:pivot { rows = "force", columns = "x", value = "x", aggregate = "max" }))
      local u = x:union(peel.table { { x = "a" } })
      assert.equal("string", u:columns()[4].type)
      assert.equal(1, #u:where { x = "a" }:group("x"))
      assert.equal(#t * 2, #x:union(x):sort "x")
    end
  end)

  it("replaces a field, and reads the rows as they were", function()
    local t = table_of():derive { n = function(row) return -(row.n or 0) end, m = function(row) return row.n end }
    assert.equal("force:string n:number d:date m:number", names(t))
    assert.same({ "-3 3", "-1 1", "-2 2", "0 -", "-1.5 1.5" }, told(t, "n", "m"))
    assert.same({ "-3 3", "-2 2" }, told(t:where("n", "<", -1.5), "n", "m"))
  end)

  it("works over chosen rows only", function()
    local seen = 0
    local t = table_of():where { force = "Kent" }:derive { x = function(row)
      seen = seen + 1
      return row.n
    end }
    assert.same({ "3", "1.5" }, told(t, "x"))
    assert.equal(2, seen)
    assert.same({ "1.5", "3" }, told(t:sort "x", "x"))
  end)

  it("says what is not a number", function()
    local t = table_of():derive { x = function(row) return row.n and (row.n - 1) / (row.n - 1) end }
    assert.same({ "1.0", "-", "1.0", "-", "1.0" }, told(t, "x"))
    assert.same({ "1 row whose x is not a number, taken as absent" }, t:notes())
  end)

  local t = table_of()
  queries.refused(it, assert, {
    { "an empty table", function() t:derive {} end, "derive: a table of new fields expected, name = function or value, got an empty one" },
    { "no table", function() t:derive "x" end, 'derive: a table of new fields expected, name = function or value, got "x"' },
    { "a list", function() t:derive { function() end } end, "derive: the names of fields are strings, got 1" },
    { "a function that raises", function() local _ = #t:derive { x = function(row) return row.n + 1 end } end,
      "derive: attempt to perform arithmetic on a nil value (field 'n'); raised at spec/query/shape_spec.lua:" },
    { "a function that raises no words", function() local _ = #t:derive { x = function() error(setmetatable({}, { __tostring = function()
      return "this:1 is no line" end })) end } end, "derive: this:1 is no line; raised on row 1 of table" },
    { "a misspelt field in it", function() local _ = #t:derive { x = function(row) return row.m end } end, 'this row has no field "m"' },
    { "a condition that does not fit what it gives", function() local _ = #t:derive { x = function() return 1 end }:where { x = "a" } end,
      'table.x: number expected, got "a"' },
  })
end)

describe("sort", function()
  it("orders by fields, from least or from largest, what is absent last", function()
    local t = table_of()
    assert.same({ "1", "1.5", "2", "3", "-" }, told(t:sort "n", "n"))
    assert.same({ "3", "2", "1.5", "1", "-" }, told(t:sort "-n", "n"))
    assert.same({ "essex", "Kent", "Kent", "Surrey", "-" }, told(t:sort "force", "force"))
    assert.same({ "Surrey -", "Kent 3", "Kent 1.5", "essex 1", "- 2" }, told(t:sort("-force", "-n"), "force", "n"))
    assert.same({ "2015-12-01", "2016", "2016-02", "2016-02", "-" }, told(t:sort "d", "d"))
    assert.same({ "3", "1", "2", "-", "1.5" }, told(t, "n"), "the query itself is as it was")
  end)

  it("leaves equal rows as they stood", function()
    local rows = {}
    for i = 1, 50 do rows[i] = { k = i % 3, i = i } end
    local last, at = -1, 0
    for row in peel.table(rows):sort "k":each() do
      assert.is_true(row.k > last or row.k == last and row.i > at)
      last, at = row.k, row.i
    end
  end)

  it("orders grades from worse to better, those off the scale behind them", function()
    local t = peel.table {
      { g = grade.of("peel_4", "good") }, { g = grade.of("peel_4", "ungraded") }, {}, { g = grade.of("peel_4", "inadequate") },
      { g = grade.of("peel_4", "outstanding") },
    }
    assert.same({ "inadequate", "good", "outstanding", "ungraded", "-" }, told(t:sort "g", "g"))
    assert.same({ "outstanding", "good", "inadequate", "ungraded", "-" }, told(t:sort "-g", "g"))
  end)

  it("sorts out only what head asks for", function()
    local t = table_of()
    local sorted = t:sort "-n"
    assert.same({ "3", "2" }, told(sorted:head(2), "n"))
    assert.same({ "3", "2", "1.5", "1", "-" }, told(sorted, "n"))
    assert.same({ "3", "2" }, told(sorted:head(2), "n"))
    assert.same({ "3", "2", "1.5", "1", "-" }, told(sorted:head(9), "n"))
  end)

  local t = table_of()
  local mixed = peel.table { { g = grade.of("peel_4", "good") }, { g = grade.of("hmic_4", "good") } }
  queries.refused(it, assert, {
    { "no name", function() t:sort() end, "sort: the name of a field expected, got none" },
    { "nil", function() t:sort("n", nil) end, "sort: field 2: a name expected, got nil" },
    { "an unknown field", function() t:sort "-frce" end, 'table has no field "frce"; did you mean "force"?' },
    { "what has no order", function() queries.judgments(1):sort "mentions" end, "sort: judgments.mentions (rows) has no order" },
    { "grades of two scales", function() local _ = #mixed:sort "g" end,
      "sort: grades on peel_4 and on hmic_4 are of different scales and have no order between them" },
  })
end)

describe("head and tail", function()
  it("take rows from the ends", function()
    local t = table_of()
    assert.same({ "3", "1" }, told(t:head(2), "n"))
    assert.same({ "-", "1.5" }, told(t:tail(2), "n"))
    assert.same({}, told(t:head(0), "n"))
    assert.same({}, told(t:tail(0), "n"))
    assert.equal(5, #t:head(9))
    assert.equal(5, #t:tail(9))
    assert.same({ "1" }, told(t:head(2):tail(1), "n"))
    assert.same({ "3" }, told(t:where { force = "Kent" }:head(1), "n"))
    assert.equal(0, #t:where { n = 99 }:tail(2))
  end)

  local t = table_of()
  queries.refused(it, assert, {
    { "no number", function() t:head() end, "head: a number of rows expected, got nil" },
    { "less than none", function() t:tail(-1) end, "tail: a number of rows expected, got -1" },
    { "a part of a row", function() t:head(1.5) end, "head: a number of rows expected, got 1.5" },
  })
end)

describe("distinct", function()
  it("gives each combination once, what is absent too", function()
    local t = table_of()
    assert.same({ "Kent", "essex", "-", "Surrey" }, told(t:distinct "force", "force"))
    assert.equal("force:string d:date", names(t:distinct("force", "d")))
    assert.same({ "Kent 2016-02", "essex -", "- 2016", "Surrey 2015-12-01" }, told(t:distinct("force", "d"), "force", "d"))
    assert.equal(5, #t:distinct())
    assert.equal(2, #t:union(t):where { force = "Kent" }:distinct())
    assert.same({ "Surrey", "Kent" }, told(t:distinct "force":sort "-force":head(2), "force"))
  end)

  local all = queries.judgments(2)
  queries.refused(it, assert, {
    { "what cannot be told apart", function() all:distinct("mentions") end,
      "distinct: the values of judgments.mentions (rows) cannot be told apart; name the fields to compare" },
    { "all fields where one cannot", function() all:distinct() end, "cannot be told apart" },
    { "nil", function() all:distinct(nil) end, "distinct: field 1 is nil" },
  })
end)

describe("union", function()
  it("puts rows below rows and fields beside fields", function()
    local a, b = peel.table { { x = 1, y = "a" }, { x = 2 } }, peel.table { { x = 2.5, z = true } }
    local u = a:union(b, a:where { x = 2 })
    assert.equal("x:number y:string z:boolean", names(u))
    assert.same({ "1 a -", "2 - -", "2.5 - true", "2 - -" }, told(u, "x", "y", "z"))
    assert.same({ "2.5", "2", "2" }, told(u:where("x", ">=", 2):sort "-x", "x"))
    assert.same({ "1 row without y left out" }, a:union(b:where { x = 2.5 }, a:where { y = "a" }):notes())
  end)

  it("takes what is shown, not what a column hides", function()
    local a = peel.table { { x = 1, y = "hidden" } }
    local u = a:select("x"):union(peel.table { { y = "seen" } })
    assert.same({ "1 -", "- seen" }, told(u, "x", "y"))
    assert.same({ "1 -", "- seen", "- -" }, told(u:union(u:select("x"):tail(1)), "x", "y"))
    assert.same({ "- 1", "seen -" }, told(a:select { y = "x" }:select { z = "y" }:union(peel.table { { y = "seen" } }), "y", "z"))
  end)

  it("keeps the rows of records as rows with their fields", function()
    local u = queries.judgments(2):union(queries.judgments(3):where { force = "Kent" })
    assert.same({ "Kent area_1 2001", "Wessex area_2 2002", "Kent area_1 2001", "Kent area_3 2003" }, told(u, "force", "area", "year"))
    assert.equal(4, #u:records())
    assert.equal("area_3", u[4]:records()[1].area)
  end)

  local t = table_of()
  queries.refused(it, assert, {
    { "no query", function() t:union() end, "union: a query expected, got none" },
    { "something else", function() t:union(t, {}) end, "union: bad argument #2: a query expected, got table" },
    { "types that have nothing in common", function() t:union(t:select { n = "force" }) end,
      "union: n is of type number here and string there; rename one by select" },
  })
end)
