--- Text in the cells of a terminal: how wide it is, what is safe to print of it. Widths are counted in terminal cells: East
-- Asian characters take two, combining marks none. No control byte of a report is ever printed as it is.

local cells = {}

--- First and last code points, in ascending order.
local NONE_WIDE = { -- take no cell
  { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A }, { 0x064B, 0x065F }, { 0x0E31, 0x0E31 },
  { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x200B, 0x200F }, { 0x2060, 0x2064 },
  { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
}
local TWO_WIDE = { -- take two
  { 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0x4DBF }, { 0x4E00, 0xA4CF }, { 0xA960, 0xA97F }, { 0xAC00, 0xD7A3 },
  { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
  { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
}

local function within(ranges, code)
  for _, range in ipairs(ranges) do
    if code < range[1] then return false end
    if code <= range[2] then return true end
  end
  return false
end

local function width_of(code)
  if code < 0x300 then return 1 end
  return within(NONE_WIDE, code) and 0 or within(TWO_WIDE, code) and 2 or 1
end

--- The string with every byte that is not UTF-8 (a path may hold some) replaced.
---
--- ```lua
--- cells.valid("caf\xe9", "?")   --> "caf?"
--- ```
---@param text string
---@param replacement string
---@return string
function cells.valid(text, replacement)
  local _, bad = utf8.len(text)
  if not bad then return text end
  local parts, from = {}, 1
  while bad do
    parts[#parts + 1], from = text:sub(from, bad - 1) .. replacement, bad + 1
    _, bad = utf8.len(text, from)
  end
  return table.concat(parts) .. text:sub(from)
end

--- The string on one line and safe to print: control characters and the marks that turn the direction of writing become
--- blanks, bytes that are not UTF-8 a question mark.
---
--- ```lua
--- cells.safe "a\27[31m\n  b"   --> "a [31m   b"
--- ```
---@param text string
---@return string
function cells.safe(text)
  if text:find "[\128-\255]" then
    text = cells.valid(text, "?")
    if text:find "[\194\226]" then
      text = text:gsub("\194[\128-\159]", " "):gsub("\226\128[\168-\174]", " "):gsub("\226\129[\166-\169]", " ")
    end
  end
  return (text:gsub("%c", " "))
end

--- As `safe`, with runs of blanks made one and none at the ends.
---
--- ```lua
--- cells.clean "a\27[31m\nb"   --> "a [31m b"
--- ```
---@param text string
---@return string
function cells.clean(text)
  return (cells.safe(text):gsub("  +", " "):gsub("^ ", ""):gsub(" $", ""))
end

--- The number of terminal cells that a clean string takes.
---
--- ```lua
--- cells.width "naïve"   --> 5
--- cells.width "日本"     --> 4
--- ```
---@param text string
---@return integer
function cells.width(text)
  if not text:find "[\128-\255]" then return #text end
  local width = 0
  for _, code in utf8.codes(text) do width = width + width_of(code) end
  return width
end

--- The string cut to at most `width` cells, with an ellipsis where something is missing: at its end, or at its start.
---
--- ```lua
--- cells.shorten("requires improvement", 10)         --> "requires …"
--- cells.shorten("requires improvement", 10, true)   --> "…provement"
--- ```
---@param text string
---@param width integer
---@param keep_end boolean?
---@return string
function cells.shorten(text, width, keep_end)
  local total = cells.width(text)
  if total <= width then return text end
  if width < 1 then return "" end
  if keep_end then
    for at, code in utf8.codes(text) do
      if total <= width - 1 then return "…" .. text:sub(at) end
      total = total - width_of(code)
    end
    return "…"
  end
  local used, stop = 0, 0
  for at, code in utf8.codes(text) do
    used = used + width_of(code)
    if used > width - 1 then break end
    stop = utf8.offset(text, 2, at) - 1
  end
  return text:sub(1, stop) .. "…"
end

return cells
