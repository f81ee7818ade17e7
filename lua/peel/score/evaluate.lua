--- A score worked out: inputs read, coded, filled in, normalised, aggregated level by level, limited and ranked. In this order:
--
--   units       those listed as `units`, else those of which any indicator's query has a row
--   values      of each indicator and unit, one: see peel.score.pick. Overrides take the place of what was read
--   coding      grades become numbers: see peel.score.coding. Without one they stay grades: no outliers, no normalising
--   missing     units without a value are filled in, or the indicator is left out for them: see peel.score.missing
--   outliers    see peel.score.outliers
--   normalise   see peel.score.normalise. Where direction = "lower", this step turns the values round: from here on more is better
--   aggregate   from the innermost groups to the whole, by weights as they are given: see peel.score.aggregate
--   limits      see peel.score.limits
--   ranks       1 for the highest score; a unit's rank is 1 and the number of units before it, so that equal scores share the
--               better rank (1 2 2 4). Numbers that differ by 1e-12 or less (of the larger, where that is above 1) are equal. A unit
--               without a score has no rank, nor has one whose parts have no weight
--
-- Each step takes the values of all units that have one: a mean, a quantile, a rank is among those.

local aggregate = require "peel.score.aggregate"
local allowed = require "peel.score.allowed"
local complain = require "peel.query.complain"
local copeland = require "peel.score.copeland"
local corpus = require "peel.corpus"
local limits = require "peel.score.limits"
local measured = require "peel.score.measured"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local report = require "peel.report"
local units = require "peel.score.units"
local inputs = require "peel.score.inputs"

local evaluate = {}

--- What was worked out of a part of a score: one value a unit.
---@class peel.Worked
---@field part peel.Indicator|peel.ScoreGroup
---@field values (number|peel.Grade)[] nil where a unit has none
---@field kind "number"|"grade"|nil nil: no unit has a value
---@field parts peel.Worked[]? of a group
---@field formula (fun(i: integer): string)? of a group
---@field measured peel.Measured? of an indicator

---@class peel.Evaluation
---@field plan peel.ScorePlan
---@field units peel.Unit[]
---@field at table<string, integer> by label
---@field root peel.Worked
---@field leaves table<string, peel.Worked> by name
---@field groups table<string, peel.Worked> by name
---@field score (number|peel.Grade)[]
---@field limited table<integer, { rule: peel.Limit, names: string[], from: number|peel.Grade, to: number|peel.Grade }[]>
---@field rank integer[]
---@field tied table<integer, boolean>
---@field order integer[] units, best first, those without a score last
---@field notes string[]

--- The units: those listed, or those of which some query has a row.
local function population(plan, gathered)
  local all = {}
  for _, one in ipairs(plan.units or {}) do all[#all + 1] = units.of { one } end
  if not plan.units then
    for _, leaf in ipairs(plan.leaves) do
      for _, unit in ipairs(gathered[leaf.name].units) do all[#all + 1] = unit end
    end
  end
  if #all == 0 then
    complain('score: %s: there are no units: its queries have no rows (list them by units = { ... } where indicators are functions)', plan.root.where)
  end
  return units.ordered(all)
end

local Run = {}
Run.__index = Run

function Run:note(message)
  if not self.said[message] then self.said[message], self.notes[#self.notes + 1] = true, message end
end

--- Grades of one scale alone have an order.
local function check_scales(group, worked, label)
  local first, at
  for _, child in ipairs(worked) do
    for i, value in pairs(child.values) do
      if type(value) ~= "number" then
        if first and value.scale ~= first.scale then
          complain('score: %s: grades of the scale %s ("%s" of %s) and of the scale %s cannot be weighed against each other; see peel.compare',
            group.where, value.scale, child.part.name, label(i), first.scale)
        end
        first, at = first or value, at or i
      end
    end
  end
end

--- The parts that a unit has. One of weight 0 counts nowhere; a function of the user is told of it all the same.
local function parts_of(group, worked, i, label)
  local parts = { where = group.where, unit = label(i), names = {}, values = {}, weights = {}, lacking = {}, idle = false }
  for _, child in ipairs(worked) do
    local value = child.values[i]
    if value == nil then parts.lacking[#parts.lacking + 1] = child.part.name
    elseif child.part.weight == 0 and not group.aggregate.f then parts.idle = true
    else
      parts.names[#parts.names + 1], parts.values[#parts.values + 1], parts.weights[#parts.weights + 1] = child.part.name, value, child.part.weight
    end
  end
  return parts
end

function Run:group(group)
  local worked, weights_differ, weight = {}, false, nil
  for k, part in ipairs(group.parts) do
    worked[k] = part.parts and self:group(part) or self.leaves[part.name]
    if worked[k].kind then aggregate.check(group.aggregate, group.where, part.name, worked[k].kind) end
    if part.weight > 0 then
      weights_differ, weight = weights_differ or weight ~= nil and part.weight ~= weight, part.weight
    end
  end
  local method, values, formulas = group.aggregate, {}, {}
  local function label(i) return self.units[i].label end
  if method.takes == "grade" then check_scales(group, worked, label) end
  if weights_differ and not method.weighted then
    self:note(('%s: "%s" takes no account of how large weights are'):format(group.where, method.name))
  end
  local function has(i)
    local parts = parts_of(group, worked, i, label)
    if #parts.values == 0 then
      if parts.idle then self:note(("%s: what %s has of it has no weight"):format(group.where, label(i))) end
      return false
    end
    if method.name == "sum" and #parts.lacking > 0 then
      complain('score: %s: %s has no value of "%s", and a sum without it would be less for that alone; take the arithmetic mean', group.where,
        label(i), parts.lacking[1])
    end
    return true, parts
  end
  local made = { part = group, values = values, parts = worked, kind = method.gives }
  if method.name == "copeland" then
    local table_of = { where = group.where, names = {}, weights = {}, values = {} }
    for k, child in ipairs(worked) do
      table_of.names[k], table_of.weights[k], table_of.values[k] = child.part.name, child.part.weight, child.values
    end
    made.values, made.meetings = copeland.run(table_of, #self.units, label, has), table_of
    self.groups[group.name] = made
    return made
  end
  for i = 1, #self.units do
    local ok, parts = has(i)
    if ok then
      values[i], formulas[i] = method:work_out(parts)
      if method.gives == "number" and not numbers.is_finite(values[i]) then
        complain("score: %s: %s: the result is too large a number", group.where, label(i))
      end
    end
  end
  made.formula = function(i) return formulas[i] end
  self.groups[group.name] = made
  return made
end

function Run:leaf(leaf)
  local made = measured.work_out(leaf, self.gathered[leaf.name], self)
  made.part = leaf
  self.leaves[leaf.name] = made
end

--- The corpus or report that an indicator asks: its sentences on what compares are heard.
function Run.heard(leaf)
  local query = leaf.from or leaf.count
  local owner = query and query:owner()
  return (corpus.is_corpus(owner) or report.is_report(owner)) and owner or nil
end

--- The grades that a score was made of: rows or records, each once; how many indicators have some; the reports of their corpora.
---@param self peel.Evaluation
---@return any[] rows
---@return integer graded
---@return peel.Report[] heard
function evaluate.grades(self)
  local rows, graded, heard, seen = {}, 0, {}, {}
  for _, leaf in ipairs(self.plan.leaves) do
    local found = self.leaves[leaf.name].graded
    if #found > 0 then
      graded = graded + 1
      for _, row in ipairs(allowed.sources(found, leaf.graded or leaf.field or "grade")) do
        if not seen[row] then seen[row], rows[#rows + 1] = true, row end
      end
      local owner = Run.heard(leaf)
      if corpus.is_corpus(owner) then for row in owner:reports():each() do heard[#heard + 1] = row.report end end
    end
  end
  return rows, graded, heard
end

--- What a score puts together must be comparable: the grades of all its indicators.
function Run:together()
  local rows, graded, heard = evaluate.grades(self)
  if graded < 2 then return end
  allowed.check("score: " .. self.plan.root.where, rows, self.plan.permits, function(message) self:note(message) end, { among = heard })
end

--- The scores after the limiter rules.
function Run:limit()
  local order = {}
  for k, leaf in ipairs(self.plan.leaves) do order[k] = leaf.name end
  for i, score in pairs(self.root.values) do
    self.score[i] = score
    local read = {}
    for name, worked in pairs(self.leaves) do read[name] = worked.inputs[i] end
    for _, rule in ipairs(self.plan.limits) do
      local capped = limits.capped(rule, self.score[i])
      local names = limits.met(rule, read, order)
      if names and capped ~= self.score[i] then
        if not self.limited[i] then self.limited[i] = {} end
        table.insert(self.limited[i], { rule = rule, names = names, from = self.score[i], to = capped })
        self.score[i] = capped
      end
    end
  end
end

local function better(a, b)
  if type(a) == "number" then return a > b end
  return a.rank < b.rank
end

local function equal(a, b)
  if type(a) == "number" then return numbers.same(a, b) end
  return a == b
end

--- Ranks as in sport: who is equal shares the better rank, and the next one is after all of them.
function Run:ranks()
  local order, scored = {}, 0
  for i in ipairs(self.units) do order[i] = i end
  table.sort(order, function(a, b)
    local x, y = self.score[a], self.score[b]
    if x == nil or y == nil then
      if x == y then return a < b end
      return y == nil
    end
    if x ~= y then return better(x, y) end
    return a < b
  end)
  local first
  for place, i in ipairs(order) do
    if self.score[i] == nil then break end
    scored = place
    if first and equal(self.score[order[first]], self.score[i]) then
      self.rank[i], self.tied[i], self.tied[order[first]] = first, true, true
    else
      first, self.rank[i] = place, place
    end
  end
  -- those of one rank in the order of their names
  local from = 1
  while from <= scored do
    local to = from
    while to < scored and self.rank[order[to + 1]] == self.rank[order[from]] do to = to + 1 end
    local same = table.move(order, from, to, 1, {})
    table.sort(same)
    table.move(same, 1, #same, from, order)
    from = to + 1
  end
  self.order = order
  if scored < #order then
    local names = {}
    for place = scored + 1, math.min(#order, scored + 5) do names[#names + 1] = self.units[order[place]].label end
    self:note(("no score, for want of values: %s%s"):format(table.concat(names, ", "),
      #order > scored + 5 and " and " .. options.count(#order - scored - 5, "other") or ""))
  end
end

--- Works a score out.
---@param plan peel.ScorePlan
---@return peel.Evaluation
function evaluate.run(plan)
  local self = setmetatable({ plan = plan, notes = {}, said = {}, at = {}, leaves = {}, groups = {}, score = {}, limited = {}, rank = {}, tied = {},
    gathered = {}, scales = {} }, Run)
  for _, leaf in ipairs(plan.leaves) do self.gathered[leaf.name] = inputs.gather(leaf, plan.names) end
  self.units = population(plan, self.gathered)
  for i, unit in ipairs(self.units) do self.at[unit.label] = i end
  for _, leaf in ipairs(plan.leaves) do self:leaf(leaf) end
  self:together()
  self.root = self:group(plan.root)
  self:limit()
  self:ranks()
  return self
end

return evaluate
