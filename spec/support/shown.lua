--- Helpers of the specs of `peel show`.

local query = require "peel.query"

local shown = {}


--- A report in name only: our own record sets under its lists, with front matter and coverage as given.
function shown.stub(records, fields)
  local report = { path = "stub.txt", bytes = 62, recognition = {}, list = function(_, name) return query.list(records, name) end }
  function report.coverage()
    return { id = 0, lines = 0, claimed = 0, prose = 0, furniture = 0, not_understood = 0, lines_not_understood = {}, sections = {} }
  end
  for name, value in pairs(fields or {}) do report[name] = value end
  return report
end

function shown.lines_of(text)
  local lines = {}
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
  return lines
end

--- The one line that holds all these words, plainly; fails where there is none.
function shown.line_with(text, ...)
  for _, line in ipairs(shown.lines_of(text)) do
    local all = true
    for i = 1, select("#", ...) do all = all and line:find(select(i, ...), 1, true) ~= nil end
    if all then return line end
  end
  assert.is_truthy(false, "no line with " .. table.concat({ ... }, ", ") .. " in\n" .. text)
end

--- The lines of one part: its heading and what stands below it, to the next empty line.
function shown.part_of(text, title)
  local found = {}
  for _, line in ipairs(shown.lines_of(text)) do
    if #found > 0 and line == "" then return found end
    if #found > 0 or line:find("^" .. title .. "%f[ \0]") then found[#found + 1] = line end
  end
  return found
end

function shown.strip(text) return (text:gsub("\27%[%d+m", "")) end

return shown
