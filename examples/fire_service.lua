-- A framework of one's own: fire services, which peel does not know, with their own scale and a rule of our own.
local lpeg = require "lpeg"
local peel = require "peel"

local drills = peel.rule {
  name = "drills",
  kind = "block",
  doc = "reads how many drills the crews held",
  hint = { "drills" },
  pattern = lpeg.Ct((lpeg.Ct(lpeg.Cp() * lpeg.C(lpeg.R "09" ^ 1) * " drills" * lpeg.Cp()) + 1) ^ 0),
  read = function(found, ctx)
    for _, drill in ipairs(found) do
      ctx.emit("measures", { name = "Drills", unit = "count", at = { drill[1], drill[3] - 1 },
        values = { { entity = ctx.report.force, value = tonumber(drill[2]), raw = drill[2] } } })
    end
  end,
}

local function chapter(key, title)
  return { key = key, title = title, wordings = {} }, { key = key, titles = { title }, level = 1, area = key, prose = true }
end
local effective, chapter_1 = chapter("effectiveness", "How effective is the service?")
local efficient, chapter_2 = chapter("efficiency", "How efficient is the service?")
local people, chapter_3 = chapter("people", "How well does the service look after its people?")

local fire = peel.framework.define {
  id = "fire_2019", name = "Fire and rescue service review 2019", year = 2019,
  recognise = { { text = "fire and rescue service review", where = "title", weight = 9 } },
  scale = { id = "fire_4", grades = {
    { key = "outstanding", title = "Outstanding" }, { key = "good", title = "Good" },
    { key = "requires_improvement", title = "Requires improvement" }, { key = "inadequate", title = "Inadequate" },
  } },
  areas = { effective, efficient, people },
  sections = { chapter_1, chapter_2, chapter_3,
    { key = "areas_for_improvement", titles = { "Areas for improvement" }, level = 2 } },
  rules = { "front_matter", "judgments", "areas_for_improvement", drills },
}

local report = assert(peel.open("examples/reports/brackenshire-fire-2019.txt", { registry = fire }))
print(report)
print(report:judgments())
print(report:findings())
print(report:values())
print(peel.trace(report, drills))
