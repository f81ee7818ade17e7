--- Reports as plain Lua tables, by the schema: what the formats write. Absent values are dkjson's `null`, grades are their
-- names, and the metatables say in which order keys stand and which empty table is a list, in the way dkjson reads them.

local null = require "dkjson".null
local grade = require "peel.grade"
local schema = require "peel.schema"

local plain = {}

local LIST = { __jsontype = "array" }
local SPAN = { __jsontype = "object", __jsonorder = { "first", "last", "line" } }

local orders = setmetatable({}, { __mode = "k" }) ---@type table<peel.Field[], table>

--- The metatable of records with these fields.
local function ordered(fields)
  local meta = orders[fields]
  if not meta then
    meta = { __jsontype = "object", __jsonorder = {} }
    for _, field in ipairs(fields) do
      if field.exported ~= false then table.insert(meta.__jsonorder, field.name) end
    end
    orders[fields] = meta
  end
  return meta
end

--- The keys of a table of counts: grades of one scale best first, then the kinds of no grade, then any others by name.
---
--- ```lua
--- plain.grades{ good = 30, inadequate = 1, outstanding = 2 }   --> { "outstanding", "good", "inadequate" }
--- ```
---@param counts table<string, integer>
---@return string[]
function plain.grades(counts)
  local names, seen = {}, {}
  local function take(list)
    for _, name in ipairs(list) do
      if counts[name] and not seen[name] then seen[name], names[#names + 1] = true, name end
    end
  end
  local best, most = {}, 0 ---@type string[], integer
  for _, id in ipairs(grade.scales()) do
    local scale, hits = grade.scale(id), 0
    for _, name in ipairs(scale.names) do hits = hits + (counts[name] and 1 or 0) end
    if hits > most then best, most = scale.names, hits end
  end
  take(best)
  take(grade.off_scale())
  local rest = {}
  for name in pairs(counts) do rest[#rest + 1] = name end
  table.sort(rest)
  take(rest)
  return names
end

local convert ---@type table<string, fun(value: any, field: peel.Field): any>

local function record(handle, fields)
  local made = {}
  for _, field in ipairs(fields) do
    if field.exported ~= false then
      local value = handle[field.name]
      local kind = convert[field.type]
      if kind then value = kind(value, field) end
      if value == nil then value = null end
      made[field.name] = value
    end
  end
  return setmetatable(made, ordered(fields))
end

local function list(value)
  return setmetatable(value and table.move(value, 1, #value, 1, {}) or {}, LIST)
end

--- Lists are never absent, only empty.
convert = {
  grade = function(value) return value and tostring(value) end,
  texts = list,
  strings = list,
  cells = function(rows)
    local made = list(rows)
    for i, row in ipairs(made) do made[i] = list(row) end
    return made
  end,
  spans = function(spans)
    local made = list(spans)
    for i, span in ipairs(made) do
      made[i] = setmetatable({ first = span.first, last = span.last, line = span.line }, SPAN)
    end
    return made
  end,
  rows = function(rows, field)
    local made = list(rows)
    for i, row in ipairs(made) do made[i] = record(row, field.fields) end
    return made
  end,
  record = function(one, field) return one and record(one, field.fields) end,
  counts = function(counts)
    if not counts then return nil end
    local made = {}
    for name, count in pairs(counts) do made[name] = count end
    return setmetatable(made, { __jsontype = "object", __jsonorder = plain.grades(counts) })
  end,
}

--- The parts of a report's export in their order, made one at a time: "model" and its number, "report" and the title
--- page, then each list's name with its schema entry and the list.
---@param report peel.Report
---@return fun(): string?, any, peel.Entry?
function plain.parts(report)
  local at = 0
  return function()
    at = at + 1
    if at == 1 then return "model", schema.model end
    local entry = schema.lists[at - 1]
    if not entry then return nil end
    if entry.single then return entry.name, record(report, entry.fields), entry end
    return entry.name, report:list(entry.name), entry
  end
end

--- A record as a plain table.
---@param handle peel.Record
---@param entry peel.Entry of its list
---@return table
function plain.record(handle, entry) return record(handle, entry.fields) end

--- A whole report as a plain table.
---
--- ```lua
--- print(require "dkjson".encode(plain.totable(report).judgments))
--- ```
---@param report peel.Report
---@return table
function plain.totable(report)
  local made, order = {}, {}
  for name, value, entry in plain.parts(report) do
    if entry and not entry.single then
      local records = setmetatable({}, LIST)
      for i, handle in ipairs(value) do records[i] = record(handle, entry.fields) end
      value = records
    end
    made[name], order[#order + 1] = value, name
  end
  return setmetatable(made, { __jsontype = "object", __jsonorder = order })
end

return plain
