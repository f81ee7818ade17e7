--- May a grade of a timeline be compared with the one before it, and on whose word? peel.compare.verdict decides; here it is
--- settled which grade is the one before.

local verdict = require "peel.compare.verdict"

local comparing = {}

---@class peel.TimelineRow: peel.Subject
---@field comparable boolean|"careful"|nil nil where nothing stands before it
---@field why string?
---@field source string? on whose word

--- Place of the sentence or document; of a report's own word also the table's that it goes before.
local function source_of(found)
  local place = found.source and found.source:place()
  local over = found.over and found.over.source
  return place and over and ("%s; before %s"):format(place, over:place()) or place
end

--- Fills `comparable`, `why` and `source` of rows in the order of time. A row is held against the last one before it of
--- its own area and of another inspection; where there is none, parts and whole of an area are told apart.
---@param rows peel.TimelineRow[]
---@param statements peel.Statement[]
function comparing.fill(rows, statements)
  local areas = {} ---@type table<string, { now: peel.TimelineRow, before: peel.TimelineRow? }> the last two inspections
  local recent, past ---@type peel.TimelineRow?, peel.TimelineRow? the last row, the last of a year before its own
  for _, row in ipairs(rows) do
    local mine = areas[row.area]
    if not mine then
      mine = { now = row }
      areas[row.area] = mine
    elseif mine.now.framework ~= row.framework or mine.now.year ~= row.year then
      mine.now, mine.before = row, mine.now
    end
    if recent and recent.year ~= row.year then past = recent end
    recent = row
    local before = mine.before
    if before then
      local found = verdict.decide(row, before, statements)
      row.comparable, row.why, row.source = found.comparable, found.why, source_of(found)
    elseif past then
      row.comparable, row.why = false, ("nothing before it is of the same area: %s is not %s"):format(row.area, past.area)
    end
  end
end

return comparing
