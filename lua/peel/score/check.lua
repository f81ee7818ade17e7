--- A score's definition, checked when it is made: every name is known, every number is one, so that a mistake is an error at the
-- user's line and not a strange league table.

local aggregate = require "peel.score.aggregate"
local allowed = require "peel.score.allowed"
local complain = require "peel.query.complain"
local indicator = require "peel.score.indicator"
local limits = require "peel.score.limits"
local near = require "peel.near"
local options = require "peel.score.options"
local overrides = require "peel.score.overrides"
local query = require "peel.query"
local show = require "peel.query.values".show

local check = {}

check.KEYS = { "name", "unit", "units", "indicators", "groups", "coding", "normalise", "outliers", "aggregate", "missing", "limits",
  "overrides", "allow" }
local GROUP = { "name", "weight", "aggregate", "indicators", "groups" }

---@class peel.ScoreGroup
---@field name string
---@field where string
---@field weight number
---@field aggregate peel.Aggregation
---@field parts (peel.Indicator|peel.ScoreGroup)[]

---@class peel.ScorePlan a definition that was checked
---@field name string
---@field names string[] of the unit
---@field units any[]? those to be scored
---@field root peel.ScoreGroup
---@field leaves peel.Indicator[] in order
---@field limits peel.Limit[]
---@field overrides peel.Override[]
---@field permits peel.Permit[]
---@field with fun(changes: table): peel.ScorePlan the plan of the score with changes

--- What a group's aggregation asks of its parts.
local function settle(group)
  local total = 0
  for _, part in ipairs(group.parts) do
    total = total + part.weight
    local kind = part.aggregate and part.aggregate.gives or part.type
    if kind == "grade" and part.coding then kind = "number" end
    if kind then aggregate.check(group.aggregate, group.where, part.name, kind) end
    if part.missing and part.missing.renormalises and group.aggregate.name == "sum" then
      complain('score: %s: missing = "renormalise": a sum has no weights to renormalise; take the arithmetic mean', part.where)
    end
  end
  if total == 0 then complain("score: %s: its weights are all 0", group.where) end
  return group
end

---@class peel.ScoreReader what is known while a definition is read
local reader = {}
reader.__index = reader

function reader:taken(name, where)
  if self.names[name] then complain('score: %s: there is another part called "%s"', where, name) end
  self.names[name] = true
end

function reader:leaf(own)
  local changed = self.changes.indicators[own.name]
  if changed then
    local made = {}
    for key, value in pairs(own) do made[key] = value end
    for key, value in pairs(changed) do made[key] = value end
    own = made
  end
  local leaf = indicator.of(own, self.whole, self.changes.weights[own.name])
  self:taken(leaf.name, leaf.where)
  self.leaves[#self.leaves + 1] = leaf
  return leaf
end

--- An indicator of a group: told there, or by its name.
function reader:member(where, given)
  if type(given) == "table" then return self:leaf(given) end
  local declared = self.declared[given]
  if not declared then
    complain("score: %s: indicators: there is no indicator %s%s", where, show(given), near.hint(given, self.declared_names))
  end
  self.placed[given] = true
  return self:leaf(declared)
end

local function check_list(where, what, list)
  if type(list) ~= "table" or #list == 0 or query.is_query(list) then
    complain("score: %s: %s: a list expected, got %s", where, what, type(list) == "table" and "an empty one" or show(list))
  end
  for i = 1, #list do
    if list[i] == nil then complain("score: %s: %s: entry %d is nil (a misspelt variable?)", where, what, i) end
  end
  for key in pairs(list) do
    if math.type(key) ~= "integer" or key < 1 or key > #list then
      complain("score: %s: %s: a list expected, got one with the key %s (a hole is a variable that is nil)", where, what, show(key))
    end
  end
end

function reader:group(given, level)
  if type(given) ~= "table" then complain("score: groups: tables expected, got %s", show(given)) end
  if level > 50 then complain "score: groups: more than 50 levels (does a group hold itself?)" end
  local name = indicator.title("group", given.name)
  local where = ('group "%s"'):format(name)
  options.keys(where, given, GROUP)
  self:taken(name, where)
  local group = { name = name, where = where, weight = indicator.weight(where, self.changes.weights[name] or given.weight),
    aggregate = aggregate.parse(where, given.aggregate or self.whole.aggregate or "arithmetic"), parts = {} }
  if given.indicators == nil and given.groups == nil then complain("score: %s: it has neither indicators nor groups", where) end
  return self:fill(group, given, level)
end

function reader:fill(group, given, level)
  if given.indicators ~= nil then
    check_list(group.where, "indicators", given.indicators)
    for _, one in ipairs(given.indicators) do table.insert(group.parts, self:member(group.where, one)) end
  end
  if given.groups ~= nil then
    check_list(group.where, "groups", given.groups)
    for _, one in ipairs(given.groups) do table.insert(group.parts, self:group(one, level + 1)) end
  end
  return settle(group)
end

local function units_of(given)
  local names = given.unit
  if type(names) == "string" then names = { names } end
  if type(names) ~= "table" or #names == 0 then
    complain('score: unit: "force", "report", "area", "year", another column or a list of them expected, got %s', show(given.unit))
  end
  for _, name in ipairs(names) do
    if type(name) ~= "string" then complain("score: unit: the names of columns expected, got %s", show(name)) end
  end
  if given.units ~= nil then
    check_list("score", "units", given.units)
    if #names > 1 then complain "score: units: a list of units goes with one column; narrow the queries instead" end
  end
  return table.move(names, 1, #names, 1, {}), given.units and table.move(given.units, 1, #given.units, 1, {}) or nil
end

--- Parts of the highest level are columns of the result, beside those that it always has.
local function check_columns(root, names)
  local taken = { rank = true, score = true, allowed = true, overridden = true }
  for _, name in ipairs(names) do taken[name] = true end
  for _, part in ipairs(root.parts) do
    if taken[part.name] then complain("score: %s: the result has another column of that name; choose another", part.where) end
  end
end

local function check_changes(changes, known)
  for _, what in ipairs { "weights", "indicators" } do
    for name in pairs(changes[what]) do
      if not known[name] or what == "indicators" and known[name] == "group" then
        local names = {}
        for one in pairs(known) do names[#names + 1] = one end
        complain("with: %s: there is no %s %s%s", what, what == "weights" and "indicator or group" or "indicator", show(name), near.hint(name, names))
      end
    end
  end
end

--- The plan of a definition.
---@param given table as the user told
---@param changes { weights: table<string, number>, indicators: table<string, table> } made by `with`
---@return peel.ScorePlan
function check.plan(given, changes)
  if type(given) ~= "table" then complain("score: a table expected, got %s", show(given)) end
  options.keys("the definition", given, check.KEYS)
  local names, listed = units_of(given)
  local allow = allowed.list(given.allow)
  local self = setmetatable({ whole = given, changes = changes, leaves = {}, names = {}, declared = {}, declared_names = {}, placed = {} }, reader)
  local name = given.name == nil and "score" or indicator.title("the definition", given.name)
  local root = { name = name, where = ('"%s"'):format(name), weight = 1,
    aggregate = aggregate.parse("the definition", given.aggregate or "arithmetic"), parts = {} }
  if given.indicators == nil and given.groups == nil then complain "score: indicators = { ... } expected, got nil" end
  if given.groups == nil then self:fill(root, given, 1)
  else
    if given.indicators ~= nil then check_list(root.where, "indicators", given.indicators) end
    for i, one in ipairs(given.indicators or {}) do
      if type(one) ~= "table" then complain("score: indicators: tables expected, got %s", show(one)) end
      if self.declared[indicator.title("indicator", one.name)] then complain('score: there is another indicator called "%s"', one.name) end
      self.declared[one.name], self.declared_names[i] = one, one.name
    end
    self:fill(root, { groups = given.groups }, 1)
    for _, one in ipairs(self.declared_names) do
      if not self.placed[one] then complain('score: indicator "%s" is in no group; name it in one', one) end
    end
  end
  check_columns(root, names)
  local known, by_name = {}, {}
  for one in pairs(self.names) do known[one] = "group" end
  for _, leaf in ipairs(self.leaves) do
    known[leaf.name], by_name[leaf.name] = leaf, leaf
    leaf.permits, allow = allowed.with(allowed.list(given.allow), leaf.from), allowed.with(allow, leaf.from)
  end
  check_changes(changes, known)
  return { name = name, names = names, units = listed, root = root, leaves = self.leaves, limits = limits.parse(given.limits, by_name),
    overrides = overrides.parse(given.overrides, by_name), permits = allow }
end

return check
