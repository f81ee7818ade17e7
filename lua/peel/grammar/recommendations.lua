--- Recommendations of a section: numbered, as bullets under a lead-in with its deadline, or as paragraphs.
local core = require "peel.grammar.core"

return {
  name = "recommendations",
  kind = "section",
  section = "recommendations",
  report_kind = "force_inspection",
  doc = "reads recommendations, with deadline and addressee",
  pattern = function() return core.tape.lines(core.recommend.opening) end,
  read = function(lines, ctx) core.recommend.read(lines, ctx) end,
}
