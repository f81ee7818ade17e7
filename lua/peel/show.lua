--- What a person sees of a report: at a glance on one screen, or its outline.

local facts = require "peel.show.facts"
local front = require "peel.show.front"
local grades = require "peel.show.grades"
local layout = require "peel.show.layout"
local numbers = require "peel.show.numbers"
local outline = require "peel.show.outline"
local printing = require "peel.printing"
local state = require "peel.show.state"

local show = {}

local SCREEN = 50 -- lines of one screen

---@class peel.ShowOptions
---@field width integer? columns, 100 unless told
---@field color boolean? no colour unless told
---@field all boolean? everything, however long

-- In the order in which they stand; and that in which they get their room: what nobody may miss comes first.
local makers = { grades.judgments, grades.distributions, facts.findings, facts.recommendations, facts.follow_ups, facts.goals,
  numbers.measures, state.disagreements, state.diagnostics, state.coverage }
local first_served = { "Grades", "Disagreements", "Coverage", "Findings", "Goals", "Diagnostics" }

---@param parts peel.Part[]
---@return integer[] indices of parts
local function by_need(parts)
  local order, place = {}, {}
  for i, title in ipairs(first_served) do place[title] = i end
  for i in ipairs(parts) do order[i] = i end
  table.sort(order, function(x, y)
    local a, b = place[parts[x].title] or #first_served + 1, place[parts[y].title] or #first_served + 1
    if a ~= b then return a < b end
    return x < y
  end)
  return order
end

--- How many lines the rows of each part are given: its least while there is room, then one more in turn. A part of which
--- only its last line, "… and 3 more", would be left has none.
---@param parts peel.Part[]
---@param room integer
---@return integer[]
local function share(parts, room)
  local given, most, order = {}, {}, by_need(parts)
  local function give(i, lines)
    if given[i] == 0 and lines > 0 then room = room - (parts[i].head or 0) end
    given[i], room = given[i] + lines, room - lines
  end
  for i, part in ipairs(parts) do given[i], most[i] = 0, math.min(part.rows, part.most or part.rows) end
  for _, i in ipairs(order) do
    local free = math.max(room - (parts[i].head or 0), 0)
    local least = math.min(most[i], parts[i].least or 1, free)
    if least > 1 or least == parts[i].rows then give(i, least) end
  end
  local grown = true
  while grown and room > 0 do
    grown = false
    for i, part in ipairs(parts) do
      local step = given[i] > 0 and 1 or math.min(2, part.rows)
      local cost = step + (given[i] == 0 and part.head or 0)
      if step > 0 and cost <= room and given[i] + step <= most[i] then
        give(i, step)
        grown = true
      end
    end
  end
  return given
end

--- A report at a glance: its title page, grades, findings, what is due when, numbers, what disagrees, and how well it was read.
--- What is long is summed up and cut so that it fits a screen of 50 lines, and says so.
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
  for _, make in ipairs(makers) do parts[#parts + 1] = make(report, style, all) end
  local room = SCREEN - #lines
  for _, part in ipairs(parts) do room = room - 2 - #(part.fixed or {}) end
  local given = share(parts, room)
  for i, part in ipairs(parts) do
    lines[#lines + 1] = ""
    lines[#lines + 1] = layout.heading(style, part.title, part.text)
    table.move(part.fixed or {}, 1, #(part.fixed or {}), #lines + 1, lines)
    -- the last line of a cut part says how many are left out
    local n = (all or given[i] == part.rows) and part.rows or math.max(given[i] - 1, 0)
    if n > 0 then
      local made = part.lines(n)
      table.move(made, 1, #made, #lines + 1, lines)
      if n < part.rows then
        local rest = part.rest and part.rest(n) or ("… and %d more"):format(part.rows - n)
        lines[#lines + 1] = layout.paint(style, printing.shorten("  " .. rest, style.width), "dim")
      end
    end
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
