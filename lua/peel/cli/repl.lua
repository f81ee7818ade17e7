--- `peel repl [REPORT...]`: reports explored line by line.

local reports = require "peel.cli.reports"
local scope = require "peel.cli.scope"
local sys = require "peel.core".sys

local command = { name = "repl", summary = "Explore reports, a line at a time.",
  description = "Explores reports, a line at a time. Every list is a name: judgments, findings, …; c is the whole corpus, " ..
    "r the report where it is one; help() tells the rest." }

---@param parser any of argparse
function command.declare(parser) reports.declare(parser, reports.FILES:format "", "*") end

---@param args table
---@return integer code
function command.run(args)
  local peel = require "peel"
  local repl = require "peel.repl"
  local names, sections = {}, nil
  local banner = ("peel %s. help() tells what to type.\n"):format(peel._VERSION)
  if #args.report > 0 then
    local corpus = reports.corpus(args)
    names = scope.of(corpus, args.report)
    sections = function()
      local titles = {}
      for section in corpus:sections():each() do titles[#titles + 1] = section.title end
      return titles
    end
    banner = banner .. ("c: %s; its lists by name: judgments, findings, recommendations, values …%s\n"):format(tostring(corpus),
      scope.single(args.report) and " The report itself is r." or "")
  end
  repl.run(names, { banner = sys.isatty(0) and banner or nil, sections = sections })
  return 0
end

return command
