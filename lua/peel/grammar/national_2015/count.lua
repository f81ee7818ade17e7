--- How many forces: a number in words or digits as the prose of an overview prints it, "no" and "none" too.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local R = lpeg.R

local M = {}

local ONES = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" }
local TENS = { [20] = "twenty", [30] = "thirty", [40] = "forty" }

local values, words = { no = 0, none = 0, zero = 0 }, { "no", "none", "zero" }

local function add(word, value)
  if not values[word] then words[#words + 1] = word end
  values[word] = value
end

for value, word in ipairs(ONES) do add(word, value) end
for value, word in pairs(TENS) do
  add(word, value)
  for one = 1, 9 do
    add(word .. "-" .. ONES[one], value + one)
    add(word .. " " .. ONES[one], value + one)
  end
end
table.sort(words)

--- A whole number to 999 in digits, or to 49 in words.
M.pattern = text.any_of(words) + text.start * R "09" * R "09" ^ -2 * text.edge

--- The number that it stands for, or nil.
---@param printed string
---@return integer?
function M.value(printed)
  local plain = printed:lower():gsub("\u{2010}", "-"):gsub("\u{2011}", "-"):gsub("\u{2013}", "-"):gsub("%s+", " ")
  return values[plain] or math.tointeger(tonumber(plain))
end

return M
