--- The grades of a query's column: of which inspections they are, and how they meet. What the records behind the rows say goes
--- before what columns are called: a column may be renamed or made up.

local meeting = require "peel.compare.meeting"
local refusal = require "peel.compare.refusal"
local statements = require "peel.compare.statements"
local subject = require "peel.compare.subject"

local column = {}

local GIVEN = "query:allow(%s)"

--- The subjects that columns of the frame tell, each once.
---@param columns table<string, string> framework, area, force, year -> the frame's column
local function told_by_columns(face, rows, at, columns, fixed)
  local names, keys, lists, found = {}, { at }, {}, {}
  for _, name in ipairs { "framework", "area", "force", "year" } do
    if columns[name] then names[#names + 1], keys[#keys + 1] = name, columns[name] end
  end
  local firsts = face.frame:distinct(rows, keys)
  local list, n = face.frame:column(at, firsts)
  for _, name in ipairs(names) do lists[name] = face.frame:column(columns[name], firsts) end
  for i = 1, n do
    if list[i] and list[i].scale then
      local one = { scale = list[i].scale }
      for name, value in pairs(fixed) do one[name] = value end
      for _, name in ipairs(names) do one[name] = lists[name][i] end
      found[#found + 1] = one
    end
  end
  return found
end

--- The subjects of the records behind each row, and whether some row has none.
local function told_by_records(face, rows, at, reports)
  local list, n = face.frame:column(at, rows)
  local found, seen, nobody = {}, {}, false
  for i = 1, n do
    if list[i] and list[i].scale then
      local ones = subject.of_records(face:behind(rows and rows[i] or i, at), reports, seen)
      nobody = nobody or #ones == 0
      for _, one in ipairs(ones) do
        one.scale = list[i].scale
        found[#found + 1] = one
      end
    end
  end
  return found, nobody
end

--- The columns of a table of one's own that name its subjects.
local function own_columns(face)
  local columns = {}
  for _, name in ipairs { "framework", "area", "force", "year" } do
    local field = face.index[name]
    if field and (field.type == "string" or field.type == "symbol" or field.type == "integer") then columns[name] = face.at[name] end
  end
  return columns
end

--- Of which inspection the grade in one row is, as far as one is told.
---@param face peel.Face
---@param i integer row of the frame
---@param at string the frame's column
---@return peel.Subject
function column.subject(face, i, at)
  local source = face.subject
  if not source then
    local told = subject.of_records(face:behind(i, at), {}, {})[1]
    if told then return told end
  end
  local made = source and source.fixed() or {}
  for name, own in pairs(source and source.columns or own_columns(face)) do made[name] = face.frame:get(i, own) end
  return made
end

--- The reports that may say what compares: those of a corpus, else the report that is asked, else those behind the rows.
local function heard(owner, reports)
  local kind = (getmetatable(owner) or {}).__name
  if kind == "peel.Corpus" then return (owner:reports():column "report") end
  return #reports == 0 and kind == "peel.Report" and { owner } or reports
end

--- How the grades of a column meet, and whether some are of no known inspection.
---@param part peel.QueryPart
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@return peel.Meeting
local function meet(part, face, rows, at)
  local reports, source = {}, face.subject
  local found, nobody ---@type peel.Subject[], boolean?
  if source then
    found = told_by_columns(face, rows, at, source.columns, source.fixed())
  else
    found, nobody = told_by_records(face, rows, at, reports)
    if nobody and #found > 0 then found[#found + 1] = { scale = found[1].scale } -- beside those of nobody knows where
    elseif nobody then
      found = told_by_columns(face, rows, at, own_columns(face), { registry = require("peel.registry").default() })
    end
  end
  return meeting.of(found, #found > 1 and statements.of(heard(part.owner, reports)) or {}, part.permits or {})
end

--- What stands against ordering the grades of a column, in words, or nil; else what is to be said under the result.
---@param verb string
---@param part peel.QueryPart of the query whose rows they are
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@return string? message
---@return string[] notes
function column.look(verb, part, face, rows, at)
  local found, notes = meet(part, face, rows, at), {}
  if found.refusal then return refusal.text(verb, found.refusal, GIVEN, part.permits or {}), notes end
  if found.scales then return refusal.scales(verb, found.scales[1], found.scales[2], GIVEN), notes end
  for i, one in ipairs(found.careful) do notes[i] = refusal.careful(one) end
  return nil, notes
end

--- Why a grade and a bound of another scale cannot be put in order.
---@param verb string
---@param face peel.Face
---@param rows peel.Rows?
---@param at string the frame's column
---@param scale string of the column
---@param bound string of the bound
---@return string
function column.bound(verb, face, rows, at, scale, bound)
  local list, n = face.frame:column(at, rows)
  local framework
  for i = 1, face.index.framework and n or 0 do
    if list[i] and list[i].scale == scale then
      framework = framework or face.frame:get(rows and rows[i] or i, face.at.framework)
    end
  end
  return refusal.scales(verb, { framework = framework, scale = scale }, { scale = bound }, GIVEN)
end

return column
