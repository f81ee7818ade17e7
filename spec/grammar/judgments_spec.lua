local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.judgments"

local prevent, investigate, overall = fake.areas.preventing_crime, fake.areas.investigating_crime, fake.areas.overall_effectiveness

local function run(lines, options)
  local records, diagnostics = fake.run(rule, lines, options)
  return records.judgments or {}, fake.codes(diagnostics)
end

describe("judgments", function()
  it("reads overall and area grades, one judgment an area with all its mentions", function()
    local found, codes = run {
      { "h1", "Overview – " .. overall }, { "h2", "Overall judgment" }, { "p", "Requires improvement" },
      { "h2", prevent }, { "p", "Good" }, { "h1", "Introduction" },
      { "h1", prevent }, { "h2", "How well does it sweep?" }, { "h2", "Summary of findings" }, { "p", "Good" },
    }
    assert.same({
      { force = "Wessex", area = "overall_effectiveness", scope = "overall", grade = "requires_improvement",
        question = "Overall judgment",
        year = 2015, at = "Requires improvement", mentions = { { as = "requires_improvement", at = "Requires improvement" } } },
      { force = "Wessex", area = "preventing_crime", scope = "area", grade = "good", question = prevent, year = 2015, at = "Good",
        mentions = { { as = "good", at = "Good" }, { as = "good", at = "Good" } } },
    }, found)
    assert.same({}, codes)
  end)

  it("takes the chapter's heading as the question where the overview is missing", function()
    local found = run { { "h1", "2. " .. investigate }, { "h2", "Summary of findings" }, { "p", "INADEQUATE" } }
    assert.equal(1, #found)
    assert.equal("inadequate", found[1].grade)
    assert.equal("2. " .. investigate, found[1].question)
  end)

  for _, heading in ipairs { "Question 2 – " .. investigate, "2) " .. investigate, investigate:upper(), (investigate:gsub("%?", "")) } do
    it("knows the heading " .. heading, function()
      local found = run { { "h2", heading }, { "p", "Good" } }
      assert.equal("investigating_crime", found[1].area)
      assert.equal(heading, found[1].question)
    end)
  end

  it("reads a grade that stands in the line of its label", function()
    local found = run { { "p", "Overall judgment: Outstanding" } }
    assert.equal("outstanding", found[1].grade)
    assert.equal("Overall judgment", found[1].question)
    assert.same({ { as = "outstanding", at = "Outstanding" } }, found[1].mentions)
  end)

  it("reads grades from a table of questions", function()
    local found = run {
      { "header", "Question", "Grade" }, { "row", prevent, "Good" }, { "row", investigate, "Requires improvement" },
    }
    assert.equal(2, #found)
    assert.equal("requires_improvement", found[2].grade)
    found = run { { "header", prevent, investigate }, { "row", "Good", "Inadequate" } }
    assert.same({ "good", "inadequate" }, { found[1].grade, found[2].grade })
  end)

  it("keeps places that disagree and says so", function()
    local found, codes = run {
      { "h2", prevent }, { "p", "Good" }, { "h1", prevent }, { "h2", "Summary of findings" }, { "p", "Inadequate" },
    }
    assert.equal("good", found[1].grade)
    assert.equal("inadequate", found[1].mentions[2].as)
    assert.same({ "grades_disagree" }, codes)
  end)

  it("leaves out a summary whose chapter lost its heading", function()
    local found, codes = run {
      { "h1", prevent }, { "h2", "Summary of findings" }, { "p", "Good" }, { "h2", "Summary of findings" }, { "p", "Inadequate" },
    }
    assert.equal(1, #found)
    assert.equal(1, #found[1].mentions)
    assert.same({ "judgment_without_area" }, codes)
  end)

  for name, lines in pairs {
    ["alone"] = { { "p", "Good" } },
    ["of a definition"] = { { "h1", "Annex A – HMIC judgments" }, { "h2", "Our judgments" }, { "p", "good" } },
    ["in a list"] = { { "h2", prevent }, { "item", "Good" } },
    ["in prose"] = { { "h2", prevent }, { "p", "Good work was seen" } },
    ["with a semicolon"] = { { "h2", prevent }, { "p", "good;" } },
    ["under another heading"] = { { "h2", prevent }, { "h3", "What people say" }, { "p", "Good" } },
    ["after another line"] = { { "h2", prevent }, { "p", "See below" }, { "p", "Good" } },
    ["under a summary in an annex"] = { { "h1", prevent }, { "h1", "Annex B" }, { "h2", "Summary of findings" }, { "p", "Good" } },
    ["of another scale"] = { { "h2", prevent }, { "p", "Excellent" } },
    ["in a table of two years"] = { { "row", prevent, "Good", "Inadequate" } },
  } do
    it("does not take a grade " .. name, function() assert.same({}, (run(lines))) end)
  end

  it("does not take a grade that stands far behind its heading", function()
    local lines = { { "h2", prevent }, { "p", "Good" } }
    local far = function(position) return position > #prevent + 3 and position + 5000 or position end
    assert.same({}, (run(lines, { source = far })))
    assert.equal(1, #run(lines))
  end)

  it("takes linear time", function()
    local tape = fake.tape { { "h2", prevent }, { "p", "Good" }, { "h2", "Summary of findings" }, { "p", "good good" } }
    assert.is_true(fake.seconds(rule, tape:rep(600)) < 1)
    assert.is_true(fake.seconds(rule, "\1" .. "1" .. ("How effective "):rep(8000) .. "\n") < 1)
    assert.is_true(fake.seconds(rule, ("\6a\9"):rep(30000)) < 1)
  end)
end)
