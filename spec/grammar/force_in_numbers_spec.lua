local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.force_in_numbers"

local function run(lines)
  local records, diagnostics = fake.run(rule, lines)
  return records.measures or {}, fake.codes(diagnostics)
end

-- name | unit | entity=raw …
local function short(measures)
  local out = {}
  for i, m in ipairs(measures) do
    local parts = { m.name or "-", m.unit }
    for _, v in ipairs(m.values) do parts[#parts + 1] = (v.entity or "?") .. "=" .. v.raw end
    out[i] = table.concat(parts, " | ")
  end
  return out
end

local calls = "Calls per 1,000 population 12 months to 31 March 2015"
local both = { { "p", "Wessex Police" }, { "p", "England and Wales" } }

describe("force in numbers", function()
  it("reads a label with its period, entities and values", function()
    local found, codes = run { { "p", "Calls" }, { "p", calls }, both[1], both[2], { "p", "212" }, { "p", "1,350" } }
    assert.same({ {
      name = "Calls per 1,000 population", unit = "per_1000_population", origin = "force_in_numbers", at = calls,
      values = {
        { entity = "Wessex", column = "Wessex Police", period = "12 months to 31 March 2015", value = 212, raw = "212", at = "212" },
        { entity = "England and Wales", column = "England and Wales", period = "12 months to 31 March 2015", value = 1350, raw = "1,350",
          at = "1,350" },
      },
    } }, found)
    assert.same({}, codes)
  end)

  for name, lines in pairs {
    ["entities and values on a line each"] = { { "p", calls }, { "p", "Wessex Police England and Wales" }, { "p", "212 350" } },
    ["one line for all"] = { { "p", calls .. " Wessex Police England and Wales 212 350" } },
    ["values beside their entities"] = { { "p", calls }, { "p", "Wessex Police 212" }, { "p", "England and Wales 350" } },
    ["a label cut in pieces"] = { { "p", "Calls per 1,000" }, { "p", "population 12 months to 31 March" }, { "p", "2015" }, both[1],
      both[2],
      { "p", "212" }, { "p", "350" } },
    ["a table"] = { { "header", "Measure", "Wessex Police", "England and Wales" }, { "row", calls, "212", "350" } },
    ["a table without a corner"] = { { "header", "", "Wessex Police", "England and Wales" }, { "row", calls, "212", "350" } },
    ["a period in brackets"] = { { "p", "Calls per 1,000 population (12 months to 31 March 2015)" }, both[1], both[2], { "p", "212" },
      { "p", "350" } },
    ["headings"] = { { "h3", "Calls" }, { "h4", calls }, both[1], both[2], { "p", "212" }, { "p", "350" } },
    ["items"] = { { "item", calls }, { "item", "Wessex Police" }, { "item", "England and Wales" }, { "item", "212" }, { "item", "350" } },
    ["an entity cut by a narrow wrap"] = { { "p", calls }, { "p", "Wessex Police England and" }, { "p", "Wales" }, { "p", "212" },
      { "p", "350" } },
    ["the nation cut by a narrow wrap"] = { { "p", calls }, { "p", "Wessex Police" }, { "p", "England" }, { "p", "and Wales" },
      { "p", "212 350" } },
    ["a force cut by a narrow wrap"] = { { "p", calls }, { "p", "Wessex" }, { "p", "Police England and Wales" }, { "p", "212" }, { "p",
      "350" } },
    ["values with trailing marks"] = { { "p", calls }, both[1], both[2], { "p", "212*" }, { "p", "350†" } },
    ["a running header between label and values"] = { { "p", calls }, { "p", "PEEL: Police effectiveness 2015" }, both[1], both[2],
      { "p", "212" },
      { "p", "350" } },
    ["a running header between entities and values"] = { { "p", calls }, both[1], both[2], { "p", "PEEL: Police effectiveness 2015" },
      { "p", "212" }, { "p", "350" } },
    ["a label cut inside its day"] = { { "p", "Calls per 1,000 population 12" }, { "p", "months to 31" }, { "p", "March 2015" },
      both[1], both[2],
      { "p", "212" }, { "p", "350" } },
    ["a label cut before a capital"] = { { "p", "Calls per 1,000 population 12 months to 31" }, { "p", "March 2015" }, both[1], both[2],
      { "p", "212" }, { "p", "350" } },
    ["a period before the words"] = { { "p", "12 months to 31 March 2015: Calls per 1,000 population" }, both[1], both[2], { "p", "212" },
      { "p", "350" } },
    ["values above their entities"] = { { "p", calls }, { "p", "212" }, { "p", "350" }, both[1], both[2] },
    ["a page number before the entities"] = { { "p", calls }, { "p", "8" }, both[1], both[2], { "p", "212" }, { "p", "350" } },
  } do
    it("reads " .. name, function()
      local found = run(lines)
      assert.same({ "Calls per 1,000 population | per_1000_population | Wessex=212 | England and Wales=350" }, short(found))
      assert.equal("12 months to 31 March 2015", found[1].values[1].period)
    end)
  end

  it("takes entities as they stand: in another order, one alone, or more than two", function()
    local function of(...)
      local lines = { { "p", calls } }
      for _, words in ipairs { ... } do lines[#lines + 1] = { "p", words } end
      return short((run(lines)))
    end
    assert.same({ "Calls per 1,000 population | per_1000_population | England and Wales=350 | Wessex=212" },
      of("England and Wales", "Wessex Police", "350", "212"))
    assert.same({ "Calls per 1,000 population | per_1000_population | Wessex=212" }, of("Wessex Police", "212"))
    assert.same({ "Calls per 1,000 population | per_1000_population | Wessex=212 | Most similar forces=300 | England and Wales=350" },
      of("Wessex Police", "Most similar forces", "England and Wales", "212", "300", "350"))
  end)

  it("knows a percentage whose signs were lost by its label", function()
    assert.same({ "Victim satisfaction rate | percent | Wessex=81.5% | England and Wales=83.8" },
      short((run { { "p", "Victim satisfaction rate 12 months to 31 March 2015" }, both[1], both[2], { "p", "81.5%" }, { "p",
        "83.8" } })))
    assert.same({ "Victims satisfied | percent | Wessex=81.5 | England and Wales=83.8" },
      short((run { { "p", "Victims satisfied 12 months to 31 March 2015" }, both[1], both[2], { "p", "81.5" }, { "p", "83.8" } })))
    assert.same({ "Share of crime that is theft | percent | Wessex=9.0 | England and Wales=10.0" },
      short((run { { "p", "Share of crime that is theft 12 months to 31 March 2015" }, both[1], both[2], { "p", "9.0" }, { "p",
        "10.0" } })))
  end)

  it("reads periods in other words", function()
    local function of(label)
      local m = run { { "p", label }, both[1], both[2], { "p", "1" }, { "p", "2" } }[1]
      return { m.name, m.values[1].period }
    end
    assert.same({ "Gangs per million population", "at 30 June 2015" }, of "Gangs per million population at 30 June 2015")
    assert.same({ "Gangs per million population", "as at 30 June 2015" }, of "Gangs per million population as at 30 June 2015")
    assert.same({ "Wardens", "on 30 June 2015" }, of "Wardens on 30 June 2015")
    assert.same({ "Calls", "year to 31 March 2015" }, of "Calls in the year to 31 March 2015")
    assert.same({ "Calls", "year ending March 2015" }, of "Calls for the year ending March 2015")
    assert.same({ "Calls", "2014/15" }, of "Calls in 2014/15")
    assert.same({ "Calls", "between April 2014 and March 2015" }, of "Calls between April 2014 and March 2015")
  end)

  it("takes a label that begins with a figure for itself", function()
    local found = run { { "p", calls }, { "p", "999 calls per 1,000 population 12 months to 31 March 2015" }, both[1], both[2],
      both[1], both[2],
      { "p", "1" }, { "p", "2" }, { "p", "3" }, { "p", "4" } }
    assert.same({ "Calls per 1,000 population | per_1000_population | Wessex=1 | England and Wales=2",
      "999 calls per 1,000 population | per_1000_population | Wessex=3 | England and Wales=4" }, short(found))
  end)

  it("takes two labels over two pairs of values, as columns are printed", function()
    local found = run {
      { "p", "Theft per 1,000 population 12 months to 30 June 2015" }, { "p", "Theft per 1,000 population 12 months to 30 June 2014" },
      { "p", "Wessex Police England and Wales" }, { "p", "Wessex Police England and Wales" }, { "p", "1" }, { "p", "2" }, { "p", "3" },
        { "p", "4" },
    }
    assert.same({ "Theft per 1,000 population | per_1000_population | Wessex=1 | England and Wales=2",
      "Theft per 1,000 population | per_1000_population | Wessex=3 | England and Wales=4" }, short(found))
    assert.equal("12 months to 30 June 2014", found[2].values[1].period)
  end)

  it("takes the unit from percent signs, from the label, else counts", function()
    local function unit(label, a, b) return run({ { "p", label }, both[1], both[2], { "p", a }, { "p", b } })[1].unit end
    assert.equal("percent", unit("Change in thefts 12 months to 30 June 2013 against 12 months to 30 June 2015", "-0.7%", "+4.5%"))
    assert.equal("percent", unit("Theft as a percentage of crime 12 months to 30 June 2015", "9.0", "8.1"))
    assert.equal("per_million_population", unit("Gangs per million population as at 30 June 2015", "25.6", "74.7"))
    assert.equal("count", unit("Wardens as at 30 June 2015", "40", "900"))
  end)

  it("invents nothing where a value was lost", function()
    local found, codes = run { { "p", calls }, both[1], both[2], { "p", "212" } }
    assert.same({ "Calls per 1,000 population | per_1000_population | ?=212" }, short(found))
    assert.same({ "missing_value" }, codes)
  end)

  it("knows whose value is left where each stands beside its entity", function()
    local found, codes = run { { "p", calls }, { "p", "Wessex Police 212 England and Wales" } }
    assert.same({ "Calls per 1,000 population | per_1000_population | Wessex=212" }, short(found))
    assert.same({ "missing_value" }, codes)
  end)

  it("leaves surplus values without an entity", function()
    local found, codes = run { { "p", calls }, both[1], both[2], { "p", "212" }, { "p", "350" }, { "p", "351" } }
    assert.same({ "Calls per 1,000 population | per_1000_population | ?=212 | ?=350 | ?=351" }, short(found))
    assert.same({ "surplus_value" }, codes)
  end)

  it("takes the values that carry the sign where a page number follows", function()
    local found, codes = run { { "p", "Satisfaction 12 months to 31 March 2015" }, both[1], both[2], { "p", "81.5%" }, { "p", "83.8%" },
      { "p", "8" } }
    assert.same({ "81.5%", "83.8%" }, { found[1].values[1].raw, found[1].values[2].raw })
    assert.equal("Wessex", found[1].values[1].entity)
    assert.same({ "surplus_value" }, codes)
  end)

  it("gives a measure without a label no name", function()
    local found, codes = run { both[1], both[2], { "p", "1" }, { "p", "2" } }
    assert.same({ "- | count | Wessex=1 | England and Wales=2" }, short(found))
    assert.same({ "measure_without_name" }, codes)
  end)

  it("says of a label that its values are lost", function()
    local found, codes = run { { "p", calls }, both[1], both[2], { "p", "Wardens as at 30 June 2015" }, both[1], both[2], { "p", "1" },
      { "p", "2" } }
    assert.same({ "Wardens | count | Wessex=1 | England and Wales=2" }, short(found))
    assert.same({ "missing_value" }, codes)
  end)

  it("takes a dash as a place without a value", function()
    assert.same({ "Calls per 1,000 population | per_1000_population | England and Wales=350" },
      short((run { { "p", calls }, both[1], both[2], { "p", "n/a" }, { "p", "350" } })))
  end)

  it("finds nothing in prose, and nothing in nothing", function()
    assert.same({}, (run { { "p", "These numbers are explained in an annex." } }))
    assert.same({}, (run {}))
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(rule, ("\2Wessex Police\n\0021\n"):rep(4000)) < 2)
    assert.is_true(fake.seconds(rule, "\2" .. ("Wessex Police "):rep(7000) .. "x\n") < 2)
    assert.is_true(fake.seconds(rule, "\2" .. ("1 "):rep(50000) .. "x\n") < 2)
    assert.is_true(fake.seconds(rule, ("\2a label\n"):rep(10000)) < 2)
  end)
end)
