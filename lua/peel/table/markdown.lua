--- A table in Markdown, as GitHub and Pandoc read it.

local printing = require "peel.printing"
local values = require "peel.table.values"

local markdown = {}

--- What Markdown would read as a mark is escaped, so that the text shows as it is.
local function cell(value)
  if value == nil then return "" end
  if type(value) == "number" then return values.number(value) end
  return (printing.clean(tostring(value)):gsub("[\\`*_{}%[%]<>|#~]", "\\%0"):gsub("^([-+=])", "\\%1"))
end

---@param query peel.Query
---@param options? { columns: string[]?, sources: boolean? }
---@return string
function markdown.write(query, options)
  options = options or {}
  local columns = values.columns(query, { columns = options.columns, sources = options.sources, unmarked = true })
  local lines, rules, parts = {}, {}, {}
  for i, column in ipairs(columns) do parts[i], rules[i] = cell(column.title), column.right and "--:" or "---" end
  local function line(list) lines[#lines + 1] = "| " .. table.concat(list, " | ") .. " |" end
  line(parts)
  line(rules)
  local read = values.reader(query, columns, cell)
  for row = 1, #query do line(read(row)) end
  local allowed = values.allowed(query)
  if allowed then table.move({ "", "allowed: " .. cell(allowed) }, 1, 2, #lines + 1, lines) end
  lines[#lines + 1] = ""
  return table.concat(lines, "\n")
end

return markdown
