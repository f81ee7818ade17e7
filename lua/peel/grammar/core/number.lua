--- Numbers as printed: "1,234", "-0.7%", "£16 million"; a misprint such as "66.047" stays what it says.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local P, S, C, Cc, Cg, Ct = lpeg.P, lpeg.S, lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Ct

local M = {}

local d = text.digit
local grouped = d * d ^ -2 * (P "," * d * d * d) ^ 1 * -d
local plain = d ^ 1
local body = (grouped + plain) * (P "." * d ^ 1) ^ -1
local minus = P "-" + "−" + "–"
local sign = minus + "+"
local scale = text.ci "million" * Cc(1e6) + text.ci "billion" * Cc(1e9) + text.ci "thousand" * Cc(1e3)
  + (S "mM" * Cc(1e6) + text.ci "bn" * Cc(1e9))
local mark = text.ws0 * "%" + text.ws * (text.ci "percent" + text.ci "per cent") * text.edge

-- a number ends where no digit, letter, thousands group or decimal follows
local stop = text.edge * -(S ",." * d)

local function number(tail)
  return (sign * text.ws0) ^ -1 * (P "£" * minus ^ -1) ^ -1 * body * tail * stop
end

local scaled = (text.ws0 * (scale / 0)) ^ -1

--- A number with its sign, pound sign, scale word and percent sign, where they are printed.
M.number = number(scaled * mark ^ -1)

--- A number that is a percentage: "-0.7%", "15 percent", "15 per cent".
M.percent = number(mark)

local parsed = Ct(
  ((minus * Cg(Cc(true), "negative")) + P "+") ^ -1 * text.ws0
  * (P "£" * Cg(Cc(true), "pounds") * (minus * Cg(Cc(true), "negative")) ^ -1) ^ -1
  * Cg(C(body), "digits")
  * (text.ws0 * Cg(scale, "scale")) ^ -1
  * (mark * Cg(Cc(true), "percent")) ^ -1
) * -1

--- What a printed number says.
---@param raw string the number as printed, blanks around it allowed
---@return { value: number, percent: boolean?, pounds: boolean?, scale: number? }? parts nil where it is no number
function M.value(raw)
  if not raw:find "%d" then return nil end
  -- marks behind it that refer to a note under the table
  local parts = parsed:match((raw:gsub("^%s+", ""):gsub("[%s*^]+$", ""):gsub("\u{2020}$", ""):gsub("\u{2021}$", "")))
  if not parts then return nil end
  local value = tonumber((parts.digits:gsub(",", "")))
  if parts.scale then value = value * parts.scale end
  if parts.negative then value = -value end
  return { value = value, percent = parts.percent, pounds = parts.pounds, scale = parts.scale }
end

--- Signs that a value is not given: a dash, "n/a", "not available", a star, dots.
M.no_value = (text.dash + ".." + "*" + text.ci "n/a" + text.ci "n.a." + text.ci "not available" + text.ci "not provided")
  * text.edge

local only_no_value = text.ws0 * M.no_value * text.ws0 * -1

--- Is a cell's text such a sign, and nothing else?
---@param raw string
function M.is_no_value(raw) return only_no_value:match(raw) ~= nil end

local count_words = {
  one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9, ten = 10,
  eleven = 11, twelve = 12, eighteen = 18, ["twenty-four"] = 24,
}
local word_list = {}
for word in pairs(count_words) do word_list[#word_list + 1] = word end

--- A small whole number in words or digits: "three", "12".
M.count = text.any_of(word_list) + d * d ^ -2 * text.edge

--- The number that such a word stands for.
---@param raw string
---@return integer?
function M.count_value(raw)
  return count_words[raw:lower()] or math.tointeger(tonumber(raw))
end

return M
