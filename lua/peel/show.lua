--- What a person sees of a report: at a glance on one screen, or its outline.

local facts = require "peel.show.facts"
local front = require "peel.show.front"
local layout = require "peel.show.layout"
local outline = require "peel.show.outline"
local state = require "peel.show.state"

local show = {}

local SCREEN = 45 -- lines of one screen

---@class peel.ShowOptions
---@field width integer? columns, 100 unless told
---@field color boolean? no colour unless told
---@field all boolean? everything, however long

local makers = { facts.grades, facts.distributions, facts.findings, facts.recommendations, facts.follow_ups, facts.numbers,
  facts.goals, state.diagnostics, state.coverage }

--- How many rows of each part are shown: each gets its least, then one more in turn while there is room.
---@param parts peel.Part[]
---@param room integer
---@return integer[]
local function share(parts, room)
  local given, most = {}, {}
  for i, part in ipairs(parts) do
    most[i] = math.min(part.rows, part.most or part.rows)
    given[i] = math.min(most[i], part.least or 1)
    room = room - given[i]
  end
  local grown = true
  while grown and room > 0 do
    grown = false
    for i = 1, #parts do
      if room > 0 and given[i] < most[i] then given[i], room, grown = given[i] + 1, room - 1, true end
    end
  end
  return given
end

--- A report at a glance: its title page, grades, findings, recommendations, numbers, and how well it was read. Long lists
--- are cut so that it fits a screen, and say so.
---
--- ```lua
--- print(show.report(report, { width = 80 }))
--- ```
---@param report peel.Report
---@param options peel.ShowOptions?
---@return string
function show.report(report, options)
  local style, all = layout.style(options), options and options.all
  local lines, parts = front.lines(report, style), {}
  for _, make in ipairs(makers) do parts[#parts + 1] = make(report) end
  local room = SCREEN - #lines
  for _, part in ipairs(parts) do room = room - 2 - (part.head or 0) end
  local given = share(parts, room)
  for i, part in ipairs(parts) do
    lines[#lines + 1] = ""
    lines[#lines + 1] = layout.heading(style, part.title, part.text)
    -- the last row of a cut part says how many are left out
    local n = (all or given[i] == part.rows) and part.rows or math.max(given[i] - 1, 1)
    if n > 0 then
      local made = part.lines(style, n)
      table.move(made, 1, #made, #lines + 1, lines)
    end
    if n < part.rows then lines[#lines + 1] = layout.paint(style, ("  … and %d more"):format(part.rows - n), "dim") end
  end
  return table.concat(lines, "\n")
end

--- The sections of a report with their evidence and what stands in them.
---
--- ```lua
--- print(show.outline(report))
--- ```
---@param report peel.Report
---@param options peel.ShowOptions? all: every block on a line of its own
---@return string
function show.outline(report, options)
  return table.concat(outline.lines(report, layout.style(options), options and options.all), "\n")
end

return show
