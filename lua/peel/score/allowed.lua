--- May the grades of a score be compared? What peel.compare says of them, asked in one place: the grades of each indicator from
-- unit to unit, and those of all indicators, which the score puts together.

local compare = require "peel.compare"
local grades = require "peel.grade"
local permits = require "peel.permit"
local records_of = require "peel.query.row".records_of

local allowed = {}

local GIVEN = "peel.score { ..., allow = %s }"

--- The permits of an option `allow`.
---@param given any
---@return peel.Permit[]
function allowed.list(given) return permits.list("score", given) end

--- Two lists of permits, each permit once.
---@param list peel.Permit[]
---@param more peel.Permit[]
---@return peel.Permit[]
function allowed.union(list, more)
  local made, seen = table.move(list, 1, #list, 1, {}), {}
  for _, permit in ipairs(list) do seen[permit] = true end
  for _, permit in ipairs(more) do
    if not seen[permit] then seen[permit], made[#made + 1] = true, permit end
  end
  return made
end

--- Permits with those of a query that are not among them yet.
---@param list peel.Permit[]
---@param query peel.Query?
---@return peel.Permit[]
function allowed.with(list, query) return allowed.union(list, query and query:permits() or {}) end

--- What a permit says where it is shown.
---@param list peel.Permit[]
---@return string? nil: there is none
function allowed.words(list)
  local words = {}
  for i, permit in ipairs(list) do words[i] = permit:words() end
  return #words > 0 and table.concat(words, "; ") or nil
end

--- The grade that the permits take a grade for, and what is to be said of it where it is another.
---@param list peel.Permit[]
---@param grade any
---@param row any
---@return any
---@return string? told
function allowed.bridged(list, grade, row)
  if #list == 0 or not grades.is_grade(grade) then return grade end
  local made = compare.grade(grade, row, list)
  return made, made ~= grade and ("%s of the scale %s taken for %s of the scale %s"):format(grade.name, grade.scale, made.name, made.scale) or nil
end

--- Raises unless these grades may be compared with each other.
---@param where string
---@param rows any[]
---@param field string the column of the grades
---@param list peel.Permit[]
---@param note fun(message: string) takes what is to be said of those compared with care
---@param among any the corpus or reports that are heard
function allowed.check(where, rows, field, list, note, among)
  if #rows < 2 then return end
  local notes = compare.check(rows, #list > 0 and list or nil, { verb = "score: " .. where, given = GIVEN, field = field, among = among })
  for _, said in ipairs(notes) do note(said) end
end

--- Those of the rows behind grades that tell of which inspection they are: the records, where there are some.
---@param rows any[]
---@param field string
---@return any[]
function allowed.sources(rows, field)
  local found = {}
  for _, row in ipairs(rows) do
    local records = field ~= "grade" and records_of(row) or {}
    if field == "grade" then found[#found + 1] = row end
    for _, record in ipairs(records) do
      local ok, grade = pcall(function() return record.grade end)
      if ok and grades.is_grade(grade) then found[#found + 1] = record end
    end
  end
  return found
end

return allowed
