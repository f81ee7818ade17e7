-- Nothing runs before somebody looks; then each stage runs once; no stage changes what it is made from.

local core = require "peel.core"
local query = require "peel.query"
local queries = require "spec.support.queries"

--- A query that counts how often its frame is made.
local function counted()
  local calls = { frame = 0, f = 0 }
  local q = query.of {
    name = "counted", columns = { { name = "k", type = "symbol" }, { name = "n", type = "integer" } },
    frame = function()
      calls.frame = calls.frame + 1
      return core.frame_of(4, { { name = "k", type = "symbol", values = { "a", "b", "a" } }, { name = "n", type = "integer", values = { 1, 2, 3, 4 } } })
    end,
  }
  local function f(...)
    calls.f = calls.f + 1
    return ...
  end
  return q, calls, f
end

--- A chain through every verb that does not look.
local function everything(q, f)
  local derived = q:where("n", ">", 0):where(function(row) return f(row.n) end):select { "k", m = "n" }:derive { x = function(row) return f(row.m) end }
  return {
    derived, derived:where { x = { from = 2 } }, derived:where("x", "~=", 3), derived:sort("-x", "k"), derived:head(2), derived:tail(2),
    derived:sort("x"):head(1), derived:distinct("k", "x"), derived:union(q, derived), derived:join(q, { on = "k" }), q:join(derived, { on = "k" }),
    derived:count_by "x", derived:describe(), derived:pivot { rows = "k", columns = "x" }, derived:group("k"), derived:group("x"):count(),
    derived:group("k"):aggregate { "count", { "sum", "x" }, z = f }, derived:group("k"):apply(f), derived:group("k"):mean "m",
    derived:group("k"):list "x", derived:pivot { rows = "k", columns = "m" }:head(1),
  }
end

describe("a query", function()
  it("runs nothing until it is looked at", function()
    local q, calls, f = counted()
    local all = everything(q, f)
    assert.same({ frame = 0, f = 0 }, calls)
    for _, made in ipairs(all) do assert.is_string(tostring(made)) end
    assert.equal(1, calls.frame)
  end)

  it("knows its columns before it runs", function()
    local q, calls, f = counted()
    local counts = q:where(f):group("k"):aggregate { "count", { "mean", "n" } }
    assert.equal(4, #counts:columns())
    assert.equal("integer", q:derive { x = 1 }:columns()[3].type)
    assert.error_matches(function() counts:where { cuont = 1 } end, 'did you mean "count"', 1, true)
    assert.same({ frame = 0, f = 0 }, calls)
    assert.equal("integer", q:derive { x = function(row) return f(row.n) end }:columns()[3].type)
    assert.same({ frame = 1, f = 4 }, calls)
  end)

  it("runs each stage once, however often and from wherever it is looked at", function()
    local q, calls, f = counted()
    local slow = q:where(function(row) return f(row.n > 1) end)
    local one, two = slow:head(2), slow:sort "-n"
    assert.equal(2, #one)
    assert.equal(4, calls.f)
    assert.equal(3, #two)
    assert.equal(3, #slow)
    assert.is_string(tostring(slow))
    assert.equal(4, calls.f)
    assert.equal(1, calls.frame)
  end)

  it("tries again what raised", function()
    local q, calls = counted()
    local broken = true
    local slow = q:where(function(row)
      assert(not broken, "not yet")
      return row.n > 2
    end)
    assert.error_matches(function() return #slow end, "not yet")
    broken = false
    assert.equal(2, #slow)
    assert.equal(1, calls.frame)
  end)

  it("is never changed by what is made from it", function()
    local q, _, f = counted()
    local printed = q:format { rows = 99 }
    local columns = q:columns()
    local first = q[1]
    for _, made in ipairs(everything(q, f)) do
      assert.is_string(tostring(made))
      assert.equal(printed, q:format { rows = 99 })
    end
    assert.same(columns, q:columns())
    assert.equal(first, q[1])
    q:columns()[1].name = "changed"
    local rows, values, notes = q:totable(), q:column "n", q:notes()
    rows[1], values[1], notes[1] = nil, 99, "changed"
    assert.equal(printed, tostring(q))
    assert.has_error(function() q.k = 1 end)
    assert.has_error(function() q[1].n = 1 end)
  end)

  it("is not changed by what was given to it", function()
    local q = counted()
    local filter, set, names = { n = { from = 2 } }, { "a" }, { "k" }
    local narrowed, chosen, selected = q:where(filter), q:where { k = set }, q:select(names)
    filter.n.from, filter.k, set[1], names[1] = 4, "b", "b", "n"
    assert.equal(3, #narrowed)
    assert.equal(2, #chosen)
    assert.equal("a", selected[1].k)
    local fields = { x = 1 }
    local derived = q:derive(fields)
    fields.x, fields.y = 2, 3
    assert.equal(1, derived[1].x)
    local what = { { "sum", "n" } }
    local summed = q:group("k"):aggregate(what)
    what[1][2], what[2] = "k", "count"
    assert.equal(4, summed[1].sum_n)
    local options = { rows = { "k" }, columns = "n" }
    local pivot = q:pivot(options)
    options.rows[1], options.columns, options.value, options.aggregate = "n", "k", "n", "sum"
    assert.same({ "k", "1", "2", "3", "4" }, { pivot:columns()[1].name, pivot:columns()[2].name, pivot:columns()[3].name,
      pivot:columns()[4].name, pivot:columns()[5].name })
    local later = { from = 2 }
    local unknown = q:derive { x = function(row) return row.n end }:where { x = later }
    later.from = 99
    assert.equal(3, #unknown)
  end)

  it("gives the same object for the same row, as long as anybody holds it", function()
    local q = counted()
    local row = q[3]
    assert.equal(row, q:where { n = 3 }[1])
    assert.equal(row, q:sort "-n":head(3):where { k = "a" }:first())
    assert.equal(row, q:group("k")[1][2])
    local seen = { [row] = true }
    for each in q:each() do seen[each] = true end
    local n = 0
    for _ in pairs(seen) do n = n + 1 end
    assert.equal(4, n)
    local all = queries.judgments(3)
    assert.equal(all[2], all:where { year = 2002 }[1])
    assert.equal(all[2], all:sort "-year"[2])
  end)

  it("may be very long", function()
    local q = counted()
    for _ = 1, 20000 do q = q:where("n", ">", 0) end
    assert.equal(4, #q)
  end)
end)

describe("a row", function()
  it("has its fields by name, in order, and tells what it is", function()
    local q = counted()
    local row = q:select("n", "k")[1]
    local seen = {}
    for name, value in pairs(row) do seen[#seen + 1] = name .. "=" .. tostring(value) end
    assert.same({ "n=1", "k=a" }, seen)
    for name in pairs(q[4]) do assert.equal("n", name) end
    assert.equal("counted: 1, a", tostring(row))
    assert.equal("counted: b, 2", tostring(q[2]))
    assert.error_matches(function() return row.kk end, 'this counted has no field "kk"; did you mean "k"?', 1, true)
    assert.error_matches(function() return row.line end, 'no field "line"; row:place() has path, page, line and quotation', 1, true)
    assert.error_matches(function() return row[1] end, "this counted has no field 1", 1, true)
    assert.error_matches(function() row.k = 1 end, 'rows cannot be changed (field "k"); see derive', 1, true)
    assert.error_matches(function() row.cite() end, "cite: a row expected, got nil (is it called with ':'?)", 1, true)
    assert.equal("n k cite context place records report", table.concat(row:__complete(), " "))
  end)

  it("lets no control byte through", function()
    local row = require "peel.query".table { { s = "a\27[2J\nb" } }[1]
    assert.equal("row: a [2J b", tostring(row))
  end)
end)
