local core = require "peel.core"
local simulation = require "spec.support.simulation"

local INFINITE = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 / 0 }
local AGGREGATES = { "arithmetic", "geometric", "harmonic", "median", "min" }

--- A model by chance: groups within groups, values that are often equal, holes, caps, several alternatives.
local function made_up(seed, finite)
  local bits = simulation.generator(seed)
  local function pick(n) return (bits() >> 33) % n + 1 end
  local asked = { units = pick(12), indicators = pick(6), alternatives = {}, seed = seed, runs = 70 + pick(100) }
  for a = 1, pick(3) do
    local alternative = { values = {}, caps = pick(3) == 1 and {} or nil }
    for i = 1, asked.units * asked.indicators do
      if pick(9) > 1 or seed % 2 == 0 then alternative.values[i] = pick(5) / (a == 1 and 1 or 4) end
    end
    if alternative.caps then alternative.caps[pick(asked.units)] = 2 end
    asked.alternatives[a] = alternative
  end
  local left = asked.indicators
  local function group(depth)
    local g = { aggregate = AGGREGATES[pick(5)], members = {} }
    repeat
      if depth < 3 and pick(4) == 1 then g.members[#g.members + 1] = group(depth + 1) end
      g.members[#g.members + 1] = pick(asked.indicators)
      left = left - 1
    until left < 1 or pick(3) == 1
    local function weights()
      local list = {}
      for i = 1, #g.members do list[i] = pick(5) - 1 end
      list[pick(#list)] = pick(3)
      return list
    end
    local how = pick(finite and 2 or 4)
    if how == 1 then
      g.choices = {}
      for i = 1, pick(3) do g.choices[i] = weights() end
    else
      g.weights = weights()
      if how == 3 then g.simplex = true end
      if how == 4 then g.spread = pick(2) == 1 and 0.4 or weights() end
      if type(g.spread) == "table" then
        for i, w in ipairs(g.spread) do g.spread[i] = w / 8 end
      end
    end
    return g
  end
  asked.group = group(1)
  return asked
end

--- Four units that are close, of which two are equal; three indicators, two codings.
local function close_run(with)
  local asked = { units = 4, indicators = 3, group = { aggregate = "arithmetic", members = { 1, 2, 3 }, weights = { 2, 1, 1 } } }
  asked.alternatives = {
    { values = { 3, 2, 1, 2, 2, 2.5, 1, 3, 3, 3, 2, 1 } },
    { values = { 4, 2, 1, 2, 2, 2.25, 1, 4, 4, 4, 2, 1 } },
  }
  for key, value in pairs(with or {}) do
    if key == "group" then
      for k, v in pairs(value) do asked.group[k] = v end
    else
      asked[key] = value
    end
  end
  return asked
end

describe("core.montecarlo", function()
  it("counts what plain Lua counts, in drawn runs", function()
    local groups = 0
    for seed = 1, 120 do
      local asked = made_up(seed)
      assert.same(simulation.run(asked), simulation.counts(core.montecarlo(asked)), "seed " .. seed)
      for _, member in ipairs(asked.group.members) do groups = groups + (type(member) == "table" and 1 or 0) end
    end
    assert.is_true(groups > 20)
  end)

  it("counts what plain Lua counts, in all runs", function()
    local most = 0
    for seed = 1, 120 do
      local asked = made_up(seed, true)
      asked.exact = true
      local ranks, counts, runs = core.montecarlo(asked), simulation.enumerate(asked)
      assert.equal(runs, ranks:runs())
      assert.same(counts, simulation.counts(ranks), "seed " .. seed)
      most = math.max(most, runs)
    end
    assert.is_true(most >= 12)
  end)

  it("gives these figures for this seed, on every machine", function()
    local ranks = core.montecarlo(close_run { runs = 100000, seed = 2015, group = { spread = 0.9 } })
    assert.same({ { 59574, 18378, 22048, 0 }, { 4109, 19970, 36129, 39792 }, { 36317, 2078, 23445, 38160 }, { 59574, 18378, 22048, 0 } },
      simulation.counts(ranks).ranks)
    ranks = core.montecarlo(close_run { runs = 100000, seed = -1, group = { simplex = true, aggregate = "geometric" } })
    assert.same({ { 29790, 13880, 56330, 0 }, { 13019, 48579, 25714, 12688 }, { 57191, 7751, 4076, 30982 }, { 29790, 13880, 56330, 0 } },
      simulation.counts(ranks).ranks)
    assert.equal("ranks of 4 units in 100000 runs", tostring(ranks))
  end)

  it("agrees with enumeration within three standard errors", function()
    local choices = {}
    for a = 1, 4 do
      for b = 1, 4 do choices[#choices + 1] = { a, b, 2 } end
    end
    local function asked(with)
      with.group = { choices = choices }
      local all = close_run(with)
      all.group.weights = nil
      return all
    end
    local exact, runs = core.montecarlo(asked { exact = true }), 40000
    assert.equal(32, exact:runs())
    local drawn = core.montecarlo(asked { runs = runs, seed = 7 })
    local undecided = 0
    for p = 1, 4 do
      for q = 1, 4 do
        local share = exact:ahead(p, q) / exact:runs()
        assert.near(share, drawn:ahead(p, q) / runs, 3 * math.sqrt(share * (1 - share) / runs))
        if share > 0 and share < 1 then undecided = undecided + 1 end
      end
    end
    assert.is_true(undecided >= 4)
  end)

  it("lets equal scores share the best rank, however they were added up", function()
    local ranks = core.montecarlo { units = 4, indicators = 3, exact = true, alternatives = { { values = {
      0.1, 0.2, 0.3, 0.3, 0.2, 0.1, 0.9, 0.9, 0.9, 0, 0, 0,
    } } }, group = { aggregate = "arithmetic", members = { 1, 2, 3 }, weights = { 1, 1, 1 } } }
    assert.same({ 0, 1, 0, 0 }, (ranks:counts(1)))
    assert.same({ 0, 1, 0, 0 }, (ranks:counts(2)))
    assert.same({ 0, 0, 0, 1 }, (ranks:counts(4)))
    assert.equal(0, ranks:ahead(1, 2) + ranks:ahead(2, 1))
  end)

  it("gives no rank to a unit without any value", function()
    local ranks = core.montecarlo { units = 3, indicators = 2, runs = 10, seed = 1, alternatives = { { values = { 1, 2, nil, nil, 3, nil } } },
      group = { aggregate = "arithmetic", members = { 1, 2 }, weights = { 1, 1 }, simplex = true } }
    assert.same({ { 0, 0, 0 }, 10 }, { ranks:counts(2) })
    assert.is_nil(ranks:rank_at(2, 0.5))
    assert.same({ 10, 0, 0 }, (ranks:counts(3)))
    assert.equal(0, ranks:ahead(3, 2))
  end)

  it("tells the rank at a share of the runs", function()
    local choices = {}
    for i = 1, 100 do choices[i] = { i <= 7 and 1 or 0, i > 7 and 1 or 0 } end
    local ranks = core.montecarlo { units = 2, indicators = 2, exact = true, alternatives = { { values = { 2, 1, 1, 2 } } },
      group = { aggregate = "arithmetic", members = { 1, 2 }, choices = choices } }
    assert.same({ 7, 93 }, (ranks:counts(1)))
    assert.same({ 1, 1, 2, 2 }, { ranks:rank_at(1, 0), ranks:rank_at(1, 0.07), ranks:rank_at(1, 0.071), ranks:rank_at(1, 1) })
    assert.same({ 1, 1, 2 }, { ranks:rank_at(2, 0), ranks:rank_at(2, 0.93), ranks:rank_at(2, 0.94) })
  end)

  it("says which value has no geometric or harmonic mean", function()
    local within = { aggregate = "arithmetic", members = { 2, 3 }, weights = { 1, 1 } }
    local group = { aggregate = "harmonic", members = { 1, within }, weights = { 1, 1 } }
    local asked = { units = 2, indicators = 3, exact = true, group = group,
      alternatives = { { values = { 1, 1, 1, 1, 2, 2 } }, { values = { 1, 1, 1, 1, 2, -2 } } } }
    local ranks, fault = core.montecarlo(asked)
    assert.is_nil(ranks)
    assert.equal(within, fault.group.members[fault.member])
    assert.same({ 2, 2, 0 }, { fault.alternative, fault.unit, fault.value })
    within.aggregate = "geometric"
    ranks, fault = core.montecarlo(asked)
    assert.is_nil(ranks)
    assert.equal(within, fault.group)
    assert.same({ 2, 2, 2, -2 }, { fault.alternative, fault.unit, fault.member, fault.value })
    within.weights[2] = 0 -- left out: nothing is asked of it
    assert.is_truthy(core.montecarlo(asked))
  end)

  it("raises for what it can't do, naming what was expected", function()
    local cyclic = { aggregate = "min", weights = { 1 } }
    cyclic.members = { cyclic }
    local deep = { aggregate = "min", members = { 1 }, weights = { 1 } }
    for _ = 1, 100 do deep = { aggregate = "min", members = { deep }, weights = { 1 } } end
    for message, with in pairs {
      ["units: a whole number from 1 to 4096 expected, got 0"] = { units = 0 },
      ["runs: a whole number from 1 to 1000000000 expected, got nil"] = { seed = 1, exact = false },
      ["seed: a whole number expected, got 1.5"] = { seed = 1.5, runs = 3, exact = false },
      ["values[12]: a number from -1e+300 to 1e+300 expected, got inf"] = { alternatives = { { values = INFINITE } } },
      ["caps: a list expected, got number"] = { alternatives = { { values = {}, caps = 3 } } },
      ["alternatives: at least one"] = { alternatives = {} },
      ["aggregate: arithmetic, geometric, harmonic, median or min expected, got mean"] = { group = { aggregate = "mean" } },
      ["members[3]: an indicator from 1 to 3, or a group, expected, got 4"] = { group = { members = { 1, 2, 4 } } },
      ["members: 1 to 4096 members of a group expected, got 0"] = { group = { members = {} } },
      ["members: a group that stands in one place only expected"] = { group = { members = { cyclic }, weights = { 1 } } },
      ["members: at most 100 groups within each other expected"] = { group = { members = { deep }, weights = { 1 } } },
      ["weights[3]: a number from 0"] = { group = { weights = { 1, 1 } } },
      ["weights[1]: a number from 0"] = { group = { weights = { -1, 1, 1 } } },
      ["weights: a weight that is not 0 expected"] = { group = { weights = { 0, 0, 0 } } },
      ["choices: a list expected, got number"] = { group = { choices = { 1 }, weights = false } },
      ["spread[1]: a number from 0"] = { group = { spread = 1.5 } },
      ["spread: not together with a simplex"] = { group = { spread = 0.5, simplex = true } },
      ["exact: weights with a spread or from a simplex can be drawn only"] = { group = { simplex = true } },
    } do
      with = close_run(with)
      if with.exact == nil then with.exact = true end
      if with.group.weights == false then with.group.weights = nil end
      local ok, got = pcall(core.montecarlo, with)
      assert.is_false(ok, message)
      assert.matches(message, got, 1, true)
    end
    local choices = {}
    for i = 1, 1001 do choices[i] = { i } end
    local function one(member) return { aggregate = "min", members = { member }, choices = choices } end
    assert.error_matches(function() core.montecarlo(close_run { exact = true, group = { members = { one(1), one(2), 3 } } }) end,
      "exact: at most 1000000 alternatives times choices expected; draw runs instead", 1, true)
  end)

  it("can be closed, and stopped", function()
    local ranks = core.montecarlo(close_run { exact = true })
    ranks:close()
    ranks:close()
    assert.equal("ranks (closed)", tostring(ranks))
    assert.error_matches(function() ranks:runs() end, "the ranks are closed")
    assert.error_matches(function() core.montecarlo(close_run { exact = true }):counts(5) end, "the number of a unit expected")
    core.interrupt()
    assert.error_matches(function() core.montecarlo(close_run { runs = 1000, seed = 1 }) end, "interrupted!")
    assert.equal(1000, core.montecarlo(close_run { runs = 1000, seed = 1 }):runs())
  end)
end)
