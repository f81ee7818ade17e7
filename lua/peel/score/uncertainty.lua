--- How sure ranks are: the score is worked out over and over with other weights, codings and ways of normalising, and it is
-- counted which rank each unit has, and who is ahead of whom. A run draws, in this order:
--
--   coding, normalise   one of the combinations of those that are told, each as likely
--   weights             group by group, the innermost first, and in a group part by part:
--     { spread = s }    w (1 - s) + 2 w s u with u in [0, 1), for each part whose weight w is not 0
--     "simplex"         every set of weights that sum to 1, each as likely, for the parts whose weight is not 0
--     { choices = ... } one of the lists, each as likely; parts that a list does not name keep their weight
--
-- Means, limits and ranks are those of the score, from sums of weights made to be 1 in each group; scores that differ by
-- 2^-40 of the largest value or less are equal. `exact` makes each combination once, so that its shares are exact; a share p of n
-- drawn runs has the standard error sqrt(p (1 - p) / n). The generator is xoshiro256**, its state from splitmix64 of the seed:
-- one seed gives the same figures on every machine. There are at most 4096 units and 1,000,000,000 runs. "copeland", "sum" in a
-- group, functions and grades without a coding can't be simulated.
--
-- TO CHANGE IT. The runs are made in C: csrc/montecarlo.h says it to the bit.

local complain = require "peel.query.complain"
local core = require "peel.core"
local evaluate = require "peel.score.evaluate"
local limits = require "peel.score.limits"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local ranks_of = require "peel.score.ranks".new
local show = require "peel.query.values".show

local uncertainty = {}

---@class peel.UncertaintyOptions
---@field runs integer? how many are drawn; 10,000 if absent
---@field seed integer? 1 if absent
---@field weights any? how weights vary: `{ spread = 0.25 }` (each from 0.75 to 1.25 times itself; a table by name for some parts),
--- `"simplex"` (any weights, each set as likely), `{ choices = { { a = 1, b = 2 }, ... } }`; not at all if absent
---@field codings any[]? one of these is drawn for each run, for every indicator that is coded
---@field normalise any[]? one of these is drawn, for every indicator that is normalised
---@field exact boolean? instead of drawing, every combination once: where weights are fixed or chosen, and there are at most 1,000,000

local KEYS = { "runs", "seed", "weights", "codings", "normalise", "exact" }
local MEANS = { arithmetic = "arithmetic", geometric = "geometric", harmonic = "harmonic", median = "median", min = "min", sum = "arithmetic" }

local function check_whole(name, value, least)
  if math.type(value) ~= "integer" or value < least then complain("uncertainty: %s: a whole number expected, got %s", name, show(value)) end
  return value
end

local function check_list(name, list)
  if list == nil then return { false } end
  if type(list) ~= "table" or #list == 0 then complain("uncertainty: %s: a list of them expected, got %s", name, show(list)) end
  return list
end

--- Raises for what the runs cannot be made of.
local function check_plan(plan)
  local function walk(group, top)
    local name = group.aggregate.name
    if not MEANS[name] or name == "sum" and (not top or #plan.limits > 0) then
      complain('uncertainty: %s: aggregate "%s" cannot be simulated%s; there are arithmetic, geometric, harmonic, median and min', group.where, name,
        name == "sum" and " within a group or under limits" or "")
    end
    for _, part in ipairs(group.parts) do
      if part.parts then walk(part, false) end
    end
  end
  walk(plan.root, true)
  for _, rule in ipairs(plan.limits) do
    if type(rule.bound) ~= "number" then complain("uncertainty: limits: numbers expected, got no_better_than = %s", show(rule.bound)) end
  end
end

--- The scores whose values are drawn from: one for each coding and way of normalising.
---@return peel.ScorePlan[]
local function alternatives_of(plan, given)
  local list, coded = {}, false
  for _, leaf in ipairs(plan.leaves) do coded = coded or leaf.coding ~= nil and leaf.type ~= "number" end
  local codings = check_list("codings", given.codings)
  if given.codings and not coded then complain "uncertainty: codings: the score codes no grades; name a coding in its definition" end
  for _, coding in ipairs(codings) do
    for _, normalise in ipairs(check_list("normalise", given.normalise)) do
      local changes, any = {}, false
      for _, leaf in ipairs(plan.leaves) do
        local change = { coding = leaf.coding and leaf.type ~= "number" and coding or nil, normalise = normalise or nil }
        if next(change) then changes[leaf.name], any = change, true end
      end
      list[#list + 1] = any and plan.with { indicators = changes } or plan
    end
  end
  return list
end

--- The prepared values of an evaluation, and what no score goes over.
local function values_of(run)
  local list, caps, order, n = {}, {}, {}, #run.plan.leaves
  for k, leaf in ipairs(run.plan.leaves) do
    order[k] = leaf.name
    for i in ipairs(run.units) do list[(i - 1) * n + k] = run.leaves[leaf.name].values[i] end
  end
  for i in ipairs(run.units) do
    local read = {}
    for _, name in ipairs(order) do read[name] = run.leaves[name].inputs[i] end
    for _, rule in ipairs(run.plan.limits) do
      if limits.met(rule, read, order) then caps[i] = math.min(caps[i] or math.huge, rule.bound) end
    end
  end
  return { values = list, caps = #run.plan.limits > 0 and caps or nil }
end

--- How the weights of a group vary.
local function vary(made, group, given)
  local named = {}
  for k, part in ipairs(group.parts) do named[part.name] = k end
  if given == "simplex" then made.simplex = #group.parts > 1 or nil
  elseif given and given.spread then
    if type(given.spread) == "number" then made.spread = given.spread
    else
      made.spread = {}
      for k, part in ipairs(group.parts) do made.spread[k] = given.spread[part.name] or 0 end
    end
  elseif given and named[next(given.choices[1])] then
    made.weights, made.choices = nil, {}
    for n, choice in ipairs(given.choices) do
      made.choices[n] = {}
      for k, part in ipairs(group.parts) do made.choices[n][k] = choice[part.name] or part.weight end
    end
  end
  return made
end

--- The group as the kernel takes it.
local function group_of(group, at, given, groups)
  local made = { aggregate = MEANS[group.aggregate.name], members = {}, weights = {} }
  for k, part in ipairs(group.parts) do
    made.members[k] = part.parts and group_of(part, at, given, groups) or at[part.name]
    made.weights[k] = part.weight
  end
  groups[made] = group
  return vary(made, group, given)
end

--- Raises unless these are ways in which weights can vary.
local function check_weights(given, plan)
  if given == nil or given == "simplex" then return given end
  if type(given) == "table" then options.keys("uncertainty: weights", given, { "spread", "choices" }) end
  if type(given) ~= "table" or (given.spread == nil) == (given.choices == nil) then
    complain('uncertainty: weights: { spread = 0.25 }, "simplex" or { choices = { ... } } expected, got %s%s', show(given),
      near.hint(given, { "simplex" }))
  end
  local group_by, names = {}, {}
  local function walk(group)
    for _, part in ipairs(group.parts) do
      group_by[part.name], names[#names + 1] = group, part.name
      if part.parts then walk(part) end
    end
  end
  walk(plan.root)
  local function check_names(where, map)
    if type(map) ~= "table" or next(map) == nil then complain("uncertainty: %s: a table by name expected, got %s", where, show(map)) end
    for name in pairs(map) do
      if not group_by[name] then complain("uncertainty: %s: there is no indicator or group %s%s", where, show(name), near.hint(name, names)) end
    end
  end
  local function check_share(where, value)
    if not numbers.is_finite(value) or value < 0 or value > 1 then complain("uncertainty: %s: a share from 0 to 1 expected, got %s", where, show(value)) end
  end
  if type(given.spread) == "table" then
    check_names("weights.spread", given.spread)
    for name, share in pairs(given.spread) do check_share("weights.spread." .. name, share) end
  elseif given.spread ~= nil then check_share("weights.spread", given.spread)
  else
    if type(given.choices) ~= "table" or #given.choices == 0 then complain("uncertainty: weights.choices: a list of tables by name expected") end
    local group
    for n, choice in ipairs(given.choices) do
      check_names(("weights.choices[%d]"):format(n), choice)
      for name, weight in pairs(choice) do
        group = group or group_by[name]
        if group_by[name] ~= group then complain("uncertainty: weights.choices: parts of one group expected; %s is of another", show(name)) end
        if not numbers.is_finite(weight) or weight < 0 then
          complain("uncertainty: weights.choices[%d].%s: a number of 0 or more expected, got %s", n, name, show(weight))
        end
      end
    end
  end
  return given
end

--- Ranks of a result under what is varied.
---@param result peel.Result
---@param run peel.Evaluation
---@param given peel.UncertaintyOptions?
---@return peel.Uncertainty
function uncertainty.of(result, run, given)
  if given ~= nil and type(given) ~= "table" then complain("uncertainty: a table expected, got %s", show(given)) end
  given = given or {}
  options.keys("uncertainty", given, KEYS)
  if given.exact ~= nil and type(given.exact) ~= "boolean" then complain("uncertainty: exact: true or false expected, got %s", show(given.exact)) end
  if given.exact and (given.runs or given.seed) then complain "uncertainty: exact makes every combination once; runs and seed go with drawing" end
  local runs, seed = check_whole("runs", given.runs or 10000, 1), check_whole("seed", given.seed or 1, math.mininteger)
  check_plan(run.plan)
  local weights, at, groups = check_weights(given.weights, run.plan), {}, {}
  for k, leaf in ipairs(run.plan.leaves) do at[leaf.name] = k end
  local alternatives = {}
  for n, other in ipairs(alternatives_of(run.plan, given)) do
    alternatives[n] = values_of(other == run.plan and run or evaluate.run(other))
  end
  local asked = { units = #run.units, indicators = #run.plan.leaves, alternatives = alternatives, group = group_of(run.plan.root, at, weights, groups) }
  if given.exact then asked.exact = true else asked.runs, asked.seed = runs, seed end
  local ok, ranks, fault = pcall(core.montecarlo, asked)
  if not ok and tostring(ranks):find "interrupted!$" then error(ranks, 0) end
  if not ok then complain("uncertainty: %s", (tostring(ranks):gsub("^.-:%d+: ", ""))) end
  if not ranks then
    local group = groups[fault.group]
    complain('uncertainty: %s: a %s mean takes numbers above 0; %s has %s in "%s"', group.where, group.aggregate.name, run.units[fault.unit].label,
      numbers.text(fault.value), group.parts[fault.member].name)
  end
  return ranks_of { run = run, ranks = ranks, given = given, exact = given.exact == true, seed = not given.exact and seed or nil, result = result }
end

return uncertainty
