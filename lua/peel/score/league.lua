--- The table of a result: a row each unit, best first, with what each part adds to the score; and the table of its inputs.

local evaluate = require "peel.score.evaluate"
local frame_of = require "peel.query.frame"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local query = require "peel.query"

local league = {}

local PLACES = 3 -- behind the point, in printed tables

--- What a part of the highest level adds to a unit's score: its share of a mean or sum, else its value.
---@param run peel.Evaluation
---@param i integer
---@param worked peel.Worked
---@return (number|peel.Grade)?
function league.contribution(run, i, worked)
  local value, method = worked.values[i], run.root.part.aggregate.name
  if value == nil or method ~= "arithmetic" and method ~= "sum" then return value end
  if method == "sum" then return value * worked.part.weight end
  local total = 0.0
  for _, other in ipairs(run.root.parts) do
    if other.values[i] ~= nil then total = total + other.part.weight end
  end
  if total == 0 then return nil end
  return value * worked.part.weight / total
end

--- Every record that the value of an indicator was made of.
---@param input peel.Input
---@return peel.Record[]
function league.records_of(input)
  local records = {}
  for _, row in ipairs(input.rows) do
    for _, record in ipairs(row.records and row:records() or {}) do records[#records + 1] = record end
  end
  return records
end

--- Every record behind a unit's score, each once.
---@param run peel.Evaluation
---@param i integer
---@return peel.Record[]
function league.records(run, i)
  local records, seen = {}, {}
  for _, leaf in ipairs(run.plan.leaves) do
    for _, record in ipairs(league.records_of(run.leaves[leaf.name].inputs[i])) do
      if not seen[record] then seen[record], records[#records + 1] = true, record end
    end
  end
  return records
end

local function overridden(run, i)
  local words = {}
  for _, one in ipairs(run.plan.overrides) do
    if one.unit == run.units[i].label then words[#words + 1] = ("%s: %s"):format(one.indicator, one.reason) end
  end
  return #words > 0 and table.concat(words, "; ") or nil
end

local function type_of(list)
  local _, value = next(list)
  return value == nil and "none" or type(value) == "number" and "number" or "grade"
end

--- The units' columns: the parts of each, as they are or as text.
local function unit_columns(run)
  local columns = {}
  for k, name in ipairs(run.plan.names) do
    local kind
    for _, unit in ipairs(run.units) do
      local part = unit.parts[k]
      local one = math.type(part) == "integer" and "integer" or type(part) == "string" and "string" or "report"
      kind = (kind == nil or kind == one) and one or "string"
    end
    columns[k] = { name = name, type = kind, get = function(i)
      local part = run.units[i].parts[k]
      return kind == "string" and tostring(part) or part
    end }
  end
  return columns
end

--- Values that the user put in place of others, and why: it stands wherever something was made of them.
---@param ... peel.Evaluation
---@return string[]
function league.overridden(...)
  local notes, seen = {}, {}
  for _, run in ipairs { ... } do
    for _, one in ipairs(run.plan.overrides) do
      local note = ('overridden: "%s" of %s is %s, %s'):format(one.indicator, one.unit, tostring(one.value), one.reason)
      if not seen[note] then seen[note], notes[#notes + 1] = true, note end
    end
  end
  return notes
end

--- What stands under the table.
local function notes_of(run)
  local notes, seen = {}, {}
  for i, permit in ipairs(run.plan.permits) do
    notes[i] = tostring(permit)
    seen[notes[i]] = true
  end
  for _, note in ipairs(league.overridden(run)) do notes[#notes + 1] = note end
  for _, rule in ipairs(run.plan.limits) do
    local names = {}
    for _, i in ipairs(run.order) do
      for _, one in ipairs(run.limited[i] or {}) do
        if one.rule == rule then names[#names + 1] = run.units[i].label end
      end
    end
    notes[#notes + 1] = ("no better than %s where %s: %s%s"):format(tostring(rule.bound), rule.condition, options.count(#names, "unit"),
      #names > 0 and " (" .. table.concat(names, ", ", 1, math.min(5, #names)) .. (#names > 5 and ", ..." or "") .. ")" or "")
  end
  for _, note in ipairs(run.notes) do
    if not seen[note] then notes[#notes + 1] = note end
  end
  return notes
end

--- The table: a row each unit, in the order of the ranks.
---@param run peel.Evaluation
---@return peel.Query
function league.table(run)
  local columns, lists, graded = {}, {}, #(evaluate.grades(run)) > 0 or nil
  local function add(field, get)
    columns[#columns + 1], lists[field.name] = field, {}
    for place, i in ipairs(run.order) do lists[field.name][place] = get(i) end
  end
  add({ name = "rank", type = "integer", doc = "1 = best; equal scores share a rank" }, function(i) return run.rank[i] end)
  for _, column in ipairs(unit_columns(run)) do add({ name = column.name, type = column.type, doc = "the unit" }, column.get) end
  add({ name = "score", type = type_of(run.score), doc = "the score, better is higher", places = PLACES, graded = graded }, function(i) return run.score[i] end)
  local share = run.root.part.aggregate.name == "arithmetic" or run.root.part.aggregate.name == "sum"
  for _, worked in ipairs(run.root.parts) do
    add({ name = worked.part.name, type = type_of(worked.values), places = PLACES, graded = graded,
      doc = share and "what it adds to the score" or "its value" },
      function(i) return league.contribution(run, i, worked) end)
  end
  if #run.plan.overrides > 0 then
    add({ name = "overridden", type = "string", doc = "why a value was replaced" }, function(i) return overridden(run, i) end)
  end
  local shown = {}
  for _, column in ipairs(columns) do
    if column.name ~= "overridden" then shown[#shown + 1] = column.name end
  end
  return query.of { name = "scores", singular = "score", columns = columns, shown = shown, permits = run.plan.permits,
    frame = function() return frame_of(#run.order, columns, lists) end,
    records = function(place) return league.records(run, run.order[place]) end,
    notes = function() return notes_of(run) end }
end

local INPUTS = {
  { name = "unit", type = "string", doc = "the unit" }, { name = "indicator", type = "string", doc = "the indicator" },
  { name = "read", type = "string", doc = "what was read, or why there is nothing" },
  { name = "coded", type = "number", doc = "as a number, filled in where that was told; absent for grades without a coding", places = PLACES },
  { name = "value", type = "number", doc = "after outliers and normalising", places = PLACES },
  { name = "weight", type = "number", doc = "its weight in its group" },
}

--- A row each input that `keep` wants, leading to its records.
---@param run peel.Evaluation
---@param name string
---@param keep fun(input: peel.Input): boolean
---@return peel.Query
function league.inputs(run, name, keep)
  local rows, lists = {}, {}
  for _, column in ipairs(INPUTS) do lists[column.name] = {} end
  for _, i in ipairs(run.order) do
    for _, leaf in ipairs(run.plan.leaves) do
      local worked = run.leaves[leaf.name]
      local input, n = worked.inputs[i], #rows + 1
      if keep(input) then
        rows[n] = input
        lists.unit[n], lists.indicator[n], lists.weight[n] = run.units[i].label, leaf.name, leaf.weight
        lists.read[n] = input.value ~= nil and (type(input.value) == "number" and numbers.text(input.value) or tostring(input.value)) or input.kind
        if type(worked.coded[i]) == "number" then lists.coded[n], lists.value[n] = worked.coded[i], worked.values[i] end
      end
    end
  end
  return query.of { name = name, singular = "input", columns = INPUTS, permits = run.plan.permits, frame = function() return frame_of(#rows, INPUTS, lists) end,
    notes = function() return league.overridden(run) end, records = function(k) return league.records_of(rows[k]) end }
end

return league
