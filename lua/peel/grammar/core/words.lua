--- A set of words and phrases as one pattern: looked up word by word in a tree, so that a long list costs no more than a short one.
local lpeg = require "lpeg"
local S, Cmt = lpeg.S, lpeg.Cmt

local M = {}

-- what parts two words of a phrase, in each of its printed forms
local forms = {
  ["’"] = "'", ["‘"] = "'", ["–"] = "-", ["—"] = "-", ["‐"] = "-", ["‑"] = "-", ["−"] = "-",
}

-- what parts two words, at most this many signs
local LONGEST_SIGN = 4

-- the separator at a position, folded, and where the next word begins
local function separator(subject, at)
  local byte = subject:byte(at)
  if byte == 32 then
    local after = subject:find("[^ ]", at)
    if after and subject:find("^[A-Za-z0-9]", after) then return " ", after end
  end
  local signs = ""
  for _ = 1, LONGEST_SIGN do
    local sign, after
    if byte == 32 then sign, after = " ", subject:find("[^ ]", at)
    elseif byte == 0xE2 then sign, after = forms[subject:sub(at, at + 2)], at + 3
    else sign, after = byte and string.char(byte), at + 1 end
    if not sign or not after then return nil end
    signs, at = signs .. sign, after
    if subject:find("^[A-Za-z0-9]", at) then return signs, at end
    byte = subject:byte(at)
  end
  return nil
end

local function bad(phrase)
  error(("any_of: bad phrase %q: expected words of letters and digits"):format(phrase), 4)
end

local function add(tree, phrase, value)
  local at = 1
  while true do
    local first, last = phrase:find("^[A-Za-z0-9]+", at)
    if not first then bad(phrase) end
    local word = phrase:sub(first, last):lower()
    tree[word] = tree[word] or {}
    tree = tree[word]
    if last == #phrase then
      tree[1] = value -- a phrase may end here
      return
    end
    local sign
    sign, at = separator(phrase, last + 1)
    if not sign then bad(phrase) end
    tree[2] = tree[2] or {}
    tree[2][sign] = tree[2][sign] or {}
    tree = tree[2][sign]
  end
end

-- the longest phrase at a place: where it ends, and its value
local function longest(tree, subject, at)
  local node, found, value = tree, nil, nil
  while true do
    local first, last = subject:find("^[A-Za-z0-9]+", at)
    node = first and node[subject:sub(first, last):lower()]
    if not node then return found, value end
    if node[1] ~= nil then found, value = last + 1, node[1] end
    local signs = node[2]
    if not signs then return found, value end
    local sign
    sign, at = separator(subject, last + 1)
    node = sign and signs[sign]
    if not node then return found, value end
  end
end

local function initials_of(map)
  local seen, list = {}, {}
  for phrase in pairs(map) do
    local initial = phrase:sub(1, 1):lower()
    if not seen[initial] then
      seen[initial] = true
      list[#list + 1] = initial .. initial:upper()
    end
  end
  return S(table.concat(list))
end

--- The value of the longest of several phrases that stands at a word's start and ends with a word. Case does not count; a space stands
--- for any blanks, an apostrophe and a hyphen for all their forms.
---@param map table<string, any>
---@return userdata pattern that captures the value
function M.value_of(map)
  local tree = {}
  for phrase, value in pairs(map) do add(tree, phrase, value) end
  return Cmt(initials_of(map), function(subject, after) return longest(tree, subject, after - 1) end)
end

--- The same without a capture.
---@param list string[]
---@return userdata
function M.any_of(list)
  local tree, map = {}, {}
  for _, phrase in ipairs(list) do
    add(tree, phrase, true)
    map[phrase] = true
  end
  return Cmt(initials_of(map), function(subject, after) return (longest(tree, subject, after - 1)) end)
end

return M
