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

local function convert(fields, entry_fields, at)
  local out = {}
  for _, field in ipairs(entry_fields) do
    local value = fields[field.name]
    if value ~= nil then
      local taker = take[field.type]
      if field.type == "rows" then
        out[field.name] = {}
        for i, row in ipairs(value) do out[field.name][i] = convert(row, field.fields, at) end
      elseif field.type == "record" then
        out[field.name] = convert(value, field.fields, at)
      else
        out[field.name] = taker and taker(value, at) or value
      end
    elseif fields.at and (field.name == "spans" or field.name == "cell") then
      out[field.name] = take.text(fields.at, at) -- `spans` are places already, `at` is positions
    end
  end
  return out
end

--- The place of a record that names none: that of its first text.
local function first_text(out, entry_fields)
  for _, field in ipairs(entry_fields) do
    if field.type == "text" and type(out[field.name]) == "table" then return out[field.name] end
  end
end

--- The fields of a record of `list` from what a rule pushed. Unknown fields raise when the record set sees them.
---@param list string
---@param fields table
---@param at { span: fun(first: integer, last: integer): integer[], text: fun(first: integer, last: integer): string }
---@return table
function emit.fields(list, fields, at)
  local entry = schema.entry(list)
  local out = convert(fields, entry.fields, at)
  out.spans = out.spans or first_text(out, entry.fields)
  for name in pairs(fields) do
    if name ~= "at" and not schema.field(entry, name) then error(("a rule pushed %s.%s, which the schema lacks"):format(list, name)) end
  end
  return out
end

return emit
