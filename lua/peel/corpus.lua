--- Many reports asked as one. A corpus reads nothing until it is asked; then it reads each file once, tells what it could
--- not read and goes on.

local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local lists = require "peel.corpus.lists"
local members = require "peel.members"
local near = require "peel.near"
local paths = require "peel.corpus.paths"
local schema = require "peel.schema"
local search = require "peel.search"
local state = require "peel.corpus.state"
local timeline = require "peel.corpus.timeline"

---@class peel.Corpus
---@operator len: integer
local methods = {}

local corpus = { methods = methods }

local parts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Corpus, { state: peel.CorpusState, queries: table<string, peel.Query> }>

local meta = { __name = "peel.Corpus" }

--- The parts of the corpus that a method was called on; anything else, or a closed corpus, raises.
local function check(self, name)
  local own = parts[self]
  if not own then complain("%s: a corpus expected, got %s (is it called with ':'?)", name, type(self)) end
  if own.state.is_closed then complain("%s: %s", name, state.CLOSED) end
  return own
end

--- Should records that state one fact be one row? As the options say, else as the corpus was made.
local function merge_of(own, name, options)
  check_keys(name, options, { "merge" })
  if options.merge == nil then return own.state.merge end
  if type(options.merge) ~= "boolean" then complain("%s: option merge: expected true or false, got %s", name, type(options.merge)) end
  return options.merge
end

--- A query made once and kept, narrowed by the conditions of the call: a nil that was written is a misspelt variable.
local function kept(own, key, make, ...)
  own.queries[key] = own.queries[key] or make()
  if select("#", ...) == 0 then return own.queries[key] end
  return own.queries[key]:where(...)
end

--- A list of the schema; the last argument may be options.
local function listed(self, own, name, ...)
  local n, merge, wanted = select("#", ...), own.state.merge, { ... }
  if type(wanted[n]) == "table" and n == (type(wanted[1]) == "string" and 4 or 2) then -- behind a filter, or field, comparison, value
    merge = merge_of(own, name, wanted[n])
    n = wanted[1] == nil and 0 or n - 1
  elseif n == 1 and type(wanted[1]) == "table" and wanted[1].merge ~= nil then
    complain("%s: options are the second argument: %s(nil, { merge = %s })", name, name, tostring(wanted[1].merge))
  end
  return kept(own, name .. (merge and "" or " as printed"), function()
    if name == "diagnostics" then return lists.diagnostics(own.state, self, merge) end
    return lists.records(own.state, self, name, merge)
  end, table.unpack(wanted, 1, n))
end

--- The records of a list by its name, from every report. Judgments of different reports that state one fact are one row,
--- so are distributions; a prior judgment is a mention of the judgment where that is loaded. `{ merge = false }` gives
--- every printed record.
---
--- ```lua
--- corpus:list("judgments", { area = "investigating_crime" }, { merge = false })
--- ```
---@param name string as in the schema: "judgments"
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function methods:list(name, ...)
  local own = check(self, "list")
  local names = schema.names()
  for _, known in ipairs(names) do
    if known == name and name ~= "report" then return listed(self, own, name, ...) end
  end
  complain("list: there is no list %s%s", type(name) == "string" and '"' .. name .. '"' or tostring(name), near.hint(name, names))
end

for _, name in ipairs(schema.names()) do
  if name ~= "report" then
    --- Those of every report, or those of them for which the conditions hold; `report`, `force`, `framework` and `year` are
    --- columns too. Of judgments, distributions and prior judgments one row a fact, unless `{ merge = false }` stands last.
    ---
    --- ```lua
    --- print(corpus:judgments { force = "Mercia Vale", year = 2015 })
    --- print(corpus:judgments(nil, { merge = false }))
    --- ```
    ---@param ... any conditions: see `where` of a query; options { merge: boolean? }
    ---@return peel.Query
    methods[name] = function(self, ...) return listed(self, check(self, name), name, ...) end
  end
end

--- The reports, a row each; copies of one report are one.
---
--- ```lua
--- print(corpus:reports { kind = "national_overview" })
--- ```
---@param ... any conditions: see `where` of a query
---@return peel.Query
function methods:reports(...)
  local own = check(self, "reports")
  return kept(own, "reports", function() return lists.reports(own.state, self) end, ...)
end

--- The forces that have a report or a judgment here, with their numbers of both.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function methods:forces(...)
  local own = check(self, "forces")
  return kept(own, "forces", function() return lists.forces(own.state, self) end, ...)
end

--- How a force was graded in an area, in the order of time: by judgments, and by what later reports say of earlier grades.
--- `comparable` tells whether a row may be compared with the one of the inspection before (true, false or "careful", as
--- peel.comparable says it), `why` and `source` on whose word. With `parts` the areas that are part of it have rows of their own.
---
--- ```lua
--- print(corpus:timeline("Thames Valley", "protecting_vulnerable_people", { parts = true }))
--- ```
---@param force string canonical short name
---@param area string key of the area
---@param options? { parts: boolean? }
---@return peel.Query
function methods:timeline(force, area, options)
  local own = check(self, "timeline")
  return timeline.query(own.state, self, force, area, options)
end

--- What the methods that search tell of the corpus: its reports when they are needed, and whose query it is.
local function searched(self, name)
  local own = check(self, name).state
  return function()
    local reports = {}
    for i, of in ipairs(own:loaded().reports) do reports[i] = of.report end
    return reports
  end, { owner = self, closed = function() return own.is_closed end }
end

--- The passages of all reports that match a search, the best first.
---
--- ```lua
--- print(corpus:search '"body-worn video" OR bwv*')
--- ```
---@param text string words, "phrases", prefix*, AND, OR, NOT, NEAR/n and parentheses; see peel.search.parse
---@return peel.Query columns score, report, framework, force, year, area, section, page, line, places, text
function methods:search(text)
  local reports, options = searched(self, "search")
  return search.over(reports, text, options)
end

--- Every place of a word in the reports with what stands left and right of it.
---
--- ```lua
--- print(corpus:kwic("victim*", 30, "force", "year"))
--- ```
---@param text string a word, or whatever `search` takes
---@param width integer? characters on each side; 30 if absent
---@param ... string columns to show beside it: report, framework, force, year, area, section, page, line
---@return peel.Query columns left, match, right and these
function methods:kwic(text, width, ...)
  local reports, options = searched(self, "kwic")
  return search.kwic(reports, options, text, width, ...)
end

--- How often the words of a dictionary stand in the reports, by framework, force, year, report or area.
---
--- ```lua
--- print(corpus:terms { by = "framework", dictionary = { stalking = { "stalk*", "harass*" } } })
--- ```
---@param options peel.TermsOptions
---@return peel.Query columns of `by`, entry, count, passages, words, rate
function methods:terms(options)
  local reports, of = searched(self, "terms")
  return search.terms(reports, of, options)
end

--- The files that could not be read, with what is wrong.
---@return peel.Query columns path, code, message
function methods:failed()
  local own = check(self, "failed")
  return kept(own, "failed", function() return lists.failed(own.state, self) end)
end

--- Closes the corpus and the reports that it opened; reports that it was given stay open. Twice does no harm.
function methods:close()
  local own = parts[self]
  if not own then complain("close: a corpus expected, got %s (is it called with ':'?)", type(self)) end
  own.state:close()
  own.queries = {}
end

--- What completes a corpus: its lists and methods.
---@return string[]
function methods:__complete()
  if not parts[self] then complain("__complete: a corpus expected, got %s", type(self)) end
  return members(methods)
end

function meta.__index(self, key)
  if methods[key] then return methods[key] end
  local shown = type(key) == "string" and '"' .. key .. '"' or tostring(key)
  if math.type(key) == "integer" then complain("a corpus has no rows of its own (%s); see :reports()", shown) end
  complain("a corpus has no method %s%s", shown, near.hint(key, methods.__complete(self)))
end

function meta.__newindex(_, key) complain("a corpus can't be changed (field %q)", tostring(key)) end

--- How many reports there are; reads them.
function meta.__len(self) return #check(self, "#").state:loaded().reports end

--- "1 report", "2 reports"
local function count(n, word) return ("%d %s%s"):format(n, word, n == 1 and "" or "s") end

function meta.__tostring(self)
  local own = parts[self].state
  if own.is_closed then return "corpus (closed)" end
  if not own:is_read() then return ("corpus of %s, not read yet"):format(count(#own.files.sources, "file")) end
  local loaded = own:loaded()
  local words = { "corpus of " .. count(#loaded.reports, "report") }
  if #loaded.copies > 0 then words[#words + 1] = count(#loaded.copies, "file") .. " left out as a copy, see :diagnostics()" end
  if #loaded.failed > 0 then words[#words + 1] = count(#loaded.failed, "file") .. " not read, see :failed()" end
  return table.concat(words, "; ")
end

meta.__close = methods.close

--- A corpus of what the words stand for; nil and a message where there is nothing to read.
---@param what any a path, glob, directory, report, or a list of these
---@param options { open: function, registry: peel.Registry, merge: boolean }
---@return peel.Corpus?
---@return string? message
function corpus.new(what, options)
  local files, message = paths.find(what)
  if not files then return nil, message end
  local made = setmetatable({}, meta) --[[@as peel.Corpus]]
  parts[made] = { state = state.new(files, options), queries = {} }
  return made
end

--- Is this value a corpus?
function corpus.is_corpus(value) return parts[value] ~= nil end

return corpus
