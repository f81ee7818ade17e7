-- What `peel show` prints: a screen that says what the report says, in the width that there is, and nothing a report could
-- steer a terminal with.

local peel = require "peel"
local printing = require "peel.printing"
local show = require "peel.show"
local shown = require "spec.support.shown"

local lines_of, line_with, part_of, strip = shown.lines_of, shown.line_with, shown.part_of, shown.strip
local MERCIA = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"
local PLAN = "examples/reports/eskmouth-delivery-plan-2017-q3.txt"
local OLD = "examples/reports/saltmarsh-and-thorne-hmic-2007.txt"
local CONCERNS = "examples/reports/harrowmere-peel-2021-22.txt"
local HARBOUR = "examples/reports/tarn-sound-harbour-review-2019.txt"

describe("a report at a glance", function()
  local report = assert(peel.open(MERCIA))
  local text = show.report(report)

  it("says what the title page says, and where it was read", function()
    local lines = lines_of(text)
    assert.equal("PEEL: Police effectiveness 2015", lines[1])
    line_with(text, "force_inspection", "Mercia Vale", "HMIC", "2016-02", "978-0-00-000001-9")
    line_with(text, MERCIA, "bytes")
  end)

  it("names the framework with its score, and why", function()
    line_with(text, "Framework", "peel_effectiveness_2015, score " .. report.recognition[1].score)
    line_with(text, 'title: "police effectiveness 2015"')
  end)

  it("has every grade with its area, what it was before, and its lines", function()
    line_with(text, "overall_effectiveness", "good", "line 41")
    line_with(text, "preventing_crime", "good", "(2014: good)", "lines 57, 194")
    line_with(text, "serious_organised_crime", "outstanding")
  end)

  it("counts findings and shows where each stands", function()
    line_with(text, "Findings", #report:findings() .. " area_for_improvement")
    assert.equal("  2 preventing_crime, 3 investigating_crime, 2 protecting_vulnerable_people", part_of(text, "Findings")[2])
    line_with(text, "investigating_crime", "line 238")
  end)

  it("sets the force's numbers beside those of England and Wales", function()
    assert.same({
      "Force in numbers  5 measures; 15 more in tables and figures",
      "                                                           Mercia    England",
      "                                                             Vale  and Wales",
      "  Calls for assistance per 1,000 population                   298        346  12m to 31 Mar 2015",
      "  Crimes recorded (excluding fraud) per 1,000 population     52.9       61.4  12m to 30 Jun 2015",
      "  Change in recorded crime                                  -0.7%      +4.5%  12m to 30 Jun 2015",
      "  Incidents of anti-social behaviour per 1,000 population      27         33  12m to 31 Mar 2015",
      "  Victim satisfaction rate                                  86.2%      83.8%  12m to 31 Mar 2015",
    }, part_of(text, "Force in numbers"))
  end)

  it("says how well it was read", function()
    local coverage = report:coverage()
    line_with(text, "Coverage", ("%d%% of %d lines"):format((coverage.lines - coverage.not_understood) * 100 // coverage.lines,
      coverage.lines), ("%d claimed, %d prose"):format(coverage.claimed, coverage.prose))
    line_with(text, "Disagreements  none")
    line_with(text, "Diagnostics", "1 note")
    line_with(text, "unknown_force", "line 5")
  end)

  it("fits a screen and the width that it is given", function()
    for _, width in ipairs { 40, 80, 100, 200 } do
      local lines = lines_of(show.report(report, { width = width }))
      assert.is_true(#lines <= 50, #lines .. " lines")
      for _, line in ipairs(lines) do
        if width >= 80 then assert.is_true(printing.width(line) <= width, line) end
        assert.is_nil(line:find " $", line)
      end
    end
  end)

  it("says the same in colour", function()
    local coloured = show.report(report, { color = true })
    assert.is_truthy(coloured:find "\27%[32mgood\27%[0m")
    assert.equal(text, strip(coloured))
    assert.is_nil(text:find("\27", 1, true))
  end)

  it("is the same each time", function()
    assert.equal(text, show.report(assert(peel.open(MERCIA))))
  end)

  it("says where nothing is known of a report's framework", function()
    local plain = show.report(assert(peel.open(HARBOUR)))
    line_with(plain, "Framework", "none that is known")
    line_with(plain, "warning", "unknown_framework")
    assert.is_nil(plain:find "\nGrades")
  end)

  it("takes an empty report", function()
    line_with(show.report(assert(peel.parse("", "empty.txt"))), "Coverage", "no lines understood")
    line_with(show.outline(assert(peel.parse("", "empty.txt"))), "empty.txt", "0 sections")
  end)
end)

describe("a person's question", function()
  it("what is due when is answered by date", function()
    assert.same({
      "Recommendations  3, 3 with a deadline",
      "  2022-06     2  for Harrowmere Police (within P3M)",
      "  2022-12-31  1  for Harrowmere Police",
      "  2022-06     switch the screens on again and have a supervisor watch them; and             line 112",
      "  2022-06     train 20 more call handlers.                                                  line 113",
      "  2022-12-31  By 31 December 2022, Harrowmere Police should make sure that it answers nin…  line 115",
    }, part_of(show.report(assert(peel.open(CONCERNS))), "Recommendations"))
  end)

  it("how many findings of each kind is answered by area", function()
    local part = part_of(show.report(assert(peel.open(OLD))), "Findings")
    assert.same({
      "Findings  7 strength, 3 work_in_progress, 6 area_for_improvement, 3 developing_practice",
      "                                strength  work_in_progress  area_for_improveme…  developing_practice",
      "  performance_management               1                 1                    1                    -",
      "  neighbourhood_policing               1                 1                    1                    2",
      "  protecting_vulnerable_people         1                 -                    1                    -",
      "  missing_persons                      1                 -                    1                    -",
      "  child_abuse                          1                 1                    -                    1",
      "  domestic_violence                    1                 -                    1                    -",
      "  public_protection                    1                 -                    1                    -",
    }, table.move(part, 1, 9, 1, {}))
  end)

  it("which grades is answered beside those of all forces", function()
    assert.same({
      "Grades  6; beside them, how many of all forces had which",
      "                                                                   excellent/good/fair/poor",
      "  performance_management  good                     lines 119, 130  1/23/16/3",
      "  neighbourhood_policing  fair       (2006: good)  lines 121, 168  8/11/20/4",
      "  missing_persons         fair                     lines 123, 286  9/18/15/1",
      "  child_abuse             excellent                lines 124, 312  6/13/21/3",
      "  domestic_violence       good                     lines 125, 349  2/9/29/3",
      "  public_protection       poor                     lines 126, 377  0/22/19/2",
    }, part_of(show.report(assert(peel.open(OLD))), "Grades"))
  end)

  it("what disagrees is answered apart from other diagnostics", function()
    local text = show.report(assert(peel.open(OLD)))
    assert.same({
      "Disagreements  1 distributions_disagree, 2 wording_differs",
      "  distributions_disagree  the numbers of forces by grade for domestic_violence differ fro…  line 355",
      "  wording_differs         recommendation 2 is repeated in other words                       line 419",
      "                          recommendation 4 is repeated in other words                       line 431",
    }, part_of(text, "Disagreements"))
    assert.equal("Diagnostics  1 note", part_of(text, "Diagnostics")[1])
  end)

  it("a delivery plan's numbers stand with their periods side by side", function()
    assert.same({
      "Numbers  11 measures, Eskmouth",
      "                                                                          Apr to    Apr to    Jul to",
      "                                                                        Dec 2016  Dec 2017  Sep 2017",
      "  Rescues from the water                                                      31        44",
      "  Hate crimes – reported                                                     512       580",
      "  Hate crimes – solved                                                     41.2%     39.7%",
      "  Victim-based crime",
      "    Violence with injury                                                   3,871     4,002",
      "    Violence without injury                                                5,240     5,618",
      "    Sexual offences                                                          977     1,051",
      "    Arson                                                                    120        98",
      "  Public confidence in the force                                                       76%       74%",
      "  Stops and searches                                                       2,307     1,984",
      "  Stops and searches – with a result                                       28.6%     33.1%",
      "  Recruits who finish their training and stay for at least one full y…     87.5%     92.0%",
    }, part_of(show.report(assert(peel.open(PLAN))), "Numbers"))
  end)

  it("is answered on one screen by every report", function()
    for _, path in ipairs { PLAN, OLD, CONCERNS, HARBOUR } do
      for _, width in ipairs { 80, 100 } do
        local lines = lines_of(show.report(assert(peel.open(path)), { width = width }))
        assert.is_true(#lines <= 50, path .. " has " .. #lines)
        for _, line in ipairs(lines) do assert.is_true(printing.width(line) <= width, line) end
      end
    end
  end)
end)
