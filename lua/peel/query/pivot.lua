--- The verbs that count across: count_by and pivot.

local aggregate = require "peel.query.aggregate"
local base = require "peel.query.base"
local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local near = require "peel.near"
local row = require "peel.query.row"
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
  check_keys("pivot", options, OPTIONS)
  if options.rows == nil then complain 'pivot: rows = the field, or fields, of which each value is a row; got nil' end
  if type(options.columns) ~= "string" then
    complain("pivot: columns = the field of which each value is a column; got %s", values.show(options.columns))
  end
  if type(options.aggregate) == "string" and options.aggregate ~= "count" and options.value == nil then
    complain("pivot: value = the field to work %s out of; got nil", values.show(options.aggregate))
  end
  local rows = base.named(part, "pivot", type(options.rows) == "table" and options.rows or { options.rows })
  base.field(part, options.columns)
  local field, op = options.value ~= nil and base.field(part, options.value), options.aggregate
  if op ~= nil and type(op) ~= "function" then
    local known = false
    for _, name in ipairs(aggregate.OPS) do known = known or name == op end
    if not known then complain("pivot: aggregate %s is not one of %s%s", values.show(op), table.concat(aggregate.OPS, ", "),
      near.hint(op, aggregate.OPS)) end
    if field then aggregate.check(op, part.name, field, part) end
  end
  return rows
end

--- The columns of a pivot in order, each with its name: numbers, dates and words ascending, grades best first, rows without
--- a value last. Grades of several scales stand as they first appear, and say their scale.
---@return { name: string, value: any }[]
local function columns_of(view, name, taken)
  local face, at = view.face, view.face:column(name)
  local kind = face:field(name).type
  local firsts = face.frame:distinct(view.rows, { at })
  local several = kind == "grade" and #face.frame:scales(view.rows, at) > 1
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

--- The one value that the rows of each cell have; where they differ, the question has no answer. And how many rows have none.
local function single(view, keys, groups, value)
  local face, list, missing = view.face, {}, 0
  for g = 1, #groups do
    local rows = groups:rows(g)
    local found, n = face:values(value, rows)
    for i = 1, n do
      if found[i] == nil then missing = missing + 1
      elseif list[g] == nil then list[g] = found[i]
      elseif list[g] ~= found[i] then
        local what = {}
        for k, key in ipairs(keys) do what[k] = key .. " = " .. tostring(face:get(rows[1], key)) end
        complain('pivot: %s has more than one %s: %s and %s (%s); say which: aggregate = "first", "max", "mean", "list" or "count"',
          table.concat(what, ", "), value, tostring(list[g]), tostring(found[i]), face:place(rows[i]))
      end
    end
  end
  return list, face:field(value).type, missing
end

--- The value of each cell, by its number in the grouping; the type of them all; how many rows have no value.
---@return any[], string, integer, string[]? what is to be said of them
local function cells_of(part, view, keys, groups, options)
  local op = options.aggregate
  if options.value and not op then return single(view, keys, groups, options.value) end
  local list, kind, missing, said = aggregate.work_out(part, { name = "value", op = op or "count", field = options.value }, groups, view)
  local without = 0
  for g = 1, missing and #groups or 0 do without = without + missing[g] end
  return list, kind, without, said
end

--- The cells at their places: a list of values for each column, and the rows behind each cell by row and column; [0] of a row
--- are all of it.
local function placed(down, across, groups, cells, column)
  local row_of, members, lists, number, none = {}, {}, {}, {}, nil
  for g = 1, #down do
    local found = down:rows(g)
    for i = 1, #found do row_of[found[i]] = g end
    members[g] = { [0] = found }
  end
  for i, one in ipairs(across) do
    lists[i] = {}
    if one.value == nil then none = i else number[one.value] = i end
  end
  for g = 1, #groups do
    local found = groups:rows(g)
    local value = column[found[1]]
    local i, at = value == nil and none or number[value], row_of[found[1]]
    lists[i][at], members[at][i] = cells[g], found
  end
  return lists, members
end

--- The view of a pivot.
---@param part peel.QueryPart
---@param view peel.View
---@param rows string[]
---@param keys string[] rows, and the field of the columns
---@return peel.View
local function spread(part, view, rows, keys, options)
  local face, at, taken = view.face, {}, {}
  for i, key in ipairs(keys) do at[i] = face:column(key) end
  if options.value then face:column(options.value) end -- before the groups: a part of a record makes another frame
  for _, key in ipairs(rows) do taken[key] = true end
  local across, notes = columns_of(view, options.columns, taken), view.notes
  local groups, down = face.frame:group(view.rows, at), face.frame:group(view.rows, table.move(at, 1, #rows, 1, {}))
  local cells, kind, without, said = cells_of(part, view, keys, groups, options)
  notes = table.move(said or {}, 1, #(said or {}), #notes + 1, base.noted(notes))
  if without > 0 then notes = base.noted(notes, ("%s without %s"):format(base.rows(without), options.value)) end
  local lists, members = placed(down, across, groups, cells, (face:values(options.columns)))
  local frame, graded = face.frame:gather(down:firsts()), nil
  if type(options.aggregate) == "function" then graded = values.graded(face.fields)
  elseif options.value and options.aggregate ~= "count" then graded = face:field(options.value).graded end
  local fields, names, added, place = {}, {}, {}, {}
  for i, key in ipairs(rows) do fields[i], names[key] = face:field(key), at[i] end
  for i, column in ipairs(across) do
    for g = 1, (options.aggregate or not options.value and "count") == "count" and #down or 0 do lists[i][g] = lists[i][g] or 0 end
    names[column.name], place[column.name] = row.fresh(frame, column.name), i
    fields[#fields + 1] = { name = column.name, type = kind, doc = ("%s = %s"):format(options.columns, column.name), graded = graded }
    added[i] = { name = names[column.name], type = row.column_type(kind), values = lists[i] }
  end
  return { n = #down, notes = notes, face = row.face { name = "pivot of " .. part.name, singular = "row of a pivot",
    fields = fields, at = names, frame = frame:with(added), records = function(g, column)
      local found = members[g][place[column] or 0]
      return found and base.records(face, found) or {}
    end } }
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
  options = { columns = options.columns, value = options.value, aggregate = options.aggregate }
  local keys = table.move(rows, 1, #rows, 1, {})
  keys[#keys + 1] = options.columns
  local demand = base.demand(part, keys, values.is_key, "pivot: the values of %s cannot be told apart")
  return base.new { input = part, dynamic = true, name = "pivot of " .. part.name, singular = "row of a pivot", run = function(view)
    demand(view.face)
    return spread(part, view, rows, keys, options)
  end }
end

return methods
