local json = require "dkjson"
local lamps = require "spec.support.lamps"
local peel = require "peel"

local registry = lamps.registry()

local function report(year, force, facts, name)
  return assert(peel.parse(lamps.text(year, force, facts), name or ("%s-%d"):format(force or "national", year), { registry = registry }))
end

local function corpus(...) return assert(peel.corpus({ ... }, { registry = registry })) end

local wessex = report(2019, "Wessex", { "lamps: good", "wicks: inadequate", "oil: outstanding" })
local mercia = report(2019, "Mercia", { "lamps: inadequate", "wicks: outstanding", "oil: good" })
local both = corpus(wessex, mercia)

local function area(of, key, more)
  local made = { name = key, from = of:judgments { area = key } }
  for name, value in pairs(more or {}) do made[name] = value end
  return made
end

local function score(changes)
  local definition = { name = "Light", unit = "force", coding = "rank", indicators = { area(both, "lamps", { weight = 2 }), area(both, "wicks") } }
  for key, value in pairs(changes or {}) do definition[key] = value or nil end
  return peel.score(definition)
end

describe("a result", function()
  it("prints ranks, scores and what each part adds", function()
    assert.equal([[
Light: 2 units
rank  force   score  lamps  wicks
----  ------  -----  -----  -----
   1  Wessex  2.333  2.000  0.333
   2  Mercia  2.000  0.667  1.333]], tostring(score()()))
    local other = tostring(score { aggregate = "median" }())
    assert.matches("   1  Wessex      3      3      1", other, 1, true)
  end)

  it("is asked as a query is", function()
    local result = score()()
    assert.equal(2, #result)
    assert.equal("Wessex", result[1].force)
    assert.equal("Wessex", result:where { force = "Wessex" }:first().force)
    assert.same({ "Wessex", "Mercia" }, result:units())
    local names = {}
    for row in result:each() do names[#names + 1] = row.force end
    assert.same({ "Wessex", "Mercia" }, names)
    for i, row in pairs(result) do assert.equal(result[i].force, row.force) end
    assert.equal(2, #result:query())
    assert.equal("rank,force,score,lamps,wicks", result:csv():match "[^\r\n]+")
    assert.equal("Light", result.name)
  end)

  it("leads from each row to all records behind it, also in exports", function()
    local result = score()()
    assert.equal(2, #result[1]:records())
    assert.equal(both:judgments { force = "Mercia", area = "lamps" }:first():records()[1], result[2]:records()[1])
    local rows = json.decode(result:json { sources = true })
    assert.equal(2, #rows[1].sources)
    assert.equal("Wessex-2019", rows[1].sources[1].path)
    assert.equal("lamps: good", rows[1].sources[1].quotation)
    assert.equal(4, #result:inputs())
    local input = result:inputs():where { unit = "Wessex", indicator = "wicks" }:first()
    assert.equal("inadequate 1.0 1.0", ("%s %.1f %.1f"):format(input.read, input.coded, input.value))
    assert.equal("Wessex-2019", input:records()[1]:place().path)
  end)

  it("has its units by name, with the nearest names for a misspelt one", function()
    local result = score()()
    assert.equal("Wessex: 2.3333333333333335, rank 1", tostring(result["Wessex"]))
    assert.equal(result["Wessex"], result:unit "Wessex")
    assert.equal(1, result["Wessex"].rank)
    assert.error_matches(function() return result["Wesex"] end, 'there is no unit "Wesex"; did you mean "Wessex"%?')
    assert.error_matches(function() return result["Wessex"].scor end, 'has no field "scor"; did you mean "score"%?')
    assert.error_matches(function() result.x = 1 end, "a result cannot be changed")
    assert.error_matches(function() result["Wessex"].score = 1 end, "cannot be changed")
    assert.error_matches(function() result.units() end, "units: a result expected, got nil")
    assert.equal(2, #result["Wessex"]:records())
  end)

  it("tells where a record is used, and that it is not", function()
    local result = score()()
    local uses = result:uses(wessex:judgments { area = "wicks" }:first())
    assert.equal(1, #uses)
    assert.equal("Wessex wicks inadequate", ("%s %s %s"):format(uses[1].unit, uses[1].indicator, uses[1].read))
    assert.equal(0, #result:uses(wessex:judgments { area = "oil" }:first()))
    assert.equal(1, #result:uses(both:judgments { force = "Mercia", area = "lamps" }:first()))
    assert.error_matches(function() result:uses "lamps" end, 'uses: a record or row expected, got "lamps"')
  end)

  it("shows overrides in notes, exports and explanations", function()
    local result = score { overrides = { { unit = "Wessex", indicator = "wicks", value = "good", reason = "a letter of 3 May" } } } ()
    assert.equal(1, result["Wessex"].rank)
    assert.equal(3, result["Wessex"].score)
    assert.matches('overridden: "wicks" of Wessex is good, a letter of 3 May', tostring(result), 1, true)
    assert.matches("overridden", result:csv():match "[^\r\n]+")
    assert.matches("wicks: a letter of 3 May", result:csv(), 1, true)
    assert.matches("overridden, inadequate becomes good: a letter of 3 May", result["Wessex"]:explain().text, 1, true)
  end)

  it("of grades has grades as scores", function()
    local result = score { coding = false, aggregate = "median_grade" } ()
    assert.equal("good", result["Wessex"].score.name)
    assert.equal("Wessex", result[1].force)
    assert.equal("inadequate", result[2].score.name)
  end)
end)

describe("units", function()
  it("are reports, areas, years, or several of these together", function()
    local later = report(2021, "Wessex", { "lamps: outstanding", "wicks: good" })
    local all = corpus(wessex, later)
    local function ranks(unit, more)
      local made = peel.score { unit = unit, coding = "rank", missing = "renormalise", indicators = { area(all, "lamps", more), area(all, "wicks", more) } } ()
      return table.concat(made:units(), ", ")
    end
    assert.equal("Wessex-2021, Wessex-2019", ranks("report"))
    assert.equal("2021, 2019", ranks("year"))
    assert.equal("Wessex · 2021, Wessex · 2019", ranks { "force", "year" })
    assert.equal("lamps, wicks", ranks("area", { pick = "latest" }))
    local result = peel.score { unit = { "force", "year" }, coding = "rank", indicators = { area(all, "lamps") } } ()
    assert.equal(4, result:unit("Wessex", 2021).score)
    assert.equal(2021, result[1].year)
    result = peel.score { unit = "year", coding = "rank", indicators = { area(all, "lamps") } } ()
    assert.equal(4, result[2021].score)
    assert.equal(2021, result[1].year)
  end)

  it("of one report's findings are its own", function()
    local result = peel.score { unit = "force", indicators = { { name = "n", count = wessex:judgments() } } } ()
    assert.equal(3, result["Wessex"].score)
  end)

  it("that no report is on have no count, and those whose report has none have 0", function()
    local made = peel.score { unit = "force", units = { "Wessex", "Mercia", "Elmet" }, missing = "renormalise",
      indicators = { { name = "good", count = both:judgments { grade = "good", area = "lamps" } } } } ()
    assert.equal(1, made["Wessex"].score)
    assert.equal(0, made["Mercia"].score)
    assert.is_nil(made["Elmet"].score)
    assert.matches("no row; looked for in Mercia-2019", made["Mercia"]:explain().text, 1, true)
    assert.matches("no report on it was read", made["Elmet"]:explain().text, 1, true)
  end)

  it("of values are those whom the values are of", function()
    local values = peel.table { { force = "Kent", entity = "Kent", value = 1 }, { force = "Kent", entity = "England and Wales", value = 2 },
      { force = "Kent", entity = "Surrey Police", value = 3 }, { force = "Kent", value = 4 } }
    local result = peel.score { unit = "force", indicators = { { name = "v", from = values } } } ()
    assert.same({ "Surrey", "Kent" }, result:units())
    assert.equal('indicator "v": 1 row of no unit left out (values of England and Wales); indicator "v": 1 row of no unit left out (values of nobody named)',
      table.concat(result:notes(), "; "))
  end)
end)

describe("values of several units of measurement", function()
  it("are told of", function()
    local values = peel.table { { force = "Kent", entity = "Kent", value = 12, unit = "percent" },
      { force = "Surrey", entity = "Surrey", value = 1200, unit = "count" } }
    local made = peel.score { unit = "force", indicators = { { name = "v", from = values } } } ()
    assert.same({ 'indicator "v": its values are of several units of measurement: percent, count' }, made:notes())
  end)
end)

describe("a score with changes", function()
  it("is another score", function()
    local made = score()
    local other = made:with { weights = { lamps = 1 }, normalise = "rank" }
    assert.not_equal(made, other)
    assert.near(7 / 3, made()["Wessex"].score, 1e-12)
    assert.near(1.5, other()["Wessex"].score, 1e-12)
    assert.near(2, other:with { weights = { wicks = 0 } }()["Wessex"].score, 1e-12)
    assert.near(10, other:with { coding = { good = 10, outstanding = 10, requires_improvement = 0, inadequate = 0 }, normalise = "none",
      weights = { wicks = 0 } }()["Wessex"].score, 1e-12)
    assert.near(1.5, made:with { indicators = { lamps = { coding = { outstanding = 2, good = 2, requires_improvement = 2, inadequate = 2 }, weight = 1 } } }
      ()["Wessex"].score, 1e-12)
  end)

  it("stands beside the first: who moved, and why", function()
    local made = score()
    local moves = peel.compare_scores(made, made:with { weights = { lamps = 0.5 } })
    assert.equal([[
unit    first_rank  second_rank  moved  first_score  second_score  why
------  ----------  -----------  -----  -----------  ------------  ---------------------------------
Mercia           2            1      1        2.000         3.000  wicks 1.333, then 2.667; lamps 0…
Wessex           1            2     -1        2.333         1.667  lamps 2, then 1; wicks 0.3333, t…
2 of 2 moved
weight of lamps: 2, then 0.5]], tostring(moves))
    assert.equal("lamps 2, then 1; wicks 0.3333, then 0.6667", moves[2].why)
    assert.equal(2, #moves[1]:records())
    local same = peel.compare_scores(made(), made())
    assert.equal(0, same[1].moved)
    assert.is_nil(same[1].why)
    local other = peel.compare_scores(made, peel.score { unit = "force", aggregate = "worst", indicators = { area(wessex, "lamps") } })
    assert.equal("not in the second", other:where { unit = "Mercia" }:first().why)
    assert.matches("aggregate of the whole: arithmetic, then worst", tostring(other), 1, true)
    assert.error_matches(function() peel.compare_scores(made, 3) end, "compare_scores: bad argument 'second': a score or its result expected, got 3")
  end)
end)
