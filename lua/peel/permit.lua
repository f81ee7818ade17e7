--- Permits: a plain value that says why grades are compared although nobody says that they may be, and, where they stand on
--- two scales, which grade of one stands for which of the other. It is given where the comparison is made, and its reason
--- goes into every result.

local complain = require "peel.query.complain"
local grades = require "peel.grade"
local near = require "peel.near"
local registries = require "peel.registry"

---@class peel.Bridge one scale mapped to another
---@field from string id of a scale, or of a framework: of its grades alone
---@field to string id of a scale
---@field grades table<string, string> name of each grade of `from` -> name of a grade of `to`

---@class peel.Permit
---@field reason string why it is right to compare
---@field bridges peel.Bridge[]
---@field frameworks string[]? it covers the grades of these alone; nil = all
---@field areas string[]? it covers these areas alone; nil = all
local methods = {}

local permit = { methods = methods }

local FIELDS = { "reason", "bridges", "frameworks", "areas" }
local OPTIONS = { "areas", "bridge", "frameworks", "reason", "registry" }
local BRIDGE = { "from", "grades", "to" }

local facts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Permit, table>
local meta = { __name = "peel.Permit" }

local show = require "peel.query.values".show

--- Raises for a key that is none of the names.
local function known_keys(where, given, names)
  for key in pairs(given) do
    local known = false
    for _, name in ipairs(names) do known = known or name == key end
    if not known then complain("%s: unknown field %s%s", where, show(key), near.hint(key, names)) end
  end
end

--- A list of names, each of which must be one of the known.
local function names_of(field, given, known, what)
  if given == nil then return nil end
  if type(given) == "string" then given = { given } end
  if type(given) ~= "table" or #given == 0 then complain("allow: %s: a list of names expected, got %s", field, show(given)) end
  local set, list = {}, {}
  for _, name in ipairs(known) do set[name] = true end
  for i, name in ipairs(given) do
    if not set[name] then complain("allow: %s: unknown %s %s%s", field, what, show(name), near.hint(name, known)) end
    list[i] = name
  end
  for key in pairs(given) do
    if math.type(key) ~= "integer" or key < 1 or key > #list then
      complain("allow: %s: the list has a hole at %s (a misspelt variable?)", field, show(key))
    end
  end
  return list
end

--- The ids of the frameworks and the keys of the areas that a registry knows.
local function words_of(registry)
  local ids, areas, seen = {}, {}, {}
  for i, framework in ipairs(registry:frameworks()) do
    ids[i] = framework.id
    for _, area in ipairs(framework.areas) do
      if not seen[area.key] then seen[area.key], areas[#areas + 1] = true, area.key end
    end
  end
  return ids, areas
end

--- The scale that an id of a scale or framework means.
local function scale_of(where, id, registry, ids)
  local scales = grades.scales()
  for _, known in ipairs(scales) do
    if known == id then return grades.scale(id) end
  end
  for _, known in ipairs(ids) do
    if known == id then
      local scale = registry:framework(id).scale
      if not scale then complain("%s: the framework %s has no grades", where, id) end
      return grades.scale(scale)
    end
  end
  local names = table.move(ids, 1, #ids, #scales + 1, table.move(scales, 1, #scales, 1, {}))
  complain("%s: the id of a scale (%s) or framework expected, got %s%s", where, near.list(scales), show(id), near.hint(id, names))
end

--- A bridge may put grades together, and never the worse one before the better: it would not map an order but make another.
local function check_order(where, from, to, map)
  local place = {}
  for i, name in ipairs(to.names) do place[name] = i end
  for i = 2, #from.names do
    local better, worse = from.names[i - 1], from.names[i]
    if place[map[worse]] < place[map[better]] then
      complain("%s.grades: %s is better than %s on %s, and %s is worse than %s on %s", where, better, worse, from.id, map[better], map[worse], to.id)
    end
  end
end

--- A bridge, checked: every grade of the one scale must stand for a grade of the other.
local function bridge_of(given, i, n, registry, ids)
  local where = n == 1 and "allow: bridge" or ("allow: bridge[%d]"):format(i)
  if type(given) ~= "table" then
    complain('%s: a table expected, such as { from = "hmic_4", to = "peel_5", grades = { excellent = "outstanding", ... } }, got %s', where, show(given))
  end
  known_keys(where, given, BRIDGE)
  local from, to = scale_of(where .. ".from", given.from, registry, ids), scale_of(where .. ".to", given.to, registry, ids)
  if from.id == to.id then complain("%s: from and to are one scale, %s", where, from.id) end
  if type(given.grades) ~= "table" then complain("%s.grades: a table of names expected, got %s", where, show(given.grades)) end
  known_keys(where .. ".grades", given.grades, from.names)
  local map, missing = {}, {}
  for _, name in ipairs(from.names) do
    local target = given.grades[name]
    local fits = false
    for _, known in ipairs(to.names) do fits = fits or known == target end
    if target == nil then missing[#missing + 1] = name
    elseif not fits then
      complain("%s.grades.%s: a grade of %s (%s) expected, got %s%s", where, name, to.id, table.concat(to.names, " > "), show(target),
        near.hint(target, to.names))
    end
    map[name] = target
  end
  if #missing == 0 then check_order(where, from, to, map) end
  if #missing > 0 then complain("%s.grades: which grade of %s stands for %s?", where, to.id, near.list(missing)) end
  return { from = given.from, to = to.id, grades = map, scale = from.id, framework = given.from ~= from.id and given.from or nil }
end

--- Makes a permit: see peel.allow.
---@param given { reason: string, bridge: peel.Bridge|peel.Bridge[]|nil, frameworks: string[]?, areas: string[]?, registry: peel.Registry? }
---@return peel.Permit
function permit.allow(given)
  if type(given) ~= "table" then complain('allow: a table expected, such as { reason = "..." }, got %s', show(given)) end
  known_keys("allow", given, OPTIONS)
  local reason = given.reason
  if type(reason) ~= "string" or not reason:find "%S" then
    complain("allow: reason = why it is right to compare, in words; got %s", (show(reason):gsub("%s+", " ")))
  end
  local registry = given.registry or registries.default()
  if (getmetatable(registry) or {}).__name ~= "peel.Registry" then
    complain("allow: registry: a registry expected, got %s", show(given.registry))
  end
  local ids, areas = words_of(registry)
  local bridges = {}
  if given.bridge ~= nil then
    local list = type(given.bridge) == "table" and given.bridge[1] ~= nil and given.bridge or { given.bridge }
    for i, one in ipairs(list) do bridges[i] = bridge_of(one, i, #list, registry, ids) end
  end
  local made = setmetatable({}, meta) --[[@as peel.Permit]]
  facts[made] = { reason = reason:gsub("%s+", " "):match "^ ?(.-) ?$", bridges = bridges,
    frameworks = names_of("frameworks", given.frameworks, ids, "framework"), areas = names_of("areas", given.areas, areas, "area") }
  return made
end

local function has(list, value)
  for _, known in ipairs(list or {}) do
    if known == value then return true end
  end
  return list == nil
end

--- Does it cover a comparison of these two? Of its frameworks and areas both must be.
---@param a { framework: string?, area: string? }
---@param b { framework: string?, area: string? }
---@return boolean
function methods:covers(a, b)
  local own = facts[self]
  return has(own.frameworks, a.framework) and has(own.frameworks, b.framework) and has(own.areas, a.area) and has(own.areas, b.area)
end

--- The grade that a grade is taken for; itself where no bridge begins at its scale, or at its framework.
---@param grade peel.Grade
---@param subject? { framework: string?, area: string? } of the grade
---@return peel.Grade
function methods:grade(grade, subject)
  local own = facts[self]
  if subject and not (has(own.frameworks, subject.framework) and has(own.areas, subject.area)) then return grade end
  for _, bridge in ipairs(own.bridges) do
    if bridge.scale == grade.scale and (not bridge.framework or subject and bridge.framework == subject.framework) then
      return grades.of(bridge.to, bridge.grades[grade.name])
    end
  end
  return grade
end

--- Does it, or one of its bridges, hold for some frameworks or areas alone?
---@return boolean
function methods:is_narrow()
  local own = facts[self]
  local narrow = own.frameworks ~= nil or own.areas ~= nil
  for _, bridge in ipairs(own.bridges) do narrow = narrow or bridge.framework ~= nil end
  return narrow
end

--- The reason, and the bridges in words: "fair as requires_improvement".
---@return string
function methods:words()
  local own, words = facts[self], {}
  for i, bridge in ipairs(own.bridges) do
    local pairs_ = {}
    for k, name in ipairs(grades.scale(bridge.scale).names) do pairs_[k] = name .. " as " .. bridge.grades[name] end
    words[i] = ("%s taken for %s: %s"):format(bridge.from, bridge.to, table.concat(pairs_, ", "))
  end
  return #words == 0 and own.reason or ("%s (%s)"):format(own.reason, table.concat(words, "; "))
end

--- What completes a permit.
---@return string[]
function methods.__complete() return { "areas", "bridges", "covers", "frameworks", "grade", "is_narrow", "reason", "words" } end

--- A copy, so that nobody changes a permit by what it shows.
local function copy(value)
  if type(value) ~= "table" then return value end
  local made = {}
  for key, each in pairs(value) do made[key] = copy(each) end
  return made
end

function meta.__index(self, key)
  if methods[key] then return methods[key] end
  for _, name in ipairs(FIELDS) do
    if name == key then return copy(facts[self][key]) end
  end
  complain("a permit has no field %s%s", show(key), near.hint(key, methods.__complete()))
end

function meta.__newindex(_, key) complain("a permit cannot be changed (field %s); make another one by peel.allow", show(key)) end
function meta.__tostring(self) return "allowed: " .. methods.words(self) end

--- Is this value a permit?
---@param value any
---@return boolean
function permit.is_permit(value) return facts[value] ~= nil end

--- The permits in an option `allow`: none, one, or a list.
---@param verb string
---@param given any
---@return peel.Permit[]
function permit.list(verb, given)
  if given == nil then return {} end
  if permit.is_permit(given) then return { given } end
  if type(given) == "table" and getmetatable(given) == nil and #given > 0 then
    for i, one in ipairs(given) do
      if not permit.is_permit(one) then complain('%s: allow[%d]: a permit made by peel.allow expected, got %s', verb, i, show(one)) end
    end
    return table.move(given, 1, #given, 1, {})
  end
  complain('%s: allow: a permit expected, made by peel.allow { reason = "..." }, got %s', verb, show(given))
end

return permit
