-- Ties, one unit, values that are all equal, zero and negative values, nobody, everybody missing: what each gives is said here.

local grade = require "peel.grade"
local peel = require "peel"
local scored = require "spec.support.scored"

local score, scores, notes = scored.score, scored.scores, scored.notes

describe("units with equal scores", function()
  it("share the better rank, in the order of their names, and the next is after all of them", function()
    local result = score { { D = 2, B = 3, A = 2, C = 2, E = 1 } } ()
    assert.equal("1 B 3, 2 A 2, 2 C 2, 2 D 2, 5 E 1", scores(result))
    assert.is_true(result["C"].tied)
    assert.is_false(result["B"].tied)
    assert.matches("rank 2 of 5 (shared)", result["C"]:explain().text, 1, true)
  end)
  it("are equal although rounding makes their sums differ", function()
    local result = score({ { A = 0.1, B = 0.3 }, { A = 0.2, B = 0.2 }, { A = 0.3, B = 0.1 } }, { aggregate = "sum" })()
    assert.not_equal(0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1)
    assert.equal(1, result["A"].rank)
    assert.equal(1, result["B"].rank)
  end)
end)

describe("one unit", function()
  it("has a documented value by each way of normalising", function()
    for way, want in pairs { none = 7, minmax = 0.5, zscore = 0, rank = 1, percentile = 50 } do
      assert.equal("1 A " .. want, scores(score({ { A = 7 } }, { normalise = way })()))
    end
    assert.equal("1 A 0", scores(score({ { A = 7 } }, { aggregate = "copeland" })()))
    assert.equal("1 A 0", scores(score({ { A = 7 } }, { normalise = { "reference", "A" } })()))
  end)
end)

describe("an indicator with equal values", function()
  it("is the middle under min-max and 0 as a z-score, and it is said", function()
    local made = score({ { A = 3, B = 3 } }, { normalise = { "minmax", to = { 1, 100 } } })()
    assert.equal("1 A 50.5, 1 B 50.5", scores(made))
    assert.equal('indicator "x1" is 3 for all: min-max makes it 50.5, the middle of its range', notes(made))
    made = score({ { A = 0.1, B = 0.1, C = 0.1 } }, { normalise = "zscore" })()
    assert.equal("1 A 0, 1 B 0, 1 C 0", scores(made))
    assert.equal('indicator "x1" is 0.1 for all: its z-score is 0', notes(made))
    assert.equal("1 A 2, 1 B 2, 1 C 2", scores(score({ { A = 4, B = 4, C = 4 } }, { normalise = "rank" })()))
  end)
end)

describe("values that a method does not take", function()
  local function raises(lists, changes, message)
    local made = score(lists, changes)
    local ok, told = pcall(made)
    assert.is_false(ok)
    assert.matches(message, told, 1, true)
  end
  it("are named with unit and indicator", function()
    for _, aggregate in ipairs { "geometric", "harmonic" } do
      raises({ { A = 1, B = 0 } }, { aggregate = aggregate }, 'a ' .. aggregate .. ' mean takes numbers above 0; B has 0 in "x1"')
      raises({ { A = 1, B = -0.5 } }, { aggregate = aggregate }, 'B has -0.5 in "x1"')
      raises({ { A = 1, B = 2 } }, { aggregate = aggregate, normalise = "minmax" }, 'A has 0 in "x1"; normalise = { "minmax", to = { 1, 100 } } gives such')
    end
    raises({ { A = 1, B = 0 } }, { outliers = "log" }, 'indicator "x1": outliers "log": B has 0, and only numbers above 0 have a logarithm')
    raises({ { A = 1 } }, { normalise = { "target", 0 } }, "the target 0 is 0, from which no distance can be a share")
    raises({ { A = 0 } }, { normalise = { "reference", "A" } }, "from which no distance can be a share")
    raises({ { A = 1 } }, { normalise = { "reference", "B" } }, 'normalise { "reference", "B" }: that unit has no value')
    raises({ { A = 1 } }, { normalise = { "peer_percentile", { B = {} } } }, "no peers are told for A")
    raises({ { A = 1e308 }, { A = 1e308 } }, { aggregate = "sum" }, "A: the result is too large a number")
  end)
  it("are errors of the function of one's own", function()
    raises({ { A = 1 } }, { normalise = function() return "much" end }, 'the function gave "much" for A; a number expected')
    raises({ { A = 1 } }, { aggregate = function() error "no idea" end }, "aggregate for A: the function raised:")
    raises({ { A = 1 } }, { aggregate = function() return 0 / 0 end }, "aggregate: the function gave")
  end)
end)

describe("a unit without a value", function()
  local list = { { A = 1, B = 2, C = 3 }, { A = 4, B = 8 } }
  it("raises unless something is told", function()
    local made = score(list)
    local line = debug.getinfo(1, "l").currentline + 1
    local ok, message = pcall(function() local _ = made() end)
    assert.is_false(ok)
    assert.equal(("spec/score/cases_spec.lua:%d: score: indicator \"x2\": C has no value (absent); say missing = \"renormalise\" or { \"impute\", ... }, \z
      or list the units that have one"):format(line), (message:gsub("^%./", "")))
  end)
  it("is left out, or filled in, and it is said", function()
    local made = score(list, { missing = "renormalise" })()
    assert.equal("1 B 5, 2 C 3, 3 A 2.5", scores(made))
    assert.equal('indicator "x2": 1 unit without a value (absent): left out, weights renormalised', notes(made))
    assert.equal("1 B 5, 2 C 4.5, 3 A 2.5", scores(score(list, { missing = { "impute", "mean" } })()))
    assert.equal("1 B 5, 2 C 3.5, 3 A 2.5", scores(score(list, { missing = { "impute", "worst" } })()))
    assert.equal("1 C 51.5, 2 B 5, 3 A 2.5", scores(score(list, { missing = { "impute", 100 } })()))
  end)
  it("has no score where nothing is left of it, and no rank", function()
    local made = score({ { A = 1, B = 2 } }, { units = { "A", "B", "C" }, missing = "renormalise" })()
    assert.equal("1 B 2, 2 A 1, - C -", scores(made))
    assert.is_nil(made["C"].score)
    assert.matches("no score, for want of values: C", notes(made), 1, true)
    assert.matches("C: no score\n", made["C"]:explain().text, 1, true)
    assert.equal("C: no score", tostring(made["C"]))
  end)
  it("has none where what it has is of no weight", function()
    local made = score(list, { missing = "renormalise" }):with { weights = { x1 = 0 } } ()
    assert.equal("1 B 8, 2 A 4, - C -", scores(made))
    assert.matches('"score": what C has of it has no weight', notes(made), 1, true)
  end)
  it("raises where nobody has a value to impute from, or no grade to tell the scale", function()
    local made = score({ { A = 1, B = 2 } }, { units = { "C" }, missing = { "impute", "mean" } })
    assert.error_matches(function() made() end, "no unit has a value, so that there is no mean to impute")
    made = score({ { A = "good" } }, { units = { "C" }, aggregate = "worst", missing = { "impute", "good" } })
    assert.error_matches(function() made() end, "no unit has a grade, and so no scale that good could be of")
  end)
  it("is not told where there is no unit at all", function()
    local made = score { {} }
    assert.error_matches(function() made() end, "there are no units: its queries have no rows")
  end)
end)

describe("the kinds of no grade", function()
  local list = { { A = "good", B = "ungraded", C = "not_inspected", D = "inadequate" } }
  it("stay apart from each other and from nothing", function()
    local made = score(list, { coding = "rank", units = { "A", "B", "C", "D", "E" },
      missing = { ungraded = { "impute", "good" }, not_inspected = "renormalise", absent = { "impute", 0 } } })()
    assert.equal("1 A 3, 1 B 3, 3 D 1, 4 E 0, - C -", scores(made))
    assert.matches('1 unit without a value (ungraded): imputed, good; indicator "x1": 1 unit without a value (not_inspected): left out', notes(made), 1, true)
  end)
  it("raise where only another kind is told", function()
    local made = score(list, { coding = "rank", missing = { ungraded = "renormalise" } })
    assert.error_matches(function() made() end, "C has no value %(not_inspected%)")
  end)
  it("take the median or worst grade without a coding, and no mean", function()
    assert.equal("1 A good, 2 B inadequate, 2 C inadequate, 2 D inadequate", scores(score(list, { aggregate = "worst", missing = { "impute", "worst" } })()))
    local made = score(list, { aggregate = "worst", missing = { "impute", "mean" } })
    assert.error_matches(function() made() end, "grades without a coding have no mean")
    made = score(list, { aggregate = "worst", missing = { "impute", 3 } })
    assert.error_matches(function() made() end, "3 cannot stand among grades")
  end)
end)

describe("a coding", function()
  it("by a name is known for each scale that it fits", function()
    local list = { { A = "outstanding", B = "good", C = "requires_improvement", D = "inadequate" } }
    assert.equal("1 A 4, 2 B 3, 3 C 2, 4 D 1", scores(score(list, { coding = "rank" })()))
    assert.equal("1 A 3, 2 B 2, 3 C 1, 4 D -1", scores(score(list, { coding = "press_association" })()))
    assert.equal("1 A 4, 2 B 2.66667, 3 C 1.33333, 4 D 0", scores(score(list, { coding = "zero_to_four" })()))
    local five = peel.table { { force = "A", grade = grade.of("peel_5", "adequate") } }
    local made = peel.score { unit = "force", coding = "zero_to_four", indicators = { { name = "g", from = five } } }
    assert.equal("1 A 2", scores(made()))
    made = made:with { coding = "press_association" }
    assert.error_matches(function() made() end, "the coding press_association has no number for adequate of the scale peel_5")
  end)
  it("that lacks a grade raises, and so does one that has a worse grade before a better", function()
    local made = score({ { A = "good" } }, { coding = { outstanding = 1 } })
    assert.error_matches(function() made() end, "the coding own has no number for good of the scale peel_4 %(A%)")
    made = score({ { A = "good" } }, { coding = { good = 1, inadequate = 2 } })
    assert.error_matches(function() made() end, "has 1 for good and 2 for the worse inadequate, where more is better; see direction")
    made = made:with { indicators = { x1 = { direction = "lower" } } }
    assert.equal("1 A -1", scores(made()))
  end)
end)

describe("what is weighed without a coding", function()
  local list = { { A = "outstanding", B = "good", C = "inadequate" }, { A = "requires_improvement", B = "good", C = "good" } }
  it("is a median grade (of two the lower), the worst, a share, or wins less defeats", function()
    assert.equal("1 B good, 2 A requires_improvement, 3 C inadequate", scores(score(list, { aggregate = "median_grade" })()))
    assert.equal("1 B good, 2 A requires_improvement, 3 C inadequate", scores(score(list, { aggregate = "worst" })()))
    assert.equal("1 B 1, 2 A 0.5, 2 C 0.5", scores(score(list, { aggregate = { "share_at_least", "good" } })()))
    assert.equal("1 B 1, 2 A 0, 3 C -1", scores(score(list, { aggregate = "copeland" })()))
    assert.equal("1 A outstanding, 2 B good, 3 C inadequate",
      scores(score(list, { aggregate = "median_grade" }):with { weights = { x1 = 1.5 } } ()))
  end)
  it("is limited by a rule, which says whom it met", function()
    local made = score(list, { aggregate = "median_grade", limits = {
      { no_better_than = "inadequate", where = "any", grade = { "inadequate", "requires_improvement" } } } })()
    assert.equal("1 B good, 2 A inadequate, 2 C inadequate", scores(made))
    assert.equal("no better than inadequate where any of the indicators is inadequate or requires_improvement: 1 unit (A)", notes(made))
    made = score(list, { coding = "rank", limits = { { no_better_than = 1.5, where = { "at_least", 2 }, grade = "good" } } })()
    assert.equal("1 A 3, 2 C 2, 3 B 1.5", scores(made))
    made = score({ { A = 5, B = 1 } }, { limits = { { no_better_than = 3, above = 4, where = "all", indicators = { "x1" } } } })()
    assert.equal("1 A 3, 2 B 1", scores(made))
  end)
  it("refuses a grade that a scale lacks", function()
    local made = score(list, { aggregate = { "share_at_least", "adequate" } })
    assert.error_matches(function() made() end, 'A has outstanding in "x1", of the scale peel_4, which lacks that grade')
  end)
  it("says that weights do not count for the worst", function()
    assert.equal('"score": "worst" takes no account of how large weights are', notes(score(list, { aggregate = "worst" }):with { weights = { x1 = 2 } } ()))
  end)
end)

describe("values that only rounding tells apart", function()
  it("are equal to a z-score and to min-max", function()
    local list = { { A = 0.1 + 0.2, B = 0.3, C = 0.3 } }
    assert.equal("1 A 0, 1 B 0, 1 C 0", scores(score(list, { normalise = "zscore" })()))
    assert.equal("1 A 0.5, 1 B 0.5, 1 C 0.5", scores(score(list, { normalise = "minmax" })()))
  end)
end)

describe("several values of a unit", function()
  local rows = peel.table({ { force = "A", value = 1, period = "12 months to 31 March 2015", year = 2019 },
    { force = "A", value = 5, period = "12 months to March 2016", year = 2018 }, { force = "A", value = 3, period = "2013/14", year = 2020 } })
  local function picked(pick, more)
    local made = { name = "x", from = rows, pick = pick }
    for key, value in pairs(more or {}) do made[key] = value end
    return peel.score { unit = "force", indicators = { made } }
  end
  it("raise unless it is told which", function()
    local made = picked()
    assert.error_matches(function() made() end, 'indicator "x": A has 3 values %(.*%); choose by pick = "latest"')
  end)
  it("are told apart by time, order, size or a function", function()
    for pick, want in pairs { latest = 5, earliest = 3, first = 1, mean = 3, worst = 1, best = 5 } do
      assert.equal(want, picked(pick)()["A"].score, pick)
    end
    assert.equal(1, picked("best", { direction = "lower", normalise = { "target", 2, scale = 1 } })()["A"].score)
    assert.equal(3, picked(function(list) return list[3] end)()["A"].score)
    assert.equal(2.5, picked(function(list) return #list - 0.5 end)()["A"].score)
    assert.error_matches(function() picked(function() return "x" end)() end, 'pick: the function gave "x" for A; one of the rows, a number or a grade expected')
  end)
  it("raise where nothing tells when they are of, or two are of one time", function()
    local made = peel.score { unit = "force", indicators = { { name = "x", pick = "latest",
      from = peel.table { { force = "A", value = 1 }, { force = "A", value = 2 } } } } }
    assert.error_matches(function() made() end, "nothing tells when 1 is of")
    made = peel.score { unit = "force", indicators = { { name = "x", pick = "latest",
      from = peel.table { { force = "A", value = 1, year = 2015 }, { force = "A", value = 2, year = 2015 } } } } }
    assert.error_matches(function() made() end, "A has several values of that time %(2015: 1 and 2%)")
  end)
  it("have the end of their period from its words", function()
    local ends = require "peel.score.pick".ends
    for words, want in pairs { ["12 months to 31 March 2015"] = "2015-03-31", ["April to September 2016"] = "2016-09", ["2014/15"] = "2015",
      ["1999-00"] = "2000", ["2012"] = "2012", ["12 months to June 2015 against 12 months to June 2014"] = "2015-06" } do
      assert.equal(want, ends(words), words)
    end
    assert.is_nil(ends "last year")
  end)
end)

describe("a score", function()
  it("does not depend on the order of rows, and of many units takes no time", function()
    local rows, turned = {}, {}
    for i = 1, 5000 do rows[i] = { force = ("f%d"):format(i), value = i % 97 } end
    for i = 1, 5000 do turned[i] = rows[5001 - i] end
    local results = {}
    for i, list in ipairs { rows, turned } do
      results[i] = peel.score { unit = "force", indicators = { { name = "x", from = peel.table(list), normalise = "percentile" },
        { name = "y", from = peel.table(list), normalise = { "peer_percentile", function(name) return #name .. "" end } } } } ()
    end
    assert.equal(results[1]:csv(), results[2]:csv())
  end)
  it("orders by bytes, whatever the locale", function()
    assert.equal("1 B 1, 1 a 1", scores(score { { a = 1, B = 1 } } ()))
  end)
end)
