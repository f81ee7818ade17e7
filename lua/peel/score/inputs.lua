--- What an indicator knows of each unit: its value with the rows that it was read from, or why it has none.

local allowed = require "peel.score.allowed"
local coding = require "peel.score.coding"
local complain = require "peel.query.complain"
local grades = require "peel.grade"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local pick = require "peel.score.pick"
local show = require "peel.query.values".show
local units = require "peel.score.units"

local inputs = {}

---@class peel.Input what an indicator has of one unit
---@field value (number|peel.Grade)? nil: none
---@field kind string? why it has none: "absent" or a kind of no grade
---@field rows any[] rows that it was made of
---@field how string? how it was made of them
---@field bridges string[]? grades that a permit takes for others
---@field replaced string? why the value that was overridden had been none
---@field without string? what is to be said where no row stands behind it
---@field from (number|peel.Grade)? what an override replaced
---@field reason string? of the override

---@class peel.Gathered what the query of an indicator has, by unit
---@field units peel.Unit[] in order of appearance
---@field rows table<string, any[]> by the unit's label
---@field notes string[]

--- The rows of an indicator's query by unit.
---@param leaf peel.Indicator
---@param names string[] of the unit
---@return peel.Gathered
function inputs.gather(leaf, names)
  local gathered = { units = {}, rows = {}, notes = {} }
  local query = leaf.from or leaf.count
  if not query then return gathered end
  local read, left, reasons = units.reader(leaf.where, query, names), {}, {}
  for row in query:each() do
    local unit, why = read(row)
    if unit then
      if not gathered.rows[unit.label] then
        gathered.rows[unit.label], gathered.units[#gathered.units + 1] = {}, unit
      end
      table.insert(gathered.rows[unit.label], row)
    else
      if not left[why] then reasons[#reasons + 1] = why end
      left[why] = (left[why] or 0) + 1
    end
  end
  for _, why in ipairs(reasons) do
    gathered.notes[#gathered.notes + 1] = ("%s: %s of no unit left out (%s)"):format(leaf.where, options.count(left[why], "row"), why)
  end
  for _, note in ipairs(query:notes()) do gathered.notes[#gathered.notes + 1] = ("%s: %s"):format(leaf.where, note) end
  return gathered
end

--- A number, a grade, or neither and why not.
local function value_of(leaf, unit, value)
  if value == nil then return nil, "absent" end
  if grades.is_grade(value) then
    if value.scale then return value end
    return nil, value.name
  end
  if not numbers.is_finite(value) then
    complain("score: %s: a number or a grade expected for %s, got %s", leaf.where, unit.label, show(value))
  end
  return value
end

local function of_query(leaf, unit, rows, context)
  local candidates, kind, first = {}, nil, nil
  for _, row in ipairs(rows or {}) do
    local value, why = value_of(leaf, unit, row[leaf.field])
    if value then
      local taken, told = allowed.bridged(leaf.permits, value, row)
      candidates[#candidates + 1] = { row = row, value = taken, bridge = told }
    elseif not kind or kind == "absent" then kind, first = why, row end
  end
  if #candidates == 0 then return { kind = kind or "absent", rows = { first } } end
  local value, used, how = pick.choose(leaf.where, unit.label, leaf.pick, candidates, context)
  local chosen, why = value_of(leaf, unit, value)
  local input, bridged = { value = chosen, kind = why, rows = {}, how = how, bridges = {} }, {}
  for i, one in ipairs(used) do
    input.rows[i] = one.row
    if one.bridge and not bridged[one.bridge] then
      bridged[one.bridge], input.bridges[#input.bridges + 1] = true, one.bridge
    end
  end
  return input
end

local function of_count(unit, rows, covered)
  if rows then return { value = #rows, rows = rows, how = options.count(#rows, "row") } end
  local paths = covered and covered(unit)
  if paths and #paths == 0 then return { kind = "absent", rows = {}, without = "no report on it was read" } end
  return { value = 0, rows = {}, how = "no row", without = paths and "looked for in " .. table.concat(paths, ", ") or "its query has none" }
end

local function of_function(leaf, unit)
  local value, records = options.call(("%s: value for %s"):format(leaf.where, unit.label), leaf.value, table.unpack(unit.parts))
  local chosen, kind = value_of(leaf, unit, value)
  local at = "computed at " .. options.place(leaf.value)
  if records == nil then return { value = chosen, kind = kind, rows = {}, how = at .. ", no source" } end
  if type(records) ~= "table" or records.cite then records = { records } end
  local rows = {}
  for _, row in ipairs(records) do
    if not pcall(function() return row.records and row:cite() end) then
      complain("score: %s: value for %s: records or rows expected beside the number, got %s", leaf.where, unit.label, show(row))
    end
    rows[#rows + 1] = row
  end
  return { value = chosen, kind = kind, rows = rows, how = at }
end

--- Says where values of several units of measurement, percent and numbers, stand beside each other.
local function check_measures(leaf, columns, list, note)
  if not (columns.unit and columns.entity) then return end
  local order, seen = {}, {}
  for _, input in ipairs(list) do
    for _, row in ipairs(input.value ~= nil and input.rows or {}) do
      local unit = row.unit or "no unit"
      if not seen[unit] then seen[unit], order[#order + 1] = true, unit end
    end
  end
  if #order > 1 then note(("%s: its values are of several units of measurement: %s"):format(leaf.where, table.concat(order, ", "))) end
end

--- What an indicator has of each unit.
---@param leaf peel.Indicator
---@param all peel.Unit[]
---@param gathered peel.Gathered
---@param names string[]
---@param note fun(message: string)
---@param code (fun(unit: string): (fun(grade: peel.Grade): number)?)? numbers of grades, where they are coded
---@return peel.Input[]
function inputs.read(leaf, all, gathered, names, note, code)
  local list, columns = {}, {}
  if leaf.from then
    for _, column in ipairs(leaf.from:columns()) do columns[column.name] = true end
  end
  local covered = leaf.count and units.coverage(leaf.count, names)
  for i, unit in ipairs(all) do
    local rows = gathered.rows[unit.label]
    if leaf.from then
      list[i] = of_query(leaf, unit, rows, { columns = columns, sign = leaf.sign, code = code and code(unit.label),
        codes = function(scale) return ("%s (%s)"):format(leaf.coding.name, coding.told(leaf.coding, scale)) end })
    elseif leaf.count then list[i] = of_count(unit, rows, covered)
    else list[i] = of_function(leaf, unit) end
  end
  check_measures(leaf, columns, list, note)
  return list
end

return inputs
