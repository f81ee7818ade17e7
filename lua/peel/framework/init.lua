--- The inspection frameworks that peel knows, by name, in order of time. Each name is a data file beside this one; to add
--- a framework, write its file and put its name here. Nothing else needs touching. Duplicate names assert.
--
-- THE CONTRACT. A file returns one table of plain data (no functions). `peel.framework.validate` checks every field.
-- Placeholders in printed wordings:
--   {force}   every form of the report's force: "Thames Valley Police", "Thames Valley", ...
--   {n}       1 to 40        {digit}  1 to 9        {letter}  A to H        {month}  January to December
-- `verified = false` on a framework, an area or a comparison says: general knowledge, not read in a published source.

---@class peel.Evidence a phrase that speaks for a framework or a kind of report (against it: negative weight)
---@field text string folded phrase (see peel.fold); placeholders but {force} may stand in it
---@field where "title"|"contents"|"headings"|"anywhere" the title page, the contents list, short lines, all of these
---@field weight number

---@class peel.FrameworkKind
---@field recognise peel.Evidence[] what tells this kind of report from the others of the framework

---@class peel.Area
---@field key string "investigating_crime"; the same area of policing has the same key in every framework
---@field title string canonical title
---@field scope "overall"|"area"
---@field graded boolean false: inspected and not graded by design
---@field parent string? key of the area of which it is a part
---@field wordings string[] every other wording under which it stands in headings, tables and prose
---@field verified boolean?

---@class peel.SectionKind a section that the framework's reports have
---@field key string what rules call it; one key may stand in several entries (another level, inside another section)
---@field titles string[] every wording of its heading
---@field level integer 1 = chapter
---@field within string? holds only inside (at any depth) a section of this key
---@field flat boolean? inside it nothing is a heading, until a heading of its own level or above
---@field titled boolean? what stands in it has titles: its first paragraph is one
---@field box boolean? side content: the section that it interrupts goes on after it
---@field unstopped boolean? its lines end without a stop: inside it no unmarked line is a heading, none waits for its rest unless its words do
---@field prefix boolean? the heading begins with these words and goes on
---@field prose boolean? prose is its proper content
---@field area string? key of the area whose chapter it is
---@field kind string? holds only in this kind of report

---@class peel.Comparison what may be set beside this framework's grades
---@field with string id of another framework; "*" = any other
---@field comparable boolean|"careful"
---@field areas string[]? only for these areas; nil = all
---@field scales string[]? only for a grade of one of these two scales beside one of the other; nil = any
---@field why string in our own words
---@field source { document: string, address: string?, page: integer? } on whose word
---@field verified boolean?

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

local names = {
  "hmic_baseline",
  "ppaf",
  "ppaf_2006_07",
  "hmic_2007",
  "hmic_2008",
  "pledge_2009",
  "report_card_2010",
  "peel_2014",
  "peel_effectiveness_2015",
  "peel_efficiency_2015",
  "peel_legitimacy_2015",
  "peel_leadership_2015",
  "peel_effectiveness_2016",
  "peel_efficiency_2016",
  "peel_legitimacy_2016",
  "peel_effectiveness_2017",
  "peel_efficiency_2017",
  "peel_legitimacy_2017",
  "delivery_plan_2017_18",
  "peel_2018_19",
  "peel_2021_22",
  "peel_2023_25",
  "peel_2025_27",
}

local seen = {}
for _, name in ipairs(names) do
  assert(not seen[name], "framework named twice: " .. name)
  seen[name] = true
end

return names
