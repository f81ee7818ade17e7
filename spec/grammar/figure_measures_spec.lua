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
        { entity = "England and Wales", column = "England and Wales", period = "12 months to 30 June 2015", value = 66.047,
          raw = "66.047",
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
    local found = run { number = 3, caption_text = caption, header = header, rows = { { "Of things", "", "" }, { "Bicycles", "1",
      "2" } } }
    assert.equal(1, #found)
    assert.equal("Of things", found[1].group)
  end)

  it("take periods from columns, for the report's force", function()
    local found = run { number = 5, caption_text = "Content", header = { "", "12 months to 31 March 2014", "12 months to 31 March 2015" },
      rows = { { "Content", "80%", "81%" } } }
    assert.same({ "Content | percent | Wessex=80% | Wessex=81%" }, short(found))
    assert.equal("12 months to 31 March 2014", found[1].values[1].period)
  end)

  it("stand in any order of entities, with one entity or with three", function()
    local function of(head, row)
      return short((run { number = 1, caption_text = caption, header = head, rows = { row } }))
    end
    assert.same({ "Bicycles | per_1000_population | England and Wales=2 | Wessex=1" },
      of({ "Rates per 1,000 population", "England and Wales", "Wessex Police" }, { "Bicycles", "2", "1" }))
    assert.same({ "Bicycles | per_1000_population | Wessex=1" }, of({ "Rates per 1,000 population", "Wessex Police" }, { "Bicycles",
      "1" }))
    assert.same({ "Bicycles | per_1000_population | Wessex=1 | Most similar forces=3 | England and Wales=2" },
      of({ "Rates per 1,000 population", "Wessex Police", "Most similar forces", "England and Wales" }, { "Bicycles", "1", "3", "2" }))
  end)

  it("have header cells whose words were wrapped, and a unit in each", function()
    assert.same({ "Theft | per_1000_population | Wessex=1 | England and Wales=2", "Theft | per_1000_households | Wessex=3" },
      short((run { number = 1, caption_text = caption, header = { "", "Wessex  Police per 1,000 population",
        "England and  Wales per 1,000 population",
        "Wessex Police per 1,000 households" }, rows = { { "Theft", "1", "2", "3" } } })))
  end)

  it("are percentages by their header where the signs were lost", function()
    assert.same({ "Late | percent | Wessex=41.5 | England and Wales=38.0" },
      short((run { number = 1, caption_text = caption, header = { "Percentage of calls", "Wessex Police", "England and Wales" },
        rows = { { "Late", "41.5", "38.0" } } })))
    assert.same({ "Late | percent | Wessex=41.5 | England and Wales=38.0" },
      short((run { number = 1, caption_text = "Proportion of calls answered late", header = { "", "Wessex Police", "England and Wales" },
        rows = { { "Late", "41.5", "38.0" } } })))
  end)

  it("have columns of years as periods", function()
    local found = run { number = 1, caption_text = "Thefts", header = { "", "2013", "2014" }, rows = { { "Bicycles", "5", "6" } } }
    assert.same({ "Bicycles | count | Wessex=5 | Wessex=6" }, short(found))
    assert.same({ "2013", "2014" }, { found[1].values[1].period, found[1].values[2].period })
    found = run { number = 1, caption_text = "Thefts", header = { "", "2013/14", "2014/15" }, rows = { { "Bicycles", "5", "6" } } }
    assert.equal("2014/15", found[1].values[2].period)
  end)

  it("take one note for several rows, and totals as rows", function()
    local found = run { number = 2, caption_text = caption, header = header,
      rows = { { "Theft at home*", "1", "2" }, { "Fire at home*", "3", "4" }, { "Noise", "5", "6" }, { "Total", "9", "12" } },
      notes = { "*Theft at home and fire at home are rates per 1,000 households." } }
    assert.same({ "Theft at home | per_1000_households | Wessex=1 | England and Wales=2",
      "Fire at home | per_1000_households | Wessex=3 | England and Wales=4",
        "Noise | per_1000_population | Wessex=5 | England and Wales=6",
      "Total | per_1000_population | Wessex=9 | England and Wales=12" }, short(found))
  end)

  it("have values with marks behind them", function()
    local found, codes = run { number = 1, caption_text = caption, header = header, rows = { { "Bicycles", "1.5*", "2.5†" } } }
    assert.same({}, codes)
    assert.same({ 1.5, 2.5 }, { found[1].values[1].value, found[1].values[2].value })
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
