--- Lines of the running page header: where one is left among the text, it is nobody's words.
local core = require "peel.grammar.core"
local text, tape = core.text, core.tape

local title = text.ci "HMIC" * text.ws * text.ci "Inspection Report"
local month = core.month_year
local line = (month + title + core.force * text.ws0 * text.dash * text.ws0 * title) * (text.ws0 * month) ^ -1 * text.ws0 * -1

-- no header is longer
local LONGEST = 100

--- Takes the page header's lines out of a list of lines.
---@param lines table[] each with `kind`, `first`, `last`
---@param ctx table
---@return table[]
return function(lines, ctx)
  local kept = {}
  for _, each in ipairs(lines) do
    local printed = each.kind == tape.paragraph and each.last - each.first < LONGEST and ctx.text(each.first, each.last)
    if not (printed and line:match(printed)) then kept[#kept + 1] = each end
  end
  return kept
end
