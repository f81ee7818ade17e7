local comparing = require "peel.corpus.comparing"
local registry = require "peel.registry"

local known = registry.default()

local function row(year, framework, area)
  return { year = year, framework = framework, area = area or "investigating_crime", force = "Kent", registry = known }
end

local function said(framework, comparable, fields)
  local made = { framework = framework, comparable = comparable, text = comparable and "They can." or "They can't.",
    place = { path = "r.txt", line = 7, quotation = "They can." } }
  for name, value in pairs(fields or {}) do made[name] = value end
  return made
end

local function fill(rows, statements)
  comparing.fill(rows, statements or {})
  return rows
end

describe("what a timeline says of comparing", function()
  it("is nothing for the first row", function()
    local rows = fill { row(2016, "peel_effectiveness_2016") }
    assert.is_nil(rows[1].comparable)
  end)

  it("is the registry's word, with its source", function()
    local rows = fill { row(2016, "peel_effectiveness_2016"), row(2017, "peel_effectiveness_2017"), row(2018, "peel_2018_19"),
      row(2021, "peel_2021_22") }
    assert.same({ "careful", true, false }, { rows[2].comparable, rows[3].comparable, rows[4].comparable })
    assert.is_truthy(rows[3].source:find("2018/19 PEEL assessment", 1, true))
    assert.is_string(rows[4].why)
  end)

  it("is refused where nobody speaks of it", function()
    local rows = fill { row(2007, "hmic_2007"), row(2015, "peel_effectiveness_2015"), row(2016, nil), row(2017, "of_my_own"),
      row(2018, "peel_2018_19") }
    for i = 2, 5 do
      assert.equal(false, rows[i].comparable)
      assert.is_truthy(rows[i].why:find("no source", 1, true))
      assert.is_nil(rows[i].source)
    end
  end)

  it("is the report's own word before the registry's", function()
    local before, later = "peel_2018_19", "peel_2021_22"
    local cases = {
      { { said(later, true) }, true },
      { { said(later, true, { area = "police_powers" }) }, false }, -- of another area: the registry's word
      { { said("peel_2023_25", true) }, false }, -- of another inspection
      { { said(later, false), said(later, true, { area = "investigating_crime" }) }, true }, -- nearer is better
      { { said(later, false, { area = "investigating_crime" }), said(later, true, { force = "Kent" }) }, true }, -- the force's own report
      { { said(later, true, { force = "Surrey" }) }, false }, -- another force's report
      { { said(later, false, { place = { path = "a", line = 1 } }), said(later, true, { place = { path = "b", line = 2 } }) }, "careful" },
    }
    for i, case in ipairs(cases) do
      local rows = fill({ row(2018, before), row(2021, later) }, case[1])
      assert.equal(case[2], rows[2].comparable, "case " .. i)
    end
    local rows = fill({ row(2018, before), row(2021, later) }, cases[7][1])
    assert.equal("a:1; b:2; before What is PEEL?, https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/what-is-peel/",
      rows[2].source)
    assert.equal("They can't. / They can.", rows[2].why)
  end)

  it("is about the years that the sentence names", function()
    local later = "peel_effectiveness_2015"
    local function verdict(year, text)
      local rows = fill({ row(year, "peel_2014"), row(2015, later) }, { said(later, true, { text = text }) })
      return rows[2].comparable
    end
    assert.equal(true, verdict(2014, "The grades of 2014 can be compared with those of 2015."))
    assert.equal(false, verdict(2007, "The grades of 2014 can be compared with those of 2015."))
    assert.equal(true, verdict(2007, "The grades of 2015 can be compared with earlier ones."))
    assert.equal(true, verdict(2014, "Last year\u{2019}s grades are comparable."))
    assert.equal(false, verdict(2007, "Last year's grades are comparable."))
    assert.equal(true, verdict(2007, "At last years of work can be compared."))
    local rows = fill({ row(2021, "peel_2021_22"), row(2023, "peel_2023_25") },
      { said("peel_2023_25", true, { text = "Those of 2022 can be compared." }) })
    assert.equal(true, rows[2].comparable, "an inspection of several years")
    assert.equal(true, verdict(2007, "Of 20071 grades each can be compared with an earlier one."))
  end)

  it("is about one area, and about the inspection before", function()
    local rows = fill { row(2016, "peel_effectiveness_2016"), row(2016, "peel_effectiveness_2016", "preventing_crime"),
      row(2018, "peel_2018_19"), row(2018, "peel_2018_19"), row(2018, "peel_2018_19", "preventing_crime") }
    assert.is_nil(rows[1].comparable)
    assert.is_nil(rows[2].comparable)
    for i = 3, 5 do assert.equal(true, rows[i].comparable) end -- two readings of one grade are not held against each other
  end)

  it("is that a part is not the whole", function()
    local rows = fill { row(2007, "hmic_2007", "child_abuse"), row(2007, "hmic_2007", "domestic_violence"),
      row(2015, "peel_effectiveness_2015", "protecting_vulnerable_people") }
    assert.is_nil(rows[2].comparable)
    assert.equal(false, rows[3].comparable)
    assert.is_truthy(rows[3].why:find("domestic_violence", 1, true))
  end)
end)
