--- The parts of peel that compare and score: who only reads needs none of them, so they are loaded when they are first called.

---@param peel table
return function(peel)
  --- May two grades be compared? `a` and `b` are judgments, other records or rows with a grade, or tables such as
  --- `{ framework = "peel_2021_22", area = "police_powers", force = "Kent" }`. A sentence of the force's own report goes before
  --- the frameworks' table, and the reason names both. `among`: a corpus or reports that are heard beside those behind a and b.
  ---
  --- ```lua
  --- local may, reason, source = peel.comparable({ framework = "peel_2018_19" }, { framework = "peel_2021_22" })
  --- print(may, source.document)   --> false  What is PEEL?
  --- ```
  ---@param a any
  ---@param b any
  ---@param options? { among: any, field: string? }
  ---@return boolean|"careful"
  ---@return string reason in one line, with what it is based on
  ---@return peel.ComparisonSource? source `source:cite()`; document, page, address or path, line, quotation
  function peel.comparable(a, b, options) return require "peel.compare".comparable(a, b, options) end

  --- Holds the grade of `a` against that of `b`: better, worse or the same, and by how many steps. What may not be compared
  --- raises with the reason and its source, unless a permit allows it; grades of two scales need the permit's bridge.
  ---
  --- ```lua
  --- local now = { framework = "peel_2018_19", force = "Kent", area = "investigating_crime", grade = "good" }
  --- local before = { framework = "peel_effectiveness_2016", force = "Kent", area = "investigating_crime", grade = "requires_improvement" }
  --- print(peel.compare(now, before).outcome)   --> better
  --- ```
  ---@param a any see peel.comparable
  ---@param b any
  ---@param options? { allow: peel.Permit|peel.Permit[]|nil, among: any, field: string? }
  ---@return peel.GradeComparison
  function peel.compare(a, b, options) return require "peel.compare".compare(a, b, options) end

  --- Makes a permit. `reason` is required: it stands under every table and in every export of what was compared by it. Where the
  --- grades are of two scales a `bridge` (or a list of them) says for every grade of the one which of the other it is taken
  --- for. `frameworks` and `areas` narrow what it covers. `registry`: where your own frameworks are known.
  ---
  --- ```lua
  --- local p = peel.allow { reason = "both programmes ask about neighbourhood teams; a rough trend is wanted",
  ---   bridge = { from = "hmic_4", to = "peel_4",
  ---     grades = { excellent = "outstanding", good = "good", fair = "requires_improvement", poor = "inadequate" } } }
  --- print(p.reason)
  --- ```
  ---@param given { reason: string, bridge: peel.Bridge|peel.Bridge[]|nil, frameworks: string[]?, areas: string[]?, registry: peel.Registry? }
  ---@return peel.Permit
  function peel.allow(given) return require "peel.permit".allow(given) end

  --- The forces with their regions, a row each.
  ---
  --- ```lua
  --- print(#peel.regions { region = "Wales" })   --> 4
  --- ```
  ---@param ... any conditions: see `where` of a query
  ---@return peel.Query columns region, force, formal
  function peel.regions(...) return require "peel.peers".regions(...) end

  --- A force's number beside those of its region, its peers and all forces: mean, median, rank and gap to the others. `from` is a
  --- query with a row for each force, or one row of a report's `values()`, whose measure, unit and period are looked up for the
  --- others in the same report. A row a group; each leads to the records of its forces.
  ---
  --- Options: `by` (the column that names the force: entity or force), `field` (the number: value), `peers` (see
  --- peel.peers.load), `direction` = "higher" or "lower" (which is the first rank), `without` (forces to leave out, as the two of London).
  ---
  --- ```lua
  --- local rates = peel.table { { force = "Kent", value = 5 }, { force = "Surrey", value = 3 }, { force = "Gwent", value = 7 } }
  --- print(peel.beside(rates, "Kent"):first().rank)   --> 1
  --- ```
  ---@param from peel.Query|peel.Row|peel.Record
  ---@param force string any of its names
  ---@param options? { by: string?, field: string?, peers: peel.Peers?, direction: "higher"|"lower"|nil, without: string[]? }
  ---@return peel.Query columns force, value, beside, n, missing, mean, median, rank, gap
  function peel.beside(from, force, options) return require "peel.beside".beside(from, force, options) end

  --- Groups of peers of one's own.
  peel.peers = {}

  --- Loads groups of peers: from a file of comma-separated values, whose first line is a heading and whose first column is the
  --- force, every further cell of a line one of its peers (several lines of a force add up); or from a table { force = { peer,
  --- ... } }. Names are those of any time. A name that is no force's is nil and a message of a file, and raises of a table.
  ---
  --- ```lua
  --- local groups = peel.peers.load({ Kent = { "Essex", "Surrey" } }, { name = "Neighbours", date = "2016" })
  --- print(#groups:of "Kent")   --> 2
  --- ```
  ---@param from string|table<string, string[]>
  ---@param options { name: string, date: string? }
  ---@return peel.Peers?
  ---@return string? message
  function peel.peers.load(from, options) return require "peel.peers".load(from, options) end

  --- Is this value groups of peers?
  ---@param value any
  ---@return boolean
  function peel.peers.is_peers(value) return require "peel.peers".is_peers(value) end

  --- Makes a score of indicators: each force's, report's, area's or year's. What the definition holds is checked now; nothing
  --- is read before the score is called. Its methods of coding, normalising, aggregating and filling in are named, none falls
  --- back on another.
  ---
  --- ```lua
  --- local marks = peel.table { { force = "Kent", mark = 3 }, { force = "Surrey", mark = 5 } }
  --- local score = peel.score { name = "Marks", unit = "force", normalise = { "minmax", to = { 1, 100 } },
  ---   indicators = { { name = "mark", from = marks, field = "mark", weight = 2 } } }
  --- print(score()["Surrey"]:explain())
  --- ```
  ---@param definition peel.ScoreDefinition
  ---@return peel.Score
  function peel.score(definition) return require "peel.score".new(definition) end

  --- Two scores, or their results, beside each other: who moved how far, and which parts of the score changed. What differs
  --- between the definitions stands under the table.
  ---
  --- ```lua
  --- local marks = peel.table { { force = "Kent", a = 3, b = 1 }, { force = "Surrey", a = 1, b = 4 } }
  --- local score = peel.score { unit = "force", indicators = { { name = "a", from = marks, field = "a" }, { name = "b", from = marks, field = "b" } } }
  --- print(peel.compare_scores(score, score:with { weights = { a = 4 } }))
  --- ```
  ---@param first peel.Score|peel.Result
  ---@param second peel.Score|peel.Result
  ---@return peel.Query columns unit, first_rank, second_rank, moved, first_score, second_score, why
  function peel.compare_scores(first, second) return require "peel.score".compare(first, second) end
end
