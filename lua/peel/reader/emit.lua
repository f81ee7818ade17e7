--- What rules push, into records: positions on a tape become places in the source, field by field as the schema says.

local schema = require "peel.schema"

local emit = {}

local function is_pair(value)
  return type(value) == "table" and #value == 2 and math.type(value[1]) == "integer" and math.type(value[2]) == "integer"
end

--- How a field of each type takes a rule's value. `at` are the functions `span(first, last)` and `text(first, last)`.
local take = {}

--- A text is a pair of positions or a list of pairs: paragraphs with something between them that is not its own.
function take.text(value, at)
  if is_pair(value) then return at.span(value[1], value[2]) end
  if type(value) ~= "table" or not is_pair(value[1]) then return value end
  local spans = {}
  for _, pair in ipairs(value) do
    local piece = at.span(pair[1], pair[2])
    table.move(piece, 1, #piece, #spans + 1, spans)
  end
  return spans
end

function take.texts(list, at)
  local out = {}
  for i, value in ipairs(list) do out[i] = take.text(value, at) end
  return out
end

local function words(value, at)
  return is_pair(value) and at.text(value[1], value[2]) or value
end
take.symbol, take.string, take.date, take.duration = words, words, words, words

---@class peel.Shape how the fields of a record are taken
---@field takers table<string, fun(value: any, at: table): any> by name; false where a value is taken as it is
---@field places string[] fields that are places
---@field texts string[] texts in their order
local shapes = setmetatable({}, { __mode = "k" }) ---@type table<peel.Field[], peel.Shape>

local shape_of, convert

--- The function that takes a field's value; false where none is needed.
local function taker_of(field)
  if field.type == "record" then
    return function(value, at) return convert(value, shape_of(field.fields), at) end
  elseif field.type == "rows" then
    return function(value, at)
      local rows, shape = {}, shape_of(field.fields)
      for i, row in ipairs(value) do rows[i] = convert(row, shape, at) end
      return rows
    end
  end
  return take[field.type] or false
end

---@param fields peel.Field[]
---@return peel.Shape
function shape_of(fields)
  local shape = shapes[fields]
  if not shape then
    shape = { takers = {}, places = {}, texts = {} }
    for _, field in ipairs(fields) do
      shape.takers[field.name] = taker_of(field)
      if field.name == "spans" or field.name == "cell" then table.insert(shape.places, field.name) end
      if field.type == "text" then table.insert(shape.texts, field.name) end
    end
    shapes[fields] = shape
  end
  return shape
end

---@param list string? whose fields they are: one that it lacks raises
function convert(fields, shape, at, list)
  local out, takers = {}, shape.takers
  for name, value in pairs(fields) do
    local taker = takers[name]
    if taker then out[name] = taker(value, at)
    elseif taker == false then out[name] = value
    elseif list and name ~= "at" then error(("a rule pushed %s.%s, which the schema lacks"):format(list, name), 0) end
  end
  if fields.at then
    for _, name in ipairs(shape.places) do -- `spans` are places already, `at` is positions
      if fields[name] == nil then out[name] = take.text(fields.at, at) end
    end
  end
  return out
end

--- The fields of a record of `list` from what a rule pushed. An unknown field raises.
---@param list string
---@param fields table
---@param at { span: fun(first: integer, last: integer): integer[], text: fun(first: integer, last: integer): string }
---@return table
function emit.fields(list, fields, at)
  local shape = shape_of(schema.entry(list).fields)
  local out = convert(fields, shape, at, list)
  for i = 1, out.spans and 0 or #shape.texts do -- the place of a record that names none: that of its first text
    local text = out[shape.texts[i]]
    if type(text) == "table" then
      out.spans = text
      break
    end
  end
  return out
end

return emit
