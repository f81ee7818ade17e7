local fake = require "spec.support.fake_ctx"
local kpi = require "peel.grammar.delivery_plan.kpi"
local period = require "peel.grammar.delivery_plan.period"

local section = { key = "kpi", title = "Plan aims", parent = { title = "Summary for April to June 2017 (Provisional)" } }
local said = { "p", 'The "comparison" period is April to June 2016' }
local head = { "header", "Measure", "Comparison", "June" }

local function run(lines)
  local records, diagnostics = fake.run(kpi, lines, { section = section, report = { force = "Wessex" } })
  local out = {}
  for i, m in ipairs(records.measures or {}) do
    local function whole(text) return type(text) == "table" and table.concat(text, " ") or text end
    local parts = { (m.group and whole(m.group) .. ": " or "") .. (whole(m.name) or "-"), m.unit }
    for _, v in ipairs(m.values) do parts[#parts + 1] = v.raw end
    out[i] = table.concat(parts, " | ")
  end
  return out, fake.codes(diagnostics), records.measures
end

describe("indicators", function()
  it("gives a measure a row, with the periods that stand outside the table", function()
    local _, codes, measures = run { said, head, { "row", "Reduce thefts", "1,204", "998" }, { "p", "Thefts fell by 206." } }
    assert.same({ {
      name = "Reduce thefts", unit = "count", origin = "kpi_table", at = "Reduce thefts 1,204 998", values = {
        { entity = "Wessex", column = "Comparison", period = "April to June 2016", value = 1204, raw = "1,204", at = "1,204" },
        { entity = "Wessex", column = "June", period = "April to June 2017", value = 998, raw = "998", at = "998" },
      } } }, measures)
    assert.same({}, codes)
  end)

  it("takes percent from the signs, else from the name, else counts", function()
    assert.same({ "Repeat calls | percent | 9.1% | 8%", "Calls as a percentage of all | percent | 9.1 | 8", "Calls | count | 9 | 8" },
      (run { head, { "row", "Repeat calls", "9.1%", "8%" }, { "row", "Calls as a percentage of all", "9.1", "8" },
        { "row", "Calls", "9", "8" } }))
  end)

  it("takes a row of a name alone as the group of those after it, within its table", function()
    local found = run { head, { "row", "Improve the files", "", "" }, { "row", "Complete", "64%", "65%" }, { "row", "Poor", "19%", "20%" },
      { "p", "Words." }, head, { "row", "Thefts", "1", "2" } }
    assert.same({ "Improve the files: Complete | percent | 64% | 65%", "Improve the files: Poor | percent | 19% | 20%",
      "Thefts | count | 1 | 2" }, found)
  end)

  it("puts a cut name together, wherever its values stand", function()
    assert.same({ "Share of thefts which were solved | percent | 1% | 2%" },
      (run { head, { "row", "Share of thefts which", "1%", "2%" }, { "row", "were solved", "", "" } }))
    assert.same({ "Share of thefts which were solved | percent | 1% | 2%", "Cars | count | 1 | 2" },
      (run { head, { "row", "Share of thefts which", "", "" }, { "row", "were solved", "1%", "2%" }, { "row", "Cars", "1", "2" } }))
    assert.same({ "Improve the files sent to the court: Complete | count | 1 | 2" },
      (run { head, { "row", "Improve the files", "", "" }, { "row", "sent to the court", "", "" }, { "row", "Complete", "1", "2" } }))
    assert.same({ "Files sent to the Crown Court | count | 1 | 2" },
      (run { head, { "row", "Files sent to the", "1", "2" }, { "row", "Crown Court", "", "" } }))
  end)

  it("says of a name that its values are lost", function()
    local found, codes = run { head, { "row", "Thefts", "1", "2" }, { "row", "Cars", "", "" } }
    assert.same({ "Thefts | count | 1 | 2" }, found)
    assert.same({ "missing_value" }, codes)
  end)

  it("lets the words under a table change the period of its own column", function()
    local _, _, measures = run { said, { "header", "Measure", "Comparison", "Ready files" }, { "row", "Complete", "64%", "65%" },
      { "p", "Files were read anew. The comparison data is for January to March 2017, when files were first read so." },
      head, { "row", "Thefts", "1", "2" }, { "p", "In comparison with April to June 2015 they fell." } }
    assert.same({ "January to March 2017", "April to June 2017" }, { measures[1].values[1].period, measures[1].values[2].period })
    assert.equal("Ready files", measures[1].values[2].column)
    assert.same({ "April to June 2016", "April to June 2017" }, { measures[2].values[1].period, measures[2].values[2].period })
  end)

  it("keeps a misprint and says so", function()
    local _, codes, measures = run { head, { "row", "Calls", "66.047", "68,902" }, { "row", "Hours", "66.047", "68.902" } }
    assert.equal(66.047, measures[1].values[1].value)
    assert.same({ "misprint" }, codes)
  end)

  it("keeps what is no number as printed, and says so", function()
    local _, codes, measures = run { head, { "row", "Calls", "66,47", "68,902" } }
    assert.same({ raw = "66,47" }, { raw = measures[1].values[1].raw, value = measures[1].values[1].value })
    assert.same({ "unreadable_value" }, codes)
  end)

  it("takes a dash as no value", function()
    local found, codes = run { head, { "row", "Calls", "–", "68" } }
    assert.same({ "Calls | count | 68" }, found)
    assert.same({}, codes)
  end)

  it("leaves columns open where they are lost or do not fit", function()
    local _, codes, measures = run { { "row", "Calls", "66", "68" } }
    assert.is_nil(measures[1].values[1].column)
    assert.is_nil(measures[1].values[1].period)
    assert.same({ "lost_header" }, codes)
    _, codes, measures = run { head, { "row", "Calls", "66" } }
    assert.is_nil(measures[1].values[1].period)
    assert.same({ "missing_value" }, codes)
    _, codes, measures = run { head, { "row", "66", "68" } }
    assert.same({ period = "April to June 2017" }, { period = measures[1].values[2].period, name = measures[1].name })
    assert.same({ "measure_without_name" }, codes)
  end)

  it("puts a name together that a tab cut", function()
    assert.same({ "Calls at night | count | 66 | 68" }, (run { head, { "row", "Calls", "at night", "66", "68" } }))
  end)

  it("starts anew where a header stands among the rows", function()
    assert.same({ "A: Calls | count | 1 | 2", "Thefts | count | 3 | 4" }, (run { head, { "row", "A", "", "" }, { "row", "Calls", "1", "2" },
      { "row", "Measure", "Comparison", "June" }, { "row", "Thefts", "3", "4" } }))
  end)

  it("reads no table of words, and nothing from nothing", function()
    assert.same({}, (run { { "header", "Measure", "Owner" }, { "row", "Calls", "The control room" } }))
    assert.same({}, (run {}))
  end)

  it("takes linear time", function()
    local options = { section = section, report = { force = "Wessex" } }
    assert.is_true(fake.seconds(kpi, ("\5Measure\9Comparison\9June\n\6x\9\9\n\6y\0091\0092\n\2Words.\n"):rep(3000), options) < 2)
    assert.is_true(fake.seconds(kpi, "\5Measure\9Comparison\9June\n\6y\0091\0092\n" .. ("\6x\9\9\n"):rep(20000), options) < 2)
    assert.is_true(fake.seconds(kpi, "\6" .. ("1\9"):rep(20000) .. "\n", options) < 2)
    assert.is_true(fake.seconds(kpi, "\2" .. ("comparison is for the period from "):rep(3000) .. "\n", options) < 2)
  end)
end)

describe("periods outside a table", function()
  it("reads what a sentence says of a column", function()
    for text, want in pairs {
      ['The "comparison" period is April to June 2016'] = "April to June 2016",
      ["Comparison data covers January to March 2017, as before."] = "January to March 2017",
      ["The figures for comparison are taken from the 12 months to 31 March 2016."] = "12 months to 31 March 2016",
      ["The comparison column relates to 2015/16."] = "2015/16",
    } do
      local list = period.statements(text)
      assert.equal(want, period.of_column("Comparison", { list }, "April to June 2017"), text)
      assert.is_nil((period.of_column("Change", { list }, "April to June 2017")), text)
    end
    assert.same({}, period.statements "Thefts fell in comparison with April to June 2016, and the rate was 9%.")
  end)

  it("prefers the column's own words, and gives no period to a column of changes", function()
    assert.equal("2016/17", period.of_column("2016/17", {}, "2017/18"))
    assert.equal("2017/18", period.of_column("June", {}, "2017/18"))
    for _, heading in ipairs { "Comparison", "Previous year", "% change", "Target", "" } do
      assert.is_nil(period.of_column(heading, {}, "2017/18"), heading)
    end
  end)
end)
