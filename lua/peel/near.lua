--- Nearest names: the "did you mean" of every error about an unknown name.

local near = {}

--- Only so many bytes of a name are compared, so that a hostile name costs no time.
local LONGEST = 64

--- Edit distance of two names, case not counted: a letter more, a letter less, another letter or two swapped
--- neighbours count one each. Of names longer than 64 bytes the beginnings are compared.
---
--- ```lua
--- near.distance("godo", "good")   --> 1
--- ```
---@param a string
---@param b string
---@return integer
function near.distance(a, b)
  a, b = a:sub(1, LONGEST):lower(), b:sub(1, LONGEST):lower()
  local before, above, row = {}, {}, {} ---@type integer[], integer[], integer[]
  for j = 0, #b do above[j] = j end
  for i = 1, #a do
    row[0] = i
    local ca = a:byte(i)
    for j = 1, #b do
      local cb = b:byte(j)
      local best = math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (ca == cb and 0 or 1))
      if i > 1 and j > 1 and ca == b:byte(j - 1) and a:byte(i - 1) == cb then
        best = math.min(best, before[j - 2] + 1)
      end
      row[j] = best
    end
    before, above, row = above, row, before
  end
  return above[#b]
end

--- How far a name may be off and still be meant: a third of its letters, one at least.
local function limit(word) return math.max(1, #word:sub(1, LONGEST) // 3) end

--- The names nearest to a word, nearest first, equals in the order of the alphabet. A name that begins with the word or
--- is begun by it counts as one step off. The result is empty where nothing is near.
---
--- ```lua
--- near.names("judgements", { "judgments", "findings" })   --> { "judgments" }
--- ```
---@param word string what was written
---@param candidates string[] the names there are
---@param max? integer how many at most; 3 if absent
---@return string[]
function near.names(word, candidates, max)
  local found = {} ---@type { name: string, distance: integer }[]
  local short = word:lower()
  for _, name in ipairs(candidates) do
    local distance, lower = near.distance(word, name), name:lower()
    local begins = #short >= 3 and lower:sub(1, #short) == short or #lower >= 3 and short:sub(1, #lower) == lower
    if begins then distance = math.min(distance, 1) end
    if distance <= limit(word) then found[#found + 1] = { name = name, distance = distance } end
  end
  table.sort(found, function(x, y)
    if x.distance ~= y.distance then return x.distance < y.distance end
    return x.name < y.name
  end)
  local names = {}
  for i = 1, math.min(max or 3, #found) do names[i] = found[i].name end
  return names
end

--- A list of names in quotes for a message: `"a", "b" or "c"`.
---@param names string[]
---@return string
function near.list(names)
  local quoted = {}
  for i, name in ipairs(names) do quoted[i] = '"' .. name .. '"' end
  if #quoted < 2 then return quoted[1] or "" end
  return table.concat(quoted, ", ", 1, #quoted - 1) .. " or " .. quoted[#quoted]
end

--- The end of an error message: `; did you mean "good"?`, or the empty string where nothing is near.
---
--- ```lua
--- 'unknown grade "godo"' .. near.hint("godo", { "good", "fair" })   --> unknown grade "godo"; did you mean "good"?
--- ```
---@param word any what was written; anything but a string gives no hint
---@param candidates string[]
---@return string
function near.hint(word, candidates)
  if type(word) ~= "string" then return "" end
  local names = near.names(word, candidates)
  return #names == 0 and "" or "; did you mean " .. near.list(names) .. "?"
end

return near
