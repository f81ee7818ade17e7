--- Frames for the specs of what runs over them.

local core = require "peel.core"
local grade = require "peel.grade"

local good, inadequate = grade.of("peel_4", "good"), grade.of("peel_4", "inadequate")

local frames = {}

--- Row numbers as words, to compare at a glance.
function frames.list(rows) return table.concat(rows:totable(), " ") end

--- Six rows of every type that a kernel works on, each with a hole.
function frames.mixed()
  return core.frame_of(6, {
    { name = "x", type = "number", values = { 3, nil, 1.5, 2, 3, -1 } },
    { name = "n", type = "integer", values = { 2015, 2016, nil, 2015, 2014, 2015 } },
    { name = "word", type = "text", values = { "b", "A", "a", nil, "B c", "a" } },
    { name = "grade", type = "grade", values = { good, inadequate, good, grade.of("peel_4", "outstanding"), nil, grade.of("peel_4", "ungraded") } },
    { name = "day", type = "date", values = { "2016", "2016-02", "2016-02-10", "2015-12-31", nil, "2016-03" } },
    { name = "holds", type = "boolean", values = { true, false, nil, true, false, true } },
    { name = "any", type = "value", values = { {}, nil, print, 1, "x", false } },
  })
end

return frames
