--- The records of one list of many reports as one frame, each row with its report, framework, force and year.

local core = require "peel.core"
local frame_of = require "peel.query.frame"
local report = require "peel.report"
local row = require "peel.query.row"
local schema = require "peel.schema"

local base = {}

--- Rows of many reports and what is behind them. All lists of a corpus are made of one; merging and diagnostics make
--- others of it.
---@class peel.CorpusBase
---@field entry peel.Entry
---@field columns peel.Field[]
---@field shown string[]
---@field frame peel.Frame
---@field n integer
---@field record fun(i: integer): peel.Record the record of row `i`
---@field owner fun(i: integer): peel.CorpusReport the report of row `i`

local ADDED = { ---@type peel.Field[] what every list has in a corpus
  { name = "report", type = "report", doc = "the report that it stands in" },
  { name = "framework", type = "symbol", doc = "id of the report's inspection framework", vocabulary = "framework" },
  { name = "force", type = "symbol", doc = "canonical short name: the record's own, else its report's", vocabulary = "force" },
  { name = "year", type = "integer", doc = "the year that the report's inspection is named after" },
}

--- The columns of a list in a corpus: report, framework, force and year first, then its own.
---@param entry peel.Entry
---@return peel.Field[] columns
---@return string[] shown
function base.columns(entry)
  local columns, shown = {}, {}
  for _, field in ipairs(ADDED) do
    local own = schema.field(entry, field.name)
    columns[#columns + 1] = field.name ~= "force" and own or field
    local there = field.name == "report" or field.name == "framework"
    for _, name in ipairs(entry.columns) do there = there or name == field.name end
    if not there then shown[#shown + 1] = field.name end
  end
  local first = #columns
  for _, field in ipairs(entry.fields) do
    local added = false
    for i = 1, first do added = added or columns[i].name == field.name end
    if not added then columns[#columns + 1] = field end
  end
  return columns, table.move(entry.columns, 1, #entry.columns, #shown + 1, shown)
end

--- The place of the last start that is not after `i`: starts are the numbers of rows before each part, ascending.
local function part_of(starts, i)
  local lo, hi = 1, #starts
  while lo < hi do
    local mid = (lo + hi + 1) // 2
    if starts[mid] < i then lo = mid else hi = mid - 1 end
  end
  return lo
end

--- Values of the columns that the reports give, one for each row.
local function added(entry, frame, reports, starts, n)
  local made = { report = {}, framework = {}, force = {}, year = {} }
  local forces = schema.field(entry, "force") and frame:column "force" or {}
  for at, of in ipairs(reports) do
    for i = starts[at] + 1, starts[at + 1] or n do
      made.report[i], made.framework[i], made.year[i] = of.report, of.framework, of.year
      made.force[i] = forces[i] or of.force
    end
  end
  local columns = {}
  for _, field in ipairs(ADDED) do
    if field.name == "force" or not schema.field(entry, field.name) then
      columns[#columns + 1] = { name = field.name, type = row.column_type(field.type), values = made[field.name] }
    end
  end
  return columns
end

--- The rows of one list, in the order of the reports and of their texts.
---@param reports peel.CorpusReport[]
---@param name string of a list or view of the schema
---@return peel.CorpusBase
function base.of(reports, name)
  local entry = schema.entry(name)
  local columns, shown = base.columns(entry)
  local names, frames, sets, starts, n = {}, {}, {}, {}, 0
  for i, field in ipairs(entry.fields) do names[i] = field.name end
  for i, of in ipairs(reports) do
    sets[i] = report.set(of.report, name)
    frames[i] = core.frame(sets[i])
    starts[i], n = n, n + #frames[i]
  end
  local frame
  if n > 0 then
    frame = core.frame_concat(frames, names)
    frame = frame:with(added(entry, frame, reports, starts, n))
  else
    frame = frame_of(0, columns, {})
  end
  return {
    entry = entry, columns = columns, shown = shown, frame = frame, n = n,
    record = function(i)
      local at = part_of(starts, i)
      return sets[at]:record(i - starts[at])
    end,
    owner = function(i) return reports[part_of(starts, i)] end,
  }
end

--- A frame of rows with fields.
---@param columns peel.Field[]
---@param rows table<string, any>[]
---@return peel.Frame
function base.frame_of_rows(columns, rows)
  local lists = {}
  for _, field in ipairs(columns) do
    local list = {}
    for i, one in ipairs(rows) do list[i] = one[field.name] end
    lists[field.name] = list
  end
  return frame_of(#rows, columns, lists)
end

return base
