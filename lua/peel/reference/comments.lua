--- The doc comments of our own sources: blocks of `---` lines, what they say, and the function or class that each is of.
-- The installed files are read when somebody asks; nothing is made from them beforehand.

local luacats = require "peel.reference.luacats"

local comments = {}

---@class peel.CommentPart a paragraph, or lines that stay as they are
---@field kind "paragraph"|"lua"|"verbatim"
---@field text string of a paragraph on one line
---@field line integer of the source

---@class peel.Comment
---@field line integer of its first line
---@field parts peel.CommentPart[]
---@field params peel.Documented[]
---@field returns peel.Documented[]
---@field fields peel.Documented[] of a class
---@field overloads string[]
---@field operators string[] "len: integer"
---@field class string? the class that it declares
---@field parent string? what the class extends
---@field target peel.CommentTarget? what stands under it

---@class peel.CommentTarget
---@field line integer
---@field name string as written: "methods:where", "near.names", "methods[name]"
---@field params string[]? of a function, as written; without `self`

---@class peel.CommentFile
---@field head peel.Comment? the block that begins the file
---@field blocks peel.Comment[]

local TAGS = { param = "params", ["return"] = "returns", field = "fields", overload = "overloads", operator = "operators" }

--- What stands under a block.
---@param line string?
---@param number integer
---@return peel.CommentTarget?
local function target_of(line, number)
  if not line then return nil end
  local name, list = line:match "^%s*local%s+function%s+([%w_]+)%s*%((.-)%)"
  if not name then name, list = line:match "^%s*function%s+([%w_.:]+)%s*%((.-)%)" end
  if not name then name, list = line:match "^%s*([%w_.%[%]]+)%s*=%s*function%s*%((.-)%)" end
  if name then
    local params = {}
    for param in list:gmatch "[%w_.]+" do params[#params + 1] = param end
    if params[1] == "self" then table.remove(params, 1) end
    return { line = number, name = name, params = params }
  end
  name = line:match "^%s*local%s+([%w_]+)%s*=" or line:match "^%s*([%w_.]+)%s*="
  return name and { line = number, name = name } or nil
end

--- Takes the lines of one block in; `say` adds to the paragraph, the code or the tag that is open.
---@param line integer
---@return peel.Comment block, fun(text: string, line: integer) say
local function new_block(line)
  local block = { line = line, parts = {}, params = {}, returns = {}, fields = {}, overloads = {}, operators = {} }
  local open, fence ---@type table?, boolean?
  local function tag(name, rest)
    open = nil
    if name == "class" then
      local class, behind = rest:match "^(%S+)%s*(.*)$"
      if not class then return end
      local parent = behind:match "^:%s*(%S+)"
      if class:find ":$" then class, parent, behind = class:sub(1, -2), behind:match "^(%S+)", "" end
      block.class, block.parent = class, parent
      if not parent and behind ~= "" then
        open = { kind = "paragraph", text = behind, line = line }
        block.parts[#block.parts + 1] = open
      end
    elseif name == "return" then
      for _, found in ipairs(luacats.results(rest)) do
        block.returns[#block.returns + 1], open = found, found
      end
    elseif name == "param" or name == "field" then
      local found = luacats[name](rest)
      block[TAGS[name]][#block[TAGS[name]] + 1], open = found, found
    elseif TAGS[name] then
      table.insert(block[TAGS[name]], rest)
    end
  end
  local function say(text, number)
    if fence then
      if text:find "^%s*```" then fence, open = false, nil
      else open.text = open.text .. (open.text == "" and "" or "\n") .. text end
      return
    end
    local name, rest = text:match "^@(%a+)%s*(.*)$"
    if name then return tag(name, rest) end
    if text:find "^```" then
      fence, open = true, { kind = text:match "^```lua" and "lua" or "verbatim", text = "", line = number + 1 }
      block.parts[#block.parts + 1] = open
    elseif text == "" then open = nil
    elseif open and open.doc then -- a tag goes on
      open.doc = (open.doc .. " " .. text:gsub("^%s+", "")):gsub("^ ", "")
    else
      local kind = text:find "^%s%s" and "verbatim" or "paragraph"
      if not open or open.kind ~= kind then
        open = { kind = kind, text = text, line = number }
        block.parts[#block.parts + 1] = open
      else
        open.text = open.text .. (kind == "paragraph" and " " or "\n") .. text
      end
    end
  end
  return block, say
end

--- The doc comments of a source.
---
--- ```lua
--- comments.parse("--- Adds one.\n---@param n number\nlocal function more(n) return n + 1 end\n").blocks[1].target.name   --> "more"
--- ```
---@param source string
---@return peel.CommentFile
function comments.parse(source)
  local file = { blocks = {} }
  local number, block, say = 0, nil, nil
  for line in (source .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    local begins = line:find "^%s*%-%-%-%f[^%-]"
    if block and line:find "^%s*%-%-" then
      if not line:find "^%s*%-%-%s*luacheck:" then say((line:gsub("^%s*%-%-%-?%s?", "")), number) end
    elseif begins then
      block, say = new_block(number)
      say((line:gsub("^%s*%-%-%-%s?", "")), number)
      file.blocks[#file.blocks + 1] = block
      if number == 1 then file.head = block end
    elseif block then
      block.target = target_of(line, number)
      block, say = nil, nil
    end
  end
  return file
end

local files = {} ---@type table<string, peel.CommentFile|false>

--- The doc comments of a file, read once; nil where it can't be read.
---@param path string
---@return peel.CommentFile?
function comments.file(path)
  if files[path] == nil then
    local stream = io.open(path, "rb")
    files[path] = stream and comments.parse(stream:read "a" or "") or false
    if stream then stream:close() end
  end
  return files[path] or nil
end

--- The doc comments of a module, from the file that `require` would load; nil where there is none.
---
--- ```lua
--- comments.module("peel.near").head.parts[1].text   --> "Nearest names: the \"did you mean\" of every error about an unknown name."
--- ```
---@param name string
---@return peel.CommentFile?
function comments.module(name)
  local path = package.searchpath(name, package.path)
  return path and comments.file(path) or nil
end

--- The doc comment of a function, found by the place where it is defined; nil for one without, or of C.
---@param f function
---@return peel.Comment?
---@return string? path
---@return integer? line
function comments.of(f)
  local info = debug.getinfo(f, "S")
  local path = info.source:match "^@(.*)$"
  local file = path and comments.file(path)
  if not file then return nil, path, info.linedefined end
  for _, block in ipairs(file.blocks) do
    if block.target and block.target.params and block.target.line == info.linedefined then return block, path, info.linedefined end
  end
  return nil, path, info.linedefined
end

--- The class that a file declares, by its name.
---@param file peel.CommentFile?
---@param class string
---@return peel.Comment?
function comments.class(file, class)
  for _, block in ipairs(file and file.blocks or {}) do
    if block.class == class then return block end
  end
end

--- The paragraphs of a comment; of code and of verbatim lines nothing.
---@param block peel.Comment
---@return string[]
function comments.paragraphs(block)
  local list = {}
  for _, part in ipairs(block.parts) do
    if part.kind == "paragraph" then list[#list + 1] = part.text end
  end
  return list
end

return comments
