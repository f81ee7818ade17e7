--- JSON, written so that the same records give the same bytes: keys in the order of the schema, numbers without exponent
-- and without regard to the locale, valid UTF-8, no control byte as it is. A report is written record by record, so what is
-- in memory at once is one record.

local null = require "dkjson".null
local plain = require "peel.export.plain"
local valid = require "peel.cells".valid

local json = {
  null = null, -- what stands for an absent value in `totable`
  totable = plain.totable,
}

local SHORT = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function escape(character) return SHORT[character] or ("\\u%04x"):format(utf8.codepoint(character)) end

local function quoted(text)
  if text:find '[%c"\\]' then text = text:gsub('[%c"\\]', escape) end
  if text:find "[\128-\255]" then
    text = valid(text, "\u{FFFD}")
    if text:find "[\194\226]" then
      text = text:gsub("\194[\128-\159]", escape):gsub("\226\128[\168\169]", escape)
    end
  end
  return '"' .. text .. '"'
end

--- Digits with the point moved by an exponent: ("1.5", 3) is "1500".
local function move_point(mantissa, exponent)
  local sign, whole, part = mantissa:match "^(%-?)(%d)%.?(%d*)$"
  local digits, point = whole .. part, 1 + exponent
  if point <= 0 then return sign .. "0." .. ("0"):rep(-point) .. digits end
  if point >= #digits then return sign .. digits .. ("0"):rep(point - #digits) .. ".0" end
  return sign .. digits:sub(1, point) .. "." .. digits:sub(point + 1)
end

--- The shortest digits that read back as the same number; a float keeps its point.
local function number(value)
  if math.type(value) == "integer" then return ("%d"):format(value) end
  if value ~= value or value == math.huge or value == -math.huge then return "null" end
  local text
  for digits = 15, 17 do
    text = ("%%.%dg"):format(digits):format(value)
    if tonumber(text) == value then break end
  end
  text = text:gsub("[^%de+-]", ".")
  local mantissa, exponent = text:match "^(.-)e(.+)$"
  if mantissa then return move_point(mantissa, math.tointeger(tonumber(exponent))) end
  return text:find(".", 1, true) and text or text .. ".0"
end

--- The keys of a table without an order of its own: strings, sorted.
local function sorted(object)
  local keys = {}
  for key in pairs(object) do
    if type(key) ~= "string" then error(("encode: a key is a %s, expected a string"):format(type(key)), 0) end
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local put -- forward

--- `[ ... ]` or `{ ... }` around n parts; `part(i)` puts one. `indent` is the white space of the line, nil on one line.
local function bracket(out, open, close, n, indent, part)
  out[#out + 1] = open
  local inner = indent and indent .. " "
  for i = 1, n do
    if i > 1 then out[#out + 1] = "," end
    if inner then out[#out + 1] = "\n" .. inner end
    part(i, inner)
  end
  if inner and n > 0 then out[#out + 1] = "\n" .. indent end
  out[#out + 1] = close
end

local function put_key(out, key, indent) out[#out + 1] = quoted(key) .. (indent and ": " or ":") end

local function put_table(out, value, indent)
  local meta = getmetatable(value) or {}
  local kind = meta.__jsontype or (#value > 0 or next(value) == nil) and "array" or "object"
  if kind == "array" then
    return bracket(out, "[", "]", #value, indent, function(i, inner) put(out, value[i], inner) end)
  end
  local keys = meta.__jsonorder or sorted(value)
  bracket(out, "{", "}", #keys, indent, function(i, inner)
    put_key(out, keys[i], inner)
    put(out, value[keys[i]], inner)
  end)
end

function put(out, value, indent)
  local kind = type(value)
  if value == nil or value == null then out[#out + 1] = "null"
  elseif kind == "string" then out[#out + 1] = quoted(value)
  elseif kind == "number" then out[#out + 1] = number(value)
  elseif kind == "boolean" then out[#out + 1] = tostring(value)
  elseif kind == "table" then put_table(out, value, indent)
  else error(("encode: a %s can't be written as JSON"):format(kind), 0) end
end

--- JSON of a plain value: on one line, or indented by one blank a level.
---
--- ```lua
--- json.encode{ area = "preventing_crime", year = 2015 }   --> {"area":"preventing_crime","year":2015}
--- ```
---@param value any
---@param options? { pretty: boolean? }
---@return string
function json.encode(value, options)
  local out = {}
  put(out, value, options and options.pretty and "" or nil)
  return table.concat(out)
end

--- Writes a report as one JSON object, without a line end after it. `write` takes a piece at a time.
---
--- ```lua
--- json.write(report, function(piece) io.write(piece) end, { pretty = true })
--- ```
---@param report peel.Report
---@param write fun(piece: string)
---@param options? { pretty: boolean?, indent: string? } indent: white space before each line but the first
function json.write(report, write, options)
  local pretty = options and options.pretty
  local indent = pretty and (options.indent or "") or nil
  local inner = indent and indent .. " "
  local function flush(out) write(table.concat(out)) end
  local function line(white) return white and "\n" .. white or "" end
  write "{"
  local first = true
  for name, value, entry in plain.parts(report) do
    local out = { first and "" or ",", line(inner) }
    first = false
    put_key(out, name, inner)
    if not entry or entry.single then
      put(out, value, inner)
      flush(out)
    else
      out[#out + 1] = "["
      local deeper = inner and inner .. " "
      for i, handle in ipairs(value) do
        if i > 1 then out[#out + 1] = "," end
        out[#out + 1] = line(deeper)
        put(out, plain.record(handle, entry), deeper)
        flush(out)
        out = {}
      end
      out[#out + 1] = (#value > 0 and line(inner) or "") .. "]"
      flush(out)
    end
  end
  write(line(indent) .. "}")
end

--- A report as JSON in one string; pretty unless told.
---
--- ```lua
--- local text = json.string(report)
--- ```
---@param report peel.Report
---@param options? { pretty: boolean? }
---@return string
function json.string(report, options)
  local out = {}
  json.write(report, function(piece) out[#out + 1] = piece end, options or { pretty = true })
  return table.concat(out)
end

return json
