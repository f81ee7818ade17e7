--- Groups of rows with the same values of some fields, and what is worked out of each: the counts, sums and means of a query.
-- A grouping is lazy and immutable as its query is; its methods give queries, one row a group, each leading to the records
-- of its members.

local aggregate = require "peel.query.aggregate"
local base = require "peel.query.base"
local complain = require "peel.query.complain"
local members = require "peel.members"
local near = require "peel.near"
local values = require "peel.query.values"

---@class peel.Grouping
---@field [integer] peel.Query the rows of the i-th group
---@operator len: integer
local methods = {}

local grouping = { methods = methods }

local PART = {}
local meta = { __name = "peel.Grouping" }

local function check(self, name)
  local part = type(self) == "table" and rawget(self, PART)
  if not part then complain("%s: a grouping expected, got %s (is it called with ':'?)", name, type(self)) end
  return part
end

local OPS = {}
for _, name in ipairs(aggregate.OPS) do OPS[name] = true end

--- Rows that agree in these fields together, in the order in which they first appear; rows without a value are a group of
--- their own. Without a name all rows are one group.
---
--- ```lua
--- print(report:judgments():group("grade"):count())
--- print(report:values():group("name", "period"):mean "value")
--- ```
---@param ... string
---@return peel.Grouping
function base.methods:group(...)
  local part = base.check(self, "group")
  local keys = select("#", ...) > 0 and base.named(part, "group", ...) or {}
  return setmetatable({ [PART] = { query = part, keys = keys,
    demand = base.demand(part, keys, values.is_key, "group: the values of %s cannot be told apart") } }, meta)
end

--- How many rows each group has: the keys and `count`.
---@return peel.Query
function methods:count() return aggregate.query(check(self, "count"), "count", { { name = "count", op = "count" } }) end

local function one_of(self, op, field)
  local part = check(self, op)
  if field == nil then complain('%s: the name of a field expected, got nil', op) end
  base.field(part.query, field)
  return aggregate.query(part, op, { { name = op, op = op, field = field } })
end

--- The sum of a field of numbers in each group: the keys, `sum`, and in `missing` how many rows had no value.
---@param field string
---@return peel.Query
function methods:sum(field) return one_of(self, "sum", field) end

--- The mean of a field of numbers, of the rows that have one: the keys, `mean`, `missing`.
---@param field string
---@return peel.Query
function methods:mean(field) return one_of(self, "mean", field) end

--- The median of a field of numbers: the keys, `median`, `missing`.
---@param field string
---@return peel.Query
function methods:median(field) return one_of(self, "median", field) end

--- The least number, earliest date or worst grade: the keys, `min`, `missing`. Grades of two scales raise.
---@param field string
---@return peel.Query
function methods:min(field) return one_of(self, "min", field) end

--- The largest number, latest date or best grade: the keys, `max`, `missing`. Grades of two scales raise.
---@param field string
---@return peel.Query
function methods:max(field) return one_of(self, "max", field) end

--- The first value that is there, in the order of the rows: the keys, `first`, `missing`.
---@param field string
---@return peel.Query
function methods:first(field) return one_of(self, "first", field) end

--- The values that are there, in order, as a table: the keys, `list`, `missing`.
---@param field string
---@return peel.Query
function methods:list(field) return one_of(self, "list", field) end

--- What a function makes of the rows of each group, given as a query: the keys and `value`, or the column's name.
---
--- ```lua
--- report:findings():group("area"):apply(function(findings) return #findings:first().text end, "length")
--- ```
---@param f fun(rows: peel.Query): any
---@param name string? of the column
---@return peel.Query
function methods:apply(f, name)
  local part = check(self, "apply")
  if type(f) ~= "function" then complain("apply: a function expected, got %s", values.show(f)) end
  if name ~= nil and type(name) ~= "string" then complain("apply: bad argument 'name': a string expected, got %s", values.show(name)) end
  return aggregate.query(part, "apply", { { name = name or "value", op = f } })
end

--- One entry of `aggregate`.
local function entry_of(name, what)
  if type(what) == "function" then return { name = name or "value", op = what } end
  local op, field = what, nil
  if type(what) == "table" then op, field = what[1], what[2] end
  if not OPS[op] then
    complain("aggregate: %s is not one of %s%s", values.show(op), table.concat(aggregate.OPS, ", "), near.hint(op, aggregate.OPS))
  end
  if op == "count" then return { name = name or "count", op = op } end
  if field == nil then complain('aggregate: %s of which field? write { "%s", "field" } (a misspelt variable is nil)', op, op) end
  return { name = name or op .. "_" .. tostring(field), op = op, field = field }
end

--- Several aggregates at once: "count", { op, field } or a function of the group's rows. Those in a list come first, named
--- after what they are ("mean_value"), then named ones in the order of the alphabet.
---
--- ```lua
--- report:values():group("unit"):aggregate { "count", average = { "mean", "value" }, highest = { "max", "value" } }
--- ```
---@param what table<string|integer, string|table|fun(rows: peel.Query): any>
---@return peel.Query
function methods:aggregate(what)
  local part = check(self, "aggregate")
  if type(what) ~= "table" or next(what) == nil then
    complain('aggregate: a table expected, such as { "count", average = { "mean", "value" } }, got %s',
      type(what) == "table" and "an empty one" or values.show(what))
  end
  local list, names = {}, {}
  for i, entry in ipairs(what) do list[i] = entry_of(nil, entry) end
  for key in pairs(what) do
    if type(key) == "string" then names[#names + 1] = key
    elseif math.type(key) ~= "integer" or key < 1 or key > #list then
      complain("aggregate: the list has a hole at %s (a misspelt variable?)", values.show(key))
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do list[#list + 1] = entry_of(name, what[name]) end
  for _, one in ipairs(list) do
    if one.field then base.field(part.query, one.field) end
  end
  return aggregate.query(part, "aggregate", list)
end

--- The rows of the i-th group as a query, or nil.
local function group_at(part, i)
  local groups, view = aggregate.groups(part)
  if i < 1 or i > #groups then return nil end
  return base.fixed(part.query, base.narrowed(view, groups:rows(i)))
end

--- An iterator over the groups: a row with the keys and the count, and the rows as a query.
---
--- ```lua
--- for key, findings in report:findings():group("area"):each() do print(key.area, key.count, findings:first():cite()) end
--- ```
---@return fun(): peel.Row?, peel.Query?
function methods:each()
  local part, i = check(self, "each"), 0
  local counts = methods.count(self)
  return function()
    i = i + 1
    local key = counts[i]
    if key then return key, group_at(part, i) end
  end
end

--- What completes a grouping: its methods, and the fields of its query.
---@return string[]
function methods:__complete()
  local part, names = check(self, "__complete"), members(methods)
  return table.move(base.names(part.query), 1, #base.fields(part.query), #names + 1, names)
end

function meta.__index(self, key)
  if math.type(key) == "integer" then return group_at(rawget(self, PART), key) end
  if methods[key] then return methods[key] end
  local names = {}
  for name in pairs(methods) do names[#names + 1] = name end
  table.sort(names)
  complain("a grouping has no method %s%s", values.show(key), near.hint(key, names))
end

function meta.__newindex() complain "a grouping cannot be changed" end
function meta.__len(self) return #(aggregate.groups(rawget(self, PART))) end
function meta.__tostring(self) return tostring(methods.count(self)) end

--- Is this value a grouping?
function grouping.is_grouping(value) return type(value) == "table" and rawget(value, PART) ~= nil end

return grouping
