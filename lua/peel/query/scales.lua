--- May the grades of a column be put in order? Each verb that would do so asks here, and peel.compare decides.

local complain = require "peel.query.complain"

local scales = {}

-- Only who orders grades needs the registry and all that hangs on it.
local function column() return require "peel.compare.column" end

--- Raises because a grade and a bound of another scale meet.
---@param verb string
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@param scale string of the column
---@param bound string of the bound
function scales.refuse(verb, face, rows, at, scale, bound) complain("%s", column().bound(verb, face, rows, at, scale, bound)) end

--- What stands against ordering the grades of a column, in words, or nil; else what is to be said under the result.
---@param verb string
---@param part peel.QueryPart of the query whose rows they are
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@return string? message
---@return string[] notes
function scales.look(verb, part, face, rows, at) return column().look(verb, part, face, rows, at) end

--- Raises unless the grades of a column may be put in order.
---@param verb string
---@param part peel.QueryPart
---@param face peel.Face
---@param rows peel.Rows?
---@param at string
---@return string[] notes what is to be said under the result
function scales.ordered(verb, part, face, rows, at)
  local message, notes = scales.look(verb, part, face, rows, at)
  if message then complain("%s", message) end
  return notes
end

--- The least or greatest grade of each group. Only the grades of one group meet: where not all may be compared, each group is
--- looked at by itself.
---@param verb string "min" or "max"
---@param part peel.QueryPart
---@param view peel.View
---@param groups peel.Groups
---@param at string
---@return any[] list
---@return integer[]? missing
---@return string[] notes
function scales.extremes(verb, part, view, groups, at)
  local face = view.face
  local message, notes = scales.look(verb, part, face, view.rows, at)
  local list, missing
  if not message then
    list, missing = groups:aggregate(verb, at)
    return list, missing, notes
  end
  local said, any = {}, false
  list, missing, notes = {}, {}, {}
  for g = 1, #groups do
    local rows = groups:rows(g)
    for _, note in ipairs(scales.ordered(verb, part, face, rows, at)) do
      if not said[note] then said[note], notes[#notes + 1] = true, note end
    end
    local found, n = face.frame:column(at, rows)
    missing[g] = 0
    for i = 1, n do
      local one, best = found[i], list[g]
      if one == nil or not one.scale then missing[g], any = missing[g] + 1, true -- off the scale: as the core counts
      elseif best == nil or verb == "max" and best < one or verb == "min" and one < best then list[g] = one end
    end
  end
  return list, any and missing or nil, notes
end

--- Refuses to add up grades: where they may not even be compared, for that reason.
---@param verb string
---@param name string of the list
---@param field peel.Field
---@param part peel.QueryPart
---@param view peel.View
function scales.add_up(verb, name, field, part, view)
  scales.ordered(verb, part, view.face, view.rows, view.face:column(field.name))
  complain("%s: %s.%s is of type grade; numbers are needed: grades have an order and no distances. Name a coding in peel.score, or count \z
    them by group", verb, name, field.name)
end

return scales
