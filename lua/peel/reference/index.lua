--- The public types, in the order in which one reads about them: what they are called, how to get one, when two are equal,
--- and where their methods are. What the methods do stands in their own doc comments; what the fields hold, in peel.schema
--- or in the class's comment.

---@class peel.IndexEntry
---@field name string of the class; "peel" = the module
---@field module string whose head or class comment says what it is
---@field receiver string? what stands before the colon or dot in signatures
---@field methods string[]? the module and the name in it under which the real methods are; a module alone is its functions
---@field order string[]? modules that have the methods, in the order of reading: some add theirs when they are loaded
---@field class string? the module that declares the class, where it is another one
---@field get string? how to get one
---@field equality string?
---@field note string?
---@field schema string? the entry of peel.schema whose fields it has
---@field records boolean? the classes of all lists belong to it
---@field nested boolean? a part of the type before it: a plain table
---@field chapter boolean? no type: what the head of the module says, for whoever must know how something is worked out

---@type peel.IndexEntry[]
return {
  { name = "peel", module = "peel", receiver = "peel", methods = { "peel" },
    order = { "peel", "peel.later", "peel.query.condition" },
    get = '`local peel = require "peel"`',
    note = "`peel._VERSION` is the version." },
  { name = "peel.Options", module = "peel", nested = true, get = "A table of yours, the last argument of `peel.open` and `peel.parse`." },
  { name = "peel.CorpusOptions", module = "peel", nested = true,
    get = "A table of yours, the last argument of `peel.corpus`; it takes those of peel.Options too." },
  { name = "peel.TermsOptions", module = "peel.search.terms", nested = true, get = "A table of yours, the argument of `report:terms` and `corpus:terms`." },

  { name = "peel.Report", module = "peel.report", receiver = "report", methods = { "peel.report", "methods" }, schema = "report",
    order = { "peel.report", "peel.search" },
    get = "`peel.open(path)`, `peel.parse(text)`; the field `report` of a row of a corpus.",
    equality = "A report equals only itself: the same file opened twice gives two reports.",
    note = "A report can't be changed. `report:close()`, or `local report <close> = …`, gives its memory back at once; whatever was \z
      read from it raises from then on." },
  { name = "peel.Coverage", module = "peel.coverage", nested = true, get = "`report:coverage()`" },
  { name = "peel.SectionCoverage", module = "peel.coverage", nested = true, get = "`report:coverage().sections[i]`" },
  { name = "peel.TraceStep", module = "peel.trace", nested = true, get = "`peel.trace(report, rule)[i]`" },

  { name = "peel.Corpus", module = "peel.corpus", receiver = "corpus", methods = { "peel.corpus", "methods" },
    order = { "peel.corpus", "peel.search" },
    get = "`peel.corpus(paths)`: a path, a glob, a directory, a report, or a list of these. In `peel repl` it is `c`.",
    equality = "A corpus equals only itself.",
    note = "`#corpus` is the number of reports. A corpus reads its files when it is first asked." },

  { name = "peel.Query", module = "peel.query", class = "peel.query.base", receiver = "query", methods = { "peel.query", "methods" },
    order = { "peel.query.narrow", "peel.query.shape", "peel.query.grouping", "peel.query.pivot", "peel.query.join",
      "peel.query.allow", "peel.query.look", "peel.query.describe", "peel.table" },
    get = "Every list of a report or a corpus, a search, `peel.table(rows)`, and every method of a query or grouping that reshapes one.",
    equality = "A query equals only itself; its rows are the same objects each time.",
    note = "A query is never changed: a method gives a new one. It runs when it is first looked at, and keeps what it found. \z
      `#query` is the number of rows, `query[i]` the i-th, `for i, row in ipairs(query)` walks them, `print(query)` shows a table." },
  { name = "peel.PrintOptions", module = "peel.printing", nested = true, get = "A table of yours, the argument of `query:print`." },
  { name = "peel.TableOptions", module = "peel.table", nested = true, get = "A table of yours, the last argument of `query:csv` and its like." },
  { name = "peel.Condition", module = "peel.query.condition", nested = true,
    get = "`peel.like`, `peel.matches`, `peel.missing`, `peel.present`" },
  { name = "peel.Field", module = "peel.schema", nested = true, get = "`query:columns()[i]`" },
  { name = "peel.Entry", module = "peel.schema", nested = true, get = "`query:entry()`" },

  { name = "peel.Grouping", module = "peel.query.grouping", receiver = "grouping", methods = { "peel.query.grouping", "methods" },
    get = "`query:group(field, …)`",
    equality = "A grouping equals only itself.",
    note = "`#grouping` is the number of groups, `grouping[i]` the rows of the i-th as a query, `print(grouping)` shows how many rows \z
      each has." },

  { name = "peel.Row", module = "peel.query.row", receiver = "row", methods = { "peel.query.row", "methods" },
    get = "A row of a query that is no plain list of one report: `corpus:judgments()[1]`, `query:group(\"area\"):count()[1]`.",
    equality = "The same row of the same query is the same object.",
    note = "A row has the columns of its query as fields (absent ones are nil), and `row.report`, the peel.Report of its first \z
      record. `pairs(row)` gives the fields that are there, in order. A misspelt field raises." },

  { name = "peel.Record", module = "peel.meta.records", receiver = "record", methods = { "peel.core", "record_methods" },
    order = { "peel.record" }, records = true,
    get = "A row of a list of one report, `report:judgments()[1]`; `row:records()` of any other row.",
    equality = "The same row of the same report is the same object, so records are keys of tables. Records of two readings of one \z
      file are not equal; their `id` is." },
  { name = "peel.Place", module = "peel.record", nested = true, get = "`record:place()`" },
  { name = "peel.Span", module = "peel.record", nested = true, get = "`record.spans[i]`" },

  { name = "peel.Passage", module = "peel.search.passage", receiver = "passage", methods = { "peel.search.passage", "methods" },
    get = "`report:search(text)[1]:records()[1]`: what a hit, a keyword in context or a count of terms was read from.",
    equality = "Passages are made when asked for: the same place twice gives two objects.",
    note = "It answers to what a record answers to; it is read from the clean text, so no rule and no list stands behind it." },

  { name = "peel.Grade", module = "peel.grade", receiver = "grade", methods = { "peel.grade", "methods" },
    get = "The field `grade` of judgments and prior judgments; `registry:grade(framework, words)`.",
    equality = "The same grade of the same scale is the same object; the \"good\" of another scale is another one. A grade never equals \z
      a string.",
    note = "`..` and `tostring` give the name. A grade can't be changed." },

  { name = "peel.GradeComparison", module = "peel.compare", nested = true, get = "`peel.compare(a, b)`" },
  { name = "peel.ComparisonSource", module = "peel.compare.source", receiver = "source", methods = { "peel.compare.source", "methods" },
    get = "the third result of `peel.comparable`; `peel.compare(a, b).source`" },
  { name = "peel.Permit", module = "peel.permit", receiver = "permit", methods = { "peel.permit", "methods" },
    get = "`peel.allow{ reason = … }`; `query:permits()[i]`",
    equality = "A permit equals only itself.",
    note = "A permit is given where the comparison is made: `query:allow(p)`, `peel.compare(a, b, { allow = p })`, `peel.score{ …, allow = p }`. \z
      Its reason stands under every table that is printed, in a column `allowed` of CSV and TSV, a field `allowed` of each JSON object, \z
      and a line under a Markdown table. \z
      What is refused without one: `<` and its like, comparisons, sorts, least and \z
      greatest, means, scores and the difference of two scores, over grades that may not be compared; and, in scores and `peel.beside`, numbers that a \z
      function made of rows with grades (`grade.rank`), as long as records stand behind them. Counting and listing stay free; a score \z
      that counts across such inspections says so. A condition such as `where(\"grade\", \">=\", \"good\")` holds each grade to its own scale. \z
      Numbers that your own code makes of grades outside of a score, types into a table, or returns without the records that it used, \z
      are yours to answer for." },
  { name = "peel.Bridge", module = "peel.permit", nested = true, get = "the field `bridge` of what `peel.allow` takes; `permit.bridges[i]`" },
  { name = "peel.Peers", module = "peel.peers", receiver = "peers", methods = { "peel.peers", "methods" },
    get = "`peel.peers.load(path, { name = … })`", equality = "Groups of peers equal only themselves." },

  { name = "peel.Score", module = "peel.score", receiver = "score", methods = { "peel.score", "methods" },
    get = "`peel.score{ … }`", equality = "A score equals only itself.",
    note = "`score()` works it out and gives a peel.Result. A score can't be changed: `score:with{ … }` gives another. `print(score)` says \z
      what it is made of." },
  { name = "peel.ScoreDefinition", module = "peel.score", nested = true, get = "A table of yours, the argument of `peel.score`." },
  { name = "peel.IndicatorDefinition", module = "peel.score", nested = true, get = "A table of yours, an entry of `indicators`." },
  { name = "peel.GroupDefinition", module = "peel.score", nested = true, get = "A table of yours, an entry of `groups`." },
  { name = "How a score is worked out", module = "peel.score.evaluate", chapter = true },
  { name = "peel.score.pick", module = "peel.score.pick", chapter = true },
  { name = "peel.score.overrides", module = "peel.score.overrides", chapter = true },
  { name = "peel.score.coding", module = "peel.score.coding", chapter = true },
  { name = "peel.score.missing", module = "peel.score.missing", chapter = true },
  { name = "peel.score.outliers", module = "peel.score.outliers", chapter = true },
  { name = "peel.score.normalise", module = "peel.score.normalise", chapter = true },
  { name = "peel.score.aggregate", module = "peel.score.aggregate", chapter = true },
  { name = "peel.score.copeland", module = "peel.score.copeland", chapter = true },
  { name = "peel.score.limits", module = "peel.score.limits", chapter = true },
  { name = "peel.Result", module = "peel.score.result", receiver = "result", methods = { "peel.score.result", "methods" },
    get = "`score()`", equality = "A result equals only itself.",
    note = "A result is asked as a query is (`result:csv()`, `result:where{ … }`, `#result`, `result[1]`), a row a unit, best first. \z
      `result[\"Durham\"]` is a peel.UnitResult. Reasons of permits and overrides stand under its table and in its exports." },
  { name = "peel.UnitResult", module = "peel.score.unit", receiver = "unit", methods = { "peel.score.unit", "methods" },
    get = "`result[\"Durham\"]`, `result:unit(\"Kent\", 2015)`", equality = "The same unit of the same result is the same object." },
  { name = "peel.Explanation", module = "peel.score.explain", receiver = "explanation", methods = { "peel.score.explain", "methods" },
    get = "`result[\"Durham\"]:explain()`", equality = "Explanations are made when asked for.",
    note = "`tostring` and `text` are the tree as text; `tree` is it as a plain table." },
  { name = "peel.Uncertainty", module = "peel.score.ranks", receiver = "ranks", methods = { "peel.score.ranks", "methods" },
    get = "`result:uncertainty{ … }`", equality = "They equal only themselves.",
    note = "They are asked as a query is, a row a unit." },
  { name = "peel.UncertaintyOptions", module = "peel.score.uncertainty", nested = true, get = "A table of yours, the argument of `result:uncertainty`." },

  { name = "How ranks are counted", module = "peel.score.uncertainty", chapter = true },

  { name = "peel.Registry", module = "peel.registry", receiver = "registry", methods = { "peel.registry", "methods" },
    get = "`peel.framework.define{ … }`; `require(\"peel.registry\").default()` is the one that peel reads with.",
    equality = "A registry equals only itself." },
  { name = "peel.Recognised", module = "peel.registry", nested = true, get = "`report.recognition[i]`, `registry:recognise(parts)[i]`" },
  { name = "peel.Framework", module = "peel.framework", nested = true, get = "`registry:framework(id)`, `registry:frameworks()[i]`" },
  { name = "peel.Area", module = "peel.framework", nested = true, get = "`registry:framework(id).areas[i]`" },
  { name = "peel.Comparison", module = "peel.framework", nested = true, get = "the second result of `registry:comparable`" },
  { name = "peel.Evidence", module = "peel.framework", nested = true, get = "`report.recognition[1].evidence[i]`" },
}
