-- Can the overall grade be worked out from the grades of the four questions? If two forces have the same four grades and
-- another overall grade, no rule can do it.
local peel = require "peel"

local report = assert(peel.open(arg[1] or "examples/data/grades-2015.txt"))
local QUESTIONS = { "preventing_crime", "investigating_crime", "protecting_vulnerable_people", "serious_organised_crime" }

local graded = report:judgments():pivot { rows = "force", columns = "area", value = "grade" }
for four, forces in graded:group(table.unpack(QUESTIONS)):each() do
  local overall = forces:distinct "overall_effectiveness"
  if #overall > 1 then
    local words = {}
    for i, question in ipairs(QUESTIONS) do words[i] = four[question].title end
    print(table.concat(words, ", ") .. ":")
    for grade in overall:each() do
      local of = forces:where { overall_effectiveness = grade.overall_effectiveness }
      local names = of:column "force"
      print("  " .. grade.overall_effectiveness.title .. ": " .. table.concat(names, ", "))
      print("    " .. of:first():records()[1]:cite())
    end
  end
end

-- so no rule is right for all; how near do some come that need no numbers?
local indicators = {}
for i, area in ipairs(QUESTIONS) do indicators[i] = { name = area, from = report:judgments { area = area } } end
local rules = {
  { "the median grade (the lower of two in the middle)", { aggregate = "median_grade" } },
  { "the worst grade", { aggregate = "worst" } },
  { "the median grade, no better than requires improvement where two questions are below good", { aggregate = "median_grade", limits = {
    { no_better_than = "requires_improvement", where = { "at_least", 2 }, grade = { "requires_improvement", "inadequate" } } } } },
}
print()
for _, rule in ipairs(rules) do
  local result = peel.score { unit = "force", indicators = indicators, aggregate = rule[2].aggregate, limits = rule[2].limits } ()
  local right = 0
  for row in graded:each() do
    if result[row.force].score == row.overall_effectiveness then right = right + 1 end
  end
  print(("%s: the printed overall grade for %d of %d forces"):format(rule[1], right, #graded))
end
