--- Many grades that meet, as in a sort, a maximum or a score: each is held against each. Subjects that no verdict tells apart
--- are asked about once.

local verdict = require "peel.compare.verdict"

local meeting = {}

---@class peel.Refusal
---@field a peel.Subject
---@field b peel.Subject
---@field verdict peel.Verdict

---@class peel.Meeting
---@field refusal peel.Refusal? the first pair that may not be compared, and that no permit covers
---@field careful peel.Refusal[] the pairs that are to be compared with care, one for each reason
---@field scales { [1]: peel.Subject, [2]: peel.Subject }? two that may be compared, on two scales

---@class peel.Inspection the subjects of one framework and scale
---@field areas string[] in the order of their appearance; false = no area
---@field by_area table<string|false, peel.Subject[]> one a force and year

--- The subjects by framework and scale, area, force and year, each once.
local function inspections_of(subjects)
  local order, known, seen = {}, {}, {}
  for _, one in ipairs(subjects) do
    local key = ("%s\0%s\0%s"):format(one.framework or "", one.inspection or "", one.scale or "")
    local full = ("%s\0%s\0%s\0%s"):format(key, one.area or "", one.force or "", one.year or "")
    local inspection = known[key]
    if not inspection then
      inspection = { areas = {}, by_area = {} }
      known[key], order[#order + 1] = inspection, inspection
    end
    if not seen[full] then
      seen[full] = true
      local area = one.area or false
      if not inspection.by_area[area] then inspection.by_area[area], inspection.areas[#inspection.areas + 1] = {}, area end
      table.insert(inspection.by_area[area], one)
    end
  end
  return order
end

--- Whom the statements speak of by name: verdicts on other forces are alike.
local function named_in(statements)
  local named = {}
  for _, said in ipairs(statements) do
    if said.force then named[said.force] = true end
  end
  return named
end

--- Pairs of two lists of subjects, so that each verdict that there can be is asked for: those of one force and those of two,
--- of the forces that a statement names, and once of the others. `ask` ends the search by a true value.
local function each_pair(list, others, named, ask)
  local plain_same, plain_cross = false, false
  local first = {} -- the first other subject of each force
  local some, another -- two others of different forces
  for _, one in ipairs(others) do
    local force = one.force or false
    first[force] = first[force] or one
    if not some then some = one elseif not another and one.force ~= some.force then another = one end
  end
  for _, one in ipairs(list) do
    local same = first[one.force or false]
    local cross = some and (some.force ~= one.force and some or another)
    local told = one.force and named[one.force]
    if same and same ~= one and (told or not plain_same) then
      plain_same = plain_same or not told
      if ask(one, same) then return true end
    end
    if cross and (told or not plain_cross) then
      plain_cross = plain_cross or not told
      if ask(one, cross) then return true end
    end
  end
  return false
end

--- Holds all subjects against each other.
---@param subjects peel.Subject[]
---@param statements peel.Statement[]
---@param permits peel.Permit[]
---@return peel.Meeting
function meeting.of(subjects, statements, permits)
  local inspections, named, found, told = inspections_of(subjects), named_in(statements), { careful = {} }, {}
  local function ask(a, b)
    local said = verdict.decide(a, b, statements)
    if said.comparable ~= true then
      for _, permit in ipairs(permits) do
        if permit:covers(a, b) then said = { comparable = true } break end
      end
    end
    if said.comparable == false then
      found.refusal = { a = a, b = b, verdict = said }
      return true
    end
    if said.comparable == "careful" then
      local reason = verdict.reason(said)
      if not told[reason] then told[reason], found.careful[#found.careful + 1] = true, { a = a, b = b, verdict = said } end
    end
    if a.scale and b.scale and a.scale ~= b.scale then found.scales = found.scales or { a, b } end
    return false
  end
  for i, one in ipairs(inspections) do
    for k = i, #inspections do
      local other = inspections[k]
      for _, area in ipairs(one.areas) do
        for _, beside in ipairs(i == k and { area } or other.areas) do
          if each_pair(one.by_area[area], other.by_area[beside], named, ask) then return found end
          -- the sentences of the other's reports: verdicts do not mind the order, the search does
          if i ~= k and each_pair(other.by_area[beside], one.by_area[area], named, ask) then return found end
        end
      end
    end
  end
  return found
end

return meeting
