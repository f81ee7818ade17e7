--- Text in an older encoding, as UTF-8.

local near = require "peel.near"

local encoding = {}

-- 0x80 to 0x9F of Windows-1252, which Latin-1 leaves to control codes; five of them stand for nothing
local windows = { [0x80] = 0x20AC, [0x82] = 0x201A, [0x83] = 0x0192, [0x84] = 0x201E, [0x85] = 0x2026, [0x86] = 0x2020,
  [0x87] = 0x2021, [0x88] = 0x02C6, [0x89] = 0x2030, [0x8A] = 0x0160, [0x8B] = 0x2039, [0x8C] = 0x0152, [0x8E] = 0x017D,
  [0x91] = 0x2018, [0x92] = 0x2019, [0x93] = 0x201C, [0x94] = 0x201D, [0x95] = 0x2022, [0x96] = 0x2013, [0x97] = 0x2014,
  [0x98] = 0x02DC, [0x99] = 0x2122, [0x9A] = 0x0161, [0x9B] = 0x203A, [0x9C] = 0x0153, [0x9E] = 0x017E, [0x9F] = 0x0178 }

local function table_of(high)
  local map = {}
  for byte = 0x80, 0xFF do map[string.char(byte)] = utf8.char(high[byte] or byte) end
  return map
end

local known = { ["utf-8"] = false, ["windows-1252"] = table_of(windows), ["iso-8859-1"] = table_of {} }

--- The text as UTF-8. An encoding that is not known raises.
---@param bytes string
---@param name string? "utf-8" (unless told), "windows-1252" or "iso-8859-1"
---@return string
function encoding.to_utf8(bytes, name)
  local map = known[(name or "utf-8"):lower()]
  if map == nil then
    error(("unknown encoding %q%s; utf-8, windows-1252 and iso-8859-1 are known"):format(tostring(name),
      near.hint(tostring(name), { "utf-8", "windows-1252", "iso-8859-1" })), 3)
  end
  if not map then return bytes end
  return (bytes:gsub("[\x80-\xFF]", map))
end

return encoding
