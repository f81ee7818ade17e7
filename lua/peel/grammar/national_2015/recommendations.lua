--- Recommendations of an overview: a heading "Recommendation n" or "Recommendation n: title" each, in the summary, in the conclusion
--- (the same again) and reprinted in annexes, whose letter goes before the number.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local area = require "peel.grammar.national_2015.area"
local addressed = require "peel.grammar.national_2015.addressed"
local P, R, C, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws, ws0 = text.ci, text.ws, text.ws0

local mark = ws0 * (P ":" + "." + text.dash) ^ -1 * ws0
local heading = ws0 * ci "recommendation" * ws * Cg(C(R "09" ^ 1) / math.tointeger, "number") * -R "09" * mark
local titled = Ct(heading * Cg(C(P(1) ^ 1), "title") ^ -1 * -1)
local annex = (ci "annex" + ci "appendix") * ws * C(R "AZ") * text.edge

-- "In addition to these recommendations …": what is said when all have been made
local closing = text.mention { "these recommendations", "the recommendations above", "the above recommendations",
  "both recommendations",
  "the recommendations", "our recommendations", "areas for improvement", "recommendations set out",
  "those recommendations" }
-- and what is wanted of nobody in particular: "There should be greater consistency in:"
local impersonal = core.any_of { "there should be", "there must be", "there needs to be", "in addition" } * lpeg.Cc(true)
local obliging = text.mention { "should", "must" }

--- The letter of the annex that a section stands in, and the annex; nil elsewhere.
local function letter_of(section)
  while section do
    local letter = section.title and annex:match(section.title)
    if letter then return letter, section end
    section = section.parent
  end
end

--- The area of a recommendation: that of a section around it; in an annex that the framework does not know, that of its heading.
local function area_of(ctx)
  local known = core.area_of(ctx.section)
  local letter, section = letter_of(ctx.section)
  if known or not letter then return known end
  return area.of_heading(ctx.framework, (section.title:gsub("^%s*%a+%s+%u%s*[^%w]*", "")))
end

--- Does the same list go on after this section?
local function is_last(ctx)
  local section = ctx.section
  local next_ = ctx.sections and section.id and ctx.sections[section.id + 1]
  return not (next_ and next_.key == section.key and next_.parent == section.parent)
end

--- The paragraphs and bullets of one recommendation among `lines`; `open` where what ends the list is to be cut off.
local function parts_of(lines, ctx, open)
  local paragraphs, actions, pieces = {}, {}, {}
  local dated, cut = false, false
  for _, line in ipairs(lines) do
    local pair = { line.first, line.last }
    if line.kind == tape.heading then break end
    if line.first <= line.last and not cut then
      if line.kind == tape.paragraph then
        local printed = ctx.text(line.first, line.last)
        cut = open and dated and (closing:match(printed) or impersonal:match(printed) or not obliging:match(printed)) and true or false
        if not cut then
          paragraphs[#paragraphs + 1], pieces[#pieces + 1] = pair, pair
          dated = dated or open and addressed.terms(ctx, { pair }) ~= nil
        end
      elseif line.kind == tape.item or line.kind == tape.nested then
        actions[#actions + 1], pieces[#pieces + 1] = pair, pair
      end
    end
  end
  return paragraphs, actions, pieces
end

local function emit(ctx, number, title, lines, open)
  local paragraphs, actions, pieces = parts_of(lines, ctx, open)
  if #pieces == 0 then
    ctx.diagnose("warning", "empty_recommendation", ("recommendation %s has no words"):format(number))
    return
  end
  local deadline, addressee = addressed.terms(ctx, pieces)
  ctx.emit("recommendations", {
    number = number, title = title, area = area_of(ctx), addressee = addressee, deadline = deadline,
    text = #paragraphs > 0 and paragraphs or nil, actions = actions, at = pieces,
  })
end

--- Recommendations whose headings stand in their sections' text: a line "Recommendation 3", or the start of a paragraph.
local opening = Ct(heading * Cg(Cp(), "from"))

local function read_inline(lines, ctx)
  local groups = {}
  for _, line in ipairs(lines) do
    local found = line.kind == tape.paragraph and opening:match(ctx.text(line.first, line.last))
    if found then
      local rest = { kind = line.kind, first = line.first + found.from - 1, last = line.last }
      groups[#groups + 1] = { number = found.number, lines = { rest } }
    elseif #groups > 0 then
      table.insert(groups[#groups].lines, line)
    end
  end
  local letter = letter_of(ctx.section)
  for i, group in ipairs(groups) do
    emit(ctx, letter and letter .. group.number or group.number, nil, group.lines, i == #groups and not letter)
  end
end

local function read(lines, ctx)
  local found = ctx.section.title and titled:match(ctx.section.title)
  if not found then return read_inline(lines, ctx) end
  local letter = letter_of(ctx.section)
  local title = found.title and found.title:gsub("%s+$", "")
  emit(ctx, letter and letter .. found.number or found.number, title ~= "" and title or nil, lines, not letter and is_last(ctx))
end

return {
  name = "numbered_recommendations",
  kind = "section",
  section = { "recommendation", "recommendations", "organised_crime_recommendations", "vulnerability_recommendations" },
  report_kind = "national_overview",
  doc = "reads numbered recommendations with title, addressee, deadline and actions",
  pattern = function() return tape.lines() end,
  read = read,
}
