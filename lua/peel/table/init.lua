--- Tables of queries for other programs: CSV, TSV, Markdown, JSON, as text or written to a file.

local check_keys = require "peel.options"
local near = require "peel.near"
local sys = require "peel.core".sys

local tables = {}

---@class peel.TableOptions
---@field columns string[]? which, in this order; all unless told
---@field sources boolean? add where each row comes from: path, page, line, quotation

---@class peel.TableFormat
---@field name string
---@field doc string
---@field write fun(query: peel.Query, options?: peel.TableOptions): string

---@param module string
---@param name string
---@return fun(query: peel.Query, options?: peel.TableOptions): string
local function lazily(module, name)
  return function(query, options) return require(module)[name](query, options) end
end

---@type peel.TableFormat[]
tables.formats = {
  { name = "csv", doc = "comma-separated values, for spreadsheets", write = lazily("peel.table.delimited", "csv") },
  { name = "tsv", doc = "tab-separated values", write = lazily("peel.table.delimited", "tsv") },
  { name = "markdown", doc = "a Markdown table", write = lazily("peel.table.markdown", "write") },
  { name = "json", doc = "a list of objects", write = lazily("peel.table.objects", "json") },
  { name = "jsonl", doc = "one object a line", write = lazily("peel.table.objects", "jsonl") },
}

local OPTIONS = { "columns", "sources" }

---@param query peel.Query
---@param options any
---@param name string of the method
---@param level integer 1 = the caller
local function check_options(query, options, name, level)
  if options == nil then return end
  if type(options) ~= "table" then error(("%s: bad argument 'options': expected a table, got %s"):format(name, type(options)), level + 1) end
  check_keys(name, options, OPTIONS)
  if options.columns == nil then return end
  if type(options.columns) ~= "table" or #options.columns == 0 then
    error(("%s: option 'columns': expected a list of names, got %s"):format(name, type(options.columns)), level + 1)
  end
  local names, known = {}, {}
  for i, field in ipairs(query:columns()) do names[i], known[field.name] = field.name, true end
  for _, column in ipairs(options.columns) do
    if not known[column] then
      error(("%s: there is no column %q%s"):format(name, tostring(column), near.hint(column, names)), level + 1)
    end
  end
end

--- Gives a class of queries a method for each format.
---@param methods table
function tables.extend(methods)
  for _, format in ipairs(tables.formats) do
    local name = format.name
    --- With a path the file is written, whole or not at all, and the path comes back; without one the text does.
    ---
    --- ```lua
    --- assert(report:judgments():csv("judgments.csv", { sources = true }))
    --- print(report:judgments():markdown { columns = { "area", "grade" } })
    --- ```
    ---@param path? string
    ---@param options? peel.TableOptions
    ---@return string? done the path or the text; nil where the system refuses
    ---@return string? message
    ---@return integer? code of the system
    methods[name] = function(self, path, options)
      if type(path) == "table" and options == nil then path, options = nil, path end
      if path ~= nil and (type(path) ~= "string" or path == "") then
        error(("%s: bad argument 'path': expected a file name or nothing, got %s"):format(name, type(path)), 2)
      end
      if path and path:find "\0" then error(("%s: bad argument 'path': a file name holds no zero byte"):format(name), 2) end
      check_options(self, options, name, 2)
      local text = format.write(self, options)
      if path == nil then return text end
      local done, message, code = sys.replace(path, text)
      if not done then return nil, message, code end
      return path
    end
  end
end

return tables
