--- The parts of `peel show`: many forces, deadlines, long and hostile reports, the outline, the layout.

local layout = require "peel.show.layout"
local peel = require "peel"
local printing = require "peel.printing"
local sets = require "spec.support.record_sets"
local show = require "peel.show"
local shown = require "spec.support.shown"

local stub, lines_of, line_with, part_of = shown.stub, shown.lines_of, shown.line_with, shown.part_of
local MERCIA = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"

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
