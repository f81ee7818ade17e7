---@meta
-- luacheck: ignore
-- peel.Grade, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.grade describes types and is not to be required"

--- Grades as values. One object for each scale and name, so that `==` and table keys work among grades. Lua never asks
--- an object to equal a string: `grade == "good"` is always false. For strings there are `grade.name`,
--- `grade:is("good", ...)` and `grade:at_least "good"`.
---@class peel.Grade
---@operator concat: string
---@field name string the key: "requires_improvement"
---@field title string the printed form: "Requires improvement"
---@field scale string? id of the scale; nil for a kind of no grade
---@field rank integer? place on the scale, 1 = best; nil for a kind of no grade
local Grade = {}

--- Is it one of these? Takes names and grades; a name that no scale has raises with the nearest ones.
---@param ... string|peel.Grade
---@return boolean
function Grade:is(...) end

--- Is it this grade or a better one? False for every kind of no grade. A grade that the scale does not have raises.
---@param value string|peel.Grade
---@return boolean
function Grade:at_least(value) end

--- two grades held against each other; `tostring` says it in a sentence
---@class peel.GradeComparison
---@field outcome "better"|"worse"|"same" what the first is, beside the second
---@field steps integer how many steps of the scale the first is above the second; negative below
---@field a peel.Grade as compared: behind the permit's bridge
---@field b peel.Grade
---@field comparable true|"careful"|"allowed"
---@field reason string on whose word
---@field source peel.ComparisonSource?
---@field permit peel.Permit? that made it possible
---@field text string
