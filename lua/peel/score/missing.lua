--- What becomes of a unit that has no value of an indicator. The kinds of no grade stay apart: `absent` (nothing is said) and
-- those of peel.grade (ungraded, not_inspected, ...) may each have their own answer.
--
--   "error"                  it raises, naming unit and indicator; so does everything that nothing is told for
--   "renormalise"            the indicator is left out for that unit: see peel.score.aggregate
--   { "impute", "mean" }     the mean, "median" or "worst" of the units that have a value, a number, or a grade; it is put in
--                            behind the coding and before outliers, and then counts as any other value
--   { absent = ..., ungraded = ... }   an answer for each kind

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local missing = {}

---@class peel.MissingPolicy
---@field name string "error", "renormalise" or "impute"
---@field how any? of "impute"

local NAMES = { "error", "impute", "renormalise" }
local HOW = { "mean", "median", "worst" }

---@return peel.MissingPolicy
local function policy(where, given)
  local name = options.name(where, "missing", given, NAMES, "")
  if name ~= "impute" then return { name = name } end
  local how = type(given) == "table" and given[2]
  if type(given) == "table" then options.keys(where .. ": missing", given, { 1, 2 }) end
  local known = numbers.is_finite(how) or grades.is_grade(how) or grades.exists(how)
  for _, one in ipairs(HOW) do known = known or one == how end
  if not known then
    complain('score: %s: missing: { "impute", %s, a number or a grade } expected, got %s%s', where, near.list(HOW), show(how or nil),
      near.hint(how, HOW))
  end
  return { name = name, how = how }
end

--- What is told of each kind: a function of the kind.
---@param where string
---@param given any
---@return { of: fun(kind: string): peel.MissingPolicy, renormalises: boolean, given: any }
function missing.parse(where, given)
  if type(given) ~= "table" or given[1] ~= nil then
    local one = policy(where, given)
    return { of = function() return one end, renormalises = one.name == "renormalise", given = given }
  end
  local kinds = grades.off_scale()
  table.insert(kinds, 1, "absent")
  options.keys(where .. ": missing", given, kinds)
  local by_kind, none, renormalises = {}, { name = "error" }, false
  for kind, one in pairs(given) do
    by_kind[kind] = policy(where, one)
    renormalises = renormalises or by_kind[kind].name == "renormalise"
  end
  return { of = function(kind) return by_kind[kind] or none end, renormalises = renormalises, given = given }
end

--- The grade that a "median" or "worst" of grades is: the lower one of two in the middle.
local function of_grades(list, how)
  local ordered = table.move(list, 1, #list, 1, {})
  table.sort(ordered, function(a, b) return a.rank > b.rank end) -- worst first
  return ordered[how == "worst" and 1 or (#ordered + 1) // 2]
end

--- The value that is put where there is none.
---@param where string
---@param how any
---@param present any[] numbers, or grades of one scale, of the units that have one
---@param sign integer
---@param code (fun(grade: peel.Grade): number)? of grades that are coded
---@return any
function missing.impute(where, how, present, sign, code)
  if how == "mean" or how == "median" or how == "worst" then
    if #present == 0 then complain('score: %s: no unit has a value, so that there is no %s to impute', where, how) end
    if type(present[1]) ~= "number" then
      if how == "mean" then complain('score: %s: missing { "impute", "mean" }: grades without a coding have no mean', where) end
      return of_grades(present, how)
    end
    if how == "mean" then return numbers.mean(present) end
    if how == "median" then return numbers.median(present) end
    local low, high = numbers.range(present)
    return sign > 0 and low or high
  end
  local is_number = type(how) == "number"
  if #present > 0 and not code and is_number ~= (type(present[1]) == "number") then
    complain("score: %s: missing: %s cannot stand among %s", where, show(how), is_number and "grades" or "numbers")
  end
  return how
end

return missing
