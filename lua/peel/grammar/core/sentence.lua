--- Sentences of a paragraph, found with what a rule looks for inside each.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local P, R, S, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.Cg, lpeg.Cp, lpeg.Ct
local ws0, ci = text.ws0, text.ci

local M = {}

local opener = S "([\"'" + "‘" + "“" + "–"
local closer = S ")]\"'" + "’" + "”"
local blank = S " \t\n"
local abbreviation = text.start * (
  ci "e.g." + "i.e." + "cf." + "vs." + "approx." + "viz."
  + (P "Mr" + "Mrs" + "Ms" + "Dr" + "St" + "Prof" + "No" + "Nos" + "pp" + "p" + "para" + "paras" + "Fig" + "vol") * "."
  + R "AZ" * "."
)
local stop = S ".!?" ^ 1 * closer ^ 0 * #(-P(1) + P "\n" + blank ^ 1 * opener ^ 0 * (R("AZ", "09") + R "\195\197"))
-- a label that ends in a full stop and begins a sentence: "Figure 2. Rates", "3. The force"
local label = (ci "figure" + ci "table" + ci "annex") * text.ws * (R("09", "AZ") ^ 1) * "." * blank ^ 1
  + R "09" * R "09" ^ -1 * "." * blank ^ 1
local atom = abbreviation + (text.word + P(1)) - stop

--- Sentences of a text, each `{ first = position, last = position, [n] = what `hit` captured }`.
--- `hit` is tried where a word may begin and consumes nothing (`text.look`); a rule bounds how far it looks.
---@param hit userdata? a pattern with captures
---@return userdata pattern with one capture, a list
function M.sentences(hit)
  local look = hit and #text.start * hit + P(true) or P(true)
  local body = label ^ -1 * (look * atom) ^ 1 * stop ^ -1 + stop
  local last = Cp() / function(after) return after - 1 end
  return Ct((blank ^ 0 * Ct(Cg(Cp(), "first") * body * Cg(last, "last"))) ^ 0 * blank ^ 0) * ws0
end

--- Sentences alone.
M.plain = M.sentences()

return M
