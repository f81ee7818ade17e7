--- A set of words and phrases as one pattern: looked up in a tree, so that a long list costs no more than a short one.
local lpeg = require "lpeg"
local core = require "peel.core"
local S, Cmt = lpeg.S, lpeg.Cmt

local M = {}

local function refuse(phrase) error(("any_of: bad phrase %q: expected words of letters and digits"):format(phrase), 4) end

-- a phrase is looked up only where a byte stands that one begins with
local function pattern_of(phrases, values)
  local match, bad = core.lexicon(phrases, values)
  if not match then refuse(bad) end
  local seen, initials = {}, {}
  for _, phrase in ipairs(phrases) do
    local initial = phrase:sub(1, 1):lower()
    if not seen[initial] then
      seen[initial] = true
      initials[#initials + 1] = initial .. initial:upper()
    end
  end
  return Cmt(S(table.concat(initials)), match)
end

--- The value of the longest of several phrases that stands at a word's start and ends with a word. Case does not count; a space stands
--- for any blanks, an apostrophe and a hyphen for all their forms.
---@param map table<string, any>
---@return userdata pattern that captures the value
function M.value_of(map)
  local phrases, values = {}, {}
  for phrase, value in pairs(map) do
    phrases[#phrases + 1] = phrase
    values[#phrases] = value
  end
  return (pattern_of(phrases, values))
end

--- The same without a capture.
---@param list string[]
---@return userdata
function M.any_of(list) return (pattern_of(list)) end

--- A function that finds the first of several phrases at a word's start in a line of text.
---@param list string[]
---@return fun(subject: string, init: integer?): integer?, integer? its first position, and that behind it; nil where none stands
function M.searcher(list)
  local search, bad = core.searcher(list)
  if not search then refuse(bad) end
  return search
end

return M
