--- The names that an expression or a session sees: the corpus of the command line as `c` or `corpus`, every list of it by its
--- name, its methods that search, and the report itself as `r` where there is one.

local bound = require "peel.reference.bound"
local schema = require "peel.schema"
local sys = require "peel.core".sys

local scope = {}

local METHODS = { "kwic", "search", "terms", "timeline" } -- called as functions: search "stalk*"

--- Do these name one report, and not a directory or a glob of several?
---@param paths string[]
---@return boolean
function scope.single(paths) return #paths == 1 and not paths[1]:find "[*?%[]" and sys.kind(paths[1]) ~= "directory" end

---@param corpus any peel.Corpus
---@param paths string[]
---@return table names
function scope.of(corpus, paths)
  local lists = {}
  for _, name in ipairs(schema.names()) do
    if name ~= "report" then lists[name] = true end
  end
  local names = { peel = require "peel", c = corpus, corpus = corpus }
  for _, name in ipairs(METHODS) do names[name] = bound.method(corpus, name) end
  return setmetatable(names, {
    __index = function(self, name)
      local value
      if lists[name] then value = corpus[name](corpus)
      elseif name == "reports" or name == "forces" or name == "failed" then value = corpus[name](corpus)
      elseif name == "r" and scope.single(paths) then
        local first = corpus:reports():first()
        value = first and first.report
      end
      if value ~= nil then rawset(self, name, value) end
      return value
    end,
    __names = function()
      local known = { "c", "corpus", "peel", "reports", "forces", "failed", scope.single(paths) and "r" or nil }
      table.move(METHODS, 1, #METHODS, #known + 1, known)
      for name in pairs(lists) do known[#known + 1] = name end
      table.sort(known)
      return known
    end,
  })
end

return scope
