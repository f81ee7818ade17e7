--- How the parts of a group become one value: numbers by means, grades by their order alone, units by who is ahead of whom.
-- The parts of a group are its indicators and the groups in it, each with a value x and a weight w; W is the sum of the weights.
-- A part of weight 0 is left out. A part that a unit lacks (missing = "renormalise") is not among its values, nor its weight in W;
-- a unit has no value of a group of which it has no part.
--
--   numbers  "arithmetic"                 sum of w x, divided by W
--            "geometric"                  exp(sum of w log(x) / W); of numbers above 0
--            "harmonic"                   W / sum of (w / x); of numbers above 0
--            "sum"                        sum of w x; no part may be lacking
--            "median"                     in ascending order, the x at which the weights added up so far reach W / 2; where they
--                                         reach it just at the end of one x, the middle between it and the next
--            "min"                        the least x; how large a weight is makes no difference
--            function(values, weights, unit)   of the parts by name, those of weight 0 too
--   grades   "median_grade"               the grade at which half of the weight is reached from the worst: of two in the middle the lower
--            "worst"                      the worst grade; how large a weight is makes no difference
--            { "share_at_least", "good" } the share of the weight whose grade is good or better: a number
--   both     "copeland"                   wins less defeats of each unit against each other one: see peel.score.copeland

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local aggregate = {}

local text = numbers.text

--- Parts of one group that a unit has.
---@class peel.Parts
---@field where string for messages: 'group "x"'
---@field unit string
---@field names string[]
---@field values any[]
---@field weights number[]
---@field lacking string[] the parts that it has no value of
---@field idle boolean has it a part of weight 0, which counts nowhere?

---@class peel.Aggregation
---@field name string
---@field takes "number"|"grade"|"any"
---@field gives "number"|"grade"
---@field weighted boolean do weights count?
---@field at_least string? of share_at_least
---@field f function? of the user
---@field work_out (fun(self: peel.Aggregation, parts: peel.Parts): any, string)? value and formula; nil: copeland

--- "2 * 0.5 + 1 * 0.25": each part by a pattern with its weight and value.
local function terms(parts, form, separator)
  local words = {}
  for i, value in ipairs(parts.values) do words[i] = form(text(parts.weights[i]), value) end
  return table.concat(words, separator or " + ")
end

local function product(weight, value) return ("%s * %s"):format(weight, text(value)) end
local function total(parts) return terms(parts, function(weight) return weight end) end

--- Means of logarithms and reciprocals are of numbers above 0 alone.
local function check_positive(self, parts)
  for i, value in ipairs(parts.values) do
    if value <= 0 then
      complain('score: %s: a %s mean takes numbers above 0; %s has %s in "%s"; normalise = { "minmax", to = { 1, 100 } } gives such', parts.where,
        self.name, parts.unit, text(value), parts.names[i])
    end
  end
end

local METHODS = { ---@type table<string, peel.Aggregation>
  arithmetic = { takes = "number", gives = "number", weighted = true, work_out = function(_, parts)
    local above = 0.0
    for i, value in ipairs(parts.values) do above = above + parts.weights[i] * value end
    return above / numbers.sum(parts.weights), ("(%s) / (%s)"):format(terms(parts, product), total(parts))
  end },
  sum = { takes = "number", gives = "number", weighted = true, work_out = function(_, parts)
    local sum = 0.0
    for i, value in ipairs(parts.values) do sum = sum + parts.weights[i] * value end
    return sum, terms(parts, product)
  end },
  geometric = { takes = "number", gives = "number", weighted = true, work_out = function(self, parts)
    check_positive(self, parts)
    local logs = 0.0
    for i, value in ipairs(parts.values) do logs = logs + parts.weights[i] * math.log(value) end
    return math.exp(logs / numbers.sum(parts.weights)), ("exp((%s) / (%s))"):format(
      terms(parts, function(weight, value) return ("%s * log(%s)"):format(weight, text(value)) end), total(parts))
  end },
  harmonic = { takes = "number", gives = "number", weighted = true, work_out = function(self, parts)
    check_positive(self, parts)
    local below = 0.0
    for i, value in ipairs(parts.values) do below = below + parts.weights[i] / value end
    return numbers.sum(parts.weights) / below, ("(%s) / (%s)"):format(total(parts),
      terms(parts, function(weight, value) return ("%s / %s"):format(weight, text(value)) end))
  end },
  median = { takes = "number", gives = "number", weighted = true, work_out = function(_, parts)
    return numbers.weighted_median(parts.values, parts.weights), ("median(%s)"):format(terms(parts, product, ", "))
  end },
  min = { takes = "number", gives = "number", weighted = false, work_out = function(_, parts)
    return (numbers.range(parts.values)), ("min(%s)"):format(terms(parts, function(_, value) return text(value) end, ", "))
  end },
  median_grade = { takes = "grade", gives = "grade", weighted = true, work_out = function(_, parts)
    local order, reached, all = {}, 0.0, numbers.sum(parts.weights)
    for i in ipairs(parts.values) do order[i] = i end
    table.sort(order, function(a, b)
      if parts.values[a] ~= parts.values[b] then return parts.values[a] < parts.values[b] end
      return a < b
    end)
    local found
    for _, i in ipairs(order) do
      reached = reached + parts.weights[i]
      found = found or (reached >= all / 2 or numbers.close(reached, all / 2)) and parts.values[i] or nil
    end
    return found, ("median_grade(%s)"):format(terms(parts, function(weight, value) return weight .. " * " .. value.name end, ", "))
  end },
  worst = { takes = "grade", gives = "grade", weighted = false, work_out = function(_, parts)
    local worst = parts.values[1]
    for _, value in ipairs(parts.values) do
      if value < worst then worst = value end
    end
    return worst, ("worst(%s)"):format(terms(parts, function(_, value) return value.name end, ", "))
  end },
  share_at_least = { takes = "grade", gives = "number", weighted = true, work_out = function(self, parts)
    local met, words = 0.0, {}
    for i, value in ipairs(parts.values) do
      local ok, passes = pcall(value.at_least, value, self.at_least)
      if not ok then
        complain('score: %s: { "share_at_least", "%s" }: %s has %s in "%s", of the scale %s, which lacks that grade', parts.where, self.at_least,
          parts.unit, value.name, parts.names[i], value.scale)
      end
      if passes then met, words[#words + 1] = met + parts.weights[i], text(parts.weights[i]) end
    end
    return met / numbers.sum(parts.weights), ("(%s) / (%s)"):format(#words > 0 and table.concat(words, " + ") or "0", total(parts))
  end },
  copeland = { takes = "any", gives = "number", weighted = true },
}

local NAMES = {}
for name, method in pairs(METHODS) do NAMES[#NAMES + 1], method.name = name, name end
table.sort(NAMES)

local function of_function(self, parts)
  local values, weights = {}, {}
  for i, name in ipairs(parts.names) do values[name], weights[name] = parts.values[i], parts.weights[i] end
  local value = options.call(("%s: aggregate for %s"):format(parts.where, parts.unit), self.f, values, weights, parts.unit)
  if not numbers.is_finite(value) then
    complain("score: %s: aggregate: the function gave %s for %s; a number expected", parts.where, show(value), parts.unit)
  end
  return value, text(value)
end

--- A method of what the user told; anything else raises.
---@param where string
---@param given any
---@return peel.Aggregation
function aggregate.parse(where, given)
  if options.callable(given) then
    return { name = "function", takes = "any", gives = "number", weighted = true, f = given, work_out = of_function }
  end
  local name = options.name(where, "aggregate", given, NAMES, " or a function")
  local made = {}
  for key, value in pairs(METHODS[name]) do made[key] = value end
  if name == "share_at_least" then
    local bound = type(given) == "table" and given[2] or nil
    if grades.is_grade(bound) then bound = bound.name end
    if not grades.exists(bound) then
      complain('score: %s: aggregate: { "share_at_least", "grade" } expected, got %s%s', where, show(bound), near.hint(bound, grades.names()))
    end
    made.at_least = bound
  end
  if type(given) == "table" then options.keys(where .. ": aggregate", given, name == "share_at_least" and { 1, 2 } or { 1 }) end
  return made
end

--- "arithmetic", "share_at_least good", "the function at x.lua:3"
---@param method peel.Aggregation
---@return string
function aggregate.told(method)
  if method.f then return "the function at " .. options.place(method.f) end
  return method.at_least and ("%s %s"):format(method.name, method.at_least) or method.name
end

--- Raises where a method does not take such values: grades that nobody coded, or numbers among grades.
---@param method peel.Aggregation
---@param where string
---@param name string of the part
---@param kind "number"|"grade"
function aggregate.check(method, where, name, kind)
  if method.takes == "any" or method.takes == kind then return end
  if kind == "grade" then
    complain('score: %s: "%s" has grades without a coding, and aggregate "%s" takes numbers; name a coding (coding = "rank", a table, ...) or take \z
      median_grade, worst, { "share_at_least", ... } or copeland', where, name, method.name)
  end
  complain('score: %s: "%s" has numbers, and aggregate "%s" takes grades', where, name, method.name)
end

return aggregate
