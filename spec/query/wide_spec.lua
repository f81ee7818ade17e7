local core = require "peel.core"
local grade = require "peel.grade"
local peel = require "peel"
local query = require "peel.query"
local queries = require "spec.support.queries"

local told, names = queries.told, queries.columns

describe("count_by", function()
  it("counts values, the commonest first", function()
    local t = peel.table { { k = "b" }, { k = "a" }, {}, { k = "a" }, { k = "c" } }
    assert.same({ "a 2", "b 1", "- 1", "c 1" }, told(t:count_by "k", "k", "count"))
    assert.equal(2, #queries.judgments(4):count_by "force"[1]:records())
    assert.same({ "Kent good 1", "Wessex inadequate 1" }, told(queries.judgments(2):count_by("force", "grade"), "force", "grade", "count"))
  end)

  local t = peel.table { { k = 1 } }
  queries.refused(it, assert, {
    { "no field", function() t:count_by() end, "count_by: the name of a field expected, got none" },
    { "an unknown one", function() t:count_by "kk" end, 'table has no field "kk"' },
  })
end)

describe("a pivot", function()
  local function g(name) return grade.of("peel_4", name) end
  local t = peel.table {
    { force = "Kent", area = "b", g = g "good", n = 1 }, { force = "Kent", area = "a", g = g "inadequate", n = 2 },
    { force = "Essex", area = "a", g = g "good", n = 3 }, { force = "Essex", n = 4 }, { area = "a", g = g "outstanding" },
    { force = "Kent", area = "b", g = g "good" },
  }

  it("counts in the cells", function()
    local p = t:pivot { rows = "force", columns = "area" }
    assert.equal("force:string a:integer b:integer (none):integer", names(p))
    assert.same({ "Kent 1 2 0", "Essex 1 0 1", "- 1 0 0" }, told(p, "force", "a", "b", "(none)"))
  end)

  it("shows the one value that a cell has", function()
    local p = t:pivot { rows = "force", columns = "area", value = "g" }
    assert.same({ "Kent inadequate good -", "Essex good - -", "- outstanding - -" }, told(p, "force", "a", "b", "(none)"))
    assert.same({ "1 row without g" }, p:notes())
  end)

  it("works out the cells", function()
    local p = t:pivot { rows = "force", columns = "area", value = "n", aggregate = "sum" }
    assert.same({ "Kent 2 1 -", "Essex 3 - 4", "- - - -" }, told(p, "force", "a", "b", "(none)"))
    assert.same({ "2 rows without n" }, p:notes())
    local f = t:pivot { rows = { "force" }, columns = "area", aggregate = function(rows) return rows:first().g or "?" end }
    assert.same({ "inadequate", "good", "outstanding" }, told(f, "a"))
    local kent = t:where { force = "Kent" }:pivot { rows = { "force" }, columns = "n", value = "n", aggregate = "max" }
    assert.same({ "1 2 -" }, told(kent, "1", "2", "(none)"))
  end)

  it("sets grades best first, and says their scale where there are two", function()
    assert.equal("force:string outstanding:integer good:integer inadequate:integer (none):integer", names(t:pivot { rows = "force", columns = "g" }))
    local two = peel.table { { k = 1, g = grade.of("hmic_4", "good") }, { k = 1, g = g "good" }, { k = 2, g = g "ungraded" } }
    assert.equal("k:integer good (hmic_4):integer good (peel_4):integer ungraded:integer", names(two:pivot { rows = "k", columns = "g" }))
  end)

  it("takes several fields as rows, and columns of the names of these", function()
    local p = peel.table { { a = "x", b = 1, c = "a" }, { a = "x", b = 2, c = "b" } }:pivot { rows = { "a", "b" }, columns = "c" }
    assert.equal("a:string b:integer a_2:integer b_2:integer", names(p))
    assert.same({ "x 1 1 0", "x 2 0 1" }, told(p, "a", "b", "a_2", "b_2"))
  end)

  it("leads to the records of a row and of a cell", function()
    local p = queries.judgments(6):pivot { rows = "force", columns = "grade" }
    assert.equal(3, #p[1]:records())
    assert.equal(2001, p[1]:records "good"[1].year)
    assert.equal(0, #p[2]:records "outstanding")
    assert.error_matches(function() p[1]:records "godo" end, 'this row of a pivot has no column "godo"; did you mean "good"?', 1, true)
  end)

  it("is asked on as any query", function()
    local p = t:pivot { rows = "force", columns = "area", value = "n", aggregate = "sum" }
    assert.same({ "Essex", "Kent" }, told(p:where { a = { from = 1 } }:sort "-a", "force"))
    assert.same({ "1" }, told(p:where { force = "Kent" }:select "b", "b"))
    assert.equal("no pivot of table", tostring(t:where { n = 99 }:pivot { rows = "force", columns = "area" }):match "^[^\n]*")
  end)

  queries.refused(it, assert, {
    { "no table", function() t:pivot "force" end, "pivot: a table expected, such as { rows =" },
    { "no rows", function() t:pivot { columns = "area" } end, "pivot: rows = the field, or fields, of which each value is a row; got nil" },
    { "no columns", function() t:pivot { rows = "force" } end, "pivot: columns = the field of which each value is a column; got nil" },
    { "an unknown option", function() t:pivot { rows = "force", colums = "area" } end, 'pivot: unknown option "colums"; did you mean "columns"?' },
    { "an unknown field", function() t:pivot { rows = "froce", columns = "area" } end, 'table has no field "froce"; did you mean "force"?' },
    { "an unknown aggregate", function() t:pivot { rows = "force", columns = "area", value = "n", aggregate = "avg" } end,
      'pivot: aggregate "avg" is not one of' },
    { "an aggregate of nothing", function() t:pivot { rows = "force", columns = "area", aggregate = "mean" } end,
      'pivot: value = the field to work "mean" out of; got nil' },
    { "the mean of words", function() t:pivot { rows = "force", columns = "area", value = "force", aggregate = "mean" } end, "numbers are needed" },
    { "a cell of two values", function() local _ = #t:pivot { rows = "force", columns = "force", value = "n" } end,
      "pivot: force = Kent, force = Kent has more than one n: 1 and 2 (row 2 of table); say which: aggregate =" },
  })
end)

describe("join", function()
  local a = peel.table { { k = "x", n = 1 }, { k = "y", n = 2 }, { n = 3 }, { k = "z", n = 4 } }
  local b = peel.table { { k = "y", m = "b1", n = 10 }, { k = "x", m = "b2", n = 20 }, { k = "y", m = "b3" }, { m = "b4" } }

  it("sets each row beside all that agree", function()
    local j = a:join(b, { on = "k" })
    assert.equal("k:string n:integer m:string n_2:integer", names(j))
    assert.same({ "x 1 b2 20", "y 2 b1 10", "y 2 b3 -" }, told(j, "k", "n", "m", "n_2"))
    assert.same({ "2 rows of table without a partner left out", "1 row of table without a partner left out" }, j:notes())
  end)

  it("keeps the rows without a partner where it is told to", function()
    local j = a:join(b, { on = "k", kind = "left", fields = { "m" } })
    assert.same({ "x 1 b2", "y 2 b1", "y 2 b3", "- 3 -", "z 4 -" }, told(j, "k", "n", "m"))
    assert.same({ "x", "y", "y" }, told(j:where { m = peel.present }, "k"))
  end)

  it("keeps these alone where they are asked for, as they are", function()
    local j = a:join(b, { on = "k", kind = "anti" })
    assert.equal("k:string n:integer", names(j))
    assert.same({ "- 3", "z 4" }, told(j, "k", "n"))
    assert.equal(a[3], j[1])
    assert.same({ "2 rows of table with a partner left out" }, j:notes())
    assert.same({ "1 row without m left out", "1 row of table with a partner left out" },
      a:join(peel.table { { k = "x", m = 1 }, { k = "y" } }:where("m", ">", 0), { on = "k", kind = "anti" }):notes())
    assert.same({}, a:join(b:head(0), { on = "k", kind = "anti" }):notes())
    assert.same({ "y 2" }, told(a:sort "-n":join(b:where { k = "x" }, { on = "k", kind = "anti" }):where { n = { to = 2 } }, "k", "n"))
  end)

  it("agrees in several fields, of other names, after other stages", function()
    local c = peel.table { { who = "x", n = 1.0, v = 5 }, { who = "x", n = 2, v = 6 } }
    assert.same({ "x 1 5" }, told(a:join(c, { on = { k = "who", n = "n" } }), "k", "n", "v"))
    assert.same({ "y b3", "y b1" }, told(b:sort "-m":join(a:where("n", ">", 1), { on = "k" }), "k", "m"))
    assert.same({ "x 1 20" }, told(a:join(b, { on = "k", suffix = "_b" }):where { k = "x" }, "k", "n", "n_b"))
    assert.same({ "1 1", "2 2" }, told(a:join(a, { on = "k" }):head(2), "n", "n_2"))
  end)

  it("holds grades and dates as keys", function()
    local g = peel.table { { g = grade.of("peel_4", "good"), n = 1 }, { g = grade.of("hmic_4", "good"), n = 2 } }
    local h = peel.table { { g = grade.of("peel_4", "good"), m = 3 } }
    assert.same({ "1 3" }, told(g:join(h, { on = "g" }), "n", "m"))
  end)

  it("leads to the records of both", function()
    local all = queries.judgments(4)
    local j = all:join(all, { on = "force", fields = { "year" } })
    assert.equal(8, #j)
    assert.equal(all[1], j[2]:records()[1])
    assert.equal(all[3], j[2]:records()[2])
    assert.equal(1, #all:join(peel.table { { force = "Kent" } }, { on = "force" })[1]:records())
  end)

  queries.refused(it, assert, {
    { "no query", function() a:join({}, { on = "k" }) end, "join: bad argument 'other': a query expected, got table" },
    { "no options", function() a:join(b) end, "join: bad argument 'options': a table expected" },
    { "more pairs than anybody wants", function()
      local list = {}
      for i = 1, 5000 do list[i] = { k = 1 } end
      local all = peel.table(list)
      local _ = #all:join(all, { on = "k" })
    end, "join: 5000 rows and 5000 rows agree in 25000000 pairs, more than 20000000; name more fields in on" },
    { "a hole in on", function() a:join(b, { on = { nil, "k" } }) end, "join: on has a hole before 2 (a misspelt variable?)" },
    { "no field", function() a:join(b, {}) end, "join: on = the field that must agree" },
    { "an unknown field here", function() a:join(b, { on = "kk" }) end, 'table has no field "kk"' },
    { "an unknown option", function() a:join(b, { on = "k", knd = "left" }) end, 'join: unknown option "knd"; did you mean "kind"?' },
    { "an unknown kind", function() a:join(b, { on = "k", kind = "outer" }) end, 'join: kind = "inner", "left" or "anti" expected, got "outer"' },
    { "fields where none are taken", function() a:join(b, { on = "k", kind = "anti", fields = { "m" } }) end,
      'join: kind = "anti" takes no fields of the other query; leave out fields' },
    { "what cannot agree", function() a:join(b, { on = { k = "n" } }) end, "join: table.k (string) and table.n (integer) cannot agree" },
    { "an unknown field to take", function() a:join(b, { on = "k", fields = { "mm" } }) end, 'table has no field "mm"' },
  })
end)

describe("describe", function()
  it("tells what each field holds", function()
    local t = peel.table({ { k = "a", n = 2, d = "2016" }, { k = "b", n = 1.5 }, { n = 2 }, { k = "a", d = "2015-03" } },
      { "k", "n", { name = "d", type = "date" } })
    assert.same({ "k string 3 1 2 - - a 2", "n number 3 1 2 1.5 2 2 2", "d date 2 2 2 2015-03 2016 2016 1" },
      told(t:describe(), "field", "type", "present", "missing", "distinct", "min", "max", "commonest", "times"))
    assert.same({ "k 2", "n 2", "d 1" }, told(t:head(2):describe(), "field", "present"))
  end)

  it("tells of every field of a list, with the records behind it", function()
    local all = queries.judgments(5)
    local d = all:describe()
    assert.equal(#all:columns(), #d)
    local grades = d:where { field = "grade" }:first()
    assert.equal("5 0 5 inadequate outstanding", ("%d %d %d %s %s"):format(grades.present, grades.missing, grades.distinct, grades.min, grades.max))
    assert.equal(5, #grades:records())
    assert.is_nil(d:where { field = "spans" }:first().distinct)
    assert.equal(0, #d:where { field = "mentions" }:first():records())
  end)
end)

describe("a table of one's own", function()
  it("has the fields and the types of its rows", function()
    assert.equal("a:integer b:number c:string d:boolean e:value", names(peel.table {
      { a = 1, b = 1, c = "x" }, { b = 2.5, d = false, e = 1 }, { e = "x", b = 0 / 0 },
    }))
    local t = peel.table({ { b = 1, a = "2016", c = 3 } }, { "b", { name = "a", type = "date", doc = "when", unit = "day" } })
    assert.equal("b:integer a:date", names(t))
    assert.equal("when", t:columns()[2].doc)
    assert.equal(0, #peel.table {})
    assert.equal("no table", tostring(peel.table {}))
    assert.equal("x:value", names(peel.table({ { x = {} } }, { "x" })))
    assert.equal("x:none", names(peel.table({}, { "x" })))
  end)

  it("is a copy", function()
    local rows = { { a = 1 }, { a = 2 } }
    local t = peel.table(rows)
    rows[1].a, rows[3] = 9, { a = 3 }
    assert.same({ "1", "2" }, told(t, "a"))
  end)

  it("has no records, but those of its rows", function()
    local t = peel.table { { a = 1 } }
    assert.same({}, t[1]:records())
    assert.equal("row 1 of table", t[1]:cite())
    assert.equal("", t[1]:context())
    assert.is_nil(t[1]:place())
    assert.is_nil(t[1].report)
    local all = queries.judgments(2)
    local mine = peel.table(all:totable(), { "force", "year" })
    assert.equal(all[2], mine[2]:records()[1])
    assert.equal(all[1], peel.table(mine:totable(), { "year" })[1]:records()[1])
  end)

  queries.refused(it, assert, {
    { "no table", function() peel.table(3) end, "table: a list of tables expected, got 3" },
    { "a table that is no list", function() peel.table { a = 1 } end, 'table: a list of tables expected, got one with the key "a"' },
    { "a row that is none", function() peel.table { { a = 1 }, 3 } end, "table: row 2: a table expected, got 3" },
    { "a hole", function() peel.table { { a = 1 }, nil, { a = 2 } } end, "table: row 2 is nil" },
    { "fields by number", function() peel.table { { 1, 2 } } end, "table: row 1: the names of fields are strings, got 1" },
    { "an unknown type", function() peel.table({ { a = 1 } }, { { name = "a", type = "interger" } }) end,
      'unknown type "interger"; did you mean "integer"?' },
    { "a value of another type", function() peel.table({ { a = 1 }, { a = 1.5 } }, { { name = "a", type = "integer" } }) end,
      "table: row 2: a: integer expected, got 1.5" },
    { "no date", function() peel.table({ { a = "2016-13" } }, { { name = "a", type = "date" } }) end, 'table: row 1: a: a date expected' },
    { "two fields of one name", function() peel.table({ { a = 1 } }, { "a", "a" }) end, 'table: two fields are called "a"' },
  })
end)

describe("a query over a source", function()
  local function source(changes)
    local made = { name = "counts", singular = "count",
      columns = { { name = "force", type = "symbol", vocabulary = "force" }, { name = "r", type = "report" } },
      frame = function()
        return core.frame_of(3, { { name = "force", type = "symbol", values = { "Kent", "Nowhere", "Kent" } },
          { name = "r", type = "object", values = changes.reports } })
      end }
    for key, value in pairs(changes) do made[key] = value end
    made.reports = nil
    return made
  end
  local function report(path) return setmetatable({ path = path }, { __name = "a report" }) end

  it("groups by report, and shows its path", function()
    local one, two = report "one.txt", report "two.txt"
    local q = query.of(source { reports = { two, one, two } })
    assert.same({ two, one }, (q:group "r":count():column "r"))
    assert.equal(1, #q:where { r = one })
    assert.equal(2, #q:where { r = { two } })
    assert.same({ "Kent", "Kent", "Nowhere" }, told(q:sort "r", "force"))
    assert.matches("Kent +two.txt", tostring(q))
    assert.same({ two, two }, (q:join(query.of(source { reports = { two } }):head(1), { on = "r" }):column "r"))
    assert.error_matches(function() q:where { r = "one.txt" } end, 'counts.r: a report expected, got "one.txt"', 1, true)
  end)

  it("asks its owner for the words that peel does not know", function()
    local asked = {}
    local q = query.of(source { reports = {}, known = function(kind)
      asked[#asked + 1] = kind
      return { "Elsewhere" }
    end })
    assert.equal(0, #q:where { force = "Elsewhere" })
    assert.same({ "force" }, asked)
    assert.equal(2, #q:where { force = "Kent" })
    assert.same({ "force" }, asked)
    assert.error_matches(function() q:where { force = "Nowhere" } end, 'unknown force "Nowhere"', 1, true)
    assert.equal(1, #query.of(source { reports = {} }):where { force = "Nowhere" })
  end)

  it("says its notes, and that it is closed", function()
    local closed = false
    local q = query.of(source { reports = {}, notes = function() return { "one file could not be read" } end, closed = function() return closed end })
    assert.matches("\none file could not be read$", tostring(q))
    assert.same({ "one file could not be read" }, q:where { force = "Kent" }:select "force":notes())
    closed = "corpus"
    assert.error_matches(function() return #q end, "counts: the corpus is closed; open it again to use it", 1, true)
    closed = true
    assert.equal("counts (closed)", tostring(q))
    assert.error_matches(function() return #q end, "counts: the report is closed; open it again to use it", 1, true)
  end)

  it("says what is wrong with it", function()
    assert.error_matches(function() query.of { name = "x", columns = {} } end, 'query.of: field "frame": a function expected, got nil', 1, true)
    assert.error_matches(function() query.of(source { shown = "force" }) end, 'query.of: field "shown": a table expected, got "force"', 1, true)
  end)
end)
