--- Records as an aligned text table, for people. What a cell of the terminal holds is told by peel.cells.

local cells = require "peel.cells"
local sys = require "peel.core".sys

local printing = { safe = cells.safe, clean = cells.clean, width = cells.width, shorten = cells.shorten }

local STDOUT = 1 -- its descriptor

--- What a terminal is taken to be where nobody says.
printing.WIDTH, printing.ROWS = 100, 20

local GAP, LEAST, LONGEST = "  ", 6, 2000 -- between columns; narrowest shrunk column; bytes looked at of one cell

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
  verdict = function(value) return value == true and "yes" or value == false and "no" or value end,
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

--- The width of each column that fits its title and its texts, and the least that it may have: a number is never cut.
---@param columns peel.PrintColumn[]
---@param rows string[][]
---@return integer[] widths, integer[] least
local function natural(columns, rows)
  local widths, least = {}, {}
  for i, column in ipairs(columns) do
    local widest = 0
    for _, row in ipairs(rows) do widest = math.max(widest, printing.width(row[i])) end
    widths[i] = math.max(widest, printing.width(column.title))
    least[i] = math.min(widths[i], column.right and not column.keep_end and math.max(widest, LEAST) or LEAST)
  end
  return widths, least
end

--- Narrows the widest columns, a cell at a time, until all fit into `room` or none may be narrower.
---@param widths integer[]
---@param least integer[]
---@param room integer
local function squeeze(widths, least, room)
  local total = 0
  for _, width in ipairs(widths) do total = total + width end
  while total > room do
    local widest
    for i, width in ipairs(widths) do
      if width > least[i] and (not widest or width > widths[widest]) then widest = i end
    end
    if not widest then return end
    widths[widest], total = widths[widest] - 1, total - 1
  end
end

--- How many columns fit side by side, each as narrow as it may be; one at least.
local function fitting(columns, rows, width)
  local _, least = natural(columns, rows)
  local used = -#GAP
  for i in ipairs(columns) do
    used = used + #GAP + least[i]
    if used > width then return math.max(1, i - 1) end
  end
  return #columns
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
  local widths, least = natural(columns, rows)
  squeeze(widths, least, (width or printing.WIDTH) - #GAP * (#columns - 1))
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
    if known or options.columns or total > most and next((list:column(name))) ~= nil then -- further down there is something
      columns[#columns + 1] = { title = printing.clean(name), right = NUMBERS[kinds[name]] or leads[name], keep_end = leads[name] }
      for row, shown in ipairs(texts) do rows[row][#columns] = shown end
    end
  end
  if options.sources then
    columns[#columns + 1] = { title = "source", keep_end = true }
    for row = 1, most do rows[row][#columns] = source(list[row]) end
  end
  local width, more = options.width or printing.room(), {}
  for i = fitting(columns, rows, width) + 1, #columns do more[#more + 1], columns[i] = columns[i].title, nil end
  local lines = printing.grid(columns, rows, width)
  if total > most then lines = ("%s\n… and %d more"):format(lines, total - most) end
  if #more > 0 then
    lines = ("%s\n… and %d more column%s: %s"):format(lines, #more, #more == 1 and "" or "s", table.concat(more, ", "))
  end
  return lines
end

return printing
