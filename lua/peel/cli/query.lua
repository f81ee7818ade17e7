--- `peel query 'EXPR' REPORT...`: one expression over reports, its result as a table.

local output = require "peel.cli.output"
local reports = require "peel.cli.reports"
local tables = require "peel.table"

local command = { name = "query", summary = "Answer one expression over reports with a table.",
  description = "Every list is a name in the expression: judgments, findings, recommendations, values, …; c is the whole corpus.\n" ..
    "  peel query 'judgments:where{grade = \"inadequate\"}' reports/*.txt" }

---@param parser any of argparse
function command.declare(parser)
  parser:argument "expression":argname "EXPR":description "A Lua expression."
  reports.declare(parser)
  local names = { "table" }
  for i, format in ipairs(tables.formats) do names[i + 1] = format.name end
  parser:option "-f" "--format":argname "FORMAT":choices(names):default "table"
    :description "table (aligned, for reading), csv, tsv, markdown, json or jsonl."
  parser:flag "-s" "--sources":description "Add where each row comes from: path, page, line, quotation."
  parser:flag "-a" "--all":description "Every row of a printed table."
end

--- Is this a query, or something that answers with one?
local function as_query(value)
  if type(value) ~= "table" and type(value) ~= "userdata" then return nil end
  local query = require "peel.query"
  if query.is_query(value) then return value end
  return query.is_grouping(value) and value:count() or nil
end

---@param args table
---@return integer code
function command.run(args)
  local corpus = reports.corpus(args)
  local names = setmetatable({}, { __index = function(_, name)
    local own = require("peel.cli.scope").of(corpus, args.report)
    local value = own[name]
    if value == nil then value = _G[name] end
    return value
  end })
  local chunk, problem = load("return " .. args.expression, "=expression", "t", names)
  if not chunk then error({ code = 2, message = tostring(problem):gsub("^expression:1: ", "") }, 0) end
  local done, value = pcall(chunk)
  if not done then
    if type(value) == "string" and value:find "interrupted!$" then error(value, 0) end
    error({ code = 1, message = tostring(value):gsub("^expression:1: ", "") }, 0)
  end
  local found = as_query(value)
  if not found then
    output.write(require("peel.repl.show").value(value) .. "\n")
  elseif args.format ~= "table" then
    output.write(found[args.format](found, { sources = args.sources or nil }))
  else
    local text = found:format { width = output.width(), rows = args.all and #found or nil, sources = args.sources or nil }
    output.write(text .. "\n")
  end
  return #corpus:failed() > 0 and 1 or 0
end

return command
