--- Earlier grades that the text states. These reports also quote what other bodies graded, which is no judgment of the
--- inspectorate's; and a sentence names its area itself, since a chapter may look back on another.
local lpeg = require "lpeg"
local base = require "peel.grammar.prior_judgments"
local core = require "peel.grammar.core"
local P, Cp = lpeg.P, lpeg.Cp
local text = core.text

local others = core.mention {
  "Audit Commission", "Commission for Social Care", "Ofsted", "Healthcare Commission", "Home Office", "Police Standards Unit", "PSU",
  "Police Performance Assessment Framework", "PPAF", "Investors in People", "district auditor", "Criminal Justice Board",
  "Crown Prosecution Service Inspectorate", "HMCPSI", "self-assessment", "self assessment",
}
local ours = core.mention { "HMIC", "baseline assessment", "baseline", "Her Majesty's Inspectorate of Constabulary" }

local finders = setmetatable({}, { __mode = "k" })

-- "for the inspection area of Missing Persons": the area that stands behind such a word
local function area_named(framework, printed)
  local find = finders[framework]
  if not find then
    local titles, keys = P(false), {}
    for _, area in ipairs(framework.areas) do
      titles = titles + text.ci(area.title) * text.edge
      keys[area.title:lower()] = area.key
    end
    local before = core.any_of { "for", "of", "in", "at", "on" } * text.ws * (core.any_of { "the", "its", "investigating" } * text.ws) ^ -1
    local placed = core.search(before * Cp() * titles * Cp())
    find = function(sentence)
      local first, after = placed:match(sentence)
      return first and keys[sentence:sub(first, after - 1):lower():gsub("%s+", " ")]
    end
    finders[framework] = find
  end
  return find(printed)
end

local function read(sentences, ctx)
  local filtered = setmetatable({
    emit = function(list, fields)
      local printed = ctx.text(fields.text[1], fields.text[2])
      if others:match(printed) and not ours:match(printed) then return end
      fields.area = area_named(ctx.framework, printed) or fields.area
      ctx.emit(list, fields)
    end,
  }, { __index = ctx })
  base.read(sentences, filtered)
end

return {
  name = "hmic_2007.prior_judgments",
  kind = base.kind,
  doc = "reads sentences that state a grade of an earlier inspection by HMIC",
  hint = base.hint,
  pattern = base.pattern,
  read = read,
}
