-- The second half of `make bench`: three questions asked of a million made-up records, beside SQLite in memory, loops over
-- Lua tables, and numpy where python3 has it; and what reading a field costs. Every engine's answer is held against the
-- others'. Usage: lua5.4 bench/bench_query.lua [ROUNDS [ROWS]]
--   Q1  year >= 2015 and area = x, by force: count, mean of value
--   Q2  by force and grade: count, sum of value
--   Q3  the ten greatest values where grade = x
local c = require "bench"
local core = require "peel.core"
local grade = require "peel.grade"
local rounds, rows = math.tointeger(arg[1]) or 15, math.tointeger(arg[2]) or 1000000

local FIELDS = {
  { name = "force", type = "symbol" }, { name = "area", type = "symbol" }, { name = "grade", type = "grade" }, { name = "year", type = "integer" },
  { name = "value", type = "number" }, { name = "unit", type = "symbol" }, { name = "quarter", type = "symbol" }, { name = "page", type = "integer" },
}
local NAMES = { "outstanding", "good", "adequate", "requires_improvement", "inadequate" }
local AREA, GRADE, YEAR, TOP = "area 4", "good", 2015, 10

local state = 12345
local function draw(n) -- the same numbers on every machine
  state = (state * 1103515245 + 12345) & 0x7fffffff
  return (state >> 8) % n
end

local function words(what, n)
  local list = {}
  for i = 1, n do list[i] = what .. " " .. i end
  return list
end

local forces, areas, units, quarters = words("force", 43), words("area", 17), words("unit", 6), words("Q", 4)
local lists = {}
for _, field in ipairs(FIELDS) do lists[field.name] = {} end
for i = 1, rows do
  lists.force[i], lists.area[i], lists.grade[i] = forces[draw(43) + 1], areas[draw(17) + 1], NAMES[draw(5) + 1]
  lists.year[i], lists.value[i], lists.unit[i] = 2007 + draw(18), draw(700000) / 7, units[draw(6) + 1]
  lists.quarter[i], lists.page[i] = quarters[draw(4) + 1], draw(120)
end

local grades = setmetatable({}, { __index = function(_, name) return grade.of("peel_5", name) end })
local records = core.records(core.schema { { name = "records", fields = FIELDS } }, nil, { grades = grades })
local set = records:set "records"
local tables = {}
for i = 1, rows do
  local row = {}
  for name, list in pairs(lists) do row[name] = list[i] end
  set:append(row)
  tables[i] = row
end
records:seal()

-- ---------------------------------------------------------------- the engines

--- Each engine: three functions. Q1 and Q2 give forces (Q2: and grades), counts, and means or sums (true after them: still to be
-- divided); Q3 gives the values.
local engines = {}

local frame = core.frame(set)
engines[#engines + 1] = { "peel, the frame itself", {
  function()
    local groups = frame:group(frame:filter(nil, { { "year", "range", YEAR }, { "area", "in", { AREA } } }), { "force" })
    return { (frame:column("force", groups:firsts())) }, (groups:aggregate "count"), (groups:aggregate("mean", "value"))
  end,
  function()
    local groups = frame:group(nil, { "force", "grade" })
    local firsts = groups:firsts()
    return { frame:column("force", firsts), (frame:column("grade", firsts)) }, (groups:aggregate "count"), (groups:aggregate("sum", "value"))
  end,
  function() return (frame:column("value", frame:sort(frame:filter(nil, { { "grade", "in", { GRADE } } }), { { "value", true } }, TOP))) end,
} }

local there, query = pcall(require, "peel.query")
if there then
  local all = query.of { name = "records", singular = "record", columns = FIELDS, frame = function() return frame end }
  engines[#engines + 1] = { "peel, as it is asked", {
    function()
      local found = all:where { year = { from = YEAR }, area = AREA }:group "force":aggregate { "count", mean = { "mean", "value" } }
      return { (found:column "force") }, (found:column "count"), (found:column "mean")
    end,
    function()
      local found = all:group("force", "grade"):aggregate { "count", sum = { "sum", "value" } }
      return { found:column "force", (found:column "grade") }, (found:column "count"), (found:column "sum")
    end,
    function() return (all:where { grade = GRADE }:sort "-value":head(TOP):column "value") end,
  } }
end

--- Groups gathered in Lua: counts and sums by key, in the order of first appearance.
local function gather()
  local keys, counts, sums, at = {}, {}, {}, {}
  return function(key, value)
    local i = at[key]
    if not i then
      i = #keys + 1
      keys[i], at[key], counts[i], sums[i] = key, i, 0, 0
    end
    counts[i], sums[i] = counts[i] + 1, sums[i] + value
  end, keys, counts, sums
end

--- The two parts of a key such as "force 3\0good".
local function split(keys)
  local first, second = {}, {}
  for i, key in ipairs(keys) do first[i], second[i] = key:match "^(.-)\0(.*)$" end
  return { first, second }
end

local function keep_top(top, value)
  if #top == TOP and value <= top[TOP] then return end
  local at = math.min(#top + 1, TOP)
  while at > 1 and top[at - 1] < value do
    top[at] = top[at - 1]
    at = at - 1
  end
  top[at] = value
end

engines[#engines + 1] = { "loop over Lua tables, one a record", {
  function()
    local add, keys, counts, sums = gather()
    for i = 1, rows do
      local row = tables[i]
      if row.year >= YEAR and row.area == AREA then add(row.force, row.value) end
    end
    return { keys }, counts, sums, true
  end,
  function()
    local add, keys, counts, sums = gather()
    for i = 1, rows do
      local row = tables[i]
      add(row.force .. "\0" .. row.grade, row.value)
    end
    return split(keys), counts, sums
  end,
  function()
    local top = {}
    for i = 1, rows do
      local row = tables[i]
      if row.grade == GRADE then keep_top(top, row.value) end
    end
    return top
  end,
} }

engines[#engines + 1] = { "loop over Lua lists, one a column", {
  function()
    local add, keys, counts, sums = gather()
    local year, area, force, value = lists.year, lists.area, lists.force, lists.value
    for i = 1, rows do
      if year[i] >= YEAR and area[i] == AREA then add(force[i], value[i]) end
    end
    return { keys }, counts, sums, true
  end,
  function()
    local add, keys, counts, sums = gather()
    local force, grade_of, value = lists.force, lists.grade, lists.value
    for i = 1, rows do add(force[i] .. "\0" .. grade_of[i], value[i]) end
    return split(keys), counts, sums
  end,
  function()
    local top, grade_of, value = {}, lists.grade, lists.value
    for i = 1, rows do
      if grade_of[i] == GRADE then keep_top(top, value[i]) end
    end
    return top
  end,
} }

local has_sqlite, sqlite = pcall(require, "bench_sqlite")
if has_sqlite then
  local db = sqlite.open()
  db:exec("create table records (force text, area text, grade text, year integer, value real, unit text, quarter text, page integer); begin")
  local all = {}
  for i, field in ipairs(FIELDS) do all[i] = lists[field.name] end
  db:fill("insert into records values (?, ?, ?, ?, ?, ?, ?, ?)", rows, table.unpack(all))
  db:exec "commit"
  local function columns(found, n)
    local made = {}
    for column = 1, n do
      made[column] = {}
      for i, row in ipairs(found) do made[column][i] = row[column] end
    end
    return made
  end
  engines[#engines + 1] = { "SQLite in memory, no index", {
    function()
      local made = columns(db:rows(("select force, count(*), avg(value) from records where year >= %d and area = '%s' group by force")
        :format(YEAR, AREA)), 3)
      return { made[1] }, made[2], made[3]
    end,
    function()
      local made = columns(db:rows "select force, grade, count(*), sum(value) from records group by force, grade", 4)
      return { made[1], made[2] }, made[3], made[4]
    end,
    function()
      return columns(db:rows(("select value from records where grade = '%s' order by value desc limit %d"):format(GRADE, TOP)), 1)[1]
    end,
  } }
end

-- ---------------------------------------------------------------- do they agree?

--- The answer to a question as one list of lines that no order of groups changes.
local function answer(keys, counts, values, divide)
  local lines = {}
  if not counts then
    for i, value in ipairs(keys) do lines[i] = ("%.10g"):format(value) end
    return table.concat(lines, " ")
  end
  for i = 1, #counts do
    local key = {}
    for k, part in ipairs(keys) do key[k] = tostring(part[i]) end
    lines[i] = ("%s: %d %.6g"):format(table.concat(key, ", "), counts[i], values[i] / (divide and counts[i] or 1))
  end
  table.sort(lines)
  return table.concat(lines, "\n")
end

for q = 1, 3 do
  local first = answer(engines[1][2][q]())
  for _, engine in ipairs(engines) do
    assert(answer(engine[2][q]()) == first, ("Q%d: %s disagrees"):format(q, engine[1]))
  end
end

-- ---------------------------------------------------------------- the tables

local function median(list) return table.sort(list) or list[(#list + 1) // 2] end

--- Milliseconds of a call, of as many in turn as 10 ms hold, after one that does not count and without garbage from before.
local function time(f)
  collectgarbage()
  f()
  local calls, start = 0, c.seconds()
  repeat
    f()
    calls = calls + 1
  until c.seconds() - start > 0.01
  return (c.seconds() - start) * 1e3 / calls
end

local function numpy()
  for _, python in ipairs { "python3", "/usr/bin/python3" } do
    local pipe <close> = io.popen(("%s bench/query_numpy.py %d %d 2>/dev/null"):format(python, rows, rounds))
    local found = { pipe:read("n", "n", "n") }
    if found[3] then return found end
  end
end

local times = {}
for e = 1, #engines do times[e] = { {}, {}, {} } end
for _ = 1, rounds do
  for q = 1, 3 do
    for e, engine in ipairs(engines) do table.insert(times[e][q], time(engine[2][q])) end
  end
end

print(("\n%d records of %d fields; median of %d interleaved rounds, answers as Lua tables included"):format(rows, #FIELDS, rounds))
print(("\n  %-42s%10s%10s%10s"):format("milliseconds", "Q1", "Q2", "Q3"))
local function row(name, a, b, d, format)
  format = format or "%10.2f"
  print(("  %-42s" .. format .. format .. format):format(name, a, b, d))
end
local found = {}
for e, engine in ipairs(engines) do
  found[e] = { median(times[e][1]), median(times[e][2]), median(times[e][3]) }
  row(engine[1], table.unpack(found[e]))
end
local beside = numpy()
if beside then
  engines[#engines + 1], found[#found + 1] = { "numpy, narrow coded columns" }, beside
  row("numpy, narrow coded columns", table.unpack(beside))
end
local mine = there and 2 or 1
for e = mine + 1, #engines do
  row("  times faster than " .. engines[e][1]:match "^[^,]*", found[e][1] / found[mine][1], found[e][2] / found[mine][2],
    found[e][3] / found[mine][3], "%8.1f x")
end

local READS, one, plain = 1000000, set:record(1), tables[1]
local reads = { {}, {}, {}, {} }
for _ = 1, rounds do
  table.insert(reads[1], time(function() for _ = 1, READS do local _ = plain.value end end))
  table.insert(reads[2], time(function() for _ = 1, READS do local _ = one.value end end))
  table.insert(reads[3], time(function()
    local list = {}
    for i = 1, rows do list[i] = tables[i].value end
    return list
  end))
  table.insert(reads[4], time(function() frame:column "value" end))
end
print(("\n  %-42s%10s%12s"):format("one field", "ns", "to a table"))
local function read_row(name, ms, n, base) print(("  %-42s%10.1f%10.2f x"):format(name, ms * 1e6 / n, ms / base)) end
for i, all in ipairs(reads) do reads[i] = median(all) end
read_row("of a Lua table", reads[1], READS, reads[1])
read_row("of a record's handle", reads[2], READS, reads[1])
read_row("of every table, into a list", reads[3], rows, reads[3])
read_row("of every record: frame:column", reads[4], rows, reads[3])
