-- A table for my spreadsheet, my slide, my dashboard, with the source of each row beside it. Cells that a spreadsheet would
-- take for a formula are made harmless; a file is written whole or not at all.
local peel = require "peel"

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/northmoor-*.txt"))

local grades = corpus:judgments { scope = "area" }:select("force", "year", "area", "grade"):sort("year", "area")
local numbers = corpus:values { origin = "force_in_numbers" }:select("force", "year", "name", "entity", "period", "value", "unit")

-- for a spreadsheet: a file; path, page, line and quotation are columns of it
local path = os.tmpname()
assert(grades:csv(path, { sources = true }))
for line in io.lines(path) do print((line:gsub("\r$", ""))) end -- lines of CSV end as its standard says
os.remove(path)

-- for a slide
print()
print(grades:pivot { rows = { "force", "area" }, columns = "year", value = "grade" }:markdown())

-- for a dashboard: one object a line
print(numbers:head(4):jsonl { sources = true })

-- and for a tracker: tab-separated, of everything that somebody has to do
print(corpus:recommendations():select { "force", "addressee", "text", due = "deadline.due" }:tsv { sources = true })
