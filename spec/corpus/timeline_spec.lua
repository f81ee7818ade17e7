local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local told = queries.told

describe("a timeline", function()
  local c

  setup(function()
    c = lamps.corpus {
      r1 = lamps.text(2023, "Wessex", { "lamps: inadequate", "wicks: good", "lamps 2019: good", "lamps 2021: outstanding", "lamps: may be compared" }),
      r2 = lamps.text(2019, "Wessex", { "lamps: good", "oil: good" }),
      r3 = lamps.text(2021, nil, { "lamps: good in Wessex", "lamps: good in Kent" }),
    }
  end)

  it("goes through judgments and prior judgments in the order of time", function()
    assert.same({ "2019 lamps_2019 good judgment r2", "2021 lamps_2021 good judgment r3", "2021 lamps_2021 outstanding prior_judgment r1",
      "2023 lamps_2023 inadequate judgment r1" }, (function()
      local list = {}
      for row in c:timeline("Wessex", "lamps"):each() do
        list[#list + 1] = ("%d %s %s %s %s"):format(row.year, row.framework, row.grade, row.read_from, row.report.path)
      end
      return list
    end)())
  end)

  it("says what may be compared, and on whose word", function()
    local rows = c:timeline("Wessex", "lamps")
    assert.same({ "- - -", "true the lamps are the same the lamp book", "true the lamps are the same the lamp book",
      "true lamps: may be compared r1:17" }, told(rows, "comparable", "why", "source"))
    assert.equal("r2:9: lamps: good (and 1 more)", rows[1]:cite()) -- and r1, whose prior judgment agrees
    assert.equal(2, #rows[1]:records())
  end)

  it("has the parts of an area where they are asked for", function()
    assert.equal(4, #c:timeline("Wessex", "lamps", { parts = false }))
    local rows = c:timeline("Wessex", "lamps", { parts = true })
    assert.same({ "2023 lamps", "2023 wicks" }, told(rows:tail(2), "year", "area"))
    assert.is_false(rows[5].comparable)
  end)

  it("can be asked what compares as peel.comparable answers, and prints it in words", function()
    local rows = c:timeline("Wessex", "lamps", { parts = true })
    assert.same({ "nil: 1", "true: 3", "false: 1" }, (function()
      local list = {}
      for row in rows:count_by("comparable"):each() do list[#list + 1] = ("%s: %d"):format(row.comparable, row.count) end
      table.sort(list, function(a, b) return #a < #b or #a == #b and a < b end)
      return list
    end)())
    assert.same({ "2023 wicks" }, told(rows:where { comparable = false }, "year", "area"))
    assert.equal(3, #rows:where { comparable = { true, "careful" } })
    assert.equal(1, #rows:where { comparable = peel.missing })
    assert.matches("\n2023 [^\n]* lamps +inadequate +yes [^\n]*\n2023 [^\n]* no ", tostring(rows))
    assert.matches('"comparable":false', rows:jsonl():match "[^\n]*\n$", 1, true)
  end)

  it("is a query like others, of forces without grades too", function()
    assert.same({ "2023" }, told(c:timeline("Wessex", "lamps"):where { grade = "inadequate" }, "year"))
    assert.equal(0, #c:timeline("Surrey", "lamps"))
    assert.equal("no timeline", tostring(c:timeline("Surrey", "lamps")))
    assert.equal(c, c:timeline("Kent", "oil"):owner())
  end)

  it("names no framework of a prior judgment that may be of several", function()
    local of = assert(peel.corpus(assert(peel.open "examples/reports/calderwick-hmic-2007.txt")))
    assert.same({ "2006 - fair prior_judgment -", "2007 hmic_2007 good judgment false" },
      told(of:timeline("Calderwick", "neighbourhood_policing"), "year", "framework", "grade", "read_from", "comparable"))
  end)

  queries.refused(it, assert, {
    { "an unknown force", function() c:timeline("Wesex", "lamps") end, 'timeline: unknown force "Wesex"; did you mean "Wessex"?' },
    { "a force by another name", function() c:timeline("Kent Police", "lamps") end, 'did you mean "Kent"?' },
    { "an unknown area", function() c:timeline("Wessex", "lmaps") end, 'timeline: unknown area "lmaps"; did you mean "lamps"?' },
    { "a word that peel.comparable never says", function() c:timeline("Wessex", "lamps"):where { comparable = "yes" } end,
      'timeline.comparable: true, false or "careful" expected, got "yes"' },
    { "no area", function() c:timeline("Wessex", nil) end, "bad argument 'area': expected a string, got nil (a misspelt variable?)" },
    { "an unknown option", function() c:timeline("Wessex", "lamps", { part = true }) end, 'unknown option "part"; did you mean "parts"?' },
    { "a wrong option", function() c:timeline("Wessex", "lamps", { parts = 1 }) end, "expected true or false, got number" },
    { "options that are none", function() c:timeline("Wessex", "lamps", true) end, "expected a table, got boolean" },
  })
end)
