---@meta
-- luacheck: ignore
-- Records, and the class of each list's. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.lists describes types and is not to be required"

--- A record: a handle on one row. Its fields are those of its list in peel.schema, read by name; absent ones are nil, a
--- misspelt one raises. `pairs` gives the fields that are there, in order. A child row also has the fields of the
--- record that holds it. `record.report` is the report that it stands in. It cannot be changed, and keeps its report
--- alive.
---@class peel.Record
---@field id string? stable: the same bytes give the same id
---@field rule string? name of the rule that read it
---@field page integer? printed page, where page signs or the contents list fix it
---@field page_from integer? first page of its section
---@field page_to integer? last page of its section
---@field spans peel.Span[]? where it stands
---@field report peel.Report
---@field report peel.Report
---@field [string] any
local Record = {}

--- Where the record stands, in parts: what `cite` says in one string.
---@return peel.Place
function Record:place() end

--- The records behind it: itself. Rows that a query makes from several records answer with all of them.
---@return peel.Record[]
function Record:records() end

--- Place and quotation: "reports/x.txt:86: Good"; the page too where it is known.
---@return string
function Record:cite() end

--- The source lines around a record: `n` before and after (2 unless told), blank ones not counted, those of the record
--- marked with ">".
---@param n? integer
---@return string
function Record:context(n) end

--- The printed contents list.
---@class peel.ContentsEntry: peel.Record
---@field title string? without dot leaders
---@field page integer? the page printed beside it
---@field section integer? the section that it names

--- The sections, in the order of their headings.
---@class peel.Section: peel.Record
---@field id integer? number in the order of the text, from 1
---@field parent integer? id of the section around it, 0 = none
---@field level integer? 1 = chapter
---@field title string? the heading as printed
---@field page integer? from the contents list, where it is printed
---@field key string? the framework's name for this kind of section
---@field area string? key of the area whose section it is
---@field evidence string[]? why it is a heading, at this level

--- Grades that the report gives.
---@class peel.Judgment: peel.Record
---@field force string? canonical short name; nil for a report on England and Wales
---@field area string? key of the area of policing
---@field scope string? the report as a whole or one area
---@field grade peel.Grade? the grade
---@field question string? the heading as printed
---@field year integer? year of the inspection
---@field mentions peel.Mention[]? every place that states it
---@field section integer? the section that it stands in

--- Earlier grades that the text itself states.
---@class peel.PriorJudgment: peel.Record
---@field force string? canonical short name; nil for a report on England and Wales
---@field area string? key of the area of policing
---@field year integer? year of the earlier inspection
---@field grade peel.Grade? the earlier grade
---@field text string? the sentence
---@field mentions peel.Mention[]? every place that states it
---@field section integer? the section that it stands in

--- What the text says may or may not be compared.
---@class peel.ComparabilityStatement: peel.Record
---@field area string? key of the area of policing
---@field comparable boolean? may it be compared?
---@field text string? the sentence
---@field mentions peel.Mention[]? every place that states it
---@field section integer? the section that it stands in

--- How many forces received each grade.
---@class peel.Distribution: peel.Record
---@field area string? key of the area of policing
---@field counts table<string, integer>? number of forces by grade (force)
---@field mentions peel.Mention[]? every place that states it
---@field section integer? the section that it stands in

--- Areas for improvement, causes of concern, strengths, practice and case studies.
---@class peel.Finding: peel.Record
---@field kind string? what sort of finding
---@field area string? key of the area of policing
---@field title string? where it has a title of its own
---@field text string? its paragraphs
---@field items string[]? its bullets
---@field problem string? developing practice: what was wrong
---@field solution string? developing practice: what was done
---@field outcome string? developing practice: what came of it
---@field contact string? developing practice: whom to ask
---@field force string? case study: whose; else the inspected force
---@field section integer? the section that it stands in

--- What somebody is told to do, and by when.
---@class peel.Recommendation: peel.Record
---@field number (integer|string)? as printed, with its annex: 1, "C1"; nil for a bullet without one
---@field title string? where it has one
---@field area string? key of the area of policing
---@field addressee string? who should act
---@field deadline peel.Deadline? by when
---@field text string? all its paragraphs
---@field actions string[]? its bullets
---@field cause string? title of its cause of concern
---@field mentions peel.Mention[]? every place that states it
---@field section integer? the section that it stands in

--- What became of an earlier inspection's findings.
---@class peel.FollowUp: peel.Record
---@field area string? key of the area of policing
---@field year integer? year of the earlier finding
---@field title string? of the finding in which it stands, where that is titled
---@field status string? what became of it
---@field text string? the sentences
---@field section integer? the section that it stands in

--- What is counted, with its numbers.
---@class peel.Measure: peel.Record
---@field name string? printed words without period, entity and figure number; nil where the label was lost
---@field group string? a header row above it
---@field unit string? per_1000_population, percent, count, or as printed
---@field origin string? force_in_numbers, figure N, kpi_table, survey_table
---@field values peel.Value[]? its numbers
---@field section integer? the section that it stands in

--- Figures with their captions.
---@class peel.Figure: peel.Record
---@field number integer? as printed
---@field caption string? without number and note marks
---@field source string? the source line under it
---@field table integer? its table
---@field section integer? the section that it stands in

--- Tables, cell by cell.
---@class peel.Table: peel.Record
---@field id integer? number in the order of the text, from 1
---@field caption string? of its figure, where it has one
---@field header string[]? the header row
---@field rows string[][]? the rows without the header
---@field section integer? the section that it stands in

--- Footnotes.
---@class peel.Footnote: peel.Record
---@field number integer? as printed
---@field text string? without its mark
---@field refs peel.Span[]? its marks in the text
---@field section integer? the section that it stands in

--- The glossary.
---@class peel.GlossaryEntry: peel.Record
---@field term string? as printed
---@field definition string? its paragraphs
---@field section integer? the section that it stands in

--- A delivery plan's aims.
---@class peel.Goal: peel.Record
---@field number integer? in order, from 1
---@field title string? as printed
---@field section integer? the section that it stands in

--- What a delivery plan's quarterly update reports.
---@class peel.Update: peel.Record
---@field goal integer? number of the goal
---@field quarter string? Q1 to Q4
---@field text string? the item
---@field section integer? the section that it stands in

--- Themes of the police and crime plan that a goal is linked to.
---@class peel.Theme: peel.Record
---@field goal integer? number of the goal
---@field code string? as printed: 1.2
---@field text string? the theme
---@field section integer? the section that it stands in

--- Statements that can be worked out again from the report.
---@class peel.Claim: peel.Record
---@field text string? the statement
---@field check string? how it is tested
---@field holds boolean? does it, within the rounding it is printed with?
---@field expected string? what it works out to
---@field stated string? what is printed
---@field detail string? the working
---@field section integer? the section that it stands in

--- What was read with doubt or not at all.
---@class peel.Diagnostic: peel.Record
---@field severity string? how grave
---@field code string? for programs
---@field message string? for people
---@field section integer? the section that it stands in

--- One row a number, with the fields of its measure.
---@class peel.Value: peel.Record
---@field entity string? whom the value is of: a force, England and Wales, or as printed
---@field column string? the table column's heading as printed
---@field period string? the printed words
---@field value number? the number as printed (the measure's unit)
---@field raw string? its printed form
---@field cell peel.Span[]? where the number stands
---@field name string? printed words without period, entity and figure number; nil where the label was lost
---@field group string? a header row above it
---@field unit string? per_1000_population, percent, count, or as printed
---@field origin string? force_in_numbers, figure N, kpi_table, survey_table
---@field values peel.Value[]? its numbers
---@field section integer? the section that it stands in

--- In records of judgments, prior_judgments, comparability, distributions, recommendations: every place that states it.
---@class peel.Mention: peel.Record
---@field as string? what this place says
---@field spans peel.Span[]? the place

--- In records of recommendations: by when.
---@class peel.Deadline: peel.Record
---@field by string? a printed date
---@field within string? a printed span of time
---@field when string? any other words: immediately
---@field due string? the date it works out to
---@field rule string? how `due` was worked out

--- where a record stands
---@class peel.Place
---@field path string the file, as given
---@field page integer? printed page, where it is known
---@field line integer? of its first byte; nil for a record without a place of its own
---@field quotation string? its beginning as printed

--- a place in the source; bytes from 1, both included
---@class peel.Span
---@field first integer byte
---@field last integer byte
---@field line integer of the first byte, from 1
