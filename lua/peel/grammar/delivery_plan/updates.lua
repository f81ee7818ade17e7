--- Quarterly updates: one record a bullet or running paragraph under a goal's heading for a quarter, the half behind a box too.
local fold = require "peel.fold"
local core = require "peel.grammar.core"
local place = require "peel.grammar.delivery_plan.place"
local tape = core.tape

-- so many words make a line among bullets a paragraph, even without a full stop
local RUNNING = 8

local function read(lines, ctx)
  local goal, quarter = place.goal(ctx.section), place.quarter(ctx.section.title)
  local bullets, open = false, nil
  for _, line in ipairs(lines) do bullets = bullets or line.kind == tape.item end
  local never = {} -- lines that the framework knows to be no text: a page's header
  for _, line in ipairs(ctx.framework.never_headings or {}) do never[fold(line)] = true end

  local function close()
    if open then ctx.emit("updates", { goal = goal, quarter = quarter, text = { open.first, open.last } }) end
    open = nil
  end

  -- a paragraph that reports something: no lead-in of a list, no header of a page; among bullets, no stray word either
  local function reports(line)
    local printed = ctx.text(line.first, line.last)
    if printed == "" or printed:find ":%s*$" or never[fold(printed)] then return false end
    return not bullets or printed:find "[%.!]%s*$" ~= nil or select(2, printed:gsub("%S+", "")) >= RUNNING
  end

  for _, line in ipairs(lines) do
    if line.kind == tape.nested and open then
      open.last = line.last -- a bullet's own bullets are its text
    elseif line.kind == tape.item or line.kind == tape.nested then
      close()
      if line.first <= line.last then open = line end
    elseif line.kind == tape.paragraph then
      close()
      if reports(line) then open = line end
    end
  end
  close()
end

return {
  name = "updates",
  kind = "section",
  section = { "previous_update", "update" },
  doc = "reads one update for each bullet and each running paragraph of a goal's quarterly summary",
  pattern = function() return tape.lines() end,
  read = read,
}
