--- Sentences that repeat one force's grade ("One force (X Police) was judged to be outstanding"): places that state a grade of
--- the table of all forces again.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local areas = require "peel.grammar.national_2015.area"
local named = require "peel.grammar.national_2015.forces_named"
local Cc, Cg, Cp, Ct = lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local ws, any_of = core.ws, core.any_of

local NAMES = { "police", "constabulary" }
local SAID = { "grade", "judg", "rated" }

local function patterns(framework)
  local grade = core.grade(framework)
  local verb = any_of { "judged", "graded", "assessed", "rated" } * ws * (any_of { "as", "to be", "as being", "overall as" } * ws) ^ -1
    * (any_of { "overall" } * ws) ^ -1
  local noun = any_of { "grade", "judgment", "judgement", "grading", "rating" } * ws * any_of { "of", "as" } * ws
  local stated = (verb + noun) * Cg(Cp(), "from") * Cg(grade, "grade") * Cg(Cp() / function(at) return at - 1 end, "to")
  local earlier = any_of { "last year", "last year's", "previous", "previously", "earlier" } * Cg(Cc(true), "earlier")
  local overall = any_of { "overall" } * Cg(Cc(true), "overall")
  return { Ct(Cg(Cp(), "at") * stated), Ct(earlier), Ct(overall), Ct(Cg(core.year / tonumber, "year")) }
end

local function needs(env) return { core.grade_stems(env.framework), NAMES, SAID } end

local function pattern(env)
  return core.marked(needs(env), function() return patterns(env.framework) end)
end

local function read_sentence(sentence, ctx)
  local stated, overall
  for _, mark in ipairs(sentence) do
    if mark.earlier or mark.year and mark.year < ctx.framework.year or mark.grade and stated then return end
    if mark.grade then stated = mark end
    overall = overall or mark.overall
  end
  if not stated then return end
  local found = named.all(ctx.text(sentence.first, sentence.last), ctx.shared.forces)
  if #found ~= 1 or found[1].at > stated.at then return end
  local area = not overall and areas.of_section(ctx.framework, ctx.section) or "overall_effectiveness"
  local grades = ctx.shared.forces and ctx.shared.forces[found[1].name]
  if not grades or not grades[area] then return end
  local from, to = sentence.first + stated.from - 1, sentence.first + stated.to - 1
  ctx.emit("judgments", { force = found[1].name, area = area, grade = stated.grade, at = { from, to } })
end

return {
  name = "graded_forces",
  kind = "block",
  report_kind = "national_overview",
  doc = "reads sentences that repeat the grade of one force of the table",
  hint = needs,
  pattern = pattern,
  read = function(sentences, ctx)
    for _, sentence in ipairs(sentences) do
      if #sentence > 0 then read_sentence(sentence, ctx) end
    end
  end,
}
