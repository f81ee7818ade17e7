--- A made-up report of 2007, read from end to end.
local peel = require "peel"

local text = [[
HMIC Inspection Report

Mercia Vale Constabulary

October 2007

Mercia Vale Constabulary – HMIC Inspection Report

October 2007

ISBN: 978-0-00-000000-2

CROWN COPYRIGHT

FIRST PUBLISHED 2007

Contents

Introduction to HMIC Inspections

Findings

National summary of judgements

Force summary of judgements

Neighbourhood Policing

Performance Management

Protecting Vulnerable People – Missing Persons

Recommendations

Appendix: Glossary of Terms and Abbreviations

Introduction to HMIC Inspections

This report was made up for a test. It speaks of lamps and of the people who light them, and nobody has inspected anything.

The grading process

Four words are used for grades, and each of them is explained below so that a reader knows what it stands for.

Good

A lamp that is Good burns from dusk to dawn. It needs no more oil than the lamp beside it, and its keeper is asleep by midnight.

Findings

National summary of judgements

	Excellent	Good	Fair	Poor
Neighbourhood Policing<blank cells>
Neighbourhood Policing	4	20	18	1
Performance management<blank cells>
Performance management	5	19	17	2
Protecting vulnerable people<blank cells>
Missing persons	0	9	33	1

Force summary of judgements

Neighbourhood Policing	Grade
Neighbourhood Policing	Poor
Performance management	Grade
Performance management	Excellent
Protecting vulnerable people	Grade
Missing persons	Good

Neighbourhood Policing

GRADE	POOR
-------	------

National grade distribution

Excellent	Good	Fair	Poor
4	20	18	1

Contextual factors

Mercia Vale Constabulary was graded Fair in the 2006 baseline assessment for Neighbourhood Policing. It has bought eleven lamps
since then, and the council has bought two.

Telephone survey
Question	% positive answers	% national average range
Q.1. Do you know who lights the lamp in your street?	41.0	50.2–53.9
Q.2. Would you say that it burns (always/often/never)?	38.5	61.0–64.7

Strengths

Every street has a lamplighter, and most of them are known by name. They meet on Mondays in the yard behind the

October 2007

town hall, where the oil is measured and the wicks are counted by the sergeant of the week.

Work in progress

A map of the lamps is being drawn. It will show which of them stand too far apart.

Areas for improvement

Few lamps are lit on Sundays, since nobody is paid to light them and the keys hang in a locked room.

RECOMMENDATION 1

October 2007

That the force lights its lamps on Sundays and asks the CLC for a second key.

Wicks are trimmed too short. The reason for this is not known.

Developing Practice

INSPECTION AREA: Neighbourhood Policing

TITLE: The Sunday key

PROBLEM:

The key hung in a locked room.

SOLUTION:

A second key was cut, and it hangs:

- by the door; and
- at the baker's.

OUTCOME(S):

The lamps of one street burn on Sundays.

FORCE CONTACT: Sergeant Ada Reeve, Longwater – 00000 111222

October 2007

INSPECTION AREA: Neighbourhood Policing
TITLE: A bell for the yard
PROBLEM: Nobody knew when the oil was measured.
SOLUTION: A bell was hung in the yard.
OUTCOME(S): They come when it rings.
FORCE CONTACT: PC Orme, Longwater – 00000 333444

GRADE	EXCELLENT
-------	------

Performance Management

National grade distribution

Excellent	Good	Fair	Poor
5	19	16	3

Strengths

The number of lamps is written on a board. Every morning somebody looks at it, and every evening somebody else does.

Protecting Vulnerable People – Missing Persons

GRADE	GOOD
-------	------

National grade distribution

Excellent	Good	Fair	Poor
0	9	33	1

Areas for improvement

Nobody asks the lamplighters whom they saw. They see everybody who walks the streets at night.

RECOMMENDATION 2

That the chief constable asks the lamplighters by April 2008.

October 2007

Recommendations

Neighbourhood Policing

Recommendation 1

That the force lights its lamps on Sundays and asks the County Lamp Council for a second key.

Missing persons

Recommendation 2

That the chief constable asks the lamplighters by April 2008.

Appendix: Glossary of Terms and Abbreviations

C

CLC	County Lamp Council
CWF	Clean Wick Fund

O

OIL Office of Illumination

QuWi Quarterly Wick Return
]]
text = text:gsub("<blank cells>", "\t\t\t\t")

local function read(printed) return assert(peel.parse(printed or text, "mercia-vale-2007")) end

local function all(list, ...)
  local names, out = { ... }, {}
  for record in list:each() do
    local parts = {}
    for i, name in ipairs(names) do parts[i] = tostring(record[name]) end
    out[#out + 1] = table.concat(parts, " | ")
  end
  return out
end

describe("a made-up report of 2007", function()
  local report = read()

  it("has its title page read", function()
    assert.same({ "HMIC Inspection Report", "Mercia Vale", "2007-10", "978-0-00-000000-2", "hmic_2007", "HMIC" },
      { report.title, report.force, tostring(report.published), report.isbn, report.framework, report.publisher })
  end)

  it("has grades, each stated twice, whatever side of the heading the table stands on", function()
    assert.same({
      "neighbourhood_policing | poor | Neighbourhood Policing | 2007", "performance_management | excellent | Performance Management | 2007",
      "missing_persons | good | Protecting Vulnerable People – Missing Persons | 2007",
    }, all(report:judgments(), "area", "grade", "question", "year"))
    for judgment in report:judgments():each() do assert.equal(2, #judgment.mentions) end
  end)

  it("has distributions with two mentions, and a diagnostic where they differ", function()
    local found = {}
    for d in report:distributions():each() do found[#found + 1] = ("%s %d %d"):format(d.area, d.counts.fair, #d.mentions) end
    assert.same({ "neighbourhood_policing 18 2", "performance_management 17 2", "missing_persons 33 2" }, found)
    assert.equal(1, #all(report:diagnostics { code = "distributions_disagree" }, "message"))
  end)

  it("has findings by area and heading, joined over the page header", function()
    assert.same({
      "strength | neighbourhood_policing | nil", "work_in_progress | neighbourhood_policing | nil",
      "area_for_improvement | neighbourhood_policing | nil", "developing_practice | neighbourhood_policing | The Sunday key",
      "developing_practice | neighbourhood_policing | A bell for the yard", "strength | performance_management | nil",
      "area_for_improvement | missing_persons | nil",
    }, all(report:findings(), "kind", "area", "title"))
    local strength = report:findings { kind = "strength" }:first()
    assert.truthy(strength.text:find("behind the town hall", 1, true))
    local improve = report:findings { kind = "area_for_improvement" }:first()
    assert.truthy(improve.text:find("locked room. Wicks are", 1, true))
  end)

  it("has practice with its parts", function()
    local practice = report:findings { kind = "developing_practice" }:first()
    assert.equal("The key hung in a locked room.", practice.problem)
    assert.equal("A second key was cut, and it hangs: by the door; and at the baker's.", practice.solution)
    assert.equal("The lamps of one street burn on Sundays.", practice.outcome)
    assert.equal("Sergeant Ada Reeve, Longwater – 00000 111222", practice.contact)
    assert.equal(practice.problem .. " " .. practice.solution .. " " .. practice.outcome, practice.text)
    assert.equal(2, #practice.items)
  end)

  it("has recommendations that the closing list repeats", function()
    assert.same({ "1 | neighbourhood_policing | the force", "2 | missing_persons | the chief constable" },
      all(report:recommendations(), "number", "area", "addressee"))
    for recommendation in report:recommendations():each() do assert.equal(2, #recommendation.mentions) end
    assert.equal("That the force lights its lamps on Sundays and asks the CLC for a second key.", report:recommendations():first().text)
    assert.equal(1, #all(report:diagnostics { code = "wording_differs" }, "message"))
  end)

  it("has the survey, the earlier grade and the glossary", function()
    local values = {}
    for m in report:measures():each() do
      for _, value in ipairs(m.values) do
        values[#values + 1] = ("%s %s %s"):format(value.entity, value.value and value.value + 0.0, value.raw)
      end
    end
    assert.same({ "Mercia Vale 41.0 41.0", "England and Wales nil 50.2–53.9", "Mercia Vale 38.5 38.5", "England and Wales nil 61.0–64.7" },
      values)
    assert.same({ "neighbourhood_policing | 2006 | fair" }, all(report:prior_judgments(), "area", "year", "grade"))
    assert.same({ "CLC | County Lamp Council", "CWF | Clean Wick Fund", "OIL | Office of Illumination", "QuWi | Quarterly Wick Return" },
      all(report:glossary(), "term", "definition"))
  end)

  it("reads the same with CRLF", function()
    local other = read((text:gsub("\n", "\r\n")))
    assert.same(all(report:findings(), "kind", "area", "text"), all(other:findings(), "kind", "area", "text"))
    assert.same(all(report:judgments(), "area", "grade"), all(other:judgments(), "area", "grade"))
  end)
end)
