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

-- Fields by their names, those that are places, and texts in their order.
local shapes = setmetatable({}, { __mode = "k" }) ---@type table<peel.Field[], { by_name: table, places: string[], texts: string[] }>

local function shape_of(entry_fields)
  local shape = shapes[entry_fields]
  if not shape then
    shape = { by_name = {}, places = {}, texts = {} }
    for _, field in ipairs(entry_fields) do
      shape.by_name[field.name] = field
      if field.name == "spans" or field.name == "cell" then table.insert(shape.places, field.name) end
      if field.type == "text" then table.insert(shape.texts, field.name) end
    end
    shapes[entry_fields] = shape
  end
  return shape
end

local function convert(fields, shape, at, unknown)
  local out = {}
  for name, value in pairs(fields) do
    local field = shape.by_name[name]
    local kind = field and field.type
    if not field then
      if name ~= "at" and unknown then unknown(name) end
    elseif kind == "rows" then
      local rows, inner = {}, shape_of(field.fields)
      for i, row in ipairs(value) do rows[i] = convert(row, inner, at) end
      out[name] = rows
    elseif kind == "record" then
      out[name] = convert(value, shape_of(field.fields), at)
    else
      local taker = take[kind]
      if taker then out[name] = taker(value, at) else out[name] = value end
    end
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
  local out = convert(fields, shape, at, function(name) error(("a rule pushed %s.%s, which the schema lacks"):format(list, name), 0) end)
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
