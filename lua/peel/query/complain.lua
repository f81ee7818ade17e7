--- Errors that name the user's line. A query is evaluated when it is looked at: by `print`, a loop, a method, a search in a
-- corpus; so no fixed level is right, and the line is that of the nearest caller outside of peel. What the REPL or a command
-- runs for the user is told without a line where it has none of its own: a tail call leaves no trace of its caller.

local HERE = debug.getinfo(1, "S").source:gsub("query/complain%.lua$", "") -- "@/usr/share/lua/5.4/peel/"
local TOPS = { repl = true, cli = true } -- what stands below these is the command, not the user

---@param message string
---@param ... any for string.format
local function complain(message, ...)
  if select("#", ...) > 0 then message = message:format(...) end
  local level = 2
  while true do
    local info = debug.getinfo(level, "S")
    if not info then error(message, 0) end
    local own = info.source:sub(1, #HERE) == HERE
    if own and TOPS[info.source:match("^%w+", #HERE + 1)] then error(message, 0) end
    if info.what ~= "C" and not own then error(message, level) end
    level = level + 1
  end
end

return complain
