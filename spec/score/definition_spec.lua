local peel = require "peel"
local queries = require "spec.support.queries"

local marks = peel.table { { force = "Kent", mark = 3, value = 1.5 }, { force = "Surrey", mark = 5, value = 2 } }

local function with(changes, leaf)
  local indicator = { name = "mark", from = marks, field = "mark" }
  for key, value in pairs(leaf or {}) do indicator[key] = value end
  local definition = { unit = "force", indicators = { indicator } }
  for key, value in pairs(changes or {}) do definition[key] = value end
  return peel.score(definition)
end

local grades = queries.judgments(4)

describe("a definition of a score", function()
  queries.refused(it, assert, {
    { "no table", function() local _ = peel.score(nil) end, "score: a table expected, got nil" },
    { "an unknown option", function() local _ = with { normalize = "rank" } end,
      'unknown option "normalize"; did you mean "normalise"?' },
    { "no unit", function() local _ = peel.score { indicators = {} } end, 'score: unit: "force", "report", "area", "year"' },
    { "a unit that the data lacks", function() local s = with { unit = "froce" } s() end, 'no column "froce" to tell the units by; did you mean "force"?' },
    { "no indicators", function() local _ = peel.score { unit = "force" } end, "indicators = { ... } expected, got nil" },
    { "an empty list of indicators", function() local _ = with { indicators = {} } end, "indicators: a list expected, got an empty one" },
    { "a list with a hole", function() local _ = with { indicators = { { name = "a", from = marks }, nil, { name = "b", from = marks } } } end,
      "got one with the key 3 (a hole is a variable that is nil)" },
    { "an indicator without a name", function() local _ = with(nil, { name = "" }) end, "score: indicator: name: words on one line expected" },
    { "an unknown option of an indicator", function() local _ = with(nil, { weigth = 2 }) end,
      'indicator "mark": unknown option "weigth"; did you mean "weight"?' },
    { "two indicators of one name", function()
      local _ = with { indicators = { { name = "a", from = marks }, { name = "a", from = marks } } }
    end, 'there is another part called "a"' },
    { "a name that the result has", function() local _ = with(nil, { name = "rank" }) end, "the result has another column of that name" },
    { "no source", function() local _ = with(nil, { from = false }) end, "from: a query expected, got false" },
    { "a variable that is nil", function() local _ = peel.score { unit = "force", indicators = { { name = "x", from = nil } } } end,
      "one of from = query, count = query, value = function expected, got none (a misspelt variable is nil)" },
    { "two sources", function() local _ = with(nil, { count = marks }) end, "expected, got from and count" },
    { "a source that is no query", function() local _ = with(nil, { from = {} }) end, "from: a query expected" },
    { "an unknown field", function() local _ = with(nil, { field = "marc" }) end, 'its query has no column "marc"; did you mean "mark"?' },
    { "a field of words", function() local _ = with(nil, { field = "force" }) end, "force is of type string; grades or numbers are needed" },
    { "a query without a plain field", function()
      local _ = peel.score { unit = "force", indicators = { { name = "x", from = peel.table { { force = "Kent", n = 1 } } } } }
    end, 'which field has its values? say field = "..."' },
    { "a direction", function() local _ = with(nil, { direction = "lowr" }) end, '"higher" or "lower" expected, got "lowr"; did you mean "lower"?' },
    { "a negative weight", function() local _ = with(nil, { weight = -1 }) end, "weight: a number of 0 or more expected, got -1" },
    { "a weight that is no number", function() local _ = with(nil, { weight = 0 / 0 }) end, "weight: a number of 0 or more expected" },
    { "weights that are all 0", function() local _ = with(nil, { weight = 0 }) end, "its weights are all 0" },
    { "a way to pick", function() local _ = with(nil, { pick = "lates" }) end,
      'pick: "best", "earliest", "first", "latest", "mean" or "worst" expected or a function' },
    { "a pick for a count", function() local _ = peel.score { unit = "force", indicators = { { name = "n", count = marks, pick = "first" } } } end,
      "pick goes with from = query" },
    { "a coding", function() local _ = with { coding = "rnak" } end, 'unknown coding "rnak"; did you mean "rank"?' },
    { "a coding of an unknown grade", function() local _ = with { coding = { outstanding = 1, godo = 2 } } end,
      'coding: unknown grade "godo"; did you mean "good"?' },
    { "a coding of what is no grade", function() local _ = with { coding = { ungraded = 0 } } end,
      "ungraded is no grade; say what becomes of it by missing = { ungraded = ... }" },
    { "a coding by words", function() local _ = with { coding = { good = "2" } } end, 'good: a number expected, got "2"' },
    { "an empty coding", function() local _ = with { coding = {} } end, "got an empty table" },
    { "a coding of numbers", function() local _ = with(nil, { coding = "rank" }) end, "coding: it has numbers, which need none" },
    { "a way to normalise", function() local _ = with { normalise = "min-max" } end, 'did you mean "minmax"?' },
    { "a range from above to below", function() local _ = with { normalise = { "minmax", to = { 1, 0 } } } end,
      "the ends of a range expected, the lower first" },
    { "an option of a way to normalise", function() local _ = with { normalise = { "minmax", form = { 0, 1 } } } end, 'unknown option "form"' },
    { "a target that is none", function() local _ = with { normalise = { "target" } } end, '{ "target", number } expected, got nil' },
    { "a reference that is none", function() local _ = with { normalise = { "reference", 3 } } end, '{ "reference", "name of a unit" } expected, got 3' },
    { "peers that are none", function() local _ = with { normalise = { "peer_percentile", "regoin" } } end, '"region", groups of peers' },
    { "a way to treat outliers", function() local _ = with { outliers = "winsorize" } end, 'did you mean "winsorise"?' },
    { "a share of the winsorised", function() local _ = with { outliers = { "winsorise", 0.5 } } end, "a share above 0 and below 0.5 expected, got 0.5" },
    { "a way to aggregate", function() local _ = with { aggregate = "geometrical" } end, 'did you mean "geometric"?' },
    { "a share without its grade", function() local _ = with { aggregate = { "share_at_least", "goood" } } end, 'did you mean "good"?' },
    { "what becomes of the missing", function() local _ = with { missing = "renormalize" } end, 'did you mean "renormalise"?' },
    { "what is imputed", function() local _ = with { missing = { "impute", "avg" } } end,
      '{ "impute", "mean", "median" or "worst", a number or a grade } expected, got "avg"' },
    { "a kind of no grade", function() local _ = with { missing = { ungradd = "renormalise" } } end, 'did you mean "ungraded"?' },
    { "a sum that is renormalised", function() local _ = with { aggregate = "sum", missing = "renormalise" } end, "a sum has no weights to renormalise" },
    { "grades without a coding under a mean", function() local _ = peel.score { unit = "force", indicators = { { name = "g", from = grades } } } end,
      '"g" has grades without a coding, and aggregate "arithmetic" takes numbers; name a coding (coding = "rank", a table, ...) or take' },
    { "numbers under a rule for grades", function() local _ = with { aggregate = "worst" } end, '"mark" has numbers, and aggregate "worst" takes grades' },
    { "grades that are normalised without a coding", function()
      local _ = peel.score { unit = "force", aggregate = "worst", indicators = { { name = "g", from = grades, normalise = "zscore" } } }
    end, "normalise takes numbers, and these are grades without a coding" },
    { "a limit that says nothing", function() local _ = with { limits = { { no_better_than = 3 } } } end,
      "it says when it holds by grade = ..., or by below = and above =" },
    { "a limit of an unknown indicator", function() local _ = with { limits = { { no_better_than = 3, below = 1, indicators = { "marck" } } } } end,
      'did you mean "mark"?' },
    { "a limit without a bound", function() local _ = with { limits = { { grade = "inadequate" } } } end, "no_better_than: unknown grade nil" },
    { "a limit on some number of indicators", function() local _ = with { limits = { { no_better_than = 1, grade = "good", where = "most" } } } end,
      'where: "any", "all" or' },
    { "a limit of another kind than the score", function() local s = with { limits = { { no_better_than = "good", below = 4 } } } s() end,
      "both must be numbers, or both grades" },
    { "an override without a reason", function() local _ = with { overrides = { { unit = "Kent", indicator = "mark", value = 3 } } } end,
      "reason: why the value is replaced, in words, expected" },
    { "an override of nobody", function()
      local s = with { overrides = { { unit = "Kant", indicator = "mark", value = 3, reason = "a letter" } } }
      s()
    end, 'there is no unit "Kant"; did you mean "Kent"?' },
    { "an override of an unknown indicator", function() local _ = with { overrides = { { unit = "Kent", indicator = "mar", value = 3, reason = "x" } } } end,
      'did you mean "mark"?' },
    { "a permit that is none", function() local _ = with { allow = "please" } end,
      'score: allow: a permit expected, made by peel.allow { reason = "..." }, got "please"' },
    { "an indicator that is in no group", function()
      local _ = peel.score { unit = "force", indicators = { { name = "a", from = marks }, { name = "b", from = marks } },
        groups = { { name = "g", indicators = { "a" } } } }
    end, 'indicator "b" is in no group' },
    { "a group of an unknown indicator", function()
      local _ = peel.score { unit = "force", indicators = { { name = "mark", from = marks } }, groups = { { name = "g", indicators = { "marks" } } } }
    end, 'group "g": indicators: there is no indicator "marks"; did you mean "mark"?' },
    { "a group that holds itself", function()
      local group = { name = "g" }
      group.groups = { group }
      local _ = peel.score { unit = "force", groups = { group } }
    end, 'there is another part called "g"' },
    { "an empty group", function() local _ = peel.score { unit = "force", groups = { { name = "g" } } } end, "it has neither indicators nor groups" },
    { "changes of nothing", function() local _ = with():with {} end, "with: a table of changes expected" },
    { "a change of an unknown weight", function() local _ = with():with { weights = { marc = 2 } } end,
      'with: weights: there is no indicator or group "marc"; did you mean "mark"?' },
    { "an unknown change", function() local _ = with():with { weight = { mark = 2 } } end, 'with: unknown change "weight"; did you mean "weights"?' },
    { "a field of a score", function() local _ = with().nam end, 'a score has no field "nam"; did you mean "name"?' },
    { "changing it", function() local s = with() s.name = "x" end, "a score cannot be changed" },
    { "a method without a score", function() local _ = with().with {} end, "with: a score expected, got table" },
  })

  it("is not changed by what becomes of the tables that it was made of", function()
    local definition = { unit = "force", indicators = { { name = "mark", from = marks, field = "mark" } }, normalise = { "minmax", to = { 0, 10 } } }
    local made = peel.score(definition)
    definition.normalise.to[2] = 100
    definition.indicators[1].weight = 0
    definition.indicators[1] = nil
    assert.equal(10, made()["Surrey"].score)
  end)

  it("says what it is", function()
    assert.equal("score score of each force: arithmetic\n  mark (weight 1): table.mark; higher is better; zscore; missing: error",
      tostring(with { normalise = "zscore" }))
    assert.equal("force", with().unit)
    assert.equal("score", with().name)
  end)

  it("places indicators in groups by name, to any depth", function()
    local made = peel.score { unit = "force", indicators = { { name = "a", from = marks, field = "mark" }, { name = "b", from = marks, weight = 3 } },
      groups = { { name = "outer", weight = 2, groups = { { name = "inner", aggregate = "min", indicators = { "a", "b" } } } },
        { name = "beside", indicators = { { name = "c", value = function() return 10 end } } } } }
    assert.near((2 * 1.5 + 10) / 3, made()["Kent"].score, 1e-12)
    assert.near((2 * 5 + 10) / 3, made:with { indicators = { inner = nil, b = { direction = "higher", field = "mark" } } }()["Surrey"].score, 1e-12)
    assert.near((2 * 1.5 + 20) / 4, made:with { weights = { beside = 2 } }()["Kent"].score, 1e-12)
  end)
end)
