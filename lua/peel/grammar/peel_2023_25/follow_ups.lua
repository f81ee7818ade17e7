--- What became of an earlier inspection's finding: under a title of this report, the words that tell the finding, and the paragraphs
--- under the same title that say how things stand now.
local core = require "peel.grammar.core"
local areas = require "peel.grammar.peel_2023_25.areas"
local earlier = require "peel.grammar.peel_2023_25.earlier"
local standing = require "peel.grammar.peel_2023_25.standing"
local titled = require "peel.grammar.peel_2023_25.titled"
local binding = require "peel.core"
local lpeg = require "lpeg"
local any_of, tape = core.text.any_of, core.tape

-- so many paragraphs in a row may go by that only describe, before one that says what came of it
local BETWEEN = 8

-- the section of a finding: its title is no name of the framework's, its kind that of a section above it
local KINDS = { areas_for_improvement = true, cause_of_concern = true, promising_practice = true, main_findings = true,
  victim_service = true, victim_service_assessment = true }
local IN_NEED = { areas_for_improvement = true, cause_of_concern = true }

-- a paragraph that goes on telling the earlier finding
local enlarges = any_of { "we said", "we also said", "we also", "we suggested", "we told", "we recommended", "we asked", "we issued" } * lpeg.Cc(true)
-- one that draws on the paragraph before
local refers = any_of { "this", "these", "that" } * lpeg.Cc(true)

-- do paragraphs hold a sentence that may tell an earlier finding?
local telling = binding.finder { { together = true, table.unpack(earlier.NEEDS) } }
local function tells(lines, ctx)
  for _, line in ipairs(lines) do
    if telling:chooses(ctx.text(line.first, line.last)) then return true end
  end
  return false
end

-- paragraphs of a finding as lists of sentences, each sentence with the earlier finding that it tells
local function sentences_of(lines, ctx, read)
  local paragraphs, inspections = {}, earlier.noted(ctx)
  for _, line in ipairs(lines) do
    local printed, list = ctx.text(line.first, line.last), {}
    for i, found in ipairs(read:match(printed) or {}) do
      local told = #found > 0 and earlier.finding(found, ctx.framework.year, inspections) or nil
      list[i] = { printed = printed:sub(found.first, found.last), first = line.first + found.first - 1, last = line.first + found.last - 1,
        earlier = told }
    end
    if #list > 0 then paragraphs[#paragraphs + 1] = list end
  end
  return paragraphs
end

---@class peel.Outcome what has been said so far of how things stand
---@field said peel.Standing[]

-- what sentences from..to of a paragraph say, added to `said`; the last sentence that says something, or nil
local function listen(paragraph, from, to, said)
  local heard
  for n = from, to do
    local sentence = paragraph[n]
    local found
    if not sentence.earlier then found = not enlarges:match(sentence.printed) and standing.of(sentence.printed) or nil
    else found = standing.beside(sentence.printed, sentence.earlier.told) end
    if found then said[#said + 1], heard = found, n end
  end
  return heard
end

-- the sentences of a paragraph that belong to a follow-up: no lead-in of a list, and no advice behind the last that says how things stand
local function tail(paragraph, from, to, heard)
  while to > from and paragraph[to].printed:find ":%s*$" do to = to - 1 end
  for n = (heard or to) + 1, to do
    if standing.advises(paragraph[n].printed) then return n - 1 end
  end
  return to
end

-- does a paragraph judge how things stand, in words of its own?
local function judged(said, from)
  for n = from, #said do
    if said[n].judged then return true end
  end
  return false
end

-- where a paragraph tells an earlier finding, the first sentence that does
local function told_in(paragraph)
  for n, sentence in ipairs(paragraph) do
    if sentence.earlier then return n end
  end
end

-- the status that what was said comes to; a finding that asks for improvement is what was said of it last
local function status_of(said, finding, title, in_need)
  if finding.similar then return "not_improved" end
  local of_title = standing.of_title(title)
  if of_title then return of_title end
  if #said == 0 then return in_need and finding.again and "not_improved" or nil end
  if said[#said].unknown then return "unclear" end
  local up, down, other, vague, improved = false, false, false, true, false
  for _, found in ipairs(said) do
    improved = (improved or found.improved) and not (found.turns and not found.improved)
    if found.status == "improved" then up, vague = true, vague and found.vague
    elseif found.status == "not_improved" then down = true
    elseif not found.pending then other = true end
  end
  if finding.both and not (up and not down) or finding.both and down then return "not_improved" end
  if improved and not other then return "improved" end
  if in_need and said[#said].status == "not_improved" then return "not_improved" end
  if up and not down and not other and not (in_need and vague) then return "improved" end
  return down and not up and not other and "not_improved" or "unclear"
end

-- the places of a follow-up: where it begins in paragraph p, and the paragraphs behind that say what became of it
local function follow(paragraphs, p, n)
  local paragraph, said = paragraphs[p], {}
  local to = #paragraph
  -- a second earlier finding, told when something was said of the first, begins a follow-up of its own
  local heard
  for i = n, #paragraph do
    if paragraph[i].earlier and i > n and #said > 0 then
      to = i - 1
      break
    end
    heard = listen(paragraph, i, i, said) or heard
  end
  local places, last_taken, last_read, open = { { p, n, tail(paragraph, n, to, heard) } }, p, p, to < #paragraph
  local function take(q, from, until_)
    if from <= until_ then places[#places + 1] = { q, from, until_ } end
    last_taken = q
  end
  for q = p + 1, math.min(#paragraphs, p + 1 + #paragraphs) do
    if open or q > last_taken + BETWEEN + 1 then break end
    local next_one = paragraphs[q]
    if told_in(next_one) and #said > 0 then break end
    last_read = q
    local before = #said
    local at = listen(next_one, 1, #next_one, said)
    local adds = at == nil and before > 0 and last_taken == q - 1 and said[before].status == "not_improved"
      and standing.adds(next_one[1].printed)
    if told_in(next_one) or last_taken == q - 1 and before == 0 and enlarges:match(next_one[1].printed)
      or at and (before == 0 or judged(said, before + 1)) then
      if at and q > last_taken + 1 and refers:match(next_one[1].printed) then take(q - 1, 1, tail(paragraphs[q - 1], 1, #paragraphs[q - 1])) end
      take(q, 1, tail(next_one, 1, #next_one, at))
    elseif adds then
      take(q, 1, tail(next_one, 1, #next_one))
    else
      for i = before + 1, #said do said[i] = nil end
    end
  end
  return places, said, last_taken, last_read
end

local function read_finding(paragraphs, title, in_need, ctx)
  local p, done = 1, 0 -- sentences of paragraph p that a follow-up has already
  while p <= #paragraphs do
    local paragraph, n = paragraphs[p], nil
    for i = done + 1, #paragraph do
      if paragraph[i].earlier then
        n = i
        break
      end
    end
    if not n then
      p, done = p + 1, 0
    else
      local finding, from = paragraph[n].earlier, n
      local places, said, last_taken, last_read = follow(paragraphs, p, n)
      if finding.similar then from = done + 1
      elseif finding.back and n - 1 > done then from = n - 1 end
      local status = status_of(said, finding, title and ctx.text(title[1], title[2]) or "", in_need)
      local last = places[#places]
      if status then
        local at = {}
        if finding.similar then places = { { p, from, n } } end
        places[1][2] = from
        for i, place in ipairs(places) do
          local of = paragraphs[place[1]]
          at[i] = { of[place[2]].first, of[place[3]].last }
        end
        ctx.emit("follow_ups", { area = core.area_of(ctx.section), year = finding.year, title = title, status = status,
          text = #at == 1 and at[1] or at, at = #at == 1 and at[1] or at })
        last = places[#places]
        p, done = math.max(last_taken, p), last[1] == p and last[3] or #paragraphs[math.max(last_taken, p)]
      else
        -- what told it and was not followed is not looked at again
        p, done = last_read, last_read == p and last[3] or #paragraphs[last_read]
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
    kind = "section", section = section, deep = true, hint = earlier.NEEDS,
    doc = "reads what became of an earlier inspection's findings, under " .. section,
    pattern = function()
      reader = reader or earlier.pattern()
      return tape.lines()
    end,
    read = function(lines, ctx)
      if section == "victim_service_assessment" and kind_of(ctx.section.parent) then return end
      local title, paragraphs = nil, {}
      local function finish()
        if tells(paragraphs, ctx) then read_finding(sentences_of(paragraphs, ctx, reader), title, IN_NEED[section], ctx) end
        paragraphs = {}
      end
      for i, line in ipairs(lines) do
        if line.kind == tape.heading then
          finish()
          local printed = ctx.text(line.first, line.last)
          local key = areas.section_key(ctx.framework, printed)
          title = not key and { line.first, line.last } or nil
          if key and key ~= "recommendations" and key ~= "victim_service_assessment" then break end
        elseif line.kind == tape.paragraph and line.first <= line.last then
          local following = lines[i + 1]
          if not title and IN_NEED[section] and i <= 2 and following and following.kind == tape.paragraph
            and titled.may_be_title(ctx.text(line.first, line.last)) then
            title = { line.first, line.last }
          else
            paragraphs[#paragraphs + 1] = line
          end
        end
      end
      finish()
    end,
  }
end

local list = { earlier.rule }
for _, section in ipairs { "areas_for_improvement", "cause_of_concern", "promising_practice", "main_findings", "victim_service",
  "victim_service_assessment" } do
  list[#list + 1] = rule(section)
end
return list
