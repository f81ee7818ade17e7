-- What `peel show` prints: a screen that says what the report says, in the width that there is, and nothing a report could
-- steer a terminal with.

local layout = require "peel.show.layout"
local list = require "peel.list"
local peel = require "peel"
local printing = require "peel.printing"
local sets = require "spec.support.record_sets"
local show = require "peel.show"

local MERCIA = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"
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
    line_with(text, "investigating_crime", "line 238")
  end)

  it("sets the force's numbers beside those of England and Wales", function()
    line_with(text, "Mercia Vale", "England and Wales")
    line_with(text, "Crimes recorded", "52.9", "61.4", "12 months to 30 June 2015")
  end)

  it("says how well it was read", function()
    local coverage = report:coverage()
    line_with(text, "Coverage", ("%d%% of %d lines"):format((coverage.lines - coverage.not_understood) * 100 // coverage.lines,
      coverage.lines), coverage.not_understood .. " not understood")
    line_with(text, "Diagnostics", "1 note")
    line_with(text, "unknown_force", "line 5")
  end)

  it("fits a screen and the width that it is given", function()
    for _, width in ipairs { 40, 80, 100, 200 } do
      local lines = lines_of(show.report(report, { width = width }))
      assert.is_true(#lines <= 45, #lines .. " lines")
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
    assert.is_true(#lines <= 45, #lines .. " lines")
    local left_out = 0
    for _, line in ipairs(lines) do left_out = left_out + (line:match "^  … and (%d+) more$" and 1 or 0) end
    assert.equal(5, left_out)
    local shown = 0
    for _, line in ipairs(lines) do shown = shown + (line:find "^  area_%d+ +good" and 1 or 0) end
    line_with(text, ("… and %d more"):format(60 - shown))
    line_with(text, "Findings", "30 main_finding, 30 strength")
    line_with(text, "Recommendations", "60, 60 with a deadline")
    line_with(text, "within P3M: 2016-05")
  end)

  it("shows the gravest diagnostics first", function()
    local text = show.report(many())
    line_with(text, "Diagnostics", "1 error, 59 notes")
    assert.is_truthy(text:find "Diagnostics[^\n]*\n  error +code_60")
  end)

  it("is whole where all is asked for", function()
    local text = show.report(many(), { all = true })
    assert.is_nil(text:find("… and", 1, true))
    for i = 1, 60 do line_with(text, "area_" .. i .. " ", "good") end
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
