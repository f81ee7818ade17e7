local peel = require "peel"
local queries = require "spec.support.queries"

local ROWS = {}
for i = 1, 12 do ROWS[i] = { force = ("unit %02d"):format(i), a = (i * 7) % 12, b = (i * 5 + 3) % 11, c = (i * i) % 9 } end
local rows = peel.table(ROWS)

local function score(changes)
  local definition = { unit = "force", normalise = { "minmax", to = { 1, 100 } }, indicators = {} }
  for _, name in ipairs { "a", "b", "c" } do table.insert(definition.indicators, { name = name, from = rows, field = name }) end
  for key, value in pairs(changes or {}) do definition[key] = value end
  return peel.score(definition)
end

local GRADES = { "outstanding", "good", "requires_improvement", "inadequate" }
local function graded()
  local grade, list = require "peel.grade", {}
  for i = 1, 10 do list[i] = { force = ("unit %02d"):format(i), g = grade.of("peel_4", GRADES[i % 4 + 1]), h = grade.of("peel_4", GRADES[(i * i) % 4 + 1]) } end
  local of = peel.table(list)
  return peel.score { unit = "force", coding = "rank",
    indicators = { { name = "g", from = of, field = "g", weight = 2 }, { name = "h", from = of, field = "h" } } }
end

describe("an uncertainty", function()
  it("has the ranks of the result alone where nothing varies", function()
    for _, aggregate in ipairs { "arithmetic", "geometric", "harmonic", "median", "min", "sum" } do
      local result = score { aggregate = aggregate } ()
      local ranks = result:uncertainty { exact = true }
      assert.equal(1, ranks.runs)
      assert.is_true(ranks.exact)
      assert.is_nil(ranks.seed)
      for row in ranks:each() do
        assert.same({ row.rank, row.rank, row.rank, row.rank == 1 and 1 or 0 }, { row.rank_5, row.rank_50, row.rank_95, row.first }, aggregate .. row.unit)
      end
    end
  end)

  it("counts who is ahead of whom, and the ranks", function()
    local result = score()()
    local ranks = result:uncertainty { weights = { spread = 0.5 }, runs = 2000, seed = 7 }
    assert.equal(2000, ranks.runs)
    assert.equal(7, ranks.seed)
    local best, worst = result[1].force, result[#result].force
    assert.equal(1, ranks:ahead(best, worst))
    assert.equal(0, ranks:ahead(worst, best))
    local counts, without = ranks:counts(best)
    local total = 0
    for _, n in ipairs(counts) do total = total + n end
    assert.equal(2000, total + without)
    assert.equal(ranks:rank_at(best, 0.5), ranks[1].rank_50)
    assert.is_true(ranks[1].rank_5 <= ranks[1].rank_50 and ranks[1].rank_50 <= ranks[1].rank_95)
    assert.equal(12, #ranks)
    assert.matches("2000 runs from seed 7: weights up to 50 % off; a share of runs has a standard error of at most 0.011", tostring(ranks), 1, true)
    assert.equal(best, ranks:where { rank = 1 }:first().unit)
    assert.matches("^rank,unit,rank_5,rank_50,rank_95,first", ranks:csv())
  end)

  it("has the same figures for one seed, and others for another", function()
    local result = score()()
    local function told(seed) return result:uncertainty { weights = "simplex", runs = 500, seed = seed }:csv() end
    assert.equal(told(3), told(3))
    assert.not_equal(told(3), told(4))
    assert.equal(told(1), result:uncertainty { weights = "simplex", runs = 500 }:csv())
  end)

  it("agrees with every combination made once, within the standard error", function()
    local choices = { { a = 1, b = 1, c = 1 }, { a = 5 }, { b = 5 }, { c = 5 }, { a = 0, b = 1, c = 2 }, { a = 3, b = 0 } }
    local given = { weights = { choices = choices }, normalise = { "zscore", "rank", { "minmax", to = { 0, 1 } } } }
    local result = score()()
    local exact = result:uncertainty { weights = given.weights, normalise = given.normalise, exact = true }
    local drawn = result:uncertainty { weights = given.weights, normalise = given.normalise, runs = 20000, seed = 5 }
    assert.equal(18, exact.runs)
    assert.matches("every one of 18 combinations: 6 choices of weights, 3 ways of normalising", tostring(exact), 1, true)
    for _, p in ipairs(ROWS) do
      for _, q in ipairs(ROWS) do
        local want, got = exact:ahead(p.force, q.force), drawn:ahead(p.force, q.force)
        assert.is_true(math.abs(want - got) <= 5 * math.sqrt(want * (1 - want) / 20000) + 1e-12, ("%s %s: %g and %g"):format(p.force, q.force, want, got))
      end
    end
  end)

  it("is what the scores with those changes are, one by one", function()
    local made = score()
    local weights, ways = { { a = 1, b = 2, c = 3 }, { a = 4 }, { b = 9, c = 0.5 } }, { "rank", "zscore", "percentile" }
    local exact = made():uncertainty { weights = { choices = weights }, normalise = ways, exact = true }
    local counts = {}
    for _, set in ipairs(weights) do
      for _, way in ipairs(ways) do
        local result = made:with { weights = set, normalise = way } ()
        for _, name in ipairs(result:units()) do
          counts[name] = counts[name] or {}
          local rank = result[name].rank
          counts[name][rank] = (counts[name][rank] or 0) + 1
        end
      end
    end
    for name, by_rank in pairs(counts) do
      local got = exact:counts(name)
      for rank = 1, #ROWS do assert.equal(by_rank[rank] or 0, got[rank], name .. " rank " .. rank) end
    end
  end)

  it("draws codings, of grades alone", function()
    local made = graded()
    local codings = { "rank", "press_association", { outstanding = 10, good = 1, requires_improvement = 0, inadequate = 0 } }
    local exact = made():uncertainty { codings = codings, exact = true }
    assert.equal(3, exact.runs)
    local first = 0
    for _, coding in ipairs(codings) do first = first + (made:with { coding = coding }()["unit 04"].rank == 1 and 1 or 0) end
    assert.equal(first / 3, exact:where { unit = "unit 04" }:first().first)
    assert.matches("3 codings", tostring(exact), 1, true)
  end)

  it("keeps to groups, missing values and limits", function()
    local gaps = {}
    for i, row in ipairs(ROWS) do gaps[i] = { force = row.force, a = row.a, b = i % 4 ~= 0 and row.b or nil, c = row.c } end
    local of = peel.table(gaps)
    local made = peel.score { unit = "force", missing = "renormalise", normalise = "percentile", groups = {
      { name = "g", weight = 2, aggregate = "median", indicators = { { name = "a", from = of, field = "a" }, { name = "b", from = of, field = "b" } } },
      { name = "h", indicators = { { name = "c", from = of, field = "c" } } } },
      limits = { { no_better_than = 60, below = 1, indicators = { "c" } } } }
    local result = made()
    local exact = result:uncertainty { exact = true }
    for row in exact:each() do assert.equal(row.rank, row.rank_50, row.unit) end
    exact = result:uncertainty { weights = { choices = { { g = 1, h = 5 }, { g = 5, h = 1 } } }, exact = true }
    local other = made:with { weights = { g = 1, h = 5 } } ()
    local third = made:with { weights = { g = 5, h = 1 } } ()
    for _, name in ipairs(result:units()) do
      local counts = exact:counts(name)
      assert.is_true(counts[other[name].rank] > 0 and counts[third[name].rank] > 0, name)
    end
  end)

  local numbers = score()()
  queries.refused(it, assert, {
    { "exact that is no boolean", function() score()():uncertainty { exact = 1 } end, "uncertainty: exact: true or false expected, got 1" },
    { "a misspelt way of weights", function() score()():uncertainty { weights = "simplx" } end, 'got "simplx"; did you mean "simplex"?' },
    { "misspelt options of weights", function() score()():uncertainty { weights = { spred = 0.1 } } end,
      'uncertainty: weights: unknown option "spred"; did you mean "spread"?' },
    { "codings where there are no grades", function()
      local t = peel.table { { force = "A", v = 1 }, { force = "B", v = 2 } }
      peel.score { unit = "force", indicators = { { name = "x", from = t, field = "v" } } } ():uncertainty { codings = { "rnk" } }
    end, "uncertainty: codings: the score codes no grades" },
    { "an unknown option", function() local _ = numbers:uncertainty { run = 10 } end, 'unknown option "run"; did you mean "runs"?' },
    { "runs that are no number", function() local _ = numbers:uncertainty { runs = 0 } end, "runs: a whole number expected, got 0" },
    { "a seed that is no whole number", function() local _ = numbers:uncertainty { seed = 1.5 } end, "seed: a whole number expected, got 1.5" },
    { "too many runs", function() local _ = numbers:uncertainty { runs = 10 ^ 12 // 1 | 0 } end,
      "uncertainty: runs: a whole number from 1 to 1000000000 expected" },
    { "weights", function() local _ = numbers:uncertainty { weights = "any" } end, 'weights: { spread = 0.25 }, "simplex" or' },
    { "a spread", function() local _ = numbers:uncertainty { weights = { spread = 2 } } end, "weights.spread: a share from 0 to 1 expected, got 2" },
    { "a spread of nobody", function() local _ = numbers:uncertainty { weights = { spread = { d = 0.1 } } } end, 'there is no indicator or group "d"' },
    { "a choice of nobody", function() local _ = numbers:uncertainty { weights = { choices = { { aa = 1 } } } } end, 'did you mean "a"?' },
    { "no codings", function() local _ = numbers:uncertainty { codings = {} } end, "codings: a list of them expected" },
    { "a coding", function() local _ = graded()():uncertainty { codings = { "rnak" } } end, 'unknown coding "rnak"' },
    { "exact and a seed", function() local _ = numbers:uncertainty { exact = true, seed = 1 } end, "runs and seed go with drawing" },
    { "exact and a spread", function() local _ = numbers:uncertainty { exact = true, weights = { spread = 0.1 } } end,
      "uncertainty: exact: weights with a spread" },
    { "a method that is not simulated", function() local r = score { aggregate = "copeland" } () local _ = r:uncertainty() end,
      'aggregate "copeland" cannot be simulated' },
    { "values that a mean does not take", function()
      local r = score { aggregate = "geometric" } ()
      local _ = r:uncertainty { normalise = { "zscore" } }
    end, "a geometric mean takes numbers above 0; unit " },
    { "an unknown unit", function() local _ = numbers:uncertainty { exact = true }:ahead("unit 1", "unit 02") end, 'ahead: there is no unit "unit 1"' },
    { "an unknown field", function() local _ = numbers:uncertainty { exact = true }.rusn end, 'have no field "rusn"; did you mean "runs"?' },
    { "changing them", function() numbers:uncertainty { exact = true }.runs = 3 end, "cannot be changed" },
  })
end)
