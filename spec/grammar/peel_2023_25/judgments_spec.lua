local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.peel_2023_25"
local judgments = require "peel.grammar.peel_2023_25.judgments"
local ungraded = require "peel.grammar.peel_2023_25.ungraded"

for _, rule in ipairs { judgments, ungraded } do rule.compiled = rule.pattern(fake.env(framework)) end

local function run(rule, subject, section)
  local records, diagnostics = fake.run(rule, subject, { framework = framework, section = section, report = { force = "Wessex" } })
  local out = {}
  for i, judgment in ipairs(records.judgments or {}) do
    local mentions = {}
    for k, mention in ipairs(judgment.mentions or {}) do mentions[k] = mention.as .. ":" .. mention.at end
    out[i] = ("%s=%s %s"):format(judgment.area, judgment.grade, table.concat(mentions, ","))
  end
  return out, fake.codes(diagnostics), records.judgments
end

local HEADER = { "header", "Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate" }

describe("grades of a report of 2023-25", function()
  it("are looked up in the table whose columns are the grades", function()
    local found, codes = run(judgments, { HEADER, { "row", "", "Investigating crime", "", "Preventing crime", "" },
      { "row", "", "Responding to the public", "", "", "Managing offenders" } })
    assert.same({ "investigating_crime=good good:Investigating crime", "preventing_crime=requires_improvement requires_improvement:Preventing crime",
      "responding_to_public=good good:Responding to the public", "managing_offenders=inadequate inadequate:Managing offenders" }, found)
    assert.same({}, codes)
  end)
  it("stand alone under the heading of their area", function()
    local found, codes, records = run(judgments, { { "h1", "Managing offenders and suspects" }, { "p", "REQUIRES IMPROVEMENT" } })
    assert.same({ "managing_offenders=requires_improvement requires_improvement:REQUIRES IMPROVEMENT" }, found)
    assert.same({}, codes)
    assert.equal("Managing offenders and suspects", records[1].question)
    assert.equal(2023, records[1].year)
  end)
  it("are one record with both places; the sentence that says it again is none", function()
    assert.same({ "investigating_crime=good good:Investigating crime,good:Good" }, (run(judgments, { HEADER,
      { "row", "", "Investigating crime" }, { "h1", "Investigating crime" }, { "p", "Good" },
      { "p", "Wessex Police is good at investigating crime." } })))
  end)
  it("disagree: the line under the heading holds, and it is said", function()
    local found, codes = run(judgments, { HEADER, { "row", "Investigating crime", "" }, { "h1", "Investigating crime" }, { "p", "Adequate" },
      { "p", "Wessex Police is good at investigating crime." } })
    assert.same({ "investigating_crime=adequate outstanding:Investigating crime,adequate:Adequate" }, found)
    assert.same({ "grades_disagree", "grades_disagree" }, codes)
  end)
  it("are read from the sentence where table and line were lost", function()
    local found, codes = run(judgments, { { "h1", "Leadership and force management" },
      { "p", "Wessex Police's leadership and management requires improvement." } })
    assert.same({ "leadership_force_management=requires_improvement requires_improvement:requires improvement" }, found)
    assert.same({ "grade_from_prose" }, codes)
  end)
  it("are missing, and it is said, where nothing states them", function()
    local found, codes = run(judgments, { { "h1", "Investigating crime" }, { "p", "Wessex Police looks into crime." } })
    assert.same({}, found)
    assert.same({ "area_without_grade" }, codes)
  end)
  it("are of two columns, or stand before their areas", function()
    assert.same({ "investigating_crime=good good:Good" }, (run(judgments, { { "row", "Investigating crime", "Good" } })))
    assert.same({ "investigating_crime=good good:Investigating crime" }, (run(judgments, { { "row", "Good", "Investigating crime", "Something" } })))
  end)
  it("are not those of other tables, nor of a heading further on", function()
    assert.same({}, (run(judgments, { { "header", "Area", "Number" }, { "row", "Investigating crime", "12" } })))
    assert.same({}, (run(judgments, { { "h1", "Investigating crime" }, { "h2", "Main findings" }, { "p", "Good" } })))
  end)
  it("of a cell that names no area are reported", function()
    local found, codes = run(judgments, { HEADER, { "row", "", "Mending nets" } })
    assert.same({}, found)
    assert.same({ "unread_cell" }, codes)
  end)
  it("take linear time", function()
    local rows = { HEADER }
    for i = 2, 4000 do rows[i] = { "row", "", "Investigating crime", "nets", "", "Good" } end
    assert.is_true(fake.seconds(judgments, rows, { framework = framework }) < 2)
    assert.is_true(fake.seconds(judgments, "\2Wessex Police is " .. ("very "):rep(100000) .. "good\n", { framework = framework }) < 2)
  end)
end)

describe("an area without a grade", function()
  local victims = { area = "victim_service" }
  it("is told by the sentence that says so, in its own section", function()
    local found, _, records = run(ungraded, "We read 90 files. Although this part is ungraded, it counts elsewhere.", victims)
    assert.same({ "victim_service=ungraded " }, found)
    assert.equal("Although this part is ungraded, it counts elsewhere.", records[1].at)
  end)
  it("is told elsewhere by a sentence about it", function()
    local found, _, records = run(ungraded, "We also looked at the service to victims. We don't make a graded judgment in this area.", {})
    assert.same({ "victim_service=ungraded " }, found)
    assert.equal("We don't make a graded judgment in this area.", records[1].at)
  end)
  it("is not told of something else", function()
    assert.same({}, (run(ungraded, "We make graded judgments in eight areas.", {})))
    assert.same({}, (run(ungraded, "The road to the harbour is ungraded.", {})))
    assert.same({}, (run(ungraded, "This part is not graded.", { area = "investigating_crime" })))
  end)
end)
