--- How far a long reading is, in one line on a terminal that is gone at the end. Elsewhere nothing is written.

local printing = require "peel.printing"
local sys = require "peel.core".sys

local progress = {}

local STDERR = 2
local WIDTH = 79 -- where the terminal does not tell its own

local meta = { __name = "peel.Progress" }
meta.__index = meta

--- Writes to standard error where that is a terminal; else nil.
---@return (fun(text: string))?
---@return integer? columns
function progress.terminal()
  if not sys.isatty(STDERR) then return nil end
  return function(text) io.stderr:write(text) end, (sys.width(STDERR) or WIDTH + 1) - 1
end

--- A line for `total` steps; to be kept in a variable that is closed, so that an error clears it too.
---@param total integer
---@param write? fun(text: string) nil = nothing is shown
---@param width? integer columns that it may fill
function progress.start(total, write, width)
  return setmetatable({ total = total, write = write, width = width or WIDTH, shown = 0 }, meta)
end

--- Shows that step `i` is at work on `what`.
---@param i integer
---@param what string
function meta:step(i, what)
  if not self.write then return end
  local head = ("reading %d of %d "):format(i, self.total)
  local line = head .. printing.shorten(printing.clean(what), math.max(self.width - #head, 0))
  local columns = printing.width(line)
  -- blanks over the rest of a longer line before it: no escape sequence that a plain terminal would print
  self.write("\r" .. line .. (" "):rep(self.shown - columns))
  self.shown = columns
end

--- Clears the line.
function meta:close()
  if self.write and self.shown > 0 then self.write("\r" .. (" "):rep(self.shown) .. "\r") end
  self.shown = 0
end

meta.__close = meta.close

return progress
