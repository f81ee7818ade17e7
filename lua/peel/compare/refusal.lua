--- The words that refuse a comparison: what meets, why it may not, on whose word, and what to do. One line, so no word too many.

local grades = require "peel.grade"
local printing = require "peel.printing"
local verdict = require "peel.compare.verdict"

local refusal = {}

local QUOTED = 60 -- cells of a sentence that forbids

local function head(one) return one.framework or one.inspection or one.scale and "the scale " .. one.scale or "an unknown inspection" end

--- "peel_2021_22 and of peel_2023_25 (investigating_crime)"; areas that differ stand with each, and forces where nothing else
--- tells the two apart.
local function subjects(a, b)
  local told = {}
  for i, one in ipairs { a, b } do
    local words = { head(a) == head(b) and one.force or nil }
    words[#words + 1] = (i == 2 or a.area ~= b.area) and one.area or nil
    told[i] = #words == 0 and head(one) or ("%s (%s)"):format(head(one), table.concat(words, ", "))
  end
  return table.concat(told, " and of ")
end

--- Who forbids it: a report by its place and the beginning of its sentence.
local function reason(found)
  local source, over = found.source, found.over
  if not source or source.kind ~= "report" or not source.quotation then return verdict.reason(found) end
  return ("%s says \u{201C}%s\u{201D}%s"):format(source:place(), printing.shorten(source.quotation, QUOTED),
    over and over.comparable and ", though the frameworks' table allows it" or "")
end

--- A permit may be there and not reach so far.
local function narrow(permits)
  if #permits == 0 then return "" end
  return #permits == 1 and ", which the permit given does not cover" or ", which no permit given covers"
end

--- Why two may not be compared, and no more.
---@param found peel.Refusal
---@param permits peel.Permit[]
---@return string
function refusal.why(found, permits)
  return ("grades of %s may not be compared%s: %s"):format(subjects(found.a, found.b), narrow(permits), reason(found.verdict))
end

--- Why two may not be compared, in one line, and what to do. `given` is how the permit is handed over, with %s for it: "query:allow(%s)".
---@param verb string
---@param found peel.Refusal
---@param given string
---@param permits peel.Permit[]
---@return string
function refusal.text(verb, found, given, permits)
  local a, b = found.a, found.b
  local bridge = a.scale and b.scale and a.scale ~= b.scale and ", bridge = ..." or ""
  return ("%s: %s; keep to one of them, or permit it: %s"):format(verb, refusal.why(found, permits),
    given:format(('peel.allow { reason = "..."%s }'):format(bridge)))
end

--- Why two that may be compared have no order yet.
---@param verb string
---@param a peel.Subject
---@param b peel.Subject
---@param given string
---@return string
function refusal.scales(verb, a, b, given)
  local function told(one) return ("%son %s"):format(one.framework and ("of %s "):format(one.framework) or "", one.scale) end
  return ("%s: grades %s and %s are of different scales and have no order between them; say which stands for which: %s"):format(
    verb, told(a), told(b), given:format(('peel.allow { reason = "...", bridge = { from = "%s", to = "%s", grades = { %s = ... } } }'):format(
      a.scale, b.scale, grades.scale(a.scale).names[1])))
end

--- What is to be said where grades are compared with care.
---@param found peel.Refusal
---@return string
function refusal.careful(found)
  local a, b = found.a, found.b
  local names = head(a) == head(b) and head(a) or ("%s and %s"):format(head(a), head(b))
  return ("grades of %s are compared with care: %s"):format(names, verdict.reason(found.verdict))
end

return refusal
