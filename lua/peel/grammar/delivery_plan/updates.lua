--- Quarterly updates: one record a bullet under a goal's heading for a quarter, the half behind a box too.
local fold = require "peel.fold"
local core = require "peel.grammar.core"
local place = require "peel.grammar.delivery_plan.place"
local tape = core.tape

local function read(lines, ctx)
  local goal, quarter = place.goal(ctx.section), place.quarter(ctx.section.title)
  local bullets, led, open = false, 0, nil
  for i, line in ipairs(lines) do
    bullets = bullets or line.kind == tape.item
    if ctx.text(line.last, line.last) == ":" then led = i end
  end
  local never = {} -- lines that the framework knows to be no text: a page's header
  for _, line in ipairs(ctx.framework.never_headings or {}) do never[fold(line)] = true end

  local function close()
    if open then ctx.emit("updates", { goal = goal, quarter = quarter, text = { open.first, open.last } }) end
    open = nil
  end

  for i, line in ipairs(lines) do
    if line.kind == tape.nested and open then
      open.last = line.last -- a bullet's own bullets are its text
    elseif line.kind == tape.item or line.kind == tape.nested then
      close()
      if line.first <= line.last then open = line end
    elseif line.kind == tape.paragraph then
      close()
      -- where the bullets were lost, a paragraph is one, unless it stands before what leads to them
      if not bullets and i > led and not never[fold(ctx.text(line.first, line.last))] then open = line end
    end
  end
  close()
end

return {
  name = "updates",
  kind = "section",
  section = { "previous_update", "update" },
  doc = "reads one update for each bullet of a goal's quarterly summary",
  pattern = function() return tape.lines() end,
  read = read,
}
