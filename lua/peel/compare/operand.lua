--- What is handed over to be compared: a judgment or another record, a row of a query, or a plain table that names framework,
--- area and force. Each becomes subjects, reports and a grade.

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local registries = require "peel.registry"
local rows = require "peel.query.row"
local subject = require "peel.compare.subject"

local operand = {}

---@class peel.Operand
---@field subjects peel.Subject[] one or more: a row may be made of several records
---@field grade peel.Grade?
---@field words string for sentences: "Kent, investigating_crime"

local NAMES = { "area", "force", "framework", "grade", "registry", "year" }

local show = require "peel.query.values".show

--- The subject that a plain table names.
local function of_table(where, given)
  local made = {}
  for key, value in pairs(given) do
    local known = false
    for _, name in ipairs(NAMES) do known = known or name == key end
    if not known then complain("%s: unknown field %s%s", where, show(key), near.hint(key, NAMES)) end
    made[key] = value
  end
  made.registry = made.registry or registries.default()
  if type(made.framework) ~= "string" then
    complain("%s: framework: the id of a framework expected, got %s", where, show(made.framework))
  end
  local found, framework = pcall(made.registry.framework, made.registry, made.framework)
  if not found then complain("%s: %s", where, framework) end
  for _, name in ipairs { "area", "force" } do
    if made[name] ~= nil and type(made[name]) ~= "string" then complain("%s: %s: a string expected, got %s", where, name, show(made[name])) end
  end
  local keys, known = {}, made.area == nil
  for i, area in ipairs(framework.areas) do
    keys[i] = area.key
    known = known or area.key == made.area
  end
  if not known and #keys > 0 then complain("%s: %s has no area %s%s", where, made.framework, show(made.area), near.hint(made.area, keys)) end
  local grade = made.grade
  made.grade = nil
  if type(grade) == "string" then
    if not framework.scale then complain("%s: the framework %s has no grades", where, made.framework) end
    local scale = grades.scale(framework.scale)
    local ok, message = pcall(grades.of, framework.scale, grade)
    if not ok then complain("%s: %s", where, message) end
    made.scale, grade = scale.id, message
  elseif grade ~= nil and not grades.is_grade(grade) then
    complain("%s: grade: a grade or the name of one expected, got %s", where, show(grade))
  end
  return { made }, grade
end

--- A field of a row or record, nil where it has none of that name.
local function field_of(value, name)
  local there, found = pcall(function() return value[name] end)
  return there and found or nil
end

--- The subjects of a record or row.
local function of_row(value, field, reports, seen)
  local found = subject.of_records(rows.records_of(value), reports, seen)
  if #found == 0 then -- a row of one's own table: what its columns say
    local made = { registry = registries.default() }
    for _, name in ipairs { "framework", "area", "force", "year" } do made[name] = field_of(value, name) end
    found[1] = made
  end
  local grade = field_of(value, field)
  return found, grades.is_grade(grade) and grade or nil
end

local KINDS = { ["peel.Record"] = true, ["peel.Row"] = true }

--- What was handed over, checked.
---@param where string for messages: "compare: bad argument 'a'"
---@param value any
---@param field string the column of the grade
---@param reports peel.Report[] takes the reports behind it
---@param seen table<peel.Report, boolean>
---@return peel.Operand
function operand.of(where, value, field, reports, seen)
  local found, grade
  local meta = getmetatable(value)
  if type(meta) == "table" and KINDS[meta.__name] then
    found, grade = of_row(value, field, reports, seen)
  elseif type(value) == "table" and meta == nil then
    found, grade = of_table(where, value)
  else
    complain("%s: a judgment, a row or a table { framework =, area =, force =, grade = } expected, got %s", where, show(value))
  end
  for _, one in ipairs(found) do one.scale = grade and grade.scale or nil end
  local words = {}
  for _, name in ipairs { "force", "area" } do
    if #found == 1 and found[1][name] then words[#words + 1] = found[1][name] end
  end
  words[#words + 1] = #found == 1 and (found[1].framework or found[1].inspection) or nil
  return { subjects = found, grade = grade, words = #words > 0 and table.concat(words, ", ") or "one of several inspections" }
end

return operand
