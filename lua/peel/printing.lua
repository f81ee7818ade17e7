--- Records as an aligned text table, for people. Widths are counted in terminal cells: East Asian characters take two,
-- combining marks none. No control byte of a report is ever printed as it is.

local sys = require "peel.core".sys

local printing = {}

local STDOUT = 1 -- its descriptor

--- What a terminal is taken to be where nobody says.
printing.WIDTH, printing.ROWS = 100, 20

local GAP, LEAST, LONGEST = "  ", 6, 2000 -- between columns; narrowest shrunk column; bytes looked at of one cell

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

local function cells(code)
  if code < 0x300 then return 1 end
  return within(NONE_WIDE, code) and 0 or within(TWO_WIDE, code) and 2 or 1
end

--- The string with every byte that is not UTF-8 replaced by a question mark.
local function valid(text)
  local parts, from = {}, 1
  local _, bad = utf8.len(text)
  while bad do
    parts[#parts + 1], from = text:sub(from, bad - 1) .. "?", bad + 1
    _, bad = utf8.len(text, from)
  end
  return table.concat(parts) .. text:sub(from)
end

--- The string on one line and safe to print: control characters and the marks that turn the direction of writing become
--- blanks, bytes that are not UTF-8 a question mark.
---
--- ```lua
--- printing.safe "a\27[31m\n  b"   --> "a [31m   b"
--- ```
---@param text string
---@return string
function printing.safe(text)
  if text:find "[\128-\255]" then
    if not utf8.len(text) then text = valid(text) end
    if text:find "[\194\226]" then
      text = text:gsub("\194[\128-\159]", " "):gsub("\226\128[\168-\174]", " "):gsub("\226\129[\166-\169]", " ")
    end
  end
  return (text:gsub("%c", " "))
end

--- As `safe`, with runs of blanks made one and none at the ends.
---
--- ```lua
--- printing.clean "a\27[31m\nb"   --> "a [31m b"
--- ```
---@param text string
---@return string
function printing.clean(text)
  return (printing.safe(text):gsub("  +", " "):gsub("^ ", ""):gsub(" $", ""))
end

--- The number of terminal cells that a clean string takes.
---
--- ```lua
--- printing.width "naïve"   --> 5
--- printing.width "日本"     --> 4
--- ```
---@param text string
---@return integer
function printing.width(text)
  if not text:find "[\128-\255]" then return #text end
  local width = 0
  for _, code in utf8.codes(text) do width = width + cells(code) end
  return width
end

--- The string cut to at most `width` cells, with an ellipsis where something is missing: at its end, or at its start.
---
--- ```lua
--- printing.shorten("requires improvement", 10)         --> "requires …"
--- printing.shorten("requires improvement", 10, true)   --> "…provement"
--- ```
---@param text string
---@param width integer
---@param keep_end boolean?
---@return string
function printing.shorten(text, width, keep_end)
  local total = printing.width(text)
  if total <= width then return text end
  if width < 1 then return "" end
  if keep_end then
    for at, code in utf8.codes(text) do
      if total <= width - 1 then return "…" .. text:sub(at) end
      total = total - cells(code)
    end
    return "…"
  end
  local used, stop = 0, 0
  for at, code in utf8.codes(text) do
    used = used + cells(code)
    if used > width - 1 then break end
    stop = utf8.offset(text, 2, at) - 1
  end
  return text:sub(1, stop) .. "…"
end

---@param text string
---@param width integer
---@param right boolean
---@return string
local function pad(text, width, right)
  local blanks = (" "):rep(width - printing.width(text))
  return right and blanks .. text or text .. blanks
end

local function counts(value)
  local names = {}
  for name in pairs(value) do names[#names + 1] = name end
  table.sort(names, function(x, y)
    if value[x] ~= value[y] then return value[x] > value[y] end
    return x < y
  end)
  for i, name in ipairs(names) do names[i] = name .. " " .. value[name] end
  return table.concat(names, ", ")
end

local function fields(record)
  local parts, seen = {}, {} -- a printed date that is the date it works out to is said once
  for name, value in pairs(record) do
    local shown = tostring(value)
    if name ~= "rule" and type(value) ~= "table" and not seen[shown] then seen[shown], parts[#parts + 1] = true, shown end
  end
  return table.concat(parts, ", ")
end

--- What a query made: a list of values in a row, anything else as it calls itself.
local function spoken(value)
  if type(value) ~= "table" or #value == 0 or getmetatable(value) then return tostring(value) end
  local parts = {}
  for i, part in ipairs(value) do parts[i] = tostring(part) end
  return table.concat(parts, ", ")
end

local SHOWN = { ---@type table<string, fun(value: any): string>
  counts = counts,
  record = fields, list = spoken, value = spoken,
  report = function(report) return report.path end,
  texts = function(value) return table.concat(value, " | ") end,
  strings = function(value) return table.concat(value, ", ") end,
  spans = function(value)
    local lines = {}
    for i, span in ipairs(value) do lines[i] = tostring(span.line or span.first) end
    return table.concat(lines, ", ")
  end,
  rows = function(value) return tostring(#value) end,
  cells = function(value) return tostring(#value) end,
}

local NUMBERS = { number = true, integer = true, ref = true, rows = true, cells = true }

--- One value of a field of type `kind`, on one line and clean; a dash where it is absent.
---@param value any
---@param kind string see peel.schema
---@param places integer? of a number that was worked out: so many places behind the point
---@return string
function printing.value(value, kind, places)
  if value == nil then return "-" end
  if places and math.type(value) == "float" then -- minus nothing is nothing
    return (("%%.%df"):format(places):format(value):gsub(",", "."):gsub("^%-(0%.?0*)$", "%1"))
  end
  local shown = (SHOWN[kind] or tostring)(value)
  if #shown > LONGEST then shown = shown:sub(1, utf8.offset(shown, 0, LONGEST) - 1) .. "…" end
  return printing.clean(shown)
end

--- Narrows the widest columns, a cell at a time, until all fit into `room`.
---@param widths integer[]
---@param room integer
local function squeeze(widths, room)
  local total = 0
  for _, width in ipairs(widths) do total = total + width end
  while total > room do
    local widest = 1
    for i, width in ipairs(widths) do
      if width > widths[widest] then widest = i end
    end
    if widths[widest] <= LEAST then return end
    widths[widest], total = widths[widest] - 1, total - 1
  end
end

---@class peel.PrintColumn
---@field title string
---@field right boolean? numbers stand right
---@field keep_end boolean? a text that is too long loses its start

--- An aligned table of clean strings.
---
--- ```lua
--- print(printing.grid({ { title = "force" }, { title = "n", right = true } }, { { "Kent", "3" } }))
--- ```
---@param columns peel.PrintColumn[]
---@param rows string[][]
---@param width? integer of the terminal, in cells
---@return string lines joined by "\n", no blank at a line's end
function printing.grid(columns, rows, width)
  local widths = {}
  for i, column in ipairs(columns) do
    widths[i] = printing.width(column.title)
    for _, row in ipairs(rows) do widths[i] = math.max(widths[i], printing.width(row[i])) end
  end
  squeeze(widths, (width or printing.WIDTH) - #GAP * (#columns - 1))
  local function line(texts)
    local parts = {}
    for i, column in ipairs(columns) do
      parts[i] = pad(printing.shorten(texts[i], widths[i], column.keep_end), widths[i], column.right or false)
    end
    return (table.concat(parts, GAP):gsub(" +$", ""))
  end
  local titles, rules, lines = {}, {}, {}
  for i, column in ipairs(columns) do titles[i], rules[i] = column.title, ("-"):rep(widths[i]) end
  lines[1], lines[2] = line(titles), line(rules)
  for _, row in ipairs(rows) do lines[#lines + 1] = line(row) end
  return table.concat(lines, "\n")
end

--- The width of the terminal that standard output is, or what a terminal is taken to be.
---@return integer
function printing.room()
  return sys.isatty(STDOUT) and sys.width(STDOUT) or printing.WIDTH
end

--- Where a row comes from, for reading: place and line of its first record, and how many more there are.
local function source(row)
  local records = row:records()
  if #records == 0 then return "-" end
  local place = records[1]:place()
  local more = #records > 1 and (" +%d"):format(#records - 1) or ""
  return printing.clean(place.line and ("%s:%d%s"):format(place.path, place.line, more) or place.path .. more)
end

---@class peel.PrintOptions
---@field all boolean? every row, however many
---@field rows integer? how many rows at most; 20 unless told
---@field width integer? of the terminal, in cells
---@field columns string[]? which, in this order
---@field sources boolean? a last column says where each row comes from: path:line

--- A list of records as a table: the columns that its schema entry names, those left out in which nothing is known.
---@param list peel.Query
---@param options? peel.PrintOptions
---@return string
function printing.list(list, options)
  options = options or {}
  local entry, total = list:entry(), #list
  if total == 0 then return "no " .. entry.name:gsub("_", " ") end
  local kinds, leads, places, most = {}, {}, {}, options.all and total or math.min(total, options.rows or printing.ROWS)
  for _, of in ipairs(entry.fields) do kinds[of.name], leads[of.name], places[of.name] = of.type, of.align == "right", of.places end
  local columns, rows = {}, {}
  for row = 1, most do rows[row] = {} end
  for _, name in ipairs(options.columns or entry.columns) do
    local known, texts = false, {}
    for row = 1, most do
      local value = list[row][name]
      known = known or value ~= nil
      texts[row] = printing.value(value, kinds[name], places[name])
    end
    if known or options.columns then
      columns[#columns + 1] = { title = name, right = NUMBERS[kinds[name]] or leads[name], keep_end = leads[name] }
      for row, shown in ipairs(texts) do rows[row][#columns] = shown end
    end
  end
  if options.sources then
    columns[#columns + 1] = { title = "source", keep_end = true }
    for row = 1, most do rows[row][#columns] = source(list[row]) end
  end
  local lines = printing.grid(columns, rows, options.width or printing.room())
  return total > most and ("%s\n… and %d more"):format(lines, total - most) or lines
end

return printing
