--- One indicator of a score, checked.

local coding = require "peel.score.coding"
local complain = require "peel.query.complain"
local missing = require "peel.score.missing"
local near = require "peel.near"
local normalise = require "peel.score.normalise"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local outliers = require "peel.score.outliers"
local pick = require "peel.score.pick"
local query = require "peel.query"
local show = require "peel.query.values".show

local indicator = {}

local KEYS = { "name", "from", "field", "count", "value", "direction", "weight", "pick", "coding", "normalise", "outliers", "missing" }

---@class peel.Indicator
---@field name string
---@field where string 'indicator "x"', for messages
---@field weight number
---@field sign integer 1 = more is better, -1 = less is
---@field from peel.Query?
---@field field string? of `from`
---@field type string? of the field, where it is known
---@field graded string? the column of grades that the rows have: their numbers are taken to be made of them
---@field count peel.Query?
---@field value function?
---@field pick any
---@field coding peel.Coding?
---@field own_coding boolean is it the indicator's own, and not that of the whole score?
---@field normalise table
---@field own_normalise boolean
---@field outliers table
---@field own_outliers boolean
---@field missing table
---@field permits peel.Permit[] of the score and of its query

---@return number
function indicator.weight(where, given)
  if given == nil then return 1 end
  if not numbers.is_finite(given) or given < 0 then complain("score: %s: weight: a number of 0 or more expected, got %s", where, show(given)) end
  return given
end

---@return string
function indicator.title(what, given)
  if type(given) ~= "string" or not given:find "%S" or given:find "%c" then
    complain("score: %s: name: words on one line expected, got %s", what, show(given))
  end
  return given
end

--- Which field of the query has the values.
local function field_of(where, leaf)
  local names, kinds = {}, {}
  for i, column in ipairs(leaf.from:columns()) do names[i], kinds[column.name] = column.name, column.type end
  local field = leaf.field
  if field == nil then field = kinds.grade and "grade" or kinds.value and "value" end
  if type(field) ~= "string" or not kinds[field] then
    complain("score: %s: %s%s", where, field == nil and 'which field has its values? say field = "..."' or
      ("field: its query has no column %s"):format(show(field)), near.hint(field, names))
  end
  local kind, made_of_grades = kinds[field], nil
  if kind ~= "grade" and kind ~= "number" and kind ~= "integer" and kind ~= "value" and kind ~= "none" then
    complain("score: %s: field: %s is of type %s; grades or numbers are needed", where, field, kind)
  end
  local graded
  for _, column in ipairs(leaf.from:columns()) do
    graded = graded or column.type == "grade" and column.name or nil
    if column.name == field then made_of_grades = column.graded end
  end
  if made_of_grades and not graded then graded = "grade" end -- of the records behind the rows
  return field, (kind == "number" or kind == "integer") and "number" or kind == "grade" and "grade" or nil, kind == "grade" and field or graded
end

local SIGNS = { higher = 1, lower = -1 }

--- Where the values come from: one of from, count, value.
local function source_of(where, given, leaf)
  local told = {}
  for _, key in ipairs { "from", "count", "value" } do
    if given[key] ~= nil then told[#told + 1] = key end
  end
  if #told ~= 1 then
    complain("score: %s: one of from = query, count = query, value = function expected, got %s", where,
      #told == 0 and "none (a misspelt variable is nil)" or table.concat(told, " and "))
  end
  for _, key in ipairs { "from", "count" } do
    if given[key] ~= nil and not query.is_query(given[key]) then complain("score: %s: %s: a query expected, got %s", where, key, show(given[key])) end
  end
  if given.value ~= nil and not options.callable(given.value) then complain("score: %s: value: a function expected, got %s", where, show(given.value)) end
  leaf.from, leaf.count, leaf.value = given.from, given.count, given.value
  for _, key in ipairs { "field", "pick" } do
    if given[key] ~= nil and not given.from then complain("score: %s: %s goes with from = query", where, key) end
  end
  if given.from then
    leaf.field = given.field
    leaf.field, leaf.type, leaf.graded = field_of(where, leaf)
  elseif given.count then leaf.type = "number" end
  leaf.pick = given.pick
  if given.pick ~= nil and not options.callable(given.pick) then options.name(where, "pick", given.pick, pick.NAMES, " or a function") end
end

--- One indicator. `own` are its options with what was changed by `with`; `whole` those of the score.
---@return peel.Indicator
function indicator.of(own, whole, weight)
  local name = indicator.title("indicator", own.name)
  local where = ('indicator "%s"'):format(name)
  options.keys(where, own, KEYS)
  local leaf = { name = name, where = where, weight = indicator.weight(where, weight or own.weight) }
  source_of(where, own, leaf)
  local direction = own.direction == nil and "higher" or own.direction
  leaf.sign = SIGNS[direction] or complain('score: %s: direction: "higher" or "lower" expected, got %s%s', where, show(direction),
    near.hint(direction, { "higher", "lower" }))
  for _, option in ipairs { "coding", "normalise", "outliers" } do leaf["own_" .. option] = own[option] ~= nil end
  local told = own.coding == nil and whole.coding or own.coding
  leaf.coding = told ~= nil and coding.parse(where, told) or nil
  if leaf.own_coding and leaf.type == "number" then complain("score: %s: coding: it has numbers, which need none", where) end
  leaf.normalise = normalise.parse(where, own.normalise or whole.normalise or "none")
  leaf.outliers = outliers.parse(where, own.outliers or whole.outliers or "none")
  leaf.missing = missing.parse(where, own.missing or whole.missing or "error")
  if leaf.type == "grade" and not leaf.coding and (leaf.own_normalise or leaf.own_outliers) then
    complain("score: %s: %s takes numbers, and these are grades without a coding", where, leaf.own_normalise and "normalise" or "outliers")
  end
  return leaf
end

return indicator
