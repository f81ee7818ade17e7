--- The words that refuse a comparison: what meets, why it may not, on whose word, and what to do.

local grades = require "peel.grade"
local verdict = require "peel.compare.verdict"

local refusal = {}

--- "peel_2021_22 (Kent, investigating_crime)"
---@param one peel.Subject
function refusal.subject(one)
  local words = {}
  for _, name in ipairs { "force", "area" } do words[#words + 1] = one[name] end
  local head = one.framework or one.inspection or one.scale and "the scale " .. one.scale or "an unknown inspection"
  return #words == 0 and head or ("%s (%s)"):format(head, table.concat(words, ", "))
end

--- How a permit is made for two scales.
local function made(a, b)
  if not a.scale or not b.scale or a.scale == b.scale then return 'peel.allow { reason = "..." }' end
  return ('peel.allow { reason = "...", bridge = { from = "%s", to = "%s", grades = { %s = ..., } } }'):format(a.scale, b.scale,
    grades.scale(a.scale).names[1])
end

--- A permit may be there and not reach so far.
local function narrow(permits)
  if #permits == 0 then return "" end
  return #permits == 1 and ", which the permit given does not cover" or ", which no permit given covers"
end

--- Why two may not be compared, in one line. `given` is how the permit is handed over, with %s for it: "query:allow(%s)".
---@param verb string
---@param found peel.Refusal
---@param given string
---@param permits peel.Permit[]
---@return string
function refusal.text(verb, found, given, permits)
  local a, b = found.a, found.b
  return ("%s: grades of %s and of %s may not be compared%s: %s; stay within what may be compared, or say why it is right here: %s"):format(
    verb, refusal.subject(a), refusal.subject(b), narrow(permits), verdict.reason(found.verdict), given:format(made(a, b)))
end

--- "peel_4 (outstanding > good > requires_improvement > inadequate)"
local function scale(id) return ("%s (%s)"):format(id, table.concat(grades.scale(id).names, " > ")) end

--- Why two that may be compared have no order yet.
---@param verb string
---@param a peel.Subject
---@param b peel.Subject
---@param given string
---@return string
function refusal.scales(verb, a, b, given)
  local function told(one) return one.framework and ("%s, on %s"):format(refusal.subject(one), scale(one.scale)) or "the scale " .. scale(one.scale) end
  return ("%s: grades of %s and of %s are of different scales and have no order between them; a permit with a bridge says which \z
    grade stands for which: %s"):format(verb, told(a), told(b), given:format(made(a, b)))
end

--- What is to be said where grades are compared with care.
---@param found peel.Refusal
---@return string
function refusal.careful(found)
  local a, b = found.a, found.b
  local names = (a.framework or a.inspection) == (b.framework or b.inspection) and refusal.subject { framework = a.framework }
    or ("%s and %s"):format(a.framework or a.inspection, b.framework or b.inspection)
  return ("grades of %s are compared with care: %s"):format(names, verdict.reason(found.verdict))
end

return refusal
