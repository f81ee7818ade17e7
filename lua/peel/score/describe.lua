--- A score's definition in words, and what differs between two.

local aggregate = require "peel.score.aggregate"
local allowed = require "peel.score.allowed"
local numbers = require "peel.score.numbers"
local options = require "peel.score.options"
local peers = require "peel.peers"

local describe = {}

local function told(value)
  if type(value) == "number" then return numbers.text(value) end
  if type(value) ~= "table" or getmetatable(value) then return tostring(value) end
  local parts, names = {}, {}
  for i, one in ipairs(value) do parts[i] = told(one) end
  for name in pairs(value) do
    if type(name) == "string" then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do parts[#parts + 1] = name .. " " .. told(value[name]) end
  return table.concat(parts, ", ")
end

local function normalised(method)
  if method.f then return "the function at " .. options.place(method.f) end
  local words = { method.name }
  if method.to then words[2] = ("to %s, %s"):format(numbers.text(method.to[1]), numbers.text(method.to[2])) end
  if method.target then words[#words + 1] = told(method.target) end
  if method.scale then words[#words + 1] = "in units of " .. numbers.text(method.scale) end
  if method.peers then
    local loaded = peers.is_peers(method.peers) and method.peers:title()
    words[#words + 1] = method.peers == "region" and "among the region" or "among " .. (loaded or "peers told")
  end
  return table.concat(words, " ")
end

local function source(leaf)
  if leaf.from then return leaf.from:entry().name .. "." .. leaf.field end
  if leaf.count then return "count of " .. leaf.count:entry().name end
  return "the function at " .. options.place(leaf.value)
end

---@class peel.Setting
---@field what string "weight of vulnerable"
---@field told string

--- Everything that a plan settles, in order.
---@param plan peel.ScorePlan
---@return peel.Setting[]
function describe.settings(plan)
  local list = {}
  local function add(what, text) list[#list + 1] = { what = what, told = text } end
  add("unit", table.concat(plan.names, ", "))
  local function walk(part, top)
    if not top then add("weight of " .. part.name, numbers.text(part.weight)) end
    if part.parts then
      add("aggregate of " .. (top and "the whole" or part.name), aggregate.told(part.aggregate))
      for _, inner in ipairs(part.parts) do walk(inner) end
      return
    end
    add("source of " .. part.name, source(part))
    add("direction of " .. part.name, part.sign > 0 and "higher is better" or "lower is better")
    if part.pick ~= nil then add("pick of " .. part.name, type(part.pick) == "string" and part.pick or "the function at " .. options.place(part.pick)) end
    if part.coding and (part.type ~= "number") then
      add("coding of " .. part.name, told(part.coding.given))
    end
    if part.type ~= "grade" or part.coding then
      add("outliers of " .. part.name, part.outliers.share and "winsorise " .. numbers.text(part.outliers.share) or part.outliers.name)
      add("normalise of " .. part.name, normalised(part.normalise))
    end
    add("missing of " .. part.name, told(part.missing.given))
  end
  walk(plan.root, true)
  for i, rule in ipairs(plan.limits) do add("limit " .. i, ("no better than %s where %s"):format(told(rule.bound), rule.condition)) end
  for _, one in ipairs(plan.overrides) do
    add(("override of %s of %s"):format(one.indicator, one.unit), ("%s (%s)"):format(told(one.value), one.reason))
  end
  if #plan.permits > 0 then add("allowed", allowed.words(plan.permits)) end
  return list
end

--- What differs between two plans: "weight of vulnerable: 2, then 1".
---@param a peel.ScorePlan
---@param b peel.ScorePlan
---@return string[]
function describe.differences(a, b)
  local first, order, seen, made = {}, {}, {}, {}
  for _, one in ipairs(describe.settings(a)) do
    first[one.what], order[#order + 1], seen[one.what] = one.told, one.what, true
  end
  local second = {}
  for _, one in ipairs(describe.settings(b)) do
    second[one.what] = one.told
    if not seen[one.what] then order[#order + 1] = one.what end
  end
  for _, what in ipairs(order) do
    if first[what] ~= second[what] then made[#made + 1] = ("%s: %s, then %s"):format(what, first[what] or "none", second[what] or "none") end
  end
  return made
end

--- The definition, a line each indicator and group.
---@param plan peel.ScorePlan
---@return string
function describe.text(plan)
  local lines = { ("score %s of each %s: %s"):format(plan.name, table.concat(plan.names, " and "), aggregate.told(plan.root.aggregate)) }
  local function walk(part, indent)
    local weight = ("%s%s (weight %s): "):format(indent, part.name, numbers.text(part.weight))
    if part.parts then
      lines[#lines + 1] = weight .. aggregate.told(part.aggregate)
      for _, inner in ipairs(part.parts) do walk(inner, indent .. "  ") end
      return
    end
    local words = { source(part), part.sign > 0 and "higher is better" or "lower is better" }
    if part.coding and part.type ~= "number" then words[#words + 1] = "coding " .. told(part.coding.given) end
    if part.outliers.name ~= "none" then words[#words + 1] = part.outliers.name end
    if part.normalise.name ~= "none" then words[#words + 1] = normalised(part.normalise) end
    words[#words + 1] = "missing: " .. told(part.missing.given)
    lines[#lines + 1] = weight .. table.concat(words, "; ")
  end
  for _, part in ipairs(plan.root.parts) do walk(part, "  ") end
  if #plan.permits > 0 then lines[#lines + 1] = "allowed: " .. allowed.words(plan.permits) end
  return table.concat(lines, "\n")
end

return describe
