--- Findings: areas for improvement, causes of concern with their recommendations, promising practice, main findings, and those
--- of the assessment of the service to victims, which has no headings of kinds.
local core = require "peel.grammar.core"
local titled = require "peel.grammar.peel_2023_25.titled"

local function pattern() return core.tape.lines() end

local function rule(name, section, kind, doc, options)
  return {
    name = name, kind = "section", section = section, deep = true, prose = true, doc = doc, pattern = pattern,
    read = function(lines, ctx)
      if options.outermost and ctx.section.parent and ctx.section.parent.key == options.outermost then return end
      titled.read(lines, ctx, kind, options)
    end,
  }
end

return {
  rule("titled_areas_for_improvement", "areas_for_improvement", "area_for_improvement",
    "reads an area for improvement a title", { untitled = true }),
  rule("titled_causes_of_concern", "cause_of_concern", "cause_of_concern",
    "reads a cause of concern a title, and its recommendations by deadline", { untitled = true, cause = true }),
  rule("titled_promising_practice", "promising_practice", "promising_practice",
    "reads promising practice, a record a title", { untitled = true }),
  rule("titled_main_findings", "main_findings", "main_finding", "reads a main finding a title", {}),
  rule("titled_victim_service", "victim_service", "main_finding",
    "reads the titled findings on the service to victims", {}),
  rule("titled_victim_service_assessment", "victim_service_assessment", "main_finding",
    "reads the same where the assessment stands alone", { outermost = "victim_service" }),
}
