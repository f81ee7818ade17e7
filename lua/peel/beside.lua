--- One force's number beside those of others: of its region, of its peers, of all.

local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local core = require "peel.core"
local forces = require "peel.forces"
local near = require "peel.near"
local peers = require "peel.peers"
local query = require "peel.query"
local queries = require "peel.query.base"

local beside = {}

local OPTIONS = { "by", "direction", "field", "peers", "without" }
local NUMBERS = { number = true, integer = true, ref = true, none = true }

local COLUMNS = { ---@type peel.Field[]
  { name = "force", type = "symbol", doc = "whose number it is" },
  { name = "value", type = "number", doc = "its number" },
  { name = "beside", type = "string", doc = "whom it is set beside: a region, groups of peers with their date, all forces" },
  { name = "n", type = "integer", doc = "forces with a number, itself among them" },
  { name = "missing", type = "integer", doc = "forces of the group without one" },
  { name = "mean", type = "number", doc = "mean of the forces, itself among them; not weighted" },
  { name = "median", type = "number", doc = "median of them" },
  { name = "rank", type = "integer", doc = "its place among them: one more than there are better ones" },
  { name = "gap", type = "number", doc = "its number less the mean of the others; absent where there are none" },
}

local show = require "peel.query.values".show

--- A force by any of its names, or as the query writes it.
local function force_named(argument, name)
  if type(name) ~= "string" then complain("beside: %s: the name of a force expected, got %s", argument, show(name)) end
  local found = forces.find(name)
  if not found then complain("beside: %s: unknown force %s%s", argument, show(name), near.hint(name, forces.names())) end
  return found
end

--- The query of the same numbers of all entities that a printed number's report gives.
local function of_record(value)
  local record = query.records_of(value)[1]
  local owner = record and (record:row())
  local ok, name = pcall(function() return record.name end)
  if not ok or name == nil or record.value == nil then complain("beside: the row is no number of a measure: a row of values(), or a query, expected") end
  local same = { name = name }
  local column, entity = record.column, record.entity
  local by_column = column and entity and (column == entity or forces.find(column) == entity) -- a column a force: the others have their own
  for _, field in ipairs { "unit", "period", not by_column and "column" or nil } do
    same[field] = record[field] == nil and query.missing or record[field]
  end
  return owner:values(same)
end

local function check_options(options)
  if options ~= nil and type(options) ~= "table" then complain("beside: bad argument 'options': a table expected, got %s", show(options)) end
  options = options or {}
  check_keys("beside", options, OPTIONS)
  if options.peers ~= nil and not peers.is_peers(options.peers) then
    complain("beside: peers: groups loaded by peel.peers.load expected, got %s", show(options.peers))
  end
  local direction = options.direction or "higher"
  if direction ~= "higher" and direction ~= "lower" then
    complain('beside: direction = "higher" (the largest is first) or "lower" expected, got %s', show(direction))
  end
  local without = {}
  if options.without ~= nil and type(options.without) ~= "table" then
    complain("beside: without: a list of forces expected, got %s", show(options.without))
  end
  for i, name in ipairs(options.without or {}) do without[force_named(("without[%d]"):format(i), name)] = true end
  return { by = options.by, field = options.field or "value", peers = options.peers, sign = direction == "higher" and 1 or -1, without = without }
end

--- Which column names the force: `by`, else entity, else force.
local function column_of(rows, by)
  local there, names = {}, {}
  for i, column in ipairs(rows:columns()) do there[column.name], names[i] = column, column.name end
  for _, name in ipairs(by and { by } or { "entity", "force" }) do
    if there[name] then return name, there, names end
  end
  complain("beside: %s", by and ("there is no column %s%s"):format(show(by), near.hint(by, names))
    or 'no column "entity" or "force"; name the one that holds the force: { by = "..." }')
end

--- Raises where the numbers were made of grades that may not be compared.
local function comparable(rows)
  local graded = {}
  for row in rows:each() do
    for _, record in ipairs(require("peel.score.allowed").behind(row)) do graded[#graded + 1] = record end
  end
  local permits = rows:permits()
  require("peel.compare").check(graded, #permits > 0 and permits or nil, { verb = "beside", given = "query:allow(%s)" })
end

--- The number of each force, with its row; how many rows are of no force, and how many have no number.
local function numbers_of(rows, used)
  local by, there, names = column_of(rows, used.by)
  local field = there[used.field] or complain("beside: there is no column %s%s; name it: { field = ... }", show(used.field), near.hint(used.field, names))
  if not NUMBERS[field.type] then
    complain("beside: %s is of type %s; numbers are needed%s", used.field, field.type, field.type == "grade" and " (peel.score codes grades)" or "")
  end
  if field.graded then comparable(rows) end
  local who, n = rows:column(by)
  local values, found, strange = rows:column(used.field), {}, {}
  for i = 1, n do
    local force = type(who[i]) == "string" and forces.find(who[i]) or nil
    if not force then strange[#strange + 1] = who[i] or "(none)"
    elseif values[i] ~= nil then
      if found[force] and found[force].value ~= values[i] then
        complain("beside: %s has two numbers, %s and %s, at %s and %s; choose one first, as by where{ period = ... }", force,
          tostring(found[force].value), tostring(values[i]), found[force].row:cite(), rows[i]:cite())
      end
      found[force] = found[force] or { value = values[i], row = rows[i] }
    end
  end
  return found, strange
end

local function median(list)
  table.sort(list)
  local half = #list // 2
  return #list % 2 == 1 and list[half + 1] or (list[half] + list[half + 1]) / 2
end

--- One line: the force's number beside those of a group of forces.
local function line_of(force, numbers, group, title, used)
  local own, list, sum, better, missing, records = numbers[force], {}, 0.0, 0, 0, {}
  for _, name in ipairs(group) do
    local one = numbers[name]
    if one then
      list[#list + 1], sum = one.value, sum + one.value
      if used.sign * one.value > used.sign * own.value then better = better + 1 end
      for _, record in ipairs(query.records_of(one.row)) do records[#records + 1] = record end
    else
      missing = missing + 1
    end
  end
  local n = #list
  return { force = force, value = own.value, beside = title, n = n, missing = missing, mean = sum / n, median = median(list), rank = better + 1,
    gap = n > 1 and own.value - (sum - own.value) / (n - 1) or nil, records = records }
end

--- The forces of a list that are not left out; the force itself always is one.
local function kept(force, list, without)
  local names, seen = { force }, { [force] = true }
  for _, name in ipairs(list) do
    if not seen[name] and not without[name] then seen[name], names[#names + 1] = true, name end
  end
  return names
end

--- A force's number beside those of others: see peel.beside.
---@param from peel.Query|peel.Row|peel.Record
---@param force string any of its names
---@param options? { by: string?, field: string?, peers: peel.Peers?, direction: "higher"|"lower"|nil, without: string[]? }
---@return peel.Query columns force, value, beside, n, missing, mean, median, rank, gap
function beside.beside(from, force, options)
  local used = check_options(options)
  local meta = getmetatable(from)
  local kind = type(meta) == "table" and meta.__name
  if kind == "peel.Record" or kind == "peel.Row" then from = of_record(from)
  elseif not query.is_query(from) then complain("beside: a query or a row of values() expected, got %s", show(from)) end
  force = force_named("bad argument 'force'", force)
  local numbers, strange = numbers_of(from, used)
  if not numbers[force] then complain("beside: %s has no number in %s", force, used.field) end
  local region, in_region = forces.get(force).region, {}
  for _, one in ipairs(forces.list()) do
    if one.region == region then in_region[#in_region + 1] = one.name end
  end
  local lines = { line_of(force, numbers, kept(force, in_region, used.without), "region " .. region, used) }
  local notes = from:notes()
  if used.peers then
    local group = used.peers:of(force)
    if group then lines[2] = line_of(force, numbers, kept(force, group, used.without), used.peers:title(), used)
    else notes[#notes + 1] = ("%s has no group in %s"):format(force, used.peers:title()) end
  end
  lines[#lines + 1] = line_of(force, numbers, kept(force, forces.names(), used.without), "all forces", used)
  if #strange > 0 then
    notes[#notes + 1] = ("%s of no force left out: %s%s"):format(queries.rows(#strange), strange[1], #strange > 1 and ", ..." or "")
  end
  local lists = {}
  for k, column in ipairs(COLUMNS) do
    local list = {}
    for i, line in ipairs(lines) do list[i] = line[column.name] end
    lists[k] = { name = column.name, type = column.type, values = list }
  end
  return query.of { name = "comparisons", singular = "comparison", columns = COLUMNS, owner = from:owner(), permits = from:permits(),
    frame = function() return core.frame_of(#lines, lists) end,
    records = function(i) return lines[i].records end,
    notes = function() return notes end }
end

return beside
