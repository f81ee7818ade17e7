--- The parts of `peel show` about how well a report was read: what disagrees, what else was met, and coverage.

local layout = require "peel.show.layout"

local cell, right = layout.cell, layout.right
local PAINT = { error = "red", warning = "yellow", note = "dim" }
local ORDER = { "error", "warning", "note" }

local state = {}

local DISAGREE = { misprint = true, wording_differs = true, number_repeated = true, entry_unmatched = true }

--- Does a diagnostic of this code say that a report says two things?
local function disagrees(code) return DISAGREE[code] or code:find "_disagrees?$" ~= nil or code:find "_differs?$" ~= nil end

--- The diagnostics on one side of that question.
local function chosen(report, wanted)
  local found = {}
  for record in report:list("diagnostics"):each() do
    if disagrees(record.code or "") == wanted then found[#found + 1] = record end
  end
  return found
end

--- Diagnostics of one code in one group: the gravest first, then as they stand.
local function by_code(list)
  local groups, found = {}, {}
  for _, record in ipairs(list) do
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

--- What the report says in two ways, and the statements that do not work out: "none" where there is nothing of the kind.
---@param report peel.Report
---@param style peel.Style
---@return peel.Part
function state.disagreements(report, style)
  local list, rows, words = chosen(report, true), {}, {}
  for i, group in ipairs(by_code(list)) do
    words[i] = ("%d %s"):format(group.count, group.code)
    local first = true
    for _, record in ipairs(list) do
      if record.code == group.code and record.severity == group.severity then
        rows[#rows + 1] = { cell(first and record.code or nil, PAINT[record.severity]), cell(record.message), cell(layout.place(record), "dim") }
        first = false
      end
    end
  end
  local claims = 0
  for claim in report:list("claims"):each() do
    if claim.holds == false then
      claims = claims + 1
      rows[#rows + 1] = { cell(claim.check), cell(("%s printed, works out to %s: %s"):format(claim.stated or "?", claim.expected or "?",
        claim.text or "")), cell(layout.place(claim), "dim") }
    end
  end
  if claims > 0 then words[#words + 1] = layout.count(claims, "claim") .. " that " .. (claims == 1 and "does" or "do") .. " not hold" end
  return { title = "Disagreements", text = #rows > 0 and table.concat(words, ", ") or "none", rows = #rows, least = 6,
    lines = function(n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 2, 3 }) end }
end

---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function state.diagnostics(report, style)
  local list = chosen(report, false)
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
    lines = function(n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 4, 5 }) end }
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

--- The share that is understood, and the sections with lines that are not; those that are cut keep their line numbers.
---@param report peel.Report
---@param style peel.Style
---@return peel.Part
function state.coverage(report, style)
  local coverage, sections, rows = report:coverage(), {}, {}
  for _, section in ipairs(coverage.sections) do
    if section.not_understood > 0 then sections[#sections + 1] = section end
  end
  table.sort(sections, function(x, y)
    if x.not_understood ~= y.not_understood then return x.not_understood > y.not_understood end
    return x.id < y.id
  end)
  for i, section in ipairs(sections) do
    rows[i] = { right(("%d of %d"):format(section.not_understood, section.lines)), cell(section.title or "(before the first heading)"),
      cell(layout.lines(section.lines_not_understood), "dim") }
  end
  local text = state.share(coverage) .. " understood"
  if #sections > 0 then text = ("%s, %d not, in %s"):format(text, coverage.not_understood, layout.count(#sections, "section")) end
  text = ("%s; %d claimed, %d prose, %d furniture"):format(text, coverage.claimed, coverage.prose, coverage.furniture)
  return { title = "Coverage", text = text, rows = #rows, least = 4, most = 8,
    lines = function(n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 2, 3 }) end,
    rest = function(n)
      local left = {}
      for i = n + 1, #sections do table.move(sections[i].lines_not_understood, 1, #sections[i].lines_not_understood, #left + 1, left) end
      table.sort(left)
      return ("… and %s more: %s"):format(layout.count(#sections - n, "section"), layout.lines(left))
    end }
end

return state
