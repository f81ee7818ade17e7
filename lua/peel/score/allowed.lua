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
---@param verb string who puts them together
---@param rows any[]
---@param list peel.Permit[]
---@param note fun(message: string) takes what is to be said of those compared with care
---@param more? { field: string?, among: any } the column of the grades; the corpus or reports that are heard
function allowed.check(verb, rows, list, note, more)
  if #rows < 2 then return end
  local among = more and more.among or nil
  if type(among) == "table" and getmetatable(among) == nil and #among == 0 then among = nil end
  local notes = compare.check(rows, #list > 0 and list or nil, { verb = verb, given = GIVEN, field = more and more.field, among = among })
  for _, said in ipairs(notes) do note(said) end
end

--- Counting compares nothing and stays free; but where what was counted has grades that may not be compared, it is said.
---@param where string
---@param inputs peel.Input[]
---@param list peel.Permit[]
---@param note fun(message: string)
---@param among any
function allowed.counted(where, inputs, list, note, among)
  local found = {}
  for _, input in pairs(inputs) do
    for _, row in ipairs(input.rows) do
      for _, record in ipairs(allowed.behind(row)) do found[#found + 1] = record end
    end
  end
  local why = #found > 1 and compare.why_not(found, #list > 0 and list or nil, { among = among }) or nil
  if why then note(("%s: counted, not compared: %s"):format(where, why)) end
end

--- The records behind a row that have a grade.
---@param row any
---@return any[]
function allowed.behind(row)
  local found = {}
  for _, record in ipairs(records_of(row)) do
    local ok, grade = pcall(function() return record.grade end)
    if ok and grades.is_grade(grade) and grade.scale then found[#found + 1] = record end
  end
  return found
end

--- Those of the rows behind grades that tell of which inspection they are: the records, where there are some.
---@param rows any[]
---@param field string
---@return any[]
function allowed.sources(rows, field)
  local found = {}
  for _, row in ipairs(rows) do
    if field == "grade" then found[#found + 1] = row
    else
      for _, record in ipairs(allowed.behind(row)) do found[#found + 1] = record end
    end
  end
  return found
end

return allowed
