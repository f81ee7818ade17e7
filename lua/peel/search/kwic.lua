--- Keyword in context: every place of a word with what stands left and right of it, in the order of the text.

local complain = require "peel.query.complain"
local near = require "peel.near"
local places = require "peel.search.places"

local kwic = {}

local WIDTH, WIDEST = 30, 1000 -- characters on each side

local OWN = {
  { name = "left", type = "text", doc = "what stands before the words found", align = "right" },
  { name = "match", type = "text", doc = "the words found" },
  { name = "right", type = "text", doc = "what stands behind them" },
}

local NAMES = { "report", "framework", "force", "year", "area", "section", "page", "line" }

---@type peel.Field[]
kwic.columns = table.move(OWN, 1, #OWN, 1, {})
for _, name in ipairs(NAMES) do kwic.columns[#kwic.columns + 1] = places.fields[name] end

--- The width as given, else the usual one.
---@param width any
---@return integer
function kwic.width(width)
  if width == nil then return WIDTH end
  if math.type(width) ~= "integer" or width < 1 or width > WIDEST then
    complain("kwic: bad argument 'width': a number of characters from 1 to %d expected, got %s", WIDEST, tostring(width))
  end
  return width
end

--- The columns that a printed table shows: the words and what the user names.
---@param ... string|string[]
---@return string[]
function kwic.shown(...)
  local names, n = { ... }, select("#", ...)
  if n == 1 and type(names[1]) == "table" then
    names = names[1]
    n = #names
  end
  local shown = { "left", "match", "right" }
  for i = 1, n do
    if type(names[i]) ~= "string" or not places.fields[names[i]] then
      local written = type(names[i]) == "string" and '"' .. names[i] .. '"' or tostring(names[i])
      complain("kwic: a column expected (%s), got %s%s", table.concat(NAMES, ", "), written, near.hint(names[i], NAMES))
    end
    shown[#shown + 1] = names[i]
  end
  return shown
end

--- Cells in a line of text.
local function shown(text) return (text:gsub("\t", " | ")) end

--- The text without a character that is cut at its start or its end.
local function whole(text)
  text = text:gsub("^[\x80-\xBF]+", "")
  local length, bad = utf8.len(text)
  return length and text or text:sub(1, bad - 1)
end

--- The words found, and `width` characters on each side. Only these are copied: a report may be one long paragraph.
---@param hits any peel.Hits
---@param number integer of the passage
---@param first integer position of the words
---@param last integer
---@param width integer
---@return string left, string match, string right
local function sides(hits, number, first, last, width)
  local left = shown(whole(hits:text(number, first - 4 * width, first - 1)))
  local right = shown(whole(hits:text(number, last + 1, last + 4 * width)))
  if utf8.len(left) > width then left = left:sub(utf8.offset(left, -width)) end
  if utf8.len(right) > width then right = right:sub(1, utf8.offset(right, width + 1) - 1) end
  return left, shown(hits:text(number, first, last)), right
end

--- Runs a search and makes a row of each place.
---@param reports peel.Report[]
---@param plan peel.SearchPlan
---@param searcher peel.Searcher
---@param width integer
---@return peel.PlaceLists
function kwic.rows(reports, plan, searcher, width)
  local made = places.lists(OWN)
  for _, one in ipairs(places.find(reports, plan, searcher)) do
    local _, numbers, _, sections, starts, counts = one.hits:all()
    for i, number in ipairs(numbers) do
      for k = starts[i], starts[i] + counts[i] - 1 do
        local first, last, at = one.hits:place(k)
        local left, match, right = sides(one.hits, number, first, last, width)
        made:add(one, number, sections[i], k, at, { left = left, match = match, right = right })
      end
    end
  end
  return made
end

return kwic
