local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.prior_judgments"

local section = { area = nil, parent = { area = "preventing_crime" } }

local function run(text)
  local records, diagnostics = fake.run(rule, text, { section = section })
  return records.prior_judgments or {}, fake.codes(diagnostics)
end

describe("prior judgments", function()
  it("are the sentence that states the grade", function()
    assert.same({ { force = "Wessex", area = "preventing_crime", year = 2014, grade = "good",
      text = "The force was also judged to be good at this in 2014." } },
      (run "Wessex Police is good. The force was also judged to be good at this in 2014. It patrols."))
  end)

  for text, expected in pairs {
    ["In 2014, HMIC judged the force's night patrols to require improvement."] = { 2014, "requires_improvement" },
    ["Last year the force received a grade of outstanding."] = { 2014, "outstanding" },
    ["Last year its patrols were given an inadequate grading."] = { 2014, "inadequate" },
    ["It is judged to be good this year; in 2013 it was judged as requiring improvement."] = { 2013, "requires_improvement" },
    ["This matches our 2014 visit, in which inspectors graded Wessex Police as ‘good’ overall."] = { 2014, "good" },
    ["In its 2014 inspection the force was good at this."] = { 2014, "good" },
    ["This is an improvement on 2014 when we judged it as requires improvement."] = { 2014, "requires_improvement" },
    ["In 2014 the force was graded inadequate at lighting its lamps."] = { 2014, "inadequate" },
    ["The grade has improved from requires improvement in 2014 to good in 2015."] = { 2014, "requires_improvement" },
    ["The force is up from inadequate, the grade that HMIC gave it in 2014."] = { 2014, "inadequate" },
    ["It keeps the grade of good that HMIC gave it in 2014."] = { 2014, "good" },
    ["The force was assessed as outstanding by HMIC in its 2013 inspection of lamps."] = { 2013, "outstanding" },
    ["HMIC's 2014 judgment was that of a force found to be good."] = { 2014, "good" },
  } do
    it("of: " .. text, function()
      local found = run(text)
      assert.equal(1, #found)
      assert.same(expected, { found[1].year, found[1].grade })
      assert.equal(text, found[1].text)
    end)
  end

  it("of two years in one sentence are two", function()
    local found = run "It was judged as good in 2012 and inadequate in 2014."
    assert.equal(2, #found)
    assert.same({ 2012, "good", 2014, "inadequate" }, { found[1].year, found[1].grade, found[2].year, found[2].grade })
  end)

  it("without a year say so", function()
    local found, codes = run "At the previous inspection the force was found to be inadequate."
    assert.equal(1, #found)
    assert.is_nil(found[1].year)
    assert.same({ "prior_judgment_without_year" }, codes)
  end)

  for _, text in ipairs {
    "For these reasons the force is judged to be good at this.", "The force has made good progress since 2014.",
    "In 2014 it was judged to have good practice.", "In 2014 HMIC graded one force as outstanding and 39 forces as good.",
    "In 2014, 39 forces were judged as good.", "The harvest was good in 2014.",
    "This is the same grade as last year.", "HMIC found in 2014 that good lamps were lit.",
      "The force moved from good lamps to better ones in 2014.",
    "HMIC judged in 2014 that 12 lamps were good value.", "In 2015 the force was judged to be good.",
    "HMIC's 2014 inspection found that keys were lost.", "The 2014 plan was assessed. It is good.", "",
  } do
    it("are not in: " .. text, function() assert.same({}, (run(text))) end)
  end

  it("take linear time", function()
    assert.is_true(fake.seconds(rule, ("judged to be "):rep(8000)) < 2)
    assert.is_true(fake.seconds(rule, ("was judged as good in 2014 and "):rep(400)) < 2)
    assert.is_true(fake.seconds(rule, ("found "):rep(16000)) < 2)
  end)
end)
