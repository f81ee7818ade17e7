--- How a result is shown: what prints itself as it is, plain tables by their contents, and no control byte of a report as it
--- is.

local printing = require "peel.printing"

local show = {}

local ROWS, DEPTH = 20, 3 -- entries of a table; tables in tables

--- Text for a terminal: line breaks stay, control characters are gone.
---@param text string
---@return string
function show.text(text)
  local lines = {}
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do lines[#lines + 1] = printing.safe(line) end
  return table.concat(lines, "\n")
end

local function key_order(x, y)
  if math.type(x) == math.type(y) and type(x) == type(y) and (type(x) == "number" or type(x) == "string") then return x < y end
  if type(x) ~= type(y) then return type(x) == "number" or type(x) < type(y) and type(y) ~= "number" end
  return tostring(x) < tostring(y)
end

local value -- forward

--- A plain table on one line, its list first.
local function inside(object, depth, seen)
  if seen[object] then return "{ ... }" end
  if depth > DEPTH then return "{ … }" end
  seen[object] = true
  local parts, n = {}, 0
  for i, item in ipairs(object) do
    n = i
    if i > ROWS then
      parts[#parts + 1] = ("… and %d more"):format(#object - ROWS)
      n = #object
      break
    end
    parts[#parts + 1] = value(item, depth + 1, seen)
  end
  local keys = {}
  for key in pairs(object) do
    if not (math.type(key) == "integer" and key >= 1 and key <= n) then keys[#keys + 1] = key end
  end
  table.sort(keys, key_order)
  for i, key in ipairs(keys) do
    if i > ROWS then
      parts[#parts + 1] = ("… and %d more"):format(#keys - ROWS)
      break
    end
    local name = type(key) == "string" and key:find "^[%a_][%w_]*$" and key or "[" .. value(key, depth + 1, seen) .. "]"
    parts[#parts + 1] = name .. " = " .. value(object[key], depth + 1, seen)
  end
  seen[object] = nil
  return #parts == 0 and "{}" or "{ " .. table.concat(parts, ", ") .. " }"
end

local function prints_itself(object)
  local meta = getmetatable(object)
  return type(meta) == "table" and (meta.__tostring ~= nil or meta.__name ~= nil)
end

function value(object, depth, seen)
  if type(object) == "string" then return ("%q"):format(show.text(object)):gsub("\\\n", "\\n") end
  if type(object) == "table" and not prints_itself(object) then return inside(object, depth, seen) end
  return (tostring(object):gsub("\n.*", " …"))
end

--- A result as the REPL prints it: a string as it is, a table that prints itself, a list of records a line each.
---@param object any
---@return string
function show.value(object)
  if type(object) == "string" then return show.text(object) end
  if type(object) ~= "table" or prints_itself(object) then return show.text(tostring(object)) end
  local line = inside(object, 1, {})
  if #line <= printing.WIDTH or #object == 0 then return show.text(line) end
  local lines = {}
  for i, item in ipairs(object) do
    if i > ROWS then
      lines[i] = ("… and %d more"):format(#object - ROWS)
      break
    end
    lines[i] = ("%d  %s"):format(i, value(item, 2, {}))
  end
  return show.text(table.concat(lines, "\n"))
end

return show
