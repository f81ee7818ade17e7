--- The keys of a table of options.

local complain = require "peel.query.complain"
local near = require "peel.near"

--- Raises for an option that there is not, with the nearest that there is.
---@param verb string
---@param given table
---@param names string[]
local function check(verb, given, names)
  local known = {}
  for _, name in ipairs(names) do known[name] = true end
  for key in pairs(given) do
    if not known[key] then
      complain("%s: unknown option %s%s", verb, require "peel.query.values".show(key), near.hint(key, names))
    end
  end
end

return check
