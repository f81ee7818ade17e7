--- Recommendations: numbered, among the text of the chapters and again in the closing list.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local deadlines = require "peel.deadline"
local inline = require "peel.grammar.hmic_2007.inline"
local Cp = lpeg.Cp
local text = core.text

local addressee = core.force + text.any_of {
  "the force", "the chief constable", "the chief officer team", "the police authority", "the force and the police authority",
  "the force and police authority", "the constabulary", "the service", "the Association of Chief Police Officers", "ACPO", "the NPIA",
  "the National Policing Improvement Agency", "the Home Office", "HMIC", "all forces", "basic command units", "BCU commanders",
}
local opening = (text.ci "that" * text.ws) ^ -1 * Cp() * addressee * Cp()

-- who should act: the subject of "That the force reviews …"
local function addressee_of(printed)
  local first, after = opening:match(printed)
  return first and printed:sub(first, after - 1) or nil
end

local function deadline_of(printed, ctx)
  local deadline = core.find_deadline(printed)
  deadlines.complete(deadline, ctx.report.published)
  return deadline
end

local function read(lines, ctx)
  for _, found in ipairs((inline.split(lines, ctx))) do
    if #found.text == 0 then
      ctx.diagnose("warning", "recommendation_without_text", ("recommendation %d has no words"):format(found.number),
        { found.first, found.last })
    else
      local printed = ctx.text(found.text[1][1], found.text[#found.text][2])
      ctx.emit("recommendations", {
        number = found.number, area = core.area_of(ctx.section), addressee = addressee_of(printed), deadline = deadline_of(printed, ctx),
        text = found.text, actions = found.actions, at = { found.first, found.last },
      })
    end
  end
end

return {
  name = "hmic_2007.recommendations",
  kind = "section",
  section = {
    "neighbourhood_policing", "performance_management", "protecting_vulnerable_people", "child_abuse", "domestic_violence",
    "public_protection", "missing_persons", "grade_distribution", "national_contextual_factors", "contextual_factors", "strengths",
    "work_in_progress", "areas_for_improvement", "recommendations", "recommended_neighbourhood_policing",
    "recommended_performance_management", "recommended_protecting_vulnerable_people", "recommended_child_abuse",
    "recommended_domestic_violence", "recommended_public_protection", "recommended_missing_persons",
  },
  doc = "reads numbered recommendations among the text of the chapters and in the closing list",
  pattern = inline.pattern,
  read = read,
}
