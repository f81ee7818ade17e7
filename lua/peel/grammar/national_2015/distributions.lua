--- How many forces received each grade: a table with a grade a column, or a grade a row.
local core = require "peel.grammar.core"
local areas = require "peel.grammar.national_2015.area"
local count = require "peel.grammar.national_2015.count"

local only_grade = setmetatable({}, { __mode = "k" })

local function grade_in(framework, cell)
  if not only_grade[framework] then only_grade[framework] = core.grade_line(core.grade(framework)) * -1 end
  return cell and only_grade[framework]:match(cell.text)
end

-- a cell that says a number of forces: "35", "35 forces", "No forces"
local function count_in(cell)
  if not cell then return nil end
  local printed = cell.text:gsub("%s*%(.*%)$", ""):gsub("%s+[Ff]orces?$", "")
  return count.value(printed)
end

--- Pairs grades with counts; nil unless each has its number and there are two of them at least.
local function paired(framework, grades, numbers, offset)
  local counts, spans, n = {}, {}, 0
  for i = 1 + offset, #grades do
    local grade, value = grade_in(framework, grades[i]), count_in(numbers[i])
    if not grade or not value or counts[grade] then return nil end
    counts[grade], n = value, n + 1
    for _, cell in ipairs { grades[i], numbers[i] } do table.move(cell.spans, 1, #cell.spans, #spans + 1, spans) end
  end
  return n >= 2 and counts or nil, spans
end

local function by_columns(tbl, framework)
  local grades, numbers = tbl.header, tbl.rows[1]
  if #grades == 0 then grades, numbers = tbl.rows[1], tbl.rows[2] end
  if not grades or not numbers then return nil end
  if tbl.rows[#grades == #tbl.header and 2 or 3] then return nil end -- a table of more is another one
  local offset = grade_in(framework, grades[1]) and 0 or 1
  return paired(framework, grades, numbers, offset)
end

local function by_rows(tbl, framework)
  local grades, numbers = {}, {}
  for _, row in ipairs(tbl.rows) do
    if #row ~= 2 then return nil end
    grades[#grades + 1], numbers[#numbers + 1] = row[1], row[2]
  end
  if #tbl.header == 2 and grade_in(framework, tbl.header[1]) then
    table.insert(grades, 1, tbl.header[1])
    table.insert(numbers, 1, tbl.header[2])
  end
  return paired(framework, grades, numbers, 0)
end

local function counts_of(tbl, framework)
  local counts, spans = by_columns(tbl, framework)
  if not counts then counts, spans = by_rows(tbl, framework) end
  return counts, spans
end

-- cells by their places in the source, so that the first span is the first place
local function in_order(spans)
  local pairs_, out = {}, {}
  for i = 1, #spans, 2 do pairs_[#pairs_ + 1] = { spans[i], spans[i + 1] } end
  table.sort(pairs_, function(a, b) return a[1] < b[1] end)
  for _, pair in ipairs(pairs_) do
    out[#out + 1] = pair[1]
    out[#out + 1] = pair[2]
  end
  return out
end

return {
  name = "distributions",
  kind = "table",
  report_kind = "national_overview",
  doc = "reads the small tables of how many forces received each grade",
  test = function(tbl, ctx) return counts_of(tbl, ctx.framework) ~= nil end,
  read = function(tbl, ctx)
    local counts, spans = counts_of(tbl, ctx.framework)
    local area = areas.of_section(ctx.framework, ctx.section)
    if not area then
      ctx.diagnose("warning", "distribution_without_area", "numbers of forces by grade whose area is not known; they are left out")
      return
    end
    ctx.emit("distributions", { area = area, counts = counts, spans = in_order(spans) })
  end,
}
