--- `peel query 'EXPR' REPORT...`: one expression over reports, its result as a table.

local near = require "peel.near"
local output = require "peel.cli.output"
local printing = require "peel.printing"
local reports = require "peel.cli.reports"
local tables = require "peel.table"

local command = { name = "query", summary = "Answer one expression over reports with a table.",
  description = "Answers one expression over reports with a table.\n" ..
    "Every list is a name in the expression: judgments, findings, recommendations, values, …; c is the whole corpus.\n" ..
    "  peel query 'judgments{grade = \"inadequate\"}' reports/*.txt" }

---@param parser any of argparse
function command.declare(parser)
  parser:argument "expression":argname "EXPR":description "A Lua expression."
  reports.declare(parser, reports.FILES:format "; - is standard input")
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

--- The names of the expression; an unknown one raises with the nearest.
local function names_of(corpus, paths)
  local own = require("peel.cli.scope").of(corpus, paths)
  return setmetatable({}, { __index = function(_, name)
    local value = own[name]
    if value == nil then value = _G[name] end
    if value == nil then
      error({ code = 2, message = ("nothing here is called %q%s"):format(name, near.hint(name, getmetatable(own).__names())) }, 0)
    end
    return value
  end })
end

---@param args table
---@return integer code
function command.run(args)
  local corpus = reports.corpus(args)
  local chunk, problem = load("return " .. args.expression, "=expression", "t", names_of(corpus, args.report))
  if not chunk then error({ code = 2, message = tostring(problem):gsub("^expression:1: ", "") }, 0) end
  local text
  local done, raised = pcall(function()
    local value = chunk()
    local found = as_query(value)
    if not found then text = require("peel.repl.show").value(value) .. "\n"
    elseif args.format ~= "table" then text = found[args.format](found, { sources = args.sources or nil })
    else text = found:format { all = args.all, sources = args.sources } .. "\n" end
  end)
  if not done then
    if type(raised) ~= "string" or raised:find "interrupted!$" then error(raised, 0) end
    error({ code = 1, message = raised:gsub("^[^:\n]*:%d+: ", "") }, 0) -- without the line of whoever asked
  end
  output.write(text)
  for failed in corpus:failed():each() do io.stderr:write("peel: ", printing.clean(failed.message), "\n") end
  return #corpus:failed() > 0 and 1 or 0
end

return command
