local grade = require "peel.grade"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local DOWN = { excellent = "outstanding", good = "good", fair = "requires_improvement", poor = "inadequate" }

describe("peel.allow", function()
  it("makes a plain value", function()
    local p = peel.allow { reason = "  a rough\n order ", bridge = { from = "hmic_4", to = "peel_4", grades = DOWN }, frameworks = { "hmic_2007", "peel_2014" },
      areas = "preventing_crime" }
    assert.equal("a rough order", p.reason)
    assert.equal("allowed: a rough order (hmic_4 taken for peel_4: excellent as outstanding, good as good, fair as requires_improvement, \z
      poor as inadequate)", tostring(p))
    assert.same({ "hmic_2007", "peel_2014" }, p.frameworks)
    p.frameworks[1] = "changed"
    p.bridges[1].grades.poor = "good"
    assert.same({ "hmic_2007", "inadequate" }, { p.frameworks[1], p.bridges[1].grades.poor })
    assert.equal("allowed: because", tostring(peel.allow { reason = "because" }))
    assert.equal("areas bridges covers frameworks grade is_narrow reason words", table.concat(p:__complete(), " "))
  end)

  it("covers what it names, all of it", function()
    local p = peel.allow { reason = "x", frameworks = { "hmic_2007", "peel_2014" }, areas = { "preventing_crime" } }
    local function covers(f, g, a, b) return p:covers({ framework = f, area = a }, { framework = g, area = b or a }) end
    assert.is_true(covers("hmic_2007", "peel_2014", "preventing_crime"))
    assert.is_false(covers("hmic_2007", "peel_2018_19", "preventing_crime"))
    assert.is_false(covers("peel_2018_19", "hmic_2007", "preventing_crime"))
    assert.is_false(covers("hmic_2007", "peel_2014", "preventing_crime", "investigating_crime"))
    assert.is_true(peel.allow { reason = "x" }:covers({}, {}))
  end)

  it("takes grades for others where its bridge begins", function()
    local p = peel.allow { reason = "x", bridge = { { from = "hmic_2007", to = "peel_4", grades = DOWN },
      { from = "standard_3", to = "peel_4", grades = { exceeds_standard = "outstanding", meets_standard = "good", fails_standard = "inadequate" } } } }
    local poor, fails = grade.of("hmic_4", "poor"), grade.of("standard_3", "fails_standard")
    assert.equal(grade.of("peel_4", "inadequate"), p:grade(poor, { framework = "hmic_2007" }))
    assert.equal(poor, p:grade(poor, { framework = "pledge_2009" }))
    assert.equal(grade.of("peel_4", "inadequate"), p:grade(fails))
    assert.equal(grade.of("peel_4", "good"), p:grade(grade.of("peel_4", "good")))
    assert.equal(grade.of("peel_4", "ungraded"), p:grade(grade.of("peel_4", "ungraded")))
  end)

  it("knows frameworks of a registry", function()
    local p = peel.allow { reason = "x", registry = lamps.registry(), frameworks = { "lamps_2019" }, areas = { "wicks" } }
    assert.same({ "wicks" }, p.areas)
  end)

  local function bridge(changes)
    local made = { from = "hmic_4", to = "peel_4", grades = DOWN }
    for key, value in pairs(changes) do made[key] = value end
    return { reason = "x", bridge = made }
  end
  queries.refused(it, assert, {
    { "no table", function() peel.allow "because" end, 'allow: a table expected, such as { reason = "..." }, got "because"' },
    { "no reason", function() peel.allow {} end, "allow: reason = why it is right to compare, in words; got nil" },
    { "an empty reason", function() peel.allow { reason = " \n" } end, "allow: reason = why" },
    { "a reason of another kind", function() peel.allow { reason = true } end, "got true" },
    { "an unknown field", function() peel.allow { reson = "x" } end, 'allow: unknown field "reson"; did you mean "reason"?' },
    { "an unknown framework", function() peel.allow { reason = "x", frameworks = { "hmic_207" } } end,
      'allow: frameworks: unknown framework "hmic_207"; did you mean "hmic_2007"' },
    { "an unknown area", function() peel.allow { reason = "x", areas = { "preventing_crimes" } } end,
      'allow: areas: unknown area "preventing_crimes"; did you mean "preventing_crime"?' },
    { "no areas", function() peel.allow { reason = "x", areas = {} } end, "allow: areas: a list of names expected" },
    { "a hole", function() peel.allow { reason = "x", areas = { "preventing_crime", nil, "police_powers" } } end, "(a misspelt variable?)" },
    { "another registry", function() peel.allow { reason = "x", registry = {} } end, "allow: registry: a registry expected" },
    { "a bridge that is none", function() peel.allow { reason = "x", bridge = "hmic_4" } end, "allow: bridge: a table expected" },
    { "an unknown scale", function() peel.allow(bridge { from = "hmic_5" }) end, 'framework expected, got "hmic_5"; did you mean "hmic_4"' },
    { "no scale to go to", function() peel.allow { reason = "x", bridge = { from = "hmic_4", grades = DOWN } } end, "allow: bridge.to: the id of a scale" },
    { "a framework without grades", function() peel.allow(bridge { from = "delivery_plan_2017_18" }) end, "the framework delivery_plan_2017_18 has no grades" },
    { "one scale", function() peel.allow(bridge { to = "hmic_2007" }) end, "allow: bridge: from and to are one scale, hmic_4" },
    { "no grades", function() peel.allow(bridge { grades = "all" }) end, 'allow: bridge.grades: a table of names expected, got "all"' },
    { "a grade left out", function() peel.allow(bridge { grades = { excellent = "outstanding", good = "good" } }) end,
      'allow: bridge.grades: which grade of peel_4 stands for "fair" or "poor"?' },
    { "a grade of another scale", function()
      peel.allow(bridge { grades = { excellent = "outstandng", good = "good", fair = "good", poor = "good" } })
    end, 'allow: bridge.grades.excellent: a grade of peel_4 (outstanding > good > requires_improvement > inadequate) expected, got "outstandng"; \z
        did you mean "outstanding"?' },
    { "a grade that is not there", function()
      peel.allow(bridge { grades = { excelent = "outstanding", good = "good", fair = "good", poor = "good" } })
    end, 'allow: bridge.grades: unknown field "excelent"; did you mean "excellent"?' },
    { "a worse grade before a better", function()
      peel.allow(bridge { grades = { excellent = "outstanding", good = "inadequate", fair = "good", poor = "inadequate" } })
    end, "allow: bridge.grades: good is better than fair on hmic_4, and inadequate is worse than good on peel_4" },
    { "a misspelt bridge", function() peel.allow(bridge { form = "x" }) end, 'allow: bridge: unknown field "form"; did you mean "from"?' },
    { "a bad one of two bridges", function() peel.allow { reason = "x", bridge = { bridge({}).bridge, {} } } end, "allow: bridge[2].from: the id" },
    { "a misspelt word", function() return peel.allow({ reason = "x" }).resaon and 1 end, 'a permit has no field "resaon"; did you mean "reason"?' },
    { "a change", function() peel.allow({ reason = "x" }).reason = "y" end, "a permit cannot be changed (field \"reason\"); make another one by peel.allow" },
  })
end)
