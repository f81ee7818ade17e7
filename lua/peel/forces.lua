--- The 43 territorial forces of England and Wales: canonical short names, formal names, regions, aliases with dates.
-- The short name is that of the police area in Schedule 1 of the Police Act 1996, so that it outlives a renaming of the
-- force ("Hampshire"). Regions are those by which the inspectorate groups forces.

local fold = require "peel.fold"
local near = require "peel.near"

---@class peel.ForceName a name that a force has or had
---@field name string as printed
---@field from string? ISO month from which it is the formal name; nil = not known, or always
---@field to string? last ISO month in which it was
---@field seen string? a month in which it was surely in use, where the dates are not known
---@field verified boolean false = general knowledge, not read in a published source

---@class peel.Force
---@field name string canonical short name
---@field formal string formal name now
---@field region string
---@field wales boolean
---@field names peel.ForceName[] formal names, the present one first
---@field aliases string[] short forms of any time

local REGIONS = {
  "North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands", "Eastern", "South East", "London",
  "South West", "Wales",
}

--- region = { { formal name now, short = where it is not the formal name without "Police", aliases, earlier names } }
local DATA = {
  ["North East"] = { { "Cleveland Police" }, { "Durham Constabulary" }, { "Northumbria Police" } },
  ["North West"] = {
    { "Cheshire Constabulary" },
    { "Cumbria Constabulary" },
    { "Greater Manchester Police", aliases = { "GMP" } },
    { "Lancashire Constabulary" },
    { "Merseyside Police" },
  },
  ["Yorkshire and the Humber"] = {
    { "Humberside Police" }, { "North Yorkshire Police" }, { "South Yorkshire Police" }, { "West Yorkshire Police" },
  },
  ["East Midlands"] = {
    { "Derbyshire Constabulary" },
    { "Leicestershire Police", earlier = { { name = "Leicestershire Constabulary", seen = "2007-10", verified = false } } },
    { "Lincolnshire Police" },
    { "Northamptonshire Police" },
    { "Nottinghamshire Police" },
  },
  ["West Midlands"] = {
    { "Staffordshire Police" },
    { "Warwickshire Police" },
    { "West Mercia Police", earlier = { { name = "West Mercia Constabulary", seen = "2007-10", verified = false } } },
    { "West Midlands Police", aliases = { "WMP" } },
  },
  ["Eastern"] = {
    { "Bedfordshire Police" }, { "Cambridgeshire Constabulary" }, { "Essex Police" }, { "Hertfordshire Constabulary" },
    { "Norfolk Constabulary" }, { "Suffolk Constabulary" },
  },
  ["South East"] = {
    { "Hampshire and Isle of Wight Constabulary", short = "Hampshire", from = "2022-11",
      aliases = { "Hampshire and Isle of Wight", "Hampshire and the Isle of Wight" },
      earlier = { { name = "Hampshire Constabulary", to = "2022-11", verified = true } } },
    { "Kent Police" },
    { "Surrey Police" },
    { "Sussex Police" },
    { "Thames Valley Police" },
  },
  ["London"] = {
    { "Metropolitan Police Service", short = "Metropolitan",
      aliases = { "Met", "MPS", "Metropolitan Police District", "London, Metropolitan" } },
    { "City of London Police", aliases = { "CoLP", "London, City of" } },
  },
  ["South West"] = {
    { "Avon and Somerset Constabulary" },
    { "Devon and Cornwall Police",
      earlier = { { name = "Devon and Cornwall Constabulary", seen = "2007-10", verified = false } } },
    { "Dorset Police" },
    { "Gloucestershire Constabulary" },
    { "Wiltshire Police", earlier = { { name = "Wiltshire Constabulary", seen = "2007-10", verified = false } } },
  },
  ["Wales"] = { { "Dyfed-Powys Police" }, { "Gwent Police" }, { "North Wales Police" }, { "South Wales Police" } },
}

local forces = {}

local KINDS = { "police service", "police force", "police", "constabulary" }

--- A force's name as printed without "Police", "Constabulary" or "Police Service" at its end, "the" at its beginning, and
--- a possessive: what an unknown force is called.
---
--- ```lua
--- forces.strip "the Wessex Constabulary's"   --> "Wessex"
--- ```
---@param printed string
---@return string
function forces.strip(printed)
  local name = printed:gsub("\u{2019}", "'"):gsub("\u{00A0}", " "):gsub("[ \t\r\n]+", " ")
    :gsub("^[ *]+", ""):gsub("[ *.,:;]+$", ""):gsub("'s?$", "")
  local lower = fold(name)
  for _, kind in ipairs(KINDS) do
    local at = #lower - #kind
    if at > 0 and lower:sub(at) == " " .. kind then
      -- counted from the end: no character of these words changes its length when folded
      name = name:sub(1, -#kind - 2)
      break
    end
  end
  return (name:gsub("^[Tt][Hh][Ee] (.)", "%1"))
end

--- The form by which names are looked up: "the Devon & Cornwall Police's" and "Devon and Cornwall" are one.
local function key(printed)
  return (fold(forces.strip(printed)):gsub("%s*&%s*", " and "):gsub("%-", " "):gsub(" +", " "))
end

local list, by_name, by_key = {}, {}, {} ---@type peel.Force[], table<string, peel.Force>, table<string, peel.Force>

local function learn(printed, force)
  local known = by_key[key(printed)]
  assert(known == nil or known == force, "two forces are called " .. printed)
  by_key[key(printed)] = force
end

for _, region in ipairs(REGIONS) do
  for _, entry in ipairs(DATA[region]) do
    local formal = entry[1]
    local force = { name = entry.short or forces.strip(formal), formal = formal, region = region, wales = region == "Wales",
      names = { { name = formal, from = entry.from, verified = true }, table.unpack(entry.earlier or {}) },
      aliases = entry.aliases or {} }
    learn(force.name, force)
    for _, known in ipairs(force.names) do learn(known.name, force) end
    for _, alias in ipairs(force.aliases) do learn(alias, force) end
    list[#list + 1], by_name[force.name] = force, force
  end
end
table.sort(list, function(a, b) return a.name < b.name end)

--- Canonical short names of all forces, in the order of the alphabet.
---@return string[]
function forces.names()
  local names = {}
  for i, force in ipairs(list) do names[i] = force.name end
  return names
end

--- All forces, in the order of their short names. Treat the entries as read-only.
---@return peel.Force[]
function forces.list() return table.move(list, 1, #list, 1, {}) end

-- Names that were looked up lately: a report prints the same few again and again.
local MOST, LONGEST = 500, 60
local found, kept = {}, 0

--- The force that a printed name means, by its canonical short name; nil for a name that is none, or not one force's
--- alone ("London", "Midlands", "the force"). Case, "&", hyphens, curly quotes, a leading "the" and an ending "Police",
--- "Constabulary" or "Police Service" do not count. Names of all times are known. "West Midlands" is the force; to tell
--- it from the region needs the words around it: see `forces.is_region`.
---
--- ```lua
--- forces.find "the Metropolitan Police Service"   --> "Metropolitan"
--- forces.find "Wessex Police"                     --> nil
--- ```
---@param printed string
---@return string?
function forces.find(printed)
  if type(printed) ~= "string" then
    error(("find: bad argument 'printed': expected a string, got %s"):format(type(printed)), 2)
  end
  local name = found[printed]
  if name == nil then
    local force = by_key[key(printed)]
    name = force and force.name or false
    if #printed <= LONGEST then
      if kept == MOST then found, kept = {}, 0 end
      found[printed], kept = name, kept + 1
    end
  end
  return name or nil
end

--- What is known of a force, by its canonical short name; an unknown one raises with the nearest names.
---@param name string
---@return peel.Force
function forces.get(name)
  local force = by_name[name]
  if force then return force end
  local meant = type(name) == "string" and forces.find(name)
  error(("unknown force %q%s"):format(tostring(name),
    meant and ('; did you mean "%s"?'):format(meant) or near.hint(name, forces.names())), 2)
end

--- The formal name of a force, in a given month where one is given.
---
--- ```lua
--- forces.formal("Hampshire", "2016-02")   --> "Hampshire Constabulary"
--- ```
---@param name string canonical short name
---@param month? string ISO month or date
---@return string
function forces.formal(name, month)
  local force = by_name[name] or forces.get(name)
  if month then
    month = month:sub(1, 7)
    for i = 2, #force.names do
      local earlier = force.names[i]
      local last = earlier.to or earlier.seen
      if (not earlier.from or month >= earlier.from) and (not last or month <= last) then return earlier.name end
    end
  end
  return force.formal
end

--- Every printed form under which a force may stand in a report, longest first; of a name that is no force's, the name
--- without and with "Police" and "Constabulary". Abbreviations are left out.
---@param printed string
---@return string[]
function forces.wordings(printed)
  local force = by_key[key(printed)]
  local short, words = force and force.name or forces.strip(printed), {}
  local function add(name)
    for _, known in ipairs(words) do
      if known == name then return end
    end
    words[#words + 1] = name
  end
  if not force then add(printed) end
  for _, known in ipairs(force and force.names or {}) do add(known.name) end
  add(short)
  for _, ending in ipairs { " Police", " Constabulary" } do add(short .. ending) end
  for _, alias in ipairs(force and force.aliases or {}) do
    if alias:find "[a-z] [A-Za-z]" then add(alias) end
  end
  table.sort(words, function(a, b) return #a > #b or #a == #b and a < b end)
  return words
end

--- The regions by which the inspectorate groups forces.
---@return string[]
function forces.regions() return table.move(REGIONS, 1, #REGIONS, 1, {}) end

--- Is it the name of a region? "West Midlands" is a region and a force, "Wales" a region only.
---@param printed string
---@return boolean
function forces.is_region(printed)
  local folded = fold(printed):gsub("^the ", ""):gsub(" region$", ""):gsub("&", "and")
  for _, region in ipairs(REGIONS) do
    if fold(region) == folded or fold(region):gsub(" the ", " ") == folded then return true end
  end
  return false
end

return forces
