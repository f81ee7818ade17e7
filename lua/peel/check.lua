--- A report held against itself: what it states twice must agree. Every disagreement is a diagnostic; none is settled
-- here. The core and the rules report what they meet while they read (contents without sections, marks without notes, gaps
-- in figures and notes, a grade or a recommendation repeated otherwise); these checks need the records.

local grade = require "peel.grade"

local check = {}

---@class peel.CheckRun
---@field document any
---@field records any
---@field framework table?
---@field sections peel.SectionInfo[] those that have records, by the numbers of these
---@field headings peel.SectionInfo[] titles of findings too, by the core's numbers
---@field tables table[] of the document, with `cells`: see structure.tables
---@field diagnose fun(severity: string, code: string, message: string, spans: integer[]?, section: peel.SectionInfo?)

local function each(records, list)
  local set, row = records:set(list), 0
  return function()
    row = row + 1
    return set:record(row)
  end
end

--- Numbers of recommendations, by their prefix, without gaps.
local function recommendation_gaps(run)
  local last = {}
  for recommendation in each(run.records, "recommendations") do
    local prefix, digits = tostring(recommendation.number or ""):match "^(%a*)(%d+)$"
    local number = tonumber(digits)
    if number then
      if last[prefix] and number > last[prefix] + 1 then
        run.diagnose("note", "recommendation_gap", ("recommendation %s%d does not follow %s%d"):format(prefix, number, prefix, last[prefix]),
          recommendation:positions "spans", run.sections[recommendation.section])
      end
      last[prefix] = math.max(number, last[prefix] or 0)
    end
  end
end

--- A printed distribution against the grades of all forces, where the report has both.
local function distributions(run)
  local counted, forces = {}, {}
  for judgment in each(run.records, "judgments") do
    local area = judgment.area
    if judgment.grade and area then
      counted[area] = counted[area] or {}
      counted[area][judgment.grade.name] = (counted[area][judgment.grade.name] or 0) + 1
      forces[area] = (forces[area] or 0) + 1
    end
  end
  for distribution in each(run.records, "distributions") do
    local have = counted[distribution.area]
    if have and forces[distribution.area] > 1 then
      for name, count in pairs(distribution.counts) do
        if (have[name] or 0) ~= count then
          run.diagnose("warning", "distribution_disagrees", ("%s: %d forces are said to be %s, the table of forces has %d"):format(
            distribution.area, count, name, have[name] or 0), distribution:positions "spans", run.sections[distribution.section])
        end
      end
    end
  end
end

--- The grade that the first sentence of a text states of a force, as a key: "Wessex Police is good at ...".
local function stated_grade(text, scale, force)
  local subject, rest = text:match "^(%u[^.]-) (requires improvement .*)"
  local printed = subject and "requires improvement"
  if not subject then
    subject, printed, rest = text:match "^(%u[^.]-) is (%a+) (at .*)"
  end
  if not subject or not rest:find "^at%f[%A]" and not rest:find "^requires improvement at%f[%A]" then return nil end
  if not subject:find(force, 1, true) or #subject > #force + 30 then return nil end
  local known = scale.words[printed:lower()]
  return known and known.name
end

--- The sentence under a grade line against the grade.
local function prose(run)
  local framework, front = run.framework, run.records:set("report"):record(1)
  if not framework or not framework.scale or not front.force then return end
  local scale, given = grade.scale(framework.scale), {}
  for judgment in each(run.records, "judgments") do
    if judgment.force == front.force then given[judgment.area] = judgment end
  end
  for _, section in ipairs(run.sections) do
    local judgment = section.area and given[section.area]
    if judgment and judgment.grade then
      local tape <close> = run.document:tape(section.id, false)
      local start, paragraph, stop = tape.text:match "^\2[^\n]*\n()\2([^\n]*)()\n" -- a grade line, then the text
      if start and scale.words[tape.text:match("^\2([^\n]*)"):lower()] then
        local stated = stated_grade(paragraph, scale, front.force)
        if stated and stated ~= judgment.grade.name then
          run.diagnose("warning", "prose_disagrees", ("%s is graded %s, and the text below says %s"):format(section.area,
            judgment.grade.name, stated), tape:span(start + 1, stop - 1), section)
        end
      end
    end
  end
end

--- The number that a cell prints, or nil.
local function number_of(cell)
  local digits = cell:gsub(",", ""):match "^%s*([+-]?%d+%.?%d*)%s*$"
  return tonumber(digits)
end

--- A last row called "Total" against the sum of the rows above it, for columns of whole numbers.
local function totals(run)
  local document = run.document
  local function texts(row)
    local list = {}
    for i, spans in ipairs(row) do list[i] = #spans > 0 and document:text(spans) or "" end
    return list
  end
  for _, made in ipairs(run.tables) do
    local rows = made.cells or {}
    local last = #rows > 2 and #rows[#rows][1] > 0 and rows[#rows]
    if last and document:text(last[1]):lower():find "^%s*total%s*$" then
      for i, row in ipairs(rows) do rows[i] = texts(row) end
      last = rows[#rows]
      for column = 2, #last do
        local total, sum = number_of(last[column]), 0
        for row = 1, #rows - 1 do
          local number = rows[row][column] and number_of(rows[row][column])
          sum = number and math.type(number) == "integer" and sum and sum + number or nil
        end
        if total and sum and math.type(total) == "integer" and total ~= sum then
          run.diagnose("warning", "total_disagrees", ("the total of column %d is printed as %d, its rows sum to %d"):format(column, total, sum),
            made.spans, run.headings[made.section])
        end
      end
    end
  end
end

local checks = { recommendation_gaps, distributions, prose, totals }

--- Runs all checks over the records of a report.
---@param run peel.CheckRun
function check.run(run)
  for _, one in ipairs(checks) do one(run) end
end

return check
