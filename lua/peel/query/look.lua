--- The verbs that look: what they are asked of is evaluated, once.

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local members = require "peel.members"
local near = require "peel.near"
local printing = require "peel.printing"
local values = require "peel.query.values"

local methods = base.methods

--- The first row, or nil.
---
--- ```lua
--- print(report:judgments { grade = "inadequate" }:first():cite())
--- ```
---@return (peel.Record|peel.Row)?
function methods:first()
  base.check(self, "first")
  return self[1]
end

--- How many rows there are; the same as `#query`.
---@return integer
function methods:count() return base.view(base.check(self, "count")).n end

--- An iterator over the rows, in order.
---
--- ```lua
--- for finding in report:findings():each() do print(finding.title) end
--- ```
---@return fun(): (peel.Record|peel.Row)?
function methods:each()
  local view, i = base.view(base.check(self, "each")), 0
  return function()
    i = i + 1
    if i <= view.n then return view.face:row(view.rows and view.rows[i] or i) end
  end
end

--- The rows in a plain table that is the caller's own.
---@return (peel.Record|peel.Row)[]
function methods:totable()
  base.check(self, "totable")
  local list = {}
  for found in self:each() do list[#list + 1] = found end
  return list
end

--- One field of all rows in a plain table, read at once; absent values leave holes, so the number of rows is the second
--- result.
---
--- ```lua
--- local grades, n = report:judgments():column "grade"
--- ```
---@param name string
---@return any[], integer
function methods:column(name)
  local part = base.check(self, "column")
  base.field(part, name)
  local view = base.view(part)
  return view.face:values(name, view.rows)
end

--- The records behind all rows, in order, each once.
---
--- ```lua
--- for _, record in ipairs(report:judgments():distinct("grade"):records()) do print(record:cite()) end
--- ```
---@return peel.Record[]
function methods:records()
  local view = base.view(base.check(self, "records"))
  return base.records(view.face, view.rows)
end

--- What was left out on the way, and why: rows without a value that a condition compared, rows that found no partner. The
--- printed table says it too.
---
--- ```lua
--- report:sections():where("page", ">", 5):notes()   --> { "14 rows without page left out" }
--- ```
---@return string[]
function methods:notes()
  local notes = base.view(base.check(self, "notes")).notes
  return table.move(notes, 1, #notes, 1, {})
end

--- The columns in order, as in peel.schema: name, type, doc, unit, values. They are known without evaluating, but for the
--- types of columns that a function makes, and the columns of a pivot.
---
--- ```lua
--- for _, column in ipairs(report:values():columns()) do print(column.name, column.type, column.unit) end
--- ```
---@return peel.Field[]
function methods:columns()
  local columns = {}
  for i, field in ipairs(base.typed(base.check(self, "columns"))) do columns[i] = values.field(field, {}) end
  return columns
end

--- Name, columns, and which of them a table shows, in the form of a schema's entry.
---@return peel.Entry
function methods:entry()
  local part = base.check(self, "entry")
  local fields = base.typed(part)
  return { name = part.name, singular = part.singular, fields = fields, columns = part.shown or base.names(part) }
end

--- The report or corpus that it asks; nil for a table of one's own.
---@return any
function methods:owner() return base.check(self, "owner").owner end

local OPTIONS = { all = "boolean", columns = "table", rows = "integer", sources = "boolean", width = "integer" }
local OPTION_NAMES = { "all", "columns", "rows", "sources", "width" }

--- Raises unless these are options of a printed table.
---@param verb string
local function check_options(part, verb, options)
  if options == nil then return end
  if type(options) ~= "table" then complain("%s: bad argument 'options': expected a table, got %s", verb, type(options)) end
  for name, value in pairs(options) do
    local kind = OPTIONS[name]
    if not kind then complain("%s: unknown option %s%s", verb, values.show(name), near.hint(name, OPTION_NAMES)) end
    if kind == "integer" and not (math.type(value) == "integer" and value >= 1) or kind ~= "integer" and type(value) ~= kind then
      complain("%s: option %s: expected %s, got %s", verb, name, kind == "integer" and "a whole number from 1" or "a " .. kind, values.show(value))
    end
  end
  if options.columns then base.named(part, verb, options.columns) end
end

--- The table that `print(query)` shows, for another width, number of rows or choice of columns.
---
--- ```lua
--- print(report:values():format { columns = { "name", "entity", "value" }, rows = 5, width = 80 })
--- ```
---@param options? peel.PrintOptions
---@return string
function methods:format(options)
  local part = base.check(self, "format")
  check_options(part, "format", options)
  local lines = { printing.list(self, options) }
  table.move(self:notes(), 1, #self:notes(), 2, lines)
  return table.concat(lines, "\n")
end

--- Prints the table: `print(query)` with options. Where it is too wide for the terminal, columns that say the same in every row
--- are told in a line under it, long texts are shortened, and the names of columns without room are told.
---
--- ```lua
--- report:judgments():print { all = true, sources = true }
--- ```
---@param options? peel.PrintOptions
function methods:print(options)
  check_options(base.check(self, "print"), "print", options)
  print(self:format(options))
end

--- What completes a query: its methods, and its fields for use in their arguments.
---@return string[]
function methods:__complete()
  local part = base.check(self, "__complete")
  local names = members(methods)
  return table.move(base.names(part), 1, #base.fields(part), #names + 1, names)
end

return methods
