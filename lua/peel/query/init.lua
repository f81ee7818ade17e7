--- Questions asked of records: choose, order, reshape, count. A query is lazy (nothing runs until it is looked at), immutable
-- (a verb gives a new one) and the same over one report's list, a corpus, search hits and a table of one's own. Every row
-- of every query leads back to the records that it was made of.
--
-- HOW TO MAKE ONE. A report, a corpus and a search make their queries by `query.of` with a source (peel.QuerySource): the
-- columns at once, the frame when it is asked for. All verbs follow from that. Other modules add verbs of their own to
-- `query.methods`; they use what is public of a query (`columns`, `#`, `[i]`, `each`, `records`, `notes`, `entry`) and
-- nothing of peel.query.base.

local base = require "peel.query.base"
local complain = require "peel.query.complain"
local condition = require "peel.query.condition"
local core = require "peel.core"
local row = require "peel.query.row"
local schema = require "peel.schema"
local values = require "peel.query.values"
local grouping = require "peel.query.grouping"
for _, name in ipairs { "look", "narrow", "shape", "join", "pivot", "describe", "allow" } do require("peel.query." .. name) end

local query = {
  methods = base.methods, grouping_methods = grouping.methods, row_methods = row.methods, records_of = row.records_of,
  like = condition.like, matches = condition.matches, missing = condition.missing, present = condition.present,
}

--- What a query asks: columns that are known, and a frame that is made when somebody looks.
---@class peel.QuerySource
---@field name string of the list, as it stands in messages and where nothing is found: "judgments"
---@field singular string? of a row: "judgment"; `name` if absent
---@field columns peel.Field[] in order, as in peel.schema: `name`, `type`, and where there is one `doc`, `unit`, `values` (the whole
--- vocabulary), `fields` (of a record), `vocabulary` ("force", "area" or "framework": conditions on other words raise).
--- The types are those of peel.schema, "report" (a peel.Report) and "value" (anything; no condition but a function)
---@field shown string[]? the columns that a printed table shows; all if absent
---@field frame fun(): peel.Frame has a column of each name, and may have others; called once, when the query is first looked at.
--- What it raises reaches the user
---@field records (fun(i: integer): peel.Record[])? the records behind row `i` of the frame, from 1; none if absent
---@field row (fun(i: integer): any)? the object that stands for row `i`; a peel.Row if absent. The same row must give the same object,
--- with the fields as `row[name]` and the methods `records`, `cite` and `context`
---@field owner any? the report or corpus
---@field permits peel.Permit[]? by which its rows were compared
---@field subject peel.SubjectColumns? of which inspection a grade is; if absent, the records tell it
---@field known (fun(kind: string): string[])? the words of a vocabulary that the data has; asked only when a condition names a word that
--- peel's registry does not know. The column's own values if absent
---@field closed (fun(): boolean|string)? has the report been closed? A string says what has: "corpus"
---@field notes (fun(): string[])? what is to be said under the table, asked after `frame`

--- The frame's columns that tell of which inspection the grades of the rows are: quicker than asking each record.
---@class peel.SubjectColumns
---@field columns table<string, string> `framework`, `area`, `force`, `year` -> column of the frame
---@field fixed fun(): table<string, any> what holds for all rows: the registry, the framework of a report

--- What is said under the table, with the permits by which its rows were compared.
local function with_permits(notes, permits)
  local made, said = table.move(notes, 1, #notes, 1, {}), {}
  for _, note in ipairs(notes) do said[note] = true end
  for _, permit in ipairs(permits or {}) do
    if not said[tostring(permit)] then made[#made + 1] = tostring(permit) end
  end
  return made
end

local SOURCE = { subject = "table", permits = "table", name = "string", columns = "table", frame = "function", singular = "string",
  shown = "table", records = "function", row = "function", known = "function", closed = "function", notes = "function" }
local REQUIRED = { name = true, columns = true, frame = true }

--- A query over a source. For peel's own modules and for lists of one's own: the columns must be in the frame.
---
--- ```lua
--- local core, query = require "peel.core", require "peel.query"
--- local q = query.of {
---   name = "counts", singular = "count",
---   columns = { { name = "force", type = "symbol" }, { name = "n", type = "integer" } },
---   frame = function()
---     return core.frame_of(2, {
---       { name = "force", type = "symbol", values = { "Kent", "Surrey" } }, { name = "n", type = "integer", values = { 3, 4 } },
---     })
---   end,
--- }
--- print(q:where("n", ">", 3):first().force)   --> Surrey
--- ```
---@param source peel.QuerySource
---@return peel.Query
function query.of(source)
  for key, kind in pairs(SOURCE) do
    local value = source[key]
    if type(value) ~= kind and (value ~= nil or REQUIRED[key]) then
      complain("query.of: field %q: a %s expected, got %s", key, kind, values.show(value))
    end
  end
  local at = {}
  for _, column in ipairs(source.columns) do at[column.name] = column.name end
  return base.new {
    name = source.name, singular = source.singular or source.name, fields = source.columns, shown = source.shown,
    owner = source.owner, known = source.known, closed = source.closed, permits = source.permits,
    run = function()
      local frame = source.frame()
      return { n = #frame, notes = with_permits(source.notes and source.notes() or {}, source.permits), face = row.face {
        name = source.name, singular = source.singular or source.name, frame = frame, fields = source.columns, at = at, subject = source.subject,
        handle = source.row, records = source.records or function() return {} end } }
    end,
  }
end

--- All records of a list or view of the schema: the rows are the records themselves.
---
--- ```lua
--- query.list(records, "judgments"):where { area = "investigating_crime" }:first()
--- ```
---@param records peel.Records
---@param name string
---@param known (fun(kind: string): string[])? see peel.QuerySource
---@return peel.Query
function query.list(records, name, known)
  local entry = schema.entry(name)
  local set = records:set(entry.set or name)
  local owner, subject = records:owner(), nil
  if name == "judgments" and owner ~= nil then
    subject = { columns = { area = "area", force = "force", year = "year" }, fixed = function()
      return { framework = owner.framework, registry = require("peel.report").read(owner, "compare").registry }
    end }
  end
  return query.of {
    name = entry.name, singular = entry.singular, columns = entry.fields, shown = entry.columns, known = known,
    owner = owner, subject = subject, closed = function() return records:closed() end,
    frame = function() return core.frame(set) end,
    row = function(i) return set:record(i) end,
    records = function(i) return { set:record(i) } end,
  }
end

--- Is this value a query?
---@param value any
---@return boolean
function query.is_query(value) return base.is_query(value) end

--- Is this value a grouping?
---@param value any
---@return boolean
function query.is_grouping(value) return grouping.is_grouping(value) end

require "peel.query.table"(query)
require "peel.table".extend(query.methods)

return query
