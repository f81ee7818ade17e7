--- The lists of a corpus as queries: one for each list and view of the schema, and those that only a corpus has.

local base = require "peel.corpus.base"
local core = require "peel.core"
local doubts = require "peel.corpus.doubts"
local query = require "peel.query"
local schema = require "peel.schema"

local lists = {}

--- A query of a corpus.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@param name string
---@param parts table the rest of a peel.QuerySource
---@return peel.Query
function lists.query(self, owner, name, parts)
  local notes = parts.notes
  parts.name, parts.owner = name, owner
  parts.closed = function() return self.is_closed and "corpus" end
  function parts.notes()
    local list, failed = notes and notes() or {}, #self:loaded().failed
    if failed > 0 and name ~= "failed files" then
      list[#list + 1] = failed == 1 and "1 file was not read; see corpus:failed()" or failed .. " files were not read; see corpus:failed()"
    end
    return list
  end
  return query.of(parts)
end

-- in a corpus a mention names the report
local MENTIONS = { name = "mentions", type = "rows", doc = "every place of every report that states it", fields = {
  { name = "report", type = "report", doc = "the report that states it", exported = false },
  { name = "path", type = "string", doc = "its file" },
  { name = "list", type = "symbol", doc = "list of the record there: a prior judgment may state a judgment again" },
  { name = "as", type = "symbol", doc = "what this place says" },
  { name = "spans", type = "spans", doc = "the place" },
} }

--- How many rows are not shown because they are mentions of rows of another list.
local function notes_of(self, name, merge)
  if not merge or name ~= "prior_judgments" then return {} end
  local n = self:base(name).n - self:rows(name, true).n
  if n == 0 then return {} end
  return { ("%d more %s a loaded judgment again and %s among its mentions; { merge = false } shows all"):format(n,
    n == 1 and "states" or "state", n == 1 and "is" or "are") }
end

--- A list or view of the schema.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@param name string
---@param merge boolean
---@return peel.Query
function lists.records(self, owner, name, merge)
  local entry = schema.entry(name)
  local columns, shown = base.columns(entry)
  if name == "distributions" then shown = { "framework", "area", "counts" } end -- they are of all forces, whoever prints them
  if merge and self.merges(name) then
    for i, field in ipairs(columns) do
      if field.name == "mentions" and name ~= "prior_judgments" then columns[i] = MENTIONS end
    end
  end
  return lists.query(self, owner, name, {
    singular = entry.singular, columns = columns, shown = shown,
    frame = function() return (self:rows(name, merge).frame) end,
    records = function(i)
      local _, records = self:rows(name, merge)
      return records(i)
    end,
    known = function(kind) return self:words(name, kind) end,
    notes = function() return notes_of(self, name, merge) end,
    subject = name == "judgments" and { columns = { framework = "framework", area = "area", force = "force", year = "year" },
      fixed = function() return { registry = self.registry } end } or nil,
  })
end

--- The diagnostics of the reports, after those of the corpus itself.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@param merge boolean
---@return peel.Query
function lists.diagnostics(self, owner, merge)
  local entry = schema.entry "diagnostics"
  local columns, shown = base.columns(entry)
  local own ---@type peel.Doubt[]
  return lists.query(self, owner, "diagnostics", {
    singular = entry.singular, columns = columns, shown = shown,
    frame = function()
      own = doubts.of(self, merge)
      local all, names = self:base "diagnostics", {}
      if #own == 0 then return all.frame end
      for at, field in ipairs(columns) do names[at] = field.name end
      return core.frame_concat({ base.frame_of_rows(columns, own), all.frame }, names)
    end,
    records = function(i)
      if own[i] then return own[i].records end
      return { self:base "diagnostics".record(i - #own) }
    end,
    known = function(kind) return self:words("diagnostics", kind) end,
  })
end

--- The reports themselves, a row each.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@return peel.Query
function lists.reports(self, owner)
  local columns = base.columns(schema.entry "report")
  return lists.query(self, owner, "reports", {
    singular = "report", columns = columns, shown = { "force", "framework", "published", "path" },
    frame = function() return self:base "report".frame end,
    records = function(i) return { self:base "report".record(i) } end,
    known = function(kind) return self:words("report", kind) end,
  })
end

local FORCES = { ---@type peel.Field[]
  { name = "force", type = "symbol", doc = "canonical short name", vocabulary = "force" },
  { name = "region", type = "symbol", doc = "region by which the inspectorate groups forces; nil for a force that the registry lacks" },
  { name = "reports", type = "integer", doc = "reports on this force alone", unit = "report" },
  { name = "judgments", type = "integer", doc = "its judgments in all reports", unit = "judgment" },
  { name = "first_year", type = "integer", doc = "year of its first inspection here" },
  { name = "last_year", type = "integer", doc = "year of its last inspection here" },
}

--- A row for each force that has a report or a judgment, in the order of the names.
local function collect_forces(self)
  local known = require "peel.forces"
  local by_name, order = {}, {}
  local function add(name, year)
    local one = by_name[name]
    if not one then
      local listed = known.find(name) == name and known.get(name)
      one = { force = name, region = listed and listed.region or nil, reports = 0, judgments = 0, records = {} }
      by_name[name], order[#order + 1] = one, one
    end
    if year then
      one.first_year, one.last_year = math.min(one.first_year or year, year), math.max(one.last_year or year, year)
    end
    return one
  end
  local front = self:base "report"
  for i, of in ipairs(self:loaded().reports) do
    local one = of.force and add(of.force, of.year)
    if one then one.reports, one.records[#one.records + 1] = one.reports + 1, front.record(i) end
  end
  local judged, records = self:rows("judgments", true)
  local forces, n = judged.frame:column "force"
  local years = judged.frame:column "year"
  for i = 1, n do
    local one = forces[i] and add(forces[i], years[i])
    if one then
      one.judgments = one.judgments + 1
      one.records[#one.records + 1] = records(i)[1]
    end
  end
  table.sort(order, function(a, b) return core.sys.before(a.force, b.force) end)
  return order
end

--- The forces.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@return peel.Query
function lists.forces(self, owner)
  local rows
  return lists.query(self, owner, "forces", {
    singular = "force", columns = FORCES,
    frame = function()
      rows = collect_forces(self)
      return base.frame_of_rows(FORCES, rows)
    end,
    records = function(i) return rows[i].records end,
    known = function(kind) return self:words("judgments", kind) end,
  })
end

local FAILED = { ---@type peel.Field[]
  { name = "path", type = "string", doc = "the file" },
  { name = "code", type = "symbol", doc = "unreadable, binary, not_utf8, too_large, closed or internal" },
  { name = "message", type = "string", doc = "what is wrong and what to do" },
}

--- The files that could not be read.
---@param self peel.CorpusState
---@param owner peel.Corpus
---@return peel.Query
function lists.failed(self, owner)
  return lists.query(self, owner, "failed files", {
    singular = "failed file", columns = FAILED,
    frame = function() return base.frame_of_rows(FAILED, self:loaded().failed) end,
  })
end


return lists
