--- The command `peel`: what stands on the command line, which command runs, and the exit code.
-- 0 = done, 1 = a report could not be read or the output not be written, 2 = the command line is wrong.

local argparse = require "argparse"
local output = require "peel.cli.output"
local printing = require "peel.printing"
local version = require "peel.version"

local cli = {}

--- Commands in the order of the help, each a module of its own: name, summary, declare(parser), run(args).
cli.commands = { "peel.cli.show", "peel.cli.export" }

--- Ends the command line early: printed to standard output with code 0, or to standard error with another.
---@param text string
---@param code integer
local function stop(text, code) error({ text = text, code = code }, 0) end

--- A wrong command line; argparse calls this with the parser of the command that was on the line.
local function refuse(parser, message)
  local name = parser:get_usage():match "^Usage: (%S+ ?[%l]*)"
  stop(("peel: %s\n%s\n`%s --help` says more.\n"):format(printing.clean(message), parser:get_usage(), name), 2)
end

---@return any parser, table<string, table> commands by name
local function build()
  local parser = argparse("peel", "Reads police inspection reports: grades, findings, recommendations and numbers, each with its place.")
  parser.error = refuse
  parser:add_help { "-h", "--help", description = "This help.", action = nil }
  parser:help_max_width(100):help_description_margin(24):usage_max_width(100)
  parser:command_target "command"
  parser:flag "--version":description "The version.":action(function() stop("peel " .. version .. "\n", 0) end)
  parser:epilog "`peel COMMAND --help` explains a command. Exit codes: 0 done, 1 a report could not be read, 2 usage."
  local commands = {}
  for _, module in ipairs(cli.commands) do
    local command = require(module)
    local own = parser:command(command.name):summary(command.summary):description(command.summary)
    command.declare(own)
    commands[command.name] = command
  end
  return parser, commands
end

--- What went wrong inside: the first line for people, and where, without a traceback.
local function internal(problem)
  local text = printing.clean(tostring(problem))
  return ("peel: internal error, please report it: %s\n"):format(text)
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

--- Runs the command. Never raises; a word for standard error goes there.
---
--- ```lua
--- os.exit(require "peel.cli".main{ "show", "report.txt" })
--- ```
---@param args string[] the words after `peel`
---@return integer code for os.exit
function cli.main(args)
  local done, result = pcall(run, args)
  if done then return result end
  if result == output.CLOSED then return 0 end
  if type(result) == "table" and result.code then
    local text = result.text or ("peel: %s\n"):format(printing.clean(result.message))
    local stream = result.code == 0 and io.stdout or io.stderr
    stream:write(text)
    stream:flush()
    return result.code
  end
  io.stdout:flush()
  io.stderr:write(internal(result))
  return 1
end

return cli
