--- What an overview calls comparable in passing: "In the (broadly comparable) section of last year's inspection".
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local Cc, Cg, Ct = lpeg.Cc, lpeg.Cg, lpeg.Ct
local ws, any_of = core.ws, core.any_of

local function patterns()
  local comparable = any_of { "broadly comparable", "directly comparable", "largely comparable", "roughly comparable", "fully comparable",
    "comparable" }
  local denied = any_of { "not", "no longer", "never", "isn't", "aren't", "nor" } * ws * (any_of { "be" } * ws) ^ -1 * comparable
  -- "is comparable" is read where every report's sentences on comparison are
  local stated = any_of { "is", "are", "was", "were", "remains", "remain", "be" } * ws * comparable
  local time = any_of { "last year", "last year's", "previous", "earlier", "previous year", "year before" }
  return { Ct((denied + stated) * Cg(Cc(true), "told")), Ct(comparable * Cg(Cc(true), "comparable")),
    Ct((time + core.year) * Cg(Cc(true), "time")) }
end

return {
  name = "comparable_in_passing",
  kind = "block",
  report_kind = "national_overview",
  doc = "reads sentences that call an earlier inspection comparable beside the point",
  hint = { { "comparable" } },
  pattern = function() return core.marked({ { "comparable" } }, patterns) end,
  read = function(sentences, ctx)
    for _, sentence in ipairs(sentences) do
      local said = {}
      for _, mark in ipairs(sentence) do
        for name in pairs(mark) do said[name] = true end
      end
      if said.comparable and said.time and not said.told then
        ctx.emit("comparability", { area = core.area_of(ctx.section), comparable = true, text = { sentence.first, sentence.last } })
      end
    end
  end,
}
