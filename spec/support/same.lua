--- Compares two exports of one report that was given in two conversions, and an export with expected facts.

local same = {}

--- Keys that say where something stands or how it was read, not what it is.
local dropped = { id = true, spans = true, line = true, path = true, bytes = true, page = true, page_from = true, page_to = true,
  evidence = true, diagnostics = true, rule = true }

local folds = {
  { "\u{AD}", "" }, { "\u{A0}", " " },
  { "\u{FB00}", "ff" }, { "\u{FB01}", "fi" }, { "\u{FB02}", "fl" }, { "\u{FB03}", "ffi" }, { "\u{FB04}", "ffl" },
  { "‘", "'" }, { "’", "'" }, { "“", '"' }, { "”", '"' }, { "–", "-" }, { "—", "-" }, { "\u{2010}", "-" }, { "\u{2011}", "-" },
  { "%s+", " " }, { "^ ", "" }, { " $", "" },
}

--- Folds quotes, dashes, spaces, ligatures and soft hyphens.
---@param text string
---@return string
function same.fold(text)
  for _, each in ipairs(folds) do text = text:gsub(each[1], each[2]) end
  return text
end

--- What an export says, without where it stands.
---@param export any
---@param key? any the key under which it stands
---@return any
function same.normal(export, key)
  if type(export) == "string" then return same.fold(export) end
  if type(export) ~= "table" then return export end
  if key == "refs" then return #export end
  local out = {}
  for k, value in pairs(export) do
    if not dropped[k] or (k == "page" and key == "contents entry") then
      local inner = k
      if key == "contents" then inner = "contents entry" end
      out[k] = same.normal(value, inner)
    end
  end
  return setmetatable(out, getmetatable(export))
end

local function sorted_keys(...)
  local seen, keys = {}, {}
  for _, each in ipairs { ... } do
    for key in pairs(each) do
      if not seen[key] then
        seen[key] = true
        keys[#keys + 1] = key
      end
    end
  end
  table.sort(keys, function(a, b)
    if type(a) == type(b) then return a < b end
    return type(a) == "number"
  end)
  return keys
end

local function show(value)
  if type(value) == "string" then return ("%q"):format(value) end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  for i, key in ipairs(sorted_keys(value)) do
    parts[i] = type(key) == "number" and show(value[key]) or ("%s = %s"):format(key, show(value[key]))
  end
  local text = "{ " .. table.concat(parts, ", ") .. " }"
  return #text > 600 and text:sub(1, 600) .. "…" or text
end

local function step(path, key)
  if type(key) == "number" then return ("%s[%d]"):format(path, key) end
  return path == "" and tostring(key) or path .. "." .. tostring(key)
end

--- The first place where two normal exports differ.
---@param expected any
---@param actual any
---@return string? difference path with both values; nil: none
function same.difference(expected, actual, path)
  path = path or ""
  if expected == actual then return nil end
  if type(expected) ~= "table" or type(actual) ~= "table" then
    return ("%s:\n  expected %s\n  got      %s"):format(path, show(expected), show(actual))
  end
  for _, key in ipairs(sorted_keys(expected, actual)) do
    local found = same.difference(expected[key], actual[key], step(path, key))
    if found then return found end
  end
  return nil
end

--- The first fact that an export lacks. An expected record names only the fields that are asserted; a number against a list
--- is its length; `contains` holds texts that a field must contain.
---@param expected any
---@param actual any
---@param path string
---@return string? difference
function same.lacking(expected, actual, path)
  local function differ()
    return ("%s:\n  expected %s\n  got      %s"):format(path, show(expected), show(actual))
  end
  if type(expected) == "table" and type(actual) == "table" then
    if #expected > 0 and #expected ~= #actual then
      local at = 1
      while actual[at] ~= nil and expected[at] ~= nil and not same.lacking(expected[at], actual[at], path) do at = at + 1 end
      return ("%s: expected %d records, got %d; the first that differs is %d\n  expected %s\n  got      %s"):format(
        path, #expected, #actual, at, show(expected[at]), show(actual[at]))
    end
    if next(expected) == nil and next(actual) ~= nil then return differ() end
    for _, key in ipairs(sorted_keys(expected)) do
      if key == "contains" then
        for field, part in pairs(expected.contains) do
          if type(actual[field]) ~= "string" or not same.fold(actual[field]):find(same.fold(part), 1, true) then return differ() end
        end
      else
        local found = same.lacking(expected[key], actual[key], step(path, key))
        if found then return found end
      end
    end
    return nil
  end
  if type(expected) == "string" and type(actual) == "string" then
    return same.fold(expected) ~= same.fold(actual) and differ() or nil
  end
  if type(expected) == "number" then
    if type(actual) == "table" then actual = #actual end
    return (type(actual) ~= "number" or math.abs(actual - expected) > 1e-9) and differ() or nil
  end
  return expected ~= actual and differ() or nil
end

return same
