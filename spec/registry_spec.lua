local registry = require "peel.registry"

local function framework(id, more)
  local f = {
    id = id, name = id, years = { 2030 }, year = 2030, kinds = { force_inspection = { recognise = {} } },
    recognise = { { text = "wardens " .. id, where = "title", weight = 5 } }, scale = "peel_4",
    areas = { { key = "preventing_crime", title = "Watching the gates", scope = "area", graded = true,
      wordings = { "How well are gates watched?" } } },
    sections = { { key = "gates", level = 1, titles = { "Watching the gates" } } },
    openers = {}, never_headings = {}, keep = {}, rules = {}, comparable = {},
  }
  for key, value in pairs(more or {}) do f[key] = value end
  return f
end

local function find(headings, text)
  local found = {}
  for _, heading in ipairs(headings) do
    if heading.text == text then found[#found + 1] = heading end
  end
  return found
end

describe("a registry", function()
  it("has the frameworks of peel in order, one value a Lua state", function()
    local r = registry.default()
    assert.are.equal(r, registry.default())
    local ids = {}
    for i, f in ipairs(r:frameworks()) do ids[i] = f.id end
    assert.are.same(require "peel.framework", ids)
    assert.are.equal("peel.Registry: " .. #ids .. " frameworks", tostring(r))
  end)

  it("is extended without a change of its base", function()
    local base = registry.default()
    local r = registry.new(base):add(framework "wardens_2030")
    assert.are.equal("wardens_2030", r:framework("wardens_2030").id)
    assert.are.equal("hmic_2007", r:framework("hmic_2007").id)
    assert.are.equal(#base:frameworks() + 1, #r:frameworks())
    assert.error_matches(function() base:framework "wardens_2030" end, "unknown framework")
    assert.are.equal("preventing_crime", (r:area("wardens_2030", "how well are gates watched")))
  end)

  it("can be empty", function()
    local r = registry.new()
    assert.are.same({}, r:frameworks())
    assert.are.same({}, r:recognise { title = "PEEL: Police effectiveness 2015" })
  end)

  it("raises at the caller for what is wrong", function()
    local r = registry.new(registry.default())
    assert.error_matches(function() r:framework "hmic_2006" end, 'unknown framework "hmic_2006"; did you mean "hmic_2007"')
    assert.error_matches(function() r:framework(nil) end, "unknown framework")
    assert.error_matches(function() r:add(framework "hmic_2007") end, 'there is a framework "hmic_2007" already')
    local _, message = pcall(function() r:add(framework("x", { year = "2030" })) end)
    assert.matches("^spec/registry_spec.lua:%d+: framework field 'year': expected an integer, got \"2030\"", message)
    assert.error_matches(function() r:add(nil) end, "framework: expected a table, got nothing")
    assert.error_matches(function() registry.new {} end, "new: bad argument 'base': expected a registry, got table")
    _, message = pcall(function() return (r:area("hmic_2006", "x")) end)
    assert.matches('^spec/registry_spec.lua:%d+: unknown framework "hmic_2006"', message)
    assert.error_matches(function() r:recognise "title" end, "recognise: bad argument 'parts': expected a table, got string")
  end)
end)

describe("registry:area", function()
  local r = registry.default()
  local known = {
    { "hmic_2007", "child_abuse", "Protecting Vulnerable People \u{2013} Child Abuse" },
    { "hmic_2007", "child_abuse", "CHILD ABUSE" },
    { "hmic_2007", "protecting_vulnerable_people", "Protecting vulnerable people" },
    { "hmic_2007", "missing_persons", "Missing persons" },
    { "peel_effectiveness_2015", "preventing_crime", "Q1. Preventing crime and anti-social behaviour" },
    { "peel_effectiveness_2015", "overall_effectiveness", "Overall judgment\u{00B9}" },
    { "peel_effectiveness_2015", "overall_effectiveness", "Overall effectiveness judgment" },
    { "peel_effectiveness_2015", "investigating_crime", "2. Investigating crime and managing offenders" },
    { "peel_effectiveness_2015", "investigating_crime", "How effective is the force at\ninvestigating crime and managing offenders?" },
    { "peel_effectiveness_2015", "serious_organised_crime", "Tackling serious and organised crime: Two forces stand out" },
    { "peel_effectiveness_2015", "protecting_vulnerable_people", "Q3. Protecting vulnerable people" },
    { "peel_2023_25", "developing_workforce", "Developing a positive workplace" },
    { "peel_2023_25", "police_powers", "Police powers and public treatment" },
    { "peel_2018_19", "investigating_crime", "How effective is the force at investigating crime and catching criminals?" },
    { "peel_2018_19", "investigating_crime", "How effective is the force at investigating crime and reducing re-offending?" },
  }
  for _, case in ipairs(known) do
    it("knows " .. case[3]:gsub("\n", " ") .. " of " .. case[1], function()
      local key, area = r:area(case[1], case[3])
      assert.are.equal(case[2], key)
      assert.are.equal(case[2], area.key)
    end)
  end

  for _, printed in ipairs { "", "Summary of findings", "crime", "Good", "Q1.", "Most forces: good" } do
    it("knows no area in " .. ("%q"):format(printed), function()
      assert.is_nil((r:area("peel_effectiveness_2015", printed)))
    end)
  end

  it("reads grades of the framework's scale only", function()
    assert.are.equal("fair", r:grade("hmic_2007", "FAIR").name)
    assert.is_nil(r:grade("peel_effectiveness_2015", "Fair"))
    assert.is_nil(r:grade("delivery_plan_2017_18", "Good"))
  end)
end)

describe("registry:comparable", function()
  local r = registry.default()

  it("allows what a source allows, in both directions", function()
    assert.is_true((r:comparable("peel_effectiveness_2015", "peel_effectiveness_2016")))
    assert.is_true((r:comparable("peel_effectiveness_2016", "peel_effectiveness_2015")))
    assert.is_true((r:comparable("peel_effectiveness_2017", "peel_2018_19")))
    assert.is_true((r:comparable("hmic_2007", "hmic_2007")))
    assert.are.equal("careful", (r:comparable("peel_2023_25", "peel_2021_22")))
    assert.are.equal("careful", (r:comparable("peel_2021_22", "peel_2021_22")))
  end)

  it("says on whose word", function()
    local may, entry = r:comparable("peel_2018_19", "peel_2021_22")
    assert.is_false(may)
    assert.are.equal("What is PEEL?", entry.source.document)
  end)

  it("refuses by default, and an area that no source names", function()
    local may, entry = r:comparable("hmic_2007", "peel_2014")
    assert.is_false(may)
    assert.is_nil(entry)
    assert.is_false((r:comparable("peel_2014", "peel_efficiency_2015", "financial_position")))
    assert.is_true((r:comparable("peel_2014", "peel_efficiency_2015", "overall_efficiency")))
    assert.is_false((r:comparable("peel_2023_25", "delivery_plan_2017_18")))
    assert.is_true((r:comparable("ppaf", "ppaf", "reducing_crime", { "hmic_4", "hmic_4" })))
    assert.is_true((r:comparable("ppaf", "ppaf", "reducing_crime")))
    for _, scales in ipairs { { "hmic_4", "direction_3" }, { "direction_3", "hmic_4" } } do
      assert.is_false((r:comparable("ppaf", "ppaf", "reducing_crime", scales)))
    end
  end)
end)

describe("registry:recognise", function()
  local r = registry.default()
  local cases = {
    { "hmic_2007", "force_inspection", { title = "HMIC Inspection Report\nWessex Constabulary\nOctober 2007",
      contents = "Introduction to HMIC Inspections\nFindings\nProtecting Vulnerable People \u{2013} Child Abuse" } },
    { "peel_effectiveness_2015", "force_inspection", { title = "PEEL: Police\neffectiveness 2015\n\nAn inspection of Wessex Police" } },
    { "peel_effectiveness_2015", "national_overview", { title = "PEEL: POLICE EFFECTIVENESS 2015 A national overview" } },
    { "peel_effectiveness_2015", "force_inspection", { contents = "Annex A \u{2013} HMIC judgments 9\n"
      .. "How effective is the force at investigating crime and managing offenders? 4" } },
    { "peel_efficiency_2015", "force_inspection", { title = "PEEL: Police efficiency 2015 An inspection of Wessex Police" } },
    { "peel_legitimacy_2017", "national_overview", { title = "PEEL: Police legitimacy 2017 A national overview" } },
    { "peel_effectiveness_2016", "force_inspection", { title = "PEEL: Police effectiveness 2016 An inspection of Wessex Police" } },
    { "peel_2023_25", "force_inspection", {
      title = "PEEL 2023\u{2013}25\nPolice effectiveness, efficiency and legitimacy\nAn inspection of X" } },
    { "peel_2021_22", "force_inspection", { title = "PEEL 2021/22\nPolice effectiveness, efficiency and legitimacy\nAn inspection of X" } },
    { "peel_2025_27", "force_inspection", { title = "PEEL 2025\u{2013}27\nAn inspection of Wessex Police" } },
    { "peel_2018_19", "force_inspection", { title = "PEEL: Police effectiveness, efficiency and legitimacy 2018/19 An inspection of X" } },
    { "delivery_plan_2017_18", "performance_update", { title = "Quarter 3 update October \u{2013} December 2017",
      headings = "Delivery Plan 2017-18\nQ2 Summary update\nLINKS TO KEY PCC THEMES" } },
  }
  for i, case in ipairs(cases) do
    it(("tells %s %s from the others (%d)"):format(case[1], case[2], i), function()
      local ranked = r:recognise(case[3])
      assert.are.equal(case[1], ranked[1].id)
      assert.are.equal(case[2], ranked[1].kind)
      assert.is_true(ranked[1].lead > 0, "a tie")
    end)
  end

  it("finds nothing in what is no report", function()
    assert.are.same({}, r:recognise {})
    assert.are.same({}, r:recognise { title = "A history of the bicycle", headings = "An inspection of wheels" })
  end)

  it("gives its evidence, and scores add up", function()
    local first = r:recognise { title = "PEEL: Police effectiveness 2015 An inspection of Wessex Police" }[1]
    local sum, texts = 0, {}
    for _, evidence in ipairs(first.evidence) do
      sum, texts[evidence.text] = sum + evidence.weight, true
    end
    assert.are.equal(first.score, sum)
    assert.is_true(texts["police effectiveness 2015"])
    assert.is_true(texts["an inspection of"])
  end)

  it("lets a tie be seen, in the order of the registry", function()
    local tied = registry.new():add(framework "a_2030"):add(framework("b_2030", {
      recognise = { { text = "wardens a_2030", where = "title", weight = 5 } } }))
    local ranked = tied:recognise { title = "Wardens A_2030" }
    assert.are.same({ "a_2030", "b_2030" }, { ranked[1].id, ranked[2].id })
    assert.are.equal(0, ranked[1].lead)
    assert.are.equal(5, ranked[2].lead)
  end)

  it("takes evidence against a framework", function()
    local one = registry.new():add(framework("a_2030", { recognise = {
      { text = "wardens", where = "anywhere", weight = 2 }, { text = "bicycle", where = "headings", weight = -2 } } }))
    assert.are.equal(1, #one:recognise { title = "Wardens" })
    assert.are.equal(0, #one:recognise { title = "Wardens", headings = "Bicycle" })
    assert.are.equal(1, #one:recognise { title = "Wardens on a bicycle" })
  end)
end)

describe("registry:vocabulary", function()
  local r = registry.default()
  local question = "how effective is the force at investigating crime and managing offenders?"

  it("puts the question a level down inside the overview, and that first", function()
    local headings = r:vocabulary("peel_effectiveness_2015", "force_inspection").headings
    local found = find(headings, question)
    assert.are.equal(2, #found)
    assert.are.same({ 2, "overview", 1 }, { found[1].level, found[1].within, found[2].level })
    assert.is_nil(found[2].within)
    assert.are.equal("investigating_crime", found[2].area)
  end)

  it("tries exact titles before beginnings", function()
    local headings = r:vocabulary("peel_effectiveness_2015", "force_inspection").headings
    local exact, prefix
    for i, heading in ipairs(headings) do
      if heading.text == "annex a - hmic judgments" then exact = i end
      if heading.text == "annex a - " then prefix = i end
    end
    assert.is_true(exact < prefix)
    assert.is_true(headings[prefix].prefix)
  end)

  it("keeps kinds of reports apart", function()
    local force = r:vocabulary("peel_effectiveness_2015", "force_inspection").headings
    local national = r:vocabulary("peel_effectiveness_2015", "national_overview").headings
    local both = r:vocabulary("peel_effectiveness_2015").headings
    assert.are.equal(0, #find(force, "foreword and more"))
    assert.are.equal(0, #find(force, "conclusion and recommendations"))
    assert.are.equal(1, #find(national, "conclusion and recommendations"))
    assert.are.equal(0, #find(national, "force in numbers"))
    assert.is_true(find(force, "force in numbers")[1].flat)
    assert.is_true(#both > #force and #both > #national)
  end)

  it("fills in the force, of the registry or not", function()
    local title = "how much crime and anti-social behaviour is there in %s?"
    local kent = r:vocabulary("peel_effectiveness_2015", "force_inspection", "Kent Police")
    assert.are.equal(1, #find(kent.headings, title:format "kent"))
    local wessex = r:vocabulary("peel_effectiveness_2015", "force_inspection", "Wessex Police")
    assert.are.equal(1, #find(wessex.headings, title:format "wessex"))
    assert.are.equal(0, #find(wessex.headings, title:format "kent"))
    local none = r:vocabulary("peel_effectiveness_2015", "force_inspection")
    assert.are.equal(0, #find(none.headings, title:format "{force}"))
  end)

  it("holds grade words back from being headings, but where they are", function()
    local never, keep = {}, {}
    local v = r:vocabulary("peel_effectiveness_2015", "force_inspection", "Wessex")
    for _, text in ipairs(v.never) do never[text] = true end
    for _, text in ipairs(v.keep) do keep[text] = true end
    assert.is_true(never["requires improvement"] and never["england and wales"] and never["wessex police"])
    assert.is_true(keep["requires improvement"] and keep["areas for improvement"] and keep["wessex police england and wales"])
    assert.is_nil(never["areas for improvement"])
    local never_2007 = {}
    for _, text in ipairs(r:vocabulary("hmic_2007").never) do never_2007[text] = true end
    assert.is_nil(never_2007["fair"])
    assert.is_true(never_2007["grade fair"])
  end)

  it("has every text once in a list, folded, and nothing but plain data", function()
    local fold = require "peel.fold"
    for _, f in ipairs(r:frameworks()) do
      local v = r:vocabulary(f.id, nil, "Thames Valley")
      for _, name in ipairs { "never", "keep" } do
        local seen = {}
        for _, text in ipairs(v[name]) do
          assert.is_nil(seen[text], f.id .. ": " .. text)
          assert.are.equal(fold(text), text)
          seen[text] = true
        end
      end
      for _, heading in ipairs(v.headings) do
        assert.is_nil(getmetatable(heading))
        assert.are.equal(fold(heading.text), (heading.text:gsub(" $", "")))
        assert.is_nil(heading.text:find "[{}]")
      end
    end
  end)

  it("hands over openers and boxes", function()
    local v = r:vocabulary("hmic_2007", "force_inspection")
    assert.are.same({ "grade_table" }, v.openers)
    local plan = r:vocabulary("delivery_plan_2017_18", "performance_update")
    assert.is_true(find(plan.headings, "links to key pcc themes")[1].box)
  end)

  it("raises for a kind that the framework does not have", function()
    assert.error_matches(function() r:vocabulary("hmic_2007", "national_overview") end,
      'hmic_2007 has no reports of kind "national_overview" %(it has "force_inspection"%)')
  end)
end)
