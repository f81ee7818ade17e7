--- A table as JSON: one object a row, keys in the order of the columns, absent values null.

local json = require "peel.export.json"
local values = require "peel.table.values"

local objects = {}

local LIST = { __jsontype = "array" }

--- A function that makes the i-th row the table to be encoded.
local function converter(query, options)
  options = options or {}
  local kinds, names = {}, {}
  for i, field in ipairs(query:columns()) do kinds[field.name], names[i] = field.type, field.name end
  names = table.move(options.columns or names, 1, #(options.columns or names), 1, {})
  local order = table.move(names, 1, #names, 1, {})
  if options.sources then order[#order + 1] = "sources" end
  local allowed, title = values.allowed(query), values.title("allowed", kinds)
  if allowed then order[#order + 1] = title end
  local meta = { __jsontype = "object", __jsonorder = order }
  local lists, rows = {}, options.sources or false -- plain values are read at once, a row is made only where one is needed
  for _, name in ipairs(names) do
    if values.is_plain(kinds[name]) then lists[name] = query:column(name) else rows = true end
  end
  return function(i)
    local row, made = rows and query[i], {}
    for _, name in ipairs(names) do
      local list = lists[name]
      if list then made[name] = list[i] else made[name] = values.nested(row[name], kinds[name]) end
    end
    if options.sources then made.sources = setmetatable(values.sources(row), LIST) end
    if allowed then made[title] = allowed end
    return setmetatable(made, meta)
  end
end

--- A list of objects, one a line.
---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
function objects.json(query, options)
  local convert, lines = converter(query, options), {}
  for row = 1, #query do lines[row] = json.encode(convert(row)) end
  return #lines == 0 and "[]\n" or "[\n" .. table.concat(lines, ",\n") .. "\n]\n"
end

--- One object a line.
---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
function objects.jsonl(query, options)
  local convert, lines = converter(query, options), {}
  for row = 1, #query do lines[row] = json.encode(convert(row)) .. "\n" end
  return table.concat(lines)
end

return objects
