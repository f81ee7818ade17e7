local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.comparability"

local function run(text)
  return fake.run(rule, text, { section = { area = "overall_effectiveness" } }).comparability or {}
end

local function selected(text) return fake.selected(rule, text) end

describe("comparability", function()
  it("is the sentence that speaks of it", function()
    assert.same({ { area = "overall_effectiveness", comparable = false,
      text = "No grade came before it, so it cannot be set beside an earlier year." } },
      run "Wessex serves its towns. No grade came before it, so it cannot be set beside an earlier year. It is so.")
  end)

  it("is of the whole where no area's section holds it and the sentence names what is graded as a whole", function()
    local framework = { areas = { { key = "overall_effectiveness", scope = "overall" }, { key = "preventing_crime", scope = "area" } } }
    local function area(text) return fake.run(rule, text, { framework = framework }).comparability[1].area end
    assert.equal("overall_effectiveness", area "HMIC's 2014 effectiveness inspection is not directly comparable.")
    assert.is_nil(area "HMIC's 2014 inspection of lamps is not directly comparable.")
  end)

  for _, text in ipairs {
    "It is the first such grade, so no year-on-year comparison is possible.",
    "Forces were never graded so before, so comparison of one year with the next is not possible.",
    "This judgment cannot therefore be directly compared with last year's.",
    "It is not directly comparable with the 2014 inspection.",
    "We cannot compare the two years.", "It is not possible to compare this grade with that of 2014.",
    "There is no earlier grade with which to compare it.", "The new questions do not allow a comparison with the 2014 grades.",
    "It should not be set against previous years.", "Comparisons with 2014 cannot be drawn.",
    "No force was given a grade for lamps before 2015, so there is nothing with which this one can be compared.",
    "None of the earlier grades can be compared with it.", "No grade of an earlier year can be compared with this judgment.",
    "The question is new, and there is no 2014 grade to compare it with.", "The 2014 grade cannot yet be compared with it.",
    "A change of questions makes comparison with the 2014 inspection impossible.",
      "The grades of 2014 and 2015 are not directly comparable.",
    "Comparisons with earlier grades should not be made.", "It would be misleading to compare this with the 2014 judgment.",
    "The new questions rule out a comparison with previous inspections.", "There is no basis for comparison with earlier years.",
    "We have not graded lamps before, which makes it impossible to compare years.",
      "Comparison with previous grades is therefore not valid.",
    "The grades of the two years can't be compared.", "We are unable to make comparisons with earlier grades.",
  } do
    it("is denied by: " .. text, function()
      local found = run(text)
      assert.equal(1, #found)
      assert.is_false(found[1].comparable)
      assert.is_true(selected(text))
    end)
  end

  for _, text in ipairs {
    "The grade can be compared with that of 2014.", "A year-on-year comparison is now possible.",
    "The question is directly comparable with that of the 2014 inspection.", "We are able to compare it with last year's judgment.",
    "The questions are those of 2014, which allows us to compare the grades.", "The judgments of both years remain comparable.",
    "The same questions were asked in the 2014 inspection, so the grades may be compared.",
    "Asking it again makes comparison possible with the 2014 grade.",
  } do
    it("is granted by: " .. text, function()
      local found = run(text)
      assert.equal(1, #found)
      assert.is_true(found[1].comparable)
      assert.is_true(selected(text))
    end)
  end

  for _, text in ipairs {
    "When compared with 2014, crime fell.", "Rates allow comparison between areas.", "It is a comparable indication across all forces.",
    "The force cannot keep pace when compared with previous years.", "Compared with last year, no force did better.",
    "The force compares its lamps with those of 2014 each month.", "Nothing has changed since 2014. Lamps are compared each week.",
    "Data from the islands is not comparable with other forces' data because of size.", "",
  } do
    it("is not spoken of in: " .. text, function() assert.same({}, run(text)) end)
  end

  it("belongs to the sentence before where that one gives the reason", function()
    local found = run "Boats are fast. This is the first year in which lamps are graded. A comparison is therefore not possible."
    assert.equal(1, #found)
    assert.is_false(found[1].comparable)
    assert.equal("This is the first year in which lamps are graded. A comparison is therefore not possible.", found[1].text)
  end)

  it("is granted by a sentence of its own clause", function()
    assert.is_true(run("No other lamp was lit in 2014, and the grades can be compared with it.")[1].comparable)
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(rule, ("comparison "):rep(9000)) < 2)
    assert.is_true(fake.seconds(rule, ("no "):rep(30000)) < 2)
    assert.is_true(fake.seconds(rule, ("cannot be compared in 2014 "):rep(4000)) < 2)
  end)
end)
