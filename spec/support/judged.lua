--- Expected judgments of a table of all forces: a line a force, a letter a column.

local GRADES = { O = "outstanding", G = "good", R = "requires_improvement", I = "inadequate" }

--- `columns`: area and heading of each column; `forces`: "Name: OGRI…", one letter a column; `open`: "Name area" of those that
--- the text may state again.
---@param year integer
---@param columns { [1]: string, [2]: string }[]
---@param forces string[]
---@param open string[]?
---@return table[] judgments as fixtures state them
return function(year, columns, forces, open)
  local list, may_repeat = {}, {}
  for _, name in ipairs(open or {}) do may_repeat[name] = true end
  for _, line in ipairs(forces) do
    local force, letters = line:match "^(.-): (%u+)$"
    assert(letters and #letters == #columns, line)
    for i, column in ipairs(columns) do
      list[#list + 1] = { force = force, area = column[1], scope = column[1]:find "^overall_" and "overall" or "area",
        grade = assert(GRADES[letters:sub(i, i)], line), question = column[2], year = year,
        mentions = not may_repeat[force .. " " .. column[1]] and 1 or nil }
    end
  end
  return list
end
