local fake = require "spec.support.fake_ctx"
local areas = require "peel.grammar.areas_for_improvement"
local causes = require "peel.grammar.causes_of_concern"
local recommendations = require "peel.grammar.recommendations"

local options = { section = { parent = { area = "preventing_crime" } } }

local function texts(list)
  local out = {}
  for i, record in ipairs(list or {}) do out[i] = record.text end
  return out
end

describe("areas for improvement", function()
  local function run(lines) return fake.run(areas, lines, options).findings end

  it("are one finding a bullet, nested bullets its items", function()
    assert.same({
      { kind = "area_for_improvement", area = "preventing_crime", text = "The force should visit its villages.", items = {} },
      { kind = "area_for_improvement", area = "preventing_crime", text = "The force should write down:", items = { "tracks", "trails" } },
    }, run { { "item", "The force should visit its villages." }, { "item", "The force should write down:" }, { "nested", "tracks" },
      { "nested", "trails" } })
  end)
  it("keep what stands under a bullet's colon, where the depth of bullets was lost", function()
    local found = run { { "item", "The force should write down:" }, { "item", "tracks;" }, { "item", "trails." }, { "item",
      "The force should act." } }
    assert.same({ "The force should write down:", "The force should act." }, texts(found))
    assert.same({ "tracks;", "trails." }, found[1].items)
  end)
  it("are one finding a paragraph where the bullets were lost", function()
    assert.same({ "The force should visit.", "The force should write." },
      texts(run { { "p", "The force should visit." }, { "p", "The force should write." } }))
  end)
  it("do not take a lead-in or words around the list", function()
    assert.same({ "visit;" }, texts(run { { "p", "The force should:" }, { "item", "visit;" }, { "p", "We shall come again." } }))
  end)
  it("keep a bullet that lost its mark among others", function()
    assert.equal(3, #run { { "item", "The force should a." }, { "p", "The force should b." }, { "item", "The force should c." } })
  end)
  it("are none in an empty section, a table or a bullet without words", function()
    assert.is_nil(run {})
    assert.is_nil(run { { "row", "a", "b" } })
    assert.is_nil(run { { "item", "" } })
  end)
  it("take linear time", function()
    assert.is_true(fake.seconds(areas, ("\3The force should act.\n"):rep(5000), options) < 2)
    assert.is_true(fake.seconds(areas, "\2" .. ("should "):rep(15000) .. "\n", options) < 2)
  end)
end)

describe("causes of concern", function()
  it("are their paragraphs, and bring their recommendations", function()
    local records = fake.run(causes, {
      { "p", "Wessex Police loses its keys." }, { "p", "That is a danger." },
      { "p", "To mend this, HMIC recommends that, within three months, the force should:" },
      { "item", "count its keys; and" }, { "item", "lock its doors." },
    }, options)
    assert.same({ "Wessex Police loses its keys. That is a danger." }, texts(records.findings))
    assert.equal("cause_of_concern", records.findings[1].kind)
    assert.same({ "count its keys; and", "lock its doors." }, texts(records.recommendations))
    assert.same({ within = "P3M" }, records.recommendations[2].deadline)
    assert.equal("the force", records.recommendations[1].addressee)
    assert.is_nil(records.recommendations[1].number)
  end)
  it("are one a bullet where no paragraph leads them", function()
    assert.same({ "Keys are lost.", "Doors stand open." },
      texts(fake.run(causes, { { "item", "Keys are lost." }, { "item", "Doors stand open." } }, options).findings))
  end)
  it("leave recommendations under a heading of their own, and in their three time limits", function()
    local records = fake.run(causes, {
      { "p", "Wessex Police loses its keys." }, { "item", "Doors stand open." }, { "item", "Windows too." }, { "h4", "Recommendations" },
      { "p", "Immediately, the force should:" }, { "item", "shut its doors." },
      { "p", "Within three months, the force should:" }, { "item", "count its keys;" }, { "item", "lock its doors." },
      { "p", "By 31 March 2016, the force should:" }, { "item", "buy a safe." }, { "nested", "of steel" },
    }, options)
    assert.same({ "Wessex Police loses its keys." }, texts(records.findings))
    assert.same({ "Doors stand open.", "Windows too." }, records.findings[1].items)
    assert.same({ "shut its doors.", "count its keys;", "lock its doors.", "buy a safe." }, texts(records.recommendations))
    assert.same({ { when = "immediately" }, { within = "P3M" }, { within = "P3M" }, { by = "2016-03-31" } }, {
      records.recommendations[1].deadline, records.recommendations[2].deadline, records.recommendations[3].deadline,
      records.recommendations[4].deadline })
    assert.same({ "of steel" }, records.recommendations[4].actions)
  end)
  it("may speak of recommendations of earlier years", function()
    local records = fake.run(causes, {
      { "p", "Wessex Police has not acted on the recommendations that HMIC made in 2014." }, { "p", "That is a danger." },
    }, options)
    assert.same({ "Wessex Police has not acted on the recommendations that HMIC made in 2014. That is a danger." },
      texts(records.findings))
    assert.is_nil(records.recommendations)
  end)
  it("take a lead-in that recommends nothing by name", function()
    local records = fake.run(causes, {
      { "p", "Wessex Police loses its keys." }, { "p", "By 31 March 2016 the force should:" }, { "item", "count its keys." },
    }, options)
    assert.same({ "Wessex Police loses its keys." }, texts(records.findings))
    assert.same({ "count its keys." }, texts(records.recommendations))
  end)
  it("are none in an empty section", function() assert.is_nil(fake.run(causes, {}, options).findings) end)
end)

describe("recommendations", function()
  local function run(lines) return fake.run(recommendations, lines, options).recommendations end

  it("with a number are one record with all its paragraphs and actions", function()
    local found = run {
      { "h3", "Recommendation 1" }, { "p", "By 1 December 2016, Wessex Police should mend its gate." }, { "p", "It squeaks." },
      { "item", "hinges" }, { "item", "bolts" }, { "h3", "Recommendation 2" }, { "p", "The chief constable should sing immediately." },
    }
    assert.equal(2, #found)
    assert.same({ 1, 2 }, { found[1].number, found[2].number })
    assert.equal("By 1 December 2016, Wessex Police should mend its gate. It squeaks.", found[1].text)
    assert.same({ "hinges", "bolts" }, found[1].actions)
    assert.same({ by = "2016-12-01" }, found[1].deadline)
    assert.equal("Wessex Police", found[1].addressee)
    assert.same({ when = "immediately" }, found[2].deadline)
  end)
  it("without a number are one a bullet or one a paragraph", function()
    assert.same({ "oil" }, texts(run { { "p", "Within 6 weeks, the force should:" }, { "item", "oil" } }))
    assert.same({ "The force should oil." }, texts(run { { "p", "Oil is cheap." }, { "p", "The force should oil." } }))
  end)
  it("are none where nobody is told anything", function()
    assert.is_nil(run { { "p", "Oil is cheap." } })
    assert.is_nil(run {})
  end)
  it("take linear time", function()
    assert.is_true(fake.seconds(recommendations, ("\2The force should act.\n"):rep(4000), options) < 2)
    assert.is_true(fake.seconds(recommendations, "\2" .. ("the force, "):rep(9000) .. "\n", options) < 2)
  end)
end)
