--- What a search finds in reports, as columns: where each place stands.

local frame_of = require "peel.query.frame"
local passage = require "peel.search.passage"
local report = require "peel.report"

local places = {}

--- What every row of a search says of its place.
---@type table<string, peel.Field>
places.fields = {
  report = { name = "report", type = "report", doc = "the report that it stands in" },
  framework = { name = "framework", type = "symbol", doc = "id of the report's inspection framework", vocabulary = "framework" },
  force = { name = "force", type = "symbol", doc = "canonical short name of the report's force", vocabulary = "force" },
  year = { name = "year", type = "integer", doc = "the year that the report's inspection is named after" },
  area = { name = "area", type = "symbol", doc = "key of the area whose section it is", vocabulary = "area" },
  section = { name = "section", type = "text", doc = "title of the section that it stands in" },
  page = { name = "page", type = "integer", doc = "printed page, where it is known" },
  line = { name = "line", type = "integer", doc = "line of the first word found" },
}

---@class peel.Found what a searcher found in one report
---@field of peel.Report
---@field hits any peel.Hits
---@field read peel.Read
---@field facts table<string, any> what its places have in common

--- Asks every report.
---@param reports peel.Report[]
---@param plan peel.SearchPlan
---@param searcher peel.Searcher
---@return peel.Found[] those with a hit or without, in order
function places.find(reports, plan, searcher)
  local found = {}
  for i, of in ipairs(reports) do
    local read = report.read(of, "search")
    found[i] = { of = of, read = read, hits = searcher:find(of, plan),
      facts = { report = of, framework = of.framework, force = of.force, year = of.year } }
  end
  return found
end

--- Lists of values, one a column, that grow by a place at a time.
---@class peel.PlaceLists
---@field n integer
---@field lists table<string, any[]>
---@field found peel.Found[] what leads to the passage of each row: the report, ...
---@field numbers integer[] ... number of the passage,
---@field sections integer[] its section
---@field places integer[] and the place
local lists = {}
lists.__index = lists

--- Lists for the common columns and for `own` columns, whose values are given.
---@param own peel.Field[]
---@return peel.PlaceLists
function places.lists(own)
  local made = setmetatable({ n = 0, lists = {}, found = {}, numbers = {}, sections = {}, places = {} }, lists)
  for name in pairs(places.fields) do made.lists[name] = {} end
  for _, field in ipairs(own) do made.lists[field.name] = {} end
  return made
end

--- Adds a place; `values` are those of the own columns.
---@param found peel.Found
---@param number integer of the passage
---@param section integer
---@param place integer
---@param at integer its position in the source
---@param values table<string, any>
function lists:add(found, number, section, place, at, values)
  local n, all = self.n + 1, self.lists
  found.sections = found.sections or {}
  local where = found.sections[section]
  if not where then
    where = passage.where(found.read, section)
    found.sections[section] = where
  end
  local facts = found.facts
  all.report[n], all.framework[n], all.force[n], all.year[n] = facts.report, facts.framework, facts.force, facts.year
  all.area[n], all.section[n], all.page[n], all.line[n] = where.area, where.title, where.page, found.read.document:line(at)
  for name, value in pairs(values) do all[name][n] = value end
  self.found[n], self.numbers[n], self.sections[n], self.places[n] = found, number, section, place
  self.n = n
end

--- The frame of the columns.
---@param columns peel.Field[]
---@return peel.Frame
function lists:frame(columns) return frame_of(self.n, columns, self.lists) end

--- What gives the passages behind a row: the same object each time, as long as anybody holds it.
---@return fun(i: integer): peel.Passage[]
function lists:records()
  local made = setmetatable({}, { __mode = "v" })
  return function(i)
    local found = self.found[i]
    if not found then return {} end
    made[i] = made[i] or passage.new(found.of, found.hits, self.numbers[i], self.sections[i], self.places[i])
    return { made[i] }
  end
end

return places
