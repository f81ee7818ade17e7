--- The reports that a command line names: options that say how to read them, and reading one after the other.

local peel = require "peel"
local printing = require "peel.printing"
local registry = require "peel.registry"

local reports = { FILE = "File of plain text or markdown; - is standard input.",
  FILES = "File of plain text or markdown, folder of such files, or glob in quotes%s." }

--- Gives a command its arguments and options about reports.
---@param command any of argparse
---@param what string which words name a report
---@param count string? "+" unless told; "*" where none is needed
function reports.declare(command, what, count)
  command:argument "report":args(count or "+"):argname "REPORT":description(what)
  command:option "--encoding":argname "NAME":choices { "utf-8", "windows-1252", "iso-8859-1" }
    :description "Encoding of the files: utf-8 (unless told), windows-1252 or iso-8859-1."
  command:option "--framework":argname "ID"
    :description "Inspection framework that the reports follow, instead of recognising it."
    :convert(function(id)
      local known, found = pcall(function() return registry.default():framework(id) end)
      if known then return found.id end
      return nil, (tostring(found):gsub("^[^:]*:%d+: ", ""))
    end)
end

local function open(path, options)
  if path ~= "-" then return peel.open(path, options) end
  local text, message = io.stdin:read "a"
  if not text then return nil, "standard input: " .. message end
  return peel.parse(text, "standard input", options)
end

--- The reports of the command line as a corpus; those that can't be read are named on standard error when they are met.
---@param args table what the command line says
---@return any peel.Corpus
function reports.corpus(args)
  local options, words = { encoding = args.encoding, framework = args.framework }, {}
  for i, word in ipairs(args.report) do
    words[i] = word
    if word == "-" and args.command ~= "repl" then -- there it is what is typed
      local report, why = open(word, options)
      words[i] = report or error({ code = 1, message = why }, 0)
    end
  end
  local corpus, message = peel.corpus(words, options)
  if not corpus then error({ code = 1, message = message }, 0) end
  return corpus
end

--- What a failed `use` raises, made one that names the report; what was raised to end the command passes.
local function named(path, problem)
  if type(problem) ~= "string" or problem:find "interrupted!$" then return problem end
  return { code = 1, message = ("%s: internal error, please report it: %s"):format(path, problem) }
end

--- Calls `use` with each report in turn and closes it. One that can't be read is named on standard error, and the rest
--- are still read.
---@param args table what the command line says
---@param use fun(report: peel.Report, position: integer)
---@return integer code 0, or 1 where a report could not be read
function reports.each(args, use)
  local code = 0
  for position, path in ipairs(args.report) do
    local done, problem = pcall(function()
      local report <close>, message, kind = open(path, { encoding = args.encoding, framework = args.framework })
      if report then return use(report, position) end
      local hint = kind == "not_utf8" and " (here: --encoding windows-1252)" or ""
      io.stderr:write("peel: ", printing.clean(tostring(message)), hint, "\n")
      code = 1
    end)
    if not done then error(named(path, problem), 0) end
  end
  return code
end

return reports
