---@meta
-- luacheck: ignore
-- peel.UnitResult, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.unitresult describes types and is not to be required"

--- A unit in a result: its score, its rank, and why.
---@class peel.UnitResult
---@field unit string
---@field score (number|peel.Grade)? nil: it has none
---@field rank integer? 1 = best; equal scores share a rank
---@field tied boolean is the rank shared?
local UnitResult = {}

--- Why it has its score; see peel.Explanation.
---@return peel.Explanation
function UnitResult:explain() end

--- Every record behind the score.
---@return peel.Record[]
function UnitResult:records() end
