--- Units of a measure, read from its label, its column or a note.
local lpeg = require "lpeg"
local binding = require "peel.core"
local text = require "peel.grammar.core.text"
local P, R, C, Cc, Cp, Cg, Ct = lpeg.P, lpeg.R, lpeg.C, lpeg.Cc, lpeg.Cp, lpeg.Cg, lpeg.Ct
local ws, ci = text.ws, text.ci

local M = {}

local digits = R "09" ^ 1 * (P "," * R "09" ^ 1) ^ 0
local amount = C(digits) * (ws * (ci "million") * Cc "million") ^ -1
  + (ci "one" * ws) ^ -1 * (ci "million" * Cc "million" + ci "thousand" * Cc "1000" + ci "hundred" * Cc "100")
local noun = (ci "of" * ws) ^ -1 * (ci "the" * ws) ^ -1 * C(text.letter ^ 1)
local rate = text.start * ci "per" * ws * Ct(Cg(Ct(amount), "amount") * ws * Cg(noun, "noun")) / function(t)
  local n = t.amount[1]:gsub(",", "")
  if t.amount[2] then n = n == "1" and "million" or n .. "_million" end
  return ("per_%s_%s"):format(n, t.noun:lower())
end
local head = text.phrase "per head" * Cc "per_head"
local percent = ("%" + text.any_of { "percentage", "percentages", "percent", "per cent", "share", "shares", "proportion",
  "proportions" }) * Cc "percent"
local count = text.any_of { "number", "numbers", "volume", "count", "counts", "total" } * Cc "count"

local function finder(patt)
  return text.search(Cp() * patt)
end

local rates, percents, counts = finder(rate + head), finder(percent), finder(count)
-- substrings of which a text that names a rate, a percentage or a count holds one; a bit each
local stems = binding.finder { { { "per" }, { "%", "per", "share", "proportion" }, { "number", "volume", "count", "total" } } }
local RATE, PERCENT, COUNT = 1, 2, 4
local step = text.word + P(1)
local every = Ct((Ct(Cp() * (rate + head)) + (step - (rate + head))) ^ 0)

--- The rate that a text names: "per_1000_population", "per_million_population", "per_1000_households".
---@param subject string
---@return string? unit, integer? position
function M.rate(subject)
  local position, unit = rates:match(subject)
  return unit, position
end

--- All rates that a text names, in order, as `{ position, unit }`.
---@param subject string
---@return table[]
function M.rates(subject)
  return every:match(subject)
end

--- The unit that a text names: a rate, a percentage or a count; nil where it names none.
---@param subject string
---@return string?
function M.of(subject)
  local held = stems:groups(subject)
  if held & RATE ~= 0 then
    local _, unit = rates:match(subject)
    if unit then return unit end
  end
  if held & PERCENT ~= 0 and percents:match(subject) then return "percent" end
  if held & COUNT ~= 0 and counts:match(subject) then return "count" end
  return nil
end

return M
