-- Weights of 0, weights that are tiny, and parts that a unit lacks.

local peel = require "peel"
local scored = require "spec.support.scored"

local numbers, score, scores, notes = scored.numbers, scored.score, scored.scores, scored.notes

describe("a part of weight 0", function()
  it("counts nowhere, in the least, the worst, a mean that takes no zero, and the ranks of runs", function()
    for _, method in ipairs { "min", "geometric", "harmonic", "median", "arithmetic" } do
      local made = score({ { A = 0, B = 9 }, { A = 5, B = 2 } }, { aggregate = method }):with { weights = { x1 = 0 } } ()
      assert.equal("1 A 5, 2 B 2", scores(made), method)
      assert.equal("", notes(made))
      assert.equal(1, made:uncertainty { exact = true }:ahead("A", "B"), method)
    end
    local list = { { A = "inadequate", B = "good" }, { A = "good", B = "requires_improvement" } }
    assert.equal("1 A good, 2 B requires_improvement", scores(score(list, { aggregate = "worst" }):with { weights = { x1 = 0 } } ()))
  end)
  it("is told to a function, which counts as it likes", function()
    local function count(values, weights) return values.x1 + (weights.x1 == 0 and 100 or 0) end
    assert.equal("1 B 109, 2 A 101", scores(score({ { A = 1, B = 9 }, { A = 5, B = 2 } }, { aggregate = count }):with { weights = { x1 = 0 } } ()))
  end)
end)

describe("weights as small as one likes", function()
  it("decide who is ahead by what they are to each other", function()
    local list = { { A = 1, B = 9 }, { A = 5, B = 2 } }
    assert.equal("1 A 1, 2 B -1", scores(score(list, { aggregate = "copeland" }):with { weights = { x1 = 1e-13, x2 = 3e-13 } } ()))
    local worded = { { A = "inadequate" }, { A = "good" } }
    assert.equal("1 A good", scores(score(worded, { aggregate = "median_grade" }):with { weights = { x1 = 1e-13, x2 = 3e-13 } } ()))
  end)
end)

describe("a sum", function()
  it("is not made where a group has no value: it would be less for that alone", function()
    local x, y = { name = "x", from = numbers { B = 1 }, missing = "renormalise" }, { name = "y", from = numbers { A = 4, B = 2 } }
    local made = peel.score { unit = "force", aggregate = "sum", groups = { { name = "g", aggregate = "arithmetic", indicators = { x } },
      { name = "h", indicators = { y } } } }
    assert.error_matches(function() made() end, 'A has no value of "g", and a sum without it')
  end)
end)
