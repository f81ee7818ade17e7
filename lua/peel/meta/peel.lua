---@meta
-- luacheck: ignore
-- peel, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.peel describes types and is not to be required"

--- peel reads police inspection reports: grades, findings, recommendations and numbers, each with the bytes that it
--- came from.
---@class peel
local peel = {}

peel.framework = {}
peel.peers = {}

--- Reads a report from its text. The name stands for it in citations.
---@param text string
---@param name? string
---@param options? peel.Options
---@return peel.Report? report nil where the text is binary, not UTF-8 or too large
---@return string? message what is wrong and what to do
---@return string? code "binary", "not_utf8" or "too_large"
---@return integer? line of the first byte that is not UTF-8
---@return integer? byte
function peel.parse(text, name, options) end

--- Reads a report from a file of plain text or markdown.
---@param path string
---@param options? peel.Options
---@return peel.Report? report nil where the file can't be read or holds no text
---@return string? message starts with the path
---@return string? code "unreadable", "binary", "not_utf8" or "too_large"
---@return integer? line
---@return integer? byte
function peel.open(path, options) end

--- Many reports asked as one: the files of a list, a glob or a directory (those that are text or markdown by their
--- names), or reports that are open already. Nothing is read until something is asked; a file that can't be read is
--- listed by `corpus:failed()`, and the others are read.
---@param what string|peel.Report|(string|peel.Report)[]
---@param options? peel.CorpusOptions
---@return peel.Corpus? corpus nil where there is no file
---@return string? message
function peel.corpus(what, options) end

--- Is this value a corpus?
---@param value any
---@return boolean
function peel.is_corpus(value) end

--- Adds a framework of one's own to a registry, which is given to peel.open. The fields are those of the files in
--- peel.framework; lists that are left out are empty, `scale` may be the id of a known scale or a table { id, grades },
--- `rules` holds names of peel's rules and rules made by peel.rule. `registry` extends that registry; without it the
--- framework stands beside those that peel knows.
---@param framework table
---@return peel.Registry
function peel.framework.define(framework) end

--- Makes a rule: what it reads, the pattern that finds it, and the function that pushes records. A pattern is an LPeg
--- pattern or a function that builds one from `env` (env.core: shared patterns, env.framework); `grammar` is a function
--- that gives a grammar table instead, which lets peel.trace tell how far a match came.
---@param rule table
---@return table rule for the `rules` of a framework, or for peel.trace
function peel.rule(rule) end

--- Shows a rule at work on a report: where it looked, what it captured and pushed, how far it came.
---@param what peel.Report
---@param rule string|table name of a rule of the report's framework, or a rule made by peel.rule
---@return peel.TraceStep[] prints itself
function peel.trace(what, rule) end

--- A query over a list of tables, one a row; fields by name. Without `fields` the columns are all names that occur, in
--- the order of the alphabet, each of the type that fits its values. A list of names gives the order and leaves others
--- out; an entry may be { name =, type =, unit =, doc = } too. Values are copied. Rows that are records, or rows of
--- another query, lead to their records.
---@param rows table[]
---@param fields? (string|peel.Field)[]
---@return peel.Query
function peel.table(rows, fields) end

--- Is this value a report?
---@param value any
---@return boolean
function peel.is_report(value) end

--- Reads and runs lines from the terminal until the input ends (Ctrl-D), from any point of a script. The names in `env`
--- are in scope, assignments go there; `help()` tells what to type.
---@param env? table
function peel.repl(env) end

--- May two grades be compared? `a` and `b` are judgments, other records or rows with a grade, or tables such as `{
--- framework = "peel_2021_22", area = "police_powers", force = "Kent" }`. A sentence of the force's own report goes
--- before the frameworks' table, and the reason names both. `among`: a corpus or reports that are heard beside those
--- behind a and b.
---@param a any
---@param b any
---@param options? { among: any, field: string? }
---@return boolean|"careful"
---@return string reason in one line, with what it is based on
---@return peel.ComparisonSource? source `source:cite()`; document, page, address or path, line, quotation
function peel.comparable(a, b, options) end

--- Holds the grade of `a` against that of `b`: better, worse or the same, and by how many steps. What may not be
--- compared raises with the reason and its source, unless a permit allows it; grades of two scales need the permit's
--- bridge.
---@param a any see peel.comparable
---@param b any
---@param options? { allow: peel.Permit|peel.Permit[]|nil, among: any, field: string? }
---@return peel.GradeComparison
function peel.compare(a, b, options) end

--- Makes a permit. `reason` is required: it stands under every table and in every export of what was compared by it.
--- Where the grades are of two scales a `bridge` (or a list of them) says for every grade of the one which of the other
--- it is taken for. `frameworks` and `areas` narrow what it covers. `registry`: where your own frameworks are known.
---@param given { reason: string, bridge: peel.Bridge|peel.Bridge[]|nil, frameworks: string[]?, areas: string[]?, registry: peel.Registry? }
---@return peel.Permit
function peel.allow(given) end

--- The forces with their regions, a row each.
---@param ... any conditions: see `where` of a query
---@return peel.Query columns region, force, formal
function peel.regions(...) end

--- A force's number beside those of its region, its peers and all forces: mean, median, rank and gap to the others.
--- `from` is a query with a row for each force, or one row of a report's `values()`, whose measure, unit and period are
--- looked up for the others in the same report. A row a group; each leads to the records of its forces.
---@param from peel.Query|peel.Row|peel.Record
---@param force string any of its names
---@param options? { by: string?, field: string?, peers: peel.Peers?, direction: "higher"|"lower"|nil, without: string[]? }
---@return peel.Query columns force, value, beside, n, missing, mean, median, rank, gap
function peel.beside(from, force, options) end

--- Loads groups of peers: from a file of comma-separated values, whose first line is a heading and whose first column
--- is the force, every further cell of a line one of its peers (several lines of a force add up); or from a table {
--- force = { peer, ... } }. Names are those of any time. A name that is no force's is nil and a message of a file, and
--- raises of a table.
---@param from string|table<string, string[]>
---@param options { name: string, date: string? }
---@return peel.Peers?
---@return string? message
function peel.peers.load(from, options) end

--- Is this value groups of peers?
---@param value any
---@return boolean
function peel.peers.is_peers(value) end

--- Makes a score of indicators: each force's, report's, area's or year's. What the definition holds is checked now;
--- nothing is read before the score is called. Its methods of coding, normalising, aggregating and filling in are
--- named, none falls back on another.
---@param definition peel.ScoreDefinition
---@return peel.Score
function peel.score(definition) end

--- Two scores, or their results, beside each other: who moved how far, and which parts of the score changed. What
--- differs between the definitions stands under the table.
---@param first peel.Score|peel.Result
---@param second peel.Score|peel.Result
---@return peel.Query columns unit, first_rank, second_rank, moved, first_score, second_score, why
function peel.compare_scores(first, second) end

--- Texts that look like this: `*` stands for any characters, `?` for one. Case, quotes, dashes and runs of blanks do
--- not count (see peel.fold). The whole text must fit: begin and end with `*` to look inside.
---@param glob string
---@return peel.Condition
function peel.like(glob) end

--- Texts that an LPeg pattern matches at their beginning, as `lpeg.match` does. The pattern is tried once for each
--- different text. One string is taken as the source of a pattern of `re`.
---@param pattern any
---@return peel.Condition
function peel.matches(pattern) end

--- Rows without a value: `where{ area = peel.missing }`.
peel.missing = nil

--- Rows with a value.
peel.present = nil

---@class peel.Options
---@field encoding string? "utf-8" (unless told), "windows-1252" or "iso-8859-1"
---@field framework string? id of the inspection framework, instead of recognising it
---@field registry peel.Registry? other frameworks than those that peel knows

---@class peel.CorpusOptions: peel.Options
---@field merge boolean? false: every printed record is a row; else records that state one fact are one

---@class peel.TermsOptions
---@field dictionary table<string, string|string[]> words, "phrases" and prefixes* by entry
---@field by (string|string[])? report, framework, force, year or area; all together if absent
