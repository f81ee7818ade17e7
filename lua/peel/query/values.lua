--- What the types of peel.schema mean to a query: which values a condition may name, what has an order, what can be counted,
-- and the type of values that a Lua function made.

local cells = require "peel.cells"
local grades = require "peel.grade"
local near = require "peel.near"

local values = {}

local LONGEST = 100 -- of a value in a message

--- Lua types of the values of a column; nil = no condition can name one.
local LUA_TYPES = {
  symbol = { string = true }, text = { string = true }, string = { string = true }, id = { string = true },
  date = { string = true }, duration = { string = true }, grade = { string = true },
  label = { number = true, string = true }, number = { number = true }, integer = { number = true }, ref = { number = true },
  boolean = { boolean = true }, verdict = { boolean = true, string = true }, report = { table = true },
  none = {}, -- a column of which no value is known fits every question: no row has an answer
}

local WANTED = { label = "number or string", verdict = 'true, false or "careful"' } -- where a Lua type does not say it

local WORDS = { symbol = true, text = true, string = true, id = true, duration = true, label = true, none = true }
local NUMBERS = { number = true, integer = true, ref = true, none = true }
local ORDERED = { grade = true, date = true, number = true, integer = true, ref = true, none = true }

--- A value in a message: on one line, and shortened.
---@param value any
---@return string
function values.show(value)
  if type(value) ~= "string" then return cells.safe(tostring(value)) end
  return '"' .. cells.shorten(cells.safe(#value > LONGEST and value:sub(1, LONGEST) .. "…" or value), LONGEST) .. '"'
end

--- A field like another, some of it changed.
---@param field peel.Field
---@param changes table
---@return peel.Field
function values.field(field, changes)
  local made = {}
  for key, value in pairs(field) do made[key] = value end
  for key, value in pairs(changes) do made[key] = value end
  return made
end

--- Are there grades among these fields, or numbers made of some? What a function makes of such rows is taken to be made of them.
---@param fields peel.Field[]
---@return true?
function values.graded(fields)
  for _, field in ipairs(fields) do
    if field.type == "grade" or field.graded then return true end
  end
end

--- Can its values be told apart, so that rows can be grouped, sorted, joined by them?
---@param kind string
---@return boolean
function values.is_key(kind) return LUA_TYPES[kind] ~= nil end

--- Is it made of words?
function values.is_words(kind) return WORDS[kind] == true end

--- Can it be added up?
function values.is_number(kind) return NUMBERS[kind] == true end

--- Has it a smaller and a larger?
function values.is_ordered(kind) return ORDERED[kind] == true end

local DAYS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

--- Is this an ISO date that there is, a month or a year?
---@param value string
---@return boolean
function values.is_date(value)
  local year, month, day = value:match "^(%d%d%d%d)(%-?%d?%d?)(%-?%d?%d?)$"
  if not year or month .. day == "" then return year ~= nil end
  year, month, day = tonumber(year), tonumber(month:match "^%-(%d%d)$"), day == "" and 1 or tonumber(day:match "^%-(%d%d)$")
  if not month or not DAYS[month] or not day or day < 1 or day > DAYS[month] then return false end
  return not (month == 2 and day == 29) or year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end

--- What is wrong with asking a field for this value, or nil.
---@param field peel.Field
---@param value any
---@return string?
function values.wrong(field, value)
  local kinds = LUA_TYPES[field.type]
  if not kinds and field.type == "record" then
    return ('it has parts, named with a dot: ["%s.%s"]; got %s'):format(field.name, field.fields[1].name, values.show(value))
  end
  if not kinds then return ("a field of type %s takes a function, got %s"):format(field.type, values.show(value)) end
  if field.type == "grade" and grades.is_grade(value) then return nil end
  if field.type == "report" and not (type(value) == "table" and getmetatable(value)) then
    return ("a report expected, got %s"):format(values.show(value))
  end
  if not kinds[type(value)] or value ~= value or field.type == "verdict" and type(value) == "string" and value ~= "careful" then
    return ("%s expected, got %s"):format(WANTED[field.type] or next(kinds), values.show(value))
  end
  if field.type == "grade" and not grades.exists(value) then
    return ("unknown grade %s%s"):format(values.show(value), near.hint(value, grades.names()))
  end
  if field.type == "date" and not values.is_date(value) then
    return ('a date expected ("2016", "2016-02" or "2016-02-29"), got %s'):format(values.show(value))
  end
  if not field.values then return nil end
  for _, known in ipairs(field.values) do
    if known == value then return nil end
  end
  return ("it is never %s (it is one of %s)%s"):format(values.show(value), table.concat(field.values, ", "),
    near.hint(value, field.values))
end

--- The grades that a grade or a name of one means: the name may stand on several scales.
---@param value string|peel.Grade
---@return peel.Grade[]
function values.grades(value)
  if type(value) ~= "string" then return { value } end
  local found, ids = {}, grades.scales()
  for _, id in ipairs(ids) do
    local scale = grades.scale(id)
    for i, name in ipairs(scale.names) do
      if name == value then found[#found + 1] = scale.grades[i] end
    end
  end
  if #found == 0 and grades.exists(value) then found[1] = grades.of(ids[1], value) end -- a kind of no grade is on every scale
  return found
end

local BY_LUA_TYPE = { string = "string", boolean = "boolean" }

--- The type of one value that a Lua function made.
local function type_of(value)
  local meta = getmetatable(value)
  if grades.is_grade(value) then return "grade" end
  if type(meta) == "table" and meta.__name == "peel.Report" then return "report" end
  if type(value) == "number" then return math.type(value) == "integer" and "integer" or "number" end
  return BY_LUA_TYPE[type(value)] or "value"
end

--- The type of a column of such values: one that fits all that are there, "value" where none does; "none" where there are no values.
---
--- ```lua
--- values.infer({ 1, nil, 2.5 }, 3)   --> "number"
--- ```
---@param list any[]
---@param n integer
---@return string
function values.infer(list, n)
  local kind
  for i = 1, n do
    if list[i] ~= nil then
      local one = type_of(list[i])
      if kind == nil or kind == one then kind = one
      elseif NUMBERS[kind] and NUMBERS[one] then kind = "number"
      else return "value" end
    end
  end
  return kind or "none"
end

--- The type of a column that holds the values of two; nil where they have nothing in common.
---@param a string
---@param b string
---@return string?
function values.common(a, b)
  if a == b or b == "none" then return a end
  if a == "none" then return b end
  if NUMBERS[a] and NUMBERS[b] then return "number" end
  if WORDS[a] and WORDS[b] then return (a == "label" or b == "label") and "label" or "string" end
  if not LUA_TYPES[a] and not LUA_TYPES[b] then return "value" end
end

return values
