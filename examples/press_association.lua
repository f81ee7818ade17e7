-- The Press Association adds up grades: 3 points for the best, 2, 1, and -1 for the worst. Whose place hangs on that choice?
local peel = require "peel"

local report = assert(peel.open(arg[1] or "examples/data/grades-2015.txt"))

local indicators = {}
for i, area in ipairs { "preventing_crime", "investigating_crime", "protecting_vulnerable_people", "serious_organised_crime" } do
  indicators[i] = { name = area, from = report:judgments { area = area } }
end
local points = peel.score { name = "Points of four questions", unit = "force", coding = "press_association", aggregate = "sum", indicators = indicators }
print(points())
print(points()["Staffordshire"]:explain())

-- the same grades under three other codings
local codings = {
  { "ranks 4, 3, 2, 1", "rank" },
  { "good or better counts, nothing else does", { outstanding = 1, good = 1, requires_improvement = 0, inadequate = 0 } },
  { "an inadequate weighs as much as two outstanding", { outstanding = 3, good = 2, requires_improvement = 1, inadequate = -6 } },
}
for _, one in ipairs(codings) do
  local moves = peel.compare_scores(points, points:with { coding = one[2] })
  local far = moves:where("moved", "~=", 0)
  print(("\n%s: %d of %d forces have another rank"):format(one[1], #far, #moves))
  print(far:select("unit", "first_rank", "second_rank", "moved"):head(6))
end
