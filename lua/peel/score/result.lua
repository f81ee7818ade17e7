--- What a score gives: a table with a row each unit, best first, that prints, exports and can be asked as any query; and the
-- units by name, each of which explains itself.

local complain = require "peel.query.complain"
local league = require "peel.score.league"
local members = require "peel.members"
local near = require "peel.near"
local options = require "peel.score.options"
local query = require "peel.query"
local show = require "peel.query.values".show
local unit_of = require "peel.score.unit".new

local result = {}

---@class peel.Result: peel.Query
---@field name string of the score
---@field permits any[] why grades were compared that nobody says may be
---@field [string] peel.UnitResult
local methods = {}

local PART = {}

local meta = { __name = "peel.Result" }

---@return peel.Evaluation
local function check(self, name)
  local part = type(self) == "table" and rawget(self, PART)
  if not part then complain("%s: a result expected, got %s (is it called with ':'?)", name, type(self)) end
  return part.run
end

--- The result as a query, for whatever asks for one.
---@return peel.Query
function methods:query()
  check(self, "query")
  return rawget(self, PART).query
end

--- A unit by its name, or by its parts where several columns tell the units apart: `result:unit("Kent", 2015)`.
---@param ... any
---@return peel.UnitResult
function methods:unit(...)
  local run, parts = check(self, "unit"), {}
  for k = 1, select("#", ...) do parts[k] = tostring((select(k, ...))) end
  local label = table.concat(parts, " · ")
  local i = run.at[label]
  if not i then
    local names = {}
    for k, unit in ipairs(run.units) do names[k] = unit.label end
    complain("unit: there is no unit %s%s", show(label), near.hint(label, names))
  end
  local part = rawget(self, PART)
  part.units[i] = part.units[i] or unit_of(run, i)
  return part.units[i]
end

--- The names of the units, best first.
---@return string[]
function methods:units()
  local run, names = check(self, "units"), {}
  for place, i in ipairs(run.order) do names[place] = run.units[i].label end
  return names
end

--- Every input of every unit: what was read, its number, its value in the score; each row leads to its records.
---
--- ```lua
--- result:inputs():csv("inputs.csv", { sources = true })
--- ```
---@return peel.Query
function methods:inputs() return league.inputs(check(self, "inputs"), "inputs", function() return true end) end

--- Where a record is used: the inputs that it is behind. No row: it counts nowhere.
---
--- ```lua
--- for use in result:uses(judgment):each() do print(use.unit, use.indicator) end
--- ```
---@param record peel.Record
---@return peel.Query
function methods:uses(record)
  local run = check(self, "uses")
  if not pcall(function() return record:records() end) then complain("uses: a record or row expected, got %s", show(record)) end
  local wanted = {}
  for _, one in ipairs(record:records()) do wanted[one] = true end
  return league.inputs(run, "uses", function(input)
    for _, one in ipairs(league.records_of(input)) do
      if wanted[one] then return true end
    end
    return false
  end)
end

--- How sure the ranks are: the score is worked out many times with other weights, codings and ways of normalising, and the
--- ranks of each unit are counted.
---
--- ```lua
--- print(result:uncertainty { weights = { spread = 0.25 }, codings = { "rank", "press_association" }, runs = 10000, seed = 1 })
--- ```
---@param given peel.UncertaintyOptions?
---@return peel.Uncertainty
function methods:uncertainty(given)
  return require "peel.score.uncertainty".of(self, check(self, "uncertainty"), given)
end

--- What completes a result.
function methods:__complete()
  local run, names = check(self, "__complete"), members(methods, { "name", "permits" })
  for _, unit in ipairs(run.units) do names[#names + 1] = unit.label end
  return names
end

function meta.__index(self, key)
  local part = rawget(self, PART)
  if key == "name" then return part.run.plan.name end
  if key == "permits" then return table.move(part.run.plan.permits, 1, #part.run.plan.permits, 1, {}) end
  if methods[key] then return methods[key] end
  if math.type(key) == "integer" and not part.run.at[tostring(key)] then return part.query[key] end
  if type(key) == "string" and query.methods[key] and not part.run.at[key] then
    return function(asked, ...)
      check(asked, key)
      return part.query[key](part.query, ...)
    end
  end
  return methods.unit(self, key)
end

function meta.__newindex() complain "a result cannot be changed; see score:with and overrides" end
function meta.__len(self) return #check(self, "#").units end

function meta.__tostring(self)
  local part = rawget(self, PART)
  return ("%s: %s\n%s"):format(part.run.plan.name, options.count(#part.run.units, "unit"), part.query:format())
end

function meta.__pairs(self) return pairs(rawget(self, PART).query) end

--- The result of an evaluation.
---@param run peel.Evaluation
---@return peel.Result
function result.new(run)
  return setmetatable({ [PART] = { run = run, query = league.table(run), units = {} } }, meta) --[[@as peel.Result]]
end

--- The evaluation behind a result; nil for anything else.
---@return peel.Evaluation?
function result.run(value) return type(value) == "table" and rawget(value, PART) and getmetatable(value) == meta and value[PART].run or nil end

result.methods = methods

return result
