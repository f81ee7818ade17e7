--- What the text says may, or may not, be compared with an earlier year.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local Cc, Cg, Ct = lpeg.Cc, lpeg.Cg, lpeg.Ct
local text = core.text
local ci, ws, any_of, within = text.ci, text.ws, text.any_of, text.within

local adverb = any_of {
  "directly", "easily", "fairly", "simply", "therefore", "yet", "meaningfully", "currently", "always", "now", "also", "readily",
  "broadly", "properly", "usefully", "strictly", "reliably", "quite", "fully", "really", "longer", "only",
}
local adverbs = (adverb * ws) ^ -3
local cannot = any_of {
  "cannot", "can not", "can't", "could not", "couldn't", "may not", "must not", "should not", "shouldn't", "ought not to", "can never",
  "can no", "will not", "can neither",
}
local can = any_of { "can", "may", "could" }
local is_not = any_of { "is not", "are not", "isn't", "aren't", "was not", "were not", "is no", "are no", "not", "never", "nor" }
local is = any_of { "is", "are", "becomes", "has become", "remain", "remains" }
local possible = any_of { "possible", "available", "valid", "appropriate", "meaningful", "made", "drawn", "straightforward",
  "practicable", "feasible" }
local compared = any_of {
  "compared", "set beside", "set against", "set alongside", "measured against", "judged against", "read against", "put beside",
  "placed beside", "placed alongside", "held up against", "contrasted",
}
local compare = any_of { "compare", "set", "make comparisons", "make a comparison", "make comparison", "draw comparisons",
  "draw a comparison" }
local comparison = any_of { "comparison", "comparisons", "compare", "comparing", "comparability" }
local article = (any_of { "a", "any", "direct", "make", "draw", "like-for-like", "year-on-year", "meaningful", "us to", "for" } * ws) ^ -3

-- each at the place where it begins
local negative = cannot * ws * adverbs * ci "be" * ws * adverbs * compared
  + cannot * ws * adverbs * compare
  + comparison * ws * within(14, is_not * ws * adverbs * possible
    + any_of { "impossible", "difficult" } + cannot * ws * adverbs * ci "be" * ws * adverbs * possible)
  + any_of { "no", "nor any", "without any" } * ws * within(5, any_of { "comparison", "comparisons", "comparator", "comparators" })
  + is_not * ws * adverbs * any_of { "comparable", "like-for-like" }
  + any_of { "incomparable", "not comparable" }
  + (is_not * ws * adverbs * any_of { "possible", "able", "feasible" } + any_of { "impossible", "unable" }) * ws
    * within(6, ci "to" * ws * adverbs * article * (compare + comparison))
  + any_of { "do not", "does not", "did not", "prevents", "prevent", "rules out", "rule out", "precludes", "preclude" } * ws
    * within(5, comparison)
  + any_of { "no", "nothing", "none", "neither" } * ws
    * within(9, any_of { "to compare", "with which to compare", "to set it", "to set them", "to set this", "to measure it",
      "against which" })

local positive = can * ws * adverbs * ci "be" * ws * adverbs * compared
  + can * ws * adverbs * compare
  + comparison * ws * within(14, is * ws * adverbs * possible + can * ws * adverbs * ci "be" * ws * adverbs * possible)
  + is * ws * adverbs * any_of { "comparable" }
  + any_of { "able", "possible" } * ws * within(6, ci "to" * ws * adverbs * article * (compare + comparison))
  + any_of { "allow", "allows", "permit", "permits" } * ws * article * comparison

-- a comparison of years or of grades, not of a force's data with other forces'
local time = any_of {
  "year-on-year", "year on year", "earlier", "previous", "last year", "last year's", "between years", "first year", "first time",
  "years", "past", "before", "preceding", "over time", "previously",
} + core.year
local graded = any_of { "grade", "grades", "graded", "grading", "judgment", "judgments", "judgement", "judgements", "inspection",
  "inspections" }

local function pattern()
  local function hit(name, patt) return text.look(Ct(patt * Cg(Cc(name), "name"))) end
  return core.sentences(hit("negative", negative) * hit("positive", positive) * hit("topic", time + graded))
end

local function read(sentences, ctx)
  for _, sentence in ipairs(sentences) do
    local said = {}
    for _, mark in ipairs(sentence) do
      said[mark.name] = true
    end
    if said.topic and (said.negative or said.positive) then
      ctx.emit("comparability", {
        area = core.area_of(ctx.section),
        comparable = not said.negative,
        text = { sentence.first, sentence.last },
      })
    end
  end
end

return {
  name = "comparability",
  kind = "block",
  doc = "reads sentences that say whether a comparison with an earlier year is possible",
  hint = { "compar", "set beside", "set against", "set alongside", "set it", "set them", "measured against", "judged against",
    "read against",
    "beside", "contrasted", "like-for-like", "against which" },
  pattern = pattern,
  read = read,
}
