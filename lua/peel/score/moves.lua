--- Two results beside each other: who moved, and why.

local allowed = require "peel.score.allowed"
local complain = require "peel.query.complain"
local describe = require "peel.score.describe"
local evaluate = require "peel.score.evaluate"
local frame_of = require "peel.query.frame"
local league = require "peel.score.league"
local numbers = require "peel.score.numbers"
local query = require "peel.query"
local result = require "peel.score.result"
local show = require "peel.query.values".show
local units = require "peel.score.units"

--- The result of a score or the result itself.
local function run_of(what, value, is_score)
  local run = result.run(value)
  if run then return run end
  if is_score(value) then return result.run(value()) end
  return complain("compare_scores: bad argument '%s': a score or its result expected, got %s", what, show(value))
end

local function told(value)
  if value == nil then return "nothing" end
  return type(value) == "number" and ("%.4g"):format(value):gsub(",", ".") or tostring(value)
end

local ADDING = { arithmetic = true, sum = true }

--- A part of the whole as a unit has it: what it adds to the score where both scores add up, else its value and its weight.
local function share(run, i, worked, adding)
  if adding then
    local value = league.contribution(run, i, worked)
    return { number = type(value) == "number" and value or nil, text = told(value) }
  end
  local value, weight = worked.values[i], numbers.text(worked.part.weight)
  return { number = type(value) == "number" and value or nil, text = ("%s (weight %s)"):format(told(value), weight) }
end

--- What changed of a unit: the parts of the whole, largest change first.
local function why(a, b, i, k)
  local adding = ADDING[a.root.part.aggregate.name] and ADDING[b.root.part.aggregate.name]
  local by_name, order, words, changes = {}, {}, {}, {}
  for side, run in ipairs { a, b } do
    for _, worked in ipairs(run.root.parts) do
      local name = worked.part.name
      if not by_name[name] then by_name[name], order[#order + 1] = {}, name end
      by_name[name][side] = share(run, side == 1 and i or k, worked, adding)
    end
  end
  for place, name in ipairs(order) do
    local x, y = by_name[name][1] or { text = "nothing" }, by_name[name][2] or { text = "nothing" }
    if x.text ~= y.text then
      changes[#changes + 1] = { text = ("%s %s, then %s"):format(name, x.text, y.text), place = place,
        size = x.number and y.number and math.abs(y.number - x.number) or math.huge }
    end
  end
  table.sort(changes, function(p, q)
    if p.size ~= q.size then return p.size > q.size end
    return p.place < q.place
  end)
  for n, one in ipairs(changes) do words[n] = one.text end
  for side, run in ipairs { a, b } do
    for _, limit in ipairs(run.limited[side == 1 and i or k] or {}) do
      words[#words + 1] = ("%s limited to %s"):format(side == 1 and "first" or "then", tostring(limit.rule.bound))
    end
  end
  if #words > 0 then return table.concat(words, "; ") end
  return a.rank[i] ~= b.rank[k] and "others moved past it" or nil
end

--- Who moved is a comparison of the grades of the one score with those of the other: raises unless they may be compared.
---@return string[] notes of what is compared with care
local function comparable(a, b, permits)
  local rows, _, heard = evaluate.grades(a)
  local more, _, also = evaluate.grades(b)
  if #rows == 0 or #more == 0 then return {} end
  local notes = {}
  allowed.check("compare_scores", table.move(more, 1, #more, #rows + 1, rows), permits, function(said) notes[#notes + 1] = said end,
    { among = table.move(also, 1, #also, #heard + 1, heard) })
  return notes
end

local PLACES = 3

--- Two scores (or results) beside each other, who moved farthest first: `moved` is how many ranks a unit rose. What differs
--- between the definitions stands under the table.
---@param first peel.Score|peel.Result
---@param second peel.Score|peel.Result
---@param is_score fun(value: any): boolean
---@return peel.Query
return function(first, second, is_score)
  local a, b = run_of("first", first, is_score), run_of("second", second, is_score)
  local permits = allowed.union(a.plan.permits, b.plan.permits)
  local careful = comparable(a, b, permits)
  local all = table.move(b.units, 1, #b.units, #a.units + 1, table.move(a.units, 1, #a.units, 1, {}))
  local rows = {}
  for place, unit in ipairs(units.ordered(all)) do
    local i, k = a.at[unit.label], b.at[unit.label]
    local row = { place = place, unit = unit.label, first_rank = i and a.rank[i], second_rank = k and b.rank[k],
      first_score = i and a.score[i], second_score = k and b.score[k], i = i, k = k }
    if row.first_rank and row.second_rank then row.moved = row.first_rank - row.second_rank end
    if i and k then row.why = why(a, b, i, k) else row.why = i and "not in the second" or "not in the first" end
    rows[place] = row
  end
  table.sort(rows, function(x, y)
    local p, q = x.moved and math.abs(x.moved) or math.huge, y.moved and math.abs(y.moved) or math.huge
    if p ~= q then return p > q end
    return x.place < y.place
  end)
  local function kind(field)
    for _, row in ipairs(rows) do
      if row[field] then return type(row[field]) == "number" and "number" or "grade" end
    end
    return "none"
  end
  local columns = {
    { name = "unit", type = "string", doc = "the unit" },
    { name = "first_rank", type = "integer", doc = "rank in the first score" }, { name = "second_rank", type = "integer", doc = "rank in the second" },
    { name = "moved", type = "integer", doc = "ranks that it rose; negative: it fell" },
    { name = "first_score", type = kind "first_score", places = PLACES, doc = "the first score" },
    { name = "second_score", type = kind "second_score", places = PLACES, doc = "the second score" },
    { name = "why", type = "string", doc = "which parts of the score changed" },
  }
  local lists = {}
  for _, column in ipairs(columns) do
    lists[column.name] = {}
    for n, row in ipairs(rows) do lists[column.name][n] = row[column.name] or nil end
  end
  local notes = describe.differences(a.plan, b.plan)
  local moved = 0
  for _, row in ipairs(rows) do moved = moved + (row.moved ~= 0 and 1 or 0) end
  table.insert(notes, 1, ("%s of %d moved"):format(moved, #rows))
  for _, note in ipairs(careful) do notes[#notes + 1] = note end
  for _, note in ipairs(league.overridden(a, b)) do notes[#notes + 1] = note end
  return query.of { name = "moves", singular = "move", columns = columns, permits = permits,
    frame = function() return frame_of(#rows, columns, lists) end,
    records = function(n)
      local run, at = rows[n].k and b or a, rows[n].k or rows[n].i
      return league.records(run, at)
    end,
    notes = function() return notes end }
end
