--- Case studies: what a page shows in a box about one force, printed as paragraphs among those of a chapter.
local lpeg = require "lpeg"
local binding = require "peel.core"
local core = require "peel.grammar.core"
local named = require "peel.grammar.national_2015.forces_named"
local P, R, S, Cg, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.Cg, lpeg.Ct
local text, tape, any_of = core.text, core.tape, core.any_of
local ci, ws = text.ci, text.ws

-- how many words may stand before the force in the sentence that opens a case study
local REACH = 9

-- a sentence that begins so speaks of several forces, or takes one as an example
local GENERAL = {
  "some", "many", "most", "few", "several", "all", "other", "others", "better", "better-performing", "forces", "for example",
  "for instance",
  "however", "although", "while", "whilst", "only", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "nearly",
  "almost",
  "around", "about", "a number", "a few", "a minority", "a majority", "the majority", "more", "fewer", "both", "neither", "as",
  "like", "unlike",
  "with the exception", "apart from", "excluding", "including", "one force", "no force", "every force", "each force", "source",
  "note", "figure",
}
local general = any_of(GENERAL)

local months = any_of { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December", "England", "Wales", "London", "England and Wales", "Spring", "Summer", "Autumn", "Winter", "Parliament", "Annex", "Chapter",
  "Figure", "HMIC" }

local capital = R "AZ" * (text.letter + S "-'" + R "\128\255") ^ 0
local name = capital * (ws * (any_of { "and", "of", "upon" } * ws) ^ -1 * capital) ^ -3
-- "In Wessex, the police …": an area that no registry knows, told by who acts there
local acting = any_of { "the police", "the force", "the constabulary", "officers", "police officers", "HMIC", "we", "inspectors", "staff",
  "neighbourhood officers", "neighbourhood teams", "police", "a team", "the chief constable" }
local unknown_area = -months * lpeg.C(name) * (P "," * ws * acting + ws * acting)

local lead = ci "in" * ws * ((any_of { "the" } * ws) ^ -1 * (any_of { "area of", "force area of", "county of" } * ws)) ^ -1

local function pattern_of_opening()
  local formal = Cg(named.formal, "name")
  local area = lead * (Cg(named.area, "name") * text.edge * -(ws * any_of { "region" }) + Cg(unknown_area, "name"))
  local step = -(named.formal / 0) * text.word * S " ,()" ^ 1
  local within = text.at_most(step, REACH) * formal
  return Ct(-general * (formal + area + within))
end

-- substrings of which a text that names a force formally holds one
local names_force = binding.finder { { { "police", "constabulary" } } }

local opening
local graded = text.mention { "graded", "judged", "a grade of", "a judgment of", "received a grade", "judged to be" }

-- what goes on about the same force
local onward = any_of {
  "the force", "the force's", "the constabulary", "the service", "the scheme", "the team", "the teams", "the unit", "the initiative",
  "the project", "the programme", "the operation", "the approach", "the pilot", "the work", "the system", "the officers", "the course",
  "the training", "the process", "the model", "the aim", "the result", "the results", "the tool", "the plan", "it", "its", "they",
  "their",
  "those", "these", "this", "he", "she", "such", "as a result", "in addition", "since", "here",
}
local plural = text.mention { "forces", "every force", "each force", "police forces", "HMIC", "England and Wales",
  "nationally" }

--- The force that a paragraph is a case study of, or nil.
local function force_of(printed, listed)
  if not printed:find "^[Ii][Nn] " and not names_force:chooses(printed) then return nil end
  opening = opening or pattern_of_opening()
  if not opening:match(printed) then return nil end
  local sentences = core.plain_sentences:match(printed)
  local first = sentences and sentences[1]
  if not first then return nil end
  local sentence = printed:sub(first.first, first.last)
  local found = opening:match(sentence)
  if not found or graded:match(sentence) then return nil end
  local force = named.short(found.name)
  if not named.known(force, listed) then return nil end
  local subjects, distinct = {}, 0
  for i = 1, #sentences do -- sentences that begin with another force make it a comparison
    local other = named.all(printed:sub(sentences[i].first, math.min(sentences[i].last, sentences[i].first + 60)), listed)[1]
    if other and other.at <= 5 and not subjects[other.name] then
      subjects[other.name], distinct = true, distinct + 1
    end
  end
  for _, other in ipairs(named.all(sentence, listed)) do
    if other.name ~= force then return nil end
  end
  subjects[force] = nil
  return next(subjects) == nil and force or nil
end

local function goes_on(printed, listed)
  return onward:match(printed) and not plural:match(printed) and #named.all(printed, listed) == 0
end

local function read(lines, ctx)
  local open, heading
  local listed = ctx.shared and ctx.shared.forces
  local bodies = 0 -- blocks since the heading that belong to no case study

  local function close(alone)
    if not open then return end
    local title = alone and open.heading and { open.heading.first, open.heading.last } or nil
    local places = table.move(open.items, 1, #open.items, #open.pairs + 1, table.move(open.pairs, 1, #open.pairs, 1, {}))
    ctx.emit("findings", { kind = "case_study", force = open.force, area = core.area_of(ctx.section), title = title,
      text = open.pairs, items = open.items, at = places })
    open = nil
  end

  for _, line in ipairs(lines) do
    local pair = { line.first, line.last }
    if line.kind == tape.heading then
      close(bodies == 0)
      heading, bodies = line, 0
    elseif line.kind == tape.paragraph and line.first <= line.last then
      local printed = ctx.text(line.first, line.last)
      local force = force_of(printed, listed)
      if force then
        local alone = heading and bodies == 0 and not open
        if open then bodies = bodies + 1 end
        close(false)
        open = { force = force, pairs = { pair }, items = {}, heading = alone and heading or nil, leads = printed:find ":%s*$" ~= nil }
      elseif open and goes_on(printed, listed) then
        table.insert(open.pairs, pair)
        open.leads = printed:find ":%s*$" ~= nil
      else
        close(false)
        bodies = bodies + 1
      end
    elseif open and open.leads and (line.kind == tape.item or line.kind == tape.nested) then
      table.insert(open.items, pair)
    else
      close(false)
      bodies = bodies + 1
    end
  end
  close(bodies == 0)
end

return {
  name = "case_studies",
  kind = "section",
  section = { "preventing_crime", "investigating_crime", "protecting_vulnerable_people", "serious_organised_crime" },
  deep = true,
  report_kind = "national_overview",
  doc = "reads paragraphs about one force that stand for a box of the page",
  pattern = function() return tape.lines() end,
  read = read,
}
