--- Areas by all their wordings, the title among them.
local place = require "peel.grammar.core.place"

local M = {}

local copies = setmetatable({}, { __mode = "k" })

--- A function that gives the key of the area that a heading or a table's cell names; nil for any other text.
---@param framework table
---@return fun(printed: string): string?
function M.finder(framework)
  if not copies[framework] then
    local areas = {}
    for i, area in ipairs(framework.areas) do
      areas[i] = { key = area.key, wordings = { area.title, table.unpack(area.wordings) } }
    end
    copies[framework] = { areas = areas }
  end
  return place.finder(copies[framework])
end

--- Keys of the areas that a framework inspects without a grade.
---@param framework table
---@return table<string, boolean>
function M.ungraded(framework)
  local set = {}
  for _, area in ipairs(framework.areas) do set[area.key] = not area.graded or nil end
  return set
end

--- The heading of an area: the title of its outermost section.
---@param sections table[]? the report's sections
---@param area string
---@return string?
function M.question(sections, area)
  local best
  for _, section in ipairs(sections or {}) do
    if section.area == area and (not best or section.level < best.level) then best = section end
  end
  return best and best.title
end

return M
