local explained = require "spec.support.explained"
local json = require "dkjson"
local peel = require "peel"

local text = [[
PEEL: Police effectiveness 2015

A national overview

February 2016

## Annex B: Graded judgments

## Effectiveness judgments

Force	Overall effectiveness judgment	Q4. Serious organised crime	Q3. Protecting vulnerable people	Q2. Investigating crime	Q1. Preventing crime
Kent	Good	Good	Good	Requires improvement	Outstanding
Surrey	Requires improvement	Good	Inadequate	Requires improvement	Good
Sussex	Good	Outstanding	Good	Good	Good
Essex	Good	Requires improvement	Requires improvement	Good	Good
]]

local function read() return assert(peel.parse(text, "annex")) end

local function graded(report, area, more)
  local made = { name = area, from = report:judgments { area = area } }
  for key, value in pairs(more or {}) do made[key] = value end
  return made
end

local VALUES = { { force = "Kent", value = 3.25 }, { force = "Surrey", value = 0.1 }, { force = "Sussex", value = 7 }, { force = "Essex", value = 7 } }

--- Every unit of the score is led to by its text.
local function check(score)
  local result = score()
  for _, name in ipairs(result:units()) do
    local unit = result[name]
    local got = explained.score(unit:explain().text)
    local want = unit.score
    if type(want) == "number" then assert.near(want, got, 1e-12 * math.max(1, math.abs(want))) else assert.equal(want and want.name, got) end
  end
  return result
end

describe("an explanation", function()
  it("leads from its text alone to the score, by every way of normalising, aggregating and treating outliers", function()
    local report = read()
    local n = 0
    for _, normalise in ipairs { "none", "zscore", "rank", "percentile", { "minmax", to = { 1, 100 } }, { "target", -2 }, { "reference", "Kent" },
      { "peer_percentile", { Kent = "a", Surrey = "a", Sussex = { "Kent" }, Essex = {} } }, function(x) return x + 0.1 end } do
      for _, outliers in ipairs { "none", "log", { "winsorise", 0.2 } } do
        for _, aggregate in ipairs { "arithmetic", "sum", "geometric", "harmonic", "median", "min", "copeland",
          function(values) return values.preventing_crime - values.rate / 3 end } do
          local made = peel.score { name = "all", unit = "force", coding = "zero_to_four", missing = { absent = { "impute", "worst" } },
            normalise = normalise, outliers = "none", aggregate = aggregate, indicators = {
              graded(report, "preventing_crime", { weight = 0.3 }), graded(report, "protecting_vulnerable_people", { weight = 2 }),
              { name = "rate", from = peel.table(VALUES), direction = "lower", outliers = outliers } } }
          local ok = pcall(made)
          if ok then
            check(made)
            n = n + 1
          else assert.is_true(aggregate == "geometric" or aggregate == "harmonic") end
        end
      end
    end
    assert.is_true(n > 170, n)
  end)

  it("leads to the score by the methods that need no coding", function()
    local report = read()
    for _, aggregate in ipairs { "median_grade", "worst", { "share_at_least", "good" }, "copeland" } do
      check(peel.score { unit = "force", aggregate = aggregate, indicators = { graded(report, "preventing_crime", { weight = 2 }),
        graded(report, "protecting_vulnerable_people"), graded(report, "investigating_crime"), graded(report, "serious_organised_crime", { weight = 3 }) } })
    end
  end)

  it("leads through groups, missing values, overrides and limits", function()
    local report = read()
    local result = check(peel.score { name = "Protection", unit = "force", missing = { absent = "renormalise", ungraded = { "impute", "median" } },
      coding = { outstanding = 3, good = 2, requires_improvement = 1, inadequate = -1 }, groups = {
        { name = "grades", weight = 3, aggregate = "min", indicators = { graded(report, "preventing_crime"), graded(report, "investigating_crime") } },
        { name = "rest", weight = 1, groups = { { name = "inner", aggregate = "median", indicators = {
          graded(report, "protecting_vulnerable_people", { weight = 2 }),
          { name = "rate", from = peel.table { VALUES[1], VALUES[2] }, normalise = "zscore" } } } } },
      }, limits = { { no_better_than = 1.25, grade = "inadequate" } },
      overrides = { { unit = "Essex", indicator = "rate", value = 4, reason = "its own figure" },
        { unit = "Sussex", indicator = "investigating_crime", value = "inadequate", reason = "a later letter" } } })
    local shown = result["Sussex"]:explain().text
    assert.matches("overridden, good becomes inadequate: a later letter", shown, 1, true)
    assert.matches("overridden, absent becomes 4: its own figure", result["Essex"]:explain().text, 1, true)
    assert.matches("rate (weight 1): no value\n", shown, 1, true)
    assert.matches("no value: absent", shown, 1, true)
  end)

  it("cites each input down to its line and words", function()
    local report = read()
    local result = peel.score { unit = "force", coding = "rank", indicators = { graded(report, "preventing_crime"), graded(report, "investigating_crime") } } ()
    local _, sources = explained.score(result["Kent"]:explain().text)
    assert.same({ "annex:12: Outstanding", "annex:12: Requires improvement" }, sources)
    local wanted = {}
    for _, area in ipairs { "preventing_crime", "investigating_crime" } do
      wanted[#wanted + 1] = report:judgments { area = area, force = "Kent" }:first():cite()
    end
    assert.same(wanted, sources)
  end)

  it("is JSON with the same figures", function()
    local report = read()
    local result = peel.score { unit = "force", coding = "rank", normalise = "zscore",
      indicators = { graded(report, "preventing_crime", { weight = 2 }), graded(report, "investigating_crime") } } ()
    local tree = json.decode(result["Surrey"]:explain():json())
    assert.equal("Surrey", tree.unit)
    assert.equal(result["Surrey"].score, tree.score)
    local leaf = tree.root.parts[1]
    assert.equal(2, leaf.weight)
    assert.same({ "read", "coding", "normalise" }, { leaf.steps[1].step, leaf.steps[2].step, leaf.steps[3].step })
    assert.equal("good", leaf.steps[1].value)
    assert.equal("Good", leaf.steps[1].sources[1].quotation)
    assert.equal(13, leaf.steps[1].sources[1].line)
    assert.equal(leaf.value, leaf.steps[3].value)
  end)

  it("says of a function where it is, and that it has no source unless it names records", function()
    local report = read()
    local function share(force) return #force end
    local function with_records(force) return 1, report:judgments { force = force, area = "preventing_crime" }:first() end
    local result = check(peel.score { unit = "force", units = { "Kent", "Surrey" }, indicators = {
      { name = "length", value = share }, { name = "one", value = with_records } } })
    local shown = result["Kent"]:explain().text
    local line = debug.getinfo(share, "S").linedefined
    assert.matches("computed at spec/score/explain_spec.lua:" .. line .. ", no source", shown, 1, true)
    assert.matches("annex:12: Outstanding", shown, 1, true)
    assert.equal(1, #result:uses(report:judgments { force = "Kent", area = "preventing_crime" }:first()))
  end)

  it("refuses a misspelt field and to be changed", function()
    local made = peel.score { unit = "force", indicators = { { name = "rate", from = peel.table(VALUES) } } } ()["Kent"]:explain()
    assert.error_matches(function() return made.txt end, 'an explanation has no field txt; did you mean "text"%?')
    assert.error_matches(function() made.text_ = 1 end, "cannot be changed")
    assert.equal(made.text, tostring(made))
    assert.equal(made.text, made.text)
  end)
end)

describe("the calculator of this spec", function()
  it("does not agree to whatever is printed", function()
    local score = peel.score { unit = "force", normalise = "zscore", coding = "rank", indicators = {
      graded(read(), "preventing_crime"), { name = "rate", from = peel.table(VALUES) } } }
    local shown = score()["Kent"]:explain().text
    assert(explained.score(shown))
    local n = 0
    for at, number in shown:gmatch "()(%d+%.?%d*)" do -- what remains: ranks, places, codes of other grades, what formulas say again
      local broken = shown:sub(1, at - 1) .. "9" .. number .. shown:sub(at + #number)
      if not pcall(explained.score, broken) then n = n + 1 end
    end
    assert.is_true(n > 22, n)
    assert.is_false(pcall(explained.score, (shown:gsub("read = outstanding", "read = good"))))
  end)
end)
