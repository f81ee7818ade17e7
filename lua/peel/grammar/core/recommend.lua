--- Recommendations in a section: numbered ones, bullets under a lead-in, and paragraphs that say what should be done.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local tape = require "peel.grammar.core.tape"
local date = require "peel.grammar.core.date"
local entity = require "peel.grammar.core.entity"
local place = require "peel.grammar.core.place"
local P, R, S, C, Cg, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cg, lpeg.Cp
local ci, ws, ws0 = text.ci, text.ws, text.ws0

local M = {}

local integer = C(R "09" * R "09" ^ -2) / math.tointeger
local number = (ci "recommendation" * ws * Cg(integer, "number") * (S ".:)" + ws0 * text.dash) ^ -1
  + Cg(integer, "number") * S ".)" * #ws) * ws0 * Cg(Cp(), "from")

--- The beginning of a line that may be a recommendation: captures `number` and where its words begin, `from`.
M.opening = number

local OBLIGED = { "should", "must", "needs to", "need to", "is to", "are to" }
local obliged = text.any_of(OBLIGED)
local addressee = entity.force + text.any_of {
  "the chief constable", "chief constables", "the force", "all forces", "every force", "forces", "the constabulary", "all police forces",
  "every police force", "the police and crime commissioner", "the College of Policing", "the Home Office",
}
local addressed = text.search(Cp() * addressee * Cp() * (P "," * (P(1) - S ",.\n") ^ -80 * ",") ^ -1 * ws * obliged)
local obliges = text.mention(OBLIGED)
local recommends = text.mention { "recommend", "recommends", "recommended" }

--- Does a paragraph say what should be done?
---@param printed string
function M.obliges(printed)
  return obliges:match(printed) or recommends:match(printed) or false
end

--- Is a paragraph the lead-in of a list: does it end in a colon, "should" or "to"?
---@param printed string
function M.leads(printed)
  return printed:find ":%s*$" ~= nil or printed:find "%f[%a]should%s*$" ~= nil
end

-- what a piece of text says of deadline and addressee
local function terms(ctx, first, last)
  local printed = ctx.text(first, last)
  local from, after = addressed:match(printed)
  return date.find_deadline(printed), from and printed:sub(from, after - 1) or nil
end

--- Emits the recommendations among `lines[from]` and after; a line is `{ kind, first, last, number, from }`.
---@param lines table[]
---@param ctx table
---@param init integer? the first line
---@param cause string? title of the cause of concern
function M.read(lines, ctx, init, cause)
  local area = place.area(ctx.section)
  local open            -- a numbered recommendation that still grows
  local lead            -- the lead-in over a list
  local last            -- the last bullet, which nested ones belong to

  local function close(record)
    if not record then return end
    local deadline, addressee_name = terms(ctx, record.first, record.last)
    ctx.emit("recommendations", {
      number = record.number, area = area, cause = cause,
      deadline = deadline or record.lead and record.lead.deadline,
      addressee = addressee_name or record.lead and record.lead.addressee,
      text = { record.first, record.last }, actions = record.actions,
    })
  end

  for i = init or 1, #lines do
    local line = lines[i]
    local first, stop = line.from or line.first, line.last
    local item = line.kind == tape.item
    if line.number and not (item and lead) then
      close(open) close(last)
      lead, last = nil, nil
      open = { number = line.number, first = first, last = stop, actions = {}, empty = first > stop }
    elseif line.kind == tape.nested or item and open then
      local owner = open or last
      if owner then owner.actions[#owner.actions + 1] = { first, stop } end
    elseif item then
      close(last)
      last = { first = line.first, last = stop, actions = {}, lead = lead }
    elseif line.kind == tape.paragraph and open then
      if open.empty then open.first, open.empty = first, false end
      if #open.actions == 0 then open.last = stop end
    elseif line.kind == tape.paragraph then
      close(last)
      last = nil
      local printed = ctx.text(first, stop)
      if M.leads(printed) then
        lead = {}
        lead.deadline, lead.addressee = terms(ctx, first, stop)
      elseif M.obliges(printed) then
        close { first = first, last = stop, actions = {} }
      end
    end
  end
  close(open) close(last)
end

return M
