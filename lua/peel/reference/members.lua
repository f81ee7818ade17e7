--- The methods of a type as they really are, each with its doc comment.

local comments = require "peel.reference.comments"
local schema = require "peel.schema"

local members = {}

---@class peel.Member a method, a function or a value
---@field name string
---@field kind "method"|"function"|"value"
---@field f function?
---@field comment peel.Comment?
---@field about string? what is particular to it where several share one comment

--- The functions of C by their names: described in the type files that we write by hand.
local function described_in_c(class)
  local file = comments.module "peel.meta.records"
  local variable = class:match "[%w_]+$"
  local found = {}
  for _, block in ipairs(file and file.blocks or {}) do
    local name = block.target and block.target.name:match("^" .. variable .. "[:.]([%w_]+)$")
    if name then found[name] = block end
  end
  return found
end

--- What stands first of a generated method: the list that it gives, the format that it writes.
local function about(name)
  for _, entry in ipairs { schema.lists, schema.views } do
    for _, list in ipairs(entry) do
      if list.name == name and not list.single then return list.doc end
    end
  end
  local found, tables = pcall(require, "peel.table")
  for _, format in ipairs(found and tables.formats or {}) do
    if format.name == name then return format.doc end
  end
end

--- The doc comment of a value: the block above `x.name =` in one of the modules.
local function of_value(modules, name)
  for _, module in ipairs(modules) do
    local file = comments.module(module)
    for _, block in ipairs(file and file.blocks or {}) do
      if block.target and block.target.name:match "[%w_]+$" == name and not block.target.params and #block.parts > 0 then return block end
    end
  end
end

--- The real table in which the methods of a type are; nil for a plain table.
---@param entry peel.IndexEntry
---@return table?
function members.real(entry)
  if not entry.methods then return nil end
  for _, name in ipairs(entry.order or {}) do
    if package.searchpath(name, package.path) then require(name) end
  end
  local module = require(entry.methods[1])
  if not entry.methods[2] then return module end
  return module[entry.methods[2]]
end

--- Names beginning with "_" are the machine's.
local function names_of(from)
  local names = {}
  for name in pairs(from) do
    if type(name) == "string" and name:sub(1, 1) ~= "_" then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

--- The methods or functions of a type, in the order of their sources.
---@param entry peel.IndexEntry
---@return peel.Member[]
function members.of(entry)
  local list, place = {}, {}
  local order = {}
  for i, module in ipairs(entry.order or { entry.module }) do
    local path = package.searchpath(module, package.path)
    if path then order[path] = i end
  end
  local in_c = described_in_c(entry.name)
  local method = entry.methods and entry.methods[2]
  local function take(from, prefix)
    for rank, name in ipairs(names_of(from)) do
      local value = from[name]
      local member = { name = prefix .. name, kind = type(value) ~= "function" and "value" or method and "method" or "function" }
      local path, line
      if type(value) == "function" then
        member.f = value
        member.comment, path, line = comments.of(value)
        member.comment = member.comment or in_c[name]
        member.about = method and about(name) or nil
      else
        member.comment = of_value(entry.order or { entry.module }, name)
      end
      if type(value) == "table" and getmetatable(value) == nil then take(value, prefix .. name .. ".")
      else
        place[member] = { order[path] or math.huge, path or "", line or math.huge, rank }
        list[#list + 1] = member
      end
    end
  end
  local real = members.real(entry)
  if real then take(real, "") end
  -- generated methods share a line: they stand in the order of the schema
  for i, name in ipairs(schema.names()) do
    for _, member in ipairs(list) do
      if member.name == name and member.about then place[member][4] = i end
    end
  end
  table.sort(list, function(a, b)
    for i, x in ipairs(place[a]) do
      if x ~= place[b][i] then return x < place[b][i] end
    end
    return false
  end)
  return list
end

return members
