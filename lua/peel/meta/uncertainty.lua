---@meta
-- luacheck: ignore
-- peel.Uncertainty, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.uncertainty describes types and is not to be required"

--- Ranks of a result under other weights, codings and ways of normalising. It prints, exports and is asked as a query
--- is.
---@class peel.Uncertainty: peel.Query
---@field runs integer how many runs were made
---@field seed integer? nil: every combination was made once
---@field exact boolean was every combination made once?
local Uncertainty = {}

--- In which share of the runs one unit was ahead of another. Runs in which they were level count for neither.
---@param unit string
---@param other string
---@return number
function Uncertainty:ahead(unit, other) end

--- The rank that a unit has or betters in a share of the runs: 0.05, 0.5 and 0.95 are in the table. Nil where it never
--- had one.
---@param unit string
---@param share number 0 to 1
---@return integer?
function Uncertainty:rank_at(unit, share) end

--- In how many runs a unit had each rank: a list by rank, and in how many it had none.
---@param unit string
---@return integer[] counts
---@return integer without
function Uncertainty:counts(unit) end

--- The table as a query, for whatever asks for one.
---@return peel.Query
function Uncertainty:query() end

---@class peel.UncertaintyOptions
---@field runs integer? how many are drawn; 10,000 if absent
---@field seed integer? 1 if absent
---@field weights any how weights vary: `{ spread = 0.25 }` (each from 0.75 to 1.25 times itself; a table by name for some parts), `"simplex"` (any weights, each set as likely), `{ choices = { { a = 1, b = 2 }, ... } }`; not at all if absent
---@field codings any[]? one of these is drawn for each run, for every indicator that is coded
---@field normalise any[]? one of these is drawn, for every indicator that is normalised
---@field exact boolean? instead of drawing, every combination once: where weights are fixed or chosen, and there are at most 1,000,000
