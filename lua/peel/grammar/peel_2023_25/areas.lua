--- Areas by all their wordings, the title among them, and the sections that hold titled findings.
local fold = require "peel.fold"
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

-- sections whose headings stand under an area's
local KINDS = { cause_of_concern = true, areas_for_improvement = true, promising_practice = true, main_findings = true, recommendations = true }

local names = setmetatable({}, { __mode = "k" }) ---@type table<table, table<string, string>>

--- The key of the area's section or of the kind of section that a heading names; nil for a title of its own.
---@param framework table
---@param printed string
---@return string?
function M.section_key(framework, printed)
  if not names[framework] then
    local keys = {}
    for _, section in ipairs(framework.sections) do
      for _, title in ipairs(section.titles) do
        if section.area or KINDS[section.key] then keys[fold(title)] = section.key end
      end
    end
    names[framework] = keys
  end
  return names[framework][fold(printed)]
end

return M
