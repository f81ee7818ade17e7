--- Scores made of indicators: league tables that say how they were made. See `score.new` for what a definition holds, and
-- peel.score.coding, normalise, outliers, aggregate, missing, limits for the methods.

local check = require "peel.score.check"
local complain = require "peel.query.complain"
local describe = require "peel.score.describe"
local evaluate = require "peel.score.evaluate"
local moves = require "peel.score.moves"
local near = require "peel.near"
local result = require "peel.score.result"
local show = require "peel.query.values".show

local score = {}

--- A definition of a score, checked. Called, it works the score out; it cannot be changed, `with` makes another.
---@class peel.Score
---@field name string
---@field unit string|string[]
---@overload fun(): peel.Result
local methods = {}

local PART = {}
local meta = { __name = "peel.Score" }

local function part_of(self, name)
  local part = type(self) == "table" and rawget(self, PART)
  if not part then complain("%s: a score expected, got %s (is it called with ':'?)", name, type(self)) end
  return part
end

--- A copy of a definition's own tables; queries, permits and functions are what they are.
local function copy(value, seen)
  if type(value) ~= "table" or getmetatable(value) ~= nil then return value end
  seen = seen or {}
  if seen[value] then return seen[value] end
  local made = {}
  seen[value] = made
  for key, inner in pairs(value) do made[key] = copy(inner, seen) end
  return made
end

local function new(given, changes)
  local plan = check.plan(given, changes)
  local made = setmetatable({ [PART] = { given = given, changes = changes, plan = plan } }, meta) --[[@as peel.Score]]
  function plan.with(other) return part_of(made:with(other), "with").plan end
  return made
end

--- Makes a score. Nothing is read before it is called.
---
--- ```lua
--- local peel = require "peel"
--- local marks = peel.table { { force = "Kent", mark = 3 }, { force = "Surrey", mark = 5 } }
--- local score = peel.score { name = "Marks", unit = "force",
---   indicators = { { name = "mark", from = marks, field = "mark" } }, normalise = { "minmax", to = { 1, 100 } } }
--- print(score()["Surrey"].score)   --> 100.0
--- ```
---@param definition peel.ScoreDefinition
---@return peel.Score
function score.new(definition)
  if type(definition) ~= "table" then complain("score: a table expected, got %s", show(definition)) end
  return new(copy(definition), { weights = {}, indicators = {} })
end

---@class peel.ScoreDefinition
---@field name string?
---@field unit string|string[] "force", "report", "area", "year", another column, or several
---@field units any[]? the units to score; those that the queries have, if absent
---@field indicators peel.IndicatorDefinition[]?
---@field groups peel.GroupDefinition[]? to any depth; each indicator then stands in one of them
---@field coding any of grades; none unless told: see peel.score.coding
---@field normalise any "none" if absent: see peel.score.normalise
---@field outliers any "none" if absent: see peel.score.outliers
---@field aggregate any "arithmetic" if absent: see peel.score.aggregate
---@field missing any "error" if absent: see peel.score.missing
---@field limits table[]? see peel.score.limits
---@field overrides table[]? see peel.score.overrides
---@field allow any a permit to compare grades that nobody says may be compared

---@class peel.IndicatorDefinition
---@field name string
---@field from peel.Query? its values: grades or numbers
---@field field string? of `from`: "grade" or "value" if absent
---@field count peel.Query? how many rows it has
---@field value (fun(...: any): number|peel.Grade|nil, any)? of the unit's parts; returns the value and the records that it used
---@field direction "higher"|"lower"|nil which is better; higher if absent
---@field weight number? 1 if absent
---@field pick any which value, where a unit has several: see peel.score.pick
---@field coding any
---@field normalise any
---@field outliers any
---@field missing any

---@class peel.GroupDefinition
---@field name string
---@field weight number?
---@field aggregate any
---@field indicators (string|peel.IndicatorDefinition)[]?
---@field groups peel.GroupDefinition[]?

local CHANGES = { "weights" }
table.move(check.KEYS, 1, #check.KEYS, 2, CHANGES)

--- Another score, some of it changed: `weights` by the names of indicators and groups, `indicators` by name with the options
--- to change, and whatever a definition has (but for `groups`: name the parts).
---
--- ```lua
--- local other = score:with { weights = { vulnerable = 3 }, normalise = "zscore" }
--- local strict = score:with { indicators = { vulnerable = { coding = { outstanding = 3, good = 2, requires_improvement = 0, inadequate = -3 } } } }
--- ```
---@param changes table
---@return peel.Score
function methods:with(changes)
  local part = part_of(self, "with")
  if type(changes) ~= "table" or next(changes) == nil then
    complain("with: a table of changes expected, such as { weights = { ... } }, got %s", type(changes) == "table" and "an empty one" or show(changes))
  end
  local given, made = copy(part.given), { weights = copy(part.changes.weights), indicators = copy(part.changes.indicators) }
  for key, value in pairs(changes) do
    local known = false
    for _, name in ipairs(CHANGES) do known = known or name == key end
    if not known or key == "groups" then complain("with: unknown change %s%s", show(key), near.hint(key, CHANGES)) end
    if key == "weights" or key == "indicators" then
      if type(value) ~= "table" then complain("with: %s: a table by name expected, got %s", key, show(value)) end
      for name, one in pairs(value) do
        if type(name) ~= "string" then complain("with: %s: names expected, got %s", key, show(name)) end
        if key == "weights" then made.weights[name] = one
        else
          if type(one) ~= "table" then complain("with: indicators: %s: a table of options expected, got %s", name, show(one)) end
          made.indicators[name] = made.indicators[name] or {}
          for option, what in pairs(one) do
            if option == "weight" then made.weights[name] = what
            elseif option == "name" then complain "with: indicators: a name cannot be changed"
            else made.indicators[name][option] = copy(what) end
          end
        end
      end
    else given[key] = copy(value) end
  end
  return new(given, made)
end

--- What completes a score.
function methods:__complete()
  part_of(self, "__complete")
  return { "name", "unit", "with" }
end

function meta.__call(self)
  local part = part_of(self, "score")
  return result.new(evaluate.run(part.plan))
end

function meta.__index(self, key)
  local part = rawget(self, PART)
  if key == "name" then return part.plan.name end
  if key == "unit" then return #part.plan.names == 1 and part.plan.names[1] or table.move(part.plan.names, 1, #part.plan.names, 1, {}) end
  if methods[key] then return methods[key] end
  complain("a score has no field %s%s; it is called to work it out: score()", show(key), near.hint(key, { "name", "unit", "with" }))
end

function meta.__newindex() complain "a score cannot be changed; score:with { ... } makes another" end
function meta.__tostring(self) return describe.text(rawget(self, PART).plan) end

--- Two scores, or their results, beside each other: who moved how far, and which parts of the score changed. What differs
--- between the definitions stands under the table.
---
--- ```lua
--- print(peel.compare_scores(score, score:with { weights = { vulnerable = 1 } }))
--- ```
---@param first peel.Score|peel.Result
---@param second peel.Score|peel.Result
---@return peel.Query
function score.compare(first, second) return moves(first, second, score.is_score) end

--- Is this value a score?
---@param value any
---@return boolean
function score.is_score(value) return getmetatable(value) == meta end

--- Is this value the result of a score?
---@param value any
---@return boolean
function score.is_result(value) return result.run(value) ~= nil end

score.methods = methods

return score
