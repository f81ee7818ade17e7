--- One form for comparing printed words: case, quotes, dashes and blanks do not count.

local core_fold = require "peel.core".fold

--- Folds printed words for comparison: lower case (A to Z), straight quotes, every dash a hyphen, runs of blanks
--- and line ends one space, nothing at the ends. Folding twice changes nothing; damaged UTF-8 passes through.
---
--- ```lua
--- fold "Annex A –  HMIC\njudgments"   --> "annex a - hmic judgments"
--- ```
---@param s string
---@return string
local function fold(s)
  if type(s) ~= "string" then
    error(("fold: bad argument 'text': expected a string, got %s"):format(type(s)), 2)
  end
  return core_fold(s)
end

return fold
