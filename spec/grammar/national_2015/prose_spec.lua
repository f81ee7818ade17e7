--- What a national overview says in its prose: numbers of forces by grade, one force's grade again, what is comparable.
local fake = require "spec.support.fake_ctx"
local sentences = require "peel.grammar.national_2015.graded_sentences"
local again = require "peel.grammar.national_2015.graded_forces"
local passing = require "peel.grammar.national_2015.comparable"
local count = require "peel.grammar.national_2015.count"
local front = require "peel.grammar.national_2015.front_matter"

-- runs a block rule; what the table of all forces said is shared
local function run(rule, subject, section, shared)
  rule.compiled = rule.compiled or rule.pattern(fake.env())
  local ctx = fake.ctx(subject, { section = section or { area = "preventing_crime" }, report = { kind = "national_overview" } })
  ctx.shared = shared or {}
  local captures = rule.compiled:match(subject)
  if captures then rule.read(captures, ctx) end
  return ctx.records
end

describe("a number of forces", function()
  it("is read in words and digits", function()
    for printed, value in pairs { ["no"] = 0, None = 0, one = 1, ["Forty-three"] = 43, ["twenty one"] = 21, ["38"] = 38 } do
      assert.are.equal(value, count.value(printed))
      assert.is_truthy(count.pattern:match(printed))
    end
    assert.is_nil(count.value "many")
    assert.is_nil(count.pattern:match "nobody")
  end)
end)

describe("sentences with all grades", function()
  local function counts(subject, section)
    local found = (run(sentences, subject, section).distributions or {})[1]
    return found and { found.area, found.counts.outstanding, found.counts.good, found.counts.requires_improvement, found.counts.inadequate }
  end

  it("give the numbers, in one sentence or two", function()
    assert.are.same({ "preventing_crime", 1, 20, 12, 0 },
      counts "HMIC has graded one force as outstanding, 20 forces as good, twelve forces as requiring improvement and no forces as inadequate on this.")
    assert.are.same({ "preventing_crime", 3, 32, 9, 0 },
      counts "We judged 3 forces as outstanding, 32 as good, and nine forces as requiring improvement. No force was graded inadequate.")
    assert.are.same({ "preventing_crime", 3, 2, 1, 4 }, counts(
      "Inadequate was the grade of few: four forces were judged to be inadequate, two good, three outstanding, and one force required improvement."))
  end)

  it("are left alone where a grade is missing, given twice, or of an earlier year", function()
    assert.is_nil(counts "HMIC has graded one force as outstanding and 20 forces as good.")
    assert.is_nil(counts "One force was outstanding, two good, three forces require improvement, no force was inadequate and two forces were good.")
    assert.is_nil(counts(
      "In 2014, one force was outstanding, two forces good, three forces were requiring improvement and no force was inadequate."))
    assert.is_nil(counts("HMIC has graded one force as outstanding, 2 as good, 3 as requiring improvement and none as inadequate.", {}))
  end)

  it("take linear time", function()
    local piece = "one force as outstanding, two outstanding forces, no good, "
    fake.seconds(sentences, piece:rep(100))
    assert.is_true(fake.seconds(sentences, piece:rep(4000)) < 40 * fake.seconds(sentences, piece:rep(500)) + 0.5)
  end)
end)

describe("one force's grade", function()
  local shared = { forces = { Wessex = { preventing_crime = "good", overall_effectiveness = "outstanding" }, Kent = {} } }
  local function found(subject, section)
    local record = (run(again, subject, section, shared).judgments or {})[1]
    return record and ("%s %s %s [%s]"):format(record.force, record.area, record.grade, record.at)
  end

  it("is a place more of what the table says", function()
    assert.are.equal("Wessex preventing_crime good [good]", found "Wessex Police, which received a grade of good in this area, is glad.")
    assert.are.equal("Wessex overall_effectiveness outstanding [outstanding]",
      found("One force (Wessex Police) was judged to be outstanding.", { key = "overall_grades" }))
    assert.are.equal("Wessex overall_effectiveness outstanding [outstanding]", found "Wessex Constabulary was graded outstanding overall.")
  end)

  it("is nothing where two forces or two grades stand, an earlier year, or a force that the table lacks", function()
    assert.is_nil(found "Wessex Police and Kent Police were both judged to be good.")
    assert.is_nil(found "Wessex Police was graded as good in 2014.")
    assert.is_nil(found "Harbour Police was graded as good.")
    assert.is_nil(found "Wessex Police has good officers and judges well.")
    assert.is_nil(found "Kent Police was graded as good.")
  end)
end)

describe("what is comparable in passing", function()
  local function found(subject) return (run(passing, subject).comparability or {})[1] end

  it("is read where no other rule reads it", function()
    local record = found "In the (broadly comparable) part of last year's inspection, we found less."
    assert.are.same({ true, "preventing_crime" }, { record.comparable, record.area })
    assert.is_nil(found "Last year's grades are not directly comparable.")
    assert.is_nil(found "Last year's grades are comparable.")
    assert.is_nil(found "No comparable lamp is sold.")
  end)
end)

describe("an overview's title page", function()
  it("has a subtitle, on its own line or behind the title", function()
    local records = fake.run(front, { { "p", "PEEL: Police effectiveness 2015" }, { "p", "A national overview" } })
    assert.are.same({ subtitle = "A national overview" }, records.report[1])
    records = fake.run(front, { { "p", "Police effectiveness 2015 – A national overview" }, { "p", "February 2016" } })
    assert.are.same({ title = "Police effectiveness 2015", subtitle = "A national overview" }, records.report[1])
    assert.is_nil(fake.run(front, { { "p", "An inspection of Wessex Police" }, { "p", "A national overview of nothing in particular" } }).report)
  end)
end)
