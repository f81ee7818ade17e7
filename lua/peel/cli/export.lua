--- `peel export REPORT...`: the records of reports in a format for other programs.

local export = require "peel.export"
local output = require "peel.cli.output"
local reports = require "peel.cli.reports"

local command = { name = "export", summary = "Write the records of reports, for other programs." }

---@param parser any of argparse
function command.declare(parser)
  reports.declare(parser, reports.FILE)
  local lines = {}
  for i, format in ipairs(export.formats) do lines[i] = ("%s: %s"):format(format.name, format.doc) end
  parser:option "-f" "--format":argname "FORMAT":choices(export.names()):default "json"
    :description(table.concat(lines, "; ") .. ".")
end

---@param args table
---@return integer code
function command.run(args)
  local stream = export.open(args.format, output.write, #args.report > 1)
  local code = reports.each(args, function(report) stream:report(report) end)
  if code == 0 or #args.report > 1 then stream:finish() end
  return code
end

return command
