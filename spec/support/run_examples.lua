--- Runs the ```lua blocks of the doc comments of files, and of Markdown files, and checks what stands behind `-->` in them:
--- lua5.4 spec/support/run_examples.lua FILE...  One line on standard error for each block that fails; the last
--- line is their number and that of all blocks. `expression   --> values` compares the values, or what they look like; so does `local x = expression   -->
--- values`; behind `print(...)` stands what is printed.

local comments = require "peel.reference.comments"
local peel = require "peel"
local schema = require "peel.schema"

local REPORT = "examples/reports/northmoor-peel-effectiveness-2015.txt"

local made = {} -- objects under the names by which examples call them

local makers = {
  peel = function()
    local session = { read = function() return nil end, close = function() end } -- input that has ended
    local names = { repl = function(env) require "peel.repl".run(env, { input = session, write = function() end }) end }
    return setmetatable(names, { __index = peel })
  end,
  report = function() return assert(peel.open(REPORT)) end,
  corpus = function() return assert(peel.corpus "examples/reports/*.txt") end,
  reports = function() return { made.report } end,
  record = function() return made.judgment end,
  records = function() return (select(2, made.record:row())):records() end,
  grade = function() return require "peel.grade" end,
  score = function()
    local of = assert(peel.open "examples/data/grades-2015.txt")
    return peel.score { unit = "force", coding = "rank", indicators = {
      { name = "vulnerable", from = of:judgments { area = "protecting_vulnerable_people" }, weight = 2 },
      { name = "investigation", from = of:judgments { area = "investigating_crime" } } } }
  end,
  result = function() return made.score() end,
  registry = function() return require "peel.registry" end,
  lpeg = function() return require "lpeg" end,
}
for _, name in ipairs(schema.names()) do
  if name ~= "report" then
    makers[name] = function() return made.report:list(name) end
    makers[schema.entry(name).singular:gsub("[ -]", "_")] = makers[schema.entry(name).singular] or function() return made[name][1] end
  end
end
setmetatable(made, { __index = function(self, name)
  if not makers[name] then return nil end
  local object = makers[name]()
  rawset(self, name, object)
  return object
end })

--- In the files of these names examples speak of objects, in others of the module.
local OBJECTS = { corpus = true, peel = true, record = true, report = true, result = true, score = true }

--- The names that an example sees: our objects, the module that it stands in, Lua's own, peel's modules by their last name.
local function environment(path, printed)
  local module = path:gsub("^.*lua/peel/", "peel/"):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
  local last = module:match "[%w_]+$"
  local env = {}
  function env.print(...)
    local words = table.pack(...)
    for i = 1, words.n do words[i] = tostring(words[i]) end
    printed[#printed + 1] = table.concat(words, " ")
  end
  return setmetatable(env, { __index = function(_, name)
    if name == last and not OBJECTS[name] then return require(module) end
    if made[name] ~= nil then return made[name] end
    if _G[name] ~= nil then return _G[name] end
    local found, other = pcall(require, "peel." .. name)
    if found then return other end
    error(("nothing is called %q in an example"):format(name), 2)
  end })
end

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" or getmetatable(a) or getmetatable(b) then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function blanks(text) return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

--- Do values look like what is expected?
local function check(expected, values)
  local chunk = load("return " .. expected, "=expected", "t", {})
  local wanted = chunk and table.pack(pcall(chunk))
  if wanted and wanted[1] and wanted.n > 1 and wanted.n - 1 <= values.n then -- the first results may be all that is shown
    local all = true
    for i = 1, wanted.n - 1 do all = all and same(values[i], wanted[i + 1]) end
    if all and not (wanted.n == 2 and wanted[2] == nil and expected ~= "nil") then return end
  end
  local words = {}
  for i = 1, values.n do words[i] = tostring(values[i]) end
  local shown = table.concat(words, ", ")
  if blanks(shown) ~= blanks(expected) then error(("expected %s, got %s"):format(expected, shown), 0) end
end

--- The code with its expectations as calls. Lines keep their numbers.
local function with_checks(code)
  local lines = {}
  for line in (code .. "\n"):gmatch "(.-)\n" do
    local before, expected = line:match "^(.-)%s*%-%->%s*(.-)%s*$"
    if before then
      local target, expression = before:match "^(%s*local%s+[%w_, ]+=%s*)(.*)$"
      if before:find "^%s*print%f[%W]" then
        line = ("__mark() %s __printed(%q)"):format(before, expected)
      elseif target then line = ("%s__check(%q, %s)"):format(target, expected, expression)
      else line = ("__check(%q, %s)"):format(expected, before) end
    end
    lines[#lines + 1] = line
  end
  return table.concat(lines, "\n")
end

---@return string? message
local function run(path, part)
  local printed, mark = {}, 0
  local env = environment(path, printed)
  function env.__mark() mark = #printed end
  function env.__printed(expected)
    local shown = table.concat(printed, "\n", mark + 1)
    if blanks(shown) ~= blanks(expected) then error(("expected %s, got %s"):format(expected, shown), 0) end
  end
  function env.__check(expected, ...)
    check(expected, table.pack(...))
    return ...
  end
  local chunk, message = load(("\n"):rep(part.line - 1) .. with_checks(part.text), "@" .. path, "t", env)
  if not chunk then return message end
  local done, problem = xpcall(chunk, function(raised) return (tostring(raised)) end)
  if not done then return tostring(problem) end
end

--- The blocks of a Markdown file, or of doc comments.
local function examples_of(path)
  local parts = {}
  if path:find "%.md$" then
    local file <close> = assert(io.open(path))
    local text = file:read "a"
    for first, code in text:gmatch "\n```lua\n()(.-)\n```" do
      parts[#parts + 1] = { text = code, line = select(2, text:sub(1, first - 1):gsub("\n", "")) + 1 }
    end
    return parts
  end
  for _, block in ipairs(assert(comments.file(path), path).blocks) do
    for _, part in ipairs(block.parts) do
      if part.kind == "lua" then parts[#parts + 1] = part end
    end
  end
  return parts
end

local failed, all = 0, 0
for _, path in ipairs(arg) do
  for _, part in ipairs(examples_of(path)) do
    all = all + 1
    local message = run(path, part)
    if message then
      failed = failed + 1
      io.stderr:write(("%s:%d: %s\n"):format(path, part.line, message))
    end
  end
end
io.stderr:write(("%d of %d failed\n"):format(failed, all))
