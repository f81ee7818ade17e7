--- Measures of a figure's table, also of one that lost its first column, the names: the numbers are sure, what they count is not.
local columns = require "peel.grammar.core.columns"
local core = require "peel.grammar.core"
local whole = require "peel.grammar.figure_measures"

-- every column of the header names an entity, and the rows begin with a number
local function lost_names(tbl)
  if #tbl.header < 2 then return false end
  for _, cell in ipairs(tbl.header) do
    if not columns.leading(cell.text) and not cell.text:lower():find "%f[%a]rate%s*$" then return false end
  end
  local numbers, others = 0, 0
  for _, row in ipairs(tbl.rows) do
    local first = row[1] and row[1].text or ""
    if core.value(first) then numbers = numbers + 1 elseif first ~= "" then others = others + 1 end
  end
  return numbers > others
end

-- whose a column is: "Wessex rate", "England and Wales rate"
local function entity_of(cell, ctx)
  local own = ctx.report.force
  local printed = cell.text:gsub("%s+", " ")
  local first, last = columns.leading(printed)
  if first then return core.short(printed:sub(first, last), own) end
  return core.short(printed:gsub(" [Rr]ate$", ""), own)
end

local function read_nameless(tbl, ctx)
  local caption = tbl.caption_text or ""
  local period = columns.period(caption)
  local unit = core.unit(caption)
  local poured = 0
  for _, row in ipairs(tbl.rows) do
    local values, by_unit, order, spans = {}, {}, {}, {}
    for i, cell in ipairs(row) do
      local parts = core.value(cell.text)
      if parts and tbl.header[i] then
        values[#values + 1] = { parts = parts, cell = cell, head = tbl.header[i] }
        table.move(cell.spans, 1, #cell.spans, #spans + 1, spans)
      elseif cell.text ~= "" and not core.is_no_value(cell.text) then
        poured = poured + 1
      end
    end
    for _, value in ipairs(values) do
      local of = value.parts.percent and "percent" or unit or "count"
      if not by_unit[of] then
        by_unit[of] = {}
        order[#order + 1] = of
      end
      table.insert(by_unit[of], {
        entity = entity_of(value.head, ctx), column = value.head.text, period = period, value = value.parts.value, raw = value.cell.text,
        cell = value.cell.spans,
      })
    end
    for _, of in ipairs(order) do
      ctx.emit("measures", { unit = of, origin = tbl.number and ("figure %d"):format(tbl.number) or nil, values = by_unit[of], spans = spans })
    end
  end
  ctx.diagnose("warning", "measure_without_name", "a table that lost its names: the numbers are read, what they count is not known", nil)
  if poured > 0 then
    ctx.diagnose("warning", "unreadable_value", ("%d cells of a damaged table hold no one number"):format(poured), nil)
  end
end

return {
  name = "damaged_figure_measures",
  kind = "table",
  doc = "reads the measures of a figure's table, without names where the column of names was lost",
  test = function(tbl) return tbl.header ~= nil and (lost_names(tbl) or whole.test(tbl)) end,
  read = function(tbl, ctx)
    if lost_names(tbl) then read_nameless(tbl, ctx) else whole.read(tbl, ctx) end
  end,
}
