--- Limiter rules: no better than a bound where some indicator is as bad as the rule says.
--
--   { no_better_than = "requires_improvement", where = "any", grade = "inadequate" }
--   { no_better_than = 50, where = { "at_least", 2 }, below = 60, indicators = { "answered in time", "satisfied" } }
--
-- `where` is "any" (if absent), "all" or { "at_least", n } of the indicators (those named, else all of the score that the rule can
-- be asked of). `grade` is a grade or a list of them; `below` and `above` ask numbers as they were read. An indicator that a
-- unit has no value of does not meet a rule.

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local limits = {}

---@class peel.Limit
---@field bound number|string no better than this
---@field need "any"|"all"|integer
---@field grades table<string, boolean>?
---@field below number?
---@field above number?
---@field indicators string[]?
---@field condition string in words

local KEYS = { "no_better_than", "where", "grade", "below", "above", "indicators" }

local function grade_name(where, what, value)
  if grades.is_grade(value) then value = value.name end
  if not grades.exists(value) then
    complain("score: %s: %s: unknown grade %s%s", where, what, show(value), near.hint(value, grades.names()))
  end
  return value
end

local function quantity(where, given)
  if given == nil or given == "any" then return "any" end
  if given == "all" then return "all" end
  if type(given) == "table" and given[1] == "at_least" and math.type(given[2]) == "integer" and given[2] > 0 then return given[2] end
  return complain('score: %s: where: "any", "all" or { "at_least", number } expected, got %s%s', where, show(given), near.hint(given, { "any", "all" }))
end

---@return peel.Limit
local function parse(where, given, known)
  if type(given) ~= "table" then complain("score: %s: a table expected, got %s", where, show(given)) end
  options.keys(where, given, KEYS)
  local made = { need = quantity(where, given.where), bound = given.no_better_than, below = given.below, above = given.above }
  if not numbers.is_finite(made.bound) then made.bound = grade_name(where, "no_better_than", made.bound) end
  for _, side in ipairs { "below", "above" } do
    if given[side] ~= nil and not numbers.is_finite(given[side]) then
      complain("score: %s: %s: a number expected, got %s", where, side, show(given[side]))
    end
  end
  if (given.grade == nil) == (given.below == nil and given.above == nil) then
    complain("score: %s: it says when it holds by grade = ..., or by below = and above =", where)
  end
  local words = {}
  if given.grade ~= nil then
    made.grades = {}
    local list = type(given.grade) == "table" and not grades.is_grade(given.grade) and given.grade or { given.grade }
    if #list == 0 then complain("score: %s: grade: a grade or a list of grades expected, got an empty table", where) end
    for i, value in ipairs(list) do
      words[i] = grade_name(where, "grade", value)
      made.grades[words[i]] = true
    end
    words = { table.concat(words, " or ") }
  else
    if made.below then words[#words + 1] = "below " .. numbers.text(made.below) end
    if made.above then words[#words + 1] = "above " .. numbers.text(made.above) end
  end
  if given.indicators ~= nil then
    if type(given.indicators) ~= "table" or #given.indicators == 0 then
      complain("score: %s: indicators: a list of names expected, got %s", where, show(given.indicators))
    end
    made.indicators = {}
    for i, name in ipairs(given.indicators) do
      if not known[name] then
        local names = {}
        for one in pairs(known) do names[#names + 1] = one end
        complain("score: %s: there is no indicator %s%s", where, show(name), near.hint(name, names))
      end
      made.indicators[i] = name
    end
  end
  local need = math.type(made.need) and "at least " .. made.need or made.need
  made.condition = ("%s of %s is %s"):format(need, made.indicators and table.concat(made.indicators, ", ") or "the indicators",
    table.concat(words, " or "))
  return made
end

--- The rules that the user told; anything else raises.
---@param given any
---@param known table<string, any> the indicators
---@return peel.Limit[]
function limits.parse(given, known)
  local list = {}
  if given == nil then return list end
  if type(given) ~= "table" or #given == 0 then
    complain("score: limits: a list of rules expected, such as { { no_better_than = ..., grade = ... } }, got %s", show(given))
  end
  for i, one in ipairs(given) do list[i] = parse("limit " .. i, one, known) end
  return list
end

local function meets(rule, value)
  if rule.grades then return type(value) ~= "number" and value ~= nil and rule.grades[value.name] == true end
  return type(value) == "number" and (rule.below ~= nil and value < rule.below or rule.above ~= nil and value > rule.above)
end

--- Which indicators of a unit meet a rule, if they are enough for it; else nil.
---@param rule peel.Limit
---@param read table<string, peel.Input> by indicator
---@param order string[] the indicators in order
---@return string[]?
function limits.met(rule, read, order)
  local names, asked = {}, 0
  for _, name in ipairs(rule.indicators or order) do
    local value = read[name].value
    if value ~= nil then
      if rule.indicators or (type(value) == "number") == (rule.grades == nil) then asked = asked + 1 end
      if meets(rule, value) then names[#names + 1] = name end
    end
  end
  local need = rule.need == "any" and 1 or rule.need == "all" and math.max(asked, 1) or rule.need
  return #names >= need and names or nil
end

--- The score under a rule that is met: the bound, if the score is better.
---@param rule peel.Limit
---@param score number|peel.Grade
---@return number|peel.Grade
function limits.capped(rule, score)
  if type(score) ~= type(rule.bound) and type(rule.bound) == "number" or type(score) == "number" and type(rule.bound) == "string" then
    complain("score: limits: no_better_than = %s, and the score is %s; both must be numbers, or both grades", show(rule.bound), tostring(score))
  end
  if type(score) == "number" then return math.min(score, rule.bound) end
  return score > rule.bound and grades.of(score.scale, rule.bound) or score
end

return limits
