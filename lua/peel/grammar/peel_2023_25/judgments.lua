--- Judgments of graded areas: the table whose columns are the grades, and the grade alone under an area's heading. The sentence
-- that says it again ("… is good at …") is compared with both, and stands for them where they were lost.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local areas = require "peel.grammar.peel_2023_25.areas"
local P, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape

-- so many grades in one row, each alone in its cell, make it the header of the table
local HEADER = 3
-- so many bytes of a cell may name an area
local LONGEST_CELL = 200

local function pattern(env)
  local grade = core.grade(env.framework)
  local cell_end = #(P "\9" + text.eol)
  local cell = Ct(Cg(Cp(), "first") * (core.grade_line(Cg(grade, "grade")) * cell_end + P(true))
    * (P(1) - S "\9\n") ^ 0 * Cg(tape.last, "last"))
  local row = #S "\5\6" * tape.kind * Cg(Ct(cell * (P "\9" * cell) ^ 0), "cells")
  local alone = core.grade_line(Cg(Cp(), "from") * Cg(grade, "grade") * Cg(tape.last, "to")) * #text.eol
  -- "Wessex Police is good at …", "Wessex Police's leadership and management requires improvement."
  local name = core.force + text.any_of { "the force", "the constabulary" }
  local possessive = (text.apostrophe * S "sS" ^ -1) ^ -1
  local said = name * possessive * text.ws * (-grade * text.word * (S " ,(" ^ 1)) ^ -12
    * Cg(Cp(), "from") * Cg(grade, "said") * Cg(tape.last, "to")
    * #(text.ws * text.any_of { "at", "in" } + S "." ^ -1 * text.ws0 * text.eol)
  local line = Ct(row + tape.kind * Cg(Cp(), "first") * (alone + said) ^ -1 * tape.rest * Cg(tape.last, "last"))
  return Ct((line * text.eol + tape.rest * "\n") ^ 0) * Cc(true)
end

local function is_header(cells)
  local count = 0
  for _, cell in ipairs(cells) do count = count + (cell.grade and 1 or 0) end
  return count >= HEADER
end

-- the grades of one row: under the header's columns, or beside an area, or areas behind their grade
local function read_row(line, header, area_of, take, unread)
  local cells = line.cells
  for _, cell in ipairs(cells) do
    local size = cell.last - cell.first + 1
    cell.area = not cell.grade and size > 0 and size <= LONGEST_CELL and area_of(cell) or nil
  end
  if header then
    for i, cell in ipairs(cells) do
      local head = header[i]
      if cell.area and head and head.grade then take(cell.area, head.grade, cell, "table")
      elseif cell.last >= cell.first then unread(cell) end
    end
  elseif #cells == 2 and cells[1].area and cells[2].grade then
    take(cells[1].area, cells[2].grade, cells[2], "table")
  elseif cells[1].grade then
    for i = 2, #cells do
      if cells[i].area then take(cells[i].area, cells[1].grade, cells[i], "table") end
    end
  end
end

local WEIGHT = { line = 3, table = 2, said = 1 }

local function read(lines, ctx)
  local find = areas.finder(ctx.framework)
  local ungraded = areas.ungraded(ctx.framework)
  local function area_of(piece) return find(ctx.text(piece.first, piece.last)) end
  local order, by_area = {}, {}
  local header, chapter, pending

  local function take(area, grade, piece, how)
    local found = by_area[area]
    if not found then
      found = { area = area, places = {} }
      by_area[area], order[#order + 1] = found, found
    end
    local first, last = piece.from or piece.first, piece.to or piece.last
    table.insert(found.places, { grade = grade, first = first, last = last, how = how })
    if not found.best or WEIGHT[how] > WEIGHT[found.best] then found.best, found.grade = how, grade end
  end
  local function unread(cell)
    ctx.diagnose("warning", "unread_cell", ("%q in the table of judgments names no area that is known"):format(
      ctx.text(cell.first, cell.last)), { cell.first, cell.last })
  end

  for _, line in ipairs(lines) do
    if line.cells then
      if is_header(line.cells) then header = line.cells
      else read_row(line, header, area_of, take, unread) end
      if line.kind == tape.header and not is_header(line.cells) then header = nil end
    else
      header = nil
      local area = line.kind == tape.heading and area_of(line)
      if area then
        chapter, pending = area, area
        by_area[area] = by_area[area] or { area = area, places = {} }
        if by_area[area].question == nil then by_area[area].question = ctx.text(line.first, line.last) end
        local known = false
        for _, found in ipairs(order) do known = known or found.area == area end
        if not known then order[#order + 1] = by_area[area] end
      elseif line.grade and pending then
        take(pending, line.grade, line, "line")
        pending = nil
      elseif line.said and chapter and line.kind == tape.paragraph then
        take(chapter, line.said, line, "said")
        chapter, pending = nil, nil
      elseif line.kind == tape.heading then
        chapter, pending = nil, nil
      end
    end
  end

  for _, found in ipairs(order) do
    local mentions = {}
    for _, place in ipairs(found.places) do
      if place.how ~= "said" or found.best == "said" then
        mentions[#mentions + 1] = { as = place.grade, at = { place.first, place.last } }
      end
      if place.grade ~= found.grade then
        ctx.diagnose("warning", "grades_disagree",
          ("%s is graded %s in one place and %s in another"):format(found.area, found.grade, place.grade), { place.first, place.last })
      end
    end
    if #mentions > 0 and not ungraded[found.area] then
      if found.best == "said" then
        ctx.diagnose("note", "grade_from_prose", ("the grade of %s is read from a sentence"):format(found.area), mentions[1].at)
      end
      local at = {}
      for i, mention in ipairs(mentions) do at[i] = mention.at end
      ctx.emit("judgments", {
        force = ctx.report.force, area = found.area, scope = "area", grade = found.grade, question = found.question,
        year = ctx.framework.year, mentions = mentions, at = at,
      })
    elseif found.question and not ungraded[found.area] then
      ctx.diagnose("warning", "area_without_grade", ("no grade was found for %s"):format(found.area), nil)
    end
  end
end

return {
  name = "graded_areas",
  kind = "spine",
  report_kind = "force_inspection",
  doc = "reads the table whose columns are the grades, and the grades under the areas' headings",
  pattern = pattern,
  read = read,
}
