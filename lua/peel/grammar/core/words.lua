--- A set of words and phrases as one pattern: looked up word by word in a tree, so that a long list costs no more than a short one.
local lpeg = require "lpeg"
local S, Cmt = lpeg.S, lpeg.Cmt

local M = {}

-- what parts two words of a phrase, in each of its printed forms
local forms = {
  ["’"] = "'", ["‘"] = "'", ["–"] = "-", ["—"] = "-", ["‐"] = "-", ["‑"] = "-", ["−"] = "-",
}

-- the separator at a position, folded, and where it ends
local function separator(subject, at)
  local byte = subject:byte(at)
  if byte == 32 then return " ", subject:find("[^ ]", at) or #subject + 1 end
  if byte == 0xE2 then return forms[subject:sub(at, at + 2)], at + 3 end
  return byte and string.char(byte), at + 1
end

local function add(tree, phrase)
  local at = 1
  while true do
    local first, last = phrase:find("^[A-Za-z0-9]+", at)
    if not first then error(("any_of: bad phrase %q: expected words of letters and digits"):format(phrase), 3) end
    local word = phrase:sub(first, last):lower()
    tree[word] = tree[word] or {}
    tree = tree[word]
    if last == #phrase then
      tree[1] = true -- a phrase may end here
      return
    end
    local sign
    sign, at = separator(phrase, last + 1)
    tree[2] = tree[2] or {}
    tree[2][sign] = tree[2][sign] or {}
    tree = tree[2][sign]
  end
end

--- The longest of several phrases that stands at a word's start and ends with a word. Case does not count; a space stands for any blanks,
--- an apostrophe and a hyphen for all their forms.
---@param list string[]
---@return userdata pattern without captures
function M.any_of(list)
  local tree, initials = {}, {}
  for _, phrase in ipairs(list) do
    add(tree, phrase)
    local initial = phrase:sub(1, 1)
    initials[#initials + 1] = initial:lower() .. initial:upper()
  end
  local function longest(subject, after)
    local at, node, found = after - 1, tree, nil
    while true do
      local first, last = subject:find("^[A-Za-z0-9]+", at)
      node = first and node[subject:sub(first, last):lower()]
      if not node then return found end
      if node[1] then found = last + 1 end
      local signs = node[2]
      if not signs then return found end
      local sign
      sign, at = separator(subject, last + 1)
      node = sign and signs[sign]
      if not node then return found end
    end
  end
  return Cmt(S(table.concat(initials)), longest)
end

return M
