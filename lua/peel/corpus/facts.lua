--- What the reports of a corpus state, each fact once: judgments and distributions of different reports, and the prior
-- judgments that state a loaded judgment again.

local core = require "peel.core"
local merge = require "peel.corpus.merge"

local facts = {}

---@class peel.Merged
---@field base peel.CorpusBase the records as printed
---@field facts peel.Facts
---@field priors table<integer, integer[]> for a fact of the judgments, the rows of the prior judgments that state it again
---@field prior_base peel.CorpusBase?

--- The name of a grade, or nil.
local function name_of(grade) return grade and grade.name end

--- Columns as merge.earlier takes them.
---@param base peel.CorpusBase
---@return peel.Statements
local function statements(base)
  local grades = base.frame:column "grade"
  local made = { n = base.n, grade = {} }
  for _, name in ipairs { "force", "area", "framework", "year" } do made[name] = base.frame:column(name) end
  for i = 1, base.n do made.grade[i] = name_of(grades[i]) end
  return made
end

--- The judgments: one row for a framework, force, area and grade. The force's own report stands for it where it is there.
---@param base peel.CorpusBase
---@return peel.Facts, peel.Statements
function facts.judgments(base)
  local said = statements(base)
  local function own(row)
    local of = base.owner(row)
    return of.force ~= nil and of.force == said.force[row]
  end
  return merge.facts(base.n, function(row)
    return said.grade[row] and merge.subject(said.framework[row], said.force[row], said.area[row])
  end, function(row) return said.grade[row] end, function(row, other) return own(row) and not own(other) end), said
end

--- The distributions: one row for a framework, an area and the same counts.
---@param base peel.CorpusBase
---@return peel.Facts
function facts.distributions(base)
  local frameworks, areas, counts = base.frame:column "framework", base.frame:column "area", base.frame:column "counts"
  return merge.facts(base.n, function(row) return counts[row] and merge.subject(frameworks[row], areas[row]) end,
    function(row) return merge.counts(counts[row]) end)
end

--- Which prior judgments state which of the facts again.
---@param priors peel.CorpusBase
---@param said peel.Statements
---@param found peel.Facts
---@param registry peel.Registry
---@return peel.Earlier
function facts.earlier(priors, said, found, registry)
  local years = {} ---@type table<string, table<integer, boolean>>
  for _, framework in ipairs(registry:frameworks()) do
    years[framework.id] = {}
    for _, year in ipairs(framework.years) do years[framework.id][year] = true end
  end
  return merge.earlier(statements(priors), said, found, function(framework, year)
    return years[framework] ~= nil and years[framework][year] == true
  end)
end

---@class peel.Mention a place that states a fact
---@field report peel.Report in Lua only: `pairs`, and so JSON, have its path
---@field path string
---@field list string the list of the record there
---@field as string? what this place says
---@field spans table[]

--- What all mentions in one report share.
local named = setmetatable({}, { __mode = "k" }) ---@type table<peel.CorpusReport, table>

--- The places that a record names, with the report.
local function mentions_of(record, of, list, into)
  named[of] = named[of] or { __index = { report = of.report } }
  local mentions = record.mentions
  if not mentions or #mentions == 0 then mentions = { { as = list ~= "distributions" and name_of(record.grade) or nil, spans = record.spans } } end
  for _, mention in ipairs(mentions) do
    into[#into + 1] = setmetatable({ path = of.path, list = list, as = mention.as, spans = mention.spans }, named[of])
  end
end

--- One row a fact: the record that stands for it, with every place that states it.
---@param base peel.CorpusBase
---@param found peel.Facts
---@param priors? peel.CorpusBase
---@param again? table<integer, integer[]> for a fact, rows of the priors
---@return peel.CorpusBase
---@return fun(i: integer): peel.Record[] records of a row
function facts.rows(base, found, priors, again)
  local leads, mentions = {}, {}
  for fact, rows in ipairs(found.rows) do
    leads[fact], mentions[fact] = rows[1], {}
    for _, row in ipairs(rows) do mentions_of(base.record(row), base.owner(row), base.entry.name, mentions[fact]) end
    for _, row in ipairs(again and again[fact] or {}) do
      mentions_of(priors.record(row), priors.owner(row), priors.entry.name, mentions[fact])
    end
  end
  local frame = base.frame:gather(core.rows(leads)):with { { name = "mentions", type = "value", values = mentions } }
  local made = { entry = base.entry, columns = base.columns, shown = base.shown, frame = frame, n = #leads,
    record = function(i) return base.record(leads[i]) end, owner = function(i) return base.owner(leads[i]) end }
  return made, function(i)
    local records = {}
    for at, row in ipairs(found.rows[i]) do records[at] = base.record(row) end
    for _, row in ipairs(again and again[i] or {}) do records[#records + 1] = priors.record(row) end
    return records
  end
end

--- The rows of a base that are left when some are taken out.
---@param base peel.CorpusBase
---@param out table<integer, any> by row
---@return peel.CorpusBase
function facts.without(base, out)
  if next(out) == nil then return base end
  local kept = {}
  for i = 1, base.n do
    if out[i] == nil then kept[#kept + 1] = i end
  end
  return { entry = base.entry, columns = base.columns, shown = base.shown, frame = base.frame:gather(core.rows(kept)), n = #kept,
    record = function(i) return base.record(kept[i]) end, owner = function(i) return base.owner(kept[i]) end }
end

return facts
