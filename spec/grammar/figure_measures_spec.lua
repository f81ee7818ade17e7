local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.figure_measures"

local function run(tbl)
  local records, diagnostics = fake.run_table(rule, tbl)
  if not records then return nil end
  return records.measures or {}, fake.codes(diagnostics)
end

local function short(measures)
  local out = {}
  for i, m in ipairs(measures) do
    local parts = { m.name or "-", m.unit }
    for _, v in ipairs(m.values) do parts[#parts + 1] = (v.entity or "?") .. "=" .. v.raw end
    out[i] = table.concat(parts, " | ")
  end
  return out
end

local header = { "Rates per 1,000 population", "Wessex Police", "England and Wales" }
local caption = "Thefts in the 12 months to 30 June 2015"

describe("figure measures", function()
  it("are a row a name, a column an entity", function()
    local found, codes = run { number = 1, caption_text = caption, header = header, rows = { { "Bicycles", "41.0", "66.047" } } }
    assert.same({ {
      name = "Bicycles", unit = "per_1000_population", origin = "figure 1", spans = found[1].spans,
      values = {
        { entity = "Wessex", column = "Wessex Police", period = "12 months to 30 June 2015", value = 41.0, raw = "41.0",
          cell = found[1].values[1].cell },
        { entity = "England and Wales", column = "England and Wales", period = "12 months to 30 June 2015", value = 66.047, raw = "66.047",
          cell = found[1].values[2].cell },
      },
    } }, found)
    assert.equal(#"Bicycles\t41.0\t66.047", found[1].spans[2] - found[1].spans[1] + 1)
    assert.same({}, codes)
  end)

  it("take the unit from the caption where the header has none", function()
    local found = run { number = 1, caption_text = "Theft rates (per 1,000 population)", header = { "", "Wessex Police",
      "England and Wales" },
      rows = { { "Bicycles", "1", "2" } } }
    assert.equal("per_1000_population", found[1].unit)
  end)

  it("tell entity and unit of a two-level header apart: a row gives two measures", function()
    local found = run { number = 4, caption_text = caption,
      header = { "Kind", "Wessex Police Number of ends", "Rate", "England and Wales Number of ends", "Rate" },
      rows = { { "Warned", "1,188", "1.0", "21,318", "0.6" } } }
    assert.same({ "Warned | count | Wessex=1,188 | England and Wales=21,318", "Warned | Rate | Wessex=1.0 | England and Wales=0.6" },
      short(found))
    assert.equal("Wessex Police Number of ends", found[1].values[1].column)
    assert.equal("Rate", found[2].values[1].column)
  end)

  it("take a rate for percent where a note says so", function()
    local found = run { number = 4, caption_text = caption, header = { "Kind", "Wessex Police Number", "Rate" }, rows = { { "Warned",
      "1", "2" } },
      notes = { "The rate is a percentage of thefts." } }
    assert.equal("percent", found[2].unit)
  end)

  it("change the unit of the one row that a note names", function()
    local function units(rows, note)
      local out = {}
      for _, m in ipairs(run { number = 2, caption_text = caption, header = header, rows = rows,
        notes = { note } }) do out[m.name] = m.unit end
      return out
    end
    assert.same({ ["Theft at home"] = "per_1000_households", Noise = "per_1000_population" },
      units({ { "Theft at home*", "1", "2" }, { "Noise*", "3", "4" } },
        "*Noise is counted by the force and the rate for theft at home is per 1,000 households, not population."))
    assert.same({ ["Theft at home"] = "per_1000_households", Noise = "per_1000_population" },
      units({ { "Noise", "3", "4" }, { "Theft at home", "1", "2" } }, "*Theft is counted per 1,000 households."))
    assert.same({ Noise = "per_1000_population", Litter = "per_1000_streets" },
      units({ { "Noise", "3", "4" }, { "Litter*", "1", "2" } }, "*Counted per 1,000 streets."))
    assert.same({ Noise = "per_1000_population" }, units({ { "Noise", "3", "4" } }, "*Gardens are counted per 1,000 households."))
  end)

  it("have the group row above them", function()
    local found = run { number = 3, caption_text = caption, header = header, rows = { { "Of things", "", "" }, { "Bicycles", "1", "2" } } }
    assert.equal(1, #found)
    assert.equal("Of things", found[1].group)
  end)

  it("take periods from columns, for the report's force", function()
    local found = run { number = 5, caption_text = "Content", header = { "", "12 months to 31 March 2014", "12 months to 31 March 2015" },
      rows = { { "Content", "80%", "81%" } } }
    assert.same({ "Content | percent | Wessex=80% | Wessex=81%" }, short(found))
    assert.equal("12 months to 31 March 2014", found[1].values[1].period)
  end)

  it("have no name where a row's label was lost", function()
    local found, codes = run { number = 1, caption_text = caption, header = header, rows = { { "1", "2" }, { "", "3", "4" } } }
    assert.same({ "- | per_1000_population | Wessex=1 | England and Wales=2",
      "- | per_1000_population | Wessex=3 | England and Wales=4" }, short(found))
    assert.same({ "measure_without_name", "measure_without_name" }, codes)
  end)

  it("leave open whose the values of a short row are", function()
    local found, codes = run { number = 1, caption_text = caption, header = header, rows = { { "Bicycles", "1" } } }
    assert.same({ "Bicycles | per_1000_population | ?=1" }, short(found))
    assert.same({ "missing_value" }, codes)
  end)

  it("say what is no number, and skip what is no value", function()
    local found, codes = run { number = 1, caption_text = caption, header = header, rows = { { "Bicycles", "1,23", "2" }, { "Carts",
      "n/a", "3" } } }
    assert.same({ "Bicycles | per_1000_population | England and Wales=2", "Carts | per_1000_population | England and Wales=3" },
      short(found))
    assert.same({ "unreadable_value" }, codes)
  end)

  it("know that a first row of values is no header", function()
    local found, codes = run { number = 1, caption_text = caption, header = { "Bicycles", "1", "2" }, rows = { { "Carts", "3", "4" } } }
    assert.same({ "Bicycles | count | ?=1 | ?=2", "Carts | count | ?=3 | ?=4" }, short(found))
    assert.equal("lost_header", codes[1])
  end)

  it("are not in tables of words or of nothing", function()
    assert.is_nil(run { number = 1, header = header, rows = { { "a", "b", "c" } } })
    assert.is_nil(run { number = 1, header = { "one column" }, rows = { { "1" } } })
    assert.is_nil(run { header = { "Rank", "People" }, rows = { { "Warden", "12" } } })
    assert.is_nil(run { number = 1, header = header, rows = {} })
  end)

  it("take linear time", function()
    local rows, start = {}, os.clock()
    for i = 1, 5000 do rows[i] = { "Row*", "1", "2" } end
    run { number = 1, caption_text = ("12 months to "):rep(5000), header = header, rows = rows,
      notes = { ("*Row per 1,000 things "):rep(5000) } }
    assert.is_true(os.clock() - start < 3)
  end)
end)
