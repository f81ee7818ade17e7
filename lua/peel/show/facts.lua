--- The parts of `peel show` about what a report says. A part has a title, a word beside it, a number of rows, and a function
-- that lays out the first n of them; nil where the report has nothing of the kind.

local grade = require "peel.grade"
local layout = require "peel.show.layout"
local plain = require "peel.export.plain"

local cell, right = layout.cell, layout.right

---@class peel.Part
---@field title string
---@field text string? beside the title
---@field rows integer
---@field least integer? rows that it gets before others get more than their least
---@field most integer? rows that it gets at most
---@field head integer? of the lines, how many are a header: they come on top of the rows
---@field lines fun(style: peel.Style, n: integer): string[]

local facts = {}

--- A part with a row for each record of a list.
local function of_list(list, flexible, row, part)
  if #list == 0 then return nil end
  part.rows = #list
  function part.lines(style, n)
    local rows = {}
    for i = 1, n do rows[i] = row(list[i]) end
    return layout.columns(style, rows, flexible)
  end
  return part
end

--- A grade's colour says nothing that its name does not.
local function paint_of(value)
  if not value or not value.rank then return "dim" end
  local grades = #grade.scale(value.scale).names
  return value.rank * 2 <= grades and "green" or value.rank == grades and "red" or "yellow"
end

--- Earlier grades by area: "2014: good".
local function earlier_grades(report)
  local by_area = {}
  for prior in report:list("prior_judgments"):each() do
    local area = prior.area or ""
    local text = ("%s: %s"):format(prior.year or "before", prior.grade or "?")
    by_area[area] = by_area[area] and by_area[area] .. ", " .. text or text
  end
  for area, text in pairs(by_area) do by_area[area] = "(" .. text .. ")" end
  return by_area
end

---@param report peel.Report
---@return peel.Part?
function facts.grades(report)
  local list, earlier, rows = report:list "judgments", earlier_grades(report), {}
  for judgment in list:each() do
    local area = judgment.area or ""
    rows[#rows + 1] = { cell(judgment.force ~= report.force and judgment.force or nil), cell(judgment.area),
      cell(judgment.grade, paint_of(judgment.grade)), cell(earlier[area], "dim"),
      cell(layout.place(judgment, judgment.mentions), "dim") }
    earlier[area] = nil
  end
  for _, prior in ipairs(report:list("prior_judgments"):totable()) do
    local area = prior.area or ""
    if earlier[area] then
      rows[#rows + 1] = { cell "", cell(prior.area), cell "", cell(earlier[area], "dim"), cell(layout.place(prior), "dim") }
      earlier[area] = nil
    end
  end
  if #rows == 0 then return nil end
  return { title = "Grades", text = #list == 0 and "none for this inspection" or nil, rows = #rows, least = 12,
    lines = function(style, n) return layout.columns(style, table.move(rows, 1, n, 1, {}), { 2, 4 }) end }
end

---@param report peel.Report
---@return peel.Part?
function facts.distributions(report)
  return of_list(report:list "distributions", { 2 }, function(record)
    local parts = {}
    for i, name in ipairs(plain.grades(record.counts or {})) do parts[i] = record.counts[name] .. " " .. name end
    return { cell(record.area), cell(table.concat(parts, ", ")), cell(layout.place(record, record.mentions), "dim") }
  end, { title = "Forces by grade", least = 3 })
end

---@param report peel.Report
---@return peel.Part?
function facts.findings(report)
  local list, kinds = report:list "findings", {}
  for i, tally in ipairs(layout.tally(list:column "kind")) do kinds[i] = ("%d %s"):format(tally.count, tally.value) end
  return of_list(list, { 3 }, function(record)
    local text = record.title or record.text or record.items[1]
    return { cell(#kinds > 1 and record.kind or nil), cell(record.area), cell(text), cell(layout.place(record), "dim") }
  end, { title = "Findings", text = table.concat(kinds, ", "), least = 4 })
end

--- "by 2016-03", "within P3M: 2016-05", "immediately".
local function deadline(record)
  local limit = record.deadline
  if not limit then return nil end
  if limit.by then return "by " .. limit.by end
  if limit.within then return "within " .. limit.within .. (limit.due and ": " .. limit.due or "") end
  return limit.when or limit.due
end

---@param report peel.Report
---@return peel.Part?
function facts.recommendations(report)
  local list, dated = report:list "recommendations", 0
  for record in list:each() do dated = dated + (deadline(record) and 1 or 0) end
  return of_list(list, { 3, 4 }, function(record)
    return { right(record.number), cell(deadline(record), "cyan"), cell(record.addressee), cell(record.title or record.text),
      cell(layout.place(record, record.mentions), "dim") }
  end, { title = "Recommendations", text = ("%d, %d with a deadline"):format(#list, dated), least = 3 })
end

---@param report peel.Report
---@return peel.Part?
function facts.follow_ups(report)
  return of_list(report:list "follow_ups", { 3 }, function(record)
    return { cell(record.status), cell(record.area), cell(record.title or record.text), cell(layout.place(record), "dim") }
  end, { title = "Since earlier inspections", least = 2 })
end

local UNITS = { per_1000_population = "per 1,000", per_million_population = "per million", per_1000_households = "per 1,000 households",
  count = "" }

--- A unit as it stands beside a printed number; "" where the number or the measure's name has it.
local function unit_of(measure, raw)
  local unit = measure.unit
  if unit == "percent" then return raw and tostring(raw):find("%", 1, true) and "" or "%" end
  local words = UNITS[unit] or unit
  return words and (measure.name or ""):lower():find(words, 1, true) and "" or words
end

--- The values of a measure by period, each as a row: what the force has, what England and Wales has.
local function add_values(rows, measure, force)
  local by_period, order = {}, {}
  for _, value in ipairs(measure.values) do
    local period = value.period or ""
    local row = by_period[period]
    if not row then
      row = { others = 0 }
      by_period[period], order[#order + 1] = row, period
    end
    local shown = value.raw or value.value
    if force and value.entity == force then row.own = row.own or shown
    elseif value.entity == "England and Wales" then row.all = row.all or shown
    else row.others = row.others + 1 end
  end
  for _, period in ipairs(order) do
    local row = by_period[period]
    local own = row.own or not row.all and layout.count(row.others, "value") or nil
    rows[#rows + 1] = { cell(measure.name or "(no label)"), right(own), right(row.all), cell(unit_of(measure, row.own or row.all), "dim"),
      cell(period, "dim") }
  end
end

---@param report peel.Report
---@return peel.Part?
function facts.numbers(report)
  local list = report:list "measures"
  if #list == 0 then return nil end
  local chosen = list:where { origin = "force_in_numbers" }
  local main = #chosen > 0
  local rows = {}
  for measure in (main and chosen or list):each() do add_values(rows, measure, report.force) end
  if #rows == 0 then return nil end
  local head = { cell "", right(report.force, "dim"), right("England and Wales", "dim"), cell "", cell "" }
  return { title = main and "Force in numbers" or "Numbers", head = 1, rows = #rows, least = 4,
    lines = function(style, n)
      return layout.columns(style, table.move(rows, 1, n, 2, { head }), { 1, 5 })
    end }
end

---@param report peel.Report
---@return peel.Part?
function facts.goals(report)
  local updates = {}
  for update in report:list("updates"):each() do
    local goal = update.goal or 0
    updates[goal] = updates[goal] or {}
    table.insert(updates[goal], update.quarter or "?")
  end
  return of_list(report:list "goals", { 2 }, function(record)
    local quarters = updates[record.number or 0] or {}
    local parts = {}
    for i, tally in ipairs(layout.tally(quarters, #quarters)) do parts[i] = ("%s: %d"):format(tally.value, tally.count) end
    return { right(record.number), cell(record.title), cell(table.concat(parts, ", ")), cell(layout.place(record), "dim") }
  end, { title = "Goals", text = ("%d, with %s"):format(#report:list "goals", layout.count(#report:list "updates", "update")), least = 4 })
end

return facts
