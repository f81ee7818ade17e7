-- What did the inspectorate grade, what should the force do better, and where does the report say so?
local peel = require "peel"

local report = assert(peel.open(arg[1] or "examples/reports/mercia-vale-peel-effectiveness-2015.txt"))
print(report)

for judgment in report:judgments():each() do
  print(judgment.area, judgment.grade, judgment:cite())
end
print(report:findings { kind = "area_for_improvement" })

-- a grade is a value with an order: at least good means good or outstanding
local strong = 0
for judgment in report:judgments { scope = "area" }:each() do
  if judgment.grade >= "good" then strong = strong + 1 end
end
print(strong .. " of " .. #report:judgments { scope = "area" } .. " questions are graded good or better")
print(report:values { entity = report.force, origin = "force_in_numbers" })
