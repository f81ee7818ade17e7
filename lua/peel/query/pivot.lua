--- The verbs that count across: count_by and pivot.

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local near = require "peel.near"
local row = require "peel.query.row"
local scales = require "peel.query.scales"
local values = require "peel.query.values"

local methods = base.methods

--- The values of a field and how many rows have each, the commonest first, equals in the order in which they first appear.
--- Rows without a value are counted in a row of their own.
---
--- ```lua
--- print(report:findings():count_by "kind")
--- ```
---@param ... string
---@return peel.Query
function methods:count_by(...)
  base.named(base.check(self, "count_by"), "count_by", ...)
  return self:group(...):count():sort "-count"
end

local NONE = "(none)" -- the column of rows whose field is absent
local OPTIONS = { "aggregate", "columns", "rows", "value" }

local function check_options(part, options)
  if type(options) ~= "table" then
    complain('pivot: a table expected, such as { rows = "force", columns = "area", value = "grade" }, got %s', values.show(options))
  end
  for name in pairs(options) do
    local known = false
    for _, option in ipairs(OPTIONS) do known = known or option == name end
    if not known then complain("pivot: unknown option %s%s", values.show(name), near.hint(name, OPTIONS)) end
  end
  if options.rows == nil then complain 'pivot: rows = the field, or fields, of which each value is a row; got nil' end
  if type(options.columns) ~= "string" then
    complain("pivot: columns = the field of which each value is a column; got %s", values.show(options.columns))
  end
  if options.aggregate ~= nil and options.aggregate ~= "count" and options.value == nil then
    complain("pivot: value = the field to work %s out of; got nil", values.show(options.aggregate))
  end
  local rows = base.named(part, "pivot", type(options.rows) == "table" and options.rows or { options.rows })
  base.field(part, options.columns)
  if options.value ~= nil then base.field(part, options.value) end
  return rows
end

--- The columns of a pivot in order, each with its name: numbers, dates and words ascending, grades best first, rows without
--- a value last. Grades of several scales stand as they first appear, and say their scale.
---@return { name: string, value: any }[]
local function columns_of(view, name, taken)
  local face, at = view.face, view.face:column(name)
  local kind = face:field(name).type
  local firsts = face.frame:distinct(view.rows, { at })
  local several = kind == "grade" and #scales.of(face, view.rows, at) > 1
  if not several then firsts = face.frame:sort(firsts, { { at, kind == "grade" } }) end
  local list, n = face.frame:column(at, firsts)
  local columns = {}
  for i = 1, n do
    local value = list[i]
    local word = value == nil and NONE or tostring(value)
    if several and value and value.scale then word = ("%s (%s)"):format(word, value.scale) end
    while taken[word] do word = word .. "_2" end
    taken[word], columns[i] = true, { name = word, value = value }
  end
  return columns
end

--- The only value of a cell; where its rows differ, the question has no answer.
local function only(verb, face, found, n, rows, what)
  local value
  for i = 1, n do
    if value == nil then value = found[i]
    elseif found[i] ~= nil and found[i] ~= value then
      complain('%s: %s has more than one %s: %s and %s, at %s; say which: aggregate = "first", "max", "mean", "list" or "count"', verb,
        what, "value", tostring(value), tostring(found[i]), face:cite(rows[i]))
    end
  end
  return value
end

--- The value of each cell, by its number in the grouping, and the type of them all.
local function cells_of(part, view, keys, options)
  local face, op = view.face, options.aggregate or (options.value and "only" or "count")
  if op ~= "only" then
    local made = base.fixed(part, view):group(keys)
    local result = made:aggregate { ["\0"] = options.value and op ~= "count" and type(op) ~= "function" and { op, options.value } or op }
    local columns = result:columns()
    return (result:column "\0"), columns[#keys + 1].type
  end
  local at, list = face:column(options.value), {}
  local columns = {}
  for i, key in ipairs(keys) do columns[i] = face:column(key) end
  local groups = face.frame:group(view.rows, columns)
  for g = 1, #groups do
    local rows = groups:rows(g)
    local found, n = face.frame:column(at, rows)
    local what = {}
    for i, key in ipairs(keys) do what[i] = key .. " = " .. tostring(face.frame:get(rows[1], columns[i])) end
    list[g] = only("pivot", face, found, n, rows, table.concat(what, ", "))
  end
  return list, face:field(options.value).type
end

--- One row for each value of the fields `rows`, one column for each value of the field `columns`; in the cells how many rows
--- there are, or what `aggregate` ("sum", "mean", "median", "min", "max", "first", "list", "count", or a function of the
--- rows) makes of the field `value`. Without `aggregate` a cell holds the one value that its rows have; two that differ raise.
--- The columns are known when it is evaluated. `row:records(column)` gives the records behind a cell.
---
--- ```lua
--- print(report:values { unit = "percent" }:pivot { rows = "name", columns = "entity", value = "value", aggregate = "first" })
--- ```
---@param options { rows: string|string[], columns: string, value: string?, aggregate: string|function|nil }
---@return peel.Query
function methods:pivot(options)
  local part = base.check(self, "pivot")
  local rows = check_options(part, options)
  local keys = table.move(rows, 1, #rows, 1, {})
  keys[#keys + 1] = options.columns
  local demand = base.demand(part, keys, values.is_key, "pivot: the values of %s cannot be told apart")
  return base.new { input = part, dynamic = true, name = "pivot of " .. part.name, singular = "row of a pivot", run = function(view)
    local face, at, taken = view.face, {}, {}
    demand(face)
    for i, key in ipairs(keys) do at[i] = face:column(key) end
    for _, key in ipairs(rows) do taken[key] = true end
    local across = columns_of(view, options.columns, taken)
    local column_of, none = {}, nil
    for i, column in ipairs(across) do
      if column.value == nil then none = i else column_of[column.value] = i end
    end
    local cells, kind = cells_of(part, view, keys, options)
    local down = face.frame:group(view.rows, table.move(at, 1, #rows, 1, {}))
    local row_of, members = {}, {}
    for g = 1, #down do
      local found = down:rows(g)
      for i = 1, #found do row_of[found[i]] = g end
      members[g] = { [0] = found }
    end
    local lists = {}
    for i = 1, #across do lists[i] = {} end
    local groups = face.frame:group(view.rows, at)
    for g = 1, #groups do
      local found = groups:rows(g)
      local value = face.frame:get(found[1], at[#at])
      local i = value == nil and none or column_of[value]
      lists[i][row_of[found[1]]], members[row_of[found[1]]][i] = cells[g], found
    end
    local frame = face.frame:gather(down:firsts())
    local fields, names, added, place = {}, {}, {}, {}
    for i, key in ipairs(rows) do fields[i], names[key] = face:field(key), at[i] end
    for i, column in ipairs(across) do
      names[column.name], place[column.name] = row.fresh(frame, column.name), i
      fields[#fields + 1] = { name = column.name, type = kind, doc = ("%s = %s"):format(options.columns, column.name) }
      added[i] = { name = names[column.name], type = row.column_type(kind), values = lists[i] }
    end
    return { n = #down, notes = view.notes, face = row.face { name = "pivot of " .. part.name, singular = "row of a pivot",
      fields = fields, at = names, frame = frame:with(added), records = function(g, column)
        local found = members[g][place[column] or 0]
        return found and base.records(face, found) or {}
      end } }
  end }
end

return methods
