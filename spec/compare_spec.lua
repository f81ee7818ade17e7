local compare = require "peel.compare"
local grade = require "peel.grade"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local UP = { outstanding = "outstanding", good = "good", requires_improvement = "requires_improvement", inadequate = "inadequate" }
local BRIDGE = { from = "peel_4", to = "peel_5", grades = UP }

-- Wessex 2023 says of its lamps that they may be compared with earlier ones, and of its oil that they may not; the table says
-- nothing of 2021 and 2023. Wessex 2021 says that its oil may not be compared with that of 2019: the table says that it may.
local corpus, reports
local function texts()
  return {
    w19 = lamps.text(2019, "Wessex", { "lamps: good", "wicks: good", "oil: good" }),
    w21 = lamps.text(2021, "Wessex", { "lamps: outstanding", "wicks: good", "oil: inadequate", "oil: may not be compared" }),
    w23 = lamps.text(2023, "Wessex", { "lamps: good", "wicks: good", "oil: good", "lamps: may be compared", "oil: may not be compared" }),
    w25 = lamps.text(2025, "Wessex", { "lamps: adequate", "wicks: good" }),
    k21 = lamps.text(2021, "Kent", { "lamps: inadequate", "wicks: good" }),
  }
end

local function judged(year, force, area)
  return corpus:judgments { year = year, force = force, area = area }:first()
end

describe("comparing grades", function()
  setup(function() corpus, reports = lamps.corpus(texts()) end)

  describe("is allowed or not", function()
    it("by the frameworks' table, with document, page and address", function()
      local may, reason, source = peel.comparable(judged(2021, "Wessex", "lamps"), judged(2019, "Wessex", "lamps"))
      assert.is_true(may)
      assert.equal("the lamps are the same (the lamp book)", reason)
      assert.equal("the lamp book", source.document)
      may, reason, source = peel.comparable(judged(2025, "Wessex", "lamps"), judged(2023, "Wessex", "lamps"))
      assert.is_false(may)
      assert.equal("five grades for four (the new lamp book, p. 3, lamps.example/book, not verified)", reason)
      assert.same({ "framework", 3, "lamps.example/book", false }, { source.kind, source.page, source.address, source.verified })
      assert.equal(tostring(source), source:cite())
    end)

    it("not where nobody speaks of it, and within one framework", function()
      local may, reason, source = peel.comparable(judged(2023, "Wessex", "wicks"), judged(2021, "Wessex", "wicks"))
      assert.is_false(may)
      assert.matches("no source says that these two inspections may be compared", reason, 1, true)
      assert.is_nil(source)
      assert.is_true((peel.comparable(judged(2021, "Wessex", "lamps"), judged(2021, "Kent", "lamps"))))
      assert.is_true((peel.comparable(judged(2021, "Wessex", "lamps"), judged(2021, "Wessex", "oil"))))
    end)

    it("by a report's own sentence for its force and area, whatever the table says, and both are cited", function()
      local a, b = judged(2023, "Wessex", "lamps"), judged(2021, "Wessex", "lamps")
      local may, reason, source = peel.comparable(a, b)
      assert.is_true(may)
      assert.equal("the force's own report says so, w23:15: \u{201C}lamps: may be compared\u{201D}; the frameworks' table says: they may not, \z
        no source says that these two inspections may be compared", reason)
      assert.same({ "report", "w23", 15, "lamps: may be compared" }, { source.kind, source.path, source.line, source.quotation })
      assert.is_true((peel.comparable(b, a)), "either way round")
      may, reason = peel.comparable(judged(2019, "Wessex", "oil"), judged(2021, "Wessex", "oil"))
      assert.is_false(may)
      assert.matches("w21:15: \u{201C}oil: may not be compared\u{201D}; the frameworks' table says: they may, the lamps are the same (the lamp book)",
        reason, 1, true)
    end)

    it("of another force not by what a report allows, but by what it forbids", function()
      assert.is_false((peel.comparable(judged(2023, "Wessex", "lamps"), judged(2021, "Kent", "lamps"))))
      local of = lamps.corpus { k19 = lamps.text(2019, "Kent", { "oil: good" }), w21 = texts().w21 }
      local may, reason = peel.comparable(of:judgments { force = "Kent" }:first(), of:judgments { force = "Wessex", area = "oil" }:first())
      assert.is_false(may)
      assert.matches("w21:15", reason, 1, true)
    end)

    it("with care where reports contradict each other, or the areas differ", function()
      local may, reason = peel.comparable(judged(2021, "Wessex", "lamps"), judged(2019, "Wessex", "wicks"))
      assert.equal("careful", may)
      assert.matches("the areas differ", reason, 1, true)
      local both = lamps.corpus { a = lamps.text(2023, "Kent", { "lamps: good", "all: may be compared", "all: may not be compared" }),
        b = lamps.text(2021, "Kent", { "lamps: good" }) }
      local rows = both:judgments()
      local source
      may, reason, source = peel.comparable(rows[1], rows[2])
      assert.equal("careful", may)
      assert.matches("a:11: \u{201C}all: may be compared\u{201D}; against it a:13: \u{201C}all: may not be compared\u{201D}", reason, 1, true)
      assert.equal("a:11; a:13", source:place())
    end)

    it("by reports that are heard beside", function()
      local over = lamps.corpus { n = lamps.text(2023, nil, { "all: may be compared" }) }
      local a, b = judged(2023, "Wessex", "wicks"), judged(2021, "Wessex", "wicks")
      assert.is_false((peel.comparable(a, b)))
      local national = over:reports():column("report")[1]
      assert.matches("a report on all forces says so, n:9: ", select(2, peel.comparable(a, b, { among = over })), 1, true)
      for _, among in ipairs { over, national, { national } } do assert.is_true((peel.comparable(a, b, { among = among }))) end
      assert.is_false((peel.comparable(judged(2023, "Wessex", "oil"), judged(2021, "Wessex", "oil"), { among = over })), "its own goes before")
    end)

    it("of what a later report says of an earlier grade", function()
      local r = assert(peel.parse(lamps.text(2023, "Kent", { "lamps: good", "lamps 2021: good", "lamps 2018: good" }), "k", { registry = lamps.registry() }))
      local now, before, unknown = r:judgments():first(), r:prior_judgments { year = 2021 }:first(), r:prior_judgments { year = 2018 }:first()
      assert.is_false((peel.comparable(now, before)))
      assert.is_true((peel.comparable(before, judged(2021, "Kent", "lamps"))))
      local may, reason = peel.comparable(now, unknown)
      assert.is_false(may)
      assert.matches("which inspection a grade is of is not known", reason, 1, true)
    end)

    it("of frameworks that are named", function()
      assert.is_true((peel.comparable({ framework = "peel_effectiveness_2016" }, { framework = "peel_2018_19" })))
      assert.is_false((peel.comparable({ framework = "peel_2018_19" }, { framework = "peel_2021_22" })))
      assert.equal("careful", (peel.comparable({ framework = "peel_2021_22", force = "Kent" }, { framework = "peel_2021_22", force = "Surrey" })))
      local may, reason = peel.comparable({ framework = "ppaf", grade = grade.of("direction_3", "stable") }, { framework = "ppaf", grade = "good" })
      assert.is_false(may)
      assert.matches("Hansard", reason, 1, true)
    end)
  end)

  describe("tells", function()
    it("better, worse and the same, in steps", function()
      local a, b = judged(2021, "Wessex", "lamps"), judged(2021, "Kent", "lamps")
      local c = peel.compare(a, b)
      assert.same({ "better", 3, true }, { c.outcome, c.steps, c.comparable })
      assert.equal("Wessex, lamps, lamps_2021: outstanding is 3 steps better than inadequate: Kent, lamps, lamps_2021", tostring(c))
      c = peel.compare(b, a)
      assert.same({ "worse", -3 }, { c.outcome, c.steps })
      c = peel.compare(a, a)
      assert.same({ "same", 0, grade.of("peel_4", "outstanding") }, { c.outcome, c.steps, c.a })
      assert.matches("is the same as", c.text, 1, true)
      assert.is_nil(c.permit)
    end)

    it("that it did so with care", function()
      local c = peel.compare(judged(2021, "Wessex", "lamps"), judged(2019, "Wessex", "wicks"))
      assert.equal("careful", c.comparable)
      assert.matches("(with care: the areas differ", tostring(c), 1, true)
    end)

    it("who allowed it and why", function()
      local p = peel.allow { reason = "the wicks are those of old" }
      local c = peel.compare(judged(2023, "Wessex", "wicks"), judged(2021, "Wessex", "wicks"), { allow = p })
      assert.same({ "same", "allowed", p }, { c.outcome, c.comparable, c.permit })
      assert.matches("(allowed: the wicks are those of old; without it: no source says", tostring(c), 1, true)
      local names = {}
      for name in pairs(c) do names[#names + 1] = name end
      assert.equal("outcome steps a b comparable reason permit text", table.concat(names, " "))
    end)

    it("by a bridge which grade stands for which", function()
      local p = peel.allow { reason = "a rough trend", bridge = BRIDGE }
      local c = peel.compare(judged(2025, "Wessex", "lamps"), judged(2023, "Wessex", "lamps"), { allow = p })
      assert.same({ "worse", -1, grade.of("peel_5", "good") }, { c.outcome, c.steps, c.b })
    end)
  end)
end)

describe("many grades", function()
  setup(function() corpus = lamps.corpus(texts()) end)

  it("are checked against each other", function()
    assert.same({}, compare.check(corpus:judgments({ year = 2021 }):totable()))
    assert.same({}, compare.check({}))
    local notes = compare.check(corpus:judgments({ year = { 2019, 2021 }, area = { "lamps", "wicks" } }):totable())
    assert.equal(1, #notes)
    assert.matches("grades of lamps_2021 and lamps_2019 are compared with care: the areas differ", notes[1], 1, true)
    local p = peel.allow { reason = "so be it" }
    assert.same({ "allowed: so be it" }, compare.check(corpus:judgments({ area = "wicks", year = { 2021, 2023 } }):totable(), p))
    assert.equal(grade.of("peel_5", "good"), compare.grade(grade.of("peel_4", "good"), judged(2021, "Kent", "wicks"),
      peel.allow { reason = "x", bridge = BRIDGE }))
  end)

  it("may be rows and tables", function()
    local rows = corpus:judgments({ area = "lamps", year = 2021 }):select("grade"):totable()
    rows[3] = { framework = "peel_2014", grade = "good" }
    local ok, message = pcall(compare.check, rows, nil, { verb = "score", given = "peel.score{ allow = %s }" })
    assert.is_false(ok)
    assert.matches("score: grades of lamps_2021 (lamps) and of peel_2014 may not be compared: ", message, 1, true)
    assert.matches('permit it: peel.score{ allow = peel.allow { reason = "..." } }', message, 1, true)
    rows[3] = { framework = "peel_2014", grade = "ungraded" }
    assert.same({}, compare.check(rows), "what is off the scale is compared with nothing")
  end)
end)

describe("peel.compare", function()
  setup(function() corpus, reports = lamps.corpus(texts()) end)

  queries.refused(it, assert, {
    { "what nobody allows", function() peel.compare(judged(2023, "Wessex", "wicks"), judged(2021, "Wessex", "wicks")) end,
      "compare: grades of lamps_2023 and of lamps_2021 (wicks) may not be compared: no source says that these two \z
        inspections may be compared; keep to one of them, or permit it: \z
        peel.compare(a, b, { allow = peel.allow { reason = \"...\" } })" },
    { "what a report forbids", function() peel.compare(judged(2023, "Wessex", "oil"), judged(2021, "Wessex", "oil")) end,
      "may not be compared: w23:17 says \u{201C}oil: may not be compared\u{201D}; keep to one of them" },
    { "what a report forbids and the table allows", function() peel.compare(judged(2021, "Wessex", "oil"), judged(2019, "Wessex", "oil")) end,
      "\u{201C}oil: may not be compared\u{201D}, though the frameworks' table allows it; keep to one of them" },
    { "a permit for something else", function()
      local other = peel.allow { reason = "x", frameworks = { "peel_2014" } }
      peel.compare(judged(2023, "Wessex", "wicks"), judged(2021, "Wessex", "wicks"), { allow = other })
    end, "may not be compared, which the permit given does not cover: no source" },
    { "two scales without a bridge", function()
      peel.compare(judged(2025, "Wessex", "lamps"), judged(2023, "Wessex", "lamps"), { allow = peel.allow { reason = "x" } })
    end, "are of different scales and have no order between them; say which stands for which: peel.compare(a, b, { allow = peel.allow" },
    { "a grade off the scale", function() peel.compare({ framework = "peel_2014", grade = "ungraded" }, judged(2021, "Kent", "lamps")) end,
      "compare: bad argument 'a': ungraded is not on a scale and cannot be ordered (peel_2014)" },
    { "no grade", function() peel.compare({ framework = "peel_2014" }, judged(2021, "Kent", "lamps")) end,
      "compare: bad argument 'a': it has no grade in \"grade\" (peel_2014)" },
    { "nil", function() peel.compare(judged(2021, "Kent", "lamps"), nil) end, "compare: bad argument 'b': a judgment, a row or a table" },
    { "a grade", function() peel.compare(judged(2021, "Kent", "lamps").grade, nil) end, "compare: bad argument 'a': a judgment" },
    { "an unknown option", function() peel.compare(1, 2, { alow = 1 }) end, 'compare: unknown option "alow"; did you mean "allow"?' },
    { "a reason for a permit", function() peel.compare(1, 2, { allow = "so" }) end,
      'compare: allow: a permit expected, made by peel.allow { reason = "..." }, got "so"' },
    { "an unknown framework", function() peel.compare({ framework = "peel_2041" }, {}) end, 'unknown framework "peel_2041"; did you mean "peel_2014"?' },
    { "an unknown area", function() peel.comparable({ framework = "peel_2014", area = "preventing_crim" }, {}) end,
      'peel_2014 has no area "preventing_crim"; did you mean "preventing_crime"?' },
    { "an unknown grade", function() peel.compare({ framework = "peel_2014", grade = "adequate" }, {}) end, 'the scale peel_4 has no grade "adequate"' },
    { "an unknown field", function() peel.compare({ framwork = "peel_2014" }, {}) end, 'unknown field "framwork"; did you mean "framework"?' },
    { "reports that are none", function() peel.comparable({}, {}, { among = "x.txt" }) end, "comparable: among: a corpus, a report or a list" },
    { "operators across scales", function() return judged(2025, "Wessex", "lamps").grade < judged(2023, "Wessex", "lamps").grade and 1 end,
      "cannot be ordered with good of the scale peel_4; see peel.compare" },
    { "a misspelt field", function() return peel.compare(reports[1]:judgments()[1], reports[1]:judgments()[1]).outcom and 1 end,
      'a comparison has no field "outcom"; did you mean "outcome"?' },
    { "a change", function() peel.compare(reports[1]:judgments()[1], reports[1]:judgments()[1]).steps = 2 end, "a comparison cannot be changed" },
  })
end)
