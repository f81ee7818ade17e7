--- Frames of lists of values, for sources that make their rows in Lua.

local core = require "peel.core"
local row = require "peel.query.row"

--- A frame of lists of values, one a column; a column without a list is empty.
---@param n integer rows
---@param columns peel.Field[]
---@param lists table<string, any[]> by the column's name
---@return peel.Frame
local function frame(n, columns, lists)
  local made = {}
  for i, field in ipairs(columns) do
    made[i] = { name = field.name, type = row.column_type(field.type), values = lists[field.name] or {} }
  end
  return core.frame_of(n, made)
end

return frame
