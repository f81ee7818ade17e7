-- What may not be compared is refused wherever a score puts grades together, or numbers that were made of them.

local json = require "dkjson"
local lamps = require "spec.support.lamps"
local peel = require "peel"

local registry = lamps.registry()

local function report(year, force, facts, name)
  return assert(peel.parse(lamps.text(year, force, facts), name or ("%s-%d"):format(force or "national", year), { registry = registry }))
end

local function corpus(...) return assert(peel.corpus({ ... }, { registry = registry })) end

local wessex = report(2019, "Wessex", { "lamps: good", "wicks: inadequate", "oil: outstanding" })

local function area(of, key, more)
  local made = { name = key, from = of:judgments { area = key } }
  for name, value in pairs(more or {}) do made[name] = value end
  return made
end

describe("grades that may not be compared", function()
  local late = report(2023, "Mercia", { "lamps: good", "wicks: good" })
  local all = corpus(wessex, late)
  local function refused(definition)
    local made = peel.score(definition)
    local ok, message = pcall(made)
    assert.is_false(ok)
    assert.matches("may not be compared", message, 1, true)
    assert.matches("peel.allow { reason = ", message, 1, true)
    assert.is_nil(message:find "\n")
  end

  it("are refused within an indicator, from one indicator to another, and in what a function uses", function()
    refused { unit = "force", coding = "rank", indicators = { area(all, "lamps") } }
    refused { unit = "force", aggregate = "worst", indicators = { area(all, "lamps") } }
    refused { unit = "year", aggregate = "copeland", indicators = { area(all, "lamps") } }
    refused { unit = "area", coding = "rank", indicators = { area(all, "lamps", { pick = "mean" }) } }
    refused { unit = "area", coding = "rank", indicators = { { name = "x", from = all:judgments(), pick = "best" } } }
    refused { unit = "force", coding = "rank", missing = "renormalise", indicators = { area(wessex, "lamps"), area(late, "wicks") } }
    local numbers = all:judgments { area = "lamps" }:derive { mark = function(judgment) return 5 - judgment.grade.rank end }
    for _, from in ipairs { numbers, numbers:select("force", "mark"), numbers:group("force"):aggregate { mark = { "mean", "mark" } },
      numbers:group("force"):apply(function(rows) return rows:first().mark end, "mark"), numbers:select("force", "mark"):derive { x = 1 },
      numbers:select("force", "mark"):union(numbers:select("force", "mark"):head(0)) } do
      refused { unit = "force", indicators = { { name = "x", from = from, field = "mark" } } }
    end
    refused { unit = "force", indicators = { { name = "x", from = numbers:pivot { rows = "force", columns = "area", value = "mark" }, field = "lamps" } } }
    refused { unit = "force", units = { "Wessex", "Mercia" }, indicators = { { name = "f", value = function(force)
      local judgment = all:judgments { force = force, area = "lamps" }:first()
      return 5 - judgment.grade.rank, judgment
    end } } }
  end)

  it("are compared by a permit of the score or of its query, whose reason goes everywhere", function()
    local permit = peel.allow { reason = "the lamps did not change", registry = registry }
    for _, made in ipairs {
      peel.score { unit = "force", coding = "rank", indicators = { area(all, "lamps") }, allow = permit },
      peel.score { unit = "force", coding = "rank", indicators = { { name = "lamps", from = all:judgments { area = "lamps" }:allow(permit) } } },
      peel.score { unit = "force", coding = "rank", indicators = { area(all, "lamps") } }:with { allow = permit },
    } do
      local result = made()
      assert.same({ permit }, result.permits)
      assert.matches("allowed: the lamps did not change", tostring(result), 1, true)
      assert.matches("allowed: the lamps did not change", result["Wessex"]:explain().text, 1, true)
      assert.equal("the lamps did not change", json.decode(result["Wessex"]:explain():json()).allowed)
      assert.matches("the lamps did not change", result:csv(), 1, true)
      assert.matches("the lamps did not change", result:json(), 1, true)
      assert.matches("the lamps did not change", result:inputs():csv(), 1, true)
      assert.matches("the lamps did not change", result:markdown(), 1, true)
      assert.matches("the lamps did not change", peel.compare_scores(made, made:with { normalise = "rank" }):csv(), 1, true)
      assert.matches("the lamps did not change", tostring(made), 1, true)
      assert.matches("the lamps did not change", result:sort "force":csv(), 1, true)
    end
  end)

  it("are refused from one score to another: in who moved, and in a score of scores", function()
    local early = peel.score { unit = "force", coding = "rank", indicators = { area(wessex, "lamps") } }
    local now = peel.score { unit = "force", coding = "rank", indicators = { area(late, "lamps") } }
    assert.error_matches(function() peel.compare_scores(early, now) end, "compare_scores: grades of .- may not be compared")
    refused { unit = "force", missing = "renormalise", indicators = { { name = "a", from = early():query(), field = "score" },
      { name = "b", from = now():query(), field = "lamps" } } }
    local permit = peel.allow { reason = "the lamps did not change", registry = registry }
    assert.matches("allowed: the lamps did not change", tostring(peel.compare_scores(early, now:with { allow = permit })), 1, true)
  end)

  it("are said to be allowed in what is made of a result, and so is what was overridden", function()
    local permit = peel.allow { reason = "the lamps did not change", registry = registry }
    local made = peel.score { unit = "force", coding = "rank", indicators = { area(all, "lamps") }, allow = permit,
      overrides = { { unit = "Wessex", indicator = "lamps", value = "good", reason = "it says so itself" } } }
    for _, shown in ipairs { made(), made():uncertainty { exact = true }, made():inputs(), peel.compare_scores(made, made) } do
      assert.matches("allowed: the lamps did not change", tostring(shown), 1, true)
      assert.matches('overridden: "lamps" of Wessex is good, it says so itself', tostring(shown), 1, true)
    end
  end)

  it("may be counted, which is said", function()
    local counted = peel.score { unit = "force", indicators = { { name = "n", count = all:judgments { area = "lamps" } } } } ()
    assert.matches('indicator "n": counted, not compared: grades of .- may not be compared: ', table.concat(counted:notes(), "\n"))
  end)

  it("may be counted", function()
    local made = peel.score { unit = "force", indicators = { { name = "n", count = all:judgments { grade = "good" } } } } ()
    assert.equal(1, made["Wessex"].score)
  end)

  it("of another scale count as the grades that a permit's bridge says", function()
    local grade = require "peel.grade"
    local old = peel.table { { force = "Kent", grade = grade.of("hmic_4", "excellent") }, { force = "Surrey", grade = grade.of("peel_4", "good") } }
    local made = peel.score { unit = "force", coding = "rank", indicators = { { name = "g", from = old } } }
    assert.is_false(pcall(made))
    made = made:with { allow = peel.allow { reason = "a rough view", bridge = { from = "hmic_4", to = "peel_4",
      grades = { excellent = "good", good = "good", fair = "requires_improvement", poor = "inadequate" } } } }
    local result = made()
    assert.equal(3, result["Kent"].score)
    assert.matches("excellent of the scale hmic_4 taken for good of the scale peel_4", result["Kent"]:explain().text, 1, true)
  end)
end)
