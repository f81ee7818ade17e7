--- The telephone survey: a question a row, the force's share of positive answers and the range of the national average.
local core = require "peel.grammar.core"

local function folded(cell) return cell.text:lower():gsub("%s+", " ") end

-- "40.1–44.9": two numbers and a dash or "to"
local function is_range(printed)
  local low, high = printed:match "^%s*([%d%.]+)%s*%%?%s*[%-–—to]+%s*([%d%.]+)%s*%%?%s*$"
  return low ~= nil and tonumber(low) ~= nil and tonumber(high) ~= nil
end

local function is_question(header)
  return header[1] ~= nil and (folded(header[1]):find "^questions?$" ~= nil)
end

local function test(tbl)
  local header = tbl.header
  if not header or #header < 2 then return false end
  local percent = false
  for i = 2, #header do percent = percent or header[i].text:find("%", 1, true) ~= nil or folded(header[i]):find "per ?cent" ~= nil end
  local caption = (tbl.caption_text or ""):lower():find("survey", 1, true)
  return percent and (is_question(header) or caption ~= nil)
end

-- what a column is of: the nation's average, or the report's force
local function column_of(cell, ctx)
  local printed = folded(cell)
  if printed:find("national", 1, true) or printed:find("england and wales", 1, true) then return "England and Wales" end
  return ctx.report.force
end

local function spans_of(row)
  local first, last
  for _, cell in ipairs(row) do
    if cell.spans[1] then
      first = first or cell.spans[1]
      last = cell.spans[#cell.spans]
    end
  end
  return first and { first, last } or {}
end

local function read(tbl, ctx)
  for _, row in ipairs(tbl.rows) do
    local name = row[1] and row[1].text or ""
    local values = {}
    for i = 2, math.min(#row, #tbl.header) do
      local cell = row[i]
      local parts = core.value(cell.text)
      if parts or is_range(cell.text) then
        values[#values + 1] = {
          entity = column_of(tbl.header[i], ctx), column = tbl.header[i].text, value = parts and parts.value or nil, raw = cell.text,
          cell = cell.spans,
        }
      elseif cell.text ~= "" and not core.is_no_value(cell.text) then
        ctx.diagnose("warning", "unreadable_value", ("%q is neither a number nor a range"):format(cell.text), nil)
      end
    end
    if #values > 0 then
      ctx.emit("measures", { name = name ~= "" and name or nil, unit = "percent", origin = "survey_table", values = values,
        spans = spans_of(row) })
      if name == "" then ctx.diagnose("warning", "measure_without_name", "a row whose question was lost", nil) end
    end
  end
end

return {
  name = "hmic_2007.survey",
  kind = "table",
  doc = "reads the telephone survey: a question a row, the force's share and the range of the national average",
  test = test,
  read = read,
}
