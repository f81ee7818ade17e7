local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.hmic_2007"
local judgments = require "peel.grammar.hmic_2007.judgments"
local distributions = require "peel.grammar.hmic_2007.distributions"

for _, rule in ipairs { judgments, distributions } do rule.compiled = rule.pattern(fake.env(framework)) end

local function run(rule, lines, list)
  local records, diagnostics = fake.run(rule, lines, { framework = framework, report = { force = "Mercia Vale" } })
  return records[list] or {}, fake.codes(diagnostics)
end

-- area=grade mention mention …
local function short(found)
  local out = {}
  for i, judgment in ipairs(found) do
    local said = {}
    for k, mention in ipairs(judgment.mentions) do said[k] = mention.at end
    out[i] = ("%s=%s: %s"):format(judgment.area, judgment.grade, table.concat(said, " "))
  end
  return out
end

local function grades(lines)
  local found, codes = run(judgments, lines, "judgments")
  return short(found), codes
end

local summary = {
  { "h2", "Force summary of judgements" }, { "header", "Neighbourhood Policing", "Grade" }, { "row", "Neighbourhood Policing", "Poor" },
  { "row", "Protecting vulnerable people", "Grade" }, { "row", "Child abuse", "Excellent" }, { "row", "Domestic violence", "Fair" },
}

local function with(...)
  local lines = table.move(summary, 1, #summary, 1, {})
  for _, line in ipairs { ... } do lines[#lines + 1] = line end
  return lines
end

describe("grades of a report of 2007", function()
  it("reads the summary and the chapters' tables as one judgment an area", function()
    local found, codes = run(judgments, with({ "h2", "Neighbourhood Policing" }, { "header", "GRADE", "POOR" }), "judgments")
    assert.same({
      force = "Mercia Vale", area = "neighbourhood_policing", scope = "area", grade = "poor", question = "Neighbourhood Policing",
      year = 2007, at = "Poor", mentions = { { as = "poor", at = "Poor" }, { as = "poor", at = "POOR" } },
    }, found[1])
    assert.same({ "neighbourhood_policing=poor: Poor POOR", "child_abuse=excellent: Excellent", "domestic_violence=fair: Fair" },
      short(found))
    assert.same({}, codes)
  end)

  it("takes the words of the summary as the question where a chapter is missing", function()
    local found = run(judgments, summary, "judgments")
    assert.equal("Child abuse", found[2].question)
  end)

  for name, lines in pairs {
    ["after its heading"] = { { "h2", "Performance Management" }, { "header", "GRADE", "GOOD" }, { "h3", "National grade distribution" } },
    ["before its heading"] = { { "h2", "Neighbourhood Policing" }, { "h3", "Strengths" }, { "p", "FORCE CONTACT: A. Reeve" },
      { "row", "GRADE", "GOOD" }, { "h2", "Performance Management" } },
    ["further down in its chapter"] = { { "h2", "Performance Management" }, { "p", "See the summary." }, { "row", "Grade", "Good" },
      { "h3", "Strengths" } },
    ["on one line"] = { { "h2", "Performance Management" }, { "p", "GRADE: GOOD" } },
    ["under its label"] = { { "h2", "Performance Management" }, { "p", "GRADE" }, { "p", "Good" } },
    ["in a list"] = { { "h2", "Force summary" }, { "item", "Performance management Good" } },
    ["in front of its area"] = { { "h2", "Force summary" }, { "row", "Good", "Performance management" } },
    ["under its area"] = { { "row", "Performance management", "Grade" }, { "row", "Performance management", "Good" } },
    ["with a sign between"] = { { "p", "Performance Management – Good" } },
  } do
    it("reads a grade " .. name, function()
      local found, codes = run(judgments, lines, "judgments")
      assert.same({ "performance_management", "good" }, { found[1] and found[1].area, found[1] and found[1].grade })
      assert.equal(1, #found)
      assert.same({}, codes)
    end)
  end

  it("gives a table between two headings to the nearer one", function()
    local lines = { { "h2", "Performance Management" }, { "row", "GRADE", "GOOD" }, { "h2", "Neighbourhood Policing" } }
    assert.same({ "performance_management=good: GOOD" }, (grades(lines)))
  end)

  it("passes over a heading that has no grade of its own", function()
    local lines = { { "h2", "Protecting Vulnerable People – Overview" }, { "row", "GRADE", "FAIR" },
      { "h2", "Protecting Vulnerable People – Child Abuse" } }
    assert.same({ "child_abuse=fair: FAIR" }, (grades(lines)))
  end)

  it("reads a row of areas over a row of grades", function()
    local lines = { { "header", "Child abuse", "Missing persons" }, { "row", "Fair", "Good" } }
    assert.same({ "child_abuse=fair: Fair", "missing_persons=good: Good" }, (grades(lines)))
  end)

  it("keeps places that disagree and says so", function()
    local found, codes = run(judgments, with({ "h2", "Neighbourhood Policing" }, { "header", "GRADE", "GOOD" }), "judgments")
    assert.equal("poor", found[1].grade)
    assert.equal("good", found[1].mentions[2].as)
    assert.same({ "grades_disagree" }, codes)
  end)

  it("leaves out a grade whose area is not known", function()
    local found, codes = grades { { "p", "GRADE FAIR" } }
    assert.same({}, found)
    assert.same({ "judgment_without_area" }, codes)
  end)

  for name, lines in pairs {
    ["that is explained"] = { { "h2", "The grading process" }, { "h3", "Good" }, { "p", "Good is better than most." } },
    ["in prose"] = { { "h2", "Performance Management" }, { "p", "The lamps were graded Good" } },
    ["of no area"] = { { "row", "Street lamps", "Good" } },
    ["of another scale"] = { { "h2", "Performance Management" }, { "row", "GRADE", "OUTSTANDING" } },
    ["at the head of a distribution"] = { { "h2", "Performance Management" }, { "header", "Excellent", "Good", "Fair", "Poor" } },
    ["without its word"] = { { "h2", "Performance Management" }, { "row", "GRADE", "" } },
  } do
    it("does not take a grade " .. name, function() assert.same({}, (grades(lines))) end)
  end

  it("takes linear time", function()
    local tape = fake.tape { { "h2", "Performance Management" }, { "row", "GRADE", "GOOD" }, { "row", "1", "2", "3" },
      { "p", "good good" } }
    for _, text in ipairs { tape:rep(400), "\6" .. ("Good\9"):rep(20000) .. "x\n", "\6" .. ("1 "):rep(20000) .. "\n",
      "\0022" .. ("Performance "):rep(8000) .. "\n" } do
      for _, rule in ipairs { judgments, distributions } do
        local start = os.clock()
        run(rule, text, "judgments")
        assert.is_true(os.clock() - start < 1)
      end
    end
  end)
end)

describe("distributions of a report of 2007", function()
  local function counts(lines)
    local found, codes = run(distributions, lines, "distributions")
    local out = {}
    for i, d in ipairs(found) do
      out[i] = ("%s %s %s %s %s"):format(d.area, d.counts.excellent, d.counts.good, d.counts.fair, d.counts.poor)
    end
    return out, codes
  end

  it("reads the national summary and the table of a chapter, each as it stands", function()
    local found, codes = counts {
      { "h2", "National summary of judgements" }, { "header", "", "Excellent", "Good", "Fair", "Poor" },
      { "row", "Neighbourhood Policing", "", "", "", "" }, { "row", "Neighbourhood Policing", "7", "15", "20", "1" },
      { "row", "Protecting vulnerable people", "", "", "", "" }, { "row", "Missing persons", "0", "22", "21", "0" },
      { "h2", "Neighbourhood Policing" }, { "h3", "National grade distribution" }, { "header", "Excellent", "Good", "Fair", "Poor" },
      { "row", "7", "15", "20", "1" },
    }
    assert.same({ "neighbourhood_policing 7 15 20 1", "missing_persons 0 22 21 0", "neighbourhood_policing 7 15 20 1" }, found)
    assert.same({}, codes)
  end)

  it("reads the columns by their heads", function()
    assert.same({ "missing_persons 3 2 1 0" }, (counts { { "header", "", "Poor", "Fair", "Good", "Excellent" },
      { "row", "Missing persons", "0", "1", "2", "3" } }))
  end)

  for name, lines in pairs {
    ["in one line"] = { { "p", "Excellent Good Fair Poor 7 15 20 1" } },
    ["in lines without columns"] = { { "p", "Excellent Good Fair Poor" }, { "p", "7 15 20 1" } },
    ["as items"] = { { "item", "Excellent Good Fair Poor" }, { "item", "7 15 20 1" } },
    ["with cells run together"] = { { "header", "Excellent", "Good", "Fair", "Poor" }, { "row", "7 15 20", "1", "", "" } },
  } do
    it("reads a table " .. name, function()
      table.insert(lines, 1, { "h2", "Protecting Vulnerable People – Child Abuse" })
      assert.same({ "child_abuse 7 15 20 1" }, (counts(lines)))
    end)
  end

  it("leaves out a row with a number lost and says so", function()
    local found, codes = counts { { "header", "", "Excellent", "Good", "Fair", "Poor" }, { "row", "Child abuse", "7", "15", "20" } }
    assert.same({}, found)
    assert.same({ "missing_value" }, codes)
  end)

  for name, lines in pairs {
    ["without their scale"] = { { "h2", "Neighbourhood Policing" }, { "row", "7", "15", "20", "1" } },
    ["of no area"] = { { "header", "Excellent", "Good", "Fair", "Poor" }, { "row", "Lamps", "7", "15", "20", "1" } },
    ["outside a chapter"] = { { "h1", "Recommendations" }, { "header", "Excellent", "Good", "Fair", "Poor" },
      { "row", "7", "15", "20", "1" } },
    ["under a scale with a grade twice"] = { { "h2", "Neighbourhood Policing" }, { "header", "Good", "Good", "Fair", "Poor" },
      { "row", "7", "15", "20", "1" } },
  } do
    it("does not take numbers " .. name, function() assert.same({}, (counts(lines))) end)
  end
end)
