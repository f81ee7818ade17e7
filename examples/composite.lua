-- One force over its reports: a composite of grades, a number and a count. Grades of 2015 and of 2023-25 may not be compared, and
-- the report says so itself; who does it all the same gives a reason, which then stands wherever the figures do.
local peel = require "peel"

local corpus = assert(peel.corpus { "examples/reports/mercia-vale-peel-effectiveness-2015.txt", "examples/data/mercia-vale-peel-2023-25.txt" })
local own = { force = "Mercia Vale" }

local area = "protecting_vulnerable_people"
local score = peel.score {
  name = "Protection in Mercia Vale", unit = "year", coding = "zero_to_four",
  indicators = {
    { name = "grade", from = corpus:judgments { area = area }:where(own), weight = 2, normalise = { "target", 4 } },
    { name = "arrests", from = corpus:values { name = "Arrest", entity = own.force, unit = "percent" }, normalise = { "target", 60 } },
    { name = "to improve", count = corpus:findings { kind = "area_for_improvement", area = area }:where(own), direction = "lower",
      normalise = { "target", 2 } },
  },
}
local ok, message = pcall(score)
print(ok, (message:gsub("^.-score: ", "")))

-- the same with a permit: a reason, and which of the five grades each of the four stands for
local allowed = score:with { allow = peel.allow {
  reason = "a rough view for one force's board; not for publication",
  bridge = { from = "peel_4", to = "peel_5",
    grades = { outstanding = "outstanding", good = "good", requires_improvement = "requires_improvement", inadequate = "inadequate" } },
} }
print()
print(allowed())
print(allowed()[2023]:explain())
print()
io.write(allowed():csv())
