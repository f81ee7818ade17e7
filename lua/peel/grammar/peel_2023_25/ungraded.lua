--- Areas that are inspected and not graded: the sentences that say so.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local areas = require "peel.grammar.peel_2023_25.areas"
local Cc, Cg, Ct = lpeg.Cc, lpeg.Cg, lpeg.Ct
local text = core.text
local any_of, ws = text.any_of, text.ws

local HINT = { "ungraded", "not graded", "graded judgment", "graded judgement", "not grade", "n't grade", "n’t grade", "not given a grade" }

local function pattern()
  local deny = any_of { "don't", "do not", "did not", "didn't", "have not", "haven't", "not", "no", "without" }
  local noun = any_of { "graded judgment", "graded judgments", "graded judgement", "graded judgements", "graded", "grade", "grades" }
  return core.marked({ HINT }, function()
    return { Ct((any_of { "ungraded" } + deny * ws * text.within(4, noun)) * Cg(Cc(true), "ungraded")) }
  end)
end

-- words by which a sentence outside an ungraded area's section names it, from its wordings: "victims", "service"
local function words_of(area)
  local words = {}
  for _, wording in ipairs { area.title, table.unpack(area.wordings) } do
    for word in wording:lower():gmatch "%a%a%a%a%a+" do words[word] = true end
  end
  return words
end

local function names(printed, words)
  local count = 0
  for word in printed:lower():gmatch "%a+" do
    if words[word] then count = count + 1 end
  end
  return count
end

local function emit(ctx, area, first, last)
  ctx.emit("judgments", {
    force = ctx.report.force, area = area, scope = "area", grade = "ungraded", question = areas.question(ctx.sections, area),
    year = ctx.framework.year, at = { first, last },
  })
end

return {
  name = "ungraded_areas",
  kind = "block",
  report_kind = "force_inspection",
  doc = "reads sentences that say of an area that it is not graded",
  hint = { HINT },
  pattern = pattern,
  read = function(sentences, ctx)
    local ungraded = areas.ungraded(ctx.framework)
    for i, sentence in ipairs(sentences) do
      if sentence[1] then
        local area = core.area_of(ctx.section)
        if area and ungraded[area] then
          emit(ctx, area, sentence.first, sentence.last)
        elseif not area then
          local from = sentences[math.max(i - 1, 1)].first
          local printed = ctx.text(from, sentence.last)
          for _, known in ipairs(ctx.framework.areas) do
            if ungraded[known.key] and names(printed, words_of(known)) >= 2 then
              emit(ctx, known.key, sentence.first, sentence.last)
              break
            end
          end
        end
      end
    end
  end,
}
