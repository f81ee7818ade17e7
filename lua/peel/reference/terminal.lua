--- Parts of the reference laid out for a terminal: short, and no wider than it.

local classes = require "peel.reference.classes"
local luacats = require "peel.reference.luacats"
local printing = require "peel.printing"
local reference = require "peel.reference"
local text = require "peel.reference.text"

local terminal = {}

local LEFT = 42 -- the widest left column; a longer name has a line of its own

---@class peel.HelpPage lines being put together
---@field width integer
---@field [integer] string
local page = {}
page.__index = page

---@param width integer
---@return peel.HelpPage
function terminal.page(width) return setmetatable({ width = width }, page) end

--- One line, cut where it is too long.
function page:line(words) self[#self + 1] = printing.shorten(words, self.width) end

function page:gap()
  if #self > 0 and self[#self] ~= "" then self[#self + 1] = "" end
end

--- Running text.
function page:say(words, indent)
  for _, line in ipairs(text.wrap((words:gsub("%*%*", "")), self.width, indent)) do self[#self + 1] = line end
end

--- Two columns: names, and what is said of them; a row with `cut` takes one line.
---@param rows { [1]: string, [2]: string, cut: boolean? }[]
function page:columns(rows)
  local left = 0
  for _, row in ipairs(rows) do
    local width = printing.width(row[1])
    if width <= LEFT then left = math.max(left, width) end
  end
  for _, row in ipairs(rows) do
    local width = printing.width(row[1])
    local head = "  " .. row[1] .. (" "):rep(left - width)
    if row[2] == "" then self:line("  " .. row[1])
    elseif row.cut then self:line(head .. "  " .. row[2])
    else
      local lines = text.wrap(row[2], self.width, (" "):rep(left + 4))
      if width > left then self:line("  " .. row[1]) else lines[1] = head .. lines[1]:sub(left + 3) end
      table.move(lines, 1, #lines, #self + 1, self)
    end
  end
end

---@return string
function page:text()
  while self[#self] == "" do self[#self] = nil end
  return table.concat(self, "\n")
end

--- The first sentence of a comment.
local function first_sentence(parts)
  for _, part in ipairs(parts) do
    if part.kind == "paragraph" then return (part.text:match "^(.-[.?!])%s+%f[%u`\"]" or part.text) end
  end
  return ""
end

--- Paragraphs, verbatim lines, usage.
local function say(self, parts)
  local usage = {}
  for _, part in ipairs(parts) do
    if part.kind == "paragraph" then self:say(part.text, "  ")
    else
      for line in (part.text .. "\n"):gmatch "(.-)\n" do
        local list = part.kind == "lua" and usage or self
        list[#list + 1] = "    " .. line:gsub("%s+$", "")
      end
    end
  end
  return usage
end

--- A method or function, or several that share a comment.
---@param of peel.TypeReference
---@param member peel.Member
function page:member(of, member)
  local comment = member.comment
  self:line(reference.signature(of, member))
  if member.about then self:say(member.about, "  ") end
  local said, errors = reference.said(comment and comment.parts or {})
  local usage = say(self, said)
  local rows = {}
  for _, param in ipairs(comment and comment.params or {}) do
    if param.name ~= "self" then
      rows[#rows + 1] = { param.name .. (param.optional and "?" or ""), param.type .. (param.doc ~= "" and ": " .. param.doc or "") }
    end
  end
  for _, result in ipairs(comment and comment.returns or {}) do
    local name, doc = reference.result(comment, result)
    rows[#rows + 1] = { "returns", (name and name .. ": " or "") .. result.type .. (result.optional and " or nil" or "")
      .. (doc ~= "" and ": " .. doc or "") }
  end
  if errors then rows[#rows + 1] = { "raises", errors } end
  if #rows > 0 then
    self:gap()
    self:columns(rows)
  end
  if #usage > 0 then
    self:gap()
    for _, line in ipairs(usage) do self:line(line) end
  end
end

--- The methods of a type, a line each.
---@param of peel.TypeReference
function page:members(of)
  local rows = {}
  for i, group in ipairs(reference.groups(of)) do
    local member = group[1]
    local signature = reference.signature(of, member)
    if #group > 1 then
      local names = {}
      for k, one in ipairs(group) do names[k] = one.name end
      rows[i] = { signature:gsub(member.name, "NAME", 1), "NAME = " .. table.concat(names, ", ") }
    else rows[i] = { signature, first_sentence(member.comment and member.comment.parts or {}), cut = true } end
  end
  self:columns(rows)
end

local function with_doc(kind, doc) return doc ~= "" and kind .. " · " .. doc or kind end

--- A field as peel.schema has it.
local function schema_row(field)
  local kind = field.fields and classes.lua_type(field) ~= "any" and classes.lua_type(field) or field.type or "not known before it runs"
  local doc = field.doc or ""
  if field.values then doc = ("%s: %s"):format(doc, table.concat(field.values, ", ")) end
  return { field.name, with_doc(field.unit and kind .. ", " .. field.unit or kind, doc) }
end

--- Fields as peel.schema has them, and fields as a class comment has them.
---@param fields peel.Field[]
---@param more? peel.Documented[]
function page:schema(fields, more)
  local rows = {}
  for i, field in ipairs(fields) do rows[i] = schema_row(field) end
  for _, field in ipairs(more or {}) do
    rows[#rows + 1] = { field.name, with_doc(field.optional and luacats.absent(field.type) or field.type, field.doc) }
  end
  self:columns(rows)
end

--- A type: what it is, how to get one, fields, methods.
---@param made peel.TypeReference
function page:type(made)
  local entry = made.entry
  self:line(made.name)
  local said, errors = reference.said(made.parts)
  local usage = say(self, said)
  if errors then self:say(errors, "  ") end
  local rows = {}
  if entry.get then rows[#rows + 1] = { "get one", entry.get } end
  if entry.equality then rows[#rows + 1] = { "equality", entry.equality } end
  self:gap()
  self:columns(rows)
  if entry.note then self:say(entry.note, "  ") end
  if #usage > 0 then
    self:gap()
    for _, line in ipairs(usage) do self:line(line) end
  end
  local known = made.schema or {}
  local more = {}
  for i = #known + 1, #made.fields do
    if made.fields[i].name:sub(1, 1) ~= "[" then more[#more + 1] = made.fields[i] end
  end
  if #known + #more > 0 then
    self:gap()
    self:line "fields"
    self:schema(known, more)
  end
  if #made.members > 0 then
    self:gap()
    self:line(entry.receiver == made.name and "functions" or "methods")
    self:members(made)
    self:gap()
    local example = made.members[1].name
    self:line(('help "%s.%s" says more of one.'):format(entry.receiver, example))
  end
end

return terminal
