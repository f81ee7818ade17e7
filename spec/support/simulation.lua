-- What core.montecarlo does, done plainly in Lua from the words of csrc/random.h and csrc/montecarlo.h.
local simulation = {}

local function rotl(x, by) return x << by | x >> (64 - by) end

--- A generator: a function that gives 64 random bits.
function simulation.generator(seed)
  local s = {}
  for i = 1, 4 do
    seed = seed + 0x9e3779b97f4a7c15
    local z = seed
    z = (z ~ z >> 30) * 0xbf58476d1ce4e5b9
    z = (z ~ z >> 27) * 0x94d049bb133111eb
    s[i] = z ~ z >> 31
  end
  return function()
    local result = rotl(s[2] * 5, 7) * 9
    local t = s[2] << 17
    s[3] = s[3] ~ s[1]
    s[4] = s[4] ~ s[2]
    s[2] = s[2] ~ s[3]
    s[1] = s[1] ~ s[4]
    s[3] = s[3] ~ t
    s[4] = rotl(s[4], 45)
    return result
  end
end

local function uniform(bits) return (bits() >> 11) * 2.0 ^ -53 end

local function below(bits, n)
  while true do
    local product = (bits() >> 32) * n
    if product & 0xffffffff >= (1 << 32) % n then return product >> 32 end
  end
end

--- The groups of a whole, those within another before it.
local function groups_of(group, list)
  for _, member in ipairs(group.members) do
    if type(member) == "table" then groups_of(member, list) end
  end
  list[#list + 1] = group
  return list
end

local function divided(weights)
  local sum = 0
  for _, w in ipairs(weights) do sum = sum + w end
  for i, w in ipairs(weights) do weights[i] = w / sum end
  return weights, sum
end

local function simplex(bits, base)
  local points, weights, at, last = {}, {}, 0, 0
  for _, w in ipairs(base) do
    if w > 0 then at = at + 1 end
  end
  for i = 1, at - 1 do points[i] = uniform(bits) end
  table.sort(points)
  points[at], at = 1, 0
  for i, w in ipairs(base) do
    if w > 0 then
      at = at + 1
      weights[i], last = points[at] - last, points[at]
    else
      weights[i] = 0
    end
  end
  return weights
end

local function drawn(bits, group)
  local base = group.weights
  if group.simplex then return simplex(bits, base) end
  if group.choices then
    base = group.choices[#group.choices > 1 and below(bits, #group.choices) + 1 or 1]
  end
  local weights = {}
  for i, w in ipairs(base) do
    local spread = type(group.spread) == "table" and group.spread[i] or group.spread or 0
    if w > 0 and spread > 0 then w = w * ((1 - spread) + 2 * spread * uniform(bits)) end
    weights[i] = w
  end
  return (divided(weights))
end

local means = {}

function means.arithmetic(list)
  local sum = 0
  for _, x in ipairs(list) do sum = sum + x.value * x.weight end
  return sum
end

function means.geometric(list)
  local sum = 0
  for _, x in ipairs(list) do sum = sum + math.log(x.value) * x.weight end
  return math.exp(sum)
end

function means.harmonic(list)
  local sum = 0
  for _, x in ipairs(list) do sum = sum + x.weight / x.value end
  return 1 / sum
end

function means.min(list)
  local least = math.huge
  for _, x in ipairs(list) do least = math.min(least, x.value) end
  return least
end

function means.median(list)
  table.sort(list, function(a, b) return a.value < b.value end)
  local reached = 0
  for i, x in ipairs(list) do
    reached = reached + x.weight
    if math.abs(reached - 0.5) < 1e-12 then return (x.value + list[i + 1].value) / 2 end
    if reached > 0.5 then return x.value end
  end
end

--- A unit's mean for a group, nil where it has no value; weights by group.
local function score(group, values, weights)
  local list = {}
  for i, member in ipairs(group.members) do
    local value = values[member]
    if type(member) == "table" then value = score(member, values, weights) end
    if value and weights[group][i] > 0 then list[#list + 1] = { value = value, weight = weights[group][i] } end
  end
  local of = 0
  for _, x in ipairs(list) do of = of + x.weight end
  for _, x in ipairs(list) do x.weight = x.weight / of end
  if list[1] then return means[group.aggregate](list) end
end

local function scores_of(asked, alternative, weights)
  local scores = {}
  for u = 1, asked.units do
    local values = table.move(alternative.values, (u - 1) * asked.indicators + 1, u * asked.indicators, 1, {})
    local cap = alternative.caps and alternative.caps[u]
    local x = score(asked.group, values, weights)
    scores[u] = x and cap and math.min(x, cap) or x
  end
  return scores
end

--- Counts a run: ranks[u][r], none[u], ahead[p][q].
local function count(counts, scores, units)
  for p = 1, units do
    local rank = 1
    for q = 1, units do
      local a, b = scores[p], scores[q]
      if a and b and a - b > 1e-11 * math.max(math.abs(a), math.abs(b), 1e-3) then
        counts.ahead[p][q] = counts.ahead[p][q] + 1
      elseif a and b and b - a > 1e-11 * math.max(math.abs(a), math.abs(b), 1e-3) then
        rank = rank + 1
      end
    end
    if scores[p] then counts.ranks[p][rank] = counts.ranks[p][rank] + 1 else counts.none[p] = counts.none[p] + 1 end
  end
end

local function zeros(n)
  local list = {}
  for i = 1, n do list[i] = 0 end
  return list
end

local function new_counts(units)
  local counts = { ranks = {}, ahead = {}, none = zeros(units) }
  for u = 1, units do counts.ranks[u], counts.ahead[u] = zeros(units), zeros(units) end
  return counts
end

--- Draws all runs.
function simulation.run(asked)
  local bits, groups, counts = simulation.generator(asked.seed), groups_of(asked.group, {}), new_counts(asked.units)
  for _ = 1, asked.runs do
    local alternative = asked.alternatives[#asked.alternatives > 1 and below(bits, #asked.alternatives) + 1 or 1]
    local weights = {}
    for _, group in ipairs(groups) do weights[group] = drawn(bits, group) end
    count(counts, scores_of(asked, alternative, weights), asked.units)
  end
  return counts
end

--- Makes all runs that there are.
function simulation.enumerate(asked)
  local groups, counts, runs = groups_of(asked.group, {}), new_counts(asked.units), 0
  local function choose(at, weights)
    if at > #groups then
      for _, alternative in ipairs(asked.alternatives) do
        count(counts, scores_of(asked, alternative, weights), asked.units)
        runs = runs + 1
      end
      return
    end
    local group = groups[at]
    for _, base in ipairs(group.choices or { group.weights }) do
      weights[group] = divided { table.unpack(base) }
      choose(at + 1, weights)
    end
  end
  choose(1, {})
  return counts, runs
end

--- The counts of a peel.Ranks in the same form.
function simulation.counts(ranks)
  local counts = { ranks = {}, ahead = {}, none = {} }
  for p = 1, ranks:units() do
    counts.ranks[p], counts.none[p] = ranks:counts(p)
    counts.ahead[p] = {}
    for q = 1, ranks:units() do counts.ahead[p][q] = ranks:ahead(p, q) end
  end
  return counts
end

return simulation
