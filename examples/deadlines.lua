-- Who has to act, by when, and what is overdue on a given day? Deadlines such as "within three months" are counted from the
-- month of publication. Give paths, a glob or a folder to ask it of reports of yours.
local peel = require "peel"

local TODAY = "2024-02-15"

local corpus = assert(peel.corpus(#arg > 0 and arg or { "examples/reports/*-peel-2023-25.txt", "examples/reports/northmoor-*.txt" }))
local recommendations = corpus:recommendations()

print "how many recommendations, and the first and last date, by addressee"
print(recommendations:group "addressee":aggregate { "count", first = { "min", "deadline.due" }, last = { "max", "deadline.due" } })

local columns = { "addressee", "due", "text" }
local dated = recommendations:select { "addressee", "text", "force", "area", "deadline", due = "deadline.due" }:sort("due", "addressee")

print("\noverdue on " .. TODAY)
dated:where("due", "<", TODAY):print { columns = columns, sources = true }

print "\nstill to come"
dated:where("due", ">=", TODAY):print { columns = columns, sources = true }

print "\ncounted from publication: the span of time as printed, and the date that it works out to"
recommendations:select { "addressee", "report", within = "deadline.within", due = "deadline.due" }
  :where { within = peel.present }
  :derive { published = function(row) return row.report.published end }
  :group("report", "published", "addressee", "within", "due"):count()
  :print { columns = { "published", "addressee", "within", "due", "count" }, sources = true }

print "\nwithout a date"
dated:where { due = peel.missing }:print { columns = { "addressee", "deadline", "text" }, sources = true }
