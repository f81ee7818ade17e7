local core = require "peel.core"
local fold = require "peel.fold"
local grade = require "peel.grade"
local frames = require "spec.support.frames"

local good, inadequate, poor = grade.of("peel_4", "good"), grade.of("peel_4", "inadequate"), grade.of("hmic_4", "poor")
local list, mixed = frames.list, frames.mixed

local function passing(frame, ...)
  local rows, doubtful = frame:filter(nil, { ... })
  return list(rows), doubtful
end

describe("filter", function()
  local frame = mixed()

  it("takes sets", function()
    assert.equal("1 5", passing(frame, { "x", "in", { 3, 7 } }))
    assert.equal("3 4 6", passing(frame, { "x", "in", { 2, 1.5, -1, 9, 10, 11 } }))
    assert.equal("2 3 4 6", passing(frame, { "x", "notin", { 3 } }))
    assert.equal("3 6", passing(frame, { "word", "in", { "a", "c" } }))
    assert.equal("1 2 4 5", passing(frame, { "word", "notin", { "a" } }))
    assert.equal("", passing(frame, { "word", "in", {} }))
    assert.equal("1 3", passing(frame, { "grade", "in", { good } }))
    assert.equal("1 3 6", passing(frame, { "grade", "in", { "good", "ungraded" } }))
    assert.equal("1 4 6", passing(frame, { "holds", "in", { true } }))
    assert.equal("1", passing(frame, { "day", "in", { "2016" } }))
    assert.equal("1 4 6", passing(frame, { "n", "in", { 2015 } }))
    assert.equal("", passing(frame, { "n", "in", { 2015.5 } }))
  end)

  it("takes ranges, open or closed", function()
    assert.equal("1 4 5", passing(frame, { "x", "range", 2 }))
    assert.equal("1 5", passing(frame, { "x", "range", 2, nil, true }))
    assert.equal("4", passing(frame, { "x", "range", 1.5, 3, true, true }))
    assert.equal("1 4 5 6", passing(frame, { "n", "range", nil, 2015 }))
    assert.equal("5", passing(frame, { "n", "range", nil, 2015, false, true }))
    assert.equal("", passing(frame, { "x", "range", math.huge, nil, true }))
    assert.equal("1 3 4", passing(frame, { "grade", "range", good }))
    assert.equal("4", passing(frame, { "grade", "range", "good", nil, true }))
    assert.equal("1 2 3", passing(frame, { "grade", "range", nil, "good" }))
    assert.equal("", passing(frame, { "grade", "range", poor }))
  end)

  it("compares dates as exactly as the less exact is printed", function()
    assert.equal("1 2 3 6", passing(frame, { "day", "range", "2016" }))
    assert.equal("1 2 3", passing(frame, { "day", "range", "2016-02", "2016-02-20" }))
    assert.equal("6", passing(frame, { "day", "range", "2016-02", nil, true }))
    assert.equal("1 2 3 4", passing(frame, { "day", "range", nil, "2016-02" }))
  end)

  it("takes patterns over folded words", function()
    local texts = core.frame_of(5, { { name = "t", type = "text", values = {
      "Victim satisfaction", "dis\u{2010}satisfied", "SATISFIED  customers", nil, "caf\u{e9} \u{201C}x\u{201D}" } } })
    assert.equal("1 2 3", passing(texts, { "t", "like", "*Satisf*" }))
    assert.equal("3", passing(texts, { "t", "like", "satisfied customers" }))
    assert.equal("2", passing(texts, { "t", "like", "dis-*" }))
    assert.equal("5", passing(texts, { "t", "like", 'caf? "?"' }))
    assert.equal("", passing(texts, { "t", "like", "" }))
  end)

  it("knows what is missing, and says which rows a test loses for it", function()
    assert.equal("2", passing(frame, { "x", "missing" }))
    assert.equal("1 3 4 5 6", passing(frame, { "x", "present" }))
    assert.equal("1 2 4 5 6", passing(frame, { "n", "present" }))
    assert.equal(1, select(2, passing(frame, { "x", "range", 0 })))
    assert.equal(2, select(2, passing(frame, { "x", "range", 0 }, { "n", "in", { 2015, 2016 } })))
    assert.equal(1, select(2, passing(frame, { "x", "range", 2 }, { "n", "in", { 2016 } })))
    assert.equal(0, select(2, passing(frame, { "x", "notin", { 3 } }, { "word", "like", "*" })))
  end)

  it("goes on from rows that were chosen before", function()
    local many = {}
    for i = 1, 5000 do many[i] = i end
    local wide = core.frame_of(5000, { { name = "i", type = "integer", values = many } })
    local most, few = wide:filter(nil, { { "i", "range", 101 } }), wide:filter(nil, { { "i", "range", 4990 } })
    assert.same({ 4900, 11 }, { #most, #few })
    assert.same({ 101, 5000, nil }, { most[1], most[4900], most[4901] })
    assert.equal("101 102 103", list(wide:filter(most, { { "i", "range", nil, 103 } })))
    assert.equal("4999 5000", list(wide:filter(few, { { "i", "range", 4999 } })))
    assert.equal("5000 4999", list(wide:sort(most, { { "i", true } }, 2)))
    assert.equal("101 102", list(wide:sort(most, { { "i" } }):slice(1, 2)))
    assert.equal(4900, wide:group(most, {}):aggregate("count")[1])
    assert.equal("2 1", list(wide:filter({ 3, 2, 1 }, { { "i", "range", nil, 2 } })))
  end)

  it("says what is wrong with a test", function()
    local cases = {
      { { "y", "missing" }, 'there is no column "y"' },
      { { "x", "near", 1 }, 'filter: there is no operation "near"' },
      { { "x", "in", 3 }, "x: list of values expected, got number" },
      { { "x", "in", { "3" } }, "x: number expected, got string" },
      { { "x", "range", 0 / 0 }, "x: a number expected, got one that is none (nan)" },
      { { "word", "range", "a" }, "word: a column of type text has no order" },
      { { "day", "range", "March" }, "day: date (such as \"2016-02\" or \"2016-02-29\") expected, got 'March'" },
      { { "any", "in", { 1 } }, "any: a column of type value cannot be compared" },
      { { "x", "like", "*" }, "x: a pattern is for texts, this column is of type number" },
      { { "word", "like", 1 }, "word: pattern with * and ? expected, got number" },
    }
    for _, case in ipairs(cases) do
      assert.error_matches(function() frame:filter(nil, { case[1] }) end, case[2], 1, true)
    end
    assert.error_matches(function() frame:filter(nil, { "x" }) end, "filter: a test {column, operation, ...} expected, got string", 1, true)
    assert.error_matches(function() frame:filter({ 0 }, {}) end, "row numbers from 1 expected")
    assert.error_matches(function() frame:filter({ 7 }, {}) end, "rows of another frame")
    assert.error_matches(function() frame:filter({ 1.5 }, {}) end, "row number expected at 1, got 1.5", 1, true)
    assert.error_matches(function() frame:filter(3, {}) end, "rows or list of row numbers expected")
  end)
end)

describe("sort", function()
  local frame = mixed()
  local function sorted(...) return list(frame:sort(nil, { ... })) end

  it("keeps equal rows in order, puts absent ones last in both directions", function()
    assert.equal("6 3 4 1 5 2", sorted { "x" })
    assert.equal("1 5 4 3 6 2", sorted { "x", true })
    assert.equal("5 1 4 6 2 3", sorted { "n" })
    assert.equal("5 6 4 1 2 3", sorted({ "n" }, { "x" }))
    assert.equal("2 3 6 1 5 4", sorted { "word" })
    assert.equal("4 1 2 3 6 5", sorted { "day" })
    assert.equal("2 5 1 4 6 3", sorted { "holds" })
    assert.equal("1 2 3 4 5 6", sorted())
    assert.equal("6 3", list(frame:sort(nil, { { "x" } }, 2)))
  end)

  it("puts the worst grade first, grades off the scale behind them", function()
    assert.equal("2 1 3 4 6 5", sorted { "grade" })
    assert.equal("4 1 3 2 6 5", sorted { "grade", true })
  end)

  it("orders labels by number, then by word", function()
    local labels = core.frame_of(5, { { name = "l", type = "label", values = { "C2", 10, 9, "C10", "c1" } } })
    assert.equal("3 2 5 4 1", list(labels:sort(nil, { { "l" } })))
  end)

  it("orders words as peel.fold makes them", function()
    local words = { "b", "\u{2018}a\u{2019}", "'A'", "a\u{2013}b", "A-C", " a  b", "a b", "\u{c9}", "e", "\u{FEFF}c", "", "a\u{AD}x" }
    local column = core.frame_of(#words, { { name = "w", type = "text", values = words } })
    local rows = column:sort(nil, { { "w" } })
    for i = 2, #words do
      local a, b = words[rows[i - 1]], words[rows[i]]
      assert.is_true(fold(a) < fold(b) or fold(a) == fold(b) and a < b)
    end
  end)

  it("says why it cannot", function()
    assert.error_matches(function() frame:sort(nil, { { "any" } }) end, "any: a column of type value has no order", 1, true)
    assert.error_matches(function() frame:sort(nil, { "x" }) end, "sort: {column, descending?} expected, got string", 1, true)
    local two = frame:with { { name = "grade", type = "grade", values = { good, poor, good } } }
    assert.error_matches(function() two:sort(nil, { { "grade" } }) end,
      "grade: grades of the scales peel_4 and hmic_4 have no common order", 1, true)
    assert.same({ "peel_4", "hmic_4" }, two:scales(nil, "grade"))
    assert.same({ "peel_4" }, two:scales({ 1, 3, 4 }, "grade"))
    assert.equal("1 3 4", list(two:sort({ 1, 3, 4 }, { { "grade" } })))
  end)
end)

describe("groups", function()
  local frame = mixed()

  it("stand in the order of first appearance, absent is a key of its own", function()
    local groups = frame:group(nil, { "n" })
    assert.equal(4, #groups)
    assert.equal("1 2 3 5", list(groups:firsts()))
    assert.equal("1 4 6", list(groups:rows(1)))
    assert.equal("3", list(groups:rows(3)))
    assert.same({ 3, 1, 1, 1 }, (groups:aggregate "count"))
    assert.error_matches(function() groups:rows(5) end, "group 5 of 4")
  end)

  it("aggregate, and say what is missing", function()
    local groups = frame:group(nil, { "n" })
    local function check(op, column, ...)
      local values, missing, total = groups:aggregate(op, column)
      assert.same({ ... }, { values, missing, total })
    end
    check("sum", "x", { 4, 0, 1.5, 3 }, { 0, 1, 0, 0 }, 1)
    check("mean", "x", { 4 / 3, nil, 1.5, 3.0 }, { 0, 1, 0, 0 }, 1)
    check("median", "x", { 2, nil, 1.5, 3 }, { 0, 1, 0, 0 }, 1)
    check("min", "x", { -1, nil, 1.5, 3 }, { 0, 1, 0, 0 }, 1)
    check("max", "n", { 2015, 2016, nil, 2014 }, { 0, 0, 1, 0 }, 1)
    check("n", "word", { 2, 1, 1, 1 }, { 1, 0, 0, 0 }, 1)
    check("first", "word", { "b", "A", "a", "B c" }, { 1, 0, 0, 0 }, 1)
    check("min", "day", { "2015-12-31", "2016-02", "2016-02-10" }, { 0, 0, 0, 1 }, 1)
    check("max", "grade", { grade.of("peel_4", "outstanding"), inadequate, good }, { 1, 0, 0, 1 }, 2)
    local _, none, total = frame:group(nil, {}):aggregate("sum", "x")
    assert.same({ { 1 }, 1 }, { none, total })
    assert.is_nil((select(2, frame:group({ 1, 3 }, { "word" }):aggregate("sum", "x"))))
  end)

  it("form over any columns and rows", function()
    assert.equal("1 2 3 4 5", list(frame:distinct(nil, { "word", "n" }):slice(1, 5)))
    assert.equal("1 2 3 4 6", list(frame:distinct(nil, { "x" })))
    assert.equal("6 4", list(frame:distinct({ 6, 4, 1 }, { "holds", "word" }):slice(1, 2)))
    local values, counts, missing = frame:count_by(nil, "n")
    assert.same({ { 2015, 2016, 2014 }, { 3, 1, 1 }, 1 }, { values, counts, missing })
    assert.equal(0, #core.frame_of(0, { { name = "a", type = "text", values = {} } }):group(nil, { "a" }))
    assert.equal(0, #frame:group({}, {}))
  end)

  it("are told apart by value: numbers, words, however many columns", function()
    local a, b, c = {}, {}, {}
    for i = 1, 3000 do a[i], b[i], c[i] = i % 50 + 0.5, "word " .. i % 70, i % 11 end
    local wide = core.frame_of(3000, { { name = "a", type = "number", values = a }, { name = "b", type = "text", values = b },
      { name = "c", type = "integer", values = c } })
    local groups = wide:group(nil, { "a", "b", "c" })
    local seen, n = {}, 0
    for i = 1, 3000 do
      local key = a[i] .. b[i] .. "/" .. c[i]
      if not seen[key] then seen[key], n = i, n + 1 end
    end
    assert.equal(n, #groups)
    local firsts = groups:firsts()
    for g = 1, n do
      local i = firsts[g]
      assert.equal(i, seen[a[i] .. b[i] .. "/" .. c[i]])
    end
  end)

  it("say why they cannot", function()
    local groups = frame:group(nil, { "n" })
    assert.error_matches(function() frame:group(nil, { "any" }) end, "any: a column of type value cannot be grouped", 1, true)
    assert.error_matches(function() groups:aggregate("mean", "word") end, "word: mean is for numbers, this column is of type text", 1, true)
    assert.error_matches(function() groups:aggregate("max", "word") end, "word: max is for numbers, dates and grades", 1, true)
    assert.error_matches(function() groups:aggregate("mode", "x") end, "invalid option 'mode'")
    local two = frame:with { { name = "grade", type = "grade", values = { good, poor } } }
    assert.error_matches(function() two:group(nil, {}):aggregate("min", "grade") end, "have no common order")
    assert.equal(good, two:group({ 1, 3 }, {}):aggregate("min", "grade")[1])
  end)
end)
