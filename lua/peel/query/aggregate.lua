--- What is worked out of each group of a grouping: a query with the keys, the results, and how many rows had no value.

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local row = require "peel.query.row"
local scales = require "peel.query.scales"
local values = require "peel.query.values"

local aggregate = {}

---@class peel.GroupingPart
---@field query peel.QueryPart
---@field keys string[]
---@field demand fun(face: peel.Face)
---@field groups peel.Groups?
---@field frame peel.Frame? whose groups they are

--- The groups, made once for a frame: where a part of a record becomes a column, the face has another.
---@param part peel.GroupingPart
---@param fields? string[] what will be worked out of them
---@return peel.Groups, peel.View
function aggregate.groups(part, fields)
  local view = base.view(part.query)
  for _, name in ipairs(fields or {}) do view.face:column(name) end
  if not part.groups or part.frame ~= view.face.frame then
    part.demand(view.face)
    local at = {}
    for i, key in ipairs(part.keys) do at[i] = view.face:column(key) end
    part.groups, part.frame = view.face.frame:group(view.rows, at), view.face.frame
  end
  return part.groups, view
end

aggregate.OPS = { "count", "first", "list", "max", "mean", "median", "min", "sum" }

---@class peel.Aggregate
---@field name string of its column
---@field op string|fun(query: peel.Query): any
---@field field string?

local NUMERIC = { sum = true, mean = true, median = true }
local ORDERED = { min = true, max = true }
local DOC = { count = "rows of the group", list = "the values that are there, in order" }

--- The column that an aggregate makes, its type as far as it is known.
---@param part peel.QueryPart
---@param one peel.Aggregate
---@return peel.Field
local function column_of(part, one)
  if type(one.op) == "function" then
    return { name = one.name, doc = "worked out by a function", graded = values.graded(base.fields(part)) }
  end
  local made = { name = one.name, type = "integer", doc = DOC[one.op] or ("%s of %s"):format(one.op, one.field) }
  if one.op == "count" then return made end
  local field = base.field(part, one.field)
  made.unit, made.graded = field.unit, field.graded
  if one.op == "list" then made.type = field.type and "list"
  elseif one.op == "mean" or one.op == "median" then made.type = "number"
  else made.type, made.values = field.type, field.values end
  return made
end

--- Raises unless the aggregate can be worked out of its field's type.
---@param verb string
---@param name string of the list
---@param field peel.Field
---@param part peel.QueryPart
function aggregate.check(verb, name, field, part)
  if not field.type then return end
  if NUMERIC[verb] and field.type == "grade" then scales.add_up(verb, name, field, part, base.view(part)) end
  if NUMERIC[verb] and not values.is_number(field.type) then
    complain("%s: %s.%s is of type %s; numbers are needed", verb, name, field.name, field.type)
  elseif ORDERED[verb] and not values.is_ordered(field.type) then
    complain("%s: %s.%s is of type %s and has no order", verb, name, field.name, field.type)
  end
end

--- The values of one aggregate for each group, its column's type, and how many rows of each group had none; nil where all had one.
---@param part peel.QueryPart
---@param one peel.Aggregate
---@param groups peel.Groups
---@param view peel.View
---@return any[], string, integer[]?, string[]? what is to be said of it
function aggregate.work_out(part, one, groups, view)
  local face = view.face
  if type(one.op) == "function" then
    local list = {}
    local firsts = groups:firsts()
    for g = 1, #groups do
      local members = groups:rows(g)
      local query = base.fixed(part, base.narrowed(view, members))
      list[g] = base.call("apply", face, firsts[g], one.op, query)
      if list[g] ~= list[g] then list[g] = nil end
    end
    return list, values.infer(list, #groups)
  end
  if one.op == "count" then return (groups:aggregate("count")), "integer" end
  local field, at = face:field(one.field), face:column(one.field)
  aggregate.check(one.op, part.name, field, part)
  if one.op == "list" then
    local list, missing, any = {}, {}, false
    for g = 1, #groups do
      local found, n = face.frame:column(at, groups:rows(g))
      local present = {}
      for i = 1, n do present[#present + 1] = found[i] end
      list[g], missing[g] = present, n - #present
      any = any or n > #present
    end
    return list, "list", any and missing or nil
  end
  if ORDERED[one.op] and field.type == "grade" then
    local list, missing, notes = scales.extremes(one.op, part, view, groups, at)
    return list, "grade", missing, notes
  end
  local list, missing = groups:aggregate(one.op, at)
  if one.op == "sum" and missing then -- of nothing there is no sum
    local counts = groups:aggregate "count"
    for g = 1, #groups do
      if missing[g] == counts[g] then list[g] = nil end
    end
  end
  return list, (one.op == "mean" or one.op == "median") and "number" or field.type, missing
end

--- Do grades that only their scale tells apart stand in different groups? It is said.
local function note_of(face, keys, notes)
  for _, key in ipairs(keys) do
    if face:field(key).type == "grade" then
      local found = face.frame:scales(nil, face:column(key))
      if #found > 1 then
        return base.noted(notes, ("%s is of %d scales (%s): grades of one name on two scales are two groups; group by framework too \z
          to tell them apart"):format(key, #found, table.concat(found, ", ")))
      end
    end
  end
  return notes
end

--- The query of these aggregates: key columns, aggregates, and how many rows had no value.
---@param part peel.GroupingPart
---@param verb string
---@param list peel.Aggregate[]
---@return peel.Query
function aggregate.query(part, verb, list)
  local fields, missing_names, seen, several = {}, {}, {}, {}
  for i, key in ipairs(part.keys) do
    fields[i] = base.field(part.query, key)
    seen[key] = true
  end
  for _, one in ipairs(list) do
    if seen[one.name] then
      complain('%s: two columns are called "%s"; name them by aggregate, as in aggregate { rows = "count" }', verb, one.name)
    end
    seen[one.name] = true
    fields[#fields + 1] = column_of(part.query, one)
    if one.field then
      aggregate.check(one.op, part.query.name, base.field(part.query, one.field), part.query)
      if not several[one.field] then several[one.field], several[#several + 1] = true, one.field end
    end
  end
  for _, field in ipairs(several) do
    local name = #several == 1 and "missing" or "missing_" .. field
    while seen[name] do name = name .. "_" end
    seen[name], missing_names[field] = true, name
    fields[#fields + 1] = { name = name, type = "integer", doc = ("rows without %s; absent where every row has one"):format(field) }
  end
  local shown = {}
  for i, field in ipairs(fields) do shown[i] = field.name end
  return base.new { input = part.query, fields = fields, shown = shown, name = "groups of " .. part.query.name,
    singular = "group of " .. part.query.name, run = function()
    local groups, view = aggregate.groups(part, several)
    local firsts, face = groups:firsts(), view.face
    local frame, at, typed, added, missing = face.frame:gather(firsts), {}, {}, {}, {}
    for i, key in ipairs(part.keys) do typed[i], at[key] = face:field(key), face:column(key) end
    local function add(name, kind, found, field)
      at[name] = row.fresh(frame, name)
      added[#added + 1] = { name = at[name], type = row.column_type(kind), values = found }
      typed[#typed + 1] = values.field(field, { type = kind })
    end
    for i, one in ipairs(list) do
      local found, kind, without, said = aggregate.work_out(part.query, one, groups, view)
      view = base.said(view, said or {})
      add(one.name, kind, found, fields[#part.keys + i])
      if without then missing[one.field] = without end
    end
    for i, field in ipairs(several) do
      add(missing_names[field], "integer", missing[field] or {}, fields[#part.keys + #list + i])
    end
    local made = row.face { name = part.query.name, singular = "group of " .. part.query.name, fields = typed, at = at,
      frame = frame:with(added), records = function(g) return base.records(face, groups:rows(g)) end }
    return { n = #groups, face = made, notes = note_of(made, part.keys, view.notes) }
  end }
end

return aggregate
