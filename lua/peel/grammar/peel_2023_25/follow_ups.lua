--- What became of an earlier inspection's finding: under a title of this report, the sentences that tell the finding, and those after
--- them, in this paragraph or the next, that say how things stand now.
local lpeg = require "lpeg"
local binding = require "peel.core"
local core = require "peel.grammar.core"
local outcome = require "peel.grammar.core.outcome"
local areas = require "peel.grammar.peel_2023_25.areas"
local sentence = require "peel.grammar.core.sentence"
local P, Cc, Cg, Ct = lpeg.P, lpeg.Cc, lpeg.Cg, lpeg.Ct
local text, tape = core.text, core.tape
local ws, any_of, within = text.ws, text.any_of, text.within

-- substrings of which a sentence about an earlier finding holds one each
local TIME = { "previous", "earlier", "last ", "prior ", "20" }
local WHO = { "inspect", "we ", "our ", "hmic" }

local NEEDS = { TIME, WHO }

-- so many sentences after the finding may go by before one says what became of it
local AFTER = 6

local function patterns()
  local told = any_of {
    "said", "found", "noted", "commented", "identified", "suggested", "recommended", "highlighted", "reported", "told", "asked", "raised",
    "concluded", "saw", "observed", "were concerned", "had concerns", "criticised", "called for", "area for improvement",
    "areas for improvement", "cause of concern", "causes of concern", "stated", "advised", "described", "expected", "pointed out", "issued",
  }
  local noun = any_of { "inspection", "inspections", "report", "assessment" }
  -- of "2018/19" the first
  local year = Cg(core.year / tonumber, "year") * (P "/" * text.digit * text.digit * text.edge) ^ -1
  local last = any_of { "previous", "last", "earlier", "prior" }
  local earlier = any_of { "our", "the", "hmicfrs's", "hmic's", "a", "that" } * ws
    * (year * ws * within(3, noun) + last * ws * (year * ws) ^ -1 * within(2, noun) + noun * ws * any_of { "in", "of", "from" } * ws * year)
    + any_of { "when we" } * ws * any_of { "last", "previously" } * ws * any_of { "inspected", "visited" } * (ws * any_of { "in" } * ws * year) ^ -1
    + any_of { "in", "during" } * ws * year * P "," ^ -1 * ws * any_of { "we", "hmicfrs", "inspectors" }
    + any_of { "we", "hmicfrs", "inspectors" } * ws * any_of { "previously" }
  -- what is measured from an earlier inspection tells none of its findings: "since our last inspection"
  local measured = any_of { "since", "than in", "than at", "than", "compared with", "compared to", "on what was found in", "from" } * ws
    * (any_of { "we last" } + #earlier)
  local back = told * ws * any_of { "this", "these", "that this" } + any_of { "this was", "these were", "this had been", "this is" } * ws * within(3, told)
    + any_of { "similar", "the same" }
  local function placed(name, patt) return Ct(patt * Cg(Cc(true), name)) end
  return {
    placed("measured", measured), placed("earlier", earlier), placed("told", told), placed("back", back),
    placed("similar", any_of { "similar issues", "similar problems", "the same issues", "the same problems", "similar findings", "the same issue" }),
  }
end

-- the section of a finding: its title is no name of the framework's, its kind that of a section above it
local KINDS = { areas_for_improvement = true, cause_of_concern = true, promising_practice = true, main_findings = true,
  victim_service = true, victim_service_assessment = true }
local IN_NEED = { areas_for_improvement = true, cause_of_concern = true }

-- does a sentence tell an earlier finding, and of which year?
local function earlier_of(marks, this_year)
  local earlier, told, measured, back, similar
  for _, mark in ipairs(marks) do
    if mark.measured then measured = true end
    if mark.earlier and not measured then earlier = earlier or mark end
    told, back, similar = told or mark.told, back or mark.back, similar or mark.similar
  end
  if not earlier or not (told or back) then return nil end
  if earlier.year and this_year and earlier.year >= this_year then return nil end
  return { year = earlier.year, back = back, similar = similar }
end

local improving = core.mention { "improved", "improvement", "better", "progress", "positive", "pleased", "addressed", "resolved", "now in place",
  "has continued to", "successfully", "increased its use" }
local enlarges = core.mention { "we said", "we also", "this is where", "this process", "this is referred", "we suggested", "we told",
  "we recommended" }

-- how a sentence begins that tells how things stand now
local now = any_of {
  "since then", "since that inspection", "since our", "since", "in this inspection", "during this inspection", "at this inspection",
  "on this inspection", "following our", "following that", "in response", "it now", "they now", "the force now", "we now", "it has since",
  "the force has since", "this time", "this year", "improving", "to address this", "to improve this", "subsequently",
} * Cc(true)

local SHORT = { ["won't"] = "will not", ["can't"] = "can not" }

-- "hasn't" in full, as the words of outcomes are
local function in_full(printed)
  return (printed:gsub("’", "'"):gsub("%a+n't", function(word) return SHORT[word:lower()] or word:sub(1, -4) .. " not" end))
end

-- what a sentence says of how things stand, and whether that is told from its beginning alone
local function verdict_of(printed)
  local full = in_full(printed)
  local found = outcome.of(full)
  if found then return found, false end
  if not now:match(printed) then return nil end
  return outcome.faulty(full) and "unclear" or "improved", true
end

-- the verdict of a title: what it asks for is not done
local asks = core.mention { "should", "needs to", "need to", "must", "doesn't", "isn't", "aren't", "hasn't" }
local function verdict_of_title(title)
  local found = outcome.of(in_full(title)) or improving:match(title) and not asks:match(title) and "improved" or nil
  if found == "improved" and asks:match(title) then return "unclear" end
  return found
end

-- sentences of a finding, over its paragraphs, each with the marks of what it tells
local function sentences_of(paragraphs, ctx, read)
  local list = {}
  for n, line in ipairs(paragraphs) do
    local printed = ctx.text(line.first, line.last)
    for _, found in ipairs(read:match(printed) or {}) do
      found.printed = printed:sub(found.first, found.last)
      found.first, found.last, found.paragraph = line.first + found.first - 1, line.first + found.last - 1, n
      list[#list + 1] = found
    end
  end
  return list
end

-- do paragraphs hold a sentence that may tell an earlier finding?
local telling = binding.finder { { together = true, table.unpack(NEEDS) } }
local function tells(paragraphs, ctx)
  for _, line in ipairs(paragraphs) do
    if telling:chooses(ctx.text(line.first, line.last)) then return true end
  end
  return false
end

-- the places of sentences from..to, one for each paragraph
local function places(list, from, to)
  local pairs_of = {}
  for i = from, to do
    local last = pairs_of[#pairs_of]
    if last and list[i].paragraph == list[i - 1].paragraph then last[2] = list[i].last
    else pairs_of[#pairs_of + 1] = { list[i].first, list[i].last } end
  end
  return #pairs_of == 1 and pairs_of[1] or pairs_of
end

local function read_finding(list, title, in_need, ctx)
  local done = 0
  for i, found in ipairs(list) do
    local earlier = i > done and #found > 0 and earlier_of(found, ctx.framework.year)
    if earlier then
      local first, last, status = i, i, earlier.similar and "not_improved" or nil
      if earlier.back and i - 1 > done then first = i - 1 end
      local n, seen = i + 1, 0
      local open -- the paragraph in which a vague beginning may still be made clear
      while (not status or open) and n <= #list and n <= i + AFTER do
        local next_one = list[n]
        if open and next_one.paragraph ~= open then break end
        local again = #next_one > 0 and earlier_of(next_one, ctx.framework.year)
        local verdict, vague
        if not again then verdict, vague = verdict_of(next_one.printed) end
        if verdict and not (open and vague) then
          status, last, open = verdict, n, vague and next_one.paragraph or nil
        elseif open then
          seen = seen + 1
        elseif again or enlarges:match(next_one.printed) then
          last = n
        else
          seen = seen + 1
        end
        n = n + 1
      end
      local of_title = verdict_of_title(title)
      local result = of_title or status or in_need and "not_improved" or nil
      if of_title == nil and in_need and status == "improved" and seen > 0 then result = "unclear" end
      if result then
        ctx.emit("follow_ups", {
          area = core.area_of(ctx.section), year = earlier.year, status = result, text = places(list, first, last),
          at = places(list, first, last),
        })
        done = last
      end
    end
  end
end

local function kind_of(section)
  while section do
    if KINDS[section.key] then return section.key end
    section = section.parent
  end
end

local reader
local function rule(section)
  return {
    name = "follow_ups_in_" .. section,
    kind = "section", section = section, deep = true, hint = NEEDS,
    doc = "reads what became of an earlier inspection's findings, under " .. section,
    pattern = function()
      reader = reader or sentence.marked(NEEDS, patterns)
      return tape.lines()
    end,
    read = function(lines, ctx)
      if section == "victim_service_assessment" and kind_of(ctx.section.parent) then return end
      local title, paragraphs = "", {}
      local function finish()
        if tells(paragraphs, ctx) then read_finding(sentences_of(paragraphs, ctx, reader), title, IN_NEED[section], ctx) end
        paragraphs = {}
      end
      for _, line in ipairs(lines) do
        if line.kind == tape.heading then
          finish()
          title = ctx.text(line.first, line.last)
          local key = areas.section_key(ctx.framework, title)
          if key == "recommendations" then title = ""
          elseif key and key ~= "victim_service_assessment" then break end
        elseif line.kind == tape.paragraph and line.first <= line.last then
          paragraphs[#paragraphs + 1] = line
        end
      end
      finish()
    end,
  }
end

local list = {}
for _, section in ipairs { "areas_for_improvement", "cause_of_concern", "promising_practice", "main_findings", "victim_service",
  "victim_service_assessment" } do
  list[#list + 1] = rule(section)
end
return list
