--- Recommendations that stand among the paragraphs of a section: which lines of the tape are theirs.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local without_header = require "peel.grammar.hmic_2007.header"
local P, R, S, C, Cc, Cg, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp
local text, tape = core.text, core.tape

local M = {}

local integer = C(R "09" * R "09" ^ -2) / math.tointeger
-- a label and no sentence that begins with the word: what follows the number is a sign, nothing, or "That the force …"
local label = text.ci "recommendation" * text.ws * Cg(integer, "number") * text.edge
  * (S ".:)" + text.ws0 * text.dash) ^ -1 * text.ws0 * Cg(Cp(), "from") * #(text.eol + R "AZ")
  * Cg(Cc(true), "label")

--- Lines of a tape, with `label`, `number` and `from` (where words follow the number) where one is a recommendation's label.
function M.pattern() return tape.lines(label + P(true)) end

local function goes_on(printed)
  return printed:find "^[Tt]hat " or printed:find "^[Aa]nd that "
end

--- Splits the lines of a section: those of recommendations as records `{ number, first, last, text, actions }` (pairs of
--- positions), and all others.
---@param lines table[]
---@param ctx table
---@return table[] recommendations
---@return table[] others
function M.split(lines, ctx)
  local recommendations, others = {}, {}
  local open -- the recommendation that lines may still belong to
  for _, line in ipairs(without_header(lines, ctx)) do
    local item = line.kind == tape.item or line.kind == tape.nested
    if line.first > line.last then open = open and #open.text == 0 and open or nil
    elseif line.label and line.kind == tape.paragraph then
      open = { number = line.number, first = line.first, last = line.last, text = {}, actions = {} }
      recommendations[#recommendations + 1] = open
      if line.from <= line.last then open.text[1] = { line.from, line.last } end
    elseif open and line.kind == tape.paragraph and #open.actions == 0
      and (#open.text == 0 or goes_on(ctx.text(line.first, line.last))) then
      table.insert(open.text, { line.first, line.last })
      open.last = line.last
    elseif open and item and #open.text > 0 and (#open.actions > 0 or ctx.text(table.unpack(open.text[#open.text])):find ":%s*$") then
      table.insert(open.actions, { line.first, line.last })
      open.last = line.last
    else
      open = nil
      others[#others + 1] = line
    end
  end
  return recommendations, others
end

return M
