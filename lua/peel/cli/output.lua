--- Where a command's results go: standard output, and whether colour belongs there. A reader that went away
-- (`peel show ... | head`) ends the command quietly; any other failure to write is reported.

local sys = require "peel.core".sys

local output = {}

local STDOUT = 1 -- its descriptor

--- Raised when the reader of the output went away; main ends quietly.
output.CLOSED = setmetatable({}, { __tostring = function() return "the output was closed" end })

--- Raises what a write or flush returned, where it failed.
local function must(done, message, code)
  if done then return end
  if code == sys.EPIPE then error(output.CLOSED, 0) end
  error({ message = "can't write the output: " .. tostring(message), code = 1 }, 0)
end

--- Writes to standard output.
---@param text string
function output.write(text) must(io.stdout:write(text)) end

--- Everything written reaches its reader, or an error is raised.
function output.flush() must(io.stdout:flush()) end

--- Does colour belong into the output?
---@param when "auto"|"always"|"never" auto: on a terminal that shows colour, unless NO_COLOR is set and not empty
---@return boolean
function output.colour(when)
  if when ~= "auto" then return when == "always" end
  local refused, terminal = os.getenv "NO_COLOR", os.getenv "TERM"
  if refused and refused ~= "" then return false end
  return terminal ~= nil and terminal ~= "dumb" and sys.isatty(STDOUT)
end

return output
