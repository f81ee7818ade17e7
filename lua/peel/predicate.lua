--- Conditions on fields, checked against the schema when they are made, so that a misspelt word is an error and not an
-- empty result.

local near = require "peel.near"
local schema = require "peel.schema"
local grades = require "peel.grade"

local predicate = {}

---@class peel.Test
---@field field string
---@field holds fun(value: any, record: peel.Record?): boolean
---@field wants_record boolean? the record is the second argument

local LUA_TYPE = { -- of the values that a condition may compare a field of this type with
  symbol = "string", grade = "string", text = "string", string = "string", id = "string", date = "string",
  duration = "string", label = { number = true, string = true }, number = "number", integer = "number", ref = "number", boolean = "boolean",
}
local ORDERED = { grade = true, date = true, number = true, integer = true, ref = true }

local function show(value) return type(value) == "string" and '"' .. value .. '"' or tostring(value) end

--- The field of an entry; an unknown name raises at `level` with the nearest ones.
---@param entry peel.Entry
---@param name any
---@param level integer
---@return peel.Field
function predicate.field(entry, name, level)
  local found = schema.field(entry, name)
  if found then return found end
  local names = {}
  for i, made in ipairs(entry.fields) do names[i] = made.name end
  error(("%s has no field %s%s"):format(entry.name, show(name), near.hint(name, names)), level + 1)
end

--- Raises unless the field can have this value.
---@param entry peel.Entry
---@param made peel.Field
---@param value any
---@param level integer
local function check(entry, made, value, level)
  local kind, where = LUA_TYPE[made.type], entry.name .. "." .. made.name
  if not kind then
    error(("%s: a field of type %s takes a function, got %s"):format(where, made.type, show(value)), level + 1)
  end
  if made.type == "grade" and grades.is_grade(value) then return end
  if type(kind) == "table" then
    if not kind[type(value)] then error(("%s: number or string expected, got %s"):format(where, show(value)), level + 1) end
  elseif type(value) ~= kind then error(("%s: %s expected, got %s"):format(where, kind, show(value)), level + 1) end
  if made.type == "grade" and not grades.exists(value) then
    local names, seen = grades.off_scale(), {}
    for _, id in ipairs(grades.scales()) do
      for _, name in ipairs(grades.scale(id).names) do
        if not seen[name] then seen[name], names[#names + 1] = true, name end
      end
    end
    error(("%s: unknown grade %s%s"):format(where, show(value), near.hint(value, names)), level + 1)
  end
  if made.values then
    for _, known in ipairs(made.values) do
      if known == value then return end
    end
    error(("%s is never %s (it is one of %s)%s"):format(where, show(value), table.concat(made.values, ", "),
      near.hint(value, made.values)), level + 1)
  end
end

---@param made peel.Field
---@param wanted any checked
---@return fun(value: any): boolean
local function equals(made, wanted)
  if made.type == "grade" and type(wanted) == "string" then
    return function(value) return value ~= nil and (value == wanted or value.name == wanted) end
  end
  return function(value) return value == wanted end
end

--- -1, 0 or 1 for a value below, at or above a bound, nil where they have no order. A date is compared as precisely as the
--- less precise of the two is printed; a better grade is above a worse one.
---@param made peel.Field
---@return integer?
local function compare(made, value, bound)
  if value == nil then return nil end
  if made.type == "date" then
    local shorter = math.min(#value, #bound)
    value, bound = value:sub(1, shorter), bound:sub(1, shorter)
  elseif made.type == "grade" then
    if type(value) == "string" or not value.scale then return nil end
    local name = type(bound) == "string" and bound or bound.name
    if value.name == name then return 0 end
    if grades.is_grade(bound) and bound.scale ~= value.scale then return nil end
    if not value.scale or not pcall(function() return value < name end) then return nil end
    return value < name and -1 or 1
  end
  return value < bound and -1 or value > bound and 1 or 0
end

local COMPARISONS = {
  ["<"] = function(order) return order < 0 end,
  ["<="] = function(order) return order <= 0 end,
  [">"] = function(order) return order > 0 end,
  [">="] = function(order) return order >= 0 end,
}
local KNOWN = "==, ~=, <, <=, >, >="

---@return fun(value: any): boolean
local function ordered(entry, made, comparison, bound, level)
  if not ORDERED[made.type] then
    error(("%s.%s: a field of type %s has no order"):format(entry.name, made.name, made.type), level + 1)
  end
  check(entry, made, bound, level + 1)
  local holds = COMPARISONS[comparison]
  return function(value)
    local order = compare(made, value, bound)
    return order ~= nil and holds(order)
  end
end

local function callable(value)
  local mt = getmetatable(value)
  return type(value) == "function" or type(mt) == "table" and rawget(mt, "__call") ~= nil
end

--- The test of one condition of a filter table.
---@return fun(value: any, record: peel.Record?): boolean
local function condition(entry, made, wanted, level)
  local where = entry.name .. "." .. made.name
  if callable(wanted) then return wanted end
  if type(wanted) ~= "table" or grades.is_grade(wanted) then
    check(entry, made, wanted, level + 1)
    return equals(made, wanted)
  end
  if wanted.from ~= nil or wanted.to ~= nil then
    for key in pairs(wanted) do
      if key ~= "from" and key ~= "to" then error(("%s: a range has from and to, got %s"):format(where, show(key)), level + 1) end
    end
    local from = wanted.from ~= nil and ordered(entry, made, ">=", wanted.from, level + 1)
    local to = wanted.to ~= nil and ordered(entry, made, "<=", wanted.to, level + 1)
    return function(value) return (not from or from(value)) and (not to or to(value)) end
  end
  if #wanted == 0 then error(("%s: a list of values, a range {from=, to=} or a function expected, got an empty table or \z
    one with other keys"):format(where), level + 1) end
  local tests = {}
  for i, value in ipairs(wanted) do
    check(entry, made, value, level + 1)
    tests[i] = equals(made, value)
  end
  return function(value)
    for _, test in ipairs(tests) do
      if test(value) then return true end
    end
    return false
  end
end

--- The tests of `where`'s arguments: a filter table, or field, comparison and value. Caller errors raise at `level`.
---@param entry peel.Entry
---@param level integer 1 = who called this function
---@param filter any
---@param ... any comparison and value
---@return peel.Test[]
function predicate.compile(entry, level, filter, ...)
  level = level + 1
  local tests = {}
  if type(filter) == "table" then
    for name, wanted in pairs(filter) do
      local made = predicate.field(entry, name, level)
      tests[#tests + 1] = { field = name, holds = condition(entry, made, wanted, level), wants_record = callable(wanted) }
    end
    if #tests == 0 then error("where: an empty filter matches everything; leave it out, or name a field (nil values vanish)", level) end
    table.sort(tests, function(x, y) return x.field < y.field end)
    return tests
  end
  if type(filter) ~= "string" then
    error(("where: a filter table, or field, comparison and value expected, got %s"):format(show(filter)), level)
  end
  local comparison, wanted = ...
  local made = predicate.field(entry, filter, level)
  if comparison ~= "==" and comparison ~= "~=" and not COMPARISONS[comparison] then
    error(("where: comparison %s is not one of %s"):format(show(comparison), KNOWN), level)
  end
  if wanted == nil then
    error(("where: the value to compare %s.%s with is nil; for absent values use a function"):format(entry.name, filter), level)
  end
  if COMPARISONS[comparison] then return { { field = filter, holds = ordered(entry, made, comparison, wanted, level) } } end
  check(entry, made, wanted, level)
  local same = equals(made, wanted)
  return { { field = filter, holds = comparison == "==" and same or function(value) return not same(value) end } }
end

return predicate
