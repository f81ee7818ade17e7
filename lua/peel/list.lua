--- The records of one kind, as a report's methods return them: a view that can be narrowed, walked and printed. A list is
-- never changed: `where` returns another one. The records themselves are handles (see peel.Record).

local near = require "peel.near"
local schema = require "peel.schema"
local predicate = require "peel.predicate"
local printing = require "peel.printing"

---@class peel.List
---@field [integer] peel.Record
---@operator len: integer
local methods = {}

local list = { methods = methods }
local meta = { __name = "peel.List" }

--- What a list is made of, kept apart so that a misspelt name cannot meet it.
---@class peel.ListParts
---@field set peel.RecordSet
---@field entry peel.Entry
---@field rows integer[]? numbers in the order of the set; nil = all
local parts = setmetatable({}, { __mode = "k" }) ---@type table<peel.List, peel.ListParts>

---@return peel.List
local function new(set, entry, rows)
  local made = setmetatable({}, meta) --[[@as peel.List]]
  parts[made] = { set = set, entry = entry, rows = rows }
  return made
end

--- The parts of the list that a method was called on; anything else raises.
---@return peel.ListParts
local function check(self, name)
  return parts[self] or error(("%s: a list expected, got %s (is it called with ':'?)"):format(name, type(self)), 3)
end

--- All records of a list or view of the schema.
---
--- ```lua
--- list.of(records, "judgments"):where{ area = "investigating_crime" }:first()
--- ```
---@param records peel.Records
---@param name string
---@return peel.List
function list.of(records, name)
  local entry = schema.entry(name)
  return new(records:set(entry.set or name), entry)
end

--- A list of the records whose numbers, in the order of the set, are given.
---@param set peel.RecordSet
---@param entry peel.Entry
---@param rows integer[]?
---@return peel.List
function list.new(set, entry, rows) return new(set, entry, rows) end

--- Is this value a list?
function list.is_list(value) return parts[value] ~= nil end

--- Those of the records for which all conditions hold. A condition on a field is a value, a list of values of which one
--- must match, a range `{ from = , to = }` (both included), or a function of the value and the record; or the three
--- arguments field, comparison (`==` `~=` `<` `<=` `>` `>=`) and value. An unknown field, a value that the field can never
--- have and an empty filter raise.
---
--- ```lua
--- report:judgments{ grade = { "good", "outstanding" } }:where("year", ">=", 2015)
--- report:measures{ unit = "percent", name = function(name) return name:find "satisf" end }
--- ```
---@param filter table<string, any>|string
---@param comparison string?
---@param value any
---@return peel.List
---@overload fun(self: peel.List, field: string, comparison: string, value: any): peel.List
function methods.where(self, filter, ...)
  local part = check(self, "where")
  local tests = predicate.compile(part.entry, 2, filter, ...)
  local rows = part.rows
  for _, test in ipairs(tests) do
    local values, n = part.set:column(test.field, rows)
    local kept = {}
    for i = 1, n do
      local row = rows and rows[i] or i
      if test.holds(values[i], test.wants_record and part.set:record(row) or nil) then kept[#kept + 1] = row end
    end
    rows = kept
  end
  return new(part.set, part.entry, rows)
end

--- The first record, or nil.
---@return peel.Record?
function methods.first(self)
  check(self, "first")
  return self[1]
end

--- How many records there are; the same as `#list`.
---@return integer
function methods.count(self)
  local part = check(self, "count")
  return part.rows and #part.rows or part.set:count()
end

--- An iterator over the records, in order.
---
--- ```lua
--- for finding in report:findings():each() do print(finding.title) end
--- ```
---@return fun(): peel.Record?
function methods.each(self)
  check(self, "each")
  local i = 0
  return function()
    i = i + 1
    return self[i]
  end
end

--- The records in a plain table that is the caller's own.
---@return peel.Record[]
function methods.totable(self)
  check(self, "totable")
  local records = {}
  for i = 1, #self do records[i] = self[i] end
  return records
end

--- One field of all records in a plain table, read at once; absent values leave holes, so the number of records is the
--- second result.
---
--- ```lua
--- local grades, n = report:judgments():column "grade"
--- ```
---@param name string
---@return any[], integer
function methods.column(self, name)
  local part = check(self, "column")
  predicate.field(part.entry, name, 2)
  return part.set:column(name, part.rows)
end

--- The schema's entry: name, fields with type and meaning, columns.
---@return peel.Entry
function methods.entry(self) return check(self, "entry").entry end

--- The table that `print(list)` shows, for another width, number of rows or choice of columns.
---
--- ```lua
--- print(report:values():format{ columns = { "name", "entity", "value" }, rows = 5, width = 80 })
--- ```
---@param options? { width: integer?, rows: integer?, columns: string[]? }
---@return string
function methods.format(self, options)
  local part = check(self, "format")
  for _, name in ipairs(options and options.columns or {}) do predicate.field(part.entry, name, 2) end
  return printing.list(self, options)
end

function meta.__index(self, key)
  if math.type(key) == "integer" then
    local part = parts[self]
    if part.rows then
      local row = part.rows[key]
      return row and part.set:record(row)
    end
    return part.set:record(key)
  end
  if methods[key] then return methods[key] end
  local names = {}
  for name in pairs(methods) do names[#names + 1] = name end
  table.sort(names)
  error(("a list has no method %s%s"):format(
    type(key) == "string" and '"' .. key .. '"' or tostring(key), near.hint(key, names)), 2)
end

function meta.__newindex() error("a list cannot be changed", 2) end
function meta.__len(self) return methods.count(self) end

function meta.__tostring(self)
  local part = parts[self]
  if part.set:records():closed() then return part.entry.name .. " (closed)" end
  return printing.list(self)
end

--- The records with their numbers, as `ipairs` gives them.
function meta.__pairs(self)
  return function(_, i)
    local record = self[i + 1]
    if record then return i + 1, record end
  end, self, 0
end

return list
