--- Grades of different scales do not compare. What a column's grades stand on, and the words that refuse to order them.

local complain = require "peel.query.complain"
local grades = require "peel.grade"

local scales = {}

--- The framework whose report gave the grade in a row, or nil.
local function framework_at(face, i)
  local field = face.index.framework
  if field then return face.frame:get(i, face.at.framework) end
  local first = face.records(i)[1]
  local owner = first and first:row()
  local ok, framework = pcall(function() return owner.framework end)
  return ok and framework or nil
end

---@class peel.ScaleFound
---@field id string
---@field framework string? of the first row with a grade of it

--- The scales of a column's grades, in order of appearance.
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@return peel.ScaleFound[]
function scales.of(face, rows, at)
  local firsts = face.frame:distinct(rows, { at })
  local list, n = face.frame:column(at, firsts)
  local found, seen = {}, {}
  for i = 1, n do
    local grade = list[i]
    if grade ~= nil and grade.scale and not seen[grade.scale] then
      seen[grade.scale] = true
      found[#found + 1] = { id = grade.scale, framework = framework_at(face, firsts[i]) }
    end
  end
  return found
end

--- "peel_effectiveness_2015 (outstanding > good > requires_improvement > inadequate)"
local function told(scale)
  local names = table.concat(grades.scale(scale.id).names, " > ")
  return ("%s (%s)"):format(scale.framework or "the scale " .. scale.id, names)
end

--- Raises because two scales meet.
---@param verb string
---@param a peel.ScaleFound
---@param b peel.ScaleFound
function scales.refuse(verb, a, b)
  complain("%s: grades of %s and of %s are of different scales and have no order between them; choose one framework first, \z
    or name the grades", verb, told(a), told(b))
end

--- Raises unless the grades of a column are of one scale.
---@param verb string
---@param face peel.Face
---@param rows peel.Rows?
---@param at string
function scales.one(verb, face, rows, at)
  if #face.frame:scales(rows, at) < 2 then return end
  local found = scales.of(face, rows, at)
  scales.refuse(verb, found[1], found[2])
end

return scales
