--- The classes of records, one a list, made from peel.schema: their names, and what each field is in Lua.

local schema = require "peel.schema"

local classes = {}

--- What a value of a schema type is in Lua; `grade`, `rows` and `record` need the class.
local LUA = {
  symbol = "string", text = "string", string = "string", id = "string", date = "string", duration = "string",
  number = "number", integer = "integer", ref = "integer", boolean = "boolean", verdict = 'boolean|"careful"', label = "integer|string",
  texts = "string[]", strings = "string[]", cells = "string[][]", spans = "peel.Span[]", counts = "table<string, integer>",
  grade = "peel.Grade",
}

---@class peel.RecordClass
---@field name string "peel.Judgment"
---@field list string? the list whose records are of this class; nil for records in a field
---@field doc string
---@field fields peel.Field[] of its own: those that every record has are left out
---@field within string[] lists in whose fields such records stand; none for records of a list

--- "prior judgment" becomes "peel.PriorJudgment".
local function class_name(words)
  return "peel." .. words:gsub("%f[%w](%l)", string.upper):gsub("[%s_-]+", "")
end

local function same(a, b)
  if #a ~= #b then return false end
  for i, field in ipairs(a) do
    if field.name ~= b[i].name or field.type ~= b[i].type then return false end
  end
  return true
end

local made ---@type peel.RecordClass[]?
local of_rows ---@type table<peel.Field, peel.RecordClass>

--- The records that a field holds. Two fields of one name and with the same fields inside hold the same class.
local function of_field(entry, field, by_name)
  for _, view in ipairs(schema.views) do -- a list of its own shows them
    if view.set == entry.name .. "." .. field.name then return by_name[class_name(view.singular)] end
  end
  local name = class_name(field.type == "rows" and field.name:gsub("s$", "") or field.name)
  if by_name[name] and not same(by_name[name].fields, field.fields) then
    name = class_name(entry.singular) .. name:gsub("^peel%.", "")
  end
  if not by_name[name] then
    by_name[name] = { name = name, doc = field.doc, fields = field.fields, within = {} }
    made[#made + 1] = by_name[name]
  end
  return by_name[name]
end

--- The fields that every record has: those that all lists share.
---@return peel.Field[]
function classes.common()
  local common = {}
  for _, field in ipairs(schema.entry("judgments").fields) do
    local shared = field.provenance
    for _, list in ipairs(schema.names()) do
      shared = shared and (list == "report" or schema.field(schema.entry(list), field.name) ~= nil)
    end
    if shared then common[#common + 1] = field end
  end
  return common
end

local function make()
  made, of_rows = {}, {}
  local by_name, common = {}, {}
  for _, field in ipairs(classes.common()) do common[field] = true end
  for _, list in ipairs(schema.names()) do
    local entry = schema.entry(list)
    local own = {}
    for _, field in ipairs(entry.fields) do
      if not common[field] then own[#own + 1] = field end
    end
    local class = { name = class_name(entry.singular), list = list, doc = entry.doc, fields = own, within = {} }
    if not entry.single then made[#made + 1], by_name[class.name] = class, class end
  end
  for _, entry in ipairs(schema.lists) do
    for _, field in ipairs(entry.fields) do
      if field.fields then
        local class = of_field(entry, field, by_name)
        of_rows[field] = class
        if not class.list then class.within[#class.within + 1] = entry.name end
      end
    end
  end
end

--- All classes, in the order of the schema; those of records in fields last.
---@return peel.RecordClass[]
function classes.all()
  if not made then make() end
  return made
end

--- The class of the records of a list.
---
--- ```lua
--- classes.of_list("prior_judgments").name   --> "peel.PriorJudgment"
--- ```
---@param list string
---@return peel.RecordClass?
function classes.of_list(list)
  for _, class in ipairs(classes.all()) do
    if class.list == list then return class end
  end
end

--- What a field is in Lua, as LuaCATS writes it; whether it may be nil is not said.
---
--- ```lua
--- classes.lua_type(schema.field(schema.entry "recommendations", "deadline"))   --> "peel.Deadline"
--- ```
---@param field peel.Field
---@return string
function classes.lua_type(field)
  classes.all()
  local class = of_rows[field]
  if class then return class.name .. (field.type == "rows" and "[]" or "") end
  return LUA[field.type] or "any"
end

return classes
