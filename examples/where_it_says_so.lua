-- Where does a report say so? Grades, findings and passages with line and quotation, ready for a reply letter, and the lines
-- around the one that matters. Give a report, or several, of yours.
local peel = require "peel"

local WORDS = '(child* OR young) NEAR/12 (miss* OR absent)'

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/northmoor-*.txt"))

print "the grades below good"
for judgment in corpus:judgments { scope = "area" }:each() do
  local grade = judgment.grade -- a grade has an order on its scale; "ungraded" stands on none
  if grade.scale and not grade:at_least "good" then
    print(("  %s %d, %s: %s - %s"):format(judgment.force, judgment.year, judgment.area, grade, judgment:cite()))
  end
end

print("\npassages that hold " .. WORDS .. ", the best first")
local hits = corpus:search(WORDS)
for hit in hits:head(6):each() do print("  " .. hit:cite()) end

local best = hits:first()
if best then
  print "\nthe best of them with the lines around it"
  print(best:context(1))
end

print "\nevery place of the word, in context"
corpus:kwic("absent", 25, "force", "line"):print { all = true }

-- What a table or a count was made of is asked in the same way: each row leads to its records.
print "\nfindings by kind, and where the first of each stands"
for kind in corpus:findings():count_by "kind":each() do print(("  %d %s: %s"):format(kind.count, kind.kind, kind:cite())) end
