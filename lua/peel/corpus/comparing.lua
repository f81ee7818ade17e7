--- May a grade of a timeline be compared with the one before it, and on whose word? What the reports of the later
-- inspection say themselves goes before what the registry knows; what nobody speaks of is refused.

local comparing = {}

---@class peel.TimelineRow
---@field year integer?
---@field framework string?
---@field area string
---@field comparable "yes"|"no"|"careful"|nil nil where nothing stands before it
---@field why string?
---@field source string? on whose word

---@class peel.Statement what a report says of comparing its grades with earlier ones
---@field framework string
---@field area string? nil = all areas
---@field own boolean it stands in the report on the force, not in one on all forces
---@field comparable boolean
---@field text string
---@field cite fun(): string

local NOBODY = "no source says that these two inspections may be compared"

--- Does a statement of a row's report speak of the inspection before? One that names years speaks of these alone.
---@param text string
---@param row peel.TimelineRow
---@param before peel.TimelineRow
local function is_about(text, row, before)
  local named = false
  for digits in text:gmatch "%f[%d]([12]%d%d%d)%f[^%d]" do
    local year = tonumber(digits)
    if year == before.year then return true end
    named = named or year ~= row.year
  end
  return not named
end

--- The statements that speak of a row, those nearest to it alone: of its area before of all, of the force's report before
--- an overview.
---@param row peel.TimelineRow
---@param before peel.TimelineRow
---@param statements peel.Statement[]
---@return peel.Statement[]
local function nearest(row, before, statements)
  local best, found = 0, {}
  for _, said in ipairs(statements) do
    if said.framework == row.framework and (said.area == row.area or said.area == nil) and is_about(said.text, row, before) then
      local rank = (said.own and 2 or 0) + (said.area and 1 or 0) + 1
      if rank > best then best, found = rank, {} end
      if rank == best then found[#found + 1] = said end
    end
  end
  return found
end

--- The verdict of statements that may contradict each other.
local function by_statements(found)
  local first, other = found[1], nil
  for _, said in ipairs(found) do
    if said.comparable ~= first.comparable then other = other or said end
  end
  if other then return "careful", first.text .. " / " .. other.text, first.cite() .. "; " .. other.cite() end
  return first.comparable and "yes" or "no", first.text, first.cite()
end

--- The verdict of the registry.
local function by_registry(row, before, registry)
  if not row.framework or not before.framework then return "no", NOBODY, nil end
  local known, verdict, entry = pcall(registry.comparable, registry, row.framework, before.framework, row.area)
  if not known then return "no", NOBODY, nil end -- a framework of a report with a registry of its own
  local word = verdict == true and "yes" or verdict or "no"
  if not entry then return word, word == "yes" and "both are of one framework" or NOBODY, nil end
  local source = entry.source
  return word, entry.why, source and source.document .. (source.address and ", " .. source.address or "")
end

--- Fills `comparable`, `why` and `source` of rows in the order of time. A row is held against the last one before it of
--- its own area and of another inspection; where there is none, parts and whole of an area are told apart.
---@param rows peel.TimelineRow[]
---@param statements peel.Statement[]
---@param registry peel.Registry
function comparing.fill(rows, statements, registry)
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
      local found = before.framework ~= row.framework and nearest(row, before, statements) or {}
      if #found > 0 then row.comparable, row.why, row.source = by_statements(found)
      else row.comparable, row.why, row.source = by_registry(row, before, registry) end
    elseif past then
      row.comparable, row.why = "no", ("nothing before it is of the same area: %s is not %s"):format(row.area, past.area)
    end
  end
end

return comparing
