--- The read-eval-print loop: `peel repl [REPORT...]`, and `peel.repl{ name = value }` from any point of a script.

local complete = require "peel.repl.complete"
local evaluate = require "peel.repl.evaluate"
local input = require "peel.repl.input"
local scope = require "peel.repl.scope"
local show = require "peel.repl.show"
local sys = require "peel.core".sys

local repl = {}

--- What `print` is in a session.
local function printer(write)
  --- Lua's `print`, which here lets no control byte of a report through.
  ---@param ... any
  local function print(...)
    local parts = table.pack(...)
    for i = 1, parts.n do parts[i] = show.text(tostring(parts[i])) end
    write(table.concat(parts, "\t") .. "\n")
  end
  return print
end

--- What a list of results looks like; nothing for none.
local function print_values(values, write)
  if values.n == 0 then return end
  local parts = {}
  for i = 1, values.n do
    parts[i] = show.value(values[i])
  end
  write(table.concat(parts, "\t") .. "\n")
end

--- One piece of input, which may take several lines. False at the end of the input.
---@param session peel.ReplSession
---@param from peel.Input
---@param write fun(text: string)
---@return boolean more
local function turn(session, from, write)
  local prompt = ("%d> "):format(session.number)
  local text, chunk, message, incomplete = nil, nil, nil, true
  while incomplete do
    local line = from:read(text and (" "):rep(#prompt - 2) .. "| " or prompt)
    if line == nil then
      if not text then return false end
      break -- the input ends in the middle: the message says so
    end
    if line == false then return true end -- Ctrl-C: what was typed so far is dropped
    text = text and text .. "\n" .. line or line
    if not text:find "%S" then return true end
    chunk, message, incomplete = session:compile(text)
    incomplete = not chunk and incomplete
  end
  if not chunk then
    write(("error: %s\n"):format(show.text(evaluate.place(message))))
    return true
  end
  local message_of = session:run(chunk, function(values)
    local hint = values.n == 1 and values[1] == nil and session:misspelt(text)
    if hint then error({ message = hint }, 0) end
    print_values(values, write)
  end)
  if message_of then write(show.text(message_of) .. "\n") end
  return true
end

---@class peel.ReplOptions
---@field input peel.Input? where lines come from; the terminal unless told
---@field write fun(text: string)? where results go; standard output unless told
---@field sections fun(): string[]? section titles for completion
---@field banner string?

--- Reads and runs lines until the end of the input (Ctrl-D). The names in `env` are in scope, assignments go there; `_` is the
--- last result and `_3` that of line 3; `help(x)` tells about a thing, `traceback()` where the last error came from.
---
--- ```lua
--- peel.repl { report = report, weak = report:judgments { grade = "inadequate" } }
--- ```
---@param env table?
---@param options peel.ReplOptions?
function repl.run(env, options)
  if env ~= nil and type(env) ~= "table" then
    error(("repl: bad argument 'env': expected a table of names, got %s"):format(type(env)), 2)
  end
  options = options or {}
  local write = options.write or function(text)
    io.stdout:write(text)
    io.stdout:flush()
  end
  local session ---@type peel.ReplSession
  local own = {
    peel = require "peel",
    print = printer(write),
    --- Where the last error of the session came from, call by call.
    traceback = function() write(show.text(session:traceback()) .. "\n") end,
    --- The reference of a thing, of a function, or of what a word means; without one, what to type here.
    help = function(...)
      if select("#", ...) == 0 then
        write(repl.HELP)
        return
      end
      write(show.text(require("peel.repl.help").text((...))) .. "\n")
    end,
  }
  local known = scope.new { env = env or {}, own = own, sections = options.sections }
  session = evaluate.new(known.env, known.names)
  local knowledge = repl.knowledge(known)
  local from = options.input or input.open(function(line, first, last)
    local words, at = complete.text(line:sub(1, last), knowledge)
    -- readline wants what replaces the word that it found, which may begin before ours ("c:judg") or within it ("Thames V")
    local head = line:sub(first, at - 1)
    for i, word in ipairs(words) do words[i] = head .. word:sub(math.max(first - at, 0) + 1) end
    return words
  end)
  sys.interrupts(true)
  local done, problem = pcall(function()
    if options.banner then write(options.banner) end
    while turn(session, from, write) do end
  end)
  sys.interrupts(false)
  from:close()
  if not done then error(problem, 0) end
end

repl.HELP = [[
Type an expression to see its value, or any Lua. `_` is the last result, `_3` that of line 3.
  help(x)       what x is: a report, a query, a function, a record
  traceback()   where the last error came from
  Tab           completes fields, methods, forces, areas, grades; Ctrl-C stops a query; Ctrl-D ends
]]

--- What completion knows of classes and of what methods return.
---@param known peel.Scope
---@return peel.CompleteKnowledge
function repl.knowledge(known)
  local schema = require "peel.schema"
  local returns = { open = "report", parse = "report", corpus = "corpus", group = "grouping", first = "record", table = "query" }
  for _, name in ipairs(schema.names()) do returns[name] = "query" end
  for _, name in ipairs { "where", "select", "derive", "sort", "distinct", "head", "tail", "union", "join", "pivot", "count_by",
    "describe", "timeline", "search", "kwic", "terms", "reports", "forces", "failed", "aggregate" } do returns[name] = "query" end
  local function methods_of(module, field)
    return function()
      local names = {}
      for name in pairs(require(module)[field or "methods"]) do names[#names + 1] = name end
      return names
    end
  end
  return {
    env = known.env, names = known.names, words = known.words, returns = returns,
    classes = { report = methods_of "peel.report", corpus = methods_of "peel.corpus", query = methods_of "peel.query",
      grouping = methods_of("peel.query", "grouping_methods"), record = methods_of("peel.query", "row_methods") },
  }
end

return repl
