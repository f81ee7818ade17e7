--- The frameworks that peel knows, as a value: `registry.default()` holds those of peel.framework, `registry.new(base)`
--- extends one without changing it. A registry tells which framework a report follows, which area printed words mean,
--- what may be compared with what, and gives the C core the words that structure a report.

local fold = require "peel.fold"
local evidence = require "peel.framework.evidence"
local forces = require "peel.forces"
local grade = require "peel.grade"
local near = require "peel.near"
local names = require "peel.framework"
local vocabulary = require "peel.framework.vocabulary"

---@class peel.Registry
---@field package base peel.Registry?
---@field package order string[] ids of its own frameworks, in the order of adding
---@field package known table<string, peel.Framework>
---@field package read_evidence fun(texts: table): table, made for so many frameworks:
---@field package known_evidence integer
---@field package wordings table<string, table<string, peel.Area>> by framework id and folded wording
local methods = {}

---@class peel.Recognised how well a report fits a framework
---@field id string
---@field kind string "force_inspection", "national_overview" or "performance_update"
---@field score number sum of the weights found
---@field lead number by how much it is ahead of the next framework; of the first only a tie or a weak match matters
---@field evidence peel.Evidence[] what was found

local registry = { methods = methods }

local meta = { __name = "peel.Registry", __index = methods }

--- Cuts what stands before and behind a wording without being of it: "Q1. ", "2. ", a question mark, a note mark.
---@param printed string
local function bare(printed)
  local s = fold(printed):gsub("^q?%d+[.:)]? ", ""):gsub("[%s?:.;,*%d^]+$", "")
  return (s:gsub("\u{00B9}", ""):gsub("\u{00B2}", ""):gsub("\u{00B3}", ""):gsub("\u{2070}", "")
    :gsub("\xE2\x81[\xB4-\xB9]", ""):gsub("[%s?:.;,]+$", ""))
end

--- All ids, those of the base first.
local function ids(self)
  local list = self.base and ids(self.base) or {}
  for _, id in ipairs(self.order) do list[#list + 1] = id end
  return list
end

local function lookup(self, id)
  while self do
    if self.known[id] then return self.known[id], self end
    self = self.base
  end
end

function meta:__tostring() return ("peel.Registry: %d frameworks"):format(#ids(self)) end

--- A registry without frameworks of its own: it has those of `base` (of none if absent) and takes more by `add`.
---@param base? peel.Registry
---@return peel.Registry
function registry.new(base)
  if base ~= nil and getmetatable(base) ~= meta then
    error(("new: bad argument 'base': expected a registry, got %s"):format(type(base)), 2)
  end
  return setmetatable({ base = base, order = {}, known = {}, wordings = {} }, meta) --[[@as peel.Registry]]
end

---@param self peel.Registry
---@param framework peel.Framework
local function insert(self, framework)
  self.order[#self.order + 1], self.known[framework.id] = framework.id, framework
end

local default ---@type peel.Registry?

--- The registry of this Lua state, with every framework of peel.framework.
---@return peel.Registry
function registry.default()
  if not default then
    local made = registry.new()
    for _, name in ipairs(names) do -- our own data: the specs validate it, so that start-up need not
      local framework = require("peel.framework." .. name)
      assert(framework.id == name, "peel.framework." .. name .. " holds " .. tostring(framework.id))
      insert(made, framework)
    end
    default = made
  end
  return default
end

--- Adds a framework. A field that is missing or wrong raises, naming it and what was expected; so does a known id.
---
--- ```lua
--- local r = registry.new(registry.default())
--- r:add { id = "fire_2019", name = "Fire and rescue 2018/19", year = 2018, years = { 2018 }, areas = {}, sections = {},
---   kinds = { force_inspection = { recognise = {} } }, recognise = { { text = "fire and rescue", where = "title", weight = 9 } },
---   openers = {}, never_headings = {}, keep = {}, rules = { "front_matter" }, comparable = {} }
--- ```
---@param framework peel.Framework
---@return peel.Registry self
function methods:add(framework)
  local ok, message = pcall(require "peel.framework.validate", framework)
  if not ok then error(message, 2) end
  if lookup(self, framework.id) then error(("there is a framework %q already"):format(framework.id), 2) end
  insert(self, framework)
  return self
end

--- A framework by its id; an unknown one raises with the nearest ids. Treat it as read-only.
---@param id string
---@return peel.Framework
function methods:framework(id)
  return (lookup(self, id) or error(("unknown framework %q%s"):format(tostring(id), near.hint(id, ids(self))), 2))
end

--- All frameworks in order.
---@return peel.Framework[]
function methods:frameworks()
  local list = {}
  for i, id in ipairs(ids(self)) do list[i] = lookup(self, id) end
  return list
end

--- The id of a framework given by id or as itself, raising at the caller's caller.
local function id_of(self, framework)
  local id = type(framework) == "table" and framework.id or framework
  if not lookup(self, id) then error(("unknown framework %q%s"):format(tostring(id), near.hint(id, ids(self))), 3) end
  return id
end

--- The areas of a framework by every wording, made when first asked for.
---@param self peel.Registry
---@param id string
---@return table<string, peel.Area>
local function wordings_of(self, id)
  local framework, owner = lookup(self, id)
  if not owner.wordings[id] then
    local wordings = {}
    for _, area in ipairs(framework.areas) do
      wordings[bare(area.title)] = area
      for _, words in ipairs(area.wordings) do wordings[bare(words)] = area end
    end
    owner.wordings[id] = wordings
  end
  return owner.wordings[id]
end

--- The key of the area that printed words stand for, and the area; nil where they stand for none. Case, dashes, a number
--- before and a question mark behind do not count; of "Preventing crime: most forces are good" the part before the colon.
---
--- ```lua
--- registry.default():area("hmic_2007", "Protecting Vulnerable People – Child Abuse")   --> "child_abuse"
--- ```
---@param framework string|peel.Framework
---@param printed string
---@return string? key
---@return peel.Area?
function methods:area(framework, printed)
  local wordings = wordings_of(self, id_of(self, framework))
  local head = printed:match "^([^:]+):"
  local area = wordings[bare(printed)] or head and wordings[bare(head)]
  return area and area.key, area
end

--- The grade that printed words stand for on the framework's scale, or nil.
---@param framework string|peel.Framework
---@param printed string
---@return peel.Grade?
function methods:grade(framework, printed)
  local scale = self:framework(id_of(self, framework)).scale
  return scale and grade.read(scale, printed) or nil
end

--- Does a comparison speak of this area, and of grades of these two scales?
---@param entry peel.Comparison
local function speaks_of(entry, area, scales)
  local same_scales = entry.scales == nil
  if entry.scales and scales then
    local x, y = entry.scales[1], entry.scales[2]
    same_scales = x == scales[1] and y == scales[2] or x == scales[2] and y == scales[1]
  end
  local same_area = entry.areas == nil
  for _, key in ipairs(entry.areas or {}) do same_area = same_area or key == area end
  return same_scales and same_area
end

--- May grades of two frameworks be set beside each other? True, false or "careful", and on whose word. What no source
--- speaks of is refused, without a comparison. This is what the frameworks say; peel.comparable hears the reports too.
---@param a string|peel.Framework
---@param b string|peel.Framework
---@param area? string key of an area
---@param scales? string[] ids of the scales of the two grades
---@return boolean|"careful"
---@return peel.Comparison?
function methods:comparable(a, b, area, scales)
  a, b = id_of(self, a), id_of(self, b)
  local function find(from, with)
    for _, entry in ipairs(self:framework(from).comparable) do
      if entry.with == with and speaks_of(entry, area, scales) then return entry end
    end
  end
  local entry = find(a, b) or find(b, a)
  if not entry and a == b then return true end
  entry = entry or find(a, "*") or find(b, "*")
  if entry then return entry.comparable, entry end
  return false
end

local KINDS = { "force_inspection", "national_overview", "performance_update" }

--- Adds up the evidence that a report holds.
local function weigh(list, held, found)
  local score = 0
  for _, piece in ipairs(list) do
    if held[piece] then score, found[#found + 1] = score + piece.weight, piece end
  end
  return score
end

--- What tells the evidence that a report holds; made again where frameworks came to the registry or to its base.
---@param self peel.Registry
---@param frameworks peel.Framework[] all of them
local function evidence_reader(self, frameworks)
  if self.known_evidence ~= #frameworks then
    self.read_evidence, self.known_evidence = evidence.reader(frameworks), #frameworks
  end
  return self.read_evidence
end

--- Which framework does a report follow? Every framework for which something speaks, best first; equals in the order of
--- the registry. Whether the first is good enough is the caller's to say: see `score`, and `lead` (0 = a tie).
---
--- ```lua
--- registry.default():recognise { title = "PEEL: Police effectiveness 2015" }[1].id   --> "peel_effectiveness_2015"
--- ```
---@param parts { title?: string, contents?: string, headings?: string, folded?: boolean } text of the title page, of the
--- contents list, of short lines; `folded` where it is folded already
---@return peel.Recognised[]
function methods:recognise(parts)
  if type(parts) ~= "table" then
    error(("recognise: bad argument 'parts': expected a table, got %s"):format(type(parts)), 2)
  end
  local texts = {}
  for _, where in ipairs { "title", "contents", "headings" } do
    texts[where] = parts.folded and parts[where] or fold(parts[where] or "")
  end
  texts.anywhere = table.concat({ texts.title, texts.contents, texts.headings }, "\n")
  local ranked = {} ---@type peel.Recognised[]
  local frameworks = self:frameworks()
  local held = evidence_reader(self, frameworks)(texts)
  for place, framework in ipairs(frameworks) do
    local pieces, best, best_kind, best_found = {}, nil, nil, nil
    local score = weigh(framework.recognise, held, pieces)
    for _, kind in ipairs(KINDS) do
      if framework.kinds[kind] then
        local found = {}
        local more = weigh(framework.kinds[kind].recognise, held, found)
        if not best or more > best then best, best_kind, best_found = more, kind, found end
      end
    end
    -- a kind's words alone ("an inspection of") say nothing about the framework
    if score > 0 then
      table.move(best_found, 1, #best_found, #pieces + 1, pieces)
      ranked[#ranked + 1] = { id = framework.id, kind = best_kind, score = score + best, evidence = pieces, place = place }
    end
  end
  table.sort(ranked, function(x, y) return x.score > y.score or x.score == y.score and x.place < y.place end)
  for i, row in ipairs(ranked) do
    row.lead, row.place = row.score - (ranked[i + 1] and ranked[i + 1].score or 0), nil
  end
  return ranked
end

--- What the C core needs to know to structure a report of this framework and kind: plain data, all texts folded.
--- Headings that hold only inside a section stand before those that hold anywhere. `force` (as printed, or a short name)
--- fills "{force}"; without it such lines are left out.
---@param framework string|peel.Framework
---@param kind? string nil = the headings of every kind
---@param force? string
---@return peel.Vocabulary
function methods:vocabulary(framework, kind, force)
  local found = self:framework(id_of(self, framework))
  if kind and not found.kinds[kind] then
    local kinds = {}
    for name in pairs(found.kinds) do kinds[#kinds + 1] = name end
    table.sort(kinds)
    error(("the framework %s has no reports of kind %q (it has %s)"):format(found.id, tostring(kind), near.list(kinds)), 2)
  end
  return vocabulary.build(found, kind, force and forces.wordings(force) or {})
end

return registry
