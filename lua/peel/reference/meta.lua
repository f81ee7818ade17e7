--- Type files for editors (LuaCATS `---@meta`), made from the schema and the doc comments. `make doc` writes them beside
--- those by hand, which describe the types of C.

local classes = require "peel.reference.classes"
local luacats = require "peel.reference.luacats"
local reference = require "peel.reference"
local text = require "peel.reference.text"

local meta = {}

local WIDTH = 120

local function spaced(...) return (table.concat({ ... }, " "):gsub("%s+$", "")) end

--- The first paragraph of what a comment says.
local function summary(parts)
  for _, part in ipairs(parts) do
    if part.kind == "paragraph" then return part.text end
  end
end

local function add(out, ...) out[#out + 1] = spaced(...) end

local function said(out, words)
  if words then table.move(text.wrap(words, WIDTH, "--- "), 1, 99, #out + 1, out) end
end

local function declare(out, name, parent, operators, fields)
  add(out, "---@class", parent and name .. ": " .. parent or name)
  for _, operator in ipairs(operators or {}) do add(out, "---@operator", operator) end
  for _, field in ipairs(fields) do
    add(out, "---@field", field.name, field.optional and luacats.absent(field.type) or field.type, field.doc)
  end
end

--- A method or function with its types.
local function write_member(out, variable, member)
  local comment = member.comment
  if member.kind == "value" then
    said(out, summary(comment and comment.parts or {}))
    add(out, ("%s.%s = nil"):format(variable, member.name))
    out[#out + 1] = ""
    return
  end
  said(out, spaced(member.about or "", comment and summary(comment.parts) or ""))
  for _, param in ipairs(comment and comment.params or {}) do
    if param.name ~= "self" then
      add(out, "---@param", param.name .. (param.optional and "?" or ""), param.type, param.doc)
    end
  end
  for _, result in ipairs(comment and comment.returns or {}) do
    add(out, "---@return", result.optional and luacats.absent(result.type) or result.type, result.doc)
  end
  for _, overload in ipairs(comment and comment.overloads or {}) do add(out, "---@overload", overload) end
  local params = reference.params(comment)
  add(out, ("function %s%s%s(%s) end"):format(variable, member.kind == "method" and ":" or ".", member.name, table.concat(params, ", ")))
  out[#out + 1] = ""
end

--- Tables in a module: `peel.framework = {}`.
local function write_tables(out, variable, members)
  local done = {}
  for _, member in ipairs(members) do
    local inner = member.name:match "^(.*)%."
    if inner and not done[inner] then
      done[inner] = true
      add(out, ("%s.%s = {}"):format(variable, inner))
    end
  end
  if next(done) then out[#out + 1] = "" end
end

--- Methods of C are described where the types of C are, by hand.
local function by_hand(member)
  return member.f ~= nil and debug.getinfo(member.f, "S").what == "C"
end

---@param out string[]
---@param made peel.TypeReference
local function write_type(out, made)
  local variable = made.name:match "[%w_]+$"
  said(out, summary(made.parts))
  declare(out, made.name, made.parent, made.operators, made.fields)
  if #made.members > 0 then
    add(out, ("local %s = {}"):format(variable))
    out[#out + 1] = ""
    write_tables(out, variable, made.members)
    for _, member in ipairs(made.members) do
      if not by_hand(member) then write_member(out, variable, member) end
    end
  else out[#out + 1] = "" end
end

--- The classes of records: what all have in common stands in peel.Record.
local function write_records(out)
  for _, class in ipairs(classes.all()) do
    said(out, class.list and class.doc or ("In records of %s: %s."):format(table.concat(class.within, ", "), class.doc))
    local fields = {}
    for i, field in ipairs(class.fields) do
      fields[i] = { name = field.name, type = classes.lua_type(field), optional = true,
        doc = field.unit and ("%s (%s)"):format(field.doc, field.unit) or field.doc }
    end
    declare(out, class.name, "peel.Record", nil, fields)
    out[#out + 1] = ""
  end
end

local function head(module, what)
  return {
    "---@meta", "-- luacheck: ignore",
    "-- " .. what .. " Made by `make doc` from peel.schema and the doc comments: change those.", "",
    ('error "%s describes types and is not to be required"'):format(module), "",
  }
end

--- The text of each file, by the last part of its module's name.
---@return table<string, string> files
---@return string[] names in order
function meta.files()
  local files, names, open = {}, {}, nil
  local function start(name, what)
    open = head("peel.meta." .. name, what)
    files[name], names[#names + 1] = open, name
  end
  for _, made in ipairs(reference.types()) do
    if made.entry.chapter then goto continue end -- no type
    if not made.entry.nested then
      local name = made.name:match("[%w_]+$"):lower()
      start(name == "record" and "lists" or name, name == "record" and "Records, and the class of each list's." or ("%s, for editors."):format(made.name))
    end
    write_type(open, made)
    if made.entry.records then write_records(open) end
    ::continue::
  end
  for name, lines in pairs(files) do files[name] = table.concat(lines, "\n"):gsub("\n+$", "") .. "\n" end
  return files, names
end

return meta
