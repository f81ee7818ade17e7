--- What `peel show` is laid out with: colours, rows of cells in columns, line numbers. All text of a report passes `clean` on
-- its way here, so that nothing in it can steer a terminal.

local printing = require "peel.printing"

local layout = {}

local CODES = { bold = "1", dim = "2", red = "31", green = "32", yellow = "33", cyan = "36" }
local GAP, LEAST = 2, 10 -- blanks between columns; the narrowest that a column is cut to

---@class peel.Style
---@field width integer columns of the terminal
---@field color boolean

---@class peel.Cell
---@field text string clean
---@field paint string? name of a colour
---@field right boolean? stands right in its column

---@param options? { width: integer?, color: boolean? }
---@return peel.Style
function layout.style(options)
  return { width = options and options.width or printing.WIDTH, color = options and options.color or false }
end

--- The clean text in a colour, where colour is wanted.
---@param style peel.Style
---@param text string
---@param name string? of the colour
---@return string
function layout.paint(style, text, name)
  if not style.color or not name or text == "" then return text end
  return ("\27[%sm%s\27[0m"):format(CODES[name], text)
end

--- A cell of whatever a field holds; "" where it is absent.
---@param value any
---@param paint string?
---@return peel.Cell
function layout.cell(value, paint)
  return { text = value == nil and "" or printing.clean(tostring(value)), paint = paint }
end

--- A cell that stands right.
---@return peel.Cell
function layout.right(value, paint)
  local cell = layout.cell(value, paint)
  cell.right = true
  return cell
end

--- The width of each column: the widest of those that may be cut gives way until all fit.
local function measure(rows, flexible, room)
  local widths, used = {}, 0
  for _, row in ipairs(rows) do
    if not row.whole then
      for i, cell in ipairs(row) do widths[i] = math.max(widths[i] or 0, printing.width(cell.text)) end
    end
  end
  for _, width in ipairs(widths) do used = used + (width > 0 and width + GAP or 0) end
  used = used - GAP
  while used > room do
    local widest
    for _, i in ipairs(flexible) do
      if widths[i] and widths[i] > LEAST and (not widest or widths[i] > widths[widest]) then widest = i end
    end
    if not widest then break end
    widths[widest], used = widths[widest] - 1, used - 1
  end
  return widths
end

--- Rows of cells as lines, aligned in columns; a column that is empty throughout takes no room. A row marked `whole` is one
--- cell over all columns.
---@param style peel.Style
---@param rows peel.Cell[][]
---@param flexible integer[] the columns that are cut when lines get too long
---@param indent integer? blanks before each line
---@return string[]
function layout.columns(style, rows, flexible, indent)
  indent = indent or 2
  local widths, lines = measure(rows, flexible, style.width - indent), {}
  for n, row in ipairs(rows) do
    local line, blanks = {}, indent
    if row.whole then
      local text = printing.shorten(row[1].text, style.width - indent)
      line[1], row = (" "):rep(indent) .. layout.paint(style, text, row[1].paint), {}
    end
    for i, cell in ipairs(row) do
      if widths[i] > 0 then
        local text = printing.shorten(cell.text, widths[i])
        local lack = widths[i] - printing.width(text)
        if cell.right then blanks, lack = blanks + lack, 0 end
        if text == "" then
          blanks = blanks + lack + GAP
        else
          line[#line + 1] = (" "):rep(blanks) .. layout.paint(style, text, cell.paint)
          blanks = lack + GAP
        end
      end
    end
    lines[n] = table.concat(line)
  end
  return lines
end

--- A clean text as lines of at most `width` cells, broken at blanks.
---@param text string
---@param width integer
---@return string[]
function layout.wrap(text, width)
  local lines, line, used = {}, {}, 0
  for word in text:gmatch "%S+" do
    local cells = printing.width(word)
    if #line > 0 and used + 1 + cells > width then
      lines[#lines + 1], line, used = table.concat(line, " "), {}, 0
    end
    used = used + cells + (#line > 0 and 1 or 0)
    line[#line + 1] = word
  end
  lines[#lines + 1] = table.concat(line, " ")
  return lines
end

--- Rows of cells in columns, the last of which is never cut: what is too long goes on below.
---@param style peel.Style
---@param rows peel.Cell[][] all of one length
---@return string[]
function layout.hanging(style, rows)
  local heads, used, tails = {}, 0, {}
  for i, row in ipairs(rows) do heads[i] = table.move(row, 1, #row - 1, 1, {}) end
  for _, width in ipairs(measure(heads, {}, style.width)) do used = used + (width > 0 and width + GAP or 0) end
  for i, row in ipairs(rows) do
    local last, head = row[#row], heads[i]
    for n, text in ipairs(layout.wrap(last.text, math.max(style.width - used - GAP, 20))) do
      local line = n == 1 and table.move(head, 1, #head, 1, {}) or {}
      for k = #line + 1, #head do line[k] = layout.cell "" end
      line[#line + 1] = { text = text, paint = last.paint }
      tails[#tails + 1] = line
    end
  end
  return layout.columns(style, tails, {})
end

--- How often two values meet: a row for each first value, a column for each second one.
---@param style peel.Style
---@param pairs_of { [1]: any, [2]: any }[]
---@param columns any[] the second values in the order of the columns
---@return string[]
function layout.matrix(style, pairs_of, columns)
  local rows, counts, order = { { layout.cell "" } }, {}, {}
  for _, pair in ipairs(pairs_of) do
    if not counts[pair[1]] then counts[pair[1]], order[#order + 1] = {}, pair[1] end
    counts[pair[1]][pair[2]] = (counts[pair[1]][pair[2]] or 0) + 1
  end
  local flexible = {}
  for i, column in ipairs(columns) do rows[1][i + 1], flexible[i] = layout.right(column, "dim"), i + 1 end
  for n, first in ipairs(order) do
    local row = { layout.cell(first) }
    for i, column in ipairs(columns) do
      local count = counts[first][column]
      row[i + 1] = layout.right(count or "-", not count and "dim" or nil)
    end
    rows[n + 1] = row
  end
  return layout.columns(style, rows, flexible)
end

--- A line with a text at its left, cut where it is too long, and one at its right end.
---@param style peel.Style
---@param left peel.Cell
---@param rest string clean
---@param indent integer
---@return string
function layout.ends(style, left, rest, indent)
  local room = style.width - indent - (rest == "" and 0 or printing.width(rest) + GAP)
  local text = printing.shorten(left.text, math.max(room, LEAST))
  local line = (" "):rep(indent) .. layout.paint(style, text, left.paint)
  if rest == "" then return line end
  return line .. (" "):rep(math.max(room - printing.width(text), 0) + GAP) .. layout.paint(style, rest, "dim")
end

--- A line of a heading and what is said beside it.
---@param style peel.Style
---@param title string
---@param text string?
---@return string
function layout.heading(style, title, text)
  text = printing.shorten(printing.clean(text or ""), math.max(style.width - printing.width(title) - GAP, 0))
  return layout.paint(style, title, "bold") .. (text == "" and "" or (" "):rep(GAP) .. text)
end

--- Line numbers in order as ranges: { 3, 4, 6, 20 } is "3-6, 20"; one line between is taken to be blank.
---@param numbers integer[]
---@return string
function layout.ranges(numbers)
  local parts, from = {}, nil
  for i, number in ipairs(numbers) do
    from = from or number
    if not numbers[i + 1] or numbers[i + 1] > number + 2 then
      parts[#parts + 1] = from == number and tostring(number) or ("%d-%d"):format(from, number)
      from = nil
    end
  end
  return table.concat(parts, ", ")
end

--- "line 3", "lines 3-6, 20": line numbers in words; "" for none.
---@param numbers integer[]
---@return string
function layout.lines(numbers)
  if #numbers == 0 then return "" end
  return (#numbers == 1 and "line " or "lines ") .. layout.ranges(numbers)
end

--- "line 86", "lines 86, 120": where a record stands, or the places that its mentions name.
---@param record peel.Record
---@param mentions peel.Record[]?
---@return string
function layout.place(record, mentions)
  local lines, seen = {}, {}
  local function add(spans)
    local first = spans and spans[1]
    if first and not seen[first.line] then seen[first.line], lines[#lines + 1] = true, first.line end
  end
  for _, mention in ipairs(mentions or {}) do add(mention.spans) end
  if #lines == 0 then add(record.spans) end
  if #lines == 0 then return "" end
  return (#lines == 1 and "line " or "lines ") .. table.concat(lines, ", ")
end

--- "3 warnings", "1 note".
function layout.count(n, word) return ("%d %s%s"):format(n, word, n == 1 and "" or "s") end

--- How often each value stands in a list, in the order of first appearance.
---@param values any[]
---@param n integer
---@return { value: any, count: integer }[]
function layout.tally(values, n)
  local found, by_value = {}, {}
  for i = 1, n do
    local value = values[i]
    if value ~= nil then
      if not by_value[value] then
        by_value[value] = { value = value, count = 0 }
        found[#found + 1] = by_value[value]
      end
      by_value[value].count = by_value[value].count + 1
    end
  end
  return found
end

return layout
