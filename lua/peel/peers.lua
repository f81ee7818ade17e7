--- Whom a force is set beside: the regions, which are built in, and groups of peers, which the user loads. A group is dated and
--- one-sided: that Surrey is among Kent's peers does not put Kent among Surrey's.

local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local forces = require "peel.forces"
local near = require "peel.near"

---@class peel.Peers groups of peers, one a force
---@field name string "Most similar groups"
---@field date string? when they held: "2016", "2016-04", "2016-04-30"
---@field path string? the file that they were read from
---@operator len: integer
local methods = {}

local peers = { methods = methods }

local facts = setmetatable({}, { __mode = "k" })
local meta = { __name = "peel.Peers" }
local FIELDS = { "name", "date", "path" }

local show = require "peel.query.values".show

--- The forces with their regions: see peel.regions.
---@param ... any conditions: see `where` of a query
---@return peel.Query columns region, force, formal
function peers.regions(...)
  local by_region, rows = {}, {}
  for _, force in ipairs(forces.list()) do
    by_region[force.region] = by_region[force.region] or {}
    table.insert(by_region[force.region], { region = force.region, force = force.name, formal = force.formal })
  end
  for _, region in ipairs(forces.regions()) do table.move(by_region[region], 1, #by_region[region], #rows + 1, rows) end
  local all = require("peel.query").table(rows, { "region", "force", "formal" })
  if select("#", ...) == 0 then return all end
  return all:where(...)
end

--- The short name of a force as it is written; nil and why it is none.
local function force_of(printed)
  local name = forces.find(printed)
  if name then return name end
  return nil, ("unknown force %s%s"):format(show(printed), near.hint(printed, forces.names()))
end

--- Adds a force's peers; itself and a peer named twice count once. Nil and a message where a name is no force's.
local function add(groups, printed, list)
  local force, message = force_of(printed)
  if not force then return nil, message end
  local group = groups[force] or { seen = { [force] = true } }
  groups[force] = group
  for _, other in ipairs(list) do
    local peer
    peer, message = force_of(other)
    if not peer then return nil, message end
    if not group.seen[peer] then group.seen[peer], group[#group + 1] = true, peer end
  end
  return true
end

--- The cells of a line of comma-separated values; nil where a quote stays open.
local function cells_of(line)
  local cells, at = {}, 1
  repeat
    local cell, stop
    if line:sub(at, at) == '"' then
      local close = at + 1
      while true do
        close = line:find('"', close, true)
        if not close then return nil end
        if line:sub(close + 1, close + 1) ~= '"' then break end
        close = close + 2
      end
      cell, stop = line:sub(at + 1, close - 1):gsub('""', '"'), close + 1
    else
      stop = line:find(",", at, true) or #line + 1
      cell = line:sub(at, stop - 1)
    end
    cells[#cells + 1] = cell:match "^%s*(.-)%s*$"
    at = stop + 1
  until stop > #line
  return cells
end

--- The groups in a file's text.
local function parse(text, path)
  local groups, number = {}, 0
  for line in (text:gsub("^\xEF\xBB\xBF", "") .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    local cells = cells_of(line)
    if not cells then return nil, ("%s:%d: a quote is not closed"):format(path, number) end
    local list = {}
    for i = 2, #cells do list[#list + 1] = cells[i] ~= "" and cells[i] or nil end
    if number == 1 then
      if cells[1]:lower() ~= "force" then
        return nil, ('%s:1: a heading expected, the first column called "force", the others whatever; got %s'):format(path, show(cells[1]))
      end
    elseif line:find "%S" then
      local done, message = add(groups, cells[1], list)
      if not done then return nil, ("%s:%d: %s"):format(path, number, message) end
    end
  end
  if next(groups) == nil then return nil, path .. ": no groups stand in it" end
  return groups
end

local function check_options(options)
  if type(options) ~= "table" then
    complain('load: bad argument \'options\': a table expected, such as { name = "Most similar groups", date = "2016-04" }, got %s', show(options))
  end
  check_keys("load", options, { "date", "name" })
  if type(options.name) ~= "string" or not options.name:find "%S" then
    complain("load: name = what the groups are called, got %s", show(options.name))
  end
  if options.date ~= nil and not (type(options.date) == "string" and require("peel.query.values").is_date(options.date)) then
    complain('load: date = when the groups held ("2016", "2016-04" or "2016-04-30"), got %s', show(options.date))
  end
end

--- Loads groups of peers: see peel.peers.load.
---@param from string|table<string, string[]>
---@param options { name: string, date: string? }
---@return peel.Peers?
---@return string? message
function peers.load(from, options)
  check_options(options)
  local groups, message, path
  if type(from) == "string" then
    path = from
    local file
    file, message = io.open(from, "rb")
    if not file then return nil, message end
    local text, why = file:read "a"
    file:close()
    if not text then return nil, ("%s: %s"):format(from, why or "it can't be read") end
    groups, message = parse(text, from)
    if not groups then return nil, message end
  elseif type(from) == "table" then
    groups = {}
    local names = {}
    for force in pairs(from) do names[#names + 1] = tostring(force) end
    table.sort(names)
    for _, force in ipairs(names) do
      if type(from[force]) ~= "table" then complain("load: %s: a list of forces expected, got %s", force, show(from[force])) end
      for i, peer in ipairs(from[force]) do
        if type(peer) ~= "string" then complain("load: %s[%d]: the name of a force expected, got %s", force, i, show(peer)) end
      end
      local done, wrong = add(groups, force, from[force])
      if not done then complain("load: %s", wrong) end
    end
    if #names == 0 then complain "load: the table has no groups" end
  else
    complain("load: a path or a table { force = { peer, ... } } expected, got %s", show(from))
  end
  local made = setmetatable({}, meta) --[[@as peel.Peers]]
  facts[made] = { name = options.name, date = options.date, path = path, groups = groups }
  return made
end

local function check(self, name)
  return facts[self] or complain("%s: groups of peers expected, got %s (is it called with ':'?)", name, type(self))
end

--- The peers of a force, without itself, in the order of the file; nil where it has no group.
---@param force string any of its names
---@return string[]?
function methods:of(force)
  local own = check(self, "of")
  if type(force) ~= "string" then complain("of: bad argument 'force': a name expected, got %s", show(force)) end
  local name, message = force_of(force)
  if not name then complain("of: %s", message) end
  local group = own.groups[name]
  return group and table.move(group, 1, #group, 1, {})
end

--- The forces that have a group, in the order of the alphabet.
---@return string[]
function methods:forces()
  local names = {}
  for force in pairs(check(self, "forces").groups) do names[#names + 1] = force end
  table.sort(names)
  return names
end

--- All groups as a query, a row a force and peer.
---@return peel.Query columns force, peer
function methods:rows()
  local own, rows = check(self, "rows"), {}
  for _, force in ipairs(methods.forces(self)) do
    for _, peer in ipairs(own.groups[force]) do rows[#rows + 1] = { force = force, peer = peer } end
  end
  return require("peel.query").table(rows, { "force", "peer" })
end

--- Name and date: "Most similar groups (2016-04)".
---@return string
function methods:title()
  local own = check(self, "title")
  return own.date and ("%s (%s)"):format(own.name, own.date) or own.name
end

function methods:__complete()
  check(self, "__complete")
  return { "date", "forces", "name", "of", "path", "rows", "title" }
end

function meta.__index(self, key)
  if methods[key] then return methods[key] end
  for _, name in ipairs(FIELDS) do
    if name == key then return facts[self][key] end
  end
  complain("groups of peers have no field %s%s", show(key), near.hint(key, methods.__complete(self)))
end

function meta.__newindex(_, key) complain("groups of peers cannot be changed (field %s)", show(key)) end
function meta:__len() return #methods.forces(self) end
function meta:__tostring() return ("%s: groups of %d force%s"):format(self:title(), #self, #self == 1 and "" or "s") end

--- Is this value groups of peers?
---@param value any
---@return boolean
function peers.is_peers(value) return facts[value] ~= nil end

return peers
