--- What peel's public types are, put together from the index, the doc comments and the schema: the one source of the
--- reference, of the type files for editors, and of `help`.

local classes = require "peel.reference.classes"
local comments = require "peel.reference.comments"
local index = require "peel.reference.index"
local members = require "peel.reference.members"
local schema = require "peel.schema"

local reference = { real = members.real }

---@class peel.TypeReference
---@field name string
---@field entry peel.IndexEntry
---@field parts peel.CommentPart[] what it is
---@field members peel.Member[]
---@field fields peel.Documented[]
---@field schema peel.Field[]? the fields as peel.schema has them
---@field operators string[] as LuaCATS writes them
---@field parent string? the class that it extends

--- A field of the schema as LuaCATS has it.
---@param field peel.Field
---@return peel.Documented
local function documented(field)
  return { name = field.name, type = classes.lua_type(field), optional = true, doc = field.doc }
end

--- The head of a module as far as it is for users: notes for us begin with a title in capitals, "HOW TO MAKE ONE."
local function public(head)
  local parts = {}
  for _, part in ipairs(head and head.parts or {}) do
    if part.kind == "paragraph" and part.text:find "^%u[%u ]+%." then break end
    parts[#parts + 1] = part
  end
  return parts
end

---@param entry peel.IndexEntry
---@return peel.TypeReference
local function type_of(entry)
  local file = comments.module(entry.module)
  local class = comments.class(entry.class and comments.module(entry.class) or file, entry.name)
  local made = { name = entry.name, entry = entry, members = members.of(entry), fields = {} }
  made.parts = class and #class.parts > 0 and class.parts or not entry.nested and public(file and file.head) or {}
  local shown = entry.schema and schema.entry(entry.schema).fields or entry.records and classes.common() or nil
  made.schema = shown
  local seen = {}
  for _, field in ipairs(shown or {}) do
    seen[field.name], made.fields[#made.fields + 1] = true, documented(field)
  end
  for _, field in ipairs(class and class.fields or {}) do
    if not seen[field.name] then made.fields[#made.fields + 1] = field end
    for _, known in ipairs(made.fields) do
      if known.name == field.name then known.optional = field.optional end
    end
  end
  made.operators = class and class.operators or {}
  made.parent = class and class.parent ~= "userdata" and class.parent or nil
  return made
end

local types ---@type peel.TypeReference[]?

--- All public types, in reading order. One whose module is not there is left out.
---@return peel.TypeReference[]
function reference.types()
  if not types then
    types = {}
    for _, entry in ipairs(index) do
      local module = entry.methods and entry.methods[1] or entry.module
      if module == "peel.core" or package.searchpath(module, package.path) then types[#types + 1] = type_of(entry) end
    end
  end
  return types
end

--- A public type by its name.
---@param name string
---@return peel.TypeReference?
function reference.type(name)
  for _, made in ipairs(reference.types()) do
    if made.name == name then return made end
  end
end

--- The parameters of a function: those of its definition, or where it takes "..." the ones that its comment names instead.
---@param comment peel.Comment?
---@return string[]
function reference.params(comment)
  local params, told = {}, {}
  for _, param in ipairs(comment and comment.params or {}) do told[param.name] = param end
  local written = comment and comment.target and comment.target.params or {}
  for _, name in ipairs(written) do
    if name ~= "..." or told["..."] then params[#params + 1] = name
    else
      local more = {}
      for _, param in ipairs(comment.params) do more[#more + 1] = param.name end
      table.move(more, #params + 1, #more, #params + 1, params)
      if #more == 0 then params[#params + 1] = name end
    end
  end
  return params
end

--- How a member is written: "query:where(filter, ...)", "peel.open(path, options?)".
---
--- ```lua
--- local open = reference.member(reference.type "peel", "open")
--- reference.signature(reference.type "peel", open)   --> "peel.open(path, options?)"
--- ```
---@param of peel.TypeReference
---@param member peel.Member
---@return string
function reference.signature(of, member)
  local receiver = of.entry.receiver or of.name
  if member.kind == "value" then return ("%s.%s"):format(receiver, member.name) end
  local names, comment = {}, member.comment
  for i, name in ipairs(reference.params(comment)) do
    names[i] = name
    for _, param in ipairs(comment.params) do
      if param.name == name and param.optional then names[i] = name .. "?" end
    end
  end
  return ("%s%s%s(%s)"):format(receiver, member.kind == "method" and ":" or ".", member.name, table.concat(names, ", "))
end

--- A member of a type by its name.
---@param of peel.TypeReference?
---@param name string
---@return peel.Member?
function reference.member(of, name)
  for _, member in ipairs(of and of.members or {}) do
    if member.name == name then return member end
  end
end

--- The type and the member that a function is.
---@param f function
---@return peel.TypeReference?
---@return peel.Member?
function reference.of_function(f)
  for _, made in ipairs(reference.types()) do
    for _, member in ipairs(made.members) do
      if member.f == f then return made, member end
    end
  end
end

--- Members that share a comment stand together: the lists of a report, the formats of a table.
---@param of peel.TypeReference
---@return peel.Member[][]
function reference.groups(of)
  local groups, by_comment = {}, {}
  for _, member in ipairs(of.members) do
    local group = member.about and member.comment and by_comment[member.comment]
    if group then group[#group + 1] = member
    else
      groups[#groups + 1] = { member }
      if member.comment then by_comment[member.comment] = groups[#groups] end
    end
  end
  return groups
end

--- The name of a result and what is said of it. The words behind the type of a lone result are no name.
---@param comment peel.Comment
---@param result peel.Documented
---@return string? name
---@return string doc
function reference.result(comment, result)
  if #comment.returns < 2 or not result.name then return nil, result.doc end
  return result.name, (result.doc:sub(#result.name + 1):gsub("^[%s:,]+", ""))
end

--- The sentences of a paragraph.
local function sentences(text)
  local list, from = {}, 1
  for stop, start in text:gmatch "[.!?]()%s+()%f[%u`\"]" do
    list[#list + 1], from = text:sub(from, stop - 1), start
  end
  list[#list + 1] = text:sub(from)
  return list
end

--- What a comment says, and apart from it what it says of errors: every sentence but the first that tells what raises.
---@param parts peel.CommentPart[]
---@return peel.CommentPart[] said
---@return string? errors
function reference.said(parts)
  local said, errors, first = {}, {}, true
  for _, part in ipairs(parts) do
    if part.kind ~= "paragraph" then said[#said + 1] = part
    else
      local kept = {}
      for _, sentence in ipairs(sentences(part.text)) do
        local raises = not first and sentence:find "%f[%a]raises?%f[%A]"
        table.insert(raises and errors or kept, sentence)
        first = false
      end
      if #kept > 0 then said[#said + 1] = { kind = part.kind, text = table.concat(kept, " "), line = part.line } end
    end
  end
  return said, #errors > 0 and table.concat(errors, " ") or nil
end

return reference
