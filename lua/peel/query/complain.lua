--- Errors that name the user's line. A query is evaluated when it is looked at: by `print`, a loop, a method, a search in a
-- corpus; so no fixed level is right, and the line is that of the nearest caller outside of peel.

local HERE = debug.getinfo(1, "S").source:gsub("query/complain%.lua$", "") -- "@/usr/share/lua/5.4/peel/"
local REPL = HERE .. "repl/evaluate.lua" -- who is below it did not write the line

---@param message string
---@param ... any for string.format
local function complain(message, ...)
  if select("#", ...) > 0 then message = message:format(...) end
  local level = 2
  while true do
    local info = debug.getinfo(level, "S")
    if not info or info.source == REPL then error(message, 0) end
    if info.what ~= "C" and info.source:sub(1, #HERE) ~= HERE then error(message, level) end
    level = level + 1
  end
end

return complain
