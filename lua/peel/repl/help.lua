--- `help(x)`: the reference of a thing, of a function, or of what a word means.

local bound = require "peel.reference.bound"
local comments = require "peel.reference.comments"
local near = require "peel.near"
local printing = require "peel.printing"
local reference = require "peel.reference"
local sys = require "peel.core".sys
local terminal = require "peel.reference.terminal"
local topics = require "peel.reference.topics"

local help = {}

local STDOUT, NARROWEST, WIDEST = 1, 40, 120

--- The width of the terminal, within what can be read.
local function terminal_width()
  local width = sys.isatty(STDOUT) and sys.width(STDOUT) or printing.WIDTH
  return math.max(NARROWEST, math.min(width, WIDEST))
end

--- Where the methods of a type are told.
local function methods_line(page, made)
  local names = {}
  for _, group in ipairs(reference.groups(made)) do names[#names + 1] = #group == 1 and group[1].name or nil end
  if #names == 0 then return end
  page:gap()
  page:columns { { "methods", table.concat(names, ", ") } }
  page:line(('help "%s" tells about them, help "%s.%s" about one.'):format(made.entry.receiver, made.entry.receiver, names[1]))
end

local write = {} ---@type table<string, fun(page: peel.HelpPage, x: any, made: peel.TypeReference)>

write["peel.Query"] = function(page, x, made)
  page:line(("a query of %s (peel.Query)"):format(x:entry().name))
  page:schema(x:columns())
  methods_line(page, made)
end

write["peel.Record"] = function(page, x, made)
  local _, set = x:row()
  page:line(("a record of %s (peel.Record)"):format(set:name()))
  page:schema(set:entry().fields)
  methods_line(page, made)
end

write["peel.Row"] = function(page, x, made)
  page:line "a row of a query (peel.Row)"
  local rows = {}
  for _, field in ipairs(require "peel.query.row".fields(x)) do
    if x[field.name] ~= nil then rows[#rows + 1] = { field.name, printing.value(x[field.name], field.type), cut = true } end
  end
  page:columns(rows)
  methods_line(page, made)
end

write["peel.Grouping"] = function(page, x, made)
  local keys = {}
  for i, column in ipairs(x:count():columns()) do keys[i] = column.name end
  keys[#keys] = nil -- the count
  page:line(("a grouping by %s (peel.Grouping)"):format(#keys == 0 and "nothing, all rows together" or table.concat(keys, ", ")))
  page:gap()
  page:type(made)
end

write["peel.Grade"] = function(page, x, made)
  for _, topic in ipairs(topics.find(x.name)) do
    if topic.kind == "grade" then topic.write(page) end
  end
  page:gap()
  page:type(made)
end

local function describe_function(page, f)
  f = bound.behind(f)
  local made, member = reference.of_function(f)
  if made then return page:member(made, member) end
  local comment, path, line = comments.of(f)
  if not comment then
    if debug.getinfo(f, "S").what == "C" then return page:line "a function of Lua or of C; nothing is written about it here" end
    return page:line(("a function without a description, line %d of %s"):format(line, path or "a text"))
  end
  local name = comment.target.name
  page:member({ name = name, entry = { receiver = "" }, members = {}, fields = {}, parts = {} },
    { name = name, kind = "function", comment = comment, f = f })
  page[1] = page[1]:gsub("^%.", "")
end

--- The functions of a module of peel that is no public type.
local function describe_module(page, name, module)
  local file = comments.module(name)
  page:line(name)
  for _, words in ipairs(file and file.head and comments.paragraphs(file.head) or {}) do page:say(words, "  ") end
  local rows = {}
  for key, value in pairs(module) do
    if type(value) == "function" then
      local comment = comments.of(value)
      rows[#rows + 1] = { tostring(key), comment and comments.paragraphs(comment)[1] or "", cut = true }
    end
  end
  table.sort(rows, function(a, b) return a[1] < b[1] end)
  page:gap()
  page:columns(rows)
end

local function describe_table(page, x)
  local id = rawget(x, "id") or rawget(x, "key")
  for _, topic in ipairs(type(id) == "string" and topics.find(id) or {}) do
    if topic.kind == "framework" or topic.kind == "area" then return topic.write(page) end
  end
  for name, module in pairs(package.loaded) do
    if module == x and name:find "^peel" then
      local made = reference.type(name)
      if made then return page:type(made) end
      return describe_module(page, name, x)
    end
  end
  local names = {}
  for key in next, x do
    if type(key) == "string" then names[#names + 1] = key end
  end
  table.sort(names)
  page:say(#names == 0 and ("a table, a list of %d"):format(#x) or "a table with " .. table.concat(names, ", "))
end

local function describe_word(page, word)
  local found = topics.find(word)
  if #found == 0 then
    local names = topics.near(word)
    page:say(("nothing here is called %q%s"):format(word, #names > 0 and "; did you mean " .. near.list(names) .. "?"
      or ": a type, a list, a method such as \"query.where\", a field, a framework, an area, a grade or a force is asked for"))
    return
  end
  found[1].write(page)
  if #found > 1 then
    local others = {}
    for i = 2, #found do others[#others + 1] = ("help %q (a %s)"):format(found[i].name, found[i].kind) end
    page:gap()
    page:say("Also: " .. table.concat(others, ", "))
  end
end

--- What there is to say of a value. Words are names: of a type, a list, a method, a field, a framework, an area, a grade.
---
--- ```lua
--- print(help.text "query.where")
--- print(help.text(report:judgments()))
--- ```
---@param x any
---@param width? integer of the terminal
---@return string
function help.text(x, width)
  local page = terminal.page(width or terminal_width())
  local meta = debug.getmetatable(x)
  local class = type(x) ~= "string" and type(meta) == "table" and rawget(meta, "__name") or nil
  local made = class and reference.type(class)
  if x == nil then page:line "nil: nothing has this name here (a misspelt variable?)"
  elseif type(x) == "string" then describe_word(page, x)
  elseif type(x) == "function" then describe_function(page, x)
  elseif made then
    if write[class] then write[class](page, x, made)
    else
      page:line(tostring(x):match "^[^\n]*")
      page:gap()
      page:type(made)
    end
  elseif type(x) == "table" then describe_table(page, x)
  else page:line(("a %s: %s"):format(type(x), tostring(x))) end
  return page:text()
end

return help
