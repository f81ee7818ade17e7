-- How did a force move from one inspection to the next, and may one say so? "Better" and "worse" stand only where a source
-- lets the two grades be compared; the sentence that allows or forbids it is quoted with its place.
local peel = require "peel"

local corpus = assert(peel.corpus(#arg > 0 and arg or { "examples/reports/northmoor-*.txt", "examples/reports/wealds-national-2015.txt" }))

--- How a grade moved since the one before, where both are on one scale.
local function moved(before, now)
  if not now.scale or now.scale ~= before.scale then return "comparable, but on different scales" end
  return now == before and "the same" or now > before and "better" or "worse"
end

for inspected in corpus:reports { force = peel.present, kind = "force_inspection" }:distinct "force":each() do
  local force = inspected.force
  for judged in corpus:judgments { force = force }:distinct "area":each() do
    local timeline, before = corpus:timeline(force, judged.area), nil
    if #timeline > 1 then print(("\n%s, %s"):format(force, judged.area)) end
    for step in (#timeline > 1 and timeline or timeline:head(0)):each() do
      print(("  %d  %-22s %s"):format(step.year, step.grade, step:cite()))
      if before then
        local words = step.comparable and moved(before, step.grade) or "not to be compared with the grade before"
        print("        " .. (step.comparable == "careful" and "with care: " or "") .. words)
        print(("        %s (%s)"):format(step.why or "nobody says", step.source or "no source"))
      end
      before = step.grade
    end
  end
end
