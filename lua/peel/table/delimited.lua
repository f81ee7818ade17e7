--- Tables for spreadsheets: comma-separated values (RFC 4180) and tab-separated ones.

local values = require "peel.table.values"

local delimited = {}

--- A spreadsheet takes a text that begins with one of these for a formula.
local FORMULA = "^[=+%-@\t\r]"

--- Control characters that no cell needs, and no program or terminal should meet; a line break and a tab stay in quotes.
local function clean(text)
  text = text:gsub("[%z\1-\8\11\12\14-\31\127]", " ")
  return text:find "\194" and text:gsub("\194[\128-\159]", " ") or text
end

--- A text that a spreadsheet would run is marked as text by an apostrophe.
local function guarded(text) return text:find(FORMULA) and "'" .. text or text end

---@param value string|number|boolean|nil
---@return string
local function comma_cell(value)
  if value == nil then return "" end
  if type(value) == "number" then return values.number(value) end
  if type(value) == "boolean" then return tostring(value) end
  if not value:find '[%c",\194]' and not value:find "^[ =+%-@]" and not value:find " $" then return value end -- most are
  local text = guarded(clean(value))
  if text:find '[",\r\n]' or text:find "^ " or text:find " $" then return '"' .. text:gsub('"', '""') .. '"' end
  return text
end

--- In a tab-separated table nothing can be quoted: tabs and line breaks become blanks.
local function tab_cell(value)
  if value == nil then return "" end
  if type(value) == "number" then return values.number(value) end
  if type(value) == "boolean" then return tostring(value) end
  return guarded((clean(value):gsub("[\t\r\n]+", " ")))
end

---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
local function write(query, options, cell, separator, line_end)
  local columns, lines = values.columns(query, options), {}
  local parts = {}
  for i, column in ipairs(columns) do parts[i] = cell(column.title) end
  lines[1] = table.concat(parts, separator)
  local read = values.reader(query, columns, cell)
  for row = 1, #query do lines[row + 1] = table.concat(read(row), separator) end
  lines[#lines + 1] = ""
  return table.concat(lines, line_end)
end

--- RFC 4180: a header, CR LF, quotes where they are needed. Text that a spreadsheet would take for a formula gets a leading
--- apostrophe; numbers are numbers.
---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
function delimited.csv(query, options) return write(query, options, comma_cell, ",", "\r\n") end

--- Tab-separated: one line a row, tabs and line breaks in a text become blanks.
---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
function delimited.tsv(query, options) return write(query, options, tab_cell, "\t", "\n") end

return delimited
