--- An indicator worked out: the inputs of all units coded, filled in, freed of outliers and normalised.

local allowed = require "peel.score.allowed"
local coding = require "peel.score.coding"
local complain = require "peel.query.complain"
local grades = require "peel.grade"
local inputs = require "peel.score.inputs"
local missing = require "peel.score.missing"
local normalise = require "peel.score.normalise"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local outliers = require "peel.score.outliers"
local overrides = require "peel.score.overrides"

local measured = {}

---@class peel.Measured: peel.Worked
---@field inputs peel.Input[]
---@field coded (number|peel.Grade)[] after coding and imputing
---@field imputed table<integer, any> how, where a value was put in
---@field graded any[] the rows of its grades
---@field steps fun(i: integer): table[] what was done to a value, in order

--- The scale that the indicator's grades are on, and that there is one alone; nil where it has no grades.
local function scale_of(leaf, read, all)
  local id, at
  for i in ipairs(all) do
    local value = read[i].value
    if value ~= nil and type(value) ~= "number" then
      if id and value.scale ~= id then
        complain("score: %s: grades of the scales %s (%s) and %s (%s) have no order between them; see peel.compare", leaf.where, id, all[at].label,
          value.scale, all[i].label)
      end
      id, at = value.scale, at or i
    end
  end
  return id
end

--- Are these grades, or numbers? Both is neither.
local function kind_of(leaf, read, all)
  local kind, at
  for i in ipairs(all) do
    local value = read[i].value
    local one = value ~= nil and (type(value) == "number" and "number" or "grade") or nil
    if one and kind and one ~= kind and not leaf.coding then
      complain("score: %s: a %s of %s and a %s of %s", leaf.where, kind, all[at].label, one, all[i].label)
    end
    kind, at = kind or one, at or one and i
  end
  return leaf.coding and kind and "number" or kind
end

--- What becomes of the units without a value; raises where nothing is told.
local function fill(leaf, read, made, run, scale)
  local left, kinds, order, present = {}, {}, {}, {}
  for i, unit in ipairs(run.units) do
    if made.coded[i] ~= nil then present[#present + 1] = made.coded[i]
    else
      local kind = read[i].kind
      left[#left + 1] = { i = i, unit = unit.label, kind = kind, policy = leaf.missing.of(kind) }
      if not kinds[kind] then order[#order + 1] = kind end
      kinds[kind] = (kinds[kind] or 0) + 1
    end
  end
  for _, one in ipairs(left) do
    if one.policy.name == "error" then
      complain('score: %s: %s has no value (%s%s)%s; say missing = "renormalise" or { "impute", ... }, or list the units that have one', leaf.where,
        one.unit, one.kind, read[one.i].without and ", " .. read[one.i].without or "",
        #left > 1 and ", nor have " .. options.count(#left - 1, "other") or "")
    end
  end
  local function code(grade) return coding.code(leaf.coding, grade, leaf.sign, leaf.where, "imputed") end
  for _, one in ipairs(left) do
    if one.policy.name == "impute" then
      local value = missing.impute(leaf.where, one.policy.how, present, leaf.sign, leaf.coding and code)
      if type(value) == "string" then
        if not scale then complain("score: %s: missing: no unit has a grade, and so no scale that %s could be of", leaf.where, value) end
        local ok, found = pcall(grades.of, scale, value)
        if not ok or not found.scale then complain("score: %s: missing: %s is no grade of the scale %s", leaf.where, value, scale) end
        value = found
      end
      if type(value) ~= "number" and leaf.coding then value = code(value) end
      made.coded[one.i], made.imputed[one.i] = value, one.policy.how
    end
  end
  for _, kind in ipairs(order) do
    local policy = leaf.missing.of(kind)
    run:note(("%s: %s without a value (%s): %s"):format(leaf.where, options.count(kinds[kind], "unit"), kind,
      policy.name == "impute" and ("imputed, %s"):format(type(policy.how) == "number" and numbers.text(policy.how) or tostring(policy.how))
        or "left out, weights renormalised"))
  end
end

--- The rows of the grades that count.
local function graded_rows(leaf, read, all)
  local rows = {}
  if leaf.count then return rows end -- counting compares nothing
  for i in ipairs(all) do
    if not read[i].reason then
      for _, row in ipairs(read[i].rows) do
        local ok, grade = pcall(function() return row[leaf.graded or leaf.field or "grade"] end)
        if ok and grades.is_grade(grade) and grade.scale then rows[#rows + 1] = row
        elseif not ok and leaf.graded then
          for _, record in ipairs(allowed.behind(row)) do rows[#rows + 1] = record end
        end
      end
    end
  end
  return rows
end

--- Numbers treated and normalised.
local function figures(leaf, made, run)
  local column = { where = leaf.where, sign = leaf.sign, x = {}, note = function(message) run:note(message) end }
  local at, place = {}, {}
  for i in ipairs(run.units) do
    if made.coded[i] ~= nil then at[#at + 1], column.x[#column.x + 1], place[i] = i, made.coded[i], #at + 1 end
  end
  if #at == 0 then return {}, function() return {} end end
  column.counted = options.count(#at, "value")
  column.label = function(k) return run.units[at[k]].label end
  local treated, treatment = outliers.run(leaf.outliers, column)
  local second = {}
  for key, value in pairs(column) do second[key] = value end
  second.x = treated
  local out, normalisation = normalise.run(leaf.normalise, second)
  local values = {}
  for k, i in ipairs(at) do
    if not numbers.is_finite(out[k]) then complain("score: %s: %s: the result is too large a number", leaf.where, column.label(k)) end
    values[i] = out[k]
  end
  return values, function(i)
    local steps, k = {}, place[i]
    if treatment then
      steps[1] = treatment(k)
      steps[1].step, steps[1].method, steps[1].value = "outliers", leaf.outliers.name, treated[k]
    end
    local last = normalisation(k)
    last.step, last.method, last.value = "normalise", leaf.normalise.name, out[k]
    steps[#steps + 1] = last
    return steps
  end
end

--- Works an indicator out for all units.
---@param leaf peel.Indicator
---@param gathered peel.Gathered
---@param run table the evaluation
---@return peel.Measured
function measured.work_out(leaf, gathered, run)
  local plan, all = run.plan, run.units
  local function note(message) run:note(message) end
  for _, said in ipairs(gathered.notes) do note(said) end
  local function code_for(unit)
    return leaf.coding and function(grade) return coding.code(leaf.coding, grade, leaf.sign, leaf.where, unit) end or nil
  end
  local read = inputs.read(leaf, all, gathered, plan.names, note, code_for)
  overrides.apply(plan.overrides, leaf, read, run.at, function() return scale_of(leaf, read, all) end)
  local graded = graded_rows(leaf, read, all)
  allowed.check("score: " .. leaf.where, graded, leaf.permits, note, { field = leaf.graded or leaf.field, among = run.heard(leaf) })
  if leaf.count then allowed.counted(leaf.where, read, leaf.permits, note, run.heard(leaf)) end
  local scale = scale_of(leaf, read, all)
  local kind = kind_of(leaf, read, all)
  if kind == "number" and leaf.own_coding and not scale and #graded == 0 then complain("score: %s: coding: it has numbers, which need none", leaf.where) end
  local made = { inputs = read, coded = {}, imputed = {}, kind = kind, scale = scale, graded = graded }
  for i, unit in ipairs(all) do
    local value = read[i].value
    if value ~= nil and type(value) ~= "number" and leaf.coding then value = code_for(unit.label)(value) end
    made.coded[i] = value
  end
  fill(leaf, read, made, run, scale)
  if kind == "grade" then
    if leaf.own_normalise or leaf.own_outliers then
      complain("score: %s: %s takes numbers, and these are grades without a coding", leaf.where, leaf.own_normalise and "normalise" or "outliers")
    end
    made.values, made.steps = made.coded, function() return {} end
  else
    made.values, made.steps = figures(leaf, made, run)
    for _, value in pairs(made.values) do made.kind = made.kind or type(value) == "number" and "number" end
  end
  return made
end

return measured
