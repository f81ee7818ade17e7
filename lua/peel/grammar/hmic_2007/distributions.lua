--- How many forces received each grade: the national summary, and the table of each chapter, which repeats it.
local grade_lines = require "peel.grammar.hmic_2007.grade_lines"

return {
  name = "hmic_2007.distributions",
  kind = "spine",
  items = true, -- a table whose columns were lost is a list
  doc = "reads the numbers of forces by grade in the national summary and in each chapter",
  pattern = grade_lines.put_off,
  read = function(lines, ctx)
    -- the rule of judgments has read the same lines
    local found = ctx.shared and ctx.shared.grade_lines or grade_lines.read(lines(), ctx)
    for _, given in ipairs(found.counts) do
      ctx.emit("distributions", { area = given.area, counts = given.counts, at = given.at })
    end
  end,
}
