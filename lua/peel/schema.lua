--- What a report holds: every list with its fields, their types, units and meaning, once, as data. Record sets, the
-- order of `pairs` and of JSON, hints on misspelt names, the type files and the reference are made from this table.
-- To add a list, add an entry; to add a field, add a line.
--
-- TYPES
--   symbol    a word of a small vocabulary        text     clean text of a place in the source
--   grade     a grade of the framework            texts    list of text
--   number, integer, boolean                      strings  list of string
--   label     a printed number: 7, or "C1"         verdict  true, false or "careful": see peel.comparable
--   ref       integer: `id` of a record of `of`   cells    list of rows, each a list of text
--   date      "2016", "2016-02", "2016-02-29"     spans    list of { first, last, line }, bytes from 1, both inclusive
--   duration  "P3M"                               rows     list of records with `fields` of their own
--   string    made by the reader                  record   one such record
--   id        "list:first byte"                   counts   { grade name = number }

local near = require "peel.near"

---@class peel.Field
---@field name string
---@field type string one of the types above
---@field doc string
---@field of string? ref: the list
---@field unit string?
---@field values string[]? symbol: the whole vocabulary, where it is closed
---@field vocabulary string? symbol: "force", "area" or "framework", whose words the registry knows
---@field fields peel.Field[]? rows, record: their fields
---@field exported boolean? false: in Lua only, not in exports
---@field align "right"? the text leads to what stands right of it: its end is what is to be seen
---@field places integer? a number that was worked out: how many places behind the point a printed table shows
---@field graded boolean? numbers that a function made of rows with grades: who puts them together holds the grades behind them to what compares
---@field provenance boolean? one of the fields that every record has

---@class peel.Entry
---@field name string of the list: "judgments"
---@field singular string of a record: "judgment"
---@field doc string
---@field fields peel.Field[] in the order of `pairs` and of JSON
---@field columns string[] what a printed table shows
---@field single boolean? there is one record, not a list
---@field set string? views: the record set that is shown

---@return peel.Field
local function field(name, kind, doc, extra)
  local made = { name = name, type = kind, doc = doc }
  for key, value in pairs(extra or {}) do made[key] = value end
  return made
end

local function force(doc) return field("force", "symbol", doc or "canonical short name; nil for a report on England and Wales",
  { vocabulary = "force" }) end
local function area(doc) return field("area", "symbol", doc or "key of the area of policing", { vocabulary = "area" }) end
local function text(doc) return field("text", "text", doc) end
local function mentions()
  return field("mentions", "rows", "every place that states it", {
    fields = { field("as", "symbol", "what this place says"), field("spans", "spans", "the place") },
  })
end

--- The fields that every record has beside its own; all lists share them.
local provenance = {
  field("id", "id", "stable: the same bytes give the same id"),
  field("section", "ref", "the section that it stands in", { of = "sections" }),
  field("rule", "symbol", "name of the rule that read it"),
  field("page", "integer", "printed page, where page signs or the contents list fix it"),
  field("page_from", "integer", "first page of its section"),
  field("page_to", "integer", "last page of its section"),
  field("spans", "spans", "where it stands"),
}
for _, made in ipairs(provenance) do made.provenance = true end

---@type peel.Entry[]
local lists = {
  { name = "report", singular = "report", single = true, doc = "The report itself: its title page and its file.",
    columns = { "title", "force", "publisher", "published" }, fields = {
    field("title", "text", "as on the title page"),
    field("subtitle", "text", "the line under it"),
    field("kind", "symbol", "what sort of report", { values = { "force_inspection", "national_overview", "performance_update" } }),
    field("framework", "symbol", "id of the inspection framework", { vocabulary = "framework" }),
    field("publisher", "symbol", "who published it, as printed: HMIC, HMICFRS"),
    force(),
    field("published", "date", "when it was published"),
    field("year", "integer", "the year that the inspection is named after"),
    field("isbn", "string", "as printed"),
    field("path", "string", "the file, as given"),
    field("bytes", "integer", "its size", { unit = "byte" }),
  } },
  { name = "contents", singular = "contents entry", doc = "The printed contents list.",
    columns = { "title", "page", "section" }, fields = {
    field("title", "text", "without dot leaders"),
    field("page", "integer", "the page printed beside it"),
    field("section", "ref", "the section that it names", { of = "sections" }),
  } },
  { name = "sections", singular = "section", doc = "The sections, in the order of their headings.",
    columns = { "id", "level", "title", "page" }, fields = {
    field("id", "integer", "number in the order of the text, from 1"),
    field("parent", "integer", "id of the section around it, 0 = none"),
    field("level", "integer", "1 = chapter"),
    field("title", "text", "the heading as printed"),
    field("page", "integer", "from the contents list, where it is printed"),
    field("key", "symbol", "the framework's name for this kind of section"),
    area("key of the area whose section it is"),
    field("evidence", "strings", "why it is a heading, at this level"),
  } },
  { name = "judgments", singular = "judgment", doc = "Grades that the report gives.",
    columns = { "force", "area", "grade", "year" }, fields = {
    force(), area(),
    field("scope", "symbol", "the report as a whole or one area", { values = { "overall", "area" } }),
    field("grade", "grade", "the grade"),
    field("question", "text", "the heading as printed"),
    field("year", "integer", "year of the inspection"),
    mentions(),
  } },
  { name = "prior_judgments", singular = "prior judgment", doc = "Earlier grades that the text itself states.",
    columns = { "force", "area", "year", "grade", "text" }, fields = {
    force(), area(),
    field("year", "integer", "year of the earlier inspection"),
    field("grade", "grade", "the earlier grade"),
    text "the sentence", mentions(),
  } },
  { name = "comparability", singular = "comparability statement", doc = "What the text says may or may not be compared.",
    columns = { "area", "comparable", "text" }, fields = {
    area(), field("comparable", "boolean", "may it be compared?"), text "the sentence", mentions(),
  } },
  { name = "distributions", singular = "distribution", doc = "How many forces received each grade.",
    columns = { "area", "counts" }, fields = {
    area(), field("counts", "counts", "number of forces by grade", { unit = "force" }), mentions(),
  } },
  { name = "findings", singular = "finding", doc = "Areas for improvement, causes of concern, strengths, practice and case studies.",
    columns = { "kind", "area", "title", "text" }, fields = {
    field("kind", "symbol", "what sort of finding", { values = { "area_for_improvement", "cause_of_concern",
      "promising_practice", "main_finding", "strength", "work_in_progress", "developing_practice", "case_study" } }),
    area(),
    field("title", "text", "where it has a title of its own"),
    text "its paragraphs",
    field("items", "texts", "its bullets"),
    field("problem", "text", "developing practice: what was wrong"),
    field("solution", "text", "developing practice: what was done"),
    field("outcome", "text", "developing practice: what came of it"),
    field("contact", "text", "developing practice: whom to ask"),
    force "case study: whose; else the inspected force",
  } },
  { name = "recommendations", singular = "recommendation", doc = "What somebody is told to do, and by when.",
    columns = { "number", "area", "addressee", "deadline", "text" }, fields = {
    field("number", "label", 'as printed, with its annex: 1, "C1"; nil for a bullet without one'),
    field("title", "text", "where it has one"),
    area(),
    field("addressee", "text", "who should act"),
    field("deadline", "record", "by when", { fields = {
      field("by", "date", "a printed date"),
      field("within", "duration", "a printed span of time"),
      field("when", "text", "any other words: immediately"),
      field("due", "date", "the date it works out to"),
      field("rule", "symbol", "how `due` was worked out"),
    } }),
    text "all its paragraphs",
    field("actions", "texts", "its bullets"),
    field("cause", "text", "title of its cause of concern"),
    mentions(),
  } },
  { name = "follow_ups", singular = "follow-up", doc = "What became of an earlier inspection's findings.",
    columns = { "area", "year", "title", "status", "text" }, fields = {
    area(),
    field("year", "integer", "year of the earlier finding"),
    field("title", "text", "of the finding in which it stands, where that is titled"),
    field("status", "symbol", "what became of it", { values = { "improved", "not_improved", "unclear" } }),
    text "the sentences",
  } },
  { name = "measures", singular = "measure", doc = "What is counted, with its numbers.",
    columns = { "name", "unit", "origin", "values" }, fields = {
    field("name", "text", "printed words without period, entity and figure number; nil where the label was lost"),
    field("group", "text", "a header row above it"),
    field("unit", "symbol", "per_1000_population, percent, count, or as printed"),
    field("origin", "symbol", "force_in_numbers, figure N, kpi_table, survey_table"),
    field("values", "rows", "its numbers", { fields = {
      field("entity", "symbol", "whom the value is of: a force, England and Wales, or as printed"),
      field("column", "symbol", "the table column's heading as printed"),
      field("period", "symbol", "the printed words"),
      field("value", "number", "the number as printed", { unit = "the measure's unit" }),
      field("raw", "string", "its printed form"),
      field("cell", "spans", "where the number stands", { exported = false }),
    } }),
  } },
  { name = "figures", singular = "figure", doc = "Figures with their captions.",
    columns = { "number", "caption", "source", "table" }, fields = {
    field("number", "integer", "as printed"),
    field("caption", "text", "without number and note marks"),
    field("source", "text", "the source line under it"),
    field("table", "ref", "its table", { of = "tables" }),
  } },
  { name = "tables", singular = "table", doc = "Tables, cell by cell.",
    columns = { "id", "caption", "header" }, fields = {
    field("id", "integer", "number in the order of the text, from 1"),
    field("caption", "text", "of its figure, where it has one"),
    field("header", "texts", "the header row"),
    field("rows", "cells", "the rows without the header"),
  } },
  { name = "footnotes", singular = "footnote", doc = "Footnotes.",
    columns = { "number", "text" }, fields = {
    field("number", "integer", "as printed"), text "without its mark", field("refs", "spans", "its marks in the text"),
  } },
  { name = "glossary", singular = "glossary entry", doc = "The glossary.",
    columns = { "term", "definition" }, fields = {
    field("term", "text", "as printed"), field("definition", "text", "its paragraphs"),
  } },
  { name = "goals", singular = "goal", doc = "A delivery plan's aims.",
    columns = { "number", "title" }, fields = {
    field("number", "integer", "in order, from 1"), field("title", "text", "as printed"),
  } },
  { name = "updates", singular = "update", doc = "What a delivery plan's quarterly update reports.",
    columns = { "goal", "quarter", "text" }, fields = {
    field("goal", "integer", "number of the goal"), field("quarter", "symbol", "Q1 to Q4"), text "the item",
  } },
  { name = "themes", singular = "theme", doc = "Themes of the police and crime plan that a goal is linked to.",
    columns = { "goal", "code", "text" }, fields = {
    field("goal", "integer", "number of the goal"), field("code", "string", "as printed: 1.2"), text "the theme",
  } },
  { name = "claims", singular = "claim", doc = "Statements that can be worked out again from the report.",
    columns = { "check", "holds", "stated", "expected", "text" }, fields = {
    text "the statement",
    field("check", "symbol", "how it is tested",
      { values = { "ratio", "change", "difference", "sum", "count_in_table", "date", "agreement" } }),
    field("holds", "boolean", "does it, within the rounding it is printed with?"),
    field("expected", "string", "what it works out to"),
    field("stated", "string", "what is printed"),
    field("detail", "string", "the working"),
  } },
  { name = "diagnostics", singular = "diagnostic", doc = "What was read with doubt or not at all.",
    columns = { "severity", "code", "message" }, fields = {
    field("severity", "symbol", "how grave", { values = { "error", "warning", "note" } }),
    field("code", "symbol", "for programs"),
    field("message", "string", "for people"),
  } },
}

--- Lists that show the rows of a field, each with the fields of the record that holds it.
---@type peel.Entry[]
local views = {
  { name = "values", singular = "value", set = "measures.values", doc = "One row a number, with the fields of its measure.",
    columns = { "name", "entity", "period", "value", "unit" }, fields = {} },
}

local schema = { lists = lists, views = views, model = 1 }
local by_name, names = {}, {} ---@type table<string, peel.Entry>, string[]

local function add(entry)
  assert(not by_name[entry.name], "two lists are called " .. entry.name)
  by_name[entry.name], names[#names + 1] = entry, entry.name
end

for _, entry in ipairs(lists) do
  local own = {}
  for _, made in ipairs(entry.fields) do own[made.name] = true end
  own.section = own.section or entry.name == "sections" -- a section does not stand in itself
  for _, made in ipairs(provenance) do
    if not own[made.name] and (not entry.single or made.name == "spans") then table.insert(entry.fields, made) end
  end
  add(entry)
end
for _, entry in ipairs(views) do
  local list, name = entry.set:match "^(.-)%.(.*)$"
  local seen = {}
  local function take(fields)
    for _, made in ipairs(fields) do
      if not seen[made.name] then seen[made.name], entry.fields[#entry.fields + 1] = true, made end
    end
  end
  for _, made in ipairs(by_name[list].fields) do
    if made.name == name then take(made.fields) end
  end
  take(by_name[list].fields)
  add(entry)
end

--- The names of all lists and views, in order.
---@return string[]
function schema.names() return table.move(names, 1, #names, 1, {}) end

--- The entry of a list or view; an unknown name raises with the nearest ones.
---
--- ```lua
--- schema.entry("judgments").fields[1].name   --> "force"
--- ```
---@param name string
---@return peel.Entry
function schema.entry(name)
  return by_name[name] or error(('there is no list "%s"%s'):format(tostring(name), near.hint(name, names)), 2)
end

--- A field of an entry by its name, or nil.
---@param entry peel.Entry
---@param name string
---@return peel.Field?
function schema.field(entry, name)
  for _, made in ipairs(entry.fields) do
    if made.name == name then return made end
  end
end

return schema
