--- What all options of a score have in common: names, and tables that begin with one.

local complain = require "peel.query.complain"
local near = require "peel.near"
local show = require "peel.query.values".show

local options = {}

--- The name at the head of an option, "x" or { "x", ... }; an unknown one raises with the nearest.
---@param where string whose option
---@param what string the option
---@param given any
---@param names string[] those there are
---@param more string what else there may be: " or a function"
---@return string
function options.name(where, what, given, names, more)
  local name = given
  if type(given) == "table" then name = given[1] end
  for _, known in ipairs(names) do
    if known == name then return known end
  end
  return complain("score: %s: %s: %s expected%s, got %s%s", where, what, near.list(names), more, show(name), near.hint(name, names))
end

--- Raises for a key that is none of these.
---@param where string
---@param given table
---@param keys string[]
function options.keys(where, given, keys)
  local known, names = {}, {}
  for _, key in ipairs(keys) do
    known[key] = true
    if type(key) == "string" then names[#names + 1] = key end
  end
  for key in pairs(given) do
    if not known[key] then
      complain("score: %s: unknown option %s%s%s", where, show(key), near.hint(key, names),
        #names > 0 and "; there are " .. table.concat(names, ", ") or "; it takes none")
    end
  end
end

--- Can it be called?
---@param value any
---@return boolean
function options.callable(value)
  local meta = getmetatable(value)
  return type(value) == "function" or type(meta) == "table" and rawget(meta, "__call") ~= nil
end

--- Where a function stands: "report.lua:12".
---@param f any
---@return string
function options.place(f)
  if type(f) ~= "function" then return "a table that is called" end
  local info = debug.getinfo(f, "S")
  if info.what == "C" then return "a function of C" end
  return ("%s:%d"):format(info.short_src, info.linedefined)
end

--- Calls a user's function; what it raises is told with whose it is.
---@param where string
---@param f function
---@param ... any
---@return any, any
function options.call(where, f, ...)
  local ok, first, second = pcall(f, ...)
  if ok then return first, second end
  if type(first) == "string" and first:find "interrupted!$" then error(first, 0) end -- Ctrl-C, not the function's fault
  return complain("score: %s: the function raised: %s", where, tostring(first))
end

--- "1 unit", "3 units"
---@param n integer
---@param word string
---@return string
function options.count(n, word) return n == 1 and "1 " .. word or ("%d %ss"):format(n, word) end

return options
