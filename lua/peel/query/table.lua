--- Queries over a table of one's own: a list of Lua tables, records or rows.

local complain = require "peel.query.complain"
local core = require "peel.core"
local near = require "peel.near"
local row = require "peel.query.row"
local values = require "peel.query.values"

local TYPES = { "boolean", "date", "duration", "grade", "integer", "label", "number", "string", "symbol", "text", "value", "verdict" }

--- The columns of the rows as they are told or found.
---@return peel.Field[]
local function fields_of(rows, told)
  local fields, seen = {}, {}
  for i, field in ipairs(told or {}) do
    local made = type(field) == "table" and values.field(field, {}) or { name = field }
    if type(made.name) ~= "string" then
      complain("table: field %d: a name or { name =, type = } expected, got %s", i, values.show(field))
    end
    if seen[made.name] then complain('table: two fields are called "%s"', made.name) end
    local known = made.type == nil
    for _, kind in ipairs(TYPES) do known = known or kind == made.type end
    if not known then
      complain("table: field %s: unknown type %s%s", made.name, values.show(made.type), near.hint(made.type, TYPES))
    end
    fields[i], seen[made.name] = made, true
  end
  if told then return fields end
  local names = {}
  for i, entry in ipairs(rows) do
    for name in pairs(entry) do
      if type(name) ~= "string" then complain("table: row %d: the names of fields are strings, got %s", i, values.show(name)) end
      if not seen[name] then seen[name], names[#names + 1] = true, name end
    end
  end
  table.sort(names)
  for i, name in ipairs(names) do fields[i] = { name = name } end
  return fields
end

--- Does the column's type fit a value?
local function check(field, value, i)
  if value == nil or field.type == "value" then return end
  local wrong = values.wrong(field, value)
  if not wrong and field.type == "integer" and math.type(value) ~= "integer" then wrong = "integer expected, got " .. tostring(value) end
  if not wrong and field.type == "grade" and type(value) == "string" then wrong = ('grade expected, got "%s"'):format(value) end
  if wrong then complain("table: row %d: %s: %s", i, field.name, wrong) end
end

local function is_record(value) return type(value) == "userdata" and (getmetatable(value) or {}).__name == "peel.Record" end

---@param query table peel.query
return function(query)
  --- A query over a list of tables: see peel.table.
  ---@param rows table[]
  ---@param fields? (string|peel.Field)[]
  ---@return peel.Query
  function query.table(rows, fields)
    if type(rows) ~= "table" or query.is_query(rows) then complain("table: a list of tables expected, got %s", values.show(rows)) end
    if fields ~= nil and type(fields) ~= "table" then complain("table: bad argument 'fields': a list of names expected, got %s", values.show(fields)) end
    local n = 0
    for key, entry in pairs(rows) do
      if math.type(key) ~= "integer" then complain("table: a list of tables expected, got one with the key %s", values.show(key)) end
      if type(entry) ~= "table" and not is_record(entry) then
        complain("table: row %d: a table expected, got %s", key, values.show(entry))
      end
      n = n + 1
    end
    for i = 1, n do
      if rows[i] == nil then complain("table: row %d is nil", i) end
    end
    local columns, lists = fields_of(rows, fields), {}
    for k, field in ipairs(columns) do
      local list = {}
      for i = 1, n do
        list[i] = rows[i][field.name]
        if list[i] ~= list[i] then list[i] = nil end
      end
      field.type = field.type or values.infer(list, n)
      for i = 1, n do check(field, list[i], i) end
      lists[k] = { name = field.name, type = row.column_type(field.type), values = list }
    end
    local behind = {}
    for i = 1, n do
      behind[i] = is_record(rows[i]) and { rows[i] } or row.is_row(rows[i]) and row.records_of(rows[i]) or nil
    end
    return query.of { name = "table", singular = "row", columns = columns,
      frame = function() return core.frame_of(n, lists) end,
      records = function(i) return behind[i] or {} end }
  end
end
