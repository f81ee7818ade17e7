--- Which of several values of a unit counts: it must be said.
--
--   "latest", "earliest"   by the end of `period`, else by `year`, else by when the report was published
--   "first"                the first in the query's order
--   "mean"                 of numbers, or of the numbers of coded grades
--   "worst", "best"        by the order of grades, or by the indicator's direction
--   function(rows)         one of the rows, or a value

local complain = require "peel.query.complain"
local date = require "peel.grammar.core.date"
local grades = require "peel.grade"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local show = require "peel.query.values".show

local pick = {}

pick.NAMES = { "best", "earliest", "first", "latest", "mean", "worst" }

--- The end of a period as printed, as an ISO date of the precision that is printed: the last date that stands in it.
---
--- ```lua
--- pick.ends "12 months to 31 March 2015"   --> "2015-03-31"
--- pick.ends "2014/15"                      --> "2015"
--- ```
---@param period string
---@return string?
function pick.ends(period)
  local last, at = nil, 1
  while at <= #period do
    local found, after
    for _, pattern in ipairs { date.date, date.month_year } do
      after = pattern:match(period, at)
      found = after and date.iso(period:sub(at, after - 1))
      if found then break end
    end
    if found and (not last or found > last) then last = found end
    at = found and after or at + 1
  end
  if last then return last end
  for century, first, second in period:gmatch "(%d%d)(%d%d)[/-](%d%d)%f[%D]" do
    if (tonumber(first) + 1) % 100 == tonumber(second) then
      local ending = ("%02d%s"):format(second == "00" and century + 1 or century, second)
      if not last or ending > last then last = ending end
    end
  end
  if last then return last end
  for year in period:gmatch "%f[%d](%d%d%d%d)%f[%D]" do
    if not last or year > last then last = year end
  end
  return last
end

--- When a row is of; nil where nothing tells.
local function time_of(row, columns)
  if columns.period and row.period then
    local ending = pick.ends(row.period)
    if ending then return ending end
  end
  if columns.year and row.year then return tostring(row.year) end
  local first = row.records and row:records()[1]
  local of = first and first:row()
  return of and (of.published or of.year and tostring(of.year)) or nil
end

--- Does one date stand before another? One that is the beginning of the other does not: "2015" and "2015-03".
local function before(a, b)
  local n = math.min(#a, #b)
  return a:sub(1, n) < b:sub(1, n) -- digits and hyphens: the same order in every locale
end

---@class peel.Candidate
---@field row any
---@field value number|peel.Grade

--- The candidates whose time none is after (or before).
local function extreme(where, unit, name, candidates, columns)
  local times, best, chosen = {}, nil, {}
  for i, one in ipairs(candidates) do
    local time = time_of(one.row, columns)
    if not time then complain('score: %s: pick "%s": nothing tells when %s is of (%s)', where, name, show(one.value), unit) end
    local ahead = not best or name == "latest" and before(best, time) or name == "earliest" and before(time, best)
    times[i], best = time, ahead and time or best
  end
  for i, one in ipairs(candidates) do -- "2015" may be as late as "2015-06" is
    if not before(times[i], best) and not before(best, times[i]) then chosen[#chosen + 1] = one end
  end
  for _, one in ipairs(chosen) do
    if one.value ~= chosen[1].value then
      complain('score: %s: pick "%s": %s has several values of that time (%s: %s and %s); narrow the query', where, name, unit, best,
        show(chosen[1].value), show(one.value))
    end
  end
  return chosen[1].value, { chosen[1] }, ("%s of %s (%s)"):format(name, options.count(#candidates, "value"), best)
end

local function ordered(where, unit, name, candidates, sign)
  local best = candidates[1]
  for _, one in ipairs(candidates) do
    local a, b = one.value, best.value
    if type(a) ~= type(b) or type(a) ~= "number" and a.scale ~= b.scale then
      complain('score: %s: pick "%s": %s has values without an order between them: %s and %s', where, name, unit, show(a), show(b))
    end
    if type(a) == "number" then a, b = sign * a, sign * b end
    local ahead = a > b
    if name == "worst" then ahead = a < b end
    if ahead then best = one end
  end
  return best.value, { best }, ("%s of %s"):format(name, options.count(#candidates, "value"))
end

local function mean(where, unit, candidates, context)
  local list, code, codes = {}, context.code, nil
  for i, one in ipairs(candidates) do
    list[i] = one.value
    if type(one.value) ~= "number" then
      if not code then complain('score: %s: pick "mean": grades without a coding have no mean (%s)', where, unit) end
      list[i], codes = code(one.value), context.codes(one.value.scale)
    end
  end
  local words = {}
  for i, value in ipairs(list) do words[i] = numbers.text(value) end
  return numbers.mean(list), candidates, ("mean of %s%s: (%s) / %d"):format(options.count(#list, "value"),
    codes and (" by the coding %s"):format(codes) or "", table.concat(words, " + "), #list)
end

--- What a function of the user chose.
local function by_function(where, unit, f, candidates)
  local rows = {}
  for i, one in ipairs(candidates) do rows[i] = one.row end
  local chosen = options.call(("%s: pick for %s"):format(where, unit), f, rows)
  local how = ("chosen of %s by the function at %s"):format(options.count(#candidates, "value"), options.place(f))
  for _, one in ipairs(candidates) do
    if rawequal(one.row, chosen) then return one.value, { one }, how end
  end
  if not numbers.is_finite(chosen) and not grades.is_grade(chosen) then
    complain("score: %s: pick: the function gave %s for %s; one of the rows, a number or a grade expected", where, show(chosen), unit)
  end
  return chosen, candidates, how
end

--- The value of a unit of several candidates, those it was made of, and how.
---@param where string
---@param unit string
---@param how any nil raises where there is more than one
---@param candidates peel.Candidate[]
---@param context { columns: table<string, boolean>, sign: integer, code: (fun(grade: peel.Grade): number)?, codes: fun(scale: string): string }
---@return number|peel.Grade value
---@return peel.Candidate[] used
---@return string? told
function pick.choose(where, unit, how, candidates, context)
  if #candidates == 1 and not options.callable(how) then return candidates[1].value, candidates, nil end
  if how == nil then
    local places = {}
    for i = 1, math.min(3, #candidates) do places[i] = tostring(candidates[i].value) .. " at " .. candidates[i].row:cite() end
    complain('score: %s: %s has %d values (%s%s); choose by pick = "latest" (or %s) or narrow the query', where, unit, #candidates,
      table.concat(places, "; "), #candidates > 3 and "; ..." or "", table.concat(pick.NAMES, ", "))
  end
  if options.callable(how) then return by_function(where, unit, how, candidates) end
  if how == "first" then return candidates[1].value, { candidates[1] }, ("first of %d values"):format(#candidates) end
  if how == "mean" then return mean(where, unit, candidates, context) end
  if how == "latest" or how == "earliest" then return extreme(where, unit, how, candidates, context.columns) end
  return ordered(where, unit, how, candidates, context.sign)
end

return pick
