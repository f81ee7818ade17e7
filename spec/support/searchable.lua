--- Made-up reports with running text, for what searches: the frameworks of spec.support.lamps, texts about lanterns.

local lamps = require "spec.support.lamps"
local peel = require "peel"

local searchable = {}

local registry = lamps.registry()

searchable.WESSEX = {
  "The Wessex keepers polish every brass lantern. They said that the lantern in the tower\u{2019}s stair is the best\u{2010}kept of all.",
  "Wicks are trimmed at dusk, and the caf\u{E9} keeper trims his own wick.", "Nobody stalks the keepers, and no stalking was seen.",
  "Place\tLanterns\tWicks\n\nTower\t12\t1,200\n\nHarbour\t7\t61.2\n",
}
searchable.KENT = { "A keeper in Kent lost his lantern. The lantern was found, but not the keeper\u{2019}s wick." }

--- A word and a paragraph that a page ends in, markup, a soft hyphen.
searchable.DORSET = {
  "The town is small.\n\n3\n\n\fThe keepers of the **harbour** lanterns told us that they watch the tide and, of course, the neigh-\n\n4\n\n\f"
  .. "bouring lanterns every night of the year, and that the light\u{AD}house is theirs.", "The end.\n\n5\n",
}

--- A report on a force; its first paragraph stands on line 11.
---@param year integer 2019, 2021 or 2023
---@param force string
---@param paragraphs string[]
---@return peel.Report
function searchable.report(year, force, paragraphs)
  local text = ("Lamp review %d\n\nAn inspection of %s Police\n\nMay %d\n\n## What was found\n\nlamps: good\n\n%s\n"):format(year, force, year,
    table.concat(paragraphs, "\n\n"))
  return assert(peel.parse(text, force:lower(), { registry = registry }))
end

--- The reports on Dorset (2021), Kent (2019) and Wessex (2021).
---@return peel.Corpus
function searchable.corpus()
  return assert(peel.corpus({ searchable.report(2021, "Wessex", searchable.WESSEX), searchable.report(2019, "Kent", searchable.KENT),
    searchable.report(2021, "Dorset", searchable.DORSET) }, { registry = registry }))
end

return searchable
