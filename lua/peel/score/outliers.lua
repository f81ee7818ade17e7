--- What is done about values far from the others, before they are normalised.
--
--   "none"                 nothing
--   { "winsorise", 0.05 }  values below the 5 % quantile become it, those above the 95 % quantile become that. The quantile p of
--                          n values in ascending order is the value at place 1 + p (n - 1), on the straight line between the
--                          values at the whole places beside it
--   "log"                  the natural logarithm; zero and negative values raise, naming the unit

local complain = require "peel.query.complain"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local outliers = {}

local text = numbers.text

local METHODS = { ---@type table<string, fun(method: table, column: peel.ScoreColumn): number[], fun(i: integer): table>
  winsorise = function(method, column)
    local low, high = numbers.quantile(column.x, method.share), numbers.quantile(column.x, 1 - method.share)
    local out = {}
    for i, x in ipairs(column.x) do out[i] = math.min(math.max(x, low), high) end
    return out, function(i)
      return { low = low, high = high, share = method.share,
        text = ("winsorised at the quantiles %s and %s of %s"):format(text(method.share), text(1 - method.share), column.counted),
        formula = ("min(max(%s, %s), %s)"):format(text(column.x[i]), text(low), text(high)) }
    end
  end,
  log = function(_, column)
    local out = {}
    for i, x in ipairs(column.x) do
      if x <= 0 then
        complain('score: %s: outliers "log": %s has %s, and only numbers above 0 have a logarithm', column.where, column.label(i), text(x))
      end
      out[i] = math.log(x)
    end
    return out, function(i) return { text = "natural logarithm", formula = ("log(%s)"):format(text(column.x[i])) } end
  end,
}
local NAMES = { "log", "none", "winsorise" }

---@param where string
---@param given any
---@return { name: string, share: number? }
function outliers.parse(where, given)
  local name = options.name(where, "outliers", given, NAMES, "")
  if name ~= "winsorise" then
    if type(given) == "table" then options.keys(where .. ": outliers", given, { 1 }) end
    return { name = name }
  end
  local share = type(given) == "table" and given[2]
  if not numbers.is_finite(share) or share <= 0 or share >= 0.5 then
    complain('score: %s: outliers: { "winsorise", share } with a share above 0 and below 0.5 expected, got %s', where, show(share or nil))
  end
  options.keys(where .. ": outliers", given, { 1, 2 })
  return { name = name, share = share }
end

--- The values of a column after it, and what was done to each.
---@param method { name: string, share: number? }
---@param column peel.ScoreColumn
---@return number[]
---@return (fun(i: integer): table)? nil: nothing
function outliers.run(method, column)
  if method.name == "none" then return column.x, nil end
  return METHODS[method.name](method, column)
end

return outliers
