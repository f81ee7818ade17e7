--- Grades as values. One object for each scale and name, so that `==` and table keys work among grades.
-- Lua never asks an object to equal a string: `grade == "good"` is always false. For strings there are `grade.name`,
-- `grade:is("good", ...)` and `grade:at_least "good"`.
--
-- `a < b` says that a is the worse grade; `judgment.grade >= "good"` reads as it sounds. The kinds of no grade (`ungraded`,
-- `not_inspected`, ...) are off the scale: ordering them raises.

local fold = require "peel.fold"
local near = require "peel.near"
local data = require "peel.framework.scales"

---@class peel.Grade
---@field name string the key: "requires_improvement"
---@field title string the printed form: "Requires improvement"
---@field scale string? id of the scale; nil for a kind of no grade
---@field rank integer? place on the scale, 1 = best; nil for a kind of no grade
---@operator concat: string
local methods = {}

---@class peel.Scale
---@field id string
---@field title string
---@field grades peel.Grade[] best first
---@field names string[] their names, best first
---@field words table<string, peel.Grade> by every folded printed form

local grade = { methods = methods }

local FIELDS = { "name", "title", "scale", "rank" }
local NAMES = { "name", "title", "scale", "rank", "is", "at_least" }

local facts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Grade, { name: string, title: string, scale: string?, rank: integer? }>
local scales = {} ---@type table<string, peel.Scale>
local scale_ids = {} ---@type string[]
local off_scale = {} ---@type table<string, peel.Grade>
local off_names = {} ---@type string[]

local meta = { __name = "peel.Grade" }

---@param value any
---@return boolean
local function is_grade(value) return getmetatable(value) == meta end

---@param value any
---@return string
local function show(value)
  if value == nil or type(value) == "string" then return value and '"' .. value .. '"' or "nil" end
  return is_grade(value) and "the grade " .. facts[value].name or type(value) .. " " .. tostring(value)
end

---@param fields { name: string, title: string, scale: string?, rank: integer? }
---@return peel.Grade
local function new(fields)
  local object = setmetatable({}, meta) --[[@as peel.Grade]]
  facts[object] = fields
  return object
end

--- All names that any scale or kind of no grade has, for hints.
---@return string[]
function grade.names()
  local names, seen = {}, {}
  for i = 1, #scale_ids + 1 do
    for _, name in ipairs(i <= #scale_ids and scales[scale_ids[i]].names or off_names) do
      if not seen[name] then seen[name], names[#names + 1] = true, name end
    end
  end
  return names
end

---@param scale peel.Scale
---@param name any
---@return peel.Grade?
local function named(scale, name)
  for i, known in ipairs(scale.names) do
    if known == name then return scale.grades[i] end
  end
end

--- The grade of `scale` that `value` means; raises for anything else. `level` is the caller's.
---@param scale peel.Scale
---@param value any a grade of that scale or its name
---@param level integer
---@return peel.Grade
local function operand(scale, value, level)
  if is_grade(value) then
    local fact = facts[value]
    if fact.scale == scale.id then return value end
    error(fact.scale
      and ("a grade of the scale %s cannot be ordered with %s of the scale %s; see peel.compare"):format(scale.id, fact.name, fact.scale)
      or ("%s is not on a scale and cannot be ordered"):format(fact.name), level + 1)
  end
  if type(value) ~= "string" then
    error(("a grade can be ordered with a grade of the scale %s or the name of one, not with %s")
      :format(scale.id, show(value)), level + 1)
  end
  local found = named(scale, value)
  if found then return found end
  if off_scale[value] then error(value .. " is not on a scale and cannot be ordered", level + 1) end
  error(("%s is not a grade of the scale %s (%s)%s"):format(show(value), scale.id, table.concat(scale.names, " > "),
    near.hint(value, scale.names)), level + 1)
end

--- Both ranks of an ordering, whichever side is the name.
local function ranks(a, b)
  local fact = facts[is_grade(a) and a or b]
  local scale = scales[fact.scale] or error(fact.name .. " is not on a scale and cannot be ordered", 3)
  return facts[operand(scale, a, 3)].rank, facts[operand(scale, b, 3)].rank
end

function meta.__lt(a, b)
  local left, right = ranks(a, b)
  return left > right
end

function meta.__le(a, b)
  local left, right = ranks(a, b)
  return left >= right
end

function meta.__tostring(self) return facts[self].name end
function meta.__concat(a, b) return tostring(a) .. tostring(b) end

--- What dkjson asks for: the name as a JSON string (names hold nothing that needs an escape).
function meta.__tojson(self) return '"' .. facts[self].name .. '"' end

function meta.__index(self, key)
  local method = methods[key]
  if method then return method end
  for _, field in ipairs(FIELDS) do
    if field == key then return facts[self][key] end
  end
  error(("a grade has no field %s%s"):format(show(key), near.hint(key, NAMES)), 2)
end

function meta.__newindex(self, key)
  error(("a grade cannot be changed: attempt to set %s of %s"):format(show(key), facts[self].name), 2)
end

function meta.__pairs(self)
  local i = 0
  return function()
    i = i + 1
    local field = FIELDS[i] -- scale and rank stand last: a kind of no grade ends before them
    return field and facts[self][field] and field, field and facts[self][field]
  end, self, nil
end

--- Is it one of these? Takes names and grades; a name that no scale has raises with the nearest ones.
---
--- ```lua
--- grade.of("peel_4", "good"):is("good", "outstanding")   --> true
--- ```
---@param ... string|peel.Grade
---@return boolean
function methods:is(...)
  local found = false
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    if is_grade(value) then
      found = found or value == self
    elseif not grade.exists(value) then
      error(("is: bad argument #%d: unknown grade %s%s"):format(i, show(value), near.hint(value, grade.names())), 2)
    else
      found = found or facts[self].name == value
    end
  end
  return found
end

--- Is it this grade or a better one? False for every kind of no grade. A grade that the scale does not have raises.
---
--- ```lua
--- grade.of("peel_4", "outstanding"):at_least "good"   --> true
--- grade.of("peel_4", "ungraded"):at_least "good"      --> false
--- ```
---@param value string|peel.Grade
---@return boolean
function methods:at_least(value)
  local fact = facts[self]
  if not fact.scale then
    if not is_grade(value) and not grade.exists(value) then
      error(("at_least: unknown grade %s%s"):format(show(value), near.hint(value, grade.names())), 2)
    end
    return false
  end
  return fact.rank <= facts[operand(scales[fact.scale], value, 2)].rank
end

function methods.__complete() return table.move(NAMES, 1, #NAMES, 1, {}) end

--- Is this value a grade object (kinds of no grade included)?
grade.is_grade = is_grade

--- Does any scale, or any kind of no grade, have this name?
---@param name any
---@return boolean
function grade.exists(name)
  for _, id in ipairs(scale_ids) do
    if named(scales[id], name) then return true end
  end
  return off_scale[name] ~= nil
end

--- A scale by its id; raises at `level` for an unknown one.
---@param id any
---@param level integer
---@return peel.Scale
local function scale_of(id, level)
  return scales[id] or error(("unknown grade scale %s%s"):format(show(id), near.hint(id, scale_ids)), level + 1)
end

--- A scale by its id; raises for an unknown one. Treat it as read-only.
---@param id string
---@return peel.Scale
function grade.scale(id) return (scale_of(id, 2)) end

--- The ids of all scales, in the order in which they were defined.
---@return string[]
function grade.scales() return table.move(scale_ids, 1, #scale_ids, 1, {}) end

--- The names of the kinds of no grade.
function grade.off_scale() return table.move(off_names, 1, #off_names, 1, {}) end

--- The grade of a scale by its name; kinds of no grade are the same object on every scale. A misspelt name raises.
---
--- ```lua
--- grade.of("peel_5", "adequate").rank   --> 3
--- ```
---@param scale_id string
---@param name string
---@return peel.Grade
function grade.of(scale_id, name)
  local scale = scale_of(scale_id, 2)
  local found = off_scale[name] or named(scale, name)
  if found then return found end
  error(("the scale %s has no grade %s (it has %s)%s"):format(scale_id, show(name), table.concat(scale.names, " > "),
    near.hint(name, scale.names)), 2)
end

--- The grade that printed words stand for, or nil: case, blanks and line breaks do not count.
---
--- ```lua
--- grade.read("peel_4", "REQUIRES\nIMPROVEMENT").name   --> "requires_improvement"
--- ```
---@param scale_id string
---@param printed string
---@return peel.Grade?
function grade.read(scale_id, printed) return scale_of(scale_id, 2).words[fold(printed)] end

--- Does a definition say the same grades in the same order?
local function same(scale, definition)
  if #scale.names ~= #definition.grades then return false end
  for i, entry in ipairs(definition.grades) do
    if scale.names[i] ~= entry.key then return false end
  end
  return true
end

--- Adds a scale: { id, title, grades = { { key, title, words? }, ... best first } }. The same scale again is no error;
--- another one under a known id is.
---@param definition table
---@return peel.Scale
function grade.define(definition)
  local id, entries = definition.id, definition.grades
  if type(id) ~= "string" then error("define: field 'id': expected a string, got " .. show(id), 2) end
  if type(entries) ~= "table" or #entries < 2 then
    error("define: field 'grades': expected a list of two grades or more, best first", 2)
  end
  if scales[id] then
    if same(scales[id], definition) then return scales[id] end
    error(("define: there is another scale %s already"):format(show(id)), 2)
  end
  local scale = { id = id, title = definition.title or id, grades = {}, names = {}, words = {} }
  for rank, entry in ipairs(entries) do
    local key, title = entry.key, entry.title
    if type(key) ~= "string" or not key:find "^[a-z][a-z0-9_]*$" then
      error(("define: grade %d of %s: field 'key': expected lower case with underscores, got %s"):format(rank, id, show(key)), 2)
    end
    if type(title) ~= "string" then
      error(("define: grade %s of %s: field 'title': expected a string, got %s"):format(key, id, type(title)), 2)
    end
    local object = new { name = key, title = title, scale = id, rank = rank }
    scale.grades[rank], scale.names[rank] = object, key
    for _, words in ipairs { title, table.unpack(entry.words or {}) } do
      local folded = fold(words)
      if scale.words[folded] then error(("define: %s: %s is said of two grades"):format(id, show(folded)), 2) end
      scale.words[folded] = object
    end
  end
  scales[id], scale_ids[#scale_ids + 1] = scale, id
  return scale
end

for i, entry in ipairs(data.off_scale) do
  off_names[i], off_scale[entry.key] = entry.key, new { name = entry.key, title = entry.title }
end
for _, definition in ipairs(data.scales) do grade.define(definition) end

return grade
