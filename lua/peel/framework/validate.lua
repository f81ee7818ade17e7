--- Checks a framework against the contract in peel.framework: every missing or wrong field raises, naming it and what
--- was expected.

local fold = require "peel.fold"
local grade = require "peel.grade"
local near = require "peel.near"

local KINDS = { "force_inspection", "national_overview", "performance_update" }
local KEY = "^[a-z][a-z0-9_]*$"

local function one_of(list)
  local set = {}
  for _, value in ipairs(list) do set[value] = true end
  return function(value) return set[value] == true end, "one of " .. near.list(list)
end

local function is(kind, check)
  return function(value) return type(value) == kind and (check == nil or check(value)) end
end

local string_ = { is "string", "a string" }
local text = { is("string", function(s) return s ~= "" end), "a string that is not empty" }
local key = { is("string", function(s) return s:find(KEY) ~= nil end), "lower case letters, digits and underscores" }
local rule_name = { is("string", function(s) return s:find "^[a-z][a-z0-9_]*%.?[a-z0-9_]*$" ~= nil end),
  "a rule's name: lower case letters, digits and underscores, a dot after its folder" }
local rule_of_ones_own = { function(v) return rule_name[1](v) or type(v) == "table" and (getmetatable(v) or {}).__name == "peel.Rule" end,
  "the name of a rule of peel, or one made by peel.rule" }
local boolean = { is "boolean", "a boolean" }
local number = { is "number", "a number" }
local integer = { function(v) return math.type(v) == "integer" end, "an integer" }
local place = { one_of { "title", "contents", "headings", "anywhere" } }
local phrase = { is("string", function(s) return s ~= "" and fold(s) == s end), "a folded phrase (lower case, plain quotes and dashes)" }
local level = { function(v) return math.type(v) == "integer" and v >= 1 and v <= 6 end, "an integer from 1 to 6" }

--- A list of `item`, where item is a check or a table of fields.
local function list(item, least) return { list = item, least = least or 0 } end
local function optional(item) return { optional = item } end

local EVIDENCE = { text = phrase, where = place, weight = number }

local FIELDS = {
  id = key, name = text, years = list(integer, 1), year = integer, publisher = optional(text), verified = optional(boolean),
  source = optional(text), kinds = { map = { recognise = list { fields = EVIDENCE } } }, recognise = list({ fields = EVIDENCE }, 1),
  scale = optional(string_), direction = optional(string_),
  areas = list { fields = { key = key, title = text, scope = { one_of { "overall", "area" } }, graded = boolean,
    parent = optional(key), wordings = list(text), verified = optional(boolean) } },
  sections = list { fields = { key = key, titles = list(text, 1), level = level, within = optional(key), flat = optional(boolean),
    box = optional(boolean), prefix = optional(boolean), titled = optional(boolean), unstopped = optional(boolean), prose = optional(boolean), area = optional(key),
    kind = optional { one_of(KINDS) } } },
  title_openings = optional(list(text)), openers = list(key), never_headings = list(text), keep = list(text), rules = list(rule_of_ones_own),
  comparable = list { fields = { with = text, why = text, areas = optional(list(key, 1)), scales = optional(list(text, 2)),
    verified = optional(boolean),
    comparable = { function(v) return v == true or v == false or v == "careful" end, 'true, false or "careful"' },
    source = { fields = { document = text, address = optional(text), page = optional(integer) } } } },
}

local function show(value)
  if type(value) == "string" then return '"' .. value .. '"' end
  return value == nil and "nothing" or type(value) == "table" and "a table" or tostring(value)
end

---@param where string
---@param expected string
---@param value any
local function wrong(where, expected, value)
  error(("framework field '%s': expected %s, got %s"):format(where, expected, show(value)), 0)
end

local check

--- Checks the fields of one table; a field that the contract does not have is an error with the nearest one.
local function check_fields(fields, value, where)
  if type(value) ~= "table" then wrong(where, "a table", value) end
  local names = {}
  for name in pairs(fields) do names[#names + 1] = name end
  table.sort(names)
  local stray = {}
  for name in pairs(value) do
    if fields[name] == nil then stray[#stray + 1] = tostring(name) end
  end
  table.sort(stray)
  local prefix = where == "" and "" or where .. "."
  if stray[1] then
    error(("framework field '%s%s' is not in the contract%s"):format(prefix, stray[1], near.hint(stray[1], names)), 0)
  end
  for _, name in ipairs(names) do check(fields[name], value[name], prefix .. name) end
end

--- The numbers of a list run from 1 without a gap and nothing else is in it.
local function is_list(value)
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  return count == #value
end

function check(rule, value, where)
  if rule.optional then
    if value ~= nil then check(rule.optional, value, where) end
  elseif rule.list then
    if type(value) ~= "table" or not is_list(value) then wrong(where, "a list", value) end
    if #value < rule.least then wrong(where, ("a list of %d or more"):format(rule.least), "an empty list") end
    for i, item in ipairs(value) do check(rule.list, item, ("%s[%d]"):format(where, i)) end
  elseif rule.fields then
    check_fields(rule.fields, value, where)
  elseif rule.map then
    if type(value) ~= "table" or next(value) == nil then wrong(where, "a table with a kind of report or more", value) end
    local kinds, by_name = {}, {}
    for _, kind in ipairs(KINDS) do kinds[kind] = optional { fields = rule.map } end
    for name, entry in pairs(value) do by_name[name] = entry end
    check_fields(kinds, by_name, where)
  elseif not rule[1](value) then
    wrong(where, rule[2], value)
  end
end

--- Scales exist, areas are unambiguous, and everything that is named is there.
local function check_meaning(framework)
  for _, field in ipairs { "scale", "direction" } do
    local id = framework[field]
    local known = grade.scales()
    if id and not one_of(known)(id) then wrong(field, "a grade scale: one of " .. near.list(known), id) end
  end
  local areas, wordings = {}, {}
  for i, area in ipairs(framework.areas) do
    local where = ("areas[%d]"):format(i)
    assert(not areas[area.key], ("framework field '%s.key': the area %s stands twice"):format(where, area.key))
    areas[area.key] = true
    if area.graded and not framework.scale then wrong("scale", "a grade scale, since the area " .. area.key .. " is graded", nil) end
    for _, words in ipairs { area.title, table.unpack(area.wordings) } do
      local owner = wordings[fold(words)]
      assert(not owner, ("framework field '%s.wordings': %s is a wording of %s already"):format(where, show(words), tostring(owner)))
      wordings[fold(words)] = area.key
    end
  end
  for i, area in ipairs(framework.areas) do
    if area.parent and not areas[area.parent] then wrong(("areas[%d].parent"):format(i), "the key of an area", area.parent) end
  end
  local sections, titles = {}, {}
  for _, section in ipairs(framework.sections) do sections[section.key] = true end
  for i, section in ipairs(framework.sections) do
    local where = ("sections[%d]"):format(i)
    if section.within and not sections[section.within] then wrong(where .. ".within", "the key of a section", section.within) end
    if section.area and not areas[section.area] then wrong(where .. ".area", "the key of an area", section.area) end
    if section.kind and not framework.kinds[section.kind] then wrong(where .. ".kind", "a kind of the framework", section.kind) end
    for _, title in ipairs(section.titles) do
      local place_of = table.concat({ fold(title), section.within or "", section.kind or "" }, "\0")
      assert(not titles[place_of], ("framework field '%s.titles': %s stands twice in the same place"):format(where, show(title)))
      titles[place_of] = true
    end
  end
  for i, comparison in ipairs(framework.comparable) do
    for j, area in ipairs(comparison.areas or {}) do
      if not areas[area] then wrong(("comparable[%d].areas[%d]"):format(i, j), "the key of an area", area) end
    end
    for j, id in ipairs(comparison.scales or {}) do
      if not one_of(grade.scales())(id) then wrong(("comparable[%d].scales[%d]"):format(i, j), "a grade scale", id) end
    end
  end
end

--- Raises where a table is not a framework, naming the field and what was expected.
---@param framework any
local function validate(framework)
  if type(framework) ~= "table" then
    error("framework: expected a table, got " .. show(framework), 0)
  end
  check_fields(FIELDS, framework, "")
  check_meaning(framework)
end

return validate
