--- `peel show REPORT...`: reports at a glance, or their outline.

local output = require "peel.cli.output"
local printing = require "peel.printing"
local reports = require "peel.cli.reports"
local show = require "peel.show"

local command = { name = "show", summary = "Show reports at a glance, or their outline." }

---@param parser any of argparse
function command.declare(parser)
  reports.declare(parser, reports.FILE)
  parser:flag "-o" "--outline":description "The sections with their evidence, blocks, tables, figures and notes."
  parser:flag "-a" "--all":description "Everything, however long: every finding, every number, every block."
  parser:option "--width":argname "COLUMNS":convert(function(text)
    local width = math.tointeger(tonumber(text))
    if width and width >= 40 and width <= 1000 then return width end
    return nil, ("--width: a whole number from 40 to 1000 expected, got '%s'"):format(text)
  end):description "Width of the output; that of the terminal unless told, else 100."
  parser:option "--color":argname "WHEN":choices { "auto", "always", "never" }:default "auto"
    :description "Colour: auto (on a terminal, unless NO_COLOR is set), always or never."
end

---@param args table
---@return integer code
function command.run(args)
  local width = args.width or printing.terminal()
  local options = { width = width and math.max(width, 40), color = output.colour(args.color), all = args.all }
  local render = args.outline and show.outline or show.report
  local shown = 0
  return reports.each(args, function(report)
    output.write((shown > 0 and "\n" or "") .. render(report, options) .. "\n")
    shown = shown + 1
  end)
end

return command
