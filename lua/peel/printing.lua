--- Records as an aligned text table, for people. What a cell of the terminal holds is told by peel.cells.

local cells = require "peel.cells"
local sys = require "peel.core".sys

local printing = { safe = cells.safe, clean = cells.clean, width = cells.width, shorten = cells.shorten }

local STDOUT = 1 -- its descriptor

--- What a terminal is taken to be where nobody says.
printing.WIDTH, printing.ROWS = 100, 20

local GAP, LEAST, LONGEST = "  ", 6, 2000 -- between columns; narrowest shrunk column; bytes looked at of one cell
local NAME, SAID = 24, 60 -- cells of a name, which is cut last; of a value that stands under a table instead of in each row

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

--- The width of each column that fits its title and its texts, and the least that it can be cut to: a number is never cut, but
--- its title is.
---@param columns peel.PrintColumn[]
---@param rows string[][]
---@return integer[] widths
---@return integer[] least
local function measure(columns, rows)
  local widths, least = {}, {}
  for i, column in ipairs(columns) do
    local title, widest = printing.width(column.title), 0
    for _, row in ipairs(rows) do widest = math.max(widest, printing.width(row[i])) end
    widths[i] = math.max(title, widest)
    least[i] = math.min(widths[i], column.right and not column.keep_end and math.max(widest, LEAST) or LEAST)
  end
  return widths, least
end

--- The cells that columns take side by side.
local function together(widths)
  local total = #GAP * (#widths - 1)
  for _, width in ipairs(widths) do total = total + width end
  return total
end

--- Narrows columns, a cell at a time, until all fit into `room`. What is long gives first, and keeps more than what is less
--- long, but not as much more as it is longer: a name that is cut in half tells nothing.
---@param widths integer[]
---@param least integer[]
---@param room integer
local function squeeze(widths, least, room)
  local due = {}
  for i, width in ipairs(widths) do due[i] = math.log(math.max(width, LEAST)) end
  for _ = 1, together(widths) - room do
    local widest, most
    for i, width in ipairs(widths) do
      local share = width > NAME and NAME + width / due[i] or width
      if width > least[i] and (not widest or share > most) then widest, most = i, share end
    end
    if not widest then return end
    widths[widest] = widths[widest] - 1
  end
end

--- Takes columns that say the same in every row out of a table: one line can say that.
---@param columns peel.PrintColumn[]
---@param rows string[][]
---@return string[] said "force = Kent"
local function take_out(columns, rows)
  local differ, said, kept = {}, {}, 0
  for i in ipairs(columns) do
    for _, row in ipairs(rows) do differ[i] = differ[i] or row[i] ~= rows[1][i] or nil end
  end
  if not next(differ) then return said end
  for i = 1, #columns do
    local column = columns[i]
    columns[i] = nil
    if differ[i] then
      kept = kept + 1
      columns[kept] = column
      for _, row in ipairs(rows) do row[kept] = row[i] end
    else
      said[#said + 1] = ("%s = %s"):format(column.title, printing.shorten(rows[1][i], SAID))
    end
  end
  return said
end

--- How many columns fit side by side, each as narrow as it may be; one at least.
local function fitting(least, width)
  local used = -#GAP
  for i, narrowest in ipairs(least) do
    used = used + #GAP + narrowest
    if used > width then return math.max(1, i - 1) end
  end
  return #least
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
  local widths, least = measure(columns, rows)
  squeeze(widths, least, width or printing.WIDTH)
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

--- Columns of the terminal that standard output is, or nil where it is none.
---@return integer?
function printing.terminal() return sys.isatty(STDOUT) and sys.width(STDOUT) or nil end

--- Where a row comes from, for reading: path and line of its first record, and how many more there are.
---@return string path
---@return string line "12", "12 +3"
local function source(row)
  local records = row:records()
  if #records == 0 then return "-", "" end
  local place = records[1]:place()
  local more = #records > 1 and (" +%d"):format(#records - 1) or ""
  return printing.clean(place.path or "-"), (place.line or "") .. more
end

--- The last column of a table, which says where each row comes from; of rows of one file, their lines alone where `short`.
---@param list peel.Query
---@param columns peel.PrintColumn[]
---@param rows string[][]
---@param short boolean
---@return string[] said "path = report.txt"
local function put_sources(list, columns, rows, at, short)
  local paths, lines, one = {}, {}, short
  for i = 1, #rows do
    paths[i], lines[i] = source(list[i])
    one = one and paths[i] == paths[1] and lines[i]:find "^%d" ~= nil
  end
  columns[at] = { title = one and "line" or "source", right = one, keep_end = true }
  for i, row in ipairs(rows) do
    row[at] = one and lines[i] or paths[i] .. (lines[i]:find "^%d" and ":" or "") .. lines[i]
  end
  return { one and "path = " .. paths[1] or nil }
end

---@class peel.PrintOptions
---@field all boolean? every row, however many
---@field rows integer? how many rows at most; 20 unless told
---@field width integer? of the terminal, in cells
---@field columns string[]? which, in this order
---@field sources boolean? a last column says where each row comes from: path:line, or line where all are of one file

--- A list of records as a table: the columns that its schema entry names, those left out in which nothing is known. Where it is
--- too wide, columns that are the same in every row are told in a line under it, unless `columns` names them.
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
  local last = options.sources and #columns + 1
  if last then put_sources(list, columns, rows, last, false) end
  local width, same, more = options.width or printing.terminal() or printing.WIDTH, {}, {}
  local widths, least = measure(columns, rows)
  if #rows > 1 and together(widths) > width then
    local path = last and put_sources(list, columns, rows, last, true) or {}
    if not options.columns then same = take_out(columns, rows) end
    same[#same + 1] = path[1]
    least = select(2, measure(columns, rows))
  end
  for i = fitting(least, width) + 1, #columns do more[#more + 1], columns[i] = columns[i].title, nil end
  local lines = printing.grid(columns, rows, width)
  if total > most then lines = ("%s\n… and %d more"):format(lines, total - most) end
  if #same > 0 then
    lines = ("%s\nthe same in %s: %s"):format(lines, total > most and "all rows shown" or "every row", table.concat(same, ", "))
  end
  if #more > 0 then
    lines = ("%s\n… and %d more column%s: %s"):format(lines, #more, #more == 1 and "" or "s", table.concat(more, ", "))
  end
  return lines
end

return printing
