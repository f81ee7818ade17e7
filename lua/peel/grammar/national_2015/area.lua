--- The area that a heading of a national overview means: a table's column, a run-in title, a section.
local core = require "peel.grammar.core"

local M = {}

-- words that tell an area where a heading prints it in words of its own; the first that fits
local STEMS = {
  { "overall", "overall_effectiveness" }, { "organised crime", "serious_organised_crime" },
  { "national policing responsibilities", "serious_organised_crime" },
  { "vulnerab", "protecting_vulnerable_people" }, { "supporting victims", "protecting_vulnerable_people" },
  { "investigat", "investigating_crime" }, { "managing offenders", "investigating_crime" },
  { "prevent", "preventing_crime" }, { "anti-social behaviour", "preventing_crime" },
}

local has = setmetatable({}, { __mode = "k" })

--- Has the framework this area?
local function known(framework, key)
  if not has[framework] then
    has[framework] = {}
    for _, area in ipairs(framework.areas) do has[framework][area.key] = true end
  end
  return has[framework][key]
end

--- The key of the area that a heading names, whole or before its colon; nil where it names none.
---@param framework table
---@param printed string
---@return string?
function M.of_heading(framework, printed)
  local find = core.area_finder(framework)
  local before = printed:match "^([^:]+):"
  local area = find(printed) or before and find(before)
  if area then return area end
  local words = (before or printed):sub(1, 200):lower():gsub("\u{2010}", "-"):gsub("\u{2011}", "-"):gsub("%s+", " ")
  for _, stem in ipairs(STEMS) do
    if known(framework, stem[2]) and words:find(stem[1], 1, true) then return stem[2] end
  end
end

-- sections that speak of the whole: an area's own sections inside them come first
local WHOLE = { overall_grades = true, conclusion = true }

--- The area whose grades a section gives: its own, that of its title, or that of all where the section draws the sum.
---@param framework table
---@param section table
---@return string?
function M.of_section(framework, section)
  local area = core.area_of(section)
  if area then return area end
  while section do
    if WHOLE[section.key] then return known(framework, "overall_effectiveness") and "overall_effectiveness" or nil end
    if section.title and section.title:find(":", 1, true) then
      local named = M.of_heading(framework, section.title)
      if named then return named end
    end
    section = section.parent
  end
end

return M
