--- The command `peel`: what stands on the command line, which command runs, and the exit code.
-- 0 = done, 1 = a report could not be read or the output not be written, 2 = the command line is wrong.

local argparse = require "argparse"
local output = require "peel.cli.output"
local printing = require "peel.printing"
local version = require "peel.version"

local cli = {}

local INTERRUPTED = 130 -- what shells expect of a program that the user stopped

--- The modules of the commands in the order of the help: each has name, summary, declare(parser), run(args).
cli.commands = { "peel.cli.show", "peel.cli.query", "peel.cli.repl", "peel.cli.run", "peel.cli.export" }

--- Ends the command line early: printed to standard output with code 0, or to standard error with another.
---@param text string
---@param code integer
local function stop(text, code) error({ text = text, code = code }, 0) end

--- A wrong command line; argparse calls this with the parser of the command that was on the line.
local function refuse(parser, message)
  local usage = parser:get_usage()
  local name = usage:match "^Usage: (peel %l+)" or "peel"
  stop(("peel: %s\n%s\n`%s --help` says more.\n"):format(printing.clean(message), usage, name), 2)
end

--- Gives a parser a --help that ends the command through `stop`, as all does here, and not the whole process.
local function add_help(parser)
  parser:add_help { "-h", "--help", description = "This help.", action = function() stop(parser:get_help() .. "\n", 0) end }
end

---@return any parser of argparse
---@return table<string, table> commands by name
local function build()
  local parser = argparse("peel", "Reads police inspection reports: grades, findings, recommendations and numbers, each with its place.")
  parser.error = refuse
  add_help(parser)
  parser:help_max_width(100):help_description_margin(28):usage_max_width(100):command_target "command"
  parser:flag "--version":description "The version.":action(function() stop("peel " .. version .. "\n", 0) end)
  parser:epilog("`peel COMMAND --help` says more of one. To begin:\n  peel show report.txt\n  peel query 'judgments{grade = \"inadequate\"}' reports/\n" ..
    "  peel repl reports/\nExit codes: 0 done, 1 a report could not be read or the output not be written, 2 wrong usage.")
  local commands = {}
  for _, module in ipairs(cli.commands) do
    local command = require(module)
    local own = parser:command(command.name):summary(command.summary):description(command.description or command.summary)
    add_help(own)
    command.declare(own)
    commands[command.name] = command
  end
  return parser, commands
end

---@param args string[]
---@return integer code
local function run(args)
  local parser, commands = build()
  local parsed = parser:parse(args)
  local code = commands[parsed.command].run(parsed)
  output.flush()
  return code
end

--- What is said of an error, and the exit code; never a traceback.
---@param problem any
---@return string? text
---@return integer code
local function explain(problem)
  if problem == output.CLOSED then return nil, 0 end
  if type(problem) == "table" and problem.text then return problem.text, problem.code end
  if type(problem) == "table" and problem.message then
    return ("peel: %s\n"):format(printing.clean(problem.message)), problem.code
  end
  local text = tostring(problem)
  if text:find "interrupted!$" then return nil, INTERRUPTED end
  if text:find "not enough memory$" then return "peel: not enough memory\n", 1 end
  return ("peel: internal error, please report it: %s\n"):format(printing.clean(text)), 1
end

--- Runs the command. Never raises.
---@param args string[] the words after `peel`
---@return integer code for os.exit
function cli.main(args)
  local done, result = pcall(run, args)
  if done then return result end
  local text, code = explain(result)
  io.stdout:flush()
  local stream = code == 0 and io.stdout or io.stderr
  if text then stream:write(text) end
  stream:flush()
  return code
end

return cli
