--- The names that an expression or a session sees: the corpus of the command line as `c`, every list of it by its name, the
--- report itself as `r` where there is one.

local schema = require "peel.schema"

local scope = {}

---@param corpus any peel.Corpus
---@param paths string[]
---@return table names
function scope.of(corpus, paths)
  local lists = {}
  for _, name in ipairs(schema.names()) do
    if name ~= "report" then lists[name] = true end
  end
  local names = { peel = require "peel", c = corpus }
  return setmetatable(names, {
    __index = function(self, name)
      local value
      if lists[name] then value = corpus[name](corpus)
      elseif name == "reports" or name == "forces" or name == "failed" then value = corpus[name](corpus)
      elseif name == "r" and #paths == 1 then
        local first = corpus:reports():first()
        value = first and first.report
      end
      if value ~= nil then rawset(self, name, value) end
      return value
    end,
    __names = function()
      local known = { "c", "peel", "reports", "forces", "failed", #paths == 1 and "r" or nil }
      for name in pairs(lists) do known[#known + 1] = name end
      table.sort(known)
      return known
    end,
  })
end

return scope
