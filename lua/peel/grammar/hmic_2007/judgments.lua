--- Grades of the summary of judgements and of the grade table that stands at each chapter's heading, after it or before it.
local grade_lines = require "peel.grammar.hmic_2007.grade_lines"

local function trimmed(ctx, pair)
  local printed = ctx.text(pair[1], pair[2])
  return { pair[1] + #printed:match "^[%s|]*", pair[2] - #printed:match "[%s|:]*$" }
end

local function read(lines, ctx)
  local found = grade_lines.read(lines, ctx)
  if ctx.shared then ctx.shared.grade_lines = found end
  local order, by_area = {}, {}
  for _, given in ipairs(found.grades) do
    local judgment = by_area[given.area]
    if not judgment then
      judgment = { area = given.area, grade = given.grade, label = given.label, mentions = {} }
      by_area[given.area], order[#order + 1] = judgment, judgment
    elseif judgment.grade ~= given.grade then
      ctx.diagnose("warning", "grades_disagree",
        ("%s is graded %s in one place and %s in another"):format(given.area, judgment.grade, given.grade), given.at)
    end
    table.insert(judgment.mentions, { as = given.grade, at = given.at })
  end
  for _, judgment in ipairs(order) do
    local heading = found.headings[judgment.area]
    ctx.emit("judgments", {
      force = ctx.report.force, area = judgment.area, scope = "area", grade = judgment.grade,
      question = heading and { heading.first, heading.last } or judgment.label and trimmed(ctx, judgment.label) or nil,
      year = ctx.framework.year, mentions = judgment.mentions, at = judgment.mentions[1].at,
    })
  end
end

return {
  name = "hmic_2007.judgments",
  kind = "spine",
  items = true, -- a table whose columns were lost is a list
  doc = "reads the grades of the force's summary of judgements and of each chapter's grade table",
  pattern = grade_lines.pattern,
  read = read,
}
