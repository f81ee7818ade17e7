--- Areas as these reports print them: by the title of a chapter, or by the short wording of tables and lists.
local core = require "peel.grammar.core"
local fold = require "peel.fold"

local M = {}

--- Printed words without the bars of a table and without the sign that ends them.
---@param printed string
function M.bare(printed)
  return (printed:gsub("^[%s|]+", ""):gsub("[%s:|%.]+$", ""):gsub("%s*%-$", ""):gsub("%s*–$", ""):gsub("%s*—$", ""):gsub("[%s:]+$", ""))
end

--- A function that gives the key of the area that words name as a whole, or nil.
---@param framework table
---@return fun(printed: string): string?
function M.finder(framework)
  local find, titles = core.area_finder(framework), {}
  for _, area in ipairs(framework.areas) do titles[fold(area.title)] = area.key end
  return function(printed)
    local words = M.bare(printed)
    return find(words) or titles[fold(words)]
  end
end

return M
