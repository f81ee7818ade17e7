--- Areas: under which wordings they appear, and to which one a section belongs.
local fold = require "peel.fold"

local M = {}

-- one form of a wording: case, dashes, blanks, commas and what ends it do not count
local function form(printed)
  return (fold(printed):gsub(",", ""):gsub("[%s%?%.:]+$", ""):gsub("%s+", " "))
end

local prefixes = {
  "^overview ?[%-:] ?", "^question ?%d+ ?[%.:%)%-]* ?", "^q%d+ ?[%.:%)%-]* ?", "^chapter %d+ ?[%.:%)%-]* ?", "^%d%d? ?[%.:%)]* ",
}

-- most lines end in a word that ends no wording: they are told by it
local function last_word(printed)
  return (printed:sub(-30):gsub("[%s%?%.:,]+$", ""):match "[A-Za-z]*$"):lower()
end

local finders = setmetatable({}, { __mode = "k" })

--- A function that gives the key of the area whose wording a heading prints, be it numbered or after "Overview –"; nil for
--- any other text.
---@param framework { areas: { key: string, wordings: string[] }[] }
---@return fun(printed: string): string?
function M.finder(framework)
  local known = finders[framework]
  if known then return known end
  local keys, longest, ends = {}, 0, {}
  for _, area in ipairs(framework.areas) do
    for _, wording in ipairs { area.title or area.wordings[1], table.unpack(area.wordings) } do
      keys[form(wording)] = area.key
      longest = math.max(longest, #wording)
      ends[last_word(wording)] = true
    end
  end
  local function find(printed)
    if #printed > 2 * longest + 40 or not ends[last_word(printed)] then return nil end
    local text = form(printed)
    if keys[text] then return keys[text] end
    for _, prefix in ipairs(prefixes) do
      text = text:gsub(prefix, "", 1)
    end
    return keys[text]
  end
  finders[framework] = find
  return find
end

--- The area of a section, or of the nearest section above it that has one.
---@param section table? `{ area=, parent= }`, the parent a section too
---@return string?
function M.area(section)
  while type(section) == "table" do
    if section.area then return section.area end
    section = section.parent
  end
  return nil
end

return M
