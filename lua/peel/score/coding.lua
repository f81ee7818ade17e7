--- Codings: numbers for grades. Grades have an order and no distance; who adds them up says which numbers they stand for.
--
--   "rank"               the ordinal rank: 1 for the worst grade of the scale, 2 for the next, and so on
--   "zero_to_four"       0 for the worst grade of the scale, 4 for the best, the others at equal steps between
--   "press_association"  3, 2, 1 and -1 for the four grades of a scale, as the Press Association counts
--   { outstanding = 3, good = 2, ... }   numbers of one's own, a grade each

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local show = require "peel.query.values".show

local coding = {}

---@class peel.Coding
---@field name string "rank", or "own" for a table
---@field of fun(grade: peel.Grade): number? nil: the coding has none for it
---@field given any as it was told

local function size(grade) return #grades.scale(grade.scale).grades end

local NAMED = { ---@type table<string, fun(grade: peel.Grade): number?>
  rank = function(grade) return size(grade) - grade.rank + 1 end,
  zero_to_four = function(grade) return 4 * (size(grade) - grade.rank) / (size(grade) - 1) end,
  press_association = function(grade) return size(grade) == 4 and ({ 3, 2, 1, -1 })[grade.rank] or nil end,
}
local NAMES = { "press_association", "rank", "zero_to_four" }

--- A coding of what the user told; anything else raises.
---@param where string whose coding: 'indicator "x"'
---@param given any
---@return peel.Coding
function coding.parse(where, given)
  if type(given) == "string" then
    if not NAMED[given] then
      complain('score: %s: unknown coding "%s"%s; there are %s, and tables such as { outstanding = 3, good = 2, ... }', where, given,
        near.hint(given, NAMES), near.list(NAMES))
    end
    return { name = given, of = NAMED[given], given = given }
  end
  if type(given) ~= "table" or grades.is_grade(given) or next(given) == nil then
    complain("score: %s: coding: a name or a table such as { outstanding = 3, good = 2, ... } expected, got %s", where,
      type(given) == "table" and next(given) == nil and "an empty table" or show(given))
  end
  local codes = {}
  for name, code in pairs(given) do
    if not grades.exists(name) then
      complain("score: %s: coding: unknown grade %s%s", where, show(name), near.hint(name, grades.names()))
    end
    for _, off in ipairs(grades.off_scale()) do
      if off == name then
        complain("score: %s: coding: %s is no grade; say what becomes of it by missing = { %s = ... }", where, name, name)
      end
    end
    if not numbers.is_finite(code) then complain("score: %s: coding: %s: a number expected, got %s", where, name, show(code)) end
    codes[name] = code
  end
  return { name = "own", of = function(grade) return codes[grade.name] end, given = codes }
end

--- The number of a grade; raises where the coding has none, or gives a worse grade the better number.
---@param made peel.Coding
---@param grade peel.Grade
---@param sign integer 1 = more is better, -1 = less is
---@param where string
---@param unit string
---@return number
function coding.code(made, grade, sign, where, unit)
  local code = made.of(grade)
  if not code then
    complain("score: %s: the coding %s has no number for %s of the scale %s (%s); give one in a table", where, made.name, grade.name,
      grade.scale, unit)
  end
  local last
  for _, other in ipairs(grades.scale(grade.scale).grades) do
    local here = made.of(other)
    if here and last and sign * here > sign * last.code then
      complain('score: %s: the coding has %s for %s and %s for the worse %s, where %s is better; see direction', where,
        numbers.text(last.code), last.name, numbers.text(here), other.name, sign > 0 and "more" or "less")
    end
    last = here and { code = here, name = other.name } or last
  end
  return code
end

--- "outstanding 4, good 3, ...": the numbers of a scale, best first.
---@param made peel.Coding
---@param scale_id string
---@return string
function coding.told(made, scale_id)
  local words = {}
  for _, grade in ipairs(grades.scale(scale_id).grades) do
    local code = made.of(grade)
    if code then words[#words + 1] = grade.name .. " " .. numbers.text(code) end
  end
  return table.concat(words, ", ")
end

return coding
