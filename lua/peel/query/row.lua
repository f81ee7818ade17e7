--- Rows: what stands for one row of an evaluated query, and the faces they are read through.
--
-- A face is a frame with the columns that are shown of it, their names, and the records behind each of its rows. Stages
-- that only choose or order rows keep the face of their input, so that the same row stays the same object.

local complain = require "peel.query.complain"
local near = require "peel.near"
local printing = require "peel.printing"
local values = require "peel.query.values"

local row = {}

---@class peel.Face
---@field name string
---@field singular string
---@field frame peel.Frame
---@field fields peel.Field[] in order, every one with its type
---@field at table<string, string> name of a field -> name of the frame's column
---@field records fun(i: integer, column: string?): peel.Record[] the records behind a row of the frame
---@field handle (fun(i: integer): any)? the object that stands for a row; nil = a peel.Row
---@field subject peel.SubjectColumns? where the frame's columns tell of which inspection a row's grade is
---@field origin (fun(i: integer, column: string): peel.Record[])? the records that a column's value is of, where not all are
---@field package index table<string, peel.Field>
---@field package cache table<integer, peel.Row>
local face = {}
face.__index = face

--- One row of a query that is no plain list of records: chosen columns, a group, a join, a row of a corpus. It leads to the
--- records that it was made of.
---@class peel.Row
---@field report peel.Report? of its first record
---@field [string] any
local methods = {}
row.methods = methods

local FACE, AT = {}, {} -- keys of a row's own parts: a name cannot meet them
local meta = { __name = "peel.Row" }

--- Makes a face of its parts. One that is `like` another has the same rows in the same frame, with other columns beside them.
---@param parts table
---@return peel.Face
function row.face(parts)
  if parts.like then parts.subject, parts.origin, parts.like = parts.like.subject, parts.like.origin, nil end
  parts.index, parts.cache = {}, setmetatable({}, { __mode = "v" })
  for _, field in ipairs(parts.fields) do parts.index[field.name] = field end
  return setmetatable(parts, face)
end

--- A name that no column of the frame has.
---@param frame peel.Frame
---@param name string
---@return string
function row.fresh(frame, name)
  local taken, made, n = {}, name, 1
  for _, known in ipairs(frame:names()) do taken[known] = true end
  while taken[made] do n, made = n + 1, name .. "#" .. n end
  return made
end

--- The frame's type for a field's.
---@param kind string
---@return string
function row.column_type(kind)
  return (kind == "report" or kind == "verdict") and "object" or kind == "none" and "number" or values.is_key(kind) and kind or "value"
end

--- A field of a field of type record: "deadline.due".
---@param fields table<string, peel.Field> by name
---@param name string
---@return peel.Field? found, peel.Field? holder
function row.part(fields, name)
  local outer, inner = name:match "^([^.]+)%.(.+)$"
  local holder = outer and fields[outer]
  if not holder or holder.type ~= "record" then return nil end
  for _, field in ipairs(holder.fields) do
    if field.name == inner then
      return values.field(field, { name = name }), holder
    end
  end
  return nil, holder
end

--- The field of a name, or nil; "deadline.due" is the field `due` of `deadline`.
---@param name string
---@return peel.Field?
function face:field(name)
  return self.index[name] or type(name) == "string" and row.part(self.index, name) or nil
end

--- The frame's column of a field; that of a part of a record is made when it is first asked for.
---@param name string
---@return string
function face:column(name)
  local at = self.at[name]
  if at then return at end
  local field, holder = row.part(self.index, name)
  local list, n = self.frame:column(self.at[holder.name])
  local inner = name:sub(#holder.name + 2)
  for i = 1, n do
    if list[i] ~= nil then list[i] = list[i][inner] end
  end
  at = row.fresh(self.frame, name)
  self.frame = self.frame:with { { name = at, type = row.column_type(field.type), values = list } }
  self.at[name] = at
  return at
end

--- A list of values, for a caller who may change it.
local function own(list) return list and table.move(list, 1, #list, 1, {}) end

--- The records that the value of a frame's column is of: of rows that were joined those of one side.
---@param i integer
---@param at string
---@return peel.Record[]
function face:behind(i, at)
  if self.origin then return self.origin(i, at) end
  return self.records(i)
end

--- The values of a field in rows of the frame; absent ones leave holes.
---@param name string
---@param rows peel.Rows? nil = all
---@return any[], integer
function face:values(name, rows)
  local at = self:column(name) -- may make another frame
  local list, n = self.frame:column(at, rows)
  if self:field(name).type == "list" then
    for i = 1, n do list[i] = own(list[i]) end
  end
  return list, n
end

--- The value of a field in a row of the frame.
---@param i integer
---@param name string
---@return any
function face:get(i, name)
  local at = self.at[name] or self:column(name)
  local value = self.frame:get(i, at)
  if type(value) == "table" and self:field(name).type == "list" then return own(value) end
  return value
end

--- The object that stands for a row of the frame: the same as long as anybody holds it.
---@param i integer
---@return any
function face:row(i)
  if self.handle then return self.handle(i) end
  local made = self.cache[i]
  if not made then
    made = setmetatable({ [FACE] = self, [AT] = i }, meta)
    self.cache[i] = made
  end
  return made
end

--- Where a row stands, in words for messages: never raises.
---@param i integer
---@return string
function face:place(i)
  local made = self:row(i)
  local ok, place = pcall(function() return (row.is_row(made) and methods or made).place(made) end) -- a column may be called "place"
  if not ok or not place or not place.path then return ("row %d of %s"):format(i, self.name) end
  return place.line and ("the row at %s:%d"):format(place.path, place.line) or "a row of " .. place.path
end

---@return peel.Face, integer
local function check(self, name)
  local of = type(self) == "table" and rawget(self, FACE)
  if not of then complain("%s: a row expected, got %s (is it called with ':'?)", name, type(self)) end
  return of, self[AT]
end

--- The records that the row was made of, in order; of a column of a pivot, those of its cell.
---
--- ```lua
--- for _, record in ipairs(report:judgments():group("grade"):count()[1]:records()) do print(record:cite()) end
--- ```
---@param column string?
---@return peel.Record[]
function methods:records(column)
  local of, at = check(self, "records")
  if column ~= nil and not of.index[column] then
    complain("records: this %s has no column %s%s", of.singular, values.show(column), near.hint(column, row.names(self)))
  end
  return of.records(at, column)
end

--- Place and quotation of the first record behind the row, and how many more there are.
---@return string
function methods:cite()
  local of, at = check(self, "cite")
  local records = of.records(at)
  if #records == 0 then return ("row %d of %s"):format(at, of.name) end
  local cited = records[1]:cite()
  return #records > 1 and ("%s (and %d more)"):format(cited, #records - 1) or cited
end

--- Where the first record behind the row stands, in parts: what `cite` says in one string. Nil for a row without records.
---@return peel.Place?
function methods:place()
  local of, at = check(self, "place")
  local first = of.records(at)[1]
  return first and first:place()
end

--- The source lines around the first record behind the row; see peel.Record.
---@param n integer?
---@return string
function methods:context(n)
  local of, at = check(self, "context")
  local first = of.records(at)[1]
  return first and first:context(n) or ""
end

--- The names of the row's columns, in order.
---@param self peel.Row
---@return string[]
function row.names(self)
  local names = {}
  for i, field in ipairs(self[FACE].fields) do names[i] = field.name end
  return names
end

--- The row's columns, in order, with their types.
---@param self peel.Row
---@return peel.Field[]
function row.fields(self) return self[FACE].fields end

--- What completes a row.
function methods:__complete()
  check(self, "__complete")
  local names = row.names(self)
  for _, name in ipairs { "cite", "context", "place", "records", "report" } do names[#names + 1] = name end
  return names
end

local PLACE = { cite = true, line = true, path = true, place = true, quotation = true, source = true }

--- The hint for who asks for a part of a row's place as if it were a field; nil for other names.
---@param name any
---@return string?
function row.placed(name) return PLACE[name] and "; row:place() has path, page, line and quotation" or nil end

--- The report that the row's first record stands in.
local function report_of(of, at)
  local first = of.records(at)[1]
  return first and (first:row()) or nil
end

function meta:__index(key)
  local of = self[FACE]
  if of:field(key) then return of:get(self[AT], key) end
  local method = methods[key]
  if method then return method end
  if key == "report" then return report_of(of, self[AT]) end
  complain("this %s has no field %s%s", of.singular, values.show(key), row.placed(key) or near.hint(key, methods.__complete(self)))
end

function meta.__newindex(_, key) complain("rows cannot be changed (field %s); see derive", values.show(key)) end

--- The fields that are there, in order, as of a record.
function meta:__pairs()
  local of, i = self[FACE], 0
  return function()
    while of.fields[i + 1] do
      i = i + 1
      local name = of.fields[i].name
      local value = of:get(self[AT], name)
      if value ~= nil then return name, value end
    end
  end, self, nil
end

function meta:__tostring()
  local of, words = self[FACE], {}
  for _, field in ipairs(of.fields) do
    local value = of:get(self[AT], field.name)
    if value ~= nil and #words < 6 then words[#words + 1] = printing.shorten(printing.value(value, field.type), 72) end
  end
  return of.singular .. (#words > 0 and ": " .. table.concat(words, ", ") or "")
end

--- The records behind a row or a record, even where a column is called "records".
---@param value peel.Row|peel.Record
---@return peel.Record[]
function row.records_of(value)
  if row.is_row(value) then return methods.records(value) end
  return value:records()
end

--- Is this value a row of a query (and not a record)?
function row.is_row(value) return type(value) == "table" and rawget(value, FACE) ~= nil end

return row
