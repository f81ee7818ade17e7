-- Which percentages in the prose contradict a table beside it? One that a table of the section prints too is confirmed; one
-- that misses such a number by a hair is likely to be meant for it and wrong. The reader decides: both places are given.
local peel = require "peel"

local NEAR = 1 -- percentage points

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/*-peel-*.txt"))

--- The value that is nearest to a number.
local function nearest(values, number)
  local best
  for value in values:each() do
    if not best or math.abs(value.value - number) < math.abs(best.value - number) then best = value end
  end
  return best
end

local confirmed, doubts = 0, {}
for inspected in corpus:reports():each() do
  local report = inspected.report
  local values = report:values { unit = "percent", value = peel.present }
  for place in report:kwic('percent OR "per cent"', 20):each() do
    local printed = place.left:match "(%d+%.%d+)%s*$" -- whole numbers are too often meant roughly
    local passage = place:records()[1]
    local in_table = passage.text:find(" | ", 1, true)
    local value = printed and not in_table and nearest(values:where { section = passage.section or 0 }, tonumber(printed))
    local gap = value and math.abs(value.value - printed)
    if gap == 0 then
      confirmed = confirmed + 1
    elseif gap and gap < NEAR then
      doubts[#doubts + 1] = ("%s percent: %s\n  the table says %s of %s: %s"):format(printed, place:cite(), value.raw,
        value.name or "a row without a label", value:cite())
    end
  end
end

print(("%d percentages of the prose stand in a table too, %d nearly do:"):format(confirmed, #doubts))
print(table.concat(doubts, "\n"))
