---@meta
-- luacheck: ignore
-- peel.Explanation, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.explanation describes types and is not to be required"

--- Why a unit has its score: every number from the quotation in a report to the score, as a tree. `tostring` draws it,
--- `:json()` gives it to other programs. Whoever has the text can work the score out again: each value is given in
--- full, with the formula that it comes from.
---@class peel.Explanation
---@field text string the tree as text
---@field tree table the tree as a plain table: what `json` writes
local Explanation = {}

--- a list of objects The tree as JSON text, indented.
---@return string
function Explanation:json() end
