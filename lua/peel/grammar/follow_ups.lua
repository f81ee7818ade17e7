--- What became of an earlier inspection's finding about the force: the sentences that state the finding and its outcome.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local outcome = require "peel.grammar.core.outcome"
local Cc, Cg, Cp, Ct = lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text = core.text
local ws, any_of, within = text.ws, text.any_of, text.within

-- substrings of which a sentence about an earlier finding holds one each
local TIME = { "previous", "earlier", "last ", "prior ", " 20" }
local WHO = { "hmic", "inspect", " we ", "we ", " our ", "us " }

-- how many sentences after the finding may say what became of it, and how many may only enlarge on it before they do
local AFTER, BETWEEN = 4, 1

local function patterns()
  local month = core.dates.month
  local who = any_of { "HMIC", "HMIC's", "HMICFRS", "HMICFRS's", "inspectors", "we", "our", "us", "inspectorate", "inspectorate's" }
  local inspection = any_of { "inspection", "inspections" }
  local noun = inspection + any_of { "report", "assessment", "review", "visit", "findings", "recommendations", "recommendation" }
  local told = any_of {
    "found", "identified", "highlighted", "noted", "raised", "reported", "recommended", "criticised", "concluded", "expressed",
    "pointed", "drew attention", "were concerned", "was concerned", "had concerns", "commented", "observed", "said", "asked",
    "called for", "saw", "warned", "showed", "revealed", "uncovered", "flagged", "described", "stated", "advised", "suggested",
    "urged",
  }
  local matter = any_of {
    "area for improvement", "areas for improvement", "recommendation", "recommendations", "concern", "concerns",
    "cause of concern", "causes of concern", "cause for concern", "criticism", "criticisms", "finding", "findings", "issue raised",
    "issues raised", "issues identified", "weakness", "weaknesses", "shortcoming", "shortcomings",
  }
  local this = any_of { "this", "these", "both of these", "all of these" }
  local dated = (month * ws) ^ -1 * Cg(core.year / tonumber, "year")
  local in_year = any_of { "in", "of", "from", "during", "for", "since", "by" } * ws * dated
  local last_year = any_of { "last year", "last year's", "the previous year", "a year ago" } * Cg(Cc(-1), "offset")
  local when = dated + last_year
  local before = any_of { "previous", "earlier", "last", "prior" } * -(ws * any_of { "in", "this" })
  -- the inspection before this one: "HMIC's previous crime inspection", "our 2014 report", "when we last inspected"
  local previous = before * ws * within(3, inspection)
    + who * ws * within(2, before * ws * within(3, noun))
    + who * ws * within(2, any_of { "previously" })
    + any_of { "previously" } * ws * within(2, told) * ws * any_of { "by" } * ws * who
    + any_of { "last inspected", "last visited" }
  -- the same with its year: "HMIC's 2014 inspection", "our inspection of March 2014", "in 2014, inspectors found"
  local of_year = when * ws * within(4, noun)
    + noun * ws * within(5, in_year + last_year)
    + (any_of { "in", "since", "during" } * ws * dated + last_year) * lpeg.P "," ^ -1 * ws * who
    + who * ws * any_of { "had", "first" } * ws * within(2, told) * ws * within(12, in_year + last_year)
    + matter * ws * within(6, in_year + last_year)
  -- the finding itself stands in the sentence before: "HMIC had found this to be an area for improvement"
  local back = told * ws * this + this * ws * any_of { "was", "were", "had been", "has been", "is" } * ws * within(4, matter + told)
    + any_of { "this issue", "this matter", "this problem", "this weakness", "the same issue", "the same concern", "the same problem",
    "this is an improvement", "this represents an improvement" }
  local function placed(name, patt) return Ct(Cg(Cp(), "position") * patt * Cg(Cc(name), "name")) end
  return {
    placed("earlier", of_year), placed("earlier", previous), placed("who", who + inspection), placed("told", told + matter),
    placed("back", back), placed("number", any_of { "percent", "per cent", "percentage", "compared with the findings" }),
    placed("others", any_of { "forces", "police service", "nationally", "national report", "national overview" }),
    placed("ours", any_of { "force", "force's", "constabulary", "constabulary's" } + core.force),
  }
end

local function pattern()
  return core.marked({ TIME, WHO }, patterns)
end

-- the earlier inspection of which a sentence tells a finding: its year where one is printed, and where the finding is told
local function earlier_finding(sentence, this_year)
  local said, year, dated = {}, nil, false
  for _, mark in ipairs(sentence) do
    local value = mark.year or mark.offset and this_year and this_year + mark.offset
    if value and this_year and value >= this_year then mark = { name = "now" } end
    if value and mark.name == "earlier" and not dated then year, dated = value, true end
    said[mark.name] = said[mark.name] or mark
  end
  if not (said.earlier and said.who and said.told) or said.number or said.others and not said.ours then return nil end
  return { year = year, back = said.back ~= nil, position = said.told.position }
end

-- the sentences that belong to an earlier finding, as first and last index, and its status; nil where nothing became of it
local function gather(sentences, i, finding, printed)
  local first, last = i, i
  local verdict = outcome.beside(printed(i), finding.position)
  local pending = 0
  for n = i + 1, math.min(i + AFTER, #sentences) do
    local found = outcome.of(printed(n))
    if found and (not verdict or outcome.goes_on(printed(n))) then
      verdict = verdict and outcome.both(verdict, found) or found
      last, pending = n, 0
    else
      pending = pending + 1
      if verdict or pending > BETWEEN or not outcome.goes_on(printed(n)) then break end
    end
  end
  if i > 1 and (finding.back or not verdict) then
    local before = outcome.of(printed(i - 1))
    if finding.back then
      first = i - 1
      verdict = verdict or before or (outcome.faulty(printed(i - 1)) and "not_improved" or "improved")
    elseif before then
      first, verdict = i - 1, before
    end
  end
  return first, last, verdict
end

local function read(sentences, ctx)
  if ctx.report.kind == "national_overview" then return end
  local function printed(n) return ctx.text(sentences[n].first, sentences[n].last) end
  local done = 0
  for i, sentence in ipairs(sentences) do
    local finding = i > done and #sentence > 0 and earlier_finding(sentence, ctx.framework.year)
    if finding then
      local first, last, status = gather(sentences, i, finding, printed)
      if status then
        first, done = math.max(first, done + 1), last
        ctx.emit("follow_ups", {
          area = core.area_of(ctx.section), year = finding.year, status = status, text = { sentences[first].first,
            sentences[last].last },
        })
      end
    end
  end
end

return {
  name = "follow_ups",
  kind = "block",
  report_kind = "force_inspection", -- a national overview has none
  doc = "reads sentences that say what became of an earlier inspection's finding about the force",
  hint = { TIME, WHO },
  pattern = pattern,
  read = read,
}
