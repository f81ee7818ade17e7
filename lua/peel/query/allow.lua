--- The verb that gives a permit to a query: its grades may be compared behind it, for the reason that the permit gives.

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local row = require "peel.query.row"
local values = require "peel.query.values"

local methods = base.methods

--- The columns with those of printed grades, each behind the column that was bridged.
local function with_printed(fields, printed)
  local made = {}
  for _, field in ipairs(fields) do
    made[#made + 1] = field
    if printed[field.name] then
      made[#made + 1] = { name = printed[field.name], type = "grade", doc = ("%s as printed, before the permit's bridge"):format(field.name) }
    end
  end
  return made
end

--- A name for the printed grades of each column of grades.
local function printed_of(fields)
  local taken, printed = {}, {}
  for _, field in ipairs(fields) do taken[field.name] = true end
  for _, field in ipairs(fields) do
    if field.type == "grade" then
      local name = field.name .. "_printed"
      while taken[name] do name = name .. "_" end
      taken[name], printed[field.name] = true, name
    end
  end
  return printed
end

--- The grades of a column as the permit takes them.
local function bridged(face, at, permit)
  local subject_of = require "peel.compare.column".subject
  local list, n = face.frame:column(at)
  local made, everywhere = {}, not permit:is_narrow()
  for i = 1, n do
    local grade = list[i]
    made[i] = grade and grade.scale and permit:grade(grade, not everywhere and subject_of(face, i, at) or nil) or grade
  end
  return made
end

local function across(view, permit, note)
  local face, at, added, printed = view.face, {}, {}, printed_of(view.face.fields)
  for name, column in pairs(face.at) do at[name] = column end
  for _, field in ipairs(face.fields) do
    local shown = printed[field.name]
    if shown then
      at[shown], at[field.name] = face:column(field.name), row.fresh(face.frame, field.name)
      added[#added + 1] = { name = at[field.name], type = "grade", values = bridged(face, at[shown], permit) }
    end
  end
  local origin = face.origin and function(i, column)
    for name, own in pairs(at) do
      if own == column and face.at[name] then return face.origin(i, face.at[name]) end
    end
    return face.origin(i, column)
  end
  local made = row.face { like = face, name = face.name, singular = face.singular, frame = face.frame:with(added), at = at,
    records = face.records, fields = with_printed(face.fields, printed) }
  made.origin = origin
  return { face = made, rows = view.rows, n = view.n, notes = base.noted(view.notes, note) }
end

--- From here on grades may be compared that nobody says may be: in sorts, least and greatest, pivots, scores. The permit's
--- reason stands under every table and in every export of what follows. Its bridge takes the grades of one scale for those
--- of the other; the column `grade_printed` keeps what was printed.
---
--- ```lua
--- local p = peel.allow { reason = "a rough order is wanted; the questions are alike", bridge = { from = "peel_4", to = "peel_5",
---   grades = { outstanding = "outstanding", good = "good", requires_improvement = "requires_improvement", inadequate = "inadequate" } } }
--- print(corpus:judgments { area = "investigating_crime" }:allow(p):sort "-grade")
--- ```
---@param permit peel.Permit see peel.allow
---@return peel.Query
function methods:allow(permit)
  local part = base.check(self, "allow")
  if not require("peel.permit").is_permit(permit) then
    complain('allow: a permit expected, made by peel.allow { reason = "..." }, got %s', values.show(permit))
  end
  local permits = table.move(part.permits or {}, 1, #(part.permits or {}), 1, {})
  permits[#permits + 1] = permit
  local note = tostring(permit)
  if #permit.bridges == 0 then
    return base.new { input = part, permits = permits, run = function(view) return base.said(view, { note }) end }
  end
  local fields, shown = part.fields, part.shown
  for _, field in ipairs(fields or {}) do
    if not field.type then fields, shown = nil, nil end -- the data tells which columns are of grades
  end
  local printed = fields and printed_of(fields) or {}
  if shown then
    shown = {}
    for _, name in ipairs(part.shown) do shown[#shown + 1], shown[#shown + 2] = name, printed[name] end
  end
  return base.new { input = part, permits = permits, dynamic = true, fields = fields and with_printed(fields, printed), shown = shown,
    run = function(view) return across(view, permit, note) end }
end

--- The permits that were given on the way, in order: see `allow`.
---@return peel.Permit[]
function methods:permits()
  local permits = base.check(self, "permits").permits or {}
  return table.move(permits, 1, #permits, 1, {})
end

return methods
