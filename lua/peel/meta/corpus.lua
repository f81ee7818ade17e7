---@meta
-- luacheck: ignore
-- peel.Corpus, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.corpus describes types and is not to be required"

--- Many reports asked as one. A corpus reads nothing until it is asked; then it reads each file once, tells what it
--- could not read and goes on.
---@class peel.Corpus
---@operator len: integer
local Corpus = {}

--- The records of a list by its name, from every report. Judgments of different reports that state one fact are one
--- row, so are distributions; a prior judgment is a mention of the judgment where that is loaded. `{ merge = false }`
--- gives every printed record.
---@param name string as in the schema: "judgments"
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:list(name, ...) end

--- The printed contents list. Those of every report, or those of them for which the conditions hold; `report`, `force`,
--- `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact, unless `{
--- merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:contents(...) end

--- The sections, in the order of their headings. Those of every report, or those of them for which the conditions hold;
--- `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a
--- fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:sections(...) end

--- Grades that the report gives. Those of every report, or those of them for which the conditions hold; `report`,
--- `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact,
--- unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:judgments(...) end

--- Earlier grades that the text itself states. Those of every report, or those of them for which the conditions hold;
--- `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a
--- fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:prior_judgments(...) end

--- What the text says may or may not be compared. Those of every report, or those of them for which the conditions
--- hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one
--- row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:comparability(...) end

--- How many forces received each grade. Those of every report, or those of them for which the conditions hold;
--- `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a
--- fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:distributions(...) end

--- Areas for improvement, causes of concern, strengths, practice and case studies. Those of every report, or those of
--- them for which the conditions hold; `report`, `force`, `framework` and `year` are columns too. Of judgments,
--- distributions and prior judgments one row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:findings(...) end

--- What somebody is told to do, and by when. Those of every report, or those of them for which the conditions hold;
--- `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a
--- fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:recommendations(...) end

--- What became of an earlier inspection's findings. Those of every report, or those of them for which the conditions
--- hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one
--- row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:follow_ups(...) end

--- What is counted, with its numbers. Those of every report, or those of them for which the conditions hold; `report`,
--- `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact,
--- unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:measures(...) end

--- Figures with their captions. Those of every report, or those of them for which the conditions hold; `report`,
--- `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact,
--- unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:figures(...) end

--- Tables, cell by cell. Those of every report, or those of them for which the conditions hold; `report`, `force`,
--- `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact, unless `{
--- merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:tables(...) end

--- Footnotes. Those of every report, or those of them for which the conditions hold; `report`, `force`, `framework` and
--- `year` are columns too. Of judgments, distributions and prior judgments one row a fact, unless `{ merge = false }`
--- stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:footnotes(...) end

--- The glossary. Those of every report, or those of them for which the conditions hold; `report`, `force`, `framework`
--- and `year` are columns too. Of judgments, distributions and prior judgments one row a fact, unless `{ merge = false
--- }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:glossary(...) end

--- A delivery plan's aims. Those of every report, or those of them for which the conditions hold; `report`, `force`,
--- `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a fact, unless `{
--- merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:goals(...) end

--- What a delivery plan's quarterly update reports. Those of every report, or those of them for which the conditions
--- hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one
--- row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:updates(...) end

--- Themes of the police and crime plan that a goal is linked to. Those of every report, or those of them for which the
--- conditions hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior
--- judgments one row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:themes(...) end

--- Statements that can be worked out again from the report. Those of every report, or those of them for which the
--- conditions hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior
--- judgments one row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:claims(...) end

--- What was read with doubt or not at all. Those of every report, or those of them for which the conditions hold;
--- `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one row a
--- fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:diagnostics(...) end

--- One row a number, with the fields of its measure. Those of every report, or those of them for which the conditions
--- hold; `report`, `force`, `framework` and `year` are columns too. Of judgments, distributions and prior judgments one
--- row a fact, unless `{ merge = false }` stands last.
---@param ... any conditions: see `where` of a query; options { merge: boolean? }
---@return peel.Query
function Corpus:values(...) end

--- The reports, a row each; copies of one report are one.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Corpus:reports(...) end

--- The forces that have a report or a judgment here, with their numbers of both.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Corpus:forces(...) end

--- How a force was graded in an area, in the order of time: by judgments, and by what later reports say of earlier
--- grades. `comparable` tells whether a row may be compared with the one of the inspection before (true, false or
--- "careful", as peel.comparable says it), `why` and `source` on whose word. With `parts` the areas that are part of it
--- have rows of their own.
---@param force string canonical short name
---@param area string key of the area
---@param options? { parts: boolean? }
---@return peel.Query
function Corpus:timeline(force, area, options) end

--- The passages of all reports that match a search, the best first.
---@param text string words, "phrases", prefix*, AND, OR, NOT, NEAR/n and parentheses; see peel.search.parse
---@return peel.Query columns score, report, framework, force, year, area, section, page, line, places, text
function Corpus:search(text) end

--- Every place of a word in the reports with what stands left and right of it.
---@param text string a word, or whatever `search` takes
---@param width? integer characters on each side; 30 if absent
---@param ... string columns to show beside it: report, framework, force, year, area, section, page, line
---@return peel.Query columns left, match, right and these
function Corpus:kwic(text, width, ...) end

--- How often the words of a dictionary stand in the reports, by framework, force, year, report or area.
---@param options peel.TermsOptions
---@return peel.Query columns of `by`, entry, count, passages, words, rate
function Corpus:terms(options) end

--- The files that could not be read, with what is wrong.
---@return peel.Query columns path, code, message
function Corpus:failed() end

--- Closes the corpus and the reports that it opened; reports that it was given stay open. Twice does no harm.
function Corpus:close() end
