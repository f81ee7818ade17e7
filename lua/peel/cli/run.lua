--- `peel run SCRIPT [ARG...]`: a Lua script with `peel` loaded.

local command = { name = "run", summary = "Run a Lua script with peel loaded." }

---@param parser any of argparse
function command.declare(parser)
  parser:argument "script":argname "SCRIPT":description "Lua file; - is standard input."
  parser:argument "argument":args "*":argname "ARG":description "What the script finds in `...` and `arg`."
  parser:flag "--traceback":description "Where an error came from, call by call."
end

--- What was raised, on one line unless the calls are wanted.
local function message_of(raised, whole)
  if type(raised) == "table" and raised.code and (getmetatable(raised) or {}).__tostring == nil then return raised end -- of a command
  local text = tostring(raised)
  if text:find "interrupted!$" then return text end
  return { code = 1, message = whole and debug.traceback(text, 2) or text }
end

---@param args table
---@return integer code
function command.run(args)
  local chunk, problem
  if args.script == "-" then chunk, problem = load(io.stdin:read "a", "=stdin") else chunk, problem = loadfile(args.script) end
  if not chunk then error({ code = 1, message = problem }, 0) end
  local before = rawget(_G, "arg")
  local given = table.move(args.argument, 1, #args.argument, 1, { [0] = args.script })
  _G.peel, _G.arg = require "peel", given
  local done, raised = xpcall(chunk, function(what) return message_of(what, args.traceback) end, table.unpack(args.argument))
  _G.arg = before
  if not done then error(raised, 0) end
  return 0
end

return command
