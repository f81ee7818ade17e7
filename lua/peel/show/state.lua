--- The parts of `peel show` about how well a report was read: diagnostics and coverage.

local layout = require "peel.show.layout"

local cell, right = layout.cell, layout.right
local PAINT = { error = "red", warning = "yellow", note = "dim" }
local ORDER = { "error", "warning", "note" }

local state = {}

--- Diagnostics of one code in one group: the gravest first, then as they stand.
local function by_code(list)
  local groups, found = {}, {}
  for record in list:each() do
    local key = record.severity .. " " .. record.code
    local group = found[key]
    if not group then
      group = { severity = record.severity, code = record.code, message = record.message, lines = {}, count = 0 }
      found[key], groups[#groups + 1] = group, group
    end
    group.count = group.count + 1
    local span = record.spans and record.spans[1]
    if span then table.insert(group.lines, span.line) end
  end
  local sorted = {}
  for _, severity in ipairs(ORDER) do
    for _, group in ipairs(groups) do
      if group.severity == severity then sorted[#sorted + 1] = group end
    end
  end
  return sorted
end

---@param report peel.Report
---@return peel.Part?
function state.diagnostics(report)
  local list = report:list "diagnostics"
  if #list == 0 then return nil end
  local groups, totals, rows = by_code(list), {}, {}
  for i, group in ipairs(groups) do
    totals[group.severity] = (totals[group.severity] or 0) + group.count
    table.sort(group.lines)
    rows[i] = { cell(group.severity, PAINT[group.severity]), cell(group.code), right(group.count > 1 and "x" .. group.count or nil),
      cell(group.message), cell(layout.lines(group.lines), "dim") }
  end
  local words = {}
  for _, severity in ipairs(ORDER) do
    if totals[severity] then words[#words + 1] = layout.count(totals[severity], severity) end
  end
  return { title = "Diagnostics", text = table.concat(words, ", "), rows = #rows, least = 3,
    lines = function(style, n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 4, 5 }) end }
end

--- The share of lines that are understood, in words.
---@param count peel.SectionCoverage
---@return string
function state.share(count)
  if count.lines == 0 then return "no lines" end
  local understood = count.lines - count.not_understood
  -- never rounded up to all of them
  return ("%d%% of %s"):format(understood * 100 // count.lines, layout.count(count.lines, "line"))
end

---@param report peel.Report
---@return peel.Part
function state.coverage(report)
  local coverage, rows = report:coverage(), {}
  for _, section in ipairs(coverage.sections) do
    if section.not_understood > 0 then rows[#rows + 1] = section end
  end
  table.sort(rows, function(x, y)
    if x.not_understood ~= y.not_understood then return x.not_understood > y.not_understood end
    return x.id < y.id
  end)
  for i, section in ipairs(rows) do
    rows[i] = { right(("%d of %d"):format(section.not_understood, section.lines)), cell(section.title or "(before the first heading)"),
      cell(layout.lines(section.lines_not_understood), "dim") }
  end
  local text = ("%s understood: %d claimed, %d prose, %d furniture; %d not understood"):format(state.share(coverage), coverage.claimed,
    coverage.prose, coverage.furniture, coverage.not_understood)
  return { title = "Coverage", text = text, rows = #rows, least = 3, most = 8,
    lines = function(style, n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 2, 3 }) end }
end

return state
