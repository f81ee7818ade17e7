--- Titled findings: under the heading of their kind stand titles, each with its paragraphs and bullets, some with recommendations.
local core = require "peel.grammar.core"
local deadlined = require "peel.grammar.core.deadlined"
local areas = require "peel.grammar.peel_2023_25.areas"
local imprint = require "peel.grammar.peel_2023_25.imprint"
local tape = core.tape

local M = {}

-- a title whose heading was not recognised: the first paragraph, where it is one sentence or lacks its full stop
local LONGEST_TITLE = 400
function M.may_be_title(printed)
  return #printed <= LONGEST_TITLE and (not printed:find "[%.:;,]%s*$" or not printed:find "[%.!?]%s+%u")
end

-- the line that closes the report stands in its last section
local closing
local function is_imprint(printed)
  if #printed > 120 or not printed:find("20", 1, true) then return false end
  closing = closing or imprint.pattern()
  return closing:match(printed) ~= nil
end

--- Reads the findings of one section.
---@param lines table[] the section's tape with all below it
---@param ctx table
---@param kind string of the findings
---@param options { untitled: boolean?, cause: boolean? } untitled: what stands before the first title is a finding too;
--- cause: a lead-in with a deadline opens recommendations, even without a heading of theirs
function M.read(lines, ctx, kind, options)
  local area = core.area_of(ctx.section)
  local open

  local function close()
    if not open then return end
    local at = { open.title }
    if open.title or #open.text + #open.items > 0 then
      for _, list in ipairs { open.text, open.items } do
        for _, pair in ipairs(list) do at[#at + 1] = pair end
      end
      ctx.emit("findings", {
        kind = kind, area = area, title = open.title, text = #open.text > 0 and open.text or nil, items = open.items, at = at,
      })
    end
    open = nil
  end

  -- the finding that a paragraph or bullet belongs to
  local function owner(line, printed, following)
    if open or not options.untitled then return open end
    open = { text = {}, items = {} }
    if line.kind == tape.paragraph and following and following.kind == tape.paragraph and M.may_be_title(printed) then
      open.title = { line.first, line.last }
    end
    return open
  end

  local i = 1
  while i <= #lines do
    local line = lines[i]
    local printed = ctx.text(line.first, line.last)
    local step = 1
    local words = line.first <= line.last
    if words and line.kind == tape.paragraph and is_imprint(printed) then break end
    if line.kind == tape.heading then
      local key = areas.section_key(ctx.framework, printed)
      if key == "recommendations" then
        step = deadlined.read(lines, ctx, i + 1, open and open.title) - i
      elseif key and key ~= "victim_service_assessment" then
        break -- another kind of section, with a rule of its own
      else
        close()
        if not key then open = { title = { line.first, line.last }, text = {}, items = {} } end
      end
    elseif words and line.kind == tape.paragraph and options.cause
      and (deadlined.leads(printed) or deadlined.run_on(printed)) then
      step = deadlined.read(lines, ctx, i, open and open.title) - i
    elseif words and (line.kind == tape.paragraph or line.kind == tape.item or line.kind == tape.nested) then
      local had = open
      local finding = owner(line, printed, lines[i + 1])
      if finding and not (not had and finding.title) then
        local before = lines[i - 1]
        local listed = before and (before.kind == tape.item or before.kind == tape.nested or before.lost)
        -- a bullet that lost its mark goes on in small letters after a bullet or a lead-in
        line.lost = line.kind == tape.paragraph and deadlined.is_bullet(line, printed)
          and (listed or before and before.colon) or false
        line.colon = printed:find ":%s*$" ~= nil
        local list = (line.kind ~= tape.paragraph or line.lost) and finding.items or finding.text
        list[#list + 1] = { line.first, line.last }
      end
    end
    i = i + math.max(step, 1)
  end
  close()
end

return M
