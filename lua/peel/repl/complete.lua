--- What a name may become when Tab is pressed: fields and methods of what stands before it, names in scope, and in a string
--- the forces, areas, frameworks, grades and section titles that peel knows. Nothing is called to find out.

local complete = {}

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local", "nil", "not",
  "or", "repeat", "return", "then", "true", "until", "while" }

--- What an object says itself: its `__complete`, a method or in the metatable. Of a closed one that is nothing.
---@return string[]?
local function said(object, meta)
  local has, method = pcall(function() return meta.__complete or object.__complete end)
  local done, names = pcall(has and method or error, object)
  return done and type(names) == "table" and names or nil
end

--- What the reference says of the object's class.
---@return string[]?
local function of_class(class)
  local made = type(class) == "string" and require "peel.reference".type(class)
  if not made then return nil end
  local names = {}
  for _, list in ipairs { made.fields, made.members } do
    for _, member in ipairs(list) do
      if member.name:find "^[%a_][%w_]*$" then names[#names + 1] = member.name end
    end
  end
  return names
end

--- All names that an object answers to: what it says itself (`__complete`), else what the reference says of its class, else
--- its methods and keys.
---@param object any
---@return string[]
function complete.members(object)
  local meta = debug.getmetatable(object)
  local known = type(meta) == "table" and type(object) ~= "string" and (said(object, meta) or of_class(rawget(meta, "__name")))
  if known then return known end
  local names = {}
  local function take(from)
    for name in next, from do
      if type(name) == "string" and name:find "^[%a_][%w_]*$" then names[#names + 1] = name end
    end
  end
  if type(object) == "table" then take(object) end
  if type(meta) == "table" and type(meta.__index) == "table" then take(meta.__index) end
  return names
end

--- The names and numbers of a path at the end of a text, such as `c.x` or `judgments[1].grade`; none where there is no path.
---@return (string|integer)[]
local function path_of(text)
  local path, rest = {}, text
  while true do
    local before, number = rest:match "^(.-)%[(%d+)%]$"
    if number then
      table.insert(path, 1, math.tointeger(tonumber(number)) or 0)
      rest = before
    else
      local head, name = rest:match "^(.-)([%a_][%w_]*)$"
      if not name then return {} end
      table.insert(path, 1, name)
      if not head:find "%.$" or head:find "%.%.$" then return path end
      rest = head:sub(1, -2)
    end
  end
end

--- The value of such a path, read without calling anything; nil where it can't be.
local function follow(env, path)
  local value
  for i, name in ipairs(path) do
    if i == 1 then value = env[name]
    else
      local done, found = pcall(function() return value[name] end)
      value = done and found or nil
    end
    if value == nil then return nil end
  end
  return value
end

--- What a call of a method returns, by the method's name: `peel.corpus(...):judgments():` has to be completed too.
---@param classes table<string, fun(): string[]> members by class
---@param returns table<string, string> class by method
local function after_call(text, classes, returns)
  -- the bracket that closes last, back to the one that opens it
  local depth, at = 0, #text
  while at > 0 do
    local character = text:sub(at, at)
    if character:find "[%)%}%]]" then depth = depth + 1
    elseif character:find "[%(%{%[]" then
      depth = depth - 1
      if depth == 0 then break end
    end
    at = at - 1
  end
  local before = text:sub(1, at - 1):gsub("%s+$", "")
  local method = text:find "[\"']$" and text:match "([%a_][%w_]*)%s*[\"'][^\"']*[\"']$" or before:match "([%a_][%w_]*)$"
  local class = method and returns[method]
  return class and classes[class] and classes[class]() or {}
end

--- The words that begin so, each once, sorted; case does not count.
local function beginning(found, prefix)
  local words, seen = {}, {}
  for _, word in ipairs(found) do
    if not seen[word] and word:sub(1, #prefix):lower() == prefix:lower() and (prefix ~= "" or word:sub(1, 1) ~= "_") then
      seen[word], words[#words + 1] = true, word
    end
  end
  table.sort(words)
  return words
end

--- The lists of names for strings; `field` is what stands before the string: `area = "`. Where nothing tells the field, the
--- titles of sections come last: to know them, reports may have to be read.
---@param words table<string, fun(): string[]>
local function in_string(before, words, prefix)
  local field = before:match "([%a_]+)%s*=%s*{?[^{}=]*$" or before:match "[\"']([%a_]+)[\"']%s*,%s*[\"'][^\"']*[\"']%s*,%s*$"
  if field and words[field] then return words[field]() end
  local all = {}
  for _, name in ipairs { "force", "area", "framework", "grade", "field" } do
    for _, word in ipairs(words[name] and words[name]() or {}) do all[#all + 1] = word end
  end
  if words.section and #beginning(all, prefix) == 0 then return words.section() end
  return all
end

---@class peel.CompleteKnowledge
---@field env table names in scope
---@field names fun(): string[] of the names in scope
---@field words table<string, fun(): string[]> by field: force, area, ...
---@field classes table<string, fun(): string[]> members by class
---@field returns table<string, string> class of what a method returns

--- The words that the end of a text may become, each whole, and where the unfinished word begins.
---@param text string up to the cursor
---@param known peel.CompleteKnowledge
---@return string[] words sorted
---@return integer from
function complete.text(text, known)
  local found, prefix, from ---@type string[], string, integer
  -- an open string? quotes are counted; an escaped one does not occur in names
  local bare, quote = text, nil
  for character in text:gmatch "[\"']" do
    if quote == nil then quote = character elseif quote == character then quote = nil end
  end
  if quote then
    local at = #text - text:reverse():find(quote, 1, true) + 1
    prefix, from = text:sub(at + 1), at + 1
    found = in_string(text:sub(1, at - 1), known.words, prefix)
  else
    prefix = bare:match "([%a_][%w_]*)$" or ""
    from = #text - #prefix + 1
    local before = text:sub(1, from - 1)
    local separator = before:match "[.:]$"
    if separator and not before:find "%.%.$" then
      local path_text = before:sub(1, -2)
      local path = path_of(path_text)
      if #path > 0 then
        local object = follow(known.env, path)
        found = object ~= nil and complete.members(object) or {}
      else
        found = after_call(path_text, known.classes, known.returns)
      end
    elseif before:find "[%(,{]%s*$" and before:find "%w%s*{[^}]*$" then
      found = known.words.field and known.words.field() or {}
      for _, name in ipairs(known.names()) do found[#found + 1] = name end
    else
      found = known.names()
      for _, word in ipairs(KEYWORDS) do found[#found + 1] = word end
    end
  end
  return beginning(found, prefix), from
end

return complete
