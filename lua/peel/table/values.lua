--- What stands in a cell of a table that is written for other programs: text or a number, and where its row comes from.

local complain = require "peel.query.complain"
local json = require "peel.export.json"
local records_of = require "peel.query.row".records_of

local values = {}

local DEEPEST = 100 -- tables in tables

---@class peel.TableColumn a column as it is written
---@field title string
---@field right boolean? numbers stand right
---@field get fun(row: any): string|number|boolean|nil
---@field field string? of the query, where the column's values are its values as they are

local NUMBERS = { number = true, integer = true, ref = true }
local PLAIN = { number = true, integer = true, ref = true, symbol = true, string = true, text = true, id = true, date = true, duration = true,
  boolean = true, label = true } -- what `flat` leaves as it is

--- Are the values of such a field written as they are?
---@param kind string
function values.is_plain(kind) return PLAIN[kind] == true end

local function joined(separator)
  return function(value) return table.concat(value, separator) end
end

--- Types whose values are neither text nor numbers.
local TEXTS = {
  texts = joined " | ",
  strings = joined ", ",
  counts = function(value) return json.encode(value) end,
  cells = function(value) return json.encode(value) end,
  spans = function(value)
    local parts = {}
    for i, span in ipairs(value) do parts[i] = ("%d-%d"):format(span.first, span.last) end
    return table.concat(parts, ", ")
  end,
}

--- A plain copy of a record's rows or of any other table, for JSON.
local function plain(value, depth)
  if type(value) ~= "table" and type(value) ~= "userdata" then return value end
  if depth > DEEPEST then complain("a table of tables deeper than %d can't be written (one that holds itself?)", DEEPEST) end
  local meta = getmetatable(value)
  if type(meta) == "table" and meta.__tojson or type(value) == "userdata" and not (meta and meta.__pairs) then return tostring(value) end
  local made = {}
  for key, inner in pairs(value) do made[key] = plain(inner, depth + 1) end
  return made
end

--- The value of one field for a flat table: text, a number, a boolean, or nil.
---@param value any
---@param kind string see peel.schema
---@return string|number|boolean|nil
function values.flat(value, kind)
  if value == nil or type(value) == "string" or type(value) == "number" or type(value) == "boolean" then return value end
  local text = TEXTS[kind]
  if text then return text(value) end
  if kind == "rows" then return json.encode(plain(value, 1)) end
  if kind == "report" then return value.path end
  if type(value) == "table" and not (getmetatable(value) or {}).__tostring then return json.encode(plain(value, 1)) end
  return tostring(value)
end

--- The value of one field for JSON: nested where the field is.
---@param value any
---@param kind string
---@return any
function values.nested(value, kind)
  if kind == "report" and value ~= nil then return value.path end
  return plain(value, 1)
end

--- Every record behind a row, each as { path, page, line, quotation }.
---@param row any
---@return peel.Place[]
function values.sources(row)
  local places = {}
  for i, record in ipairs(records_of(row)) do places[i] = record:place() end
  return places
end

local SOURCE = { "path", "page", "line", "quotation" }

--- One value a source field; several sources of a row stand behind each other, each distinct path once.
local function source_of(row, name)
  local places, parts, seen = values.sources(row), {}, {}
  if #places == 1 then return places[1][name] end
  for _, place in ipairs(places) do
    local part = tostring(place[name] or "")
    if name ~= "path" or not seen[part] then seen[part], parts[#parts + 1] = true, part end
  end
  return #parts > 0 and table.concat(parts, " | ") or nil
end

--- The reasons of the permits by which the rows were compared, in words; nil where there are none. They go wherever the rows
--- go: as a column `allowed` of flat tables, a field `allowed` of JSON objects, a line under a Markdown table.
---@param query peel.Query
---@return string?
function values.allowed(query)
  local words = {}
  for i, permit in ipairs(query.permits and query:permits() or {}) do words[i] = permit:words() end
  return #words > 0 and table.concat(words, " | ") or nil
end

--- A name for what is added, which no column has.
---@param name string
---@param by_name table<string, any>
---@return string
function values.title(name, by_name)
  while by_name[name] do name = name .. "_" end
  return name
end

--- The columns of a query as a flat table has them: those of a field of type record one by one ("deadline.due"), where they
--- are wanted where the row comes from, and why it was allowed to compare it.
---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean?, unmarked: boolean? } unmarked: the permits are said elsewhere
---@return peel.TableColumn[]
function values.columns(query, options)
  options = options or {}
  local by_name, names, columns = {}, {}, {} ---@type table<string, peel.Field>, string[], peel.TableColumn[]
  for i, field in ipairs(query:columns()) do by_name[field.name], names[i] = field, field.name end
  for _, name in ipairs(options.columns or names) do
    local field = by_name[name]
    if field.type == "record" and field.fields then
      for _, inner in ipairs(field.fields) do
        columns[#columns + 1] = { title = ("%s.%s"):format(name, inner.name), right = NUMBERS[inner.type],
          get = function(row) return row[name] and values.flat(row[name][inner.name], inner.type) end }
      end
    else
      columns[#columns + 1] = { title = name, right = NUMBERS[field.type], field = PLAIN[field.type] and name or nil,
        get = function(row) return values.flat(row[name], field.type) end }
    end
  end
  if options.sources then
    for _, name in ipairs(SOURCE) do
      columns[#columns + 1] = { title = by_name[name] and "source_" .. name or name, right = name == "line",
        get = function(row) return source_of(row, name) end }
    end
  end
  local allowed = not options.unmarked and values.allowed(query)
  if allowed then columns[#columns + 1] = { title = values.title("allowed", by_name), get = function() return allowed end } end
  return columns
end

--- The cells of the i-th row, one after the other as a function gives them for each: columns of plain values are read at once,
--- a row is made only where a column needs it.
---@param query peel.Query
---@param columns peel.TableColumn[]
---@param cell fun(value: string|number|boolean|nil): string
---@return fun(i: integer): string[] the same table each time
function values.reader(query, columns, cell)
  local lists, rows, parts = {}, false, {}
  for k, column in ipairs(columns) do
    if column.field then lists[k] = query:column(column.field) else rows = true end
  end
  return function(i)
    local row = rows and query[i]
    for k, column in ipairs(columns) do
      local list = lists[k]
      if list then parts[k] = cell(list[i]) else parts[k] = cell(column.get(row)) end
    end
    return parts
  end
end

--- A number as other programs read it: the shortest digits that read back the same, a whole one without a point.
---
--- ```lua
--- values.number(41.0)   --> "41"
--- values.number(0.1)    --> "0.1"
--- ```
---@param value number
---@return string
function values.number(value)
  if math.type(value) == "integer" then return ("%d"):format(value) end
  if value ~= value or value == math.huge or value == -math.huge then return "" end
  return (json.encode(math.tointeger(value) or value):gsub("%.0$", ""))
end

return values
