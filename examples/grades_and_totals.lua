-- Which forces got a grade in an area, how do all forces fall into the grades, and are these the totals that the report
-- itself prints? Give paths, a glob or a folder to ask it of reports of yours.
local peel = require "peel"

local FRAMEWORK, AREA, GRADE = "peel_effectiveness_2015", "protecting_vulnerable_people", "inadequate"

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/wealds-national-2015.txt"))
local judgments = corpus:judgments { framework = FRAMEWORK }

print(GRADE .. " at " .. AREA)
judgments:where { area = AREA, grade = GRADE }:select("force", "grade"):print { all = true, sources = true }

print "\nforces by area and grade"
print(judgments:pivot { rows = "area", columns = "grade" })

-- A national overview has a table of all forces, and tells the totals too: count the one, read the other.
local function adds_up(printed)
  for grade, n in pairs(printed.counts) do
    if #printed.report:judgments { area = printed.area, grade = grade } ~= n then return false end
  end
  return true
end

print "\nthe totals as printed, and does the table of forces add up to them?"
corpus:distributions { framework = FRAMEWORK }
  :where(function(printed) return printed.report.kind == "national_overview" end)
  :derive { adds_up = adds_up }
  :select("area", "counts", "adds_up")
  :print { all = true, sources = true }
