--- Tables in each conversion: cells parted by tabs, by aligned columns of spaces, or as a markdown table.

local wrap = require "spec.support.wrap"

local grid = {}

local function number(cell)
  return cell:find "^[-+£]?%d[%d.,]*%%?$" ~= nil
end

local function padded(cell, width, right)
  local fill = (" "):rep(width - wrap.columns(cell))
  return right and fill .. cell or cell .. fill
end

local function aligned(rows)
  local widths, right = {}, {}
  for r, row in ipairs(rows) do
    for c, cell in ipairs(row) do
      widths[c] = math.max(widths[c] or 0, wrap.columns(cell))
      if r > 1 then right[c] = right[c] ~= false and number(cell) end
    end
  end
  local lines = {}
  for r, row in ipairs(rows) do
    local cells = {}
    for c, cell in ipairs(row) do cells[c] = padded(cell, widths[c], r > 1 and right[c]) end
    lines[r] = (table.concat(cells, "   "):gsub(" +$", ""))
  end
  return lines
end

local function tabbed(rows)
  local lines = {}
  for r, row in ipairs(rows) do lines[r] = table.concat(row, "\t") end
  return lines
end

local function piped(rows)
  local lines = {}
  for r, row in ipairs(rows) do lines[r] = "| " .. table.concat(row, " | ") .. " |" end
  table.insert(lines, 2, "|" .. ("---|"):rep(#rows[1]))
  return lines
end

local styles = { tabs = tabbed, aligned = aligned, pipes = piped }

--- Lines of a table.
---@param rows string[][] the header first
---@param style "tabs"|"aligned"|"pipes"
---@return string[] head, string[] body the header's lines, and one line for each row
function grid.lines(rows, style)
  local lines = (styles[style] or error(tostring(style) .. ": no such style of table", 2))(rows)
  local head = table.move(lines, 1, style == "pipes" and 2 or 1, 1, {})
  return head, table.move(lines, #head + 1, #lines, 1, {})
end

return grid
