--- Indicators of a delivery plan: small tables, each with the words under it; a row a measure, a column a period.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local period = require "peel.grammar.delivery_plan.period"
local P, S, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cg, lpeg.Cp, lpeg.Ct
local tape = core.tape

local function pattern()
  local cell = Ct(Cg(Cp(), "first") * (P(1) - S "\t\n") ^ 0 * Cg(tape.last, "last"))
  return tape.lines(Cg(Ct(cell * (P "\t" * cell) ^ 0), "cells"))
end

-- what the words before the tables say, a report each: it holds for the sections below too
local said = setmetatable({}, { __mode = "k" })

-- pieces into which a name may be cut
local MAX_PIECES = 8

local function numeric(cell) return core.value(cell.text) ~= nil end
local function filled(cell) return cell ~= nil and cell.text ~= "" end
local function starts_small(cell) return cell.text:find "^%l" ~= nil end

local OPEN = { a = true, an = true, ["and"] = true, at = true, by = true, ["for"] = true, from = true, ["in"] = true, of = true, on = true,
  ["or"] = true, that = true, the = true, to = true, which = true, who = true, with = true }

--- Does a name end with a word that none ends with?
local function ends_open(text) return OPEN[text:match "%a+$" or ""] ~= nil or text:find "[,%-]$" ~= nil end

--- Is it a row that names columns?
local function is_header(row)
  if #row < 2 or not row[1].text:lower():find "^measures?$" then return false end
  for i = 2, #row do
    if numeric(row[i]) then return false end
  end
  return true
end

--- Cells of a row parted: those of its name, those of its values; the name may be cut by a tab.
local function parted(row, columns)
  local surplus = #row - columns
  while surplus > 0 and #row > 2 and not numeric(row[2]) and not core.is_no_value(row[2].text) and filled(row[2]) do
    local more = table.remove(row, 2)
    row[1] = { first = row[1].first, last = more.last, text = row[1].text .. " " .. more.text }
    surplus = surplus - 1
  end
  return row
end

local function is_lone(row)
  if not filled(row[1]) or numeric(row[1]) then return false end
  for i = 2, #row do
    if filled(row[i]) then return false end
  end
  return true
end

--- "66.047" beside "68,902": a full stop for a comma.
local function report_misprints(values, name, ctx)
  local grouped
  for _, value in ipairs(values) do
    if value.raw:find "%d,%d%d%d" then grouped = value.raw end
  end
  for _, value in ipairs(values) do
    if grouped and value.raw:find "^%d%d?%d?%.%d%d%d$" then
      ctx.diagnose("warning", "misprint",
        ("%s of %q stands beside %s: the full stop may be meant for a comma; it is kept as printed"):format(
          value.raw, name or "a lost label", grouped), value.at)
    end
  end
end

local function emit_row(row, name, group, tbl, ctx)
  local percent = false
  for i = 2, #row do percent = percent or row[i].text:find("%", 1, true) ~= nil end
  local unit = percent and "percent" or core.unit(name and name.text or "") or "count"
  local known = tbl.heads and #row == #tbl.heads
  local values = {}
  for i = 2, #row do
    local cell = row[i]
    local parts, at = core.value(cell.text), { cell.first, cell.last }
    if parts or cell.text:find "%d" then
      local head = known and tbl.heads[i] or {}
      values[#values + 1] = { entity = ctx.report.force, column = head.printed, period = head.period, value = parts and parts.value,
        raw = cell.text, at = at }
      if not parts then
        ctx.diagnose("warning", "unreadable_value",
          ("%q of %q is no number"):format(cell.text, name and name.text or "a lost label"), at)
      end
    end
  end
  if #values == 0 then return end
  if not name then ctx.diagnose("warning", "measure_without_name", "a row whose label was lost", { row[1].first, row[#row].last }) end
  if tbl.heads and not known then
    ctx.diagnose("warning", #row < #tbl.heads and "missing_value" or "surplus_value",
      ("the row %s has %d cells under %d columns; of which period its values are is left open"):format(
        name and name.text or "without a label", #row, #tbl.heads), { row[1].first, row[#row].last })
  end
  report_misprints(values, name and name.text, ctx)
  ctx.emit("measures", { name = name and name.at, group = group and group.at, unit = unit, origin = "kpi_table", values = values,
    at = { row[1].first, row[#row].last } })
end

--- A label and the places of its pieces.
local function label(cell, before)
  local at = before and table.move(before.pieces, 1, #before.pieces, 1, {}) or {}
  at[#at + 1] = { cell.first, cell.last }
  return { text = before and before.text .. " " .. cell.text or cell.text, pieces = at, at = #at == 1 and at[1] or at }
end

--- The rows of a table. A row of a name alone heads the rows after it (a group), or is a piece of the name after or before it.
local function read_rows(tbl, ctx)
  local rows, group, open = tbl.rows, nil, nil
  local pending -- the measure before, whose name may go on
  local function flush()
    if pending then emit_row(pending.row, pending.name, pending.group, tbl, ctx) end
    pending = nil
  end
  local function lost()
    if open then ctx.diagnose("warning", "missing_value", ("%q has no values"):format(open.text), open.pieces[1]) end
  end
  for _, row in ipairs(rows) do
    local cell = row[1]
    if is_lone(row) then
      if open and #open.pieces < MAX_PIECES and (starts_small(cell) or ends_open(open.text)) then open = label(cell, open)
      elseif not open and pending and pending.name and #pending.name.pieces < MAX_PIECES
        and (starts_small(cell) or ends_open(pending.name.text)) then
        pending.name = label(cell, pending.name)
      else
        lost()
        open = label(cell)
      end
    else
      flush()
      if numeric(cell) and tbl.heads and #row == #tbl.heads - 1 then
        table.insert(row, 1, { first = cell.first, last = cell.first - 1, text = "" })
        cell = row[1]
      end
      local name = filled(cell) and label(cell) or nil
      if open and name and (starts_small(cell) or ends_open(open.text)) then name, open = label(cell, open), nil
      elseif open then group, open = open, nil end
      pending = { row = row, name = name, group = group }
    end
  end
  flush()
  lost()
end

--- Reads a table with what is said of it: statements under it, else those before all tables.
local function finish(tbl, ctx, before, main)
  if tbl.header then
    tbl.heads = {}
    for i, cell in ipairs(tbl.header) do
      tbl.heads[i] = { printed = filled(cell) and cell.text or nil, period = period.of_column(cell.text, { tbl.said, before }, main) }
    end
    for _, row in ipairs(tbl.rows) do parted(row, #tbl.heads) end
  elseif #tbl.rows > 0 then
    ctx.diagnose("warning", "lost_header", "a table of indicators without the names of its columns",
      { tbl.rows[1][1].first, tbl.rows[1][#tbl.rows[1]].last })
  end
  read_rows(tbl, ctx)
end

local function has_numbers(tbl)
  for _, row in ipairs(tbl.rows) do
    for i = 2, #row do
      if numeric(row[i]) then return true end
    end
  end
  return false
end

local function read(lines, ctx)
  local before = said[ctx.report] or {}
  said[ctx.report] = before
  local main = period.of_section(ctx.section) or before.main
  local tbl

  local function close()
    if tbl and has_numbers(tbl) then finish(tbl, ctx, before, main) end
    tbl = nil
  end

  for _, line in ipairs(lines) do
    local row = line.kind == tape.header or line.kind == tape.row
    local cells = line.cells
    for _, cell in ipairs(row and cells or {}) do cell.text = ctx.text(cell.first, cell.last) end
    if row and (line.kind == tape.header or is_header(cells)) then
      close()
      tbl = { header = cells, rows = {}, said = {} }
    elseif row then
      if not tbl or tbl.closed then
        close()
        tbl = { rows = {}, said = {} }
      end
      tbl.rows[#tbl.rows + 1] = cells
    elseif line.kind == tape.paragraph or line.kind == tape.item or line.kind == tape.note then
      local printed = ctx.text(line.first, line.last)
      if tbl then tbl.closed = true end
      local list = tbl and tbl.said or before
      for _, statement in ipairs(period.statements(printed)) do list[#list + 1] = statement end
      if not main and not tbl and printed:lower():find("summary", 1, true) then
        main = period.of_section { title = printed }
        before.main = main
      end
    end
  end
  close()
end

return {
  name = "kpi_tables",
  kind = "section",
  section = { "appendix", "performance_summary", "kpi" },
  doc = "reads the indicators of a delivery plan: rows, groups of rows, and the periods that the words around a table give its columns",
  pattern = pattern,
  read = read,
}
