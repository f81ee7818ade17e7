--- Of what, and of which inspection, the grade of a record is: its framework, area, force and year, and the reports that may
--- say whether it may be compared.

local subject = {}

--- Could the framework have graded the area in the year? One whose areas the registry does not list may have.
local function may_have_graded(framework, area, year)
  local covered = false
  for _, one in ipairs(framework.years) do covered = covered or one == year end
  if not covered or not framework.scale then return false end
  for _, one in ipairs(framework.areas) do
    if one.key == area and one.graded then return true end
  end
  return #framework.areas == 0
end

--- The framework that graded an area in a year, nil where it could be several or none.
---@param registry peel.Registry
---@param area string?
---@param year integer?
---@return string? id
function subject.framework_of(registry, area, year)
  local found
  for _, framework in ipairs(registry:frameworks()) do
    if may_have_graded(framework, area, year) then
      if found then return nil end
      found = framework.id
    end
  end
  return found
end

--- The field of a record, nil where its list has none of that name.
local function field(set, record, name)
  if not set:has(name) then return nil end
  return record[name]
end

--- The subject of a record and its report; nil for a record without one.
---@param record peel.Record
---@return peel.Subject?
---@return peel.Report?
function subject.of_record(record)
  local reports = require "peel.report" -- it needs queries, which need this
  local owner, set = record:row()
  if not reports.is_report(owner) then return nil end
  local made = { area = field(set, record, "area"), force = field(set, record, "force") or owner.force, framework = owner.framework,
    year = field(set, record, "year") or owner.year, registry = reports.read(owner, "compare").registry }
  if set:name() == "prior_judgments" then
    made.framework = subject.framework_of(made.registry, made.area, made.year)
    if not made.framework then
      made.inspection = ("the inspection of %s that %s speaks of"):format(made.year or "an earlier year", owner.path)
    end
  end
  return made, owner
end

--- Does a judgment state what a prior judgment behind the same row states again? Then the row is of its inspection.
local function states_again(prior, judged)
  local framework = judged.framework and judged.registry:framework(judged.framework)
  if not framework or prior.force ~= judged.force or prior.area ~= judged.area then return false end
  for _, year in ipairs(framework.years) do
    if year == prior.year then return true end
  end
  return false
end

--- The subjects of the records behind one row, and their reports.
---@param records peel.Record[]
---@param reports peel.Report[] takes the reports
---@param seen table<peel.Report, boolean> those that it has
---@return peel.Subject[]
function subject.of_records(records, reports, seen)
  local found, unknown = {}, {}
  for _, record in ipairs(records) do
    local made, report = subject.of_record(record)
    if report and not seen[report] then seen[report], reports[#reports + 1] = true, report end
    if made and made.framework then found[#found + 1] = made
    elseif made then unknown[#unknown + 1] = made end
  end
  for _, prior in ipairs(unknown) do
    local again = false
    for _, judged in ipairs(found) do again = again or states_again(prior, judged) end
    if not again then found[#found + 1] = prior end
  end
  return found
end

return subject
