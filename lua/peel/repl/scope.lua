--- The names that a line of input sees: those of the caller, `peel`, a few helpers of the REPL, and behind them Lua's own;
--- and what is known of names and words for completion and hints.

local schema = require "peel.schema"

local scope = {}

---@class peel.Scope
---@field env table
---@field names fun(): string[]
---@field words table<string, fun(): string[]>

local function keys(from, seen, names)
  for name in next, from do
    if type(name) == "string" and name:find "^[%a_][%w_]*$" and not seen[name] then seen[name], names[#names + 1] = true, name end
  end
end

--- Forces, areas, frameworks, grades, fields: what stands in strings and filters.
local function words_of(given)
  local words = {}
  local function distinct(collect)
    return function()
      local names, seen = {}, {}
      collect(function(name)
        if name and not seen[name] then seen[name], names[#names + 1] = true, name end
      end)
      return names
    end
  end
  local function frameworks() return require("peel.registry").default():frameworks() end
  words.force = distinct(function(add)
    for _, force in ipairs(require("peel.forces").names()) do add(force) end
  end)
  words.framework = distinct(function(add)
    for _, framework in ipairs(frameworks()) do add(framework.id) end
  end)
  words.area = distinct(function(add)
    for _, framework in ipairs(frameworks()) do
      for _, area in ipairs(framework.areas) do add(area.key) end
    end
  end)
  words.grade = distinct(function(add)
    local grade = require "peel.grade"
    for _, id in ipairs(grade.scales()) do
      for _, name in ipairs(grade.scale(id).names) do add(name) end
    end
    for _, name in ipairs(grade.off_scale()) do add(name) end
  end)
  words.field = distinct(function(add)
    for _, name in ipairs(schema.names()) do
      for _, field in ipairs(schema.entry(name).fields) do add(field.name) end
    end
  end)
  words.section = distinct(function(add)
    for _, title in ipairs(given.sections and given.sections() or {}) do add(title) end
  end)
  for _, name in ipairs(schema.names()) do -- closed vocabularies: kind, status, scope, ...
    for _, field in ipairs(schema.entry(name).fields) do
      if field.values and not words[field.name] then
        words[field.name] = distinct(function(add)
          for _, list in ipairs(schema.names()) do
            local same = schema.field(schema.entry(list), field.name)
            for _, value in ipairs(same and same.values or {}) do add(value) end
          end
        end)
      end
    end
  end
  return words
end

--- A scope around the caller's names. What the input assigns goes to `given.env`; `given.own` holds names that stand before
--- the caller's.
---@param given { env: table, own: table, sections?: fun(): string[] }
---@return peel.Scope
function scope.new(given)
  local env, own = given.env, given.own
  local made = setmetatable({}, {
    __index = function(_, name)
      local value = env[name]
      if value ~= nil then return value end
      value = own[name]
      if value ~= nil then return value end
      return _G[name]
    end,
    __newindex = function(_, name, value) env[name] = value end,
  })
  local function names()
    local all, seen = {}, {}
    for _, from in ipairs { env, own, made, _G } do keys(from, seen, all) end
    local meta = getmetatable(env)
    if meta and meta.__names then -- names that come into being when they are asked for
      for _, name in ipairs(meta.__names()) do
        if not seen[name] then seen[name], all[#all + 1] = true, name end
      end
    end
    return all
  end
  return { env = made, names = names, words = words_of(given) }
end

return scope
