--- Grade lines: a grade alone on a line, right after a heading that names an area or under its "Summary of findings".
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local P, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws0, eol = text.ci, text.ws0, text.eol

-- how far, in bytes of the source, a grade line may stand from its heading: page signs and blank lines fit, a paragraph does not
local NEAR = 400

local dash = text.dash + ":"
local spelling = ci "judg" * ci "e" ^ -1 * ci "ment"
local label = ci "overall" * text.ws * (ci "effectiveness" * text.ws) ^ -1 * (spelling + ci "grade")
local summary = ci "summary of findings" + ci "summary of the findings"
local apart = text.any_of {
  "annex", "appendix", "introduction", "force in numbers", "contents", "glossary", "next steps", "about this inspection", "about the data",
}
local tail = (S "?.: ") ^ 0
local inclusive = tape.last

local function pattern(env)
  local grade = core.grade(env.framework)
  local role = Cg(label * Cc(true), "overall") * tail * #eol
    + Cg(summary * Cc(true), "summary") * tail * #eol
    + Cg(apart * Cc(true), "apart")
  -- "Good", or "Overall judgment: Good" on one line
  local alone = core.grade_line(Cg(Cp(), "from") * Cg(grade, "grade") * Cg(inclusive, "to")) * #eol
  local said = Cg(label * Cc(true), "overall") * ws0 * dash ^ -1 * ws0 * Cg(Cp(), "from") * Cg(grade, "grade") * Cg(inclusive, "to")
    * S "." ^ -1 * #eol
  local cell_end = #(P "\9" + eol)
  local cell = Ct(Cg(Cp(), "first")
    * (core.grade_line(Cg(grade, "grade")) * cell_end + P(true))
    * (P(1) - S "\9\n") ^ 0 * Cg(inclusive, "last"))
  local cells = Cg(Ct(cell * (P "\9" * cell) ^ 0), "cells")
  local row = #S "\5\6" * tape.kind * cells
  local look = alone + said + role
  local line = Ct(row + tape.kind * Cg(Cp(), "first") * look ^ -1 * tape.rest * Cg(inclusive, "last"))
  return Ct((line * eol + tape.rest * "\n") ^ 0)
end

local function gap(ctx, heading, line)
  if not ctx.tape.span then return 0 end
  local before, after = ctx.tape:span(heading.first, heading.last), ctx.tape:span(line.from, line.to)
  local from, to = before[#before], after[1]
  return from and to and to - from or 0
end

--- Grades of a table: an area and a grade in one row, or a row of areas over a row of grades. The table's header is no grade.
local function read_row(line, above, take, area_of)
  local cells = line.cells
  for _, cell in ipairs(cells) do cell.area = not cell.grade and area_of(cell) or nil end
  if #cells == 2 and cells[1].area and cells[2].grade then
    take(cells[1].area, cells[1], cells[2].grade, cells[2].first, cells[2].last)
  elseif above and #above.cells == #cells then
    for i, cell in ipairs(cells) do
      local head = above.cells[i]
      if head.area and cell.grade then take(head.area, head, cell.grade, cell.first, cell.last) end
    end
  end
end

local function read(lines, ctx)
  local order, by_area = {}, {}
  local find = core.area_finder(ctx.framework)
  local function area_of(piece) return find(ctx.text(piece.first, piece.last)) end
  local chapter            -- the heading of the area that the report is in
  local pending            -- the heading that a grade line may follow at once
  local above              -- the row above

  local function take(area, heading, grade, first, last)
    local found = by_area[area]
    if not found then
      found = { area = area, grade = grade, heading = heading, mentions = {} }
      by_area[area], order[#order + 1] = found, found
    end
    found.mentions[#found.mentions + 1] = { as = grade, at = { first, last } }
  end

  for _, line in ipairs(lines) do
    if line.cells then
      read_row(line, above, take, area_of)
      above, pending = line, nil
    elseif line.grade then
      if line.overall then
        take("overall_effectiveness", { first = line.first, last = line.last, grade_from = line.from }, line.grade, line.from, line.to)
      elseif pending and line.kind ~= tape.item and line.kind ~= tape.nested and gap(ctx, pending.line, line) <= NEAR then
        if pending.lost then
          ctx.diagnose("warning", "judgment_without_area", "a grade under a summary whose area is not known; it is left out",
            { line.from, line.to })
        else
          take(pending.area, pending.heading, line.grade, line.from, line.to)
        end
      end
      pending, above = nil, nil
    else
      above = nil
      local heading = line.kind == tape.heading
      local area = not line.overall and not line.summary and area_of(line)
      if area then
        pending = { area = area, heading = line, line = line }
        if heading then chapter = { area = area, heading = line } end
      elseif line.overall then
        pending = { area = "overall_effectiveness", heading = line, line = line }
      elseif line.summary then
        local lost = not chapter or chapter.summarised
        pending = { lost = lost, area = chapter and chapter.area, heading = chapter and chapter.heading, line = line }
        if chapter then chapter.summarised = true end
      else
        pending = nil
        if heading and line.apart then chapter = nil end
      end
    end
  end

  for _, found in ipairs(order) do
    local heading = found.heading
    local last = heading.grade_from and heading.grade_from - 1 or heading.last
    local question = ctx.text(heading.first, last):gsub("[%s:]+$", "")
    ctx.emit("judgments", {
      force = ctx.report.force,
      area = found.area,
      scope = found.area:find "^overall_" and "overall" or "area",
      grade = found.grade,
      question = question,
      year = ctx.framework.year,
      mentions = found.mentions,
      at = found.mentions[1].at,
    })
    for i = 2, #found.mentions do
      local mention = found.mentions[i]
      if mention.as ~= found.grade then
        ctx.diagnose("warning", "grades_disagree",
          ("%s is graded %s in one place and %s in another"):format(found.area, found.grade, mention.as), mention.at)
      end
    end
  end
end

return {
  name = "judgments",
  kind = "spine",
  report_kind = "force_inspection",
  doc = "reads grade lines that stand right after the heading of an area or its summary of findings",
  pattern = pattern,
  read = read,
}
