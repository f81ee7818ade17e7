--- Lines that a person types: with editing, history and completion where the module `readline` (lua-readline) is there and
-- both ends are a terminal, plain otherwise.

local sys = require "peel.core".sys

local input = {}

local STDIN, STDOUT = 0, 1

---@class peel.Input
---@field read fun(self: peel.Input, prompt: string): string|false|nil a line; false after Ctrl-C; nil at the end
---@field close fun(self: peel.Input)

--- Where the history is kept: $PEEL_HISTORY (empty: nowhere), else ~/.peel_history.
local function history_file()
  local named = os.getenv "PEEL_HISTORY"
  if named then return named ~= "" and named or nil end
  local home = os.getenv "HOME"
  return home and home ~= "" and home .. "/.peel_history" or nil
end

--- Reads from any file of lines.
---@param file file*
---@param echo boolean are prompts shown?
---@return peel.Input
function input.plain(file, echo)
  local made = {}
  function made.read(_, prompt)
    if echo then
      io.stdout:write(prompt)
      io.stdout:flush()
    end
    local line, _, code = file:read "L"
    if line then return (line:gsub("\r?\n$", "")) end
    if code then return false end -- the read was interrupted
    return nil
  end
  function made.close() end
  return made --[[@as peel.Input]]
end

--- Reads with GNU readline through lua-readline, character by character, so that Ctrl-C drops the line.
---@param readline any
---@param complete fun(line: string, from: integer, to: integer): string[]
---@return peel.Input
local function edited(readline, complete)
  local file = history_file()
  readline.set_options { histfile = file or "", keeplines = 2000, ignoredups = true, auto_add = false }
  readline.set_readline_name "peel"
  readline.set_completion_append_character ""
  -- an error must not pass through readline's C code
  readline.set_complete_function(function(line, from, to)
    sys.arm() -- section titles may have to be read first: Ctrl-C stops that, and the line stays
    local done, names = pcall(complete, line, from, to)
    sys.disarm()
    return done and names or {}
  end)
  local made, last = {}, nil
  function made.read(_, prompt)
    local got, line = false, nil
    readline.handler_install(prompt, function(text)
      got, line = true, text
      readline.handler_remove()
    end)
    while not got do
      if sys.wait(STDIN) then
        readline.read_char()
      else
        -- the next read installs its handler over this one, with an empty line: lua-readline closes the file of the terminal
        -- before readline has put the terminal back, so a handler may only be removed when a line is complete
        if readline.sigcleanup then readline.sigcleanup() end
        io.stdout:write "\n"
        return false
      end
    end
    if line and line:find "%S" and line ~= last then
      readline.add_history(line)
      last = line
    end
    return line
  end
  function made.close()
    if file then pcall(readline.save_history) end
  end
  return made --[[@as peel.Input]]
end

--- The input of this process.
---@param complete fun(line: string, from: integer, to: integer): string[] names that the word at from..to may become
---@return peel.Input
function input.open(complete)
  local terminal = sys.isatty(STDIN) and sys.isatty(STDOUT)
  local found, readline = false, nil
  if terminal then found, readline = pcall(require, "readline") end
  if found then return edited(readline, complete) end
  return input.plain(io.stdin, terminal)
end

return input
