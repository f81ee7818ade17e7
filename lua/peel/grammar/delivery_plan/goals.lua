--- Goals: a section a goal, its heading a number and the goal's words.
local lpeg = require "lpeg"
local place = require "peel.grammar.delivery_plan.place"

local function read(_, ctx)
  local number, title = place.goal_heading(ctx.section.title)
  if not number then return end
  ctx.emit("goals", { number = number, title = title, spans = ctx.section.heading })
end

return {
  name = "goals",
  kind = "section",
  section = "goal",
  doc = "reads the goals of a delivery plan from their headings",
  pattern = function() return lpeg.Cc(true) end,
  read = read,
}
