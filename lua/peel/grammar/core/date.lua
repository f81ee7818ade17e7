--- Dates, months and periods as printed, and their ISO 8601 forms.
local lpeg = require "lpeg"
local binding = require "peel.core"
local text = require "peel.grammar.core.text"
local words = require "peel.grammar.core.words"
local number = require "peel.grammar.core.number"
local P, R, S, C, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct
local ws, ci, d = text.ws, text.ci, text.digit

local M = {}

local names = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}
local days_in = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local month_names = { sept = 9 }
for n, name in ipairs(names) do month_names[name], month_names[name:sub(1, 3)] = n, n end
local month_number = words.value_of(month_names) * (P "." * #(ws * d)) ^ -1

local day = (P "3" * R "01" + R "12" * d + P "0" ^ -1 * R "19") * -d
local ordinal = ci "st" + ci "nd" + ci "rd" + ci "th"
local year = (P "19" + "20") * d * d * -d

--- The name of a month, short or full.
M.month = text.start * (month_number / 0)
--- A year of four digits.
M.year = text.start * year
--- A day as printed, even one that does not exist: "30 June 2015", "31 June 2015".
M.date = text.start * day * ordinal ^ -1 * ws * M.month * P "," ^ -1 * ws * year
--- A month and a year: "February 2016".
M.month_year = M.month * P "," ^ -1 * ws * year

local iso_date = Ct(Cg(C(day), "day") * ordinal ^ -1 * ws * Cg(month_number, "month") * P "," ^ -1 * ws * Cg(C(year), "year")) * -1
local iso_month = Ct(Cg(month_number, "month") * P "," ^ -1 * ws * Cg(C(year), "year")) * -1

--- The ISO form of a printed date or month: "2015-06-30", "2016-02".
---@param raw string
---@return string? iso nil where it is neither
---@return boolean? exists false for a day that no calendar has
function M.iso(raw)
  local t = iso_date:match(raw)
  if t then
    local n, y = tonumber(t.day), tonumber(t.year)
    local last = days_in[t.month]
    if t.month == 2 and not (y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0)) then last = 28 end
    return ("%s-%02d-%02d"):format(t.year, t.month, n), n <= last
  end
  t = iso_month:match(raw)
  if t then return ("%s-%02d"):format(t.year, t.month), true end
  return nil
end

local to = ws * (ci "to" + ci "ending" + ci "ended" + ci "up to") * ws * ((ci "the" + ci "on") * ws) ^ -1
local when = M.date + M.month_year
local joint = (ws + text.dash)
local length = number.count * joint * (ci "months" + ci "month" + ci "years" + ci "year" + ci "quarters" + ci "weeks" + ci "days")
local run = text.start * length * text.edge * (ws * ci "period") ^ -1
local stretch = run * to * when
local against = ws * (ci "against" + ci "compared with" + ci "compared to" + ci "versus" + ci "and")
  * ws * (ci "the" * ws) ^ -1
local span = (ci "financial" * ws) ^ -1 * (ci "year" + ci "quarter" + ci "month") * to * when
local range = M.date * (ws * (ci "to" + ci "and") * ws + text.ws0 * text.dash * text.ws0) * M.date
  + M.month * (ws * year) ^ -1 * (ws * ci "to" * ws + text.ws0 * text.dash * text.ws0) * M.month_year
local between = ci "between" * ws * (M.date + M.month * (ws * year) ^ -1) * ws * ci "and" * ws * when
local fiscal = year * (P "/" + text.dash) * d * d * (d * d) ^ -1 * -d
local at = (ci "as at" + ci "as of" + ci "at" + ci "as on") * ws * (ci "the end of" * ws) ^ -1 * when

--- A period as printed: "12 months to 31 March 2015", two of them set against each other, "as at 30 June 2015",
--- "April to September 2016", "between April 2014 and March 2015", "year ending 31 March 2023", "2014/15".
M.period = text.start * (stretch * (against * stretch) ^ -1 + span * (against * span) ^ -1 + at + between + range + fiscal) * text.edge

-- a day alone, or a year at the end, is a period only where the words give no other: "on 30 June 2015", "in 2014"
local bare = text.start * (Cp() * ci "on" * ws * M.date * text.edge * Cp()
  + ci "in" * ws * Cp() * year * Cp() * #(S ")., " ^ 0 * -P(1)))
local placed_bare = text.search(bare)

local placed = text.search(Cp() * M.period * Cp())

-- every period names a year
local YEAR = "[12][90]%d%d"

--- The first period in a text.
---@param subject string
---@param init integer? where to begin
---@return integer? first, integer? last inclusive positions; nil where it has none
function M.find_period(subject, init)
  if not subject:find(YEAR, init) then return nil end
  local first, after = placed:match(subject, init or 1)
  if not first then first, after = placed_bare:match(subject, init or 1) end
  if not first then return nil end
  return first, after - 1
end

local units = { month = "M", year = "Y", week = "W", day = "D" }
local unit = (ci "month" + ci "year" + ci "week" + ci "day") / string.lower
local lead = (ci "within" + ci "in the next" + ci "over the next") * ws * (ci "the next" * ws) ^ -1
local within = lead * Cg(C(number.count), "count") * joint * Cg(unit, "unit") * ci "s" ^ -1
local by_words = ci "by no later than" + ci "no later than" + ci "not later than" + ci "before" + ci "by"
local by = by_words * ws * (ci "the end of" * ws) ^ -1 * Cg(C(when), "by")
local season = by_words * ws * (ci "the end of" * ws) ^ -1
  * (ci "spring" + ci "summer" + ci "autumn" + ci "winter") * ws * year
local at_once = ci "immediately" + ci "with immediate effect" + ci "as soon as possible" + ci "as soon as practicable"
  + ci "as a matter of urgency" + ci "urgently" + ci "without delay"
local deadline = text.start * (within + by + Cg(C(season + at_once), "when")) * text.edge

--- A deadline as printed: "within three months", "By 1 December 2016", "immediately".
M.deadline = deadline / 0

-- substrings of which a text with a deadline holds one
local dated = binding.finder { { { "within", "next", "immediate", "as soon as", "urgen", "delay", "19", "20" } } }
local placed_deadline = text.search(Cp() * Ct(deadline) * Cp())

--- The first deadline in a text, as a model deadline.
---@param subject string
---@return { within: string?, by: string?, when: string? }? deadline ISO 8601 where the words allow it
---@return integer? first, integer? last inclusive positions
function M.find_deadline(subject)
  if not dated:chooses(subject) then return nil end
  local first, t, after = placed_deadline:match(subject)
  if not first then return nil end
  local result
  if t.count then
    result = { within = ("P%d%s"):format(number.count_value(t.count), units[t.unit]) }
  elseif t.by then
    result = { by = (M.iso(t.by)) }
  else
    result = { when = t.when:lower() }
  end
  return result, first, after - 1
end

return M
