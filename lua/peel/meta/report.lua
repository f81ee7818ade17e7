---@meta
-- luacheck: ignore
-- peel.Report, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.report describes types and is not to be required"

--- A report: its title page as fields, its lists as methods, and what it is made of.
---@class peel.Report
---@field title string? as on the title page
---@field subtitle string? the line under it
---@field kind string? what sort of report
---@field framework string? id of the inspection framework
---@field publisher string? who published it, as printed: HMIC, HMICFRS
---@field force string? canonical short name; nil for a report on England and Wales
---@field published string? when it was published
---@field year integer? the year that the inspection is named after
---@field isbn string? as printed
---@field path string the file, as given
---@field bytes integer its size
---@field spans peel.Span[]? where it stands
---@field recognition peel.Recognised[] how well it fits each framework, best first
local Report = {}

--- Closes the report and gives its memory back; its records raise from then on. Twice does no harm.
function Report:close() end

--- The records of a list by its name.
---@param name string as in the schema: "judgments"
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:list(name, ...) end

--- The printed contents list. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:contents(...) end

--- The sections, in the order of their headings. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:sections(...) end

--- Grades that the report gives. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:judgments(...) end

--- Earlier grades that the text itself states. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:prior_judgments(...) end

--- What the text says may or may not be compared. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:comparability(...) end

--- How many forces received each grade. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:distributions(...) end

--- Areas for improvement, causes of concern, strengths, practice and case studies. All of them, or those for which the
--- conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:findings(...) end

--- What somebody is told to do, and by when. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:recommendations(...) end

--- What became of an earlier inspection's findings. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:follow_ups(...) end

--- What is counted, with its numbers. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:measures(...) end

--- Figures with their captions. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:figures(...) end

--- Tables, cell by cell. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:tables(...) end

--- Footnotes. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:footnotes(...) end

--- The glossary. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:glossary(...) end

--- A delivery plan's aims. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:goals(...) end

--- What a delivery plan's quarterly update reports. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:updates(...) end

--- Themes of the police and crime plan that a goal is linked to. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:themes(...) end

--- Statements that can be worked out again from the report. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:claims(...) end

--- What was read with doubt or not at all. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:diagnostics(...) end

--- One row a number, with the fields of its measure. All of them, or those for which the conditions hold.
---@param ... any conditions: see `where` of a query
---@return peel.Query
function Report:values(...) end

--- One section, by its id or by its title (the first of that title; case, dashes and quotes do not count).
---@param which integer|string
---@return any section record, or nil
function Report:section(which) end

--- Which lines a record claims, which are prose where prose belongs, furniture, or not understood.
---@return peel.Coverage
function Report:coverage() end

--- The sections in the order of the text, each with its blocks: what `peel show --outline` prints.
---@return { section: any?, blocks: table[] }[]
function Report:outline() end

--- Bytes that the report takes beside its text.
---@return integer
function Report:memory() end

--- The passages of the report that match a search, the best first.
---@param text string words, "phrases", prefix*, AND, OR, NOT, NEAR/n and parentheses; see peel.search.parse
---@return peel.Query columns score, report, framework, force, year, area, section, page, line, places, text
function Report:search(text) end

--- Every place of a word in the report with what stands left and right of it.
---@param text string a word, or whatever `search` takes
---@param width? integer characters on each side; 30 if absent
---@param ... string columns to show beside it: report, framework, force, year, area, section, page, line
---@return peel.Query columns left, match, right and these
function Report:kwic(text, width, ...) end

--- How often the words of a dictionary stand in the report.
---@param options peel.TermsOptions
---@return peel.Query columns of `by`, entry, count, passages, words, rate
function Report:terms(options) end

---@class peel.Coverage: peel.SectionCoverage
---@field sections peel.SectionCoverage[]

---@class peel.SectionCoverage
---@field id integer 0 = before the first heading
---@field title string?
---@field lines integer
---@field claimed integer
---@field prose integer
---@field furniture integer
---@field not_understood integer
---@field lines_not_understood integer[] numbers of those lines

--- one tape, block or table that the rule was tried on
---@class peel.TraceStep
---@field section string? title of the section
---@field line integer? first line of what was looked at
---@field matched boolean
---@field captures string what the pattern captured, shortened
---@field reached integer? line that the match came to; of a rule with a pattern and no grammar only where it matched
---@field inside string? the rule of the grammar that was tried last
---@field records { list: string, fields: table }[] what was pushed
---@field diagnostics { severity: string, code: string, message: string }[]
