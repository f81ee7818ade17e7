--- Earlier grades that the text states: a sentence with a grade word for an inspection before this one.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local P, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text = core.text
local ci, ws, ws0, quote, any_of = text.ci, text.ws, text.ws0, text.quote, text.any_of

-- how many words may stand between a verb and its grade
local REACH = 10

local verb = any_of { "judged", "graded", "assessed", "rated", "deemed", "considered", "marked", "scored" }
local finding = any_of { "found", "judged", "assessed", "considered" }
local giving = any_of { "given", "received", "awarded", "gave", "achieved", "earned", "got", "obtained" }
local noun = any_of { "grade", "grading", "judgment", "judgement", "rating", "assessment", "verdict" }
local adverb = any_of { "also", "then", "again", "previously", "already", "still", "overall", "both", "only", "being", "first",
  "last" }
local now = any_of { "is", "are", "am", "we judge", "now" }
local past = any_of { "was", "were", "had been" }
local link = (ci "to be" + ci "to have been" + ci "as being" + ci "being" + ci "as" + ci "to" + ci "at") * text.edge
-- a grade word that qualifies a noun of its own ("good practice") is no grade
local follow = quote ^ -1 * (
  ws0 * (S ".,;:)!?" + text.dash + -P(1))
  + ws * any_of {
    "at", "in", "for", "on", "by", "with", "overall", "when", "and", "but", "this", "then", "as", "also", "against", "last",
    "previously", "to", "or", "under", "during", "across", "both", "because", "following", "since", "after", "while", "which",
    "that", "one", "the", "before", "where", "so", "too", "again", "twice",
  })
local moved = any_of {
  "up", "down", "improved", "improvement", "improves", "moved", "move", "moves", "risen", "rises", "rose", "fallen", "falls",
  "fell", "dropped", "deteriorated", "change", "changed", "raised", "lowered",
}
-- substrings of which a sentence that states an earlier grade holds one each
local TIME = { "20", "year", "previous", "last ", "earlier", "prior " }
local TOLD = { "judg", "grad", "assess", "rated", "rating", "found", "consider", "deemed", "inspect", "hmic", "verdict", "marked",
  "scored" }
local other_forces = any_of { "forces", "one force", "no force", "every force", "most" }

local function patterns(framework)
  local grade = Cg(Cp(), "at") * Cg(core.grade(framework), "grade")
  local stated = quote ^ -1 * grade * follow
  local linked = link * ws * (adverb * ws) ^ -2 * (ci "a " + ci "an ") ^ -1 * stated
  local between = S " \t,()" ^ 1
  local step = -linked * -other_forces * text.word * between
  local reach = text.at_most(step, REACH)
  local is_verb = Cg(Cp(), "verb") * verb * ws * (adverb * ws) ^ -1 * (stated + reach * linked)
    + Cg(Cp(), "verb") * finding * ws * reach * linked
  local adjective = (S "'\"" + quote) ^ -1 * grade * quote ^ -1 * ws * noun
  local given = -adjective * -other_forces * text.word * between
  local of_noun = noun * ws * (ci "of" + ci "was" + ci "as") * ws * (adverb * ws) ^ -1 * stated
  local is_noun = Cg(Cp(), "verb") * (giving * ws * text.at_most(given, REACH) * adjective + of_noun)
  local is_plain = Cg(Cp(), "verb") * past * ws * (adverb * ws) ^ -2 * stated * Cg(Cc(true), "plain")
  local is_move = moved * ws * text.at_most(-ci "from" * text.word * ws, 3) * Cg(Cp(), "verb") * ci "from" * ws
    * ((ci "a" * ci "n" ^ -1 + ci "the") * ws) ^ -1 * (noun * ws * ci "of" * ws) ^ -1 * stated
  local also = Cg(Cp(), "verb") * (ci "and" + ci "but") * ws * (link * ws) ^ -1 * quote ^ -1 * grade * quote ^ -1 * ws * ci "in" * ws
    * #core.year * Cg(Cc(true), "also")
  local year = Cg(core.year / tonumber, "year") * Cg(Cc(true), "reference")
  local last_year = any_of { "last year", "last year's", "the previous year", "previous year", "a year ago", "a year earlier",
    "the year before" } * Cg(Cc(-1), "offset") * Cg(Cc(true), "reference")
  local this_year = any_of { "this year", "this inspection", "this time" } * Cg(Cc(0), "offset") * Cg(Cc(true), "reference")
  local previous = any_of {
    "previous inspection", "earlier inspection", "last inspection", "previous crime inspection", "last crime inspection",
    "previous assessment", "last assessment", "earlier assessment", "previous effectiveness inspection", "previous report",
    "last report", "previously", "last inspected", "previous judgment", "previous grade", "previous judgement", "previous grading",
    "earlier grade",
  } * Cg(Cc(true), "previous")
  local about = any_of { "inspection", "inspections", "assessment", "HMIC", "HMIC's", "HMICFRS", "inspected", "graded", "inspectors" }
    * Cg(Cc(true), "about")
  local current = now * ws * (adverb * ws) ^ -2 * Cg(Cp(), "current")
  local plural = any_of { "forces", "one force" } * ws * ((ci "were" + ci "was" + ci "have been" + ci "had been") * ws) * (adverb
    * ws) ^ -1 * Cg(Cp(), "plural")
  -- the grades of others are not the inspectorate's
  local others = any_of { "audit commission", "ofsted", "care quality commission", "national audit office" } * Cg(Cc(true), "others")
  local list = { others, is_verb, is_noun, is_plain, is_move, also, year + last_year, this_year, previous, about, current, plural }
  for i, patt in ipairs(list) do list[i] = Ct(Cg(Cp(), "position") * patt) end
  return list
end

local function needs(env) return { core.grade_stems(env.framework), TIME, TOLD } end

local function pattern(env)
  return core.marked(needs(env), function() return patterns(env.framework) end)
end

-- the reference to an inspection that stands nearest to a grade, or nearest after it
local function nearest(references, at, after)
  local best, distance
  for _, reference in ipairs(references) do
    local d = math.abs(reference.position - at)
    if (not distance or d < distance) and (not after or reference.position > at) then best, distance = reference, d end
  end
  return best
end

local function read_sentence(sentence, ctx, this_year)
  local references, hits, skip, seen = {}, {}, {}, {}
  local previous, about
  for _, mark in ipairs(sentence) do
    if mark.others then return end
    if mark.current or mark.plural then skip[mark.current or mark.plural] = true end
    if mark.previous then previous = true end
    if mark.about then about = true end
    if mark.reference then
      mark.year = mark.year or this_year and this_year + mark.offset
      references[#references + 1] = mark
    end
    if mark.grade then hits[#hits + 1] = mark end
  end
  local earlier, taken = false, false
  for _, reference in ipairs(references) do
    if reference.year and this_year and reference.year < this_year then earlier = true end
  end
  for _, hit in ipairs(hits) do
    local usable = not skip[hit.verb] and not seen[hit.at] and (not hit.plain or about) and (not hit.also or taken)
    local reference = usable and nearest(references, hit.at, hit.also)
    local year = reference and reference.year
    if usable and (earlier and year and year < this_year or not earlier and previous and not (year and year >= this_year)) then
      seen[hit.at], taken = true, true
      if not earlier then
        year = nil
        ctx.diagnose("note", "prior_judgment_without_year", "an earlier grade is stated without its year",
          { sentence.first, sentence.last })
      end
      ctx.emit("prior_judgments", {
        force = ctx.report.force, area = core.area_of(ctx.section), year = year, grade = hit.grade,
        text = { sentence.first, sentence.last },
      })
    end
  end
end

local function read(sentences, ctx)
  for _, sentence in ipairs(sentences) do
    if #sentence > 0 then read_sentence(sentence, ctx, ctx.framework.year) end
  end
end

return {
  name = "prior_judgments",
  kind = "block",
  doc = "reads sentences that state a grade of an earlier inspection",
  hint = needs,
  pattern = pattern,
  read = read,
}
