--- How the values of an indicator are put on one footing with the others. More is better in what comes out, whatever the
-- direction.
--
--   "none"                     as they are; where less is better, negated
--   "minmax"                   the worst becomes 0, the best 1; { "minmax", to = { 1, 100 } } another range. Values that are
--                              all equal, to 1e-14 of them, become its middle, and the result says so
--   "zscore"                   how many standard deviations (of all units, divided by n) above the mean; values all equal, as above, become 0
--   "rank"                     the worst is 1, the best n; equal values share the mean of their ranks
--   "percentile"               100 (worse + equal / 2) / n, a unit being equal to itself
--   { "target", t }            how far beyond a target, as a share of it: (x - t) / |t|; { "target", t, scale = s } divides by s
--   { "reference", "Durham" }  the same, the target being the value of that unit
--   { "peer_percentile", of }  the percentile among a unit's peers and itself; `of` is "region", groups of peers (peel.peers.load),
--                              a table unit -> list of peers or unit -> name of its group, or a function of the unit that gives either
--   function(x, all, unit)     what it returns, for good

local complain = require "peel.query.complain"
local forces = require "peel.forces"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local peers = require "peel.peers"
local show = require "peel.query.values".show

local normalise = {}

local text = numbers.text

--- The values of an indicator, of the units that have one.
---@class peel.ScoreColumn
---@field where string for messages: 'indicator "x"'
---@field x number[]
---@field sign integer 1 = more is better, -1 = less is
---@field counted string "43 values"
---@field label fun(i: integer): string the unit of the i-th value
---@field note fun(message: string)

--- "a - b", the other way round where less is better.
local function difference(column, a, b)
  if column.sign > 0 then return ("%s - %s"):format(a, b) end
  return ("%s - %s"):format(b, a)
end

local function signed(column)
  local made = {}
  for i, x in ipairs(column.x) do made[i] = column.sign * x end
  return made
end

local direction = { [1] = "more is better", [-1] = "less is better" }

local function relative(method, column, target, told)
  local scale = method.scale or math.abs(target)
  if scale == 0 then
    complain('score: %s: normalise "%s": %s is 0, from which no distance can be a share; say { "%s", %s, scale = ... }', column.where,
      method.name, told, method.name, show(method.target))
  end
  local out = {}
  for i, x in ipairs(column.x) do out[i] = column.sign * (x - target) / scale end
  return out, function(i)
    return { target = target, scale = scale, text = ("distance to %s, in units of %s, %s"):format(told, text(scale), direction[column.sign]),
      formula = ("(%s) / %s"):format(difference(column, text(column.x[i]), text(target)), text(scale)) }
  end
end

--- What is told of a unit's peers: a list of them, or the name of a group.
local function told_peers(method, column, unit)
  local found
  if method.peers == "region" then
    local force = forces.find(unit)
    found = force and forces.get(force).region
  elseif peers.is_peers(method.peers) then
    found = forces.find(unit) and method.peers:of(unit)
  elseif options.callable(method.peers) then
    found = options.call(column.where .. ": normalise", method.peers, unit)
  else
    found = method.peers[unit]
  end
  if type(found) == "table" or type(found) == "string" then return found end
  return complain('score: %s: normalise "peer_percentile": %s for %s', column.where, found == nil and "no peers are told" or
    "a list of peers or the name of a group expected, got " .. show(found), unit)
end

--- For each unit what places a value among its peers and itself, and how many they are.
local function peers_of(method, column, all)
  local at, told, members, of_group = {}, {}, {}, {}
  for i in ipairs(all) do
    local unit = column.label(i)
    at[unit], told[i] = i, told_peers(method, column, unit)
    if type(told[i]) == "string" then
      members[told[i]] = members[told[i]] or {}
      table.insert(members[told[i]], all[i])
    end
  end
  for group, list in pairs(members) do of_group[group] = { numbers.placer(list), #list } end
  return function(i)
    if type(told[i]) == "string" then return of_group[told[i]][1], of_group[told[i]][2] end
    local among, seen = { all[i] }, { [i] = true }
    for _, peer in ipairs(told[i]) do
      local k = at[peer]
      if k and not seen[k] then seen[k], among[#among + 1] = true, all[k] end
    end
    return numbers.placer(among), #among
  end
end

local METHODS ---@type table<string, fun(method: table, column: peel.ScoreColumn): number[], fun(i: integer): table>
METHODS = {
  none = function(_, column)
    return signed(column), function(i)
      if column.sign > 0 then return { text = "not normalised", formula = text(column.x[i]) } end
      return { text = "not normalised, less is better", formula = ("-(%s)"):format(text(column.x[i])) }
    end
  end,
  minmax = function(method, column)
    local low, high = numbers.range(column.x)
    local a, b = method.to[1], method.to[2]
    local out = {}
    if numbers.constant(low, high) then
      for i in ipairs(column.x) do out[i] = (a + b) / 2 end
      column.note(("%s is %s for all: min-max makes it %s, the middle of its range"):format(column.where, text(low), text((a + b) / 2)))
      return out, function()
        return { low = low, high = high, to = { a, b }, formula = ("(%s + %s) / 2"):format(text(a), text(b)),
          text = ("min-max of %s that are all %s: the middle of %s to %s"):format(column.counted, text(low), text(a), text(b)) }
      end
    end
    for i, x in ipairs(column.x) do
      out[i] = a + (b - a) * (column.sign > 0 and x - low or high - x) / (high - low)
    end
    return out, function(i)
      local over = column.sign > 0 and ("%s - %s"):format(text(column.x[i]), text(low)) or ("%s - %s"):format(text(high), text(column.x[i]))
      return { low = low, high = high, to = { a, b },
        text = ("min-max of %s from %s to %s, %s, onto %s to %s"):format(column.counted, text(low), text(high), direction[column.sign], text(a), text(b)),
        formula = ("%s + (%s - %s) * (%s) / (%s - %s)"):format(text(a), text(b), text(a), over, text(high), text(low)) }
    end
  end,
  zscore = function(_, column)
    local mean, sd = numbers.mean(column.x), numbers.deviation(column.x)
    local low, high = numbers.range(column.x)
    local out = {}
    if numbers.constant(low, high) then
      for i in ipairs(column.x) do out[i] = 0.0 end
      column.note(("%s is %s for all: its z-score is 0"):format(column.where, text(low)))
      local why = ("z-score, 0 because the values of all units (%s) are equal"):format(column.counted)
      return out, function() return { mean = mean, deviation = 0, text = why, formula = "0" } end
    end
    for i, x in ipairs(column.x) do out[i] = column.sign * (x - mean) / sd end
    return out, function(i)
      return { mean = mean, deviation = sd,
        text = ("z-score of %s with mean %s and standard deviation %s, %s"):format(column.counted, text(mean), text(sd), direction[column.sign]),
        formula = ("(%s) / %s"):format(difference(column, text(column.x[i]), text(mean)), text(sd)) }
    end
  end,
  rank = function(_, column)
    local out, all, worse, equal = {}, signed(column), {}, {}
    local place = numbers.placer(all)
    for i, x in ipairs(all) do
      worse[i], equal[i] = place(x)
      out[i] = worse[i] + (equal[i] + 1) / 2
    end
    return out, function(i)
      return { worse = worse[i], equal = equal[i],
        text = ("rank among %s, 1 = worst, %s: %d worse, %d equal (itself too)"):format(column.counted, direction[column.sign], worse[i], equal[i]),
        formula = ("%d + (%d + 1) / 2"):format(worse[i], equal[i]) }
    end
  end,
  percentile = function(_, column)
    local all = signed(column)
    local place, n = numbers.placer(all), #all
    return METHODS.peer_percentile(nil, column, function() return place, n end)
  end,
  peer_percentile = function(method, column, among)
    local all, out, told = signed(column), {}, method and "peers with a value" or "values"
    among = among or peers_of(method, column, all)
    local worse, equal, n = {}, {}, {}
    for i, x in ipairs(all) do
      local place
      place, n[i] = among(i)
      worse[i], equal[i] = place(x)
      out[i] = 100 * (worse[i] + equal[i] / 2) / n[i]
    end
    return out, function(i)
      return { worse = worse[i], equal = equal[i], n = n[i],
        text = ("percentile among %d %s (itself too), %s: %d worse, %d equal"):format(n[i], told, direction[column.sign], worse[i], equal[i]),
        formula = ("100 * (%d + %d / 2) / %d"):format(worse[i], equal[i], n[i]) }
    end
  end,
  target = function(method, column) return relative(method, column, method.target, "the target " .. text(method.target)) end,
  reference = function(method, column)
    for i, x in ipairs(column.x) do
      if column.label(i) == method.target then
        return relative(method, column, x, ("%s, which has %s,"):format(method.target, text(x)))
      end
    end
    local names = {}
    for i in ipairs(column.x) do names[i] = column.label(i) end
    return complain('score: %s: normalise { "reference", "%s" }: that unit has no value%s', column.where, method.target,
      near.hint(method.target, names))
  end,
}
METHODS["function"] = function(method, column)
  local out = {}
  for i, x in ipairs(column.x) do
    local value = options.call(("%s: normalise for %s"):format(column.where, column.label(i)), method.f, x,
      table.move(column.x, 1, #column.x, 1, {}), column.label(i))
    if not numbers.is_finite(value) then
      complain("score: %s: normalise: the function gave %s for %s; a number expected", column.where, show(value), column.label(i))
    end
    out[i] = value
  end
  return out, function(i)
    return { text = ("worked out of %s by the function at %s"):format(text(column.x[i]), options.place(method.f)), formula = text(out[i]) }
  end
end

local NAMES = { "minmax", "none", "peer_percentile", "percentile", "rank", "reference", "target", "zscore" }
local KEYS = { minmax = { 1, "to" }, target = { 1, 2, "scale" }, reference = { 1, 2, "scale" }, peer_percentile = { 1, 2 } }

--- A method of what the user told; anything else raises.
---@param where string
---@param given any
---@return table
function normalise.parse(where, given)
  if options.callable(given) then return { name = "function", f = given } end
  local name = options.name(where, "normalise", given, NAMES, " or a function")
  where = where .. ": normalise"
  local told = type(given) == "table" and given or { given }
  options.keys(where, told, KEYS[name] or { 1 })
  local method = { name = name, scale = told.scale }
  if method.scale ~= nil and not (numbers.is_finite(method.scale) and method.scale > 0) then
    complain("score: %s: scale: a number above 0 expected, got %s", where, show(method.scale))
  end
  if name == "minmax" then
    local to = told.to == nil and { 0, 1 } or told.to
    if type(to) ~= "table" or not numbers.is_finite(to[1]) or not numbers.is_finite(to[2]) or to[3] ~= nil or to[1] >= to[2] then
      complain("score: %s: to: the ends of a range expected, the lower first, such as { 1, 100 }", where)
    end
    method.to = { to[1], to[2] }
  elseif name == "target" then
    method.target = told[2]
    if not numbers.is_finite(told[2]) then complain('score: %s: { "target", number } expected, got %s', where, show(told[2])) end
  elseif name == "reference" then
    method.target = told[2]
    if type(told[2]) ~= "string" then complain('score: %s: { "reference", "name of a unit" } expected, got %s', where, show(told[2])) end
  elseif name == "peer_percentile" then
    method.peers = told[2]
    if told[2] ~= "region" and type(told[2]) ~= "table" and not options.callable(told[2]) then
      complain('score: %s: { "peer_percentile", "region", groups of peers, a table or a function of the unit } expected, got %s', where, show(told[2]))
    end
  end
  return method
end

--- The values of a column normalised, and what was done to each.
---@param method table
---@param column peel.ScoreColumn
---@return number[]
---@return fun(i: integer): table
function normalise.run(method, column) return METHODS[method.name](method, column) end

return normalise
