-- Causes of concern by force and year; and do they agree with the grades? The worst grade should come with a cause of concern,
-- and a cause of concern with the worst grade: where one stands without the other, look at the report.
local peel = require "peel"

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/*-peel-*.txt"))
local concerns = corpus:findings { kind = "cause_of_concern" }
-- a national overview grades forces whose causes of concern stand in reports of their own
local judgments = corpus:judgments { scope = "area" }
  :where(function(judgment) return judgment.report.kind == "force_inspection" end)
local SAME = { "force", "year", "area" }

print "causes of concern"
print(concerns:group("force", "year"):count():sort("force", "year"))

print "\ninadequate without a cause of concern"
judgments:where { grade = "inadequate" }
  :join(concerns, { on = SAME, kind = "anti" })
  :select("force", "year", "area", "grade"):print { sources = true }

print "\na cause of concern with a better grade"
concerns:join(judgments, { on = SAME, kind = "left", fields = { "grade" } })
  :where("grade", "~=", "inadequate")
  :select("force", "year", "area", "grade", "text"):print { sources = true }
