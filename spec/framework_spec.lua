local names = require "peel.framework"
local validate = require "peel.framework.validate"
local vocabulary = require "peel.framework.vocabulary"
local fold = require "peel.fold"

--- A framework that is right in every field, fresh each time.
local function example()
  return {
    id = "fire_2019", name = "Fire 2018/19", years = { 2018, 2019 }, year = 2018, publisher = "HMICFRS",
    kinds = { force_inspection = { recognise = { { text = "an inspection of", where = "title", weight = 3 } } } },
    recognise = { { text = "fire and rescue 2018/19", where = "title", weight = 8 } },
    scale = "peel_4",
    areas = {
      { key = "overall_effectiveness", title = "Effectiveness", scope = "overall", graded = true, wordings = {} },
      { key = "preventing_fires", title = "Preventing fires", scope = "area", graded = true, wordings = { "Prevention" },
        parent = "overall_effectiveness" },
    },
    sections = {
      { key = "overview", level = 1, titles = { "Overview" } },
      { key = "prevention", level = 2, within = "overview", area = "preventing_fires", titles = { "Preventing fires \u{2013} {force}" } },
      { key = "prevention", level = 1, area = "preventing_fires", kind = "force_inspection", titles = { "Preventing fires" } },
      { key = "annex", level = 1, prefix = true, titles = { "Annex {letter}: " } },
    },
    openers = { "grade_table" }, never_headings = { "Note:" }, keep = { "{force}" }, rules = { "judgments" },
    comparable = { { with = "*", comparable = false, why = "another service", source = { document = "none" } } },
  }
end

--- What validate says of the example after a change.
local function complaint(change)
  local framework = example()
  framework = change(framework) or framework
  local ok, message = pcall(validate, framework)
  assert.is_false(ok, "expected an error")
  return message
end

describe("the framework data", function()
  for _, name in ipairs(names) do
    it("of " .. name .. " keeps the contract and its file's name", function()
      local framework = require("peel.framework." .. name)
      assert.has_no_error(function() validate(framework) end)
      assert.are.equal(name, framework.id)
    end)
    it("of " .. name .. " holds no code and only known placeholders", function()
      local function walk(value)
        assert.are_not.equal("function", type(value))
        if type(value) == "table" then
          for _, item in pairs(value) do walk(item) end
        elseif type(value) == "string" and value:find "{" then
          assert.has_no_error(function() vocabulary.expand(value, { "Wessex" }) end)
        end
      end
      walk(require("peel.framework." .. name))
    end)
  end

  it("names only frameworks that are there in comparisons", function()
    local known = { ["*"] = true }
    for _, name in ipairs(names) do known[name] = true end
    for _, name in ipairs(names) do
      for _, entry in ipairs(require("peel.framework." .. name).comparable) do
        assert.is_true(known[entry.with], name .. " compares with " .. entry.with)
      end
    end
  end)

  -- how many questions the inspectorate says that it asked, and graded
  local counts = {
    { "hmic_2007", 7, 6 }, { "ppaf", 7, 7 }, { "ppaf_2006_07", 7, 7 }, { "peel_effectiveness_2015", 4, 4 },
    { "peel_efficiency_2015", 3, 3 }, { "peel_legitimacy_2015", 4, 3 }, { "peel_effectiveness_2016", 5, 4 },
    { "peel_2018_19", 10, 9 }, { "peel_2021_22", 12, 10 },
    { "peel_2023_25", 9, 8 }, { "delivery_plan_2017_18", 0, 0 },
  }
  for _, case in ipairs(counts) do
    it("asks and grades as many questions as published: " .. case[1], function()
      local asked, graded = 0, 0
      for _, area in ipairs(require("peel.framework." .. case[1]).areas) do
        if area.scope == "area" then
          asked = asked + 1
          graded = graded + (area.graded and 1 or 0)
        end
      end
      assert.are.same({ case[2], case[3] }, { asked, graded })
    end)
  end

  it("grades six questions in 2014, and efficiency as a whole", function()
    local graded = {}
    for _, area in ipairs(require("peel.framework.peel_2014").areas) do
      if area.graded then graded[area.scope] = (graded[area.scope] or 0) + 1 end
    end
    assert.are.same({ area = 6, overall = 1 }, graded)
  end)

  it("gives an area's chapter a title by which the area is known", function()
    for _, name in ipairs(names) do
      local framework = require("peel.framework." .. name)
      local wordings = {}
      for _, area in ipairs(framework.areas) do
        wordings[fold(area.title)] = area.key
        for _, words in ipairs(area.wordings) do wordings[fold(words)] = area.key end
      end
      for _, section in ipairs(framework.sections) do
        if section.area and section.level == 1 and not section.titles[1]:find("{letter}", 1, true) then
          for _, title in ipairs(section.titles) do
            local words = fold(title):gsub("^%d%. ", "")
            assert.are.equal(section.area, wordings[words], name .. ": " .. title)
          end
        end
      end
    end
  end)
end)

describe("validate", function()
  it("takes a framework that is right", function()
    assert.has_no_error(function() validate(example()) end)
  end)

  it("does not need the optional fields", function()
    local framework = example()
    framework.publisher, framework.scale, framework.areas, framework.sections = nil, nil, {}, {}
    assert.has_no_error(function() validate(framework) end)
  end)

  for _, field in ipairs { "id", "name", "years", "year", "kinds", "recognise", "areas", "sections", "openers", "never_headings", "keep",
    "rules", "comparable" } do
    it("misses " .. field, function()
      assert.matches("framework field '" .. field .. "': expected .*got nothing", complaint(function(f) f[field] = nil end))
    end)
  end

  local cases = {
    { "framework: expected a table, got \"x\"", function() return "x" end },
    { "field 'id': expected lower case letters, digits and underscores, got \"Fire 2019\"", function(f) f.id = "Fire 2019" end },
    { "field 'year': expected an integer, got 2018.5", function(f) f.year = 2018.5 end },
    { "field 'years': expected a list of 1 or more", function(f) f.years = {} end },
    { "field 'years[2]': expected an integer, got \"2019\"", function(f) f.years[2] = "2019" end },
    { "field 'years': expected a list, got a table", function(f) f.years.from = 2018 end },
    { "field 'pubisher' is not in the contract; did you mean \"publisher\"?", function(f) f.pubisher = "x" end },
    { "field 'kinds.force_inspektion' is not in the contract", function(f) f.kinds.force_inspektion = { recognise = {} } end },
    { "field 'kinds': expected a table with a kind", function(f) f.kinds = {} end },
    { "field 'recognise': expected a list of 1 or more", function(f) f.recognise = {} end },
    { "field 'recognise[1].text': expected a folded phrase", function(f) f.recognise[1].text = "Fire \u{2013} 2019" end },
    { "field 'recognise[1].where': expected one of", function(f) f.recognise[1].where = "footer" end },
    { "field 'recognise[1].weight': expected a number, got nothing", function(f) f.recognise[1].weight = nil end },
    { "field 'scale': expected a grade scale", function(f) f.scale = "peel_6" end },
    { "since the area overall_effectiveness is graded", function(f) f.scale = nil end },
    { "field 'areas[1].graded': expected a boolean, got \"yes\"", function(f) f.areas[1].graded = "yes" end },
    { "field 'areas[2].scope': expected one of \"overall\" or \"area\"", function(f) f.areas[2].scope = "pillar" end },
    { "field 'areas[2].parent': expected the key of an area", function(f) f.areas[2].parent = "efficiency" end },
    { "field 'areas[2].key': the area overall_effectiveness stands twice", function(f) f.areas[2].key = "overall_effectiveness" end },
    { "\"effectiveness\" is a wording of overall_effectiveness already", function(f) f.areas[2].wordings[2] = "effectiveness" end,
      "EFFECTIVENESS" },
    { "field 'sections[1].titles': expected a list of 1 or more", function(f) f.sections[1].titles = {} end },
    { "field 'sections[1].level': expected an integer from 1 to 6, got 0", function(f) f.sections[1].level = 0 end },
    { "field 'sections[2].within': expected the key of a section", function(f) f.sections[2].within = "summary" end },
    { "field 'sections[2].area': expected the key of an area", function(f) f.sections[2].area = "fires" end },
    { "field 'sections[3].kind': expected a kind of the framework", function(f) f.sections[3].kind = "national_overview" end },
    { "\"overview\" stands twice in the same place", function(f) f.sections[1].titles[2] = "overview" end },
    { "field 'sections[1].boxed' is not in the contract; did you mean \"box\"?", function(f) f.sections[1].boxed = true end },
    { "field 'openers[1]': expected lower case", function(f) f.openers[1] = true end },
    { "field 'comparable[1].comparable': expected true, false or \"careful\", got \"maybe\"",
      function(f) f.comparable[1].comparable = "maybe" end },
    { "field 'comparable[1].source': expected a table, got nothing", function(f) f.comparable[1].source = nil end },
    { "field 'comparable[1].source.document': expected a string", function(f) f.comparable[1].source = {} end },
    { "field 'comparable[1].areas[1]': expected the key of an area", function(f) f.comparable[1].areas = { "fires" } end },
    { "field 'comparable[1].scales[1]': expected a grade scale, got \"peel_6\"", function(f) f.comparable[1].scales = { "peel_6", "peel_5" } end },
  }
  for i, case in ipairs(cases) do
    it("refuses what is wrong: " .. i .. " " .. case[1]:sub(1, 50), function()
      local message = complaint(case[2])
      assert.truthy(message:find(case[1], 1, true), message)
    end)
  end
end)

describe("vocabulary.expand", function()
  it("fills placeholders in order and folds", function()
    assert.are.equal(40, #vocabulary.expand "Recommendation {n}")
    assert.are.equal("recommendation 1", vocabulary.expand("Recommendation {n}")[1])
    assert.are.equal("recommendation 40", vocabulary.expand("Recommendation {n}")[40])
    assert.are.same({ "figure 1: ", "figure 2: " }, { table.unpack(vocabulary.expand "Figure {digit}: ", 1, 2) })
    assert.are.equal(8 * 9, #vocabulary.expand "{letter}{digit}")
    assert.are.same({ "plain" }, vocabulary.expand "Plain")
  end)

  it("needs a force for {force}", function()
    assert.are.same({}, vocabulary.expand "In {force}")
    assert.are.same({ "in wessex police", "in wessex" }, vocabulary.expand("In {force}", { "Wessex Police", "Wessex" }))
  end)

  it("raises for an unknown placeholder", function()
    assert.error_matches(function() vocabulary.expand "In {town}" end, "unknown placeholder {town}")
  end)
end)
