--- The grades of `peel show`: a row each where they are few, else how many forces have which, and who the best and worst are.

local grade = require "peel.grade"
local layout = require "peel.show.layout"
local plain = require "peel.export.plain"

local cell = layout.cell

local MANY = 12 -- more judgments than this are counted
local FEW = 12 -- so many forces of one grade are named, no more

local grades = {}

--- A grade's colour says nothing that its name does not.
local function paint_of(value)
  if not value or not value.rank then return "dim" end
  local most = #grade.scale(value.scale).names
  return value.rank * 2 <= most and "green" or value.rank == most and "red" or "yellow"
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

local function counted(counts)
  local parts = {}
  for i, name in ipairs(plain.grades(counts or {})) do parts[i] = counts[name] .. " " .. name end
  return table.concat(parts, ", ")
end

--- The printed numbers of forces by grade of each area that has them once.
local function distributions(report)
  local by_area, twice = {}, {}
  for record in report:list("distributions"):each() do
    local area = record.area or ""
    by_area[area], twice[area] = record, by_area[area] ~= nil
  end
  for area in pairs(by_area) do
    if twice[area] then by_area[area] = nil end
  end
  return by_area
end

--- Every grade that occurs or could have: those of the scales that occur, best first, then the kinds of no grade.
local function columns_of(judgments)
  local columns, seen = {}, {}
  local function add(name)
    if not seen[name] then seen[name], columns[#columns + 1] = true, name end
  end
  for _, judgment in ipairs(judgments) do
    local scale = judgment.grade and judgment.grade.scale
    for _, name in ipairs(scale and grade.scale(scale).names or {}) do add(name) end
  end
  for _, judgment in ipairs(judgments) do add(judgment.grade and judgment.grade.name or "no grade") end
  return columns
end

--- The forces of one area by grade, and the grades that occur, best first.
local function by_grade(judgments, area)
  local forces, order = {}, {}
  for _, judgment in ipairs(judgments) do
    local value = judgment.grade
    if (judgment.area or "") == area and value and value.rank then
      if not forces[value] then forces[value], order[#order + 1] = {}, value end
      table.insert(forces[value], judgment.force or "?")
    end
  end
  table.sort(order, function(x, y) return x.rank < y.rank end)
  return forces, order
end

--- "inadequate: Essex, Surrey; outstanding: Durham": who has the worst grade given in an area and who the best of the scale.
local function extremes(judgments, area)
  local forces, order = by_grade(judgments, area)
  local worst, best, parts = order[#order], order[1], {}
  for _, value in ipairs { worst, best ~= worst and best and best.rank == 1 and best or nil } do
    local names = forces[value]
    if #names <= FEW then parts[#parts + 1] = value.name .. ": " .. table.concat(names, ", ") end
  end
  return table.concat(parts, "; ")
end

--- Where the printed numbers of forces say what the judgments counted say.
local function agrees(judgments, record)
  local have = {}
  for _, judgment in ipairs(judgments) do
    if judgment.area == record.area and judgment.grade then
      have[judgment.grade.name] = (have[judgment.grade.name] or 0) + 1
    end
  end
  for name, count in pairs(record.counts or {}) do
    if (have[name] or 0) ~= count then return false end
  end
  return true
end

--- Many forces: an area a row with its counts, and the forces at both ends of the scale.
local function of_forces(report, style, judgments, forces)
  local met, named, stated, differing = {}, {}, 0, {}
  for i, judgment in ipairs(judgments) do
    met[i] = { judgment.area or "(no area)", judgment.grade and judgment.grade.name or "no grade" }
  end
  local fixed = layout.matrix(style, met, columns_of(judgments))
  for _, tally in ipairs(layout.tally(report:list("judgments"):column "area", #judgments)) do
    local text = extremes(judgments, tally.value)
    if text ~= "" then named[#named + 1] = { cell(tally.value), cell(text) } end
  end
  local lines = layout.hanging(style, named)
  table.move(lines, 1, #lines, #fixed + 1, fixed)
  for record in report:list("distributions"):each() do
    if agrees(judgments, record) then stated = stated + 1
    else
      differing[#differing + 1] = { cell(record.area), cell "printed:", cell(counted(record.counts)),
        cell(layout.place(record, record.mentions), "dim") }
    end
  end
  table.move(layout.columns(style, differing, { 3 }), 1, #differing, #fixed + 1, fixed)
  local text = ("%d of %s"):format(#judgments, layout.count(forces, "force"))
  if stated > 0 then text = ("%s; the printed numbers of forces agree in %s"):format(text, layout.count(stated, "area")) end
  return { text = text, fixed = fixed }
end

--- One force with more areas than there is room for: the areas by grade.
local function of_areas(style, judgments)
  local areas, rows = {}, {}
  for _, judgment in ipairs(judgments) do
    local name = judgment.grade and judgment.grade.name or "no grade"
    areas[name] = areas[name] or { grade = judgment.grade }
    table.insert(areas[name], judgment.area or "(no area)")
  end
  for _, name in ipairs(columns_of(judgments)) do
    if areas[name] then
      rows[#rows + 1] = { cell(name, paint_of(areas[name].grade)), layout.right(#areas[name]), cell(table.concat(areas[name], ", ")) }
    end
  end
  return { text = tostring(#judgments), fixed = layout.hanging(style, rows) }
end

--- The numbers of forces beside grades are as short as can be: "6/14/21/2" under "excellent/good/fair/poor".
local function beside(stated)
  local any = {}
  for _, record in pairs(stated) do
    for name in pairs(record.counts or {}) do any[name] = 1 end
  end
  local names = plain.grades(any)
  return table.concat(names, "/"), function(record)
    local parts = {}
    for i, name in ipairs(names) do parts[i] = record.counts and record.counts[name] or "-" end
    return table.concat(parts, "/")
  end
end

--- A row for each grade; under a header where the numbers of forces stand beside them.
local function rows_of(report, judgments, alone)
  local earlier, stated, rows = earlier_grades(report), alone and distributions(report) or {}, {}
  local names, short = beside(stated)
  for _, judgment in ipairs(judgments) do
    local area = judgment.area or ""
    local record = stated[area]
    rows[#rows + 1] = { cell(judgment.force ~= report.force and judgment.force or nil), cell(judgment.area),
      cell(judgment.grade, paint_of(judgment.grade)), cell(earlier[area], "dim"), cell(layout.place(judgment, judgment.mentions), "dim"),
      cell(record and short(record) or nil, "dim") }
    earlier[area], stated[area] = nil, nil
  end
  for prior in report:list("prior_judgments"):each() do
    local area = prior.area or ""
    if earlier[area] then
      rows[#rows + 1] = { cell "", cell(prior.area), cell "", cell(earlier[area], "dim"), cell(layout.place(prior), "dim"), cell "" }
      earlier[area] = nil
    end
  end
  local head = { cell "", cell "", cell "", cell "", cell "", cell(names, "dim") }
  return rows, names ~= "" and { head } or {}
end

---@param report peel.Report
---@param style peel.Style
---@param all boolean? every judgment, beside what sums them up
---@return peel.Part?
function grades.judgments(report, style, all)
  local judgments = report:list("judgments"):totable()
  local forces = #layout.tally(report:list("judgments"):column "force", #judgments)
  local part = { fixed = {} }
  local many = #judgments > MANY
  if many then part = forces > 1 and of_forces(report, style, judgments, forces) or of_areas(style, judgments) end
  local rows, head = {}, {}
  if all or not many then rows, head = rows_of(report, judgments, forces <= 1) end
  if #rows == 0 and not many then return nil end
  if #judgments == 0 then part.text = "none for this inspection" end
  if #head > 0 then part.text = (part.text or #judgments) .. "; beside them, how many of all forces had which" end
  part.title, part.rows, part.least, part.head = "Grades", #rows, MANY, #head
  function part.lines(n) return layout.columns(style, table.move(rows, 1, n, #head + 1, { head[1] }), { 2, 4, 6 }) end
  return part
end

--- The printed numbers of forces by grade that do not stand beside the grades.
---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function grades.distributions(report, style)
  local judgments = report:list("judgments"):totable()
  local forces = #layout.tally(report:list("judgments"):column "force", #judgments)
  if forces > 1 and #judgments > MANY then return nil end
  local once, rows, graded = forces <= 1 and #judgments <= MANY and distributions(report) or {}, {}, {}
  for _, judgment in ipairs(judgments) do graded[judgment.area or ""] = true end
  for record in report:list("distributions"):each() do
    local area = record.area or ""
    if not (once[area] and graded[area]) then
      rows[#rows + 1] = { cell(record.area), cell(counted(record.counts)), cell(layout.place(record, record.mentions), "dim") }
    end
  end
  if #rows == 0 then return nil end
  return { title = "Forces by grade", text = tostring(#rows), rows = #rows, least = 3, lines = function(n)
    return layout.columns(style, table.move(rows, 1, n, 1, {}), { 2 })
  end }
end

return grades
