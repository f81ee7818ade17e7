---@meta
-- luacheck: ignore
-- peel.Score, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.score describes types and is not to be required"

--- A definition of a score, checked. Called, it works the score out; it cannot be changed, `with` makes another.
---@class peel.Score
---@field name string
---@field unit string|string[]
local Score = {}

--- Another score, some of it changed: `weights` by the names of indicators and groups, `indicators` by name with the
--- options to change, and whatever a definition has (but for `groups`: name the parts).
---@param changes table
---@return peel.Score
function Score:with(changes) end

---@class peel.ScoreDefinition
---@field name string?
---@field unit string|string[] "force", "report", "area", "year", another column, or several
---@field units any[]? the units to score; those that the queries have, if absent
---@field indicators peel.IndicatorDefinition[]?
---@field groups peel.GroupDefinition[]? to any depth; each indicator then stands in one of them
---@field coding any of grades; none unless told: see peel.score.coding
---@field normalise any "none" if absent: see peel.score.normalise
---@field outliers any "none" if absent: see peel.score.outliers
---@field aggregate any "arithmetic" if absent: see peel.score.aggregate
---@field missing any "error" if absent: see peel.score.missing
---@field limits table[]? see peel.score.limits
---@field overrides table[]? see peel.score.overrides
---@field allow any a permit to compare grades that nobody says may be compared

---@class peel.IndicatorDefinition
---@field name string
---@field from peel.Query? its values: grades or numbers
---@field field string? of `from`: "grade" or "value" if absent
---@field count peel.Query? how many rows it has
---@field value (fun(...: any): number|peel.Grade|nil, any)? of the unit's parts; returns the value and the records that it used
---@field direction ("higher"|"lower")? which is better; higher if absent
---@field weight number? 1 if absent
---@field pick any which value, where a unit has several: see peel.score.pick
---@field coding any
---@field normalise any
---@field outliers any
---@field missing any

---@class peel.GroupDefinition
---@field name string
---@field weight number?
---@field aggregate any
---@field indicators ((string|peel.IndicatorDefinition)[])?
---@field groups peel.GroupDefinition[]?
