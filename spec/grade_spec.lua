local grade = require "peel.grade"

--- The message of a call that must raise.
local function raised(f)
  local ok, message = pcall(f)
  assert.is_false(ok, "expected an error")
  return message
end

describe("grade", function()
  local good, outstanding = grade.of("peel_4", "good"), grade.of("peel_4", "outstanding")
  local ungraded = grade.of("peel_4", "ungraded")

  it("is one object for each scale and name", function()
    assert.are.equal(good, grade.of("peel_4", "good"))
    assert.is_true(rawequal(good, grade.read("peel_4", "GOOD")))
    assert.is_false(good == grade.of("peel_5", "good"))
    assert.is_false(good == "good")
    assert.are.equal("yes", ({ [good] = "yes" })[grade.of("peel_4", "good")])
  end)

  it("has a name, a printed form, a scale and a rank, 1 being the best", function()
    local r = grade.of("peel_5", "requires_improvement")
    assert.are.equal("requires_improvement", r.name)
    assert.are.equal("Requires improvement", r.title)
    assert.are.equal("peel_5", r.scale)
    assert.are.equal(4, r.rank)
    assert.are.equal(1, outstanding.rank)
  end)

  it("orders worse before better, with grades and names", function()
    assert.is_true(good < outstanding)
    assert.is_false(outstanding < good)
    assert.is_true(good <= good)
    assert.is_true(good >= "good")
    assert.is_true(good < "outstanding")
    assert.is_true("inadequate" < good)
    assert.is_false(good > "good")
    assert.is_true(grade.of("hmic_4", "fair") > "poor")
    assert.is_true(grade.of("direction_3", "improved") > "stable")
  end)

  it("orders every scale as it is listed", function()
    for _, id in ipairs(grade.scales()) do
      local grades = grade.scale(id).grades
      for i = 2, #grades do
        assert.is_true(grades[i] < grades[i - 1])
        assert.is_true(grades[i - 1] >= grades[i].name)
      end
    end
  end)

  it("raises where there is no order, and says why", function()
    assert.matches('peel_4 cannot be ordered with good of the scale peel_5', raised(function()
      return good < grade.of("peel_5", "good")
    end))
    assert.matches('"godo" is not a grade of the scale peel_4.*did you mean "good"', raised(function() return good < "godo" end))
    assert.matches('"adequate" is not a grade of the scale peel_4', raised(function() return good >= "adequate" end))
    assert.matches("with number 3", raised(function() return good < 3 end))
    assert.matches("ungraded is not on a scale", raised(function() return ungraded >= "good" end))
    assert.matches("ungraded is not on a scale", raised(function() return "good" <= ungraded end))
    assert.matches("ungraded is not on a scale", raised(function() return good < ungraded end))
    assert.matches("carried_forward is not on a scale", raised(function() return good < "carried_forward" end))
    assert.matches("^spec/grade_spec", raised(function() return good < "godo" end))
  end)

  it("says whether it is one of some", function()
    assert.is_true(good:is "good")
    assert.is_true(good:is("outstanding", "good"))
    assert.is_true(good:is("excellent", good))
    assert.is_false(good:is "fair")
    assert.is_false(good:is())
    assert.is_false(good:is(grade.of("peel_5", "good")))
    assert.is_true(ungraded:is "ungraded")
    assert.matches('unknown grade "god"; did you mean "good"', raised(function() return good:is("good", "god") end))
    assert.matches("bad argument #1", raised(function() return good:is(nil) end))
  end)

  it("says whether it is at least another", function()
    assert.is_true(outstanding:at_least "good")
    assert.is_true(good:at_least(good))
    assert.is_false(good:at_least "outstanding")
    assert.is_false(ungraded:at_least "good")
    assert.is_false(ungraded:at_least "inadequate")
    assert.matches("not a grade of the scale peel_4", raised(function() return good:at_least "fair" end))
    assert.matches("unknown grade", raised(function() return ungraded:at_least "gud" end))
  end)

  it("keeps the kinds of no grade apart and off every scale", function()
    assert.are.same({ "ungraded", "not_inspected", "carried_forward", "suspended", "superseded" }, grade.off_scale())
    assert.are.equal(ungraded, grade.of("hmic_4", "ungraded"))
    assert.is_nil(ungraded.scale)
    assert.is_nil(ungraded.rank)
    assert.is_false(ungraded == grade.of("peel_4", "suspended"))
  end)

  it("is a name in text and JSON", function()
    assert.are.equal("good", tostring(good))
    assert.are.equal("good!", good .. "!")
    assert.are.equal("a good", "a " .. good)
    assert.are.equal("good ungraded", good .. " " .. ungraded)
    assert.are.equal('["good"]', require "dkjson".encode { good })
  end)

  it("lists its fields in order", function()
    local seen = {}
    for key, value in pairs(good) do seen[#seen + 1] = key .. "=" .. value end
    assert.are.same({ "name=good", "title=Good", "scale=peel_4", "rank=2" }, seen)
    seen = {}
    for key in pairs(ungraded) do seen[#seen + 1] = key end
    assert.are.same({ "name", "title" }, seen)
  end)

  it("cannot be changed, and raises on a field that it does not have", function()
    assert.matches('attempt to set "name" of good', raised(function() good.name = "bad" end))
    assert.matches('attempt to set "colour"', raised(function() good.colour = 1 end))
    assert.matches('no field "rnak"; did you mean "rank"', raised(function() return good.rnak end))
    assert.are.equal("good", good.name)
  end)

  it("is made by name only of what there is", function()
    assert.matches('unknown grade scale "peel4"; did you mean "peel_4"', raised(function() return grade.of("peel4", "good") end))
    assert.matches('no grade "fiar".*did you mean "fair"', raised(function() return grade.of("hmic_4", "fiar") end))
    assert.matches("has no grade nil", raised(function() return grade.of("hmic_4", nil) end))
  end)

  it("reads printed words", function()
    assert.are.equal("requires_improvement", grade.read("peel_4", "REQUIRES\nIMPROVEMENT").name)
    assert.are.equal("requires_improvement", grade.read("peel_5", " requires\u{00A0}improvement ").name)
    assert.are.equal("meets_standard", grade.read("standard_3", "Meets the standard").name)
    assert.is_nil(grade.read("peel_4", "Adequate"))
    assert.is_nil(grade.read("peel_4", "good work"))
    assert.is_nil(grade.read("peel_4", ""))
  end)

  it("knows grades from other values", function()
    assert.is_true(grade.is_grade(good))
    assert.is_false(grade.is_grade "good")
    assert.is_false(grade.is_grade {})
    assert.is_true(grade.exists "fair")
    assert.is_true(grade.exists "suspended")
    assert.is_false(grade.exists "gud")
    assert.is_false(grade.exists(nil))
  end)

  it("takes another scale, the same one twice, but no other under a known id", function()
    local definition = { id = "fire_2", grades = { { key = "up", title = "Up" }, { key = "down", title = "Down" } } }
    local scale = grade.define(definition)
    assert.are.equal(scale, grade.define(definition))
    assert.is_true(grade.of("fire_2", "up") > "down")
    definition = { id = "fire_2", grades = { { key = "down", title = "Down" }, { key = "up", title = "Up" } } }
    assert.matches("another scale", raised(function() grade.define(definition) end))
  end)

  local bad = {
    { "field 'id': expected a string", {} },
    { "field 'grades': expected a list of two", { id = "x" } },
    { "field 'grades': expected a list of two", { id = "x", grades = { { key = "a", title = "A" } } } },
    { "field 'key': expected lower case", { id = "x", grades = { { key = "A", title = "A" }, { key = "b", title = "B" } } } },
    { "field 'title': expected a string", { id = "x", grades = { { key = "a" }, { key = "b", title = "B" } } } },
    { "said of two grades", { id = "x", grades = { { key = "a", title = "A" }, { key = "b", title = "a" } } } },
  }
  for i, case in ipairs(bad) do
    it("refuses a wrong scale " .. i, function()
      assert.matches(case[1], raised(function() grade.define(case[2]) end))
    end)
  end
end)
