--- Where in a delivery plan a section stands: the goal that it is of, the quarter that it reports on.
local M = {}

local SPOKEN = "^%u%l+ (%d+)%s*[:%.%-–]*%s*(.*)$" -- "Goal 1: a title"

--- The number and the title of a goal's heading.
---@param heading string "2 A safer town", "2. A safer town", "Aim 2: A safer town"
---@return integer? number
---@return string? title nil where the heading is a number alone
function M.goal_heading(heading)
  local number, title = heading:match "^(%d+)[%.%):]*%s+(.*)$"
  if not number then number, title = heading:match(SPOKEN) end
  if not number then return nil end
  title = title:gsub("^–%s*", "")
  return math.tointeger(tonumber(number)), title ~= "" and title or nil
end

--- The number of the goal that a section is of: its own, or that of a section around it.
---@param section table? `{ key =, title =, parent = }`
---@return integer?
function M.goal(section)
  while type(section) == "table" do
    if section.key == "goal" then return (M.goal_heading(section.title)) end
    section = section.parent
  end
  return nil
end

--- The quarter that a heading names.
---@param heading string? "Q1 Summary highlights", "Quarter 2 update"
---@return string? "Q1" to "Q4"
function M.quarter(heading)
  local digit = (heading or ""):match "^[Qq]([1-4])%f[%D]" or (heading or ""):lower():match "%f[%a]quarter ([1-4])%f[%D]"
  return digit and "Q" .. digit
end

return M
