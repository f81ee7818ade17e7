--- Values that the user puts in place of what was read, each with a reason that shows wherever the score does.
--
--   { unit = "Kent", indicator = "vulnerable", value = "good", reason = "the force's reply of 3 May corrects it" }

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local overrides = {}

---@class peel.Override
---@field unit string
---@field indicator string
---@field value number|string|peel.Grade
---@field reason string

local KEYS = { "unit", "indicator", "value", "reason" }

local function keys_of(map)
  local names = {}
  for name in pairs(map) do names[#names + 1] = name end
  return names
end

--- The overrides that the user told; anything else raises.
---@param given any
---@param known table<string, any> the indicators
---@return peel.Override[]
function overrides.parse(given, known)
  local list, seen = {}, {}
  if given == nil then return list end
  if type(given) ~= "table" then complain("score: overrides: a list of tables expected, got %s", show(given)) end
  for i, one in ipairs(given) do
    local where = "override " .. i
    if type(one) ~= "table" then complain("score: %s: a table expected, got %s", where, show(one)) end
    options.keys(where, one, KEYS)
    local unit = math.type(one.unit) == "integer" and tostring(one.unit) or one.unit
    if type(unit) ~= "string" then complain("score: %s: unit: the name of a unit expected, got %s", where, show(one.unit)) end
    if not known[one.indicator] then
      complain("score: %s: there is no indicator %s%s", where, show(one.indicator), near.hint(one.indicator, keys_of(known)))
    end
    if type(one.reason) ~= "string" or not one.reason:find "%S" then
      complain("score: %s: reason: why the value is replaced, in words, expected; got %s", where, show(one.reason))
    end
    local value = grades.is_grade(one.value) and one.value.name or one.value
    if not numbers.is_finite(value) and not grades.exists(value) then
      complain("score: %s: value: a number or a grade expected, got %s%s", where, show(value), near.hint(value, grades.names()))
    end
    local key = unit .. "\0" .. one.indicator
    if seen[key] then complain('score: %s: there is another override of "%s" of %s', where, one.indicator, unit) end
    seen[key] = true
    list[i] = { unit = unit, indicator = one.indicator, value = one.value, reason = one.reason }
  end
  return list
end

--- Puts the values of one indicator in place.
---@param list peel.Override[]
---@param leaf peel.Indicator
---@param read peel.Input[]
---@param at table<string, integer> the unit's place by its label
---@param scale fun(): string? id of the scale that the indicator's grades are on
function overrides.apply(list, leaf, read, at, scale)
  for _, one in ipairs(list) do
    if one.indicator == leaf.name then
      local i = at[one.unit]
      if not i then complain('score: overrides: there is no unit "%s"%s', one.unit, near.hint(one.unit, keys_of(at))) end
      local value = one.value
      if type(value) == "string" then
        local id = scale()
        if not id then complain('score: overrides: "%s" has no grades, and so no scale that "%s" could be of', leaf.name, value) end
        local ok, found = pcall(grades.of, id, value)
        if not ok then complain('score: overrides: the grades of "%s" are of the scale %s, which lacks %s', leaf.name, id, value) end
        value = found
      end
      local off = grades.is_grade(value) and not value.scale
      read[i] = { value = not off and value or nil, kind = off and value.name or nil, rows = read[i].rows, how = read[i].how,
        without = read[i].without, from = read[i].value, replaced = read[i].value == nil and read[i].kind or nil, reason = one.reason }
    end
  end
end

return overrides
