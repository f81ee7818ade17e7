--- Recommendations by deadline: a lead-in with the deadline and whom it addresses ("Within three months, X Police should:"),
--- and under it a recommendation a bullet.
local lpeg = require "lpeg"
local words = require "peel.grammar.core.words"
local tape = require "peel.grammar.core.tape"
local date = require "peel.grammar.core.date"
local place = require "peel.grammar.core.place"
local P = lpeg.P

local M = {}

local where_obliged = words.searcher { "should", "must", "needs to", "need to", "is to", "are to" }

-- words between a deadline and the one who must keep it
local TAILS = {
  "^ of the date of publication of this report", "^ of the publication date of this report", "^ of the publication of this report",
  "^ of publication of this report", "^ of the date of this report", "^ of this report being published", "^ of this report", "^ of publication",
  "^ from the date of this report", "^ from publication", "^ and no later than then",
}
local LONGEST_LEAD = 600 -- bytes: a longer paragraph is no lead-in

--- What a lead-in says: its deadline, and where in it the addressee stands; nil where the text is none.
---@param printed string
---@return { deadline: table?, from: integer?, to: integer?, rest: integer }?
function M.lead(printed)
  if #printed > LONGEST_LEAD then return nil end
  local at = where_obliged(printed)
  if not at then return nil end
  local deadline, first, last = date.find_deadline(printed)
  if deadline and first > at + 40 then deadline = nil end
  local from = 1
  if deadline and first < at then
    from = last + 1
    for _, tail in ipairs(TAILS) do
      local _, stop = printed:find(tail, from)
      if stop then
        from = stop + 1
        break
      end
    end
  end
  from = printed:find("[^%s,:;]", from) or at
  local to = at - 1
  while to >= from and printed:find("^[%s,]", to) do to = to - 1 end
  if to < from then from, to = nil, nil end
  return { deadline = deadline, from = from, to = to }
end

--- Does a paragraph open a list of recommendations: has it a deadline or an addressee, and does it end in a colon or "should"?
---@param printed string
function M.opens(printed)
  return (printed:find ":%s*$" ~= nil or printed:find "should%s*$" ~= nil) and M.lead(printed) or nil
end

--- Where a lead-in with a deadline ends whose first bullet a conversion ran on to it: the place of its colon.
---@param printed string
---@return integer?
function M.run_on(printed)
  local colon = printed:find ":%s+%S"
  if not colon or colon > LONGEST_LEAD or not printed:sub(1, colon):find "should:$" then return nil end
  return M.leads(printed:sub(1, colon)) and colon or nil
end

--- Does a line open a list with a deadline of its own, be it a paragraph or, where a group of lines was taken for a list, a bullet?
function M.leads(printed)
  local lead = M.opens(printed)
  return lead ~= nil and lead.deadline ~= nil
end

local starts_small = (P(1) - lpeg.R("az", "AZ")) ^ -4 * lpeg.R "az"

--- A bullet, or a paragraph that was one before its mark was lost: it goes on from the lead-in in small letters.
---@param line table
---@param printed string
function M.is_bullet(line, printed)
  return line.kind == tape.item or line.kind == tape.paragraph and starts_small:match(printed) ~= nil
end

--- Reads recommendations from `lines[init]` to the next heading; returns the number of the line after them.
---@param lines table[] of a tape: kind, first, last
---@param ctx table
---@param init integer
---@param cause any title of the cause of concern: text or positions
---@return integer
function M.read(lines, ctx, init, cause)
  local area = place.area(ctx.section)
  local lead, open

  local function close()
    if not open then return end
    local deadline = open.lead and open.lead.deadline
    local copy = deadline and { by = deadline.by, within = deadline.within, when = deadline.when }
    ctx.emit("recommendations", {
      area = area, cause = cause, deadline = copy, addressee = open.lead and open.lead.addressee,
      text = { open.first, open.last }, actions = open.actions, at = { open.first, open.last },
    })
    open = nil
  end

  local function told(line, printed)
    local found = M.lead(printed)
    if not found then return nil end
    local addressee = found.from and { line.first + found.from - 1, line.first + found.to - 1 }
    return { deadline = found.deadline, addressee = addressee }
  end

  local i = init
  while i <= #lines do
    local line = lines[i]
    local printed = ctx.text(line.first, line.last)
    if line.kind == tape.heading then break end
    local colon = M.run_on(printed)
    if colon then -- the lead-in, then its first bullet as a line of its own
      close()
      lead = told(line, printed:sub(1, colon))
      local from = line.first + printed:find("%S", colon + 1) - 1
      line = { kind = tape.item, first = from, last = line.last }
      printed = ctx.text(line.first, line.last)
    end
    if line.first > line.last then
      close() -- a bullet whose words were lost
    elseif line.kind == tape.nested and open then
      open.actions[#open.actions + 1] = { line.first, line.last }
    elseif line.kind ~= tape.paragraph and not M.leads(printed) or M.is_bullet(line, printed) and line.kind == tape.paragraph then
      close()
      open = { first = line.first, last = line.last, actions = {}, lead = lead or told(line, printed) }
    elseif line.kind == tape.paragraph or line.kind == tape.item or line.kind == tape.nested then
      close()
      if M.opens(printed) then
        lead = told(line, printed)
      else
        local own = told(line, printed)
        if own and (own.deadline or not lead) then
          open = { first = line.first, last = line.last, actions = {}, lead = own }
          close()
        end
      end
    end
    i = i + 1
  end
  close()
  return i
end

return M
