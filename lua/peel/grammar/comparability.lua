--- What the text says may, or may not, be compared with an earlier year.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local Cc, Cg, Ct = lpeg.Cc, lpeg.Cg, lpeg.Ct
local text = core.text
local ws, any_of, within = text.ws, text.any_of, text.within

-- substrings of which a sentence that speaks of comparison holds one
local NEEDS = { {
  "compar", "set beside", "set against", "set alongside", "set it", "set them", "set this", "set these", "measured against",
  "judged against", "read against", "put beside", "placed beside", "placed alongside", "held up against", "contrast",
  "like-for-like", "like for like", "against which", "beside", "year-on-year", "year on year",
} }

local function patterns()
  local adverb = any_of {
    "directly", "easily", "fairly", "simply", "therefore", "yet", "meaningfully", "currently", "always", "now", "also", "readily",
    "broadly", "properly", "usefully", "strictly", "reliably", "quite", "fully", "really", "longer", "only", "sensibly", "safely",
    "thus", "necessarily", "entirely", "exactly", "immediately",
  }
  local adverbs = (adverb * ws) ^ -3
  local cannot = any_of {
    "cannot", "can not", "can't", "could not", "couldn't", "may not", "must not", "should not", "shouldn't", "ought not to",
    "can never", "can no", "will not", "can neither", "would not", "cannot and should not",
  }
  local can = any_of { "can", "may", "could" }
  local is_not = any_of { "is not", "are not", "isn't", "aren't", "was not", "were not", "is no", "are no", "not", "never", "nor",
    "would not be", "will not be" }
  local is = any_of { "is", "are", "becomes", "has become", "remain", "remains", "will be" }
  local possible = any_of { "possible", "available", "valid", "appropriate", "meaningful", "made", "drawn", "straightforward",
    "practicable", "feasible", "fair", "reliable", "useful" }
  local impossible = any_of { "impossible", "difficult", "ruled out", "precluded", "prevented", "unavailable", "inappropriate",
    "misleading",
    "invalid", "unwise", "unsafe", "unfair", "avoided", "meaningless", "unreliable", "not possible" }
  local compared = any_of {
    "compared", "set beside", "set against", "set alongside", "measured against", "judged against", "read against", "put beside",
    "placed beside", "placed alongside", "held up against", "contrasted", "used for comparison", "used to compare",
  }
  local compare = any_of { "compare", "set", "make comparisons", "make a comparison", "make comparison", "draw comparisons",
    "draw a comparison" }
  local comparison = any_of { "comparison", "comparisons", "compare", "comparing", "comparability" }
  local article = (any_of { "a", "any", "direct", "make", "draw", "like-for-like", "year-on-year", "meaningful", "us to", "for" } *
    ws) ^ -3
  local to, be = any_of { "to" }, any_of { "be" }
  local can_be = can * ws * adverbs * be * ws * adverbs * compared
  local to_compare = to * ws * adverbs * article * (compare + comparison)
  -- what has nothing beside it: "nothing with which it can be compared", "no grade to compare it with", "none can be compared"
  local measure = any_of {
    "to compare", "with which", "to which", "against which", "beside which", "to set it", "to set them", "to set this",
    "to measure it", "to be compared",
  } + can_be
  local plain = text.word * ws
  local function nearby(n, patt) return text.at_most(-patt * plain, n) * patt end

  -- each at the place where it begins
  local negative = cannot * ws * adverbs * be * ws * adverbs * compared
    + cannot * ws * adverbs * compare
    + comparison * ws * within(14, is_not * ws * adverbs * possible + impossible
      + cannot * ws * adverbs * be * ws * adverbs * (possible + any_of { "attempted" }))
    + any_of { "no", "nor any", "without any", "without a", "lacks a", "lacks any", "not a", "nor a" } * ws
      * within(5, any_of { "comparison", "comparisons", "comparator", "comparators" })
    + is_not * ws * adverbs * any_of { "comparable", "like-for-like", "like for like", "alike" }
    + any_of { "incomparable", "not comparable", "non-comparable", "ceased to be comparable", "no longer comparable" }
    + (is_not * ws * adverbs * any_of { "possible", "able", "feasible", "right", "appropriate", "fair", "meaningful" } + impossible
      + any_of { "unable", "wrong", "misleading" }) * ws * within(6, to_compare)
    + any_of { "do not", "does not", "did not", "prevents", "prevent", "rules out", "rule out", "precludes", "preclude", "avoid",
      "refrain from", "against", "we advise against" } * ws * within(5, comparison)
    + any_of { "nothing", "none", "neither" } * ws * nearby(8, measure)
    + any_of { "no" } * ws * nearby(5, measure)

  local positive = can_be
    + can * ws * adverbs * compare
    + comparison * ws * within(14, is * ws * adverbs * possible + can * ws * adverbs * be * ws * adverbs * possible)
    + any_of { "comparison possible", "comparisons possible", "is comparable", "are comparable", "remains comparable",
      "remain comparable",
      "makes comparable" }
    + is * ws * adverbs * any_of { "comparable" }
    + any_of { "able", "possible" } * ws * within(6, to_compare)
    + any_of { "allow", "allows", "permit", "permits", "enable", "enables", "lets", "let", "supports", "invites" } * ws * (any_of {
      "us to", "readers to", "the reader to", "the public to", "us" } * ws) ^ -1 * article * comparison

  -- a comparison of years or of grades, not of a force's data with other forces'
  local time = any_of {
    "year-on-year", "year on year", "earlier", "previous", "last year", "last year's", "between years", "first year", "first time",
    "years", "past", "before", "preceding", "over time", "previously", "prior", "until now", "hitherto",
  } + core.year
  local graded = any_of { "grade", "grades", "graded", "grading", "judgment", "judgments", "judgement", "judgements", "inspection",
    "inspections" }
  local list = {}
  for name, patt in pairs { negative = negative, positive = positive, topic = time + graded } do
    list[#list + 1] = Ct(patt * Cg(Cc(name), "name"))
  end
  return list
end

local function pattern()
  return core.marked(NEEDS, patterns)
end

-- a sentence that goes on from the one before: "A comparison is therefore not possible."
local goes_on = core.mention { "therefore", "so", "this", "that", "it", "they", "these", "such", "hence", "consequently", "thus",
  "the two", "as a result", "for that reason", "a comparison", "comparison", "comparisons" }
local begun = core.mention { "first year", "first time", "last year", "last year's", "previous", "earlier", "before" }
local grades = core.mention { "grade", "grades", "graded", "grading", "judgment", "judgments", "judgement", "judged", "question",
  "questions" }

--- The area of a sentence under no area's heading: that of the whole, where the sentence names what is graded as a whole.
local function overall_of(framework, printed)
  local lower = printed:lower()
  for _, area in ipairs(framework.areas) do
    local whole = area.scope == "overall" and area.key:match "^overall_(%l+)$"
    if whole and lower:find(whole, 1, true) then return area.key end
  end
end

local function read(sentences, ctx)
  for i, sentence in ipairs(sentences) do
    local said = {}
    for _, mark in ipairs(sentence) do said[mark.name] = true end
    local first, before = sentence.first, sentences[i - 1]
    if (said.negative or said.positive) and not said.topic and before then
      local earlier = ctx.text(before.first, before.last)
      if goes_on:match(ctx.text(sentence.first, sentence.last)) and begun:match(earlier) and grades:match(earlier) then
        first, said.topic = before.first, true
      end
    end
    if said.topic and (said.negative or said.positive) then
      local area = core.area_of(ctx.section) or overall_of(ctx.framework, ctx.text(first, sentence.last))
      ctx.emit("comparability", { area = area, comparable = not said.negative, text = { first, sentence.last } })
    end
  end
end

return {
  name = "comparability",
  kind = "block",
  doc = "reads sentences that say whether a comparison with an earlier year is possible",
  notes = true,
  hint = NEEDS,
  pattern = pattern,
  read = read,
}
