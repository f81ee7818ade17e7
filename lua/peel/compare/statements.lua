--- What reports say themselves of comparing their grades with earlier ones.

local statements = {}

---@class peel.Statement
---@field framework string of the report that says it
---@field force string? whom the report is on; nil: on all forces
---@field area string? nil = all areas
---@field comparable boolean
---@field text string
---@field place peel.Place

local kept = setmetatable({}, { __mode = "k" }) ---@type table<peel.Report, peel.Statement[]> sentences do not change

local function of_report(report)
  local framework, force, found = report.framework, report.force, {}
  if not framework or not force and report.kind ~= "national_overview" then return found end
  for record in report:comparability():each() do
    if record.comparable ~= nil then
      found[#found + 1] = { framework = framework, force = force, area = record.area, comparable = record.comparable, text = record.text,
        place = record:place() }
    end
  end
  return found
end

--- The statements of reports, in their order.
---@param reports peel.Report[]
---@return peel.Statement[]
function statements.of(reports)
  local all = {}
  for _, report in ipairs(reports) do
    kept[report] = kept[report] or of_report(report)
    table.move(kept[report], 1, #kept[report], #all + 1, all)
  end
  return all
end

return statements
