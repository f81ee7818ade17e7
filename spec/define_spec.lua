--- Frameworks and rules of one's own, and the trace of a rule.

local lpeg = require "lpeg"
local peel = require "peel"

local function drill_rule(changes)
  local rule = {
    name = "drills", kind = "block", hint = { "drills" },
    pattern = lpeg.Ct((lpeg.Ct(lpeg.Cp() * lpeg.C(lpeg.R "09" ^ 1) * " drills" * lpeg.Cp()) + 1) ^ 0),
    read = function(found, ctx)
      for _, drill in ipairs(found) do
        ctx.emit("measures", { name = "Drills", unit = "count", at = { drill[1], drill[3] - 1 },
          values = { { value = tonumber(drill[2]), raw = drill[2] } } })
      end
    end,
  }
  for name, value in pairs(changes or {}) do rule[name] = value or nil end
  for name, value in pairs(changes or {}) do
    if value == false then rule[name] = nil end
  end
  return rule
end

local function drills(changes)
  local framework = {
    id = "drill_2020", name = "Drill reviews 2020", year = 2020,
    recognise = { { text = "drill review 2020", where = "title", weight = 9 } },
    sections = { { key = "drills", titles = { "What we saw" }, level = 1, prose = true } },
    rules = { "front_matter", peel.rule(drill_rule()) },
  }
  for name, value in pairs(changes or {}) do framework[name] = value end
  return framework
end

local TEXT = "Drill review 2020\n\nMay 2020\n\nWhat we saw\n\nThe crews held 12 drills in the rain and 3 drills by night.\n"

describe("a framework of one's own", function()
  it("is recognised and its rules read the report", function()
    local report = assert(peel.parse(TEXT, "drills", { registry = peel.framework.define(drills()) }))
    assert.equal("drill_2020", report.framework)
    assert.equal("2020-05", report.published)
    assert.same({ 12, 3 }, (report:values():column "value"))
    assert.equal("drills:7: 12 drills", report:measures()[1]:cite())
  end)

  it("stands in a registry of its own: the others do not know it", function()
    peel.framework.define(drills())
    assert.is_nil(assert(peel.parse(TEXT)).framework)
  end)

  it("may bring its own grades", function()
    local registry = peel.framework.define(drills { areas = { { key = "speed", title = "How fast?" } },
      scale = { id = "drill_2", grades = { { key = "swift", title = "Swift" }, { key = "slow", title = "Slow" } } },
      sections = { { key = "speed", titles = { "How fast?" }, level = 1, area = "speed" } }, rules = { "judgments" } })
    local report = assert(peel.parse("Drill review 2020\n\nHow fast?\n\nSlow\n\nThe crews took an hour.\n", "d", { registry = registry }))
    local judgment = report:judgments()[1]
    assert.equal("slow", judgment.grade.name)
    assert.is_true(judgment.grade < "swift")
  end)

  it("extends another registry", function()
    local first = peel.framework.define(drills())
    local second = peel.framework.define(drills { id = "siren_2021", name = "Sirens", registry = first,
      recognise = { { text = "siren review", where = "title", weight = 9 } } })
    assert.equal("drill_2020", assert(peel.parse(TEXT, "d", { registry = second })).framework)
  end)

  local wrong = {
    { { id = "Drill 2020" }, "field 'id'" },
    { { rules = { 7 } }, "made by peel.rule" },
    { { recognise = {} }, "field 'recognise'" },
    { { colour = "red" }, "'colour' is not in the contract" },
    { { id = "hmic_2007" }, "already" },
  }
  for _, case in ipairs(wrong) do
    it("is refused: " .. case[2], function()
      assert.error_matches(function() peel.framework.define(drills(case[1])) end, case[2], 1, true)
    end)
  end
end)

describe("a rule of one's own", function()
  local wrong = {
    { { name = "Drills!" }, "field 'name'" },
    { { kind = "page" }, "field 'kind'" },
    { { hint = false }, "field 'hint'" },
    { { hint = "drills" }, "field 'hint'" },
    { { hint = { { "drills" }, "night" } }, "field 'hint'" },
    { { pattern = false }, "field 'pattern'" },
    { { read = "yes" }, "field 'read'" },
    { { patern = 1 }, 'unknown field "patern"; did you mean "pattern"?' },
  }
  for _, case in ipairs(wrong) do
    it("is refused: " .. case[2], function()
      assert.error_matches(function() peel.rule(drill_rule(case[1])) end, case[2], 1, true)
    end)
  end

  describe("reads what its hint chooses:", function()
    local text = TEXT .. "\nThe 2 dr\u{AD}ills. By night we saw no more.\n\nBy NIGHT the crews held 4 drills.\n"
    -- numbers of drills that a rule of this kind and hint reads
    local function read(changes)
      local rule = peel.rule(drill_rule(changes))
      local report = assert(peel.parse(text, "d", { registry = peel.framework.define(drills { rules = { rule } }) }))
      return (report:values():column "value")
    end

    it("paragraphs with one of its words, also across a soft hyphen and in capitals", function()
      assert.same({ 12, 3, 2, 4 }, read { hint = { "drills", "ladders" } })
      assert.same({ 12, 3, 2, 4 }, read { hint = { "night" } })
      assert.same({}, read { hint = { "ladders" } })
    end)

    it("paragraphs with a sentence that holds a word of each list", function()
      assert.same({ 12, 3, 4 }, read { hint = { { "drills", "ladders" }, { "night" } } })
      assert.same({ 12, 3 }, read { hint = function() return { { "drills" }, { "rain" } } end })
    end)

    it("sections that hold a word of each list", function()
      assert.same({ 12, 3, 2, 4 }, read { kind = "section", section = "drills", hint = { { "rain" }, { "no more" } } })
      assert.same({}, read { kind = "section", section = "drills", hint = { "ladders" } })
    end)
  end)

  it("that pushes what the schema lacks is an error that names it", function()
    local rule = peel.rule(drill_rule { read = function(_, ctx) ctx.emit("measures", { colour = "red", at = { 1, 2 } }) end })
    assert.error_matches(function() peel.parse(TEXT, "d", { registry = peel.framework.define(drills { rules = { rule } }) }) end,
      "measures.colour", 1, true)
  end)
end)

describe("trace", function()
  local registry = peel.framework.define(drills())
  local report = assert(peel.parse(TEXT, "d", { registry = registry }))

  it("shows where a rule matched, what it captured and pushed", function()
    local steps = peel.trace(report, "drills")
    assert.equal(1, #steps)
    assert.equal(1, steps.matched)
    assert.equal("What we saw", steps[1].section)
    assert.equal(7, steps[1].line)
    assert.equal(7, steps[1].reached)
    assert.equal(2, #steps[1].records)
    assert.matches('"12"', tostring(steps))
    assert.equal(2, #report:measures(), "nothing is added to the report")
  end)

  it("tells how far the grammar of a rule came where nothing matched", function()
    local rule = peel.rule(drill_rule { pattern = false, grammar = function()
      return { "all", all = lpeg.P "The crews " * lpeg.V "held", held = lpeg.P "held " * lpeg.V "count", count = lpeg.P "a hundred" }
    end })
    local step = peel.trace(report, rule)[1]
    assert.is_false(step.matched)
    assert.equal("count", step.inside)
    assert.equal(7, step.reached)
  end)

  it("raises for what is no report or no rule", function()
    assert.error_matches(function() peel.trace({}, "drills") end, "expected a report", 1, true)
    assert.error_matches(function() peel.trace(report, 7) end, "expected a rule", 1, true)
    assert.error_matches(function() peel.trace(report, "dirlls") end, 'did you mean "drills"?', 1, true)
  end)
end)
