--- The verbs that change columns or put rows together: select, derive, union.

local core = require "peel.core"
local base = require "peel.query.base"
local complain = require "peel.query.complain"
local row = require "peel.query.row"
local values = require "peel.query.values"

local methods = base.methods

--- These fields alone, in this order; `new = "old"` in a table gives a field another name. Names in a list come first, then
--- renamed ones in the order of the alphabet.
---
--- ```lua
--- print(report:values():select("name", "period", "value"))
--- print(report:judgments():select { "force", mark = "grade" })
--- print(report:recommendations():select { "text", due = "deadline.due" })
--- ```
---@param ... string|table<string|integer, string>
---@return peel.Query
function methods:select(...)
  local part = base.check(self, "select")
  local pairs_, first = {}, ...
  if type(first) == "table" and select("#", ...) == 1 then
    for i, name in ipairs(first) do pairs_[i] = { name, name } end
    local new = {}
    for name in pairs(first) do
      if type(name) == "string" then new[#new + 1] = name
      elseif math.type(name) ~= "integer" or name < 1 or name > #pairs_ then
        complain("select: names of fields expected, and new = \"old\"; got the key %s (is a variable nil?)", values.show(name))
      end
    end
    table.sort(new)
    for _, name in ipairs(new) do pairs_[#pairs_ + 1] = { name, first[name] } end
  else
    for i = 1, select("#", ...) do pairs_[i] = { (select(i, ...)), (select(i, ...)) } end
  end
  local old, fields, names, seen = {}, {}, {}, {}
  for i, pair in ipairs(pairs_) do old[i] = pair[2] end
  base.named(part, "select", table.unpack(old, 1, #pairs_))
  for i, pair in ipairs(pairs_) do
    if seen[pair[1]] then complain('select: two columns are called "%s"', pair[1]) end
    seen[pair[1]], names[i], fields[i] = true, pair[1], values.field(base.field(part, pair[2]), { name = pair[1] })
  end
  return base.new { input = part, fields = fields, shown = names, run = function(view)
    local face, typed, at = view.face, {}, {}
    for i, pair in ipairs(pairs_) do
      typed[i], at[pair[1]] = values.field(face:field(pair[2]), { name = pair[1] }), face:column(pair[2])
    end
    return { rows = view.rows, n = view.n, notes = view.notes, face = row.face { like = face,
      name = face.name, singular = face.singular, frame = face.frame, fields = typed, at = at, records = face.records } }
  end }
end

--- One derived column over the rows of a view: values at their places in the frame, and their type.
local function worked_out(view, made)
  local list, dense, face, nan = {}, {}, view.face, 0
  for i = 1, view.n do
    local at = view.rows and view.rows[i] or i
    local value = made
    if type(made) == "function" then value = base.call("derive", face, at, made, face:row(at)) end
    if value ~= value then value, nan = nil, nan + 1 end
    list[at], dense[i] = value, value
  end
  return list, values.infer(dense, view.n), nan
end

--- More fields, each worked out by a function of the row, or the same value everywhere. A field of that name is replaced.
--- Functions see the rows as they were before. What is not a number (0/0) is absent, and said in `notes`.
---
--- ```lua
--- report:values():derive { share = function(v) return v.unit == "percent" and v.value / 100 or nil end }
--- ```
---@param columns table<string, any>
---@return peel.Query
function methods:derive(columns)
  local part = base.check(self, "derive")
  if type(columns) ~= "table" or next(columns) == nil then
    complain("derive: a table of new fields expected, name = function or value, got %s",
      type(columns) == "table" and "an empty one (a value that is nil vanishes)" or values.show(columns))
  end
  local names, given = {}, columns
  columns = {}
  for name, value in pairs(given) do
    if type(name) ~= "string" then complain("derive: the names of fields are strings, got %s", values.show(name)) end
    names[#names + 1], columns[name] = name, value
  end
  table.sort(names)
  local function field_of(name, kind, graded)
    if type(columns[name]) ~= "function" then return { name = name, type = kind, doc = "a given value" } end
    return { name = name, type = kind, doc = "worked out by a function", graded = graded }
  end
  local function extended(fields, kinds)
    local made, there, graded = {}, {}, values.graded(fields)
    for i, field in ipairs(fields) do
      there[field.name] = true
      made[i] = columns[field.name] ~= nil and field_of(field.name, kinds[field.name], graded) or field
    end
    for _, name in ipairs(names) do
      if not there[name] then made[#made + 1] = field_of(name, kinds[name], graded) end
    end
    return made
  end
  local known = {}
  for _, name in ipairs(names) do
    if type(columns[name]) ~= "function" then known[name] = values.infer({ columns[name] }, 1) end
  end
  local fields = part.fields and extended(part.fields, known)
  local shown = table.move(part.shown or base.names(part), 1, #(part.shown or base.names(part)), 1, {})
  local listed = {}
  for _, name in ipairs(shown) do listed[name] = true end
  for _, name in ipairs(names) do
    if not listed[name] then shown[#shown + 1] = name end
  end
  return base.new { input = part, fields = fields, shown = shown, run = function(view)
    local face, kinds, added, at, notes = view.face, {}, {}, {}, view.notes
    for name, column in pairs(face.at) do at[name] = column end
    for i, name in ipairs(names) do
      local list, kind, nan = worked_out(view, columns[name])
      kinds[name], at[name] = kind, row.fresh(face.frame, name)
      added[i] = { name = at[name], type = row.column_type(kind), values = list }
      if nan > 0 then notes = base.noted(notes, ("%s whose %s is not a number, taken as absent"):format(base.rows(nan), name)) end
    end
    return { rows = view.rows, n = view.n, notes = notes, face = row.face { like = face,
      name = face.name, singular = face.singular, frame = face.frame:with(added), at = at, records = face.records,
      fields = extended(face.fields, kinds) } }
  end }
end

--- The fields of queries one below the other: by name, each with a type that fits all.
local function merged(verb, lists)
  local fields, index = {}, {}
  for _, list in ipairs(lists) do
    for _, field in ipairs(list) do
      local known = index[field.name]
      if known then known.graded = known.graded or field.graded end
      if not known then
        index[field.name] = values.field(field, {})
        fields[#fields + 1] = index[field.name]
      elseif not known.type or not field.type then known.type = nil -- the data tells
      else
        local kind = values.common(known.type, field.type)
        if not kind then
          complain("%s: %s is of type %s here and %s there; rename one by select", verb, field.name, known.type, field.type)
        end
        known.type = kind
      end
    end
  end
  return fields
end

--- A prefix that no column of the frames has: their own columns of a name, shown or not, are not those of the union.
local function prefix_of(views)
  local level = 0
  for _, view in ipairs(views) do
    for _, name in ipairs(view.face.frame:names()) do level = math.max(level, math.tointeger(name:match "^(%d+):") or 0) end
  end
  return level + 1 .. ":"
end

--- The rows of several queries one after the other. Fields of one name are one column; a field that a query lacks is absent
--- in its rows.
---
--- ```lua
--- local weak = report:judgments { grade = "inadequate" }:union(report:judgments { grade = "requires_improvement" })
--- ```
---@param ... peel.Query
---@return peel.Query
function methods:union(...)
  local part = base.check(self, "union")
  local parts = { part }
  if select("#", ...) == 0 then complain "union: a query expected, got none" end
  for i = 1, select("#", ...) do
    local other = select(i, ...)
    if not base.is_query(other) then complain("union: bad argument #%d: a query expected, got %s", i, values.show(other)) end
    parts[i + 1] = base.check(other, "union")
  end
  local fields, shown, listed = {}, {}, {}
  for i, each in ipairs(parts) do
    fields[i] = base.fields(each)
    for _, name in ipairs(each.shown or base.names(each)) do
      if not listed[name] then listed[name], shown[#shown + 1] = true, name end
    end
  end
  return base.new { input = part, permits = base.permits(parts), fields = merged("union", fields), shown = shown, run = function()
    local frames, typed, views, starts, n, notes = {}, {}, {}, {}, 0, {}
    for i, each in ipairs(parts) do views[i] = base.view(each) end
    for i, view in ipairs(views) do typed[i] = view.face.fields end
    typed = merged("union", typed)
    local names, at, prefix = {}, {}, prefix_of(views)
    for i, field in ipairs(typed) do names[i], at[field.name] = prefix .. field.name, prefix .. field.name end
    for i, view in ipairs(views) do
      local columns, face = {}, view.face
      for _, common in ipairs(typed) do
        local field = face.index[common.name] -- a column of no values would spoil the type of the others
        if field and (field.type ~= "none" or common.type == "none") then
          columns[#columns + 1] = { name = at[field.name], from = face.frame, column = face.at[field.name] }
        end
      end
      local frame = face.frame:with(columns)
      frames[i], starts[i], n = view.rows and frame:gather(view.rows) or frame, n, n + view.n
      for _, note in ipairs(view.notes) do notes[#notes + 1] = note end
    end
    local function records(k)
      local i = #starts
      while starts[i] >= k do i = i - 1 end
      local view, at_ = views[i], k - starts[i]
      return view.face.records(view.rows and view.rows[at_] or at_)
    end
    return { n = n, notes = notes, face = row.face { name = part.name, singular = part.singular, fields = typed, at = at,
      records = records, frame = core.frame_concat(frames, names) } }
  end }
end

return methods
