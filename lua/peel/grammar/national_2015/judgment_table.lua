--- The table of all forces: a row a force, a column a question, in any order and in several pieces.
local forces = require "peel.forces"
local core = require "peel.grammar.core"
local areas = require "peel.grammar.national_2015.area"

local grade_of = setmetatable({}, { __mode = "k" })

-- the grade that a cell says and nothing else, or nil
local function grade_in(framework, printed)
  if not grade_of[framework] then grade_of[framework] = core.grade_line(core.grade(framework)) * -1 end
  return grade_of[framework]:match(printed)
end

local named = core.mention { "force", "forces", "police force", "constabulary", "name" }

--- What the columns of a header are: areas by column, and the column that names the force.
local function columns_of(framework, header)
  local columns, found, force, seen = { areas = {}, heads = {} }, 0, nil, {}
  for i, cell in ipairs(header) do
    local area = not grade_in(framework, cell.text) and areas.of_heading(framework, cell.text)
    if area and not seen[area] then
      columns.areas[i], columns.heads[i], found, seen[area] = area, cell.text, found + 1, true
    elseif not area and (cell.text == "" or named:match(cell.text)) then
      force = force or i
    end
  end
  columns.force = force
  return found >= 2 and force and columns or nil
end

-- does a row hold grades under the columns of a table begun before?
local function fits(framework, row, columns)
  local grades = 0
  for i in pairs(columns.areas) do
    if row[i] and grade_in(framework, row[i].text) then grades = grades + 1 end
  end
  return grades > 0 and row[columns.force] ~= nil and not grade_in(framework, row[columns.force].text)
end

--- The columns of a table: its own header's, those of a row that is the header again, or those of the piece before.
local function open_columns(tbl, ctx)
  local own = columns_of(ctx.framework, tbl.header)
  if own then return own, 1 end
  local first = tbl.rows[1]
  local repeated = first and columns_of(ctx.framework, first)
  if repeated then return repeated, 2 end
  local before = ctx.shared.judgment_columns
  if before and first and fits(ctx.framework, first, before) then return before, 1 end
end

local function test(tbl, ctx)
  if ctx.report.kind ~= "national_overview" then return false end
  local columns, from = open_columns(tbl, ctx)
  if not columns then return false end
  return tbl.rows[from] ~= nil and fits(ctx.framework, tbl.rows[from], columns)
end

-- how a cell's force is called: canonical where the registry knows it, else as printed without "Police"
local function force_in(printed)
  local plain = printed:gsub("%s*[%*†‡]+$", "")
  if plain == "" then return nil end
  return forces.find(plain) or forces.strip(plain)
end

local function read_row(row, columns, ctx)
  local force = row[columns.force] and force_in(row[columns.force].text)
  if not force then return end
  ctx.shared.forces = ctx.shared.forces or {}
  if not ctx.shared.forces[force] and not forces.find(force) then
    ctx.diagnose("note", "unknown_force", ("%s is not a force of the registry; the name is taken as printed"):format(force),
      row[columns.force].spans)
  end
  ctx.shared.forces[force] = ctx.shared.forces[force] or {}
  for i, cell in ipairs(row) do
    local area = columns.areas[i]
    local grade = area and grade_in(ctx.framework, cell.text)
    if grade then
      ctx.shared.forces[force][area] = grade
      ctx.emit("judgments", {
        force = force, area = area, scope = area:find "^overall_" and "overall" or "area", grade = grade,
        question = columns.heads[i], year = ctx.framework.year, spans = cell.spans,
      })
    elseif area and cell.text ~= "" then
      ctx.diagnose("warning", "cell_without_grade", ("the cell of %s for %s is no grade: %s"):format(force, area, cell.text))
    end
  end
end

local function read(tbl, ctx)
  local columns, from = open_columns(tbl, ctx)
  ctx.shared.judgment_columns = columns
  if tbl.header[1] and from == 1 and not columns_of(ctx.framework, tbl.header) and fits(ctx.framework, tbl.header, columns) then
    read_row(tbl.header, columns, ctx) -- a piece whose first row was taken for a header
  end
  for i = from, #tbl.rows do
    if not columns_of(ctx.framework, tbl.rows[i]) then read_row(tbl.rows[i], columns, ctx) end
  end
end

return {
  name = "judgment_table",
  kind = "table",
  report_kind = "national_overview",
  doc = "reads the table of all forces' grades",
  test = test,
  read = read,
}
