--- Frameworks and rules of one's own, made by a script while it runs.

local grade = require "peel.grade"
local near = require "peel.near"
local registry = require "peel.registry"

local define = {}

local RULE = { __name = "peel.Rule", __tostring = function(rule) return ("rule: %s, %s"):format(rule.name, rule.kind) end }

--- What each kind of rule needs beside name, kind and read.
local KINDS = {
  section = { "section" }, -- key of the framework's section, or a list of keys; `deep` = with the sections inside it; with a
                           -- `hint` those that hold its words; `takes_tables` = rows of its tables (one key) are records, no tables
  spine = {},              -- headings, short paragraphs and table rows of the whole report
  block = { "hint" },      -- words of which a paragraph or item must hold one; or lists of words, of each of which one of its
                           -- sentences must hold one; or a function(env) that gives either; `notes` = footnotes too
  table = { "test" },      -- function(table, ctx): is it a table for this rule?
}
local FIELDS = { "name", "kind", "doc", "section", "deep", "hint", "test", "pattern", "grammar", "read", "prose", "report_kind", "items",
  "takes_tables", "notes" }

local function wrong(field, expected, value)
  local shown = value == nil and "nothing" or type(value) == "string" and ('"%s"'):format(value) or type(value)
  error(("rule: field '%s': expected %s, got %s"):format(field, expected, shown), 3)
end

--- Is this a list of words that are not empty, at least one?
local function is_words(list)
  if type(list) ~= "table" or #list == 0 then return false end
  for _, word in ipairs(list) do
    if type(word) ~= "string" or word == "" then return false end
  end
  return true
end

local function is_hint(hint)
  if type(hint) ~= "table" then return type(hint) == "function" end
  if type(hint[1]) ~= "table" then return is_words(hint) end
  for _, words in ipairs(hint) do
    if not is_words(words) then return false end
  end
  return true
end

--- Makes a rule: see peel.rule.
---@param rule table
---@return table rule
function define.rule(rule)
  if type(rule) ~= "table" then error(("rule: expected a table of fields, got %s"):format(type(rule)), 2) end
  local known = {}
  for _, name in ipairs(FIELDS) do known[name] = true end
  for name in pairs(rule) do
    if not known[name] then error(("rule: unknown field %q%s"):format(tostring(name), near.hint(tostring(name), FIELDS)), 2) end
  end
  if type(rule.name) ~= "string" or not rule.name:find "^[%l][%l%d_]*$" then wrong("name", "lower case letters, digits and underscores", rule.name) end
  local needs = KINDS[rule.kind]
  if not needs then wrong("kind", '"section", "spine", "block" or "table"', rule.kind) end
  for _, field in ipairs(needs) do
    if rule[field] == nil then wrong(field, "a value, since the rule is of kind " .. rule.kind, nil) end
  end
  if rule.hint ~= nil and not is_hint(rule.hint) then wrong("hint", "a list of words, or a list of such lists", rule.hint) end
  if rule.kind ~= "table" and not rule.pattern and not rule.grammar then wrong("pattern", "an LPeg pattern or a function that builds one", nil) end
  if type(rule.read) ~= "function" then wrong("read", "a function(captures, ctx)", rule.read) end
  local copy = {}
  for name, value in pairs(rule) do copy[name] = value end
  return setmetatable(copy, RULE)
end

--- Is this value a rule made by peel.rule?
function define.is_rule(value) return getmetatable(value) == RULE end

local defaults = { "areas", "sections", "openers", "never_headings", "keep", "rules", "comparable" }

--- Adds a framework to a registry: see peel.framework.define.
---@param framework table
---@return peel.Registry
function define.framework(framework)
  if type(framework) ~= "table" then error(("define: expected a table of fields, got %s"):format(type(framework)), 2) end
  local made = {}
  for name, value in pairs(framework) do made[name] = value end
  local base = made.registry or registry.default()
  made.registry = nil
  for _, name in ipairs(defaults) do made[name] = made[name] or {} end
  made.years = made.years or { made.year }
  made.kinds = made.kinds or { force_inspection = { recognise = {} } }
  if type(made.scale) == "table" then made.scale = grade.define(made.scale).id end
  for i, area in ipairs(made.areas) do
    local copy = { scope = "area", graded = made.scale ~= nil, wordings = {} }
    for name, value in pairs(area) do copy[name] = value end
    made.areas[i] = copy
  end
  local own = registry.new(base)
  local ok, message = pcall(own.add, own, made)
  if not ok then error(message, 2) end
  return own
end

return define
