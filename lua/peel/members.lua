--- The names that complete an object: what its `__complete` says.

--- The names of methods, those for machines left out, among the other names that an object answers to.
---
--- ```lua
--- members({ each = true, __complete = true }, { "area" })   --> { "area", "each" }
--- ```
---@param methods table<string, any>
---@param names? string[] the others; they are put in order where they are
---@return string[] names in the order of the alphabet
local function members(methods, names)
  names = names or {}
  for name in pairs(methods) do
    if not name:find "^__" then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

return members
