--- Full-text search over reports: hits by rank, keyword in context, counts of a dictionary's words. All three give queries,
-- whose rows lead to passages of the text (peel.Passage).
--
-- What is searched is the clean text, passage by passage: a passage is a paragraph with all that goes on it (also behind a
-- page end, a box or a note), a list item, a heading, a caption, a footnote or one row of a table. Words of a search must
-- meet in one passage. Contents lists, running headers and page numbers are not searched. The language of searches stands
-- in peel.search.parse.

local complain = require "peel.query.complain"
local hits = require "peel.search.hits"
local kwic = require "peel.search.kwic"
local parse = require "peel.search.parse"
local query = require "peel.query"
local report = require "peel.report"
local scanner = require "peel.search.scanner"
local terms = require "peel.search.terms"

local search = {}

---@class peel.SearchOptions
---@field owner any? the report or corpus that is asked
---@field closed (fun(): boolean)?
---@field known (fun(kind: string): string[])? see peel.QuerySource
---@field single boolean? one report: columns that are the same in every row are not shown
---@field searcher peel.Searcher? who finds the passages; scans if absent

--- The plan of a search; a text that is none raises.
---@param verb string
---@param text any
---@return peel.SearchPlan
local function planned(verb, text)
  if type(text) ~= "string" then complain("%s: bad argument 'text': expected a string, got %s", verb, type(text)) end
  local plan, message = parse.plan(text)
  return plan or complain("%s: %s", verb, message)
end

--- The reports, which are read when the query is looked at.
local function listed(reports) return type(reports) == "function" and reports() or reports end

--- A query whose rows are made when it is looked at.
local function lazy(name, singular, columns, shown, options, rows)
  local records
  return query.of {
    name = name, singular = singular, columns = columns, shown = shown, owner = options.owner, closed = options.closed,
    known = options.known,
    frame = function()
      local frame
      frame, records = rows(options.searcher or scanner)
      return frame
    end,
    records = function(i) return records(i) end,
  }
end

--- The passages of reports that match a search, the best first.
---
--- ```lua
--- print(search.over({ report }, '"body-worn video" NOT trial'):where { area = "investigating_crime" })
--- ```
---@param reports peel.Report[]|fun(): peel.Report[]
---@param text string see peel.search.parse
---@param options peel.SearchOptions?
---@return peel.Query
function search.over(reports, text, options)
  options = options or {}
  local plan = planned("search", text)
  local shown = options.single and { "score", "area", "section", "page", "line", "text" }
    or { "score", "force", "year", "section", "page", "line", "text" }
  return lazy("hits", "hit", hits.columns, shown, options, function(searcher)
    local made = hits.rows(listed(reports), plan, searcher)
    return made:frame(hits.columns), made:records()
  end)
end

--- Every place of a word, phrase or search with what stands around it, in the order of the reports and their texts.
---@param reports peel.Report[]|fun(): peel.Report[]
---@param options peel.SearchOptions
---@param text string
---@param width integer? characters on each side; 30 if absent
---@param ... string columns to show
---@return peel.Query
function search.kwic(reports, options, text, width, ...)
  local plan, shown = planned("kwic", text), kwic.shown(...)
  width = kwic.width(width)
  return lazy("places", "place", kwic.columns, shown, options, function(searcher)
    local made = kwic.rows(listed(reports), plan, searcher, width)
    return made:frame(kwic.columns), made:records()
  end)
end

--- How often the words of a dictionary stand in the reports.
---@param reports peel.Report[]|fun(): peel.Report[]
---@param options peel.SearchOptions
---@param asked peel.TermsOptions
---@return peel.Query
function search.terms(reports, options, asked)
  local plan = terms.plan(asked)
  return lazy("terms", "term", plan.columns, nil, options, function(searcher) return terms.rows(listed(reports), plan, searcher) end)
end

--- What the methods of a report tell of it.
local function of_report(self, name)
  report.read(self, name)
  return { self }, { owner = self, single = true, closed = function() return report.closed(self) end }
end

--- The passages of the report that match a search, the best first.
---
--- ```lua
--- print(report:search '"body-worn video"')
--- report:search('(stalk* OR harass*) NEAR/10 victim'):where { area = "protecting_vulnerable_people" }
--- ```
---@param text string words, "phrases", prefix*, AND, OR, NOT, NEAR/n and parentheses; see peel.search.parse
---@return peel.Query columns score, report, framework, force, year, area, section, page, line, places, text
function report.methods:search(text)
  local reports, options = of_report(self, "search")
  return search.over(reports, text, options)
end

--- Every place of a word in the report with what stands left and right of it.
---
--- ```lua
--- print(report:kwic("victim*", 30, "section", "line"))
--- ```
---@param text string a word, or whatever `search` takes
---@param width integer? characters on each side; 30 if absent
---@param ... string columns to show beside it: report, framework, force, year, area, section, page, line
---@return peel.Query columns left, match, right and these
function report.methods:kwic(text, width, ...)
  local reports, options = of_report(self, "kwic")
  return search.kwic(reports, options, text, width, ...)
end

--- How often the words of a dictionary stand in the report.
---
--- ```lua
--- print(report:terms { by = "area", dictionary = { stalking = { "stalk*", "harass*" } } })
--- ```
---@param options peel.TermsOptions
---@return peel.Query columns of `by`, entry, count, passages, words, rate
function report.methods:terms(options)
  local reports, of = of_report(self, "terms")
  return search.terms(reports, of, options)
end

return search
