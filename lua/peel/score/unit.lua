--- A unit in a result: its score, its rank, and why.

local complain = require "peel.query.complain"
local explain = require "peel.score.explain"
local league = require "peel.score.league"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local show = require "peel.query.values".show

---@class peel.UnitResult
---@field unit string
---@field score (number|peel.Grade)? nil: it has none
---@field rank integer? 1 = best; equal scores share a rank
---@field tied boolean is the rank shared?
local methods = {}

local NAMES = { "explain", "rank", "records", "score", "tied", "unit" }
local PART = {}
local meta = { __name = "peel.UnitResult" }

---@return peel.Evaluation, integer
local function check(self, name)
  local part = type(self) == "table" and rawget(self, PART)
  if not part then complain("%s: a unit of a result expected, got %s (is it called with ':'?)", name, type(self)) end
  return part.run, part.i
end

--- Why it has its score; see peel.Explanation.
---
--- ```lua
--- print(result["Durham"]:explain())
--- ```
---@return peel.Explanation
function methods:explain()
  return explain.of(check(self, "explain"))
end

--- Every record behind the score.
---@return peel.Record[]
function methods:records()
  return league.records(check(self, "records"))
end

function methods:__complete()
  check(self, "__complete")
  return table.move(NAMES, 1, #NAMES, 1, {})
end

function meta.__index(self, key)
  local run, i = rawget(self, PART).run, rawget(self, PART).i
  if methods[key] then return methods[key] end
  if key == "unit" then return run.units[i].label end
  if key == "score" then return run.score[i] end
  if key == "rank" then return run.rank[i] end
  if key == "tied" then return run.tied[i] or false end
  complain("a unit of a result has no field %s%s", show(key), near.hint(key, NAMES))
end

function meta.__newindex() complain "a result cannot be changed" end

function meta.__tostring(self)
  local run, i = rawget(self, PART).run, rawget(self, PART).i
  if run.score[i] == nil then return run.units[i].label .. ": no score" end
  local score = run.score[i]
  return ("%s: %s, rank %d%s"):format(run.units[i].label, type(score) == "number" and numbers.text(score) or tostring(score), run.rank[i],
    run.tied[i] and " (shared)" or "")
end

--- The i-th unit of an evaluation.
---@param run peel.Evaluation
---@param i integer
---@return peel.UnitResult
local function new(run, i) return setmetatable({ [PART] = { run = run, i = i } }, meta) --[[@as peel.UnitResult]] end

return { methods = methods, new = new }
