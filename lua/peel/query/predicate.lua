--- Conditions on fields, checked when they are made, so that a misspelt word is an error and not an empty result.
--
-- A condition becomes one of three: a test of the core (`op` and its arguments), a test that is worked out from the values
-- that a column really has (`resolve`), or a Lua function for each row (`holds`).

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local condition = require "peel.query.condition"
local grades = require "peel.grade"
local near = require "peel.near"
local scales = require "peel.query.scales"
local values = require "peel.query.values"
local vocabulary = require "peel.query.vocabulary"

local predicate = {}

---@class peel.Test
---@field field string
---@field op any[]? a test of the core, without its column
---@field resolve (fun(face: peel.Face, rows: peel.Rows?, at: string): any[], any[]?)? gives such a test, and the values that it
--- leaves out because they have no order
---@field holds (fun(value: any, row: any): any)?

---@class peel.PredicateContext
---@field name string of the list
---@field known fun(field: peel.Field): string[] the words of the field's vocabulary that the data has

local show = values.show

--- Raises unless the field can have the value.
---@param context peel.PredicateContext
---@param field peel.Field
---@param value any
local function check(context, field, value)
  local wrong = values.wrong(field, value)
  if not wrong and field.vocabulary and not vocabulary.has(field.vocabulary, value) then
    wrong = vocabulary.wrong(field.vocabulary, value, context.known(field))
  end
  if wrong then complain("%s.%s: %s", context.name, field.name, wrong) end
end

local function callable(value)
  local mt = getmetatable(value)
  return type(value) == "function" or type(mt) == "table" and rawget(mt, "__call") ~= nil
end

--- The different values of a column, each with a row that has it.
local function distinct(face, rows, at)
  local firsts = face.frame:distinct(rows, { at })
  local list, n = face.frame:column(at, firsts)
  return list, n, firsts
end

--- Dates: what is printed less exactly holds what is printed more exactly, "2016" every day of that year.
local function dates(wanted, op)
  return function(face, rows, at)
    local list, n = distinct(face, rows, at)
    local found = {}
    for i = 1, n do
      for _, date in ipairs(wanted) do
        if list[i] and list[i]:sub(1, #date) == date then
          found[#found + 1] = list[i]
          break
        end
      end
    end
    return { op, found }
  end
end

--- One of these values, or none of them (op "in", "notin").
local function among(context, field, wanted, op)
  local list = {}
  for _, value in ipairs(wanted) do
    check(context, field, value)
    if field.type == "grade" then table.move(values.grades(value), 1, #values.grades(value), #list + 1, list)
    else list[#list + 1] = value end
  end
  if field.type == "date" then return { field = field.name, resolve = dates(list, op) } end
  return { field = field.name, op = { op, list } }
end

---@class peel.Range
---@field from any
---@field to any
---@field from_open boolean?
---@field to_open boolean?

--- Is a grade within the bounds on its own scale? A bound by name holds on every scale that has the name.
local function within(grade, range)
  local function side(bound, above, open)
    if bound == nil then return true end
    if grade == bound or grade.name == bound then return not open end
    if above then return grade > bound else return grade < bound end
  end
  return side(range.from, true, range.from_open) and side(range.to, false, range.to_open)
end

--- Is the bound of this scale? By name it is of every scale that has the name.
local function has(id, bound)
  if grades.is_grade(bound) then return bound.scale == id end
  for _, name in ipairs(grades.scale(id).names) do
    if name == bound then return true end
  end
  return false
end

--- Grades between bounds: those that the column has, worked out one by one. A scale that a bound is not of raises.
local function graded(verb, range)
  return function(face, rows, at)
    for _, id in ipairs(face.frame:scales(rows, at)) do
      for _, bound in ipairs { range.from or range.to, range.to or range.from } do
        if not has(id, bound) then
          scales.refuse(verb, face, rows, at, id, values.grades(bound)[1].scale)
        end
      end
    end
    local list, n = distinct(face, rows, at)
    local found, off = {}, {}
    for i = 1, n do
      if list[i] and not list[i].scale then off[#off + 1] = list[i]
      elseif list[i] and within(list[i], range) then found[#found + 1] = list[i] end
    end
    return { "in", found }, off
  end
end

---@param range peel.Range
local function between(context, field, range)
  if not values.is_ordered(field.type) then
    complain("%s.%s: a field of type %s has no order", context.name, field.name, field.type)
  end
  for _, side in ipairs { "from", "to" } do
    local bound = range[side]
    if bound ~= nil then
      check(context, field, bound)
      if field.type == "grade" and not values.grades(bound)[1].scale then
        complain("%s.%s: %s is not on a scale and cannot be ordered", context.name, field.name, tostring(bound))
      end
    end
  end
  if field.type == "grade" then return { field = field.name, resolve = graded("where", range) } end
  return { field = field.name, op = { "range", range.from, range.to, range.from_open or false, range.to_open or false } }
end

--- Texts that an LPeg pattern matches: each different text is tried once.
local function matching(pattern)
  return function(face, rows, at)
    local list, n, firsts = distinct(face, rows, at)
    local found = {}
    for i = 1, n do
      if list[i] ~= nil then
        if base.call("where", face, firsts[i], pattern.match, pattern, tostring(list[i])) then found[#found + 1] = list[i] end
      end
    end
    return { "in", found }
  end
end

--- A test made by peel.like, peel.matches, peel.missing or peel.present.
local function special(context, field, wanted)
  if wanted.kind == "missing" or wanted.kind == "present" then return { field = field.name, op = { wanted.kind } } end
  if not values.is_words(field.type) then
    complain("%s.%s: a field of type %s has no words for %s", context.name, field.name, field.type, tostring(wanted))
  end
  if field.type == "none" then return { field = field.name, op = { "in", {} } } end
  if wanted.kind == "like" then return { field = field.name, op = { "like", wanted.glob } } end
  return { field = field.name, resolve = matching(wanted.pattern) }
end

--- A list of values without holes; a hole is a variable that is nil.
local function check_list(context, field, list)
  local n = 0
  for key in pairs(list) do
    n = n + 1
    if math.type(key) ~= "integer" then
      complain("%s.%s: a list of values or a range {from=, to=} expected, got a table with the key %s%s", context.name, field.name,
        show(key), near.hint(key, { "from", "to" }))
    end
  end
  if n == 0 then
    complain("%s.%s: a value, a list of values, a range {from=, to=} or a function expected, got an empty table \z
      (is a variable in it nil?)", context.name, field.name)
  end
  for i = 1, n do
    if list[i] == nil then complain("%s.%s: the list of values has a hole (is a variable in it nil?)", context.name, field.name) end
  end
end

--- The test of one condition of a filter table.
---@param context peel.PredicateContext
---@param field peel.Field with its type
---@param wanted any
---@return peel.Test
function predicate.test(context, field, wanted)
  if condition.is(wanted) then return special(context, field, wanted) end
  if field.type == "none" and not callable(wanted) then return { field = field.name, op = { "in", {} } } end
  if callable(wanted) then return { field = field.name, holds = wanted } end
  if type(wanted) ~= "table" or grades.is_grade(wanted) or field.type == "report" and getmetatable(wanted) then
    return among(context, field, { wanted }, "in")
  end
  if wanted.from ~= nil or wanted.to ~= nil then
    for key in pairs(wanted) do
      if key ~= "from" and key ~= "to" then
        complain("%s.%s: a range has from and to, got %s", context.name, field.name, show(key))
      end
    end
    return between(context, field, { from = wanted.from, to = wanted.to })
  end
  check_list(context, field, wanted)
  return among(context, field, wanted, "in")
end

local COMPARISONS = { ---@type table<string, fun(bound: any): peel.Range>
  ["<"] = function(bound) return { to = bound, to_open = true } end,
  ["<="] = function(bound) return { to = bound } end,
  [">"] = function(bound) return { from = bound, from_open = true } end,
  [">="] = function(bound) return { from = bound } end,
}
local EQUAL = { ["="] = "in", ["=="] = "in", ["~="] = "notin" }

--- Raises unless it is a comparison.
function predicate.comparison(sign)
  if not EQUAL[sign] and not COMPARISONS[sign] then
    complain("where: comparison %s is not one of =, ~=, <, <=, >, >=", show(sign))
  end
end

--- The test of `where(field, comparison, value)`.
---@param context peel.PredicateContext
---@param field peel.Field with its type
---@param sign string
---@param wanted any
---@return peel.Test
function predicate.compared(context, field, sign, wanted)
  if field.type == "none" then return { field = field.name, op = { EQUAL[sign] or "in", {} } } end
  if condition.is(wanted) and COMPARISONS[sign] then
    complain("%s.%s: %s takes a value, got %s", context.name, field.name, sign, tostring(wanted))
  end
  if COMPARISONS[sign] then return between(context, field, COMPARISONS[sign](wanted)) end
  if sign ~= "~=" then return predicate.test(context, field, wanted) end
  if condition.is(wanted) then
    if wanted.kind == "missing" or wanted.kind == "present" then
      return { field = field.name, op = { wanted.kind == "missing" and "present" or "missing" } }
    end
    complain('%s.%s: ~= takes a value, peel.missing or peel.present; for %s write where(function(row) return ... end)', context.name,
      field.name, tostring(wanted))
  end
  if type(wanted) == "table" and not grades.is_grade(wanted) and not getmetatable(wanted) then
    check_list(context, field, wanted)
    return among(context, field, wanted, "notin")
  end
  return among(context, field, { wanted }, "notin")
end

return predicate
