local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.hmic_2007"
local rule = require "peel.grammar.hmic_2007.prior_judgments"

rule.compiled = rule.pattern(fake.env(framework))

local function run(printed)
  local records = fake.run(rule, printed, { framework = framework, report = { force = "Mercia Vale" }, section = { area = "child_abuse" } })
  local out = {}
  for i, prior in ipairs(records.prior_judgments or {}) do out[i] = ("%s %s %s"):format(prior.area, prior.year, prior.grade) end
  return out
end

describe("earlier grades in a report of 2007", function()
  it("are of the area that the sentence names, else of the chapter's", function()
    assert.same({ "missing_persons 2006 poor" },
      run "Mercia Vale Police was graded Poor in the 2006 baseline assessment for the inspection area of missing persons.")
    assert.same({ "performance_management 2005 good" }, run "In 2005 the force was graded Good by HMIC for performance management.")
    assert.same({ "child_abuse 2006 fair" }, run "The force was graded Fair in the 2006 baseline assessment.")
  end)

  it("are not what other bodies gave", function()
    assert.same({}, run "The Audit Commission graded the force as Good for its use of lamps in 2006.")
    assert.same({}, run "In 2006 the Home Office assessed the force as Excellent.")
  end)

  it("are not made from this year's", function()
    assert.same({}, run "The force is graded Good.")
    assert.same({}, run "Neighbourhoods are graded by the light of their lamps.")
  end)
end)
