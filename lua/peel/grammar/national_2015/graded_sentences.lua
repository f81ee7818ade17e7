--- Sentences that say how many forces received each grade: "HMIC has graded three forces as …, 35 forces as … and no force as …".
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local areas = require "peel.grammar.national_2015.area"
local count = require "peel.grammar.national_2015.count"
local C, Cc, Cg, Ct = lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Ct
local ws, any_of = core.ws, core.any_of

-- substrings of which such a sentence holds one each
local SUBJECT = { "force", "none", " were ", "no " }

local function patterns(framework)
  local forces = any_of { "force", "forces", "police forces", "of the forces", "of forces" }
  local verb = any_of { "was", "were", "is", "are", "has been", "have been", "being", "received", "to be" }
  local judged = any_of { "graded", "judged", "assessed", "rated", "found", "given", "considered" }
  local link = any_of { "as", "to be", "as being", "a grade of", "a judgment of", "at" }
  local item = Cg(C(count.pattern), "count") * ws * (forces * ws) ^ -1 * (verb * ws) ^ -1 * (judged * ws) ^ -1 * (link * ws) ^ -1
    * Cg(core.grade(framework), "grade")
  local earlier = any_of { "last year", "last year's", "previous inspection", "previous year", "earlier inspection" }
    * Cg(Cc(true), "earlier")
  return { Ct(item), Ct(earlier), Ct(Cg(core.year / tonumber, "year")) }
end

local function pattern(env)
  return core.marked({ core.grade_stems(env.framework), SUBJECT }, function() return patterns(env.framework) end)
end

local scale_size = setmetatable({}, { __mode = "k" })

local function grades_of(framework)
  if not scale_size[framework] then
    local scales, n = require "peel.framework.scales", 0
    for _, scale in ipairs(scales.scales) do
      if scale.id == framework.scale then n = #scale.grades end
    end
    scale_size[framework] = n
  end
  return scale_size[framework]
end

local function read(sentences, ctx)
  local area = areas.of_section(ctx.framework, ctx.section)
  if not area then return end
  local counts, n, first, last = {}, 0, nil, nil
  for _, sentence in ipairs(sentences) do
    local earlier, items = false, {}
    for _, mark in ipairs(sentence) do
      if mark.earlier or mark.year and mark.year < ctx.framework.year then earlier = true end
      if mark.grade then items[#items + 1] = mark end
    end
    if earlier or #items == 0 then
      if first then break end -- the count goes on from sentence to sentence, or it is over
    else
      for _, item in ipairs(items) do
        if counts[item.grade] then return end
        counts[item.grade], n = count.value(item.count), n + 1
      end
      first, last = first or sentence.first, sentence.last
    end
  end
  if not first or n < grades_of(ctx.framework) then return end
  ctx.emit("distributions", { area = area, counts = counts, at = { first, last } })
end

return {
  name = "graded_sentences",
  kind = "block",
  report_kind = "national_overview",
  doc = "reads sentences that give the number of forces for every grade",
  hint = { "outstanding" },
  pattern = pattern,
  read = read,
}
