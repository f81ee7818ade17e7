--- The arithmetic of scores over lists of numbers, and how a number is written so that it reads back the same.

local text = require "peel.table.values".number

local numbers = {}

--- The shortest digits that read back the same: "0.1", "3", "0.6666666666666666".
---@param value number
---@return string
function numbers.text(value) return text(value) end

--- Is it a number that can be reckoned with?
---@param value any
---@return boolean
function numbers.is_finite(value)
  return type(value) == "number" and value == value and value ~= math.huge and value ~= -math.huge
end

---@param list number[]
---@return number
function numbers.sum(list)
  local total = 0.0
  for _, value in ipairs(list) do total = total + value end
  return total
end

---@param list number[] not empty
---@return number
function numbers.mean(list) return numbers.sum(list) / #list end

--- The standard deviation of the whole (divided by n, not n - 1): the units of a score are all there are.
---@param list number[] not empty
---@return number
function numbers.deviation(list)
  local mean, total = numbers.mean(list), 0.0
  for _, value in ipairs(list) do total = total + (value - mean) ^ 2 end
  return math.sqrt(total / #list)
end

---@param list number[]
---@return number[] another list, ascending
function numbers.sorted(list)
  local made = table.move(list, 1, #list, 1, {})
  table.sort(made)
  return made
end

--- The quantile of a share, on the straight line between the two values beside it: the value at place 1 + p (n - 1).
---@param list number[] not empty
---@param p number 0 to 1
---@return number
function numbers.quantile(list, p)
  local ordered = numbers.sorted(list)
  local at = 1 + p * (#ordered - 1)
  local low = math.floor(at)
  local below, above = ordered[low], ordered[math.min(low + 1, #ordered)]
  return below + (above - below) * (at - low)
end

---@param list number[] not empty
---@return number
function numbers.median(list) return numbers.quantile(list, 0.5) end

local CLOSE = 1e-12

--- Are two sums of weights equal but for rounding? However small they are: only what they are to each other counts.
---@param a number
---@param b number
---@return boolean
function numbers.close(a, b) return math.abs(a - b) <= CLOSE * math.max(math.abs(a), math.abs(b)) end

--- The value at which half of the weight is reached; where it is reached just between two values, their mean. With equal
--- weights it is the median.
---@param list number[] not empty
---@param weights number[] not all 0
---@return number
function numbers.weighted_median(list, weights)
  local order, total = {}, 0.0
  for i, weight in ipairs(weights) do
    if weight > 0 then order[#order + 1], total = i, total + weight end
  end
  table.sort(order, function(a, b)
    if list[a] ~= list[b] then return list[a] < list[b] end
    return a < b
  end)
  local reached = 0.0
  for k, i in ipairs(order) do
    reached = reached + weights[i]
    local over = reached - total / 2
    if math.abs(over) <= CLOSE * total and order[k + 1] then return (list[i] + list[order[k + 1]]) / 2 end
    if over > 0 or not order[k + 1] then return list[i] end
  end
  return list[order[#order]]
end

--- Are two scores the same but for rounding? What is not told apart has one rank.
---@param a number
---@param b number
---@return boolean
function numbers.same(a, b) return a == b or math.abs(a - b) <= CLOSE * math.max(1, math.abs(a), math.abs(b)) end

--- Is a list from low to high of one value but for rounding? Else what rounding did would be spread over the whole range.
---@param low number
---@param high number
---@return boolean
function numbers.constant(low, high) return high - low <= 1e-14 * math.max(math.abs(low), math.abs(high)) end

--- The smallest and the largest.
---@param list number[] not empty
---@return number, number
function numbers.range(list)
  local low, high = list[1], list[1]
  for _, value in ipairs(list) do low, high = math.min(low, value), math.max(high, value) end
  return low, high
end

--- The first place of an ascending list whose value is not smaller (or, `after`, is larger) than a value.
local function bound(ordered, value, after)
  local low, high = 1, #ordered + 1
  while low < high do
    local middle = (low + high) // 2
    if ordered[middle] < value or after and ordered[middle] == value then low = middle + 1 else high = middle end
  end
  return low
end

--- Tells how many values of a list are smaller than a value, and how many are equal to it.
---@param list number[]
---@return fun(value: number): integer, integer
function numbers.placer(list)
  local ordered = numbers.sorted(list)
  return function(value)
    local first = bound(ordered, value, false)
    return first - 1, bound(ordered, value, true) - first
  end
end

return numbers
