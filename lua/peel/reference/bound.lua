--- Functions that call a method of one object, such as `search` in the REPL, which is `c:search`: `help` tells of the method.

local bound = {}

local methods = setmetatable({}, { __mode = "k" }) ---@type table<function, function> the method behind each

--- A function that calls a method of an object.
---@param object any
---@param name string
---@return function
function bound.method(object, name)
  local method = object[name]
  local function call(...) return method(object, ...) end
  methods[call] = method
  return call
end

--- The method that a function made here calls; of any other function itself.
---@param f function
---@return function
function bound.behind(f) return methods[f] or f end

return bound
