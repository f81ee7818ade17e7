--- The numbers of `peel show`: a row a measure. Where all are of one force, its periods stand side by side; else the force stands
--- beside England and Wales, a row a period.

local layout = require "peel.show.layout"
local printing = require "peel.printing"

local cell, right = layout.cell, layout.right

local MOST = 4 -- columns of numbers
local LONGEST = 26 -- cells of a period that stands in a row

local numbers = {}

local UNITS = { per_1000_population = "per 1,000", per_million_population = "per million", per_1000_households = "per 1,000 households",
  count = "" }

--- A unit as it stands beside a printed number; "" where the number or the measure's name has it.
local function unit_of(measure, raw)
  local unit = measure.unit
  if unit == "percent" then return raw and tostring(raw):find("%", 1, true) and "" or "%" end
  local words = UNITS[unit] or unit and unit:gsub("_", " ")
  return words and (measure.name or ""):lower():find(words:lower(), 1, true) and "" or words
end

local MONTHS = { January = "Jan", February = "Feb", March = "Mar", April = "Apr", June = "Jun", July = "Jul", August = "Aug",
  September = "Sep", October = "Oct", November = "Nov", December = "Dec" }

--- A period in fewer cells: "12m to 31 Mar 2015", "Apr to Sep 2016".
local function brief(period) return (period:gsub("(%d+) months", "%1m"):gsub(" against ", " v "):gsub("%a+", MONTHS)) end

--- Distinct values in the order of first appearance, with one put first.
local function distinct(values, n, first)
  local found = {}
  for _, tally in ipairs(layout.tally(values, n)) do
    table.insert(found, tally.value == first and 1 or #found + 1, tally.value)
  end
  return found
end

--- Periods by year; of one year the one that most numbers have first.
local function in_time(periods, tallies)
  local year, count, at = {}, {}, {}
  for i, tally in ipairs(tallies) do
    local last = "" -- the last year that it names
    for found in tally.value:gmatch "%d%d%d%d" do last = found end
    year[tally.value], count[tally.value], at[tally.value] = last, tally.count, i
  end
  table.sort(periods, function(x, y)
    if year[x] ~= year[y] then return year[x] < year[y] end
    if count[x] ~= count[y] then return count[x] > count[y] end
    return at[x] < at[y]
  end)
end

--- The columns that hold the numbers, and which of them, and which row of its measure, a value belongs to.
local function plan(measures, force)
  local entities, periods, n = {}, {}, 0
  for _, measure in ipairs(measures) do
    for _, value in ipairs(measure.values) do
      n = n + 1
      entities[n], periods[n] = value.entity, value.period or value.column or ""
    end
  end
  local entity_order, period_order = distinct(entities, n, force), distinct(periods, n)
  if #entity_order <= 1 and #period_order > 1 and #period_order <= MOST then
    in_time(period_order, layout.tally(periods, n))
    local heads = {}
    for i, period in ipairs(period_order) do heads[i] = brief(period) end
    return { columns = period_order, heads = heads, said = entity_order[1], row = function() return "" end,
      column = function(value) return value.period or value.column or "" end }
  end
  local columns = table.move(entity_order, 1, math.min(#entity_order, MOST - 1), 1, {})
  local same = #period_order == 1 and period_order[1] or nil
  return { columns = columns, heads = columns, others = #entity_order > #columns, said = same ~= "" and same or nil,
    row = function(value) return not same and value.period or "" end, column = function(value) return value.entity or columns[1] end }
end

--- The rows of a measure: its name on the first of them.
local function add_rows(rows, measure, wanted)
  local by_row, order, known = {}, {}, {}
  for _, column in ipairs(wanted.columns) do known[column] = true end
  for _, value in ipairs(measure.values) do
    local name, column = wanted.row(value), wanted.column(value)
    local row = by_row[name]
    if not row then
      row = { cells = {}, others = 0 }
      by_row[name], order[#order + 1] = row, name
    end
    if known[column] then row.cells[column] = row.cells[column] or value.raw or value.value
    else row.others = row.others + 1 end
  end
  for i, name in ipairs(order) do
    local row, raw = by_row[name], nil
    local made = { cell(i == 1 and (measure.name or "(no label)") or nil) }
    for k, column in ipairs(wanted.columns) do
      made[k + 1], raw = right(row.cells[column]), raw or row.cells[column]
    end
    made[#made + 1] = cell(unit_of(measure, raw), "dim")
    made[#made + 1] = cell(row.others > 0 and ("+ %s"):format(layout.count(row.others, "value")) or nil, "dim")
    made[#made + 1] = cell(printing.shorten(brief(printing.clean(name)), LONGEST), "dim")
    rows[#rows + 1] = made
  end
end

--- Rows of all measures, with one over each group; and of how many measures there is something in the rows from a given one.
local function rows_of(measures, wanted)
  local rows, owners, group = {}, {}, nil
  for i, measure in ipairs(measures) do
    local indented = measure.group ~= nil
    if measure.group and measure.group ~= group then rows[#rows + 1] = { cell(measure.group, "dim"), whole = true } end
    group = measure.group
    local from = #rows + 1
    add_rows(rows, measure, wanted)
    for k = from, #rows do
      owners[k] = i
      if indented and rows[k][1].text ~= "" then rows[k][1].text = "  " .. rows[k][1].text end
    end
  end
  return rows, owners
end

--- The lines of the header: more than one where the names of measures need the room.
local function header(heads, rows, width)
  local used, widest, broken, lines = 2, 0, {}, 1
  for i = 1, #heads + 4 do
    local most = heads[i - 1] and printing.width(heads[i - 1]) or 0
    for _, row in ipairs(rows) do
      if not row.whole then most = math.max(most, printing.width(row[i].text)) end
      if not row.whole and heads[i - 1] then widest = math.max(widest, printing.width(row[i].text)) end
    end
    used = used + (most > 0 and most + 2 or 0)
  end
  for i, head in ipairs(heads) do
    broken[i] = used - 2 > width and layout.wrap(head, math.max(widest, 9)) or { head }
    lines = math.max(lines, #broken[i])
  end
  local made = {}
  for n = 1, lines do
    made[n] = { cell "" }
    for i, parts in ipairs(broken) do made[n][i + 1] = right(parts[n - lines + #parts], "dim") end
    for _ = 1, 3 do table.insert(made[n], cell "") end
  end
  return made
end

---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function numbers.measures(report, style)
  local list = report:list "measures"
  if #list == 0 then return nil end
  local chosen = list:where { origin = "force_in_numbers" }
  local main = #chosen > 0
  local measures = (main and chosen or list):totable()
  local wanted = plan(measures, report.force)
  local rows, owners = rows_of(measures, wanted)
  if #rows == 0 then return nil end
  local heads = {}
  for i, name in ipairs(wanted.heads) do heads[i] = printing.clean(name) end
  local head = header(heads, rows, style.width)
  local text = layout.count(#measures, "measure")
  if wanted.said then text = text .. ", " .. wanted.said end
  if main and #list > #measures then text = ("%s; %d more in tables and figures"):format(text, #list - #measures) end
  return { title = main and "Force in numbers" or "Numbers", text = text, head = #head, rows = #rows, least = 4,
    lines = function(n)
      if rows[n].whole and n < #rows then n = n - 1 end -- a group's name alone says nothing
      return layout.columns(style, table.move(rows, 1, n, #head + 1, table.move(head, 1, #head, 1, {})), { 1 })
    end,
    rest = function(n)
      local left, seen = 0, {}
      for i = n + 1, #rows do
        if owners[i] and not seen[owners[i]] then seen[owners[i]], left = true, left + 1 end
      end
      return ("… and %s more"):format(layout.count(left, "measure"))
    end }
end

return numbers
