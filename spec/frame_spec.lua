local core = require "peel.core"
local sets = require "spec.support.record_sets"
local frames = require "spec.support.frames"

local list, mixed = frames.list, frames.mixed

local function passing(frame, ...)
  local rows, doubtful = frame:filter(nil, { ... })
  return list(rows), doubtful
end

describe("a frame", function()
  it("has the rows of a record set, with the fields of the records that hold them", function()
    local records = sets.new { grades = sets.four }
    local measures = records:set "measures"
    measures:append { name = "second", spans = { 40, 45 }, values = { { value = 3, entity = "Wessex" } } }
    measures:append { name = "first", spans = { 1, 6 }, unit = "percent", values = { { value = 1.5 }, { value = 2, raw = "2%" } } }
    records:seal()
    local frame = core.frame(records:set "measures.values")
    assert.equal(3, #frame)
    assert.same({ "first", "first", "second" }, (frame:column "name"))
    assert.same({ 1.5, 2, 3 }, (frame:column "value"))
    assert.equal("integer", math.type(frame:get(2, "value")))
    assert.equal("Wessex", frame:get(3, "entity"))
    assert.equal("1 2", list(frame:filter(nil, { { "unit", "in", { "percent" } } })))
    assert.equal("3 1 2", list(frame:sort(nil, { { "name", true } })))
    assert.equal("text", frame:type "name")
    assert.is_nil(frame:type "nme")
    assert.equal("measures:1", frame:get(1, "id"))
    records:close()
    for _, ask in ipairs {
      function() frame:get(1, "value") end, function() frame:column "name" end,
      function() frame:filter(nil, { { "unit", "missing" } }) end, function() frame:gather { 1 }:sort(nil, { { "value" } }) end,
    } do assert.error_matches(ask, "report is closed", 1, true) end
  end)

  it("keeps the rows that were there when it was made", function()
    local records, set = sets.judgments()
    local frame = core.frame(set)
    set:append { area = "third", spans = { 1, 2 } }
    records:seal()
    assert.equal(3, #set)
    assert.same({ "overall_effectiveness", "preventing_crime" }, (frame:column "area"))
  end)

  it("reads values, rows and columns", function()
    local frame = mixed()
    assert.same({ "x", "n", "word", "grade", "day", "holds", "any" }, frame:names())
    local values, n = frame:column("x", { 6, 0, 2, 1 })
    assert.equal(4, n)
    assert.same({ -1, nil, nil, 3 }, values)
    assert.equal(print, frame:get(3, "any"))
    assert.is_false(frame:get(6, "any"))
    assert.error_matches(function() frame:get(7, "x") end, "row 7 of 6")
    assert.error_matches(function() frame:get(1, "wrod") end, 'there is no column "wrod"; did you mean "word"?', 1, true)
    assert.error_matches(function() frame:column(1) end, "the name of a column expected, got number", 1, true)
    assert.error_matches(function() frame:column("x", { 7 }) end, "rows of another frame")
  end)

  it("takes rows, again and again, row 0 without values", function()
    local frame = mixed():gather { 5, 0, 3, 1 }:gather(core.rows { 4, 1, 2, 4, 0 })
    assert.same({ "b", "B c", nil, "b" }, { table.unpack((frame:column "word"), 1, 5) })
    assert.equal("2 1 4 3 5", list(frame:sort(nil, { { "n" } })))
    assert.equal("3 5", passing(frame, { "word", "missing" }))
    assert.equal("1 4", passing(frame, { "word", "in", { "b" } }))
    assert.equal("1 2 4", passing(frame, { "any", "present" }))
    assert.equal(0, #mixed():gather {})
  end)

  it("takes other columns", function()
    local frame = mixed()
    local more = frame:with { { name = "y", from = frame, column = "x" }, { name = "x", type = "symbol", values = { "a", nil, "a" } } }
    assert.equal(3, more:get(1, "y"))
    assert.equal("a", more:get(1, "x"))
    assert.equal("y", more:names()[8])
    assert.equal(3, frame:get(1, "x"))
    assert.error_matches(function() frame:with { { name = "z", type = "txet", values = {} } } end, "column z: unknown type txet", 1, true)
    assert.error_matches(function() frame:with { { name = "z", type = "text" } } end, "column z: a list of values expected", 1, true)
    assert.error_matches(function() frame:with { { name = "z", from = frame:gather { 1 }, column = "x" } } end, "a frame of 6 rows expected")
  end)

  it("puts frames after one another, whatever their columns", function()
    local one = core.frame_of(2, { { name = "a", type = "symbol", values = { "x", "y" } }, { name = "n", type = "integer", values = { 1 } } })
    local two = core.frame_of(3, { { name = "a", type = "text", values = { "y", "z" } }, { name = "n", type = "number", values = { nil, 2.5, 1 } },
      { name = "only", type = "date", values = { "2016" } } })
    local both = core.frame_concat({ one, two, core.frame_of(0, {}) }, { "n", "a", "only" })
    assert.equal(5, #both)
    assert.same({ "number", "string", "date" }, { both:type "n", both:type "a", both:type "only" })
    assert.same({ "x", "y", "y", "z" }, (both:column "a"))
    assert.equal("2 3", passing(both, { "a", "in", { "y" } }))
    assert.equal("1 5 4 2 3", list(both:sort(nil, { { "n" } })))
    assert.equal("3", passing(both, { "only", "present" }))
    assert.equal(1, both:get(1, "n"))
    local odd = core.frame_concat({ one, mixed() }, { "a", "x", "n", "any" })
    assert.equal(8, #odd)
    local mix = core.frame_concat({ one, two:with { { name = "a", type = "number", values = { 1 } } } }, { "a" })
    assert.equal("value", mix:type "a")
    assert.equal("1 2 3", passing(mix, { "a", "present" }))
    assert.equal("value", core.frame_concat({ one }, { "none" }):type "none")
  end)

  it("can be put together a thousand times", function()
    local row = core.frame_of(1, { { name = "a", type = "text", values = { "x" } }, { name = "n", type = "number", values = { 1 } } })
    local frame = row
    for _ = 1, 300 do frame = core.frame_concat({ frame, row }, { "a", "n" }) end
    for _ = 1, 300 do frame = frame:gather(frame:sort(nil, { { "n", true } })) end
    assert.equal(301, #frame)
    assert.equal(301, #frame:filter(nil, { { "a", "in", { "x" } } }))
    assert.equal("x", frame:get(301, "a"))
  end)

  it("refuses values of another type when a loop first wants them", function()
    local function refused(type, value, message)
      local frame = core.frame_of(2, { { name = "c", type = type, values = { nil, value } } })
      assert.equal(value, frame:get(2, "c"))
      for _ = 1, 2 do assert.error_matches(function() frame:filter(nil, { { "c", "missing" } }) end, message, 1, true) end
    end
    refused("number", "1", "c: number expected in row 2, got string")
    refused("boolean", 1, "c: boolean expected in row 2, got number")
    refused("date", "March", 'c: date (such as "2016-02") expected in row 2, got string')
    refused("grade", true, "c: grade expected in row 2, got boolean")
    refused("text", {}, "c: string expected in row 2, got table")
    refused("integer", (1 << 53) + 1, "c: the number in row 2 is beyond 2^53")
  end)
end)

describe("rows", function()
  it("are row numbers from 1", function()
    local rows = core.rows { 3, 0, 1 }
    assert.equal(3, #rows)
    assert.same({ 3, 0, 1, nil }, { rows[1], rows[2], rows[3], rows[4] })
    assert.same({ 0, 1 }, rows:slice(2):totable())
    assert.same({}, rows:slice(3, 2):totable())
    assert.same({ 3, 0, 1 }, rows:slice(-5, 9):totable())
    assert.equal("3 rows", tostring(rows))
    assert.is_nil(rows.length)
    assert.error_matches(function() core.rows { "x" } end, "row number expected at 1, got x", 1, true)
    assert.error_matches(function() core.rows { -1 } end, "row number expected at 1, got -1", 1, true)
  end)
end)

describe("an interrupt", function()
  it("stops the loop that runs, and only that", function()
    local frame = mixed()
    local asks = {
      function() return frame:filter(nil, {}) end, function() return frame:sort(nil, { { "x" } }) end,
      function() return frame:group(nil, { "x" }) end, function() return frame:column "x" end,
    }
    for _, ask in ipairs(asks) do
      core.interrupt()
      assert.error_matches(ask, "interrupted!", 1, true)
      assert.is_truthy(ask())
    end
  end)
end)

describe("memory of frames", function()
  it("lives as long as what is made of it", function()
    local rows, gathered
    do
      local _, set = sets.judgments { grades = sets.four }
      local frame = core.frame(set)
      rows = frame:filter(nil, { { "year", "missing" } })
      gathered = core.frame_concat({ frame:gather(rows), frame }, { "area", "grade" })
    end
    sets.collect()
    assert.equal("1", list(rows))
    assert.same({ "overall_effectiveness", "overall_effectiveness", "preventing_crime" }, (gathered:column "area"))
    local function groups_alone() return gathered:gather { 1, 2, 3 }:group(nil, { "grade" }) end
    local groups = groups_alone()
    sets.collect()
    assert.equal("1 2", list(groups:rows(1)))
  end)
end)
