--- What is scored: forces, reports, areas, years, or whatever a column tells apart; several together are one unit each
-- combination. A row belongs to the unit that its columns name; force, report and year are its report's where it has no column.

local complain = require "peel.query.complain"
local core = require "peel.core"
local corpus = require "peel.corpus"
local forces = require "peel.forces"
local near = require "peel.near"
local report = require "peel.report"

local units = {}

---@class peel.Unit
---@field parts any[] one for each name: "Kent", 2015
---@field label string "Kent", "Kent · 2015"

local OF_REPORT = { force = true, year = true, report = true }

--- The report that a row's first record stands in.
local function report_of(row)
  local first = row.records and row:records()[1]
  return first and (first:row()) or nil
end

--- The field of a row, or of its report.
local function getter(name, columns)
  if columns[name] then return function(row) return row[name] end end
  return function(row)
    local of = report_of(row)
    if not of or name == "report" then return of end
    return of[name]
  end
end

--- Whom a row of values is of: its entity where that is a force, its report's or another.
local function entity_getter(columns)
  local own = getter("force", columns)
  return function(row)
    local entity, force = row.entity, own(row)
    if entity == nil then return nil, "values of nobody named" end
    if entity == force then return force end
    local known = forces.find(entity)
    if known then return known end
    return nil, "values of " .. entity
  end
end

---@param part any
---@return string
local function told(part) return report.is_report(part) and part.path or tostring(part) end

--- A unit of its parts.
---@param parts any[]
---@return peel.Unit
function units.of(parts)
  local words = {}
  for i, part in ipairs(parts) do words[i] = told(part) end
  return { parts = parts, label = table.concat(words, " · ") }
end

--- Tells the unit of each row of a query: nil, and what the row is of, where it is of none.
---@param where string
---@param query peel.Query
---@param names string[] "force", ...
---@return fun(row: any): peel.Unit?, string?
function units.reader(where, query, names)
  local columns, known, getters = {}, {}, {}
  for i, column in ipairs(query:columns()) do columns[column.name], known[i] = true, column.name end
  for i, name in ipairs(names) do
    if not columns[name] and not OF_REPORT[name] then
      complain('score: %s: its query has no column "%s" to tell the units by%s', where, name, near.hint(name, known))
    end
    getters[i] = name == "force" and columns.entity and columns.value and entity_getter(columns) or getter(name, columns)
  end
  return function(row)
    local parts = {}
    for i, get in ipairs(getters) do
      local why
      parts[i], why = get(row)
      if parts[i] == nil then return nil, why or ("rows without %s"):format(names[i]) end
    end
    return units.of(parts)
  end
end

--- Which reports a count was looked for in: for a unit, the paths of the reports on it; nil where the query asks no reports.
---@param query peel.Query
---@param names string[]
---@return (fun(unit: peel.Unit): string[])?
function units.coverage(query, names)
  local owner, all = query:owner(), {}
  if corpus.is_corpus(owner) then
    for row in owner:reports():each() do all[#all + 1] = row.report end
  elseif report.is_report(owner) then all[1] = owner
  else return nil end
  local function key(parts)
    local words = {}
    for i, name in ipairs(names) do
      if OF_REPORT[name] then words[#words + 1] = told(parts[i]) end
    end
    return table.concat(words, "\0")
  end
  local paths = {}
  for _, of in ipairs(all) do
    local parts = {}
    for i, name in ipairs(names) do
      if name == "report" then parts[i] = of elseif OF_REPORT[name] then parts[i] = of[name] end
      if OF_REPORT[name] and parts[i] == nil then parts[i] = "" end
    end
    local at = key(parts)
    paths[at] = paths[at] or {}
    table.insert(paths[at], of.path)
  end
  return function(unit) return paths[key(unit.parts)] or {} end
end

--- Units in the order of their labels, each once.
---@param list peel.Unit[]
---@return peel.Unit[]
function units.ordered(list)
  local made, seen = {}, {}
  for _, unit in ipairs(list) do
    if not seen[unit.label] then seen[unit.label], made[#made + 1] = true, unit end
  end
  table.sort(made, function(a, b) return core.sys.before(a.label, b.label) end)
  return made
end

return units
