--- The parts of a national overview that are read section by section: recommendations, case studies, the glossary.
local fake = require "spec.support.fake_ctx"
local addressed = require "peel.grammar.national_2015.addressed"
local recommendations = require "peel.grammar.national_2015.recommendations"
local cases = require "peel.grammar.national_2015.case_studies"
local glossary = require "peel.grammar.national_2015.glossary"
local area = require "peel.grammar.national_2015.area"

local function run(rule, lines, options)
  rule.compiled = rule.compiled or rule.pattern(fake.env())
  local subject = type(lines) == "table" and fake.tape(lines) or lines
  local ctx = fake.ctx(subject, options)
  ctx.shared, ctx.sections = options and options.shared or {}, options and options.sections
  rule.read(rule.compiled:match(subject), ctx)
  return ctx.records, ctx.diagnostics
end

describe("a sentence that obliges", function()
  local function said(printed)
    local found = addressed.read(printed)
    if not found then return nil end
    local by = found.deadline
    return ("%s / %s"):format(by and (by.by or by.within or by.when), found.from and printed:sub(found.from, found.to))
  end

  it("names whom it addresses and by when", function()
    for printed, expected in pairs {
      ["By 1 December 2016, the NPCC, working with the lamplighters, should have a plan."] =
        "2016-12-01 / the NPCC, working with the lamplighters",
      ["Within three months of publication of this report, chief constables should count ladders."] = "P3M / chief constables",
      ["By the end of March 2016, all forces must have counted them."] = "2016-03 / all forces",
      ["By 30 June 2016, the Home Office – working with all boards – should pay."] = "2016-06-30 / the Home Office – working with all boards",
      ["By 30 June 2016 – and every year after – the lamp board should meet."] = "2016-06-30 / the lamp board",
      ["Beginning immediately, lamp units and forces should talk."] = "immediately / lamp units and forces",
      ["The Home Office should, by 1 April 2017, publish it."] = "2017-04-01 / The Home Office",
      ["Wicks and oil: In the next six months, the Wick Group should meet."] = "P6M / the Wick Group",
      ["Working in the dark, forces should tread softly."] = "nil / forces",
    } do
      assert.are.equal(expected, said(printed))
    end
  end)

  it("may name nobody, or oblige nobody", function()
    assert.are.equal("2016-03 / nil", said "The work of the force should be completed by March 2016.")
    assert.are.equal("nil / nil", said "It should stop.")
    assert.is_nil(said "The force lights lamps by March 2016.")
  end)
end)

describe("numbered recommendations", function()
  local next_ = { key = "recommendation" }
  local function section(title, parent, id) return { id = id or 1, key = "recommendation", title = title, parent = parent } end

  it("have a number, a title, an addressee, a deadline and actions", function()
    local records = run(recommendations, {
      { "p", "Oil is dear." }, { "p", "By March 2017, every force should buy it with others and:" }, { "item", "keep it cool; and" },
      { "nested", "in jars" }, { "item", "keep it dark." }, { "p", "It should be told apart from water." },
    }, { section = section("Recommendation 4 – Oil and water") }).recommendations
    assert.are.same({ number = 4, title = "Oil and water", addressee = "every force", deadline = { by = "2017-03" },
      text = { "Oil is dear.", "By March 2017, every force should buy it with others and:", "It should be told apart from water." },
      actions = { "keep it cool; and", "in jars", "keep it dark." } },
      (function(r) r.at = nil return r end)(records[1]))
  end)

  it("carry the letter of their annex", function()
    local annex = { title = "Annex F: Earlier recommendations" }
    local records = run(recommendations, { { "p", "All forces should read." } }, { section = section("Recommendation 12", annex) })
    assert.are.equal("F12", records.recommendations[1].number)
    records = run(recommendations, { { "p", "Recommendation 1" }, { "p", "All forces should read." }, { "p", "Recommendation 2: Write too." } },
      { section = { key = "vulnerability_recommendations", title = "Appendix A – Earlier recommendations" } })
    assert.are.same({ "A1", "A2" }, { records.recommendations[1].number, records.recommendations[2].number })
  end)

  it("have the area of their annex, as the framework has it or as its heading says", function()
    local function area_in(annex)
      return run(recommendations, { { "p", "All forces should read." } }, { section = section("Recommendation 1", annex) }).recommendations[1].area
    end
    assert.are.equal("preventing_crime", area_in { title = "Annex F: Lamps", area = "preventing_crime" })
    assert.are.equal("serious_organised_crime", area_in { title = "Annex F: Organised crime group recommendations" })
    assert.is_nil(area_in { title = "Annex F: Earlier recommendations" })
    assert.is_nil(area_in { title = "Recommendations on organised crime" })
  end)

  it("end before what is said of them all", function()
    local lines = { { "p", "By March 2017, the Home Office should pay." }, { "p", "In addition to these recommendations, forces should sing:" },
      { "item", "loudly; and" } }
    local last = run(recommendations, lines, { section = section("Recommendation 2") }).recommendations[1]
    assert.are.same({ { "By March 2017, the Home Office should pay." }, {} }, { last.text, last.actions })
    local inner = section("Recommendation 2", nil, 1)
    local first = run(recommendations, lines, { section = inner, sections = { inner, next_ } }).recommendations[1]
    assert.are.equal(1, #first.actions)
  end)

  it("may have nothing but bullets, and say so where they have no words", function()
    local only = run(recommendations, { { "item", "Forces should read." }, { "item", "Forces should write." } },
      { section = section("Recommendation 5: Letters") }).recommendations[1]
    assert.are.same({ 2, "Forces" }, { #only.actions, only.addressee })
    assert.is_nil(only.text)
    local _, diagnostics = run(recommendations, {}, { section = section("Recommendation 6") })
    assert.are.same({ "empty_recommendation" }, fake.codes(diagnostics))
    assert.is_nil(run(recommendations, { { "p", "Forces should read." } }, { section = { title = "Recommendations" } }).recommendations)
  end)
end)

describe("case studies", function()
  local chapter = { section = { area = "preventing_crime" } }
  local function found(lines, options)
    local out = {}
    for i, f in ipairs(run(cases, lines, options or chapter).findings or {}) do
      out[i] = ("%s|%s|%d|%d"):format(f.force, f.title, #f.text, #f.items)
    end
    return out
  end

  it("begin with a force, known or not, or with its area", function()
    assert.are.same({ "Kent|nil|1|0" }, found { { "p", "Some prose." }, { "p", "Kent Police lends lamps to walkers." }, { "p", "Most forces do not." } })
    assert.are.same({ "Wessex|nil|1|0" }, found { { "p", "Some prose." }, { "p", "In Wessex, the police and the schools draw maps." } })
    assert.are.same({ "Metropolitan|nil|1|0" },
      found { { "p", "Some prose." }, { "p", "A small, quiet team within the Metropolitan Police Service (MPS) reads footprints." } })
    assert.are.same({ "Harbour|nil|2|1" }, found { { "p", "Some prose." }, { "p", "Harbour Constabulary mends nets." },
      { "p", "The force has three rooms for it:" }, { "item", "one for knots;" }, { "p", "Forces do well to mend." } })
  end)

  it("have the heading above them as title where nothing else stands under it", function()
    assert.are.same({ "Kent|Lamps|1|0" }, found { { "h3", "Lamps" }, { "p", "Kent Police lends lamps." }, { "h3", "Oil" }, { "p", "Prose." } })
    assert.are.same({ "Kent|nil|1|0" }, found { { "h3", "Lamps" }, { "p", "Kent Police lends lamps." }, { "p", "Most forces sell them." } })
  end)

  it("are not prose that names a force", function()
    for _, printed in ipairs {
      "Some forces, for example Kent Police, lend lamps.", "Most forces lend lamps.", "In March 2014, HMIC looked at lamps.",
      "Kent Police was judged to be good at this.", "In England, the police lend lamps.", "However, Kent Police lends none.",
      "Kent Police lends lamps. Surrey Police sells them. Both are lit.", "HMIC will look at Kent Police and Surrey Police again.",
      "The lamps that are lent at night, in towns and in villages near the sea or far from it, were first lent by Kent Police.",
    } do
      assert.are.same({}, found { { "p", "Some prose." }, { "p", printed } }, printed)
    end
    local listed = { section = chapter.section, shared = { forces = { Harbour = {} } } }
    assert.are.same({}, found({ { "p", "The Mini Police walks to school." } }, listed))
    assert.are.same({ "Kent|nil|1|0" }, found({ { "p", "Some prose." }, { "p", "Kent Police has children who are the Mini Police." } }, listed))
  end)

  it("take linear time", function()
    local function seconds(n)
      local start = os.clock()
      run(cases, ("\2In The Of And Kent the Police of a Police Constabulary, In Kent In Kent\n"):rep(n), chapter)
      return os.clock() - start
    end
    seconds(50)
    assert.is_true(seconds(1600) < 40 * seconds(200) + 0.5)
  end)
end)

describe("the glossary", function()
  local function found(lines)
    local out = {}
    for i, entry in ipairs(run(glossary, lines).glossary or {}) do
      out[i] = entry.term .. ": " .. (type(entry.definition) == "table" and table.concat(entry.definition, " ") or tostring(entry.definition))
    end
    return out
  end
  local long = "the streets that one officer walks in a night, as the council laid them down"

  it("is rows, terms over definitions, and what page ends cut", function()
    assert.are.same({
      "beat: " .. long .. " in the year of the great fire, when the town was built again", "Court of Lamps: body that hears complaints about lamps",
      "dark: what is left without a lamp, mostly at night", "lamp: light", "wick: see lamp",
    }, found {
      { "row", "beat", long }, { "p", "in the year of the great fire, when the town was built again" }, { "p", "Court of Lamps" },
      { "p", "body that hears complaints about lamps" }, { "p", "dark" }, { "p", "what is left without a lamp, mostly at night" },
      { "row", "lamp", "light" }, { "row", "wick", "see lamp" },
    })
  end)

  it("has no row for the heads of its columns, and takes a header that is a term", function()
    assert.are.same({ "lamp: light" }, found { { "header", "Term", "Definition" }, { "row", "lamp", "light" } })
    assert.are.same({ "lamp: light", "wick: see lamp" }, found { { "header", "lamp", "light" }, { "row", "wick", "see lamp" } })
    assert.are.same({ "lamp: light that hangs" }, found { { "row", "lamp", "light" }, { "row", "", "that hangs" } })
    assert.are.same({ "lamp: " .. long }, found { { "row", "lamp", "" }, { "p", long } })
  end)

  it("says which term has no definition", function()
    local _, diagnostics = run(glossary, { { "row", "lamp", "" }, { "row", "wick", "see lamp" } })
    assert.are.same({ "term_without_definition" }, fake.codes(diagnostics))
  end)

  it("takes linear time", function()
    local function seconds(n)
      local start = os.clock()
      run(glossary, ("\2lamp\n\2" .. long .. "\n\2and on and on until the morning comes\n"):rep(n))
      return os.clock() - start
    end
    seconds(100)
    assert.is_true(seconds(6000) < 40 * seconds(750) + 0.5)
  end)
end)

describe("a heading's area", function()
  it("is told by its wording, or by words in it", function()
    local function of(printed) return area.of_heading(fake.framework, printed) end
    assert.are.equal("overall_effectiveness", of "Overall judgment")
    assert.are.equal("preventing_crime", of "Q1. Preventing crime and disorder")
    assert.are.equal("protecting_vulnerable_people", of "Vulnerability")
    assert.are.equal("serious_organised_crime", of "Organised crime: what prevents it")
    assert.is_nil(of "Force")
    assert.is_nil(of "Lamps: how to investigate them")
  end)
end)
