--- Queries as a beginner would write them over Lua tables: slow, obvious, and what the real ones are held against. A table is
-- { names = {name, ...}, rows = { {name = value}, ... } }; each row carries the numbers of the first rows in `from`.

local fold = require "peel.fold"

local naive = {}

function naive.of(names, rows)
  local made = { names = names, rows = {} }
  for i, row in ipairs(rows) do
    made.rows[i] = { from = { i } }
    for _, name in ipairs(names) do made.rows[i][name] = row[name] end
  end
  return made
end

local function with(names, rows) return { names = names, rows = rows } end

local function copy(row)
  local made = {}
  for name, value in pairs(row) do made[name] = value end
  return made
end

function naive.where(t, holds)
  local rows = {}
  for _, row in ipairs(t.rows) do
    if holds(row) then rows[#rows + 1] = row end
  end
  return with(t.names, rows)
end

function naive.head(t, n) return with(t.names, table.move(t.rows, 1, math.min(n, #t.rows), 1, {})) end
function naive.tail(t, n) return with(t.names, table.move(t.rows, math.max(1, #t.rows - n + 1), #t.rows, 1, {})) end

--- -1, 0, 1; absent values last whichever way.
local function compare(a, b, down)
  if a == nil or b == nil then return a == b and 0 or a == nil and 1 or -1 end
  if type(a) == "table" and not (a.rank and b.rank) then
    return not a.rank and not b.rank and 0 or not a.rank and 1 or -1 -- off the scale: behind all grades
  end
  local x, y = a, b
  if type(a) == "string" then
    x, y = fold(a), fold(b)
    if x == y then x, y = a, b end
  end
  if type(a) == "boolean" then x, y = a and 1 or 0, b and 1 or 0 end
  local order = x == y and 0 or x < y and -1 or 1
  return down and -order or order
end

function naive.sort(t, name, down)
  local rows = {}
  for _, row in ipairs(t.rows) do -- insertion, so that equal ones stay as they stood
    local at = #rows + 1
    while at > 1 and compare(row[name], rows[at - 1][name], down) < 0 do at = at - 1 end
    table.insert(rows, at, row)
  end
  return with(t.names, rows)
end

function naive.select(t, names)
  local rows = {}
  for i, row in ipairs(t.rows) do
    rows[i] = { from = row.from }
    for _, name in ipairs(names) do rows[i][name] = row[name] end
  end
  return with(names, rows)
end

function naive.derive(t, name, f)
  local names, there = table.move(t.names, 1, #t.names, 1, {}), false
  for _, known in ipairs(names) do there = there or known == name end
  if not there then names[#names + 1] = name end
  local rows = {}
  for i, row in ipairs(t.rows) do
    rows[i] = copy(row)
    rows[i][name] = f(row)
  end
  return with(names, rows)
end

function naive.union(a, b)
  local names, there = table.move(a.names, 1, #a.names, 1, {}), {}
  for _, name in ipairs(names) do there[name] = true end
  for _, name in ipairs(b.names) do
    if not there[name] then names[#names + 1] = name end
  end
  return with(names, table.move(b.rows, 1, #b.rows, #a.rows + 1, table.move(a.rows, 1, #a.rows, 1, {})))
end

--- Lists of rows with the same values of these fields.
local function groups(t, names)
  local found = {}
  for _, row in ipairs(t.rows) do
    local mine
    for _, group in ipairs(found) do
      local same = true
      for _, name in ipairs(names) do same = same and group[1][name] == row[name] end
      if same then mine = group end
    end
    if mine then mine[#mine + 1] = row else found[#found + 1] = { row } end
  end
  return found
end

--- Where the rows of a group came from, each once.
local function origins(group)
  local from, seen = {}, {}
  for _, row in ipairs(group) do
    for _, at in ipairs(row.from) do
      if not seen[at] then seen[at], from[#from + 1] = true, at end
    end
  end
  return from
end

--- Keys, count, and the sum of a field with the number of rows that have none.
function naive.group(t, names, field)
  local rows, any = {}, false
  for i, group in ipairs(groups(t, names)) do
    local made, sum, present = { from = origins(group), count = #group }, 0, 0
    for _, name in ipairs(names) do made[name] = group[1][name] end
    for _, row in ipairs(group) do
      if row[field] ~= nil then sum, present = sum + row[field], present + 1 end
    end
    made.total, made.missing = present > 0 and sum or nil, #group - present
    any = any or made.missing > 0
    rows[i] = made
  end
  for _, row in ipairs(rows) do row.missing = any and row.missing or nil end
  return with(table.move({ "count", "total", "missing" }, 1, 3, #names + 1, table.move(names, 1, #names, 1, {})), rows)
end

function naive.distinct(t, names)
  local rows = {}
  for i, group in ipairs(groups(t, names)) do
    rows[i] = { from = origins(group) }
    for _, name in ipairs(names) do rows[i][name] = group[1][name] end
  end
  return with(names, rows)
end

--- Inner, or left, by one field; the right's other fields get "_r" behind them.
function naive.join(a, b, on, kind)
  local names, rows = table.move(a.names, 1, #a.names, 1, {}), {}
  for _, name in ipairs(b.names) do
    if name ~= on then names[#names + 1] = name .. "_r" end
  end
  for _, row in ipairs(a.rows) do
    local alone = true
    for _, other in ipairs(b.rows) do
      if row[on] ~= nil and row[on] == other[on] then
        alone = false
        if kind == "anti" then break end
        local made = copy(row)
        for _, name in ipairs(b.names) do
          if name ~= on then made[name .. "_r"] = other[name] end
        end
        made.from = table.move(other.from, 1, #other.from, #row.from + 1, table.move(row.from, 1, #row.from, 1, {}))
        rows[#rows + 1] = made
      end
    end
    if alone and kind ~= "inner" then rows[#rows + 1] = row end
  end
  return with(kind == "anti" and a.names or names, rows)
end

return naive
