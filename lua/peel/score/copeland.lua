--- Copeland's rule: each unit meets each other one; the parts in which it is ahead and those in which it is behind are weighed
-- against each other, and whoever has more weight wins. The value is wins less defeats. It takes nothing but order, so that
-- grades need no coding.
--
-- Two units meet in the parts that both have. Equal weights on both sides are a draw; so is a meeting without a common part.
-- The only unit has 0. The work grows with the square of the number of units.

local complain = require "peel.query.complain"
local numbers = require "peel.score.numbers"

local copeland = {}

--- 1 where a is the better of two values, -1 where b is, 0 where they are equal.
local function compare(where, name, a, b, unit_a, unit_b)
  if a == b then return 0 end
  if type(a) ~= type(b) or type(a) ~= "number" and a.scale ~= b.scale then
    complain('score: %s: aggregate "copeland": "%s" has values without an order between them: %s of %s and %s of %s', where, name, tostring(a),
      unit_a, tostring(b), unit_b)
  end
  return a > b and 1 or -1
end

--- The values of a part as numbers with the same order, false where a unit has none; raises where some have no order between them.
local function places_of(where, name, values, n, label)
  local places, first = {}, nil
  for i = 1, n do
    local value = values[i]
    if value ~= nil then
      first = first or i
      compare(where, name, values[first], value, label(first), label(i))
    end
    places[i] = value ~= nil and (type(value) == "number" and value or -value.rank)
  end
  return places
end

--- Who wins: 1, -1, or 0 for a draw.
local function result_of(ahead, behind)
  if numbers.close(ahead, behind) then return 0 end
  return ahead > behind and 1 or -1
end

---@class peel.Meeting
---@field ahead string[] names of the parts
---@field behind string[]
---@field weight_ahead number
---@field weight_behind number
---@field result integer 1, 0 or -1

--- The meeting of two units.
---@param group { where: string, names: string[], weights: number[], values: any[][] } values[part][unit]
---@param i integer
---@param k integer
---@param label fun(i: integer): string
---@return peel.Meeting
function copeland.meet(group, i, k, label)
  local made = { ahead = {}, behind = {}, weight_ahead = 0, weight_behind = 0, result = 0 }
  for at, name in ipairs(group.names) do
    local a, b = group.values[at][i], group.values[at][k]
    local sign = a ~= nil and b ~= nil and compare(group.where, name, a, b, label(i), label(k)) or 0
    if sign > 0 then made.ahead[#made.ahead + 1], made.weight_ahead = name, made.weight_ahead + group.weights[at]
    elseif sign < 0 then made.behind[#made.behind + 1], made.weight_behind = name, made.weight_behind + group.weights[at] end
  end
  made.result = result_of(made.weight_ahead, made.weight_behind)
  return made
end

--- The value of each unit: wins less defeats.
---@param group { where: string, names: string[], weights: number[], values: any[][] }
---@param n integer units
---@param label fun(i: integer): string
---@param has fun(i: integer): boolean has the unit any part?
---@return number[]
function copeland.run(group, n, label, has)
  local out, places = {}, {}
  for i = 1, n do out[i] = has(i) and 0 or nil end
  for at, name in ipairs(group.names) do places[at] = places_of(group.where, name, group.values[at], n, label) end
  for i = 1, n do
    for k = i + 1, n do
      if out[i] and out[k] then
        local ahead, behind = 0, 0
        for at, place in ipairs(places) do
          local a, b = place[i], place[k]
          if a and b and a > b then ahead = ahead + group.weights[at]
          elseif a and b and a < b then behind = behind + group.weights[at] end
        end
        local result = result_of(ahead, behind)
        out[i], out[k] = out[i] + result, out[k] - result
      end
    end
  end
  return out
end

return copeland
