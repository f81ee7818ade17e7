--- Measures of a figure's table: rows are names, columns are entities with their units and periods.
local columns = require "peel.grammar.core.columns"
local core = require "peel.grammar.core"

local function numeric(cell) return core.value(cell.text) ~= nil end

local function any_number(row, from)
  for i = from, #row do
    if numeric(row[i]) then return true end
  end
  return false
end

local function test(tbl)
  if not tbl.header or #tbl.header < 2 then return false end
  local numbers = false
  for _, row in ipairs(tbl.rows) do numbers = numbers or any_number(row, 1) end
  if not numbers then return false end
  if tbl.number then return true end
  for i = 2, #tbl.header do
    if columns.leading(tbl.header[i].text) then return true end
  end
  return false
end

-- the source spans of a row, from its first cell to its last
local function spans_of(row)
  if row.spans then return row.spans end
  local first, last
  for _, cell in ipairs(row) do
    local spans = cell.spans
    if spans and spans[1] then
      first = first or spans[1]
      last = spans[#spans]
    end
  end
  return first and { first, last } or {}
end

local function lone(row)
  if row[1] == nil or row[1].text == "" or numeric(row[1]) then return false end
  for i = 2, #row do
    if row[i].text ~= "" then return false end
  end
  return true
end

-- name and mark of a row's first cell: "Burglary in a dwelling*"
local function name_and_mark(printed)
  local name, mark = printed:match "^(.-)%s*(%*+)$"
  if name == "" then return nil end
  return name or printed, mark
end

-- one measure for each unit of a row
local function emit_row(row, name, group, heads, settings, ctx)
  local by_unit, order = {}, {}
  local shift = #row < #heads and numeric(row[1]) and #row == #heads - 1 and 1 or 0
  if shift == 1 then name = nil end
  local short = #row + shift < #heads
  local surplus = #row + shift > #heads
  for i = 2 - shift, #row do
    local cell, head = row[i], heads[i + shift]
    local parts = core.value(cell.text)
    if parts then
      local unknown = short or surplus or not head or head.data
      local unit = settings.unit_of_row or not unknown and head.unit or parts.percent and "percent" or settings.unit or "count"
      if parts.percent then unit = "percent" end
      if not by_unit[unit] then
        by_unit[unit] = {}
        order[#order + 1] = unit
      end
      table.insert(by_unit[unit], {
        entity = not unknown and (head.entity or settings.entity) or nil,
        column = not unknown and head.printed or nil,
        period = not unknown and head.period or settings.period,
        value = parts.value, raw = cell.text, cell = cell.spans,
      })
    elseif cell.text ~= "" and not core.is_no_value(cell.text) then
      ctx.diagnose("warning", "unreadable_value", ("%q under %s is no number"):format(cell.text, name or "a lost label"), nil)
    end
  end
  if #order == 0 then return end
  if short or surplus then
    ctx.diagnose("warning", short and "missing_value" or "surplus_value",
      ("the row %s has %d cells under %d columns; whose its values are is left open"):format(name or "without a label", #row, #heads), nil)
  end
  if not name then ctx.diagnose("warning", "measure_without_name", "a row whose label was lost", nil) end
  for _, unit in ipairs(order) do
    ctx.emit("measures", {
      name = name, group = group, unit = unit, origin = settings.origin, values = by_unit[unit], spans = spans_of(row),
    })
  end
end

local function read(tbl, ctx)
  local caption = tbl.caption_text or ""
  local heads = columns.read(tbl, ctx)
  local lost = true
  for i = 2, #tbl.header do
    local cell = tbl.header[i]
    lost = lost and (numeric(cell) and not columns.is_year(cell.text) or cell.text == "")
  end
  local rows = table.move(tbl.rows, 1, #tbl.rows, 1, {})
  if lost then
    table.insert(rows, 1, tbl.header)
    for _, head in ipairs(heads) do head.data = true end
    ctx.diagnose("warning", "lost_header", "a table whose first row holds values: its columns are not known", nil)
  end
  local settings = {
    origin = tbl.number and ("figure %d"):format(tbl.number) or nil,
    unit = not lost and core.unit(tbl.header[1].text) or core.unit(caption),
    period = columns.period(not lost and tbl.header[1].text or "") or columns.period(caption),
    -- a table in which no column names an entity is of the report's force
    entity = not columns.any_entity(heads) and ctx.report.force or nil,
  }
  local names = {}
  for i, row in ipairs(rows) do
    local name, mark = name_and_mark(row[1] and row[1].text or "")
    names[i] = { name = name ~= "" and name or nil, mark = mark }
  end
  local by_note = columns.units_by_note(tbl.notes or {}, names)
  local group
  for i, row in ipairs(rows) do
    if lone(row) then group = names[i].name
    else
      settings.unit_of_row = by_note[i]
      emit_row(row, names[i].name, group, heads, settings, ctx)
    end
  end
end

return {
  name = "figure_measures",
  kind = "table",
  doc = "reads the measures of a figure's table: a row a name, a column an entity",
  test = test,
  read = read,
}
