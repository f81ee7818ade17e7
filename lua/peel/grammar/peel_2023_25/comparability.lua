--- What the text says may, or may not, be compared: grades of this inspection and of earlier ones. Remarks on figures of recorded
-- crime ("difficult to make comparisons over time") are of no grade.
local core = require "peel.grammar.core"
local whole = require "peel.grammar.comparability"

local of_grades = core.mention {
  "grade", "grades", "graded", "grading", "judgment", "judgments", "judgement", "judgements", "inspection", "inspections", "assessment grade",
}

return {
  name = "comparable_grades",
  kind = "block",
  doc = "reads sentences that say whether grades may be compared with those of an earlier inspection",
  hint = whole.hint,
  pattern = whole.pattern,
  read = function(sentences, ctx)
    local emit = ctx.emit
    local only_grades = setmetatable({}, { __index = ctx })
    function only_grades.emit(list, fields)
      if of_grades:match(ctx.text(fields.text[1], fields.text[2])) then emit(list, fields) end
    end
    whole.read(sentences, only_grades)
  end,
}
