-- What was found wanting in a force again and again, which other forces were told the same, and who has a practice worth a
-- visit? Findings are set side by side by area; whether two of them mean the same is for the reader, who gets both places.
local peel = require "peel"

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/*-peel-*.txt"))
local wanting = corpus:findings { kind = { "area_for_improvement", "cause_of_concern" } }
local practice = corpus:findings { kind = { "promising_practice", "developing_practice", "case_study" } }

local function list(findings, what)
  for finding in findings:each() do
    print(("  %s: %s %s, %s"):format(what, finding.force or "all forces", finding.year, finding:cite()))
  end
end

-- Force and area with findings of more than one year.
local recurring = wanting:group("force", "area")
  :apply(function(findings) return #findings:distinct "year" end, "years")
  :where("years", ">", 1)
print(recurring)

for again in recurring:each() do
  local area = again.area
  print(("\n%s, %s"):format(again.force, area))
  list(wanting:where { force = again.force, area = area }, "found")
  list(corpus:follow_ups { force = again.force, area = area, status = "not_improved" }, "not improved since")
  list(wanting:where { area = area }:where("force", "~=", again.force), "others")
  list(practice:where { area = area }:where("force", "~=", again.force), "worth a visit")
end
