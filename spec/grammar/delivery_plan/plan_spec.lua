local fake = require "spec.support.fake_ctx"
local place = require "peel.grammar.delivery_plan.place"
local goals = require "peel.grammar.delivery_plan.goals"
local updates = require "peel.grammar.delivery_plan.updates"
local themes = require "peel.grammar.delivery_plan.themes"
local title_page, named = table.unpack((require "peel.grammar.delivery_plan.front_matter"))

local goal = { key = "goal", title = "3 Quieter nights", heading = { 5, 20 } }
local function within(title) return { section = { key = "update", title = title, parent = goal } } end

describe("a delivery plan's places", function()
  it("takes number and title of a goal's heading", function()
    for heading, want in pairs {
      ["2 A safer town"] = { 2, "A safer town" }, ["12. A safer town"] = { 12, "A safer town" },
      ["Aim 4: A safer town"] = { 4, "A safer town" }, ["Goal 1 – A safer town"] = { 1, "A safer town" },
      ["A safer town"] = {}, ["2017 in the town"] = { 2017, "in the town" },
    } do assert.same(want, { place.goal_heading(heading) }, heading) end
  end)

  it("takes the quarter of a heading", function()
    for heading, want in pairs {
      ["Q1 Summary highlights"] = "Q1", ["q4 update"] = "Q4", ["Quarter 3 summary"] = "Q3", ["The third quarter 3 update"] = "Q3",
      ["Q5 Summary"] = false, ["Q11 Summary"] = false, ["Summary"] = false,
    } do assert.equal(want or nil, place.quarter(heading), heading) end
    assert.is_nil(place.quarter(nil))
  end)

  it("takes the goal around a section", function()
    assert.equal(3, place.goal(within("Q1 Summary").section))
    assert.is_nil(place.goal { key = "update", title = "Q1 Summary" })
    assert.is_nil(place.goal(nil))
  end)
end)

describe("goals", function()
  it("gives one record a heading", function()
    assert.same({ { number = 3, title = "Quieter nights", spans = { 5, 20 } } }, fake.run(goals, "", { section = goal }).goals)
    assert.is_nil(fake.run(goals, "", { section = { key = "goal", title = "Nights" } }).goals)
  end)
end)

local function texts(lines, title)
  local out = {}
  for i, update in ipairs(fake.run(updates, lines, within(title or "Q2 Summary update")).updates or {}) do
    assert.equal(3, update.goal)
    out[i] = update.quarter .. " " .. update.text
  end
  return out
end

describe("updates", function()
  it("gives one record a bullet, with the bullets inside it, and one a running paragraph", function()
    assert.same({ "Q2 This was a busy quarter.", "Q2 Lamps were mended", "Q2 Wardens walk at night on Fridays on Saturdays", "Q2 A dog was bought" }, texts {
      { "p", "This was a busy quarter." }, { "p", "Other work:" }, { "item", "Lamps were mended" },
      { "item", "Wardens walk at night" }, { "nested", "on Fridays" }, { "nested", "on Saturdays" }, { "item", "A dog was bought" } })
  end)

  it("takes the quarter from the heading", function()
    assert.same({ "Q1 Lamps were mended" }, texts({ { "item", "Lamps were mended" } }, "Q1 Summary highlights"))
  end)

  it("takes paragraphs where the bullets were lost", function()
    assert.same({ "Q2 A busy time.", "Q2 Lamps were mended", "Q2 A dog was bought" },
      texts { { "p", "A busy time." }, { "p", "Other work:" }, { "p", "Lamps were mended" }, { "p", "A dog was bought" } })
  end)

  it("leaves out bullets whose words were lost, lead-ins, and stray words beside bullets", function()
    assert.same({ "Q2 Lamps were mended", "Q2 Nine wardens were sworn in before the summer came" }, texts { { "item", "" }, { "p", "Page two" },
      { "p", "Besides:" }, { "item", "Lamps were mended" }, { "p", "Nine wardens were sworn in before the summer came" } })
    assert.same({}, texts {})
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(updates, ("\3x\n\4y\n"):rep(30000), within "Q1 Summary") < 2)
    assert.is_true(fake.seconds(updates, ("\2x:\n"):rep(30000), within "Q1 Summary") < 2)
  end)
end)

describe("themes", function()
  local function found(lines)
    local out = {}
    for i, theme in ipairs(fake.run(themes, lines, { section = { key = "themes", title = "Links", parent = goal } }).themes or {}) do
      out[i] = ("%s|%s|%s"):format(theme.goal, theme.code, theme.text)
    end
    return out
  end

  it("reads code and words of a paragraph or bullet", function()
    assert.same({ "3|1.2|Less noise in the town", "3|10.4|More light.", "3|2.1|Dogs" },
      found { { "p", "1.2 Less noise in the town" }, { "p", "10.4 More light." }, { "item", "2.1: Dogs" } })
  end)

  it("leaves out what has no code beside what has one", function()
    assert.same({ "3|1.2|Less noise" }, found { { "p", "1.2 Less noise" }, { "p", "See the plan of 2017." } })
  end)

  it("takes the words alone where all codes were lost", function()
    assert.same({ "3|nil|Less noise" }, found { { "p", "Less noise" } })
  end)

  it("reads no code in other numbers", function()
    for _, text in ipairs { "1.2", "1 2 nights", "123.4 metres", "1.234 litres", "Less 1.2 noise" } do
      assert.is_nil(fake.run(themes, { { "p", text } }).themes[1].code, text)
    end
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(themes, ("\0021.2 x\n"):rep(30000)) < 2)
    assert.is_true(fake.seconds(themes, "\0021.2" .. (" "):rep(100000) .. "\n") < 2)
  end)
end)

describe("a delivery plan's title page", function()
  local function report(lines) return (fake.run(title_page, lines).report or {})[1] end

  it("takes motto and quarter", function()
    assert.same({ title = "Quieter nights for all", subtitle = "Quarter 3 update October – December 2017" },
      report { { "p", "Quieter nights for all" }, { "p", "Quarter 3 update October – December 2017" }, { "p", "listen act learn" } })
  end)

  it("prefers a line that says what it is, and takes a force or a month that stands alone", function()
    assert.same({ title = "Delivery Plan 2017-18", subtitle = "Quarter 1 Update", force = "Sussex", published = "2017-08" },
      report { { "p", "Sussex Police" }, { "p", "Quarter 1 Update" }, { "p", "Quieter nights" }, { "p", "Delivery Plan 2017-18" },
        { "p", "August 2017" } })
  end)

  it("takes the quarter for the title where there is no other, and nothing from nothing", function()
    assert.same({ title = "Quarter 1 update" }, report { { "p", "Quarter 1 update" } })
    assert.is_nil(report {})
  end)

  it("takes the force that the text names most", function()
    local report_of = {}
    local ctx = { report = report_of, text = nil }
    function ctx.emit(_, fields) report_of.force = fields.force end
    local pattern = named.pattern(fake.env())
    local function say(text)
      ctx.text = function(first, last) return text:sub(first, last) end
      named.read(pattern:match(text), ctx)
    end
    say "Kent Police and Surrey Police work together."
    assert.equal("Kent", report_of.force)
    say "Surrey Police is a large organisation. Improved police work; Special Constabulary; Local Police."
    assert.equal("Surrey", report_of.force)
    say "Mercia Vale Police, Mercia Vale Police and Mercia Vale Police."
    assert.equal("Mercia Vale", report_of.force)
  end)
end)
