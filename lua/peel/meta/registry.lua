---@meta
-- luacheck: ignore
-- peel.Registry, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.registry describes types and is not to be required"

--- The frameworks that peel knows, as a value: `registry.default()` holds those of peel.framework, `registry.new(base)`
--- extends one without changing it. A registry tells which framework a report follows, which area printed words mean,
--- what may be compared with what, and gives the C core the words that structure a report.
---@class peel.Registry
local Registry = {}

--- Adds a framework. A field that is missing or wrong raises, naming it and what was expected; so does a known id.
---@param framework peel.Framework
---@return peel.Registry self
function Registry:add(framework) end

--- A framework by its id; an unknown one raises with the nearest ids. Treat it as read-only.
---@param id string
---@return peel.Framework
function Registry:framework(id) end

--- All frameworks in order.
---@return peel.Framework[]
function Registry:frameworks() end

--- The key of the area that printed words stand for, and the area; nil where they stand for none. Case, dashes, a
--- number before and a question mark behind do not count; of "Preventing crime: most forces are good" the part before
--- the colon.
---@param framework string|peel.Framework
---@param printed string
---@return string? key
---@return peel.Area?
function Registry:area(framework, printed) end

--- The grade that printed words stand for on the framework's scale, or nil.
---@param framework string|peel.Framework
---@param printed string
---@return peel.Grade?
function Registry:grade(framework, printed) end

--- May grades of two frameworks be set beside each other? True, false or "careful", and on whose word. What no source
--- speaks of is refused, without a comparison. This is what the frameworks say; peel.comparable hears the reports too.
---@param a string|peel.Framework
---@param b string|peel.Framework
---@param area? string key of an area
---@param scales? string[] ids of the scales of the two grades
---@return boolean|"careful"
---@return peel.Comparison?
function Registry:comparable(a, b, area, scales) end

--- Which framework does a report follow? Every framework for which something speaks, best first; equals in the order of
--- the registry. Whether the first is good enough is the caller's to say: see `score`, and `lead` (0 = a tie).
---@param parts { title?: string, contents?: string, headings?: string, folded?: boolean } text of the title page, of the contents list, of short lines; `folded` where it is folded already
---@return peel.Recognised[]
function Registry:recognise(parts) end

--- What the C core needs to know to structure a report of this framework and kind: plain data, all texts folded.
--- Headings that hold only inside a section stand before those that hold anywhere. `force` (as printed, or a short
--- name) fills "{force}"; without it such lines are left out.
---@param framework string|peel.Framework
---@param kind? string nil = the headings of every kind
---@param force? string
---@return peel.Vocabulary
function Registry:vocabulary(framework, kind, force) end

--- how well a report fits a framework
---@class peel.Recognised
---@field id string
---@field kind string "force_inspection", "national_overview" or "performance_update"
---@field score number sum of the weights found
---@field lead number by how much it is ahead of the next framework; of the first only a tie or a weak match matters
---@field evidence peel.Evidence[] what was found

---@class peel.Framework
---@field id string programme, pillar where reports are by pillar, and year
---@field name string
---@field years integer[] calendar or inspection years that it covers
---@field year integer the year that the inspection is named after
---@field publisher string? nil where the publisher is the force itself
---@field verified boolean?
---@field source string? where the facts were read
---@field kinds table<"force_inspection"|"national_overview"|"performance_update", peel.FrameworkKind>
---@field recognise peel.Evidence[]
---@field scale string? id of the grade scale; nil where nothing is graded
---@field direction string? id of a second scale, for change against the year before
---@field areas peel.Area[]
---@field sections peel.SectionKind[]
---@field title_openings string[]? how titles begin in a titled section, even those of two sentences: "The force "
---@field openers string[] shapes of blocks that belong to the heading after them: "grade_table"
---@field never_headings string[] lines that never are headings; one that ends in ":" = every line that begins so
---@field keep string[] lines that repeat and yet are no running headers (grade words and section titles are so anyway)
---@field rules string[] names of the rules in peel.grammar that read its reports
---@field comparable peel.Comparison[]

---@class peel.Area
---@field key string "investigating_crime"; the same area of policing has the same key in every framework
---@field title string canonical title
---@field scope "overall"|"area"
---@field graded boolean false: inspected and not graded by design
---@field parent string? key of the area of which it is a part
---@field wordings string[] every other wording under which it stands in headings, tables and prose
---@field verified boolean?

--- what may be set beside this framework's grades
---@class peel.Comparison
---@field with string id of another framework; "*" = any other
---@field comparable boolean|"careful"
---@field areas string[]? only for these areas; nil = all
---@field scales string[]? only for a grade of one of these two scales beside one of the other; nil = any
---@field why string in our own words
---@field source { document: string, address: string?, page: integer? } on whose word
---@field verified boolean?

--- a phrase that speaks for a framework or a kind of report (against it: negative weight)
---@class peel.Evidence
---@field text string folded phrase (see peel.fold); placeholders but {force} may stand in it
---@field where "title"|"contents"|"headings"|"anywhere" the title page, the contents list, short lines, all of these
---@field weight number
