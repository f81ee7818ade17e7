--- How a force was graded in an area, inspection after inspection.

local base = require "peel.corpus.base"
local check_keys = require "peel.options"
local comparing = require "peel.corpus.comparing"
local complain = require "peel.query.complain"
local core = require "peel.core"
local lists = require "peel.corpus.lists"
local statements = require "peel.compare.statements"
local subject = require "peel.compare.subject"
local vocabulary = require "peel.query.vocabulary"

local timeline = {}

local COLUMNS = { ---@type peel.Field[]
  { name = "year", type = "integer", doc = "the year that the inspection is named after" },
  { name = "framework", type = "symbol", doc = "id of the inspection framework; of a prior judgment the one of that year and area, where it can be no other",
    vocabulary = "framework" },
  { name = "area", type = "symbol", doc = "key of the area, or of a part of it", vocabulary = "area" },
  { name = "grade", type = "grade", doc = "the grade" },
  { name = "read_from", type = "symbol", doc = "a judgment, or what a later report says of it",
    values = { "judgment", "prior_judgment" } },
  { name = "comparable", type = "verdict", doc = "may it be compared with the row before, of the inspection before in its area?" },
  { name = "why", type = "string", doc = "what allows or forbids it" },
  { name = "source", type = "string", doc = "on whose word: place of the sentence, or the document that the registry names" },
  { name = "report", type = "report", doc = "the report that states the grade" },
}
local SHOWN = { "year", "framework", "grade", "read_from", "comparable", "why", "source" }
local SHOWN_OF_PARTS = { "year", "framework", "area", "grade", "comparable", "why", "source" }

--- Raises for a word that neither the registry nor the reports know.
local function check(self, kind, word)
  if type(word) ~= "string" then
    complain("timeline: bad argument '%s': expected a string, got %s%s", kind, type(word),
      word == nil and " (a misspelt variable?)" or "")
  end
  if vocabulary.has(kind, word) then return end
  local wrong = vocabulary.wrong(kind, word, self:words("judgments", kind))
  if wrong then wrong = vocabulary.wrong(kind, word, self:words("prior_judgments", kind)) end
  if wrong then complain("timeline: %s", wrong) end
end

--- The area and, where they are asked for, its parts, with their order.
local function areas_of(self, area, parts)
  local places, n = { [area] = 1 }, 1
  for _, framework in ipairs(parts and self.registry:frameworks() or {}) do
    for _, one in ipairs(framework.areas) do
      if one.parent == area and not places[one.key] then
        n = n + 1
        places[one.key] = n
      end
    end
  end
  return places
end

--- The rows of the force and the areas among those of a base.
local function collect(self, of, records, read_from, force, places, rows)
  local column = {}
  for _, name in ipairs { "force", "area", "year", "grade", "framework" } do column[name] = of.frame:column(name) end
  for i = 1, of.n do
    if column.force[i] == force and places[column.area[i]] then
      local owner, year = of.owner(i), column.year[i]
      local framework = column.framework[i]
      if read_from == "prior_judgment" then framework = subject.framework_of(self.registry, column.area[i], year) end
      rows[#rows + 1] = { year = year, framework = framework, area = column.area[i], grade = column.grade[i], read_from = read_from,
        force = force, scale = column.grade[i] and column.grade[i].scale, registry = self.registry, report = owner.report,
        records = records(i), place = #rows }
    end
  end
end

---@param self peel.CorpusState
---@return table[]
local function rows_of(self, force, area, parts)
  local rows, places = {}, areas_of(self, area, parts)
  local judged, records = self:rows("judgments", true)
  collect(self, judged, records, "judgment", force, places, rows)
  judged, records = self:rows("prior_judgments", true)
  collect(self, judged, records, "prior_judgment", force, places, rows)
  table.sort(rows, function(a, b)
    if a.year ~= b.year then return a.year ~= nil and (b.year == nil or a.year < b.year) end
    if a.framework ~= b.framework then return a.framework ~= nil and (b.framework == nil or core.sys.before(a.framework, b.framework)) end
    if a.area ~= b.area then return places[a.area] < places[b.area] end
    return a.place < b.place
  end)
  local reports = {}
  for i, of in ipairs(self:loaded().reports) do reports[i] = of.report end
  comparing.fill(rows, statements.of(reports))
  return rows
end

--- The grades of a force in an area, in the order of time.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@param force string
---@param area string
---@param options? { parts: boolean? }
---@return peel.Query
function timeline.query(self, owner, force, area, options)
  if options ~= nil and type(options) ~= "table" then
    complain("timeline: bad argument 'options': expected a table, got %s", type(options))
  end
  options = options or {}
  check_keys("timeline", options, { "parts" })
  if options.parts ~= nil and type(options.parts) ~= "boolean" then
    complain("timeline: option parts: expected true or false, got %s", type(options.parts))
  end
  check(self, "force", force)
  check(self, "area", area)
  local rows
  local parts = options.parts or false
  return lists.query(self, owner, "timeline", {
    singular = "judgment", columns = COLUMNS, shown = parts and SHOWN_OF_PARTS or SHOWN,
    frame = function()
      rows = rows_of(self, force, area, parts)
      return base.frame_of_rows(COLUMNS, rows)
    end,
    records = function(i) return rows[i].records end,
    known = function(kind) return self:words("judgments", kind) end,
  })
end

return timeline
