-- Chains of verbs, drawn by chance, against the same chains over Lua tables; over a table of one's own, over records, and over
-- the lists of the made-up reports. Same seeds, same chains.

local core = require "peel.core"
local fold = require "peel.fold"
local grade = require "peel.grade"
local naive = require "spec.support.naive"
local peel = require "peel"
local query = require "peel.query"
local queries = require "spec.support.queries"

--- Numbers by chance, the same on every machine.
local function dice(seed)
  local state = seed
  return function(n)
    state = (state * 1103515245 + 12345) % 0x80000000
    return (state >> 12) % n + 1
  end
end

local WORDS = { "Kent", "essex", "Essex", "West Yorkshire", "west  yorkshire", "Devon – Cornwall" }
local GRADES = { "outstanding", "good", "inadequate", "ungraded" }
local DATES = { "2015", "2015-03", "2015-03-09", "2016-01", "2016" }

local VALUES = { ---@type table<string, fun(roll: fun(n: integer): integer): any>
  word = function(roll) return WORDS[roll(#WORDS)] end,
  text = function(roll) return WORDS[roll(3)] .. " " .. roll(9) end,
  whole = function(roll) return roll(7) - 3 end,
  number = function(roll) return (roll(9) - 3) / 2 end,
  grade = function(roll) return grade.of("peel_4", GRADES[roll(#GRADES)]) end,
  date = function(roll) return DATES[roll(#DATES)] end,
  flag = function(roll) return roll(2) == 1 end,
}
local TYPES = { { name = "word", type = "symbol" }, { name = "text", type = "text" }, { name = "whole", type = "integer" },
  { name = "number", type = "number" }, { name = "grade", type = "grade" }, { name = "date", type = "date" }, { name = "flag", type = "boolean" } }
local NAMES = { "word", "text", "whole", "number", "grade", "date", "flag" }

local function random_rows(roll, n)
  local rows = {}
  for i = 1, n do
    rows[i] = {}
    for _, name in ipairs(NAMES) do
      if roll(5) > 1 then rows[i][name] = VALUES[name](roll) end
    end
  end
  return rows
end

--- A name of the fields, of one of these kinds where they are given.
local function pick(roll, t, kinds)
  local names = {}
  for _, name in ipairs(t.names) do
    if not kinds or kinds[name:gsub("_r$", "")] then names[#names + 1] = name end
  end
  return #names > 0 and names[roll(#names)] or nil
end

local function glob_of(pattern)
  local made = "^" .. fold(pattern):gsub("[^%w%s*?]", "%%%0"):gsub("%*", ".*"):gsub("%?", ".") .. "$"
  return function(value) return value ~= nil and fold(value):find(made) ~= nil end
end

--- Does a date stand between two, compared as exactly as the less exact?
local function within(value, from, to)
  local function order(a, b)
    local n = math.min(#a, #b)
    a, b = a:sub(1, n), b:sub(1, n)
    return a == b and 0 or a < b and -1 or 1
  end
  return value ~= nil and order(value, from) >= 0 and order(value, to) <= 0
end

--- One condition on a field, and the same as a function of the row.
local function condition(roll, t, pool)
  local name = pick(roll, t)
  local base = name:gsub("_r$", "")
  local function value()
    local known = pool[base]
    if known and #known > 0 then return known[roll(#known)] end
    if VALUES[base] then return VALUES[base](roll) end
    return roll(4)
  end
  local turn = roll(6)
  if turn == 1 then return { [name] = peel.missing }, function(row) return row[name] == nil end end
  if turn == 2 then return { [name] = peel.present }, function(row) return row[name] ~= nil end end
  if turn == 3 and (base == "whole" or base == "number" or base == "count" or base == "total") then
    local from, to = roll(5) - 3, roll(5) - 1
    return { [name] = { from = from, to = to } }, function(row) return row[name] ~= nil and row[name] >= from and row[name] <= to end
  elseif turn == 3 and base == "date" then
    local from, to = value(), value()
    return { [name] = { from = from, to = to } }, function(row) return within(row[name], from, to) end
  elseif turn == 3 and base == "grade" then
    return { [name] = { from = "good" } }, function(row) return row[name] ~= nil and row[name].rank ~= nil and row[name] >= "good" end
  elseif turn == 4 and (base == "word" or base == "text") then
    local pattern = ({ "*e*", "kent*", "*?1", "west yorkshire*", "*" })[roll(5)]
    return { [name] = peel.like(pattern) }, function(row) return glob_of(pattern)(row[name]) end
  elseif turn == 5 and base ~= "date" then
    local wanted = value()
    return { [name] = function(each) return each == wanted end }, function(row) return row[name] == wanted end
  end
  local a, b = value(), value()
  if base == "date" then
    return { [name] = a }, function(row) return row[name] ~= nil and row[name]:sub(1, #a) == a end
  end
  return { [name] = { a, b } }, function(row) return row[name] ~= nil and (row[name] == a or row[name] == b) end
end

--- One verb by chance on both.
local function step(roll, q, t, other_q, other_t, pool)
  local turn = roll(11)
  if turn <= 3 then
    local filter, holds = condition(roll, t, pool)
    return q:where(filter), naive.where(t, holds)
  elseif turn == 4 then
    local name, down = pick(roll, t), roll(2) == 1
    return q:sort((down and "-" or "") .. name), naive.sort(t, name, down)
  elseif turn == 5 then
    local n = roll(30)
    if roll(2) == 1 then return q:head(n), naive.head(t, n) end
    return q:tail(n), naive.tail(t, n)
  elseif turn == 6 then
    local names, seen = {}, {}
    for _ = 1, roll(4) do
      local name = pick(roll, t)
      if not seen[name] then seen[name], names[#names + 1] = true, name end
    end
    return q:select(names), naive.select(t, names)
  elseif turn == 7 then
    local from, new = pick(roll, t, { whole = true, number = true }), roll(2) == 1 and "whole" or "number"
    if not from then return q, t end
    local function f(row) return row[from] and row[from] // 1 | 0 end
    return q:derive { [new] = f }, naive.derive(t, new, f)
  elseif turn == 8 then
    return q:union(other_q), naive.union(t, other_t)
  elseif turn == 9 then
    local field = pick(roll, t, { whole = true, number = true })
    local first, second = pick(roll, t), pick(roll, t)
    local names = first == second and { first } or { first, second }
    for _, name in ipairs(names) do
      if not field or name == "count" or name == "total" or name == "missing" then return q, t end
    end
    return q:group(table.unpack(names)):aggregate { "count", total = { "sum", field } }:select("count", "total", "missing", table.unpack(names)),
      naive.select(naive.group(t, names, field), { "count", "total", "missing", table.unpack(names) })
  elseif turn == 10 then
    local names = { (pick(roll, t)) }
    return q:distinct(names), naive.distinct(t, names)
  end
  local on = pick(roll, t, { word = true, whole = true, grade = true })
  if not on or on:find "_r$" or #t.rows > 60 then return q, t end
  for _, name in ipairs(t.names) do
    if name:find "_r$" then return q, t end
  end
  local small_q, small_t = other_q:head(6):select("text", on), naive.select(naive.head(other_t, 6), { "text", on })
  local kind = ({ "inner", "left", "anti" })[roll(3)]
  return q:join(small_q:select { on, text_r = "text" }, { on = on, kind = kind }), naive.join(t, small_t, on, kind)
end

--- Both say the same: fields, values, and which of the first rows they come from.
local function check(q, t, origin)
  local names = {}
  for i, column in ipairs(q:columns()) do names[i] = column.name end
  assert.same(t.names, names)
  assert.equal(#t.rows, #q)
  for _, name in ipairs(names) do
    local list, n = q:column(name)
    assert.equal(#t.rows, n)
    for i = 1, n do
      if list[i] ~= t.rows[i][name] then
        assert.equal(tostring(t.rows[i][name]), tostring(list[i]), ("%s of row %d"):format(name, i))
        assert.equal(t.rows[i][name], list[i])
      end
    end
  end
  for i = 1, math.min(#q, 5) do
    local row = q[i]
    for _, name in ipairs(names) do assert.equal(t.rows[i][name], row[name]) end
    if origin then
      local from = {}
      for k, record in ipairs(row:records()) do from[k] = origin[record] end
      local want, seen = {}, {}
      for _, at in ipairs(t.rows[i].from) do
        if not seen[at] then seen[at], want[#want + 1] = true, at end
      end
      local got, have = {}, {}
      for _, at in ipairs(from) do
        if not have[at] then have[at], got[#got + 1] = true, at end
      end
      assert.same(want, got)
    end
  end
end

--- Draws chains over a query and the same rows in Lua.
local function chains(q, t, seeds, origin)
  local pool = {} -- values that there are, in their order
  for _, name in ipairs(t.names) do
    pool[name] = {}
    for _, row in ipairs(t.rows) do pool[name][#pool[name] + 1] = row[name] end
  end
  for seed = 1, seeds do
    local roll = dice(seed * 7919)
    local now_q, now_t, said = q, t, {}
    for i = 1, 1 + roll(6) do
      said[i] = #now_t.rows
      now_q, now_t = step(roll, now_q, now_t, q, t, pool)
    end
    local ok, message = pcall(check, now_q, now_t, origin)
    if not ok then
      if type(message) == "table" then message = message.message end
      error(("chain %d (rows %s): %s"):format(seed, table.concat(said, ", "), tostring(message)), 0)
    end
  end
end

describe("any chain of verbs", function()
  it("gives what Lua tables give, over a table of one's own", function()
    for _, n in ipairs { 0, 1, 7, 40 } do
      local rows = random_rows(dice(n + 1), n)
      chains(peel.table(rows, TYPES), naive.of(NAMES, rows), 150)
    end
  end)

  it("gives what Lua tables give, over tables put together", function()
    local one, two = random_rows(dice(5), 12), random_rows(dice(6), 17)
    local all = table.move(two, 1, #two, #one + 1, table.move(one, 1, #one, 1, {}))
    chains(peel.table(one, TYPES):union(peel.table(two, TYPES)), naive.of(NAMES, all), 150)
    local odd = {}
    for i, row in ipairs(all) do
      if row.whole and row.whole > 0 then odd[#odd + 1] = all[i] end
    end
    chains(peel.table(all, TYPES):where("whole", ">", 0):derive { whole = function(row) return row.whole end }, naive.of(NAMES, odd), 100)
  end)

  it("gives what Lua tables give, over records, and leads back to them", function()
    local records = core.records(queries.layouts)
    local roll = dice(99)
    for _, row in ipairs(random_rows(roll, 45)) do
      records:set "measures":append { name = row.text, group = row.word, unit = "percent", values = {
        { entity = row.word, value = row.number, raw = row.text }, { entity = "other", value = row.whole },
      } }
    end
    records:seal()
    local values = query.list(records, "values")
    local rows, origin = {}, {}
    for i, record in ipairs(values) do
      rows[i] = { word = record.entity, number = record.value, text = record.raw }
      origin[record] = i
    end
    local names = { "word", "number", "text" }
    chains(values:select { word = "entity", "value", text = "raw" }:select { "word", number = "value", "text" }:select("word", "number", "text"),
      naive.of(names, rows), 200, origin)
  end)

  it("gives what Lua tables give, over the lists of reports", function()
    for _, name in ipairs { "mercia-vale-peel-effectiveness-2015", "calderwick-hmic-2007", "harrowmere-peel-2021-22" } do
      local report = assert(peel.open("examples/reports/" .. name .. ".txt"))
      for _, list in ipairs {
        { "judgments", word = "area", whole = "year", grade = "grade" }, { "findings", word = "kind", text = "text", whole = "page_from" },
        { "values", word = "entity", text = "name", number = "value", whole = "page" },
      } do
        local all, rows, origin, names, chosen = report:list(list[1]), {}, {}, {}, {}
        for new, old in pairs(list) do
          if type(new) == "string" then names[#names + 1], chosen[new] = new, old end
        end
        table.sort(names)
        for i, record in ipairs(all) do
          rows[i] = {}
          for new, old in pairs(chosen) do rows[i][new] = record[old] end
          origin[record] = i
        end
        if not chosen.text then -- the joins ask for one
          names[#names + 1], chosen.text = "text", "question"
          for i, record in ipairs(all) do rows[i].text = record.question end
        end
        chains(all:select(chosen):select(names), naive.of(names, rows), 60, origin)
      end
      report:close()
    end
  end)
end)
