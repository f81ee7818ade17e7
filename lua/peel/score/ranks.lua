--- The ranks that the runs of an uncertainty counted: how high and how low each unit stood, and who was ahead of whom.

local complain = require "peel.query.complain"
local frame_of = require "peel.query.frame"
local league = require "peel.score.league"
local near = require "peel.near"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local query = require "peel.query"
local show = require "peel.query.values".show

--- Ranks of a result under other weights, codings and ways of normalising. It prints, exports and is asked as a query is.
---@class peel.Uncertainty: peel.Query
---@field runs integer how many runs were made
---@field seed integer? nil: every combination was made once
---@field exact boolean was every combination made once?
local methods = {}

local PART = {}
local meta = { __name = "peel.Uncertainty" }
local FIELDS = { "runs", "seed", "exact" }

--- What the runs were made of, under the table.
local function notes_of(part)
  local ranks, given = part.ranks, part.given
  local drawn = {}
  if given.weights == "simplex" then drawn[1] = "any weights"
  elseif given.weights and given.weights.choices then drawn[1] = options.count(#given.weights.choices, "choice") .. " of weights"
  elseif given.weights then
    drawn[1] = type(given.weights.spread) == "number" and ("weights up to %g %% off"):format(100 * given.weights.spread) or "weights as far off as told"
  end
  if given.codings then drawn[#drawn + 1] = options.count(#given.codings, "coding") end
  if given.normalise then drawn[#drawn + 1] = options.count(#given.normalise, "way") .. " of normalising" end
  local what = #drawn > 0 and table.concat(drawn, ", ") or "nothing varies"
  local first = part.exact and ("every one of %s: %s"):format(options.count(ranks:runs(), "combination"), what)
    or ("%d runs from seed %d: %s; a share of runs has a standard error of at most %.2g"):format(ranks:runs(), part.seed, what, 0.5 / math.sqrt(ranks:runs()))
  return { first, table.unpack(league.overridden(part.run)) }
end

local COLUMNS = { { "rank_5", 0.05, "the rank that it has or betters in 5 % of the runs" }, { "rank_50", 0.5, "the same, in half of the runs" },
  { "rank_95", 0.95, "the same, in 95 % of the runs" } }

--- The table: a row each unit, in the order of the result.
local function table_of(part)
  local run, ranks, columns, lists = part.run, part.ranks, {}, {}
  local function add(name, kind, doc, get, places)
    columns[#columns + 1], lists[name] = { name = name, type = kind, doc = doc, places = places }, {}
    for place, i in ipairs(run.order) do lists[name][place] = get(i) end
  end
  add("rank", "integer", "rank in the result", function(i) return run.rank[i] end)
  add("unit", "string", "the unit", function(i) return run.units[i].label end)
  for _, one in ipairs(COLUMNS) do add(one[1], "integer", one[3], function(i) return ranks:rank_at(i, one[2]) end) end
  add("first", "number", "share of the runs in which nobody was ahead of it", function(i) return ranks:counts(i)[1] / ranks:runs() end, 3)
  return query.of { name = "ranks", singular = "unit", columns = columns, permits = run.plan.permits,
    frame = function() return frame_of(#run.order, columns, lists) end,
    records = function(place) return part.result[place]:records() end,
    notes = function() return notes_of(part) end }
end

local function check(self, name)
  return type(self) == "table" and rawget(self, PART) or complain("%s: ranks of an uncertainty expected, got %s (is it called with ':'?)", name, type(self))
end

local function unit_of(part, method, name)
  local i = part.run.at[tostring(name)]
  if i then return i end
  local names = {}
  for k, unit in ipairs(part.run.units) do names[k] = unit.label end
  return complain("%s: there is no unit %s%s", method, show(name), near.hint(name, names))
end

--- In which share of the runs one unit was ahead of another. Runs in which they were level count for neither.
---
--- ```lua
--- print(result:uncertainty { weights = { spread = 0.25 } }:ahead("Kent", "Surrey"))
--- ```
---@param unit string
---@param other string
---@return number
function methods:ahead(unit, other)
  local part = check(self, "ahead")
  return part.ranks:ahead(unit_of(part, "ahead", unit), unit_of(part, "ahead", other)) / part.ranks:runs()
end

--- The rank that a unit has or betters in a share of the runs: 0.05, 0.5 and 0.95 are in the table. Nil where it never had one.
---@param unit string
---@param share number 0 to 1
---@return integer?
function methods:rank_at(unit, share)
  local part = check(self, "rank_at")
  if not numbers.is_finite(share) or share < 0 or share > 1 then complain("rank_at: a share from 0 to 1 expected, got %s", show(share)) end
  return part.ranks:rank_at(unit_of(part, "rank_at", unit), share)
end

--- In how many runs a unit had each rank: a list by rank, and in how many it had none.
---@param unit string
---@return integer[] counts
---@return integer without
function methods:counts(unit)
  local part = check(self, "counts")
  return part.ranks:counts(unit_of(part, "counts", unit))
end

--- The table as a query, for whatever asks for one.
---@return peel.Query
function methods:query() return check(self, "query").query end

function methods:__complete()
  check(self, "__complete")
  return { "ahead", "counts", "exact", "query", "rank_at", "runs", "seed" }
end

function meta.__index(self, key)
  local part = rawget(self, PART)
  if methods[key] then return methods[key] end
  if key == "runs" then return part.ranks:runs() end
  if key == "seed" or key == "exact" then return part[key] end
  if math.type(key) == "integer" then return part.query[key] end
  if query.methods[key] then
    return function(asked, ...) return query.methods[key](check(asked, key).query, ...) end
  end
  complain("ranks of an uncertainty have no field %s%s", show(key), near.hint(key, { "ahead", "counts", "query", "rank_at", table.unpack(FIELDS) }))
end

function meta.__newindex() complain "ranks of an uncertainty cannot be changed" end
function meta.__len(self) return #check(self, "#").query end
function meta.__tostring(self) return tostring(rawget(self, PART).query) end
function meta.__pairs(self) return pairs(rawget(self, PART).query) end

--- The ranks that were counted.
---@param part { run: peel.Evaluation, ranks: table, given: peel.UncertaintyOptions, exact: boolean, seed: integer?, result: peel.Result }
---@return peel.Uncertainty
local function new(part)
  part.query = table_of(part)
  return setmetatable({ [PART] = part }, meta) --[[@as peel.Uncertainty]]
end

return { methods = methods, new = new }
