--- Compares the records of a report with the expected ones, field by field, and lists every difference.
--
-- An expected record names the fields that are asserted. `false` is absent; a number against a list is its length; an empty list is
-- an empty or absent one; `contains` names fields whose texts hold the given words; a list with `partial = true` holds, in their
-- order, records that must be among those that were read.

local null = require "peel.export.json".null
local same = require "spec.support.same"

local fields = {}

local function absent(value) return value == nil or value == null end

local function show(value)
  if absent(value) then return "nothing" end
  if type(value) == "string" then return #value > 160 and ("%q…"):format(value:sub(1, 160)) or ("%q"):format(value) end
  if type(value) ~= "table" then return tostring(value) end
  local keys, parts = {}, {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for i, key in ipairs(keys) do parts[i] = type(key) == "number" and show(value[key]) or ("%s = %s"):format(key, show(value[key])) end
  local text = "{ " .. table.concat(parts, ", ") .. " }"
  return #text > 400 and text:sub(1, 400) .. "…" or text
end

local compare

--- Whether two values agree in every asserted field.
local function equal(expected, got)
  local differences = {}
  compare(expected, got, "", differences)
  return #differences == 0
end

--- How many records of two lists can be paired in their order, as steps: { expected index or nil, got index or nil }.
local function align(expected, got)
  local best = {}
  for i = #expected + 1, 1, -1 do
    best[i] = {}
    for j = #got + 1, 1, -1 do
      if i > #expected or j > #got then best[i][j] = 0
      elseif equal(expected[i], got[j]) then best[i][j] = best[i + 1][j + 1] + 1
      else best[i][j] = math.max(best[i + 1][j], best[i][j + 1]) end
    end
  end
  local gaps, i, j = {}, 1, 1
  local gap = { expected = {}, got = {} }
  local function close()
    if #gap.expected + #gap.got > 0 then gaps[#gaps + 1] = gap end
    gap = { expected = {}, got = {} }
  end
  while i <= #expected or j <= #got do
    if i <= #expected and j <= #got and equal(expected[i], got[j]) then
      close()
      i, j = i + 1, j + 1
    elseif j > #got or (i <= #expected and best[i + 1][j] >= best[i][j + 1]) then
      table.insert(gap.expected, i)
      i = i + 1
    else
      table.insert(gap.got, j)
      j = j + 1
    end
  end
  close()
  return gaps
end

--- What stands between two agreeing records: pairs are compared by field, the rest is missing or too much.
local function compare_gap(gap, expected, got, path, out)
  local pairs_of = expected.partial and 0 or math.min(#gap.expected, #gap.got)
  for n = 1, pairs_of do compare(expected[gap.expected[n]], got[gap.got[n]], ("%s[%d]"):format(path, gap.expected[n]), out) end
  for n = pairs_of + 1, #gap.expected do
    out[#out + 1] = ("%s[%d]: missing\n    expected %s"):format(path, gap.expected[n], show(expected[gap.expected[n]]))
  end
  if expected.partial then return end
  for n = pairs_of + 1, #gap.got do
    out[#out + 1] = ("%s: too much, after [%d]\n    got      %s"):format(path, gap.got[n] - 1, show(got[gap.got[n]]))
  end
end

local function compare_lists(expected, got, path, out)
  for _, gap in ipairs(align(expected, got)) do compare_gap(gap, expected, got, path, out) end
end

--- Texts of which the words of a beginning, a middle or an end are given.
local function compare_parts(expected, got, path, out)
  for key, words in pairs(expected) do
    local whole = absent(got[key]) and "" or same.fold(got[key])
    if not whole:find(same.fold(words), 1, true) then
      out[#out + 1] = ("%s.%s\n    expected … %s …\n    got      %s"):format(path, key, show(words), show(got[key]))
    end
  end
end

function compare(expected, got, path, out)
  local function differ() out[#out + 1] = ("%s\n    expected %s\n    got      %s"):format(path, show(expected), show(got)) end
  if type(expected) == "table" then
    if absent(got) then got = {} end
    if type(got) ~= "table" then return differ() end
    if next(expected) == nil and next(got) ~= nil then return differ() end
    if #expected > 0 then return compare_lists(expected, got, path, out) end
    for key, value in pairs(expected) do
      if key == "contains" then compare_parts(value, got, path, out)
      elseif key ~= "partial" then compare(value, got[key], path == "" and key or path .. "." .. key, out) end
    end
  elseif expected == false then
    if not absent(got) and got ~= false then differ() end
  elseif type(expected) == "string" and type(got) == "string" then
    expected, got = same.fold(expected), same.fold(got)
    if expected == got then return end
    local at = 1
    while expected:byte(at) == got:byte(at) do at = at + 1 end
    if at > 100 then expected, got = "…" .. expected:sub(at - 40), "…" .. got:sub(at - 40) end
    differ()
  elseif type(expected) == "number" then
    if type(got) == "table" and not absent(got) then got = #got end
    if type(got) ~= "number" or math.abs(expected - got) > 1e-9 then differ() end
  elseif expected == "" and absent(got) then
    return -- an empty cell
  elseif expected ~= got then
    differ()
  end
end

--- Every difference: list, index, field, what was expected and what was read.
---@param expected any
---@param got any
---@param path string name of the list
---@return string[]
function fields.differences(expected, got, path)
  local out = {}
  compare(expected, got, path, out)
  return out
end

return fields
