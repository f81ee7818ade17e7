--- One piece of input after the other: compiled as an expression or as statements, run, its results kept.

local near = require "peel.near"
local sys = require "peel.core".sys

local evaluate = {}

local HERE = "^[^\n]-repl/evaluate%.lua:%d+: " -- who was called by the input itself may name the line here

---@class peel.ReplSession
---@field env table the names that the input sees
---@field number integer of the next piece of input, from 1
---@field package names fun(): string[] the names in scope, for hints
---@field package last_traceback string?
local methods = {}
methods.__index = methods

---@param env table
---@param names fun(): string[]
---@return peel.ReplSession
function evaluate.new(env, names) return setmetatable({ env = env, names = names, number = 1 }, methods) end

--- Is this syntax error the end of the input, so that a further line may repair it?
local function unfinished(message) return message:sub(-5) == "<eof>" and not message:find "unfinished string near" end

--- A line of its own is a chunk of its own, in which a local would be gone at once: so `local c = ...` at the beginning of a
--- piece of input makes a name of the session.
local function as_global(text)
  return (text:gsub("^(%s*)local(%s+[%a_][%w_%s,]*=[^=])", "%1%2"):gsub("^(%s*)local(%s+function%s)", "%1%2"))
end

--- What keeps the values of an expression: `return f(x)` alone would be a tail call, after which no error can name the input.
local KEPT = "return (function(...) return ... end)(%s)"

--- The function that a piece of input stands for. `incomplete` where more lines must follow.
---@param text string
---@return function?
---@return string? message
---@return boolean? incomplete
function methods:compile(text)
  text = text:gsub("^%s*=", "")
  local chunk = load("return " .. text, "=input", "t", self.env)
  if chunk then return load(KEPT:format(text:gsub("[%s;]*$", "")), "=input", "t", self.env) or chunk end
  local own, message = load(as_global(text), "=input", "t", self.env)
  if own then return own end
  local _, as_expression = load("return " .. text, "=input", "t", self.env)
  return nil, message, unfinished(message --[[@as string]]) or unfinished(as_expression --[[@as string]])
end

--- A message whose place is said as a line of the input.
---@param message string
---@return string
function evaluate.place(message)
  return (message:gsub("^input:1: ", ""):gsub("^input:(%d+): ", "line %1: "))
end

--- One line of an error: where it was, without the name of the piece of input, and a hint on a misspelt name.
local function one_line(names, problem)
  if type(problem) == "table" and (getmetatable(problem) or {}).__tostring == nil and problem.message then problem = problem.message end
  local text = evaluate.place((tostring(problem):gsub(HERE, ""))):gsub("%s*\n.*", "")
  local missing = text:match "%(global '([%a_][%w_]*)'%)"
  if missing then
    local hint = near.hint(missing, names())
    text = text .. (hint ~= "" and hint or ("; nothing here is called %q"):format(missing))
  end
  return text
end

--- What to say of an input that is one name and stands for nothing, where it is nearly that of something: `judgements`.
---@param text string
---@return string?
function methods:misspelt(text)
  local name = text:match "^%s*=?%s*([%a_][%w_]*)%s*$"
  if not name or #name < 4 or not load("return " .. name) or self.env[name] ~= nil then return nil end
  local hint = near.hint(name, self.names())
  return hint ~= "" and ("nothing here is called %q%s"):format(name, hint) or nil
end

--- Runs what `compile` returned and hands its results to `use`, which prints them: a query is evaluated when it is looked at,
--- so an error or Ctrl-C may come there too. Results become `_` and `_N`, N the number of the input.
---@param chunk function
---@param use fun(values: any[])
---@return string? message what to print where it did not end well
function methods:run(chunk, use)
  local number = self.number
  self.number = number + 1
  local trace
  sys.arm()
  local done, problem = xpcall(function()
    local values = table.pack(chunk())
    if values.n > 0 then
      rawset(self.env, "_", values[1])
      rawset(self.env, "_" .. number, values[1])
    end
    use(values)
  end, function(raised)
    trace = debug.traceback(type(raised) == "table" and raised.message or tostring(raised), 2)
    return raised
  end)
  sys.disarm()
  if done then return nil end
  if type(problem) == "string" and problem:find "interrupted!$" then return "interrupted" end
  self.last_traceback = trace
  return "error: " .. one_line(self.names, problem)
end

--- Where the last error came from.
---@return string
function methods:traceback()
  local text = self.last_traceback
  if not text then return "no error so far" end
  return (text:gsub("\n[^\n]*repl/evaluate%.lua:.*$", "")) -- what lies below is the REPL's own
end

return evaluate
