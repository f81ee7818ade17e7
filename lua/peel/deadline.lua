--- When a recommendation is due, and whom it addresses.
--
-- A report prints a deadline in one of three ways: a span of time counted from its publication ("within three months"),
-- a date ("by 31 March 2024"), or words ("immediately"). The first two work out to a date.

local fold = require "peel.fold"
local forces = require "peel.forces"

local deadline = {}

local MONTHS = { M = 1, Y = 12 } -- months of a unit
local DAYS = { D = 1, W = 7 } -- days of a unit
local IN_MONTH = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function days_of(year, month)
  if month == 2 and year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) then return 29 end
  return IN_MONTH[month]
end

--- A date of a printed precision as numbers, or nil.
local function parse(iso)
  local year, rest = iso:match "^(%d%d%d%d)(.*)$"
  if not year then return nil end
  if rest == "" then return math.tointeger(year) end
  local month, day = rest:match "^%-(%d%d)%-?(%d?%d?)$"
  return math.tointeger(year), math.tointeger(month), day ~= "" and math.tointeger(day) or nil
end

--- A date some months later; a day that the later month lacks becomes its last.
local function add_months(year, month, day, count)
  local total = year * 12 + month - 1 + count
  year, month = total // 12, total % 12 + 1
  return year, month, day and math.min(day, days_of(year, month))
end

local function add_days(year, month, day, count)
  day = day + count
  while day > days_of(year, month) do
    day = day - days_of(year, month)
    year, month = add_months(year, month, nil, 1)
  end
  return year, month, day
end

local function iso(year, month, day)
  return day and ("%04d-%02d-%02d"):format(year, month, day) or ("%04d-%02d"):format(year, month)
end

--- The date that a deadline works out to, as precise as what it is worked out from, and the rule used; nil where the words
--- allow none. Days and weeks need a day of publication.
---
--- ```lua
--- deadline.due({ within = "P3M" }, "2023-12")     --> "2024-03", "published_plus"
--- deadline.due({ by = "2024-03-31" }, "2023-12")  --> "2024-03-31", "printed_date"
--- deadline.due({ when = "immediately" }, nil)     --> nil
--- ```
---@param printed { by: string?, within: string?, when: string? }
---@param published string? when the report was published, ISO 8601 to the month or the day
---@return string? due
---@return string? rule "printed_date" or "published_plus"
function deadline.due(printed, published)
  if type(printed) ~= "table" then error(("due: bad deadline %s: expected a table"):format(tostring(printed)), 2) end
  if printed.by then return printed.by, "printed_date" end
  if not printed.within or not published then return nil end
  local count, unit = printed.within:match "^P(%d%d?%d?)([DWMY])$"
  local year, month, day = parse(published)
  if not count or not month then return nil end
  count = math.tointeger(count)
  if MONTHS[unit] then return iso(add_months(year, month, day, count * MONTHS[unit])), "published_plus" end
  if not day then return nil end
  return iso(add_days(year, month, day, count * DAYS[unit])), "published_plus"
end

--- Fills `due` and `rule` of a recommendation's deadline in place, where they can be worked out and are not given.
---@param printed table?
---@param published string?
function deadline.complete(printed, published)
  if type(printed) ~= "table" or printed.due then return end
  printed.due, printed.rule = deadline.due(printed, published)
end

--- Bodies that reports address, by every folded wording; the key is the body's name for programs.
deadline.bodies = {
  home_office = { "home office", "home secretary", "secretary of state for the home department" },
  ministry_of_justice = { "ministry of justice" },
  government = { "government", "his majesty's government", "her majesty's government", "uk government" },
  npcc = { "national police chiefs' council", "national police chiefs council", "npcc", "association of chief police officers", "acpo" },
  college_of_policing = { "college of policing", "college" },
  national_crime_agency = { "national crime agency", "nca" },
  crown_prosecution_service = { "crown prosecution service", "cps" },
  independent_office_for_police_conduct = { "independent office for police conduct", "iopc" },
  regional_organised_crime_units = { "regional organised crime units", "regional organised crime unit", "rocus", "rocu" },
  police_and_crime_commissioners = { "police and crime commissioners", "pccs", "all police and crime commissioners",
    "association of police and crime commissioners", "apcc" },
  police_and_crime_commissioner = { "police and crime commissioner", "pcc" },
  police_authority = { "police authority" },
  hmicfrs = { "hmicfrs", "hmic", "inspectorate", "his majesty's inspectorate of constabulary and fire & rescue services" },
  chief_constables = { "chief constables", "all chief constables", "chief officers", "all chief officers", "every chief constable" },
  chief_constable = { "chief constable", "commissioner", "chief officer", "chief officer team", "deputy chief constable" },
  forces = { "forces", "all forces", "every force", "police forces", "all police forces", "each force", "all 43 forces",
    "all police forces in england and wales", "forces in england and wales" },
  force = { "force", "constabulary", "service" },
}

local by_wording = {}
for key, wordings in pairs(deadline.bodies) do
  for _, wording in ipairs(wordings) do
    by_wording[wording] = key
    by_wording["the " .. wording] = key
  end
end

-- what ties a body to those that it is to act with
local TIES = { " working with ", " working together with ", " working closely with ", " working in partnership with ", " in partnership with ",
  " together with ", " in conjunction with ", " in collaboration with ", " in consultation with ", " along with ", " alongside ", " supported by ",
  " with the support of ", " with support from " }

--- The key of one body, or nil.
local function key_of(printed, force)
  local text = fold(printed):gsub("[%s,;:%.]+$", ""):gsub("^[%s,;:]+", "")
  local known = by_wording[text]
  if known then return known end
  local whole = text:match "^the (.*)$" or text
  local of = whole:match "^(chief [%a ]-) of " -- "the chief constable of Wessex Police"
  if of and by_wording[of] then return by_wording[of] end
  local short = forces.find(printed) or forces.find((printed:gsub("^[Tt]he ", ""))) or forces.strip(printed)
  if force and short and short:lower() == force:lower() then return "force" end
  return forces.find(printed) and "other_force" or nil
end

local function trimmed(text) return (text:gsub("^[%s,;]+", ""):gsub("[%s,;:%.]+$", "")) end

--- Several bodies named together: "the Home Office, the NPCC and the College of Policing".
local function parts(printed)
  local list = {}
  for piece in (printed:gsub(",? and ", "\0"):gsub(", ", "\0")):gmatch "%Z+" do
    piece = trimmed(piece)
    if piece ~= "" then list[#list + 1] = piece end
  end
  return list
end

---@class peel.Addressee
---@field key string? the body's key, "force" for the inspected force; nil for one that is not known
---@field also string[]? keys or printed words of further bodies named beside it
---@field with string[]? keys or printed words of the bodies to work with

--- Who is meant by a printed addressee. What is not known is kept as printed.
---
--- ```lua
--- deadline.resolve("Wessex Police", "Wessex").key                             --> "force"
--- deadline.resolve("the NPCC, working with the College of Policing").with[1]  --> "college_of_policing"
--- ```
---@param printed string
---@param force string? short name of the inspected force
---@return peel.Addressee
function deadline.resolve(printed, force)
  if type(printed) ~= "string" then
    error(("resolve: bad addressee %s: expected a string"):format(tostring(printed)), 2)
  end
  local from, to
  for _, tie in ipairs(TIES) do
    local first, last = (printed:lower():gsub(",", " ")):find(tie, 1, true)
    if first and (not from or first < from) then from, to = first, last end
  end
  local function names(text)
    local list = {}
    for i, piece in ipairs(parts(text)) do list[i] = key_of(piece, force) or piece end
    return list
  end
  local main = trimmed(from and printed:sub(1, from - 1) or printed)
  local result = { key = key_of(main, force) }
  if not result.key then
    local pieces = parts(main)
    if #pieces > 1 then
      result.key = key_of(pieces[1], force)
      result.also = table.move(names(main), 2, #pieces, 1, {})
    end
  end
  if from then
    local with = names(printed:sub(to + 1))
    if #with > 0 then result.with = with end
  end
  return result
end

return deadline
