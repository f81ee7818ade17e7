-- What `peel show` prints: a screen that says what the report says, in the width that there is, and nothing a report could
-- steer a terminal with.

local layout = require "peel.show.layout"
local list = require "peel.list"
local peel = require "peel"
local printing = require "peel.printing"
local sets = require "spec.support.record_sets"
local show = require "peel.show"

local MERCIA = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"
local PLAN = "examples/reports/eskmouth-delivery-plan-2017-q3.txt"
local OLD = "examples/reports/saltmarsh-and-thorne-hmic-2007.txt"
local CONCERNS = "examples/reports/harrowmere-peel-2021-22.txt"
local HARBOUR = "examples/reports/tarn-sound-harbour-review-2019.txt"

--- A report in name only: our own record sets under its lists, with front matter and coverage as given.
local function stub(records, fields)
  local report = { path = "stub.txt", bytes = 62, recognition = {}, list = function(_, name) return list.of(records, name) end }
  function report.coverage()
    return { id = 0, lines = 0, claimed = 0, prose = 0, furniture = 0, not_understood = 0, lines_not_understood = {}, sections = {} }
  end
  for name, value in pairs(fields or {}) do report[name] = value end
  return report
end

local function lines_of(text)
  local lines = {}
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
  return lines
end

--- The one line that holds all these words, plainly; fails where there is none.
local function line_with(text, ...)
  for _, line in ipairs(lines_of(text)) do
    local all = true
    for i = 1, select("#", ...) do all = all and line:find(select(i, ...), 1, true) ~= nil end
    if all then return line end
  end
  assert.is_truthy(false, "no line with " .. table.concat({ ... }, ", ") .. " in\n" .. text)
end

--- The lines of one part: its heading and what stands below it, to the next empty line.
local function part_of(text, title)
  local found = {}
  for _, line in ipairs(lines_of(text)) do
    if #found > 0 and line == "" then return found end
    if #found > 0 or line:find("^" .. title .. "%f[ \0]") then found[#found + 1] = line end
  end
  return found
end

local function strip(text) return (text:gsub("\27%[%d+m", "")) end

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

describe("a report on many forces", function()
  local FORCES = { "Avon", "Borders", "Cleve", "Downs", "Exe", "Fens", "Gower" }
  local function overview(changes)
    local records = sets.new { grades = sets.four }
    local function add(name, fields)
      fields.spans = { 1, 13 }
      records:set(name):append(fields)
    end
    for i, force in ipairs(FORCES) do
      add("judgments", { force = force, area = "preventing_crime", grade = i == 1 and "outstanding" or i > 5 and "inadequate" or "good" })
      add("judgments", { force = force, area = "investigating_crime", grade = i == 3 and "requires_improvement" or "good" })
    end
    add("distributions", { area = "preventing_crime", counts = changes or { outstanding = 1, good = 4, requires_improvement = 0, inadequate = 2 } })
    return stub(records:seal(), { title = "All of them" })
  end

  it("counts the forces by area and grade and names those at the ends", function()
    assert.same({
      "Grades  14 of 7 forces; the printed numbers of forces agree in 1 area",
      "                       outstanding  good  requires_improvement  inadequate",
      "  preventing_crime               1     4                     -           2",
      "  investigating_crime            -     6                     1           -",
      "  preventing_crime     inadequate: Fens, Gower; outstanding: Avon",
      "  investigating_crime  requires_improvement: Cleve",
    }, part_of(show.report(overview()), "Grades"))
  end)

  it("shows printed numbers that are not those of the grades", function()
    local part = part_of(show.report(overview { outstanding = 1, good = 5, requires_improvement = 0, inadequate = 1 }), "Grades")
    assert.equal("Grades  14 of 7 forces", part[1])
    assert.equal("  preventing_crime  printed:  1 outstanding, 5 good, 0 requires_improvement, 1 inadequate  line 1", part[7])
  end)

  it("has a row for each grade where all is asked for", function()
    assert.equal(6 + 14, #part_of(show.report(overview(), { all = true }), "Grades"))
  end)
end)

describe("deadlines", function()
  it("are sorted, those without a date apart, with runs of numbers as ranges", function()
    local records = sets.new { grades = sets.four }
    local function add(number, addressee, deadline)
      records:set("recommendations"):append { number = number, addressee = addressee, deadline = deadline, text = { 1, 22 }, spans = { 1, 22 } }
    end
    local first, second = { 1, 6 }, { 24, 25 }
    add("1", first, nil)
    add("2", first, { when = { 1, 6 } })
    add("C1", first, { by = "2016-06-30", due = "2016-06-30" })
    add("C2", second, { by = "2016-06-30", due = "2016-06-30" })
    add("C3", first, { by = "2016-06-30", due = "2016-06-30" })
    add("C5", first, { by = "2016-06-30", due = "2016-06-30" })
    add(nil, first, { by = "2016-06-30", due = "2016-06-30" })
    add("D1", second, { within = "P3M", due = "2016-05" })
    local part = part_of(show.report(stub(records:seal())), "Recommendations")
    assert.same({
      "Recommendations  8, 7 with a deadline",
      "  2016-05      1  no. D1 for It (within P3M)",
      "  2016-06-30   5  nos. C1-C3, C5 and 1 without a number for 2 addressees",
      "  Wessex       1  no. 2 for Wessex",
      "  no deadline  1  no. 1 for Wessex",
    }, table.move(part, 1, 5, 1, {}))
  end)
end)

describe("a long report at a glance", function()
  local function many()
    local records = sets.new { grades = sets.four }
    local place = { spans = { 1, 13 } }
    local function add(name, fields)
      fields.spans = place.spans
      records:set(name):append(fields)
    end
    for i = 1, 60 do
      add("judgments", { force = "Wessex", area = "area_" .. i, grade = "good" })
      add("findings", { kind = i % 2 == 0 and "strength" or "main_finding", area = "area_" .. i, text = { 1, 22 } })
      add("recommendations", { number = i, text = { 1, 22 }, deadline = { within = "P3M", due = "2016-05" } })
      add("measures", { name = { 1, 13 }, unit = "percent", origin = "force_in_numbers", values = {
        { entity = "Wessex", period = "2015", value = i, raw = i .. "%" } } })
      add("diagnostics", { severity = i == 60 and "error" or "note", code = "code_" .. i, message = "a message" })
    end
    return stub(records:seal(), { force = "Wessex", title = "A long one" })
  end

  it("is cut so that it fits, and says how much is left out", function()
    local text = show.report(many())
    local lines = lines_of(text)
    assert.is_true(#lines <= 50, #lines .. " lines")
    local left_out = 0
    for _, line in ipairs(lines) do left_out = left_out + (line:match "^  … and %d+ m" and 1 or 0) end
    assert.equal(3, left_out) -- recommendations, numbers, diagnostics
    line_with(text, "  … and 49 areas more")
    line_with(text, "Grades  60")
    line_with(text, "  good  60  area_1, area_2, area_3")
    line_with(text, "Findings", "30 main_finding, 30 strength")
    line_with(text, "Recommendations", "60, 60 with a deadline")
    line_with(text, "  2016-05  60  nos. 1-60 (within P3M)")
  end)

  it("shows the gravest diagnostics first", function()
    local text = show.report(many())
    line_with(text, "Diagnostics", "1 error, 59 notes")
    assert.is_truthy(text:find "Diagnostics[^\n]*\n  error +code_60")
  end)

  it("is whole where all is asked for", function()
    local text = show.report(many(), { all = true })
    assert.is_nil(text:find("… and", 1, true))
    for i = 1, 60 do line_with(text, "area_" .. i .. " ", "good  line 1") end
  end)
end)

describe("a hostile report", function()
  local HOSTILE = "PEEL: Police\27[31m effectiveness 2015\n\nAn inspection of Wess\27]0;x\7ex Police\n\nContents\n\n"
    .. "Overall judgment\t3\n\n# Overall \27[2Jjudgment\n\nGood\n\nSome \u{202E}text\u{9b}31m here.\n"

  it("never steers the terminal", function()
    local report = assert(peel.parse(HOSTILE, "evil\27[0m\nname.txt"))
    for _, text in ipairs { show.report(report, { all = true }), show.outline(report, { all = true }) } do
      assert.is_nil(text:gsub("\n", ""):find "%c")
      assert.is_nil(text:find "\194[\128-\159]")
      assert.is_nil(text:find("\u{202E}", 1, true))
    end
  end)
end)

describe("an outline", function()
  local report = assert(peel.open(MERCIA))
  local text = show.outline(report)

  it("has every section with number, page and evidence, in its depth", function()
    for section in report:sections():each() do
      line_with(text, (" "):rep(2 * section.level) .. section.id .. " " .. section.title:sub(1, 30), "[" .. section.evidence[1])
    end
    line_with(text, "Introduction", "p. 7", "[contents")
  end)

  it("names tables, figures and notes, and counts the rest", function()
    line_with(text, "171", "figure 1: Recorded crime rates")
    line_with(text, "173", ("table 1: %d x %d"):format(#report:tables()[1].rows, #report:tables()[1].header))
    line_with(text, "159", "note 2: ")
    line_with(text, "150", "2 paragraphs, 4 items")
    assert.is_nil(text:find("paragraph: ", 1, true))
  end)

  it("says what is not understood", function()
    for _, section in ipairs(report:coverage().sections) do
      if section.not_understood > 0 and section.title then
        line_with(text, section.title:sub(1, 15), section.not_understood .. " not understood")
      end
    end
  end)

  it("has every block on a line where all is asked for", function()
    local all = show.outline(report, { all = true })
    local blocks = 0
    for _, part in ipairs(report:outline()) do blocks = blocks + #part.blocks end
    assert.equal(1 + 1 + #report:sections() + blocks, #lines_of(all))
    line_with(all, "13", "paragraph: ISBN: 978-0-00-000001-9")
  end)

  it("keeps to its width", function()
    for _, line in ipairs(lines_of(show.outline(report, { width = 80 }))) do
      assert.is_true(printing.width(line) <= 80, line)
    end
  end)
end)

describe("the layout", function()
  it("writes line numbers as ranges over blank lines", function()
    assert.equal("", layout.lines {})
    assert.equal("line 7", layout.lines { 7 })
    assert.equal("lines 3-6, 20, 30-31", layout.lines { 3, 4, 6, 20, 30, 31 })
  end)

  it("cuts the widest of the columns that may be cut, by what a terminal shows", function()
    local style = layout.style { width = 30 }
    local rows = { { layout.cell(("日本"):rep(10)), layout.cell "short", layout.right(5) } }
    local line = layout.columns(style, rows, { 1, 2 })[1]
    assert.is_true(printing.width(line) <= 30, line)
    assert.is_truthy(line:find "…  +short  5$")
  end)

  it("gives an empty column no room", function()
    local rows = { { layout.cell "a", layout.cell(nil), layout.cell "b" }, { layout.cell "aa", layout.cell(nil), layout.cell "b" } }
    assert.same({ "  a   b", "  aa  b" }, layout.columns(layout.style(), rows, { 1 }))
  end)
end)
