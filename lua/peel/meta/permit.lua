---@meta
-- luacheck: ignore
-- peel.Permit, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.permit describes types and is not to be required"

--- Permits: a plain value that says why grades are compared although nobody says that they may be, and, where they
--- stand on two scales, which grade of one stands for which of the other. It is given where the comparison is made, and
--- its reason goes into every result.
---@class peel.Permit
---@field reason string why it is right to compare
---@field bridges peel.Bridge[]
---@field frameworks string[]? it covers the grades of these alone; nil = all
---@field areas string[]? it covers these areas alone; nil = all
local Permit = {}

--- Does it cover a comparison of these two? Of its frameworks and areas both must be.
---@param a { framework: string?, area: string? }
---@param b { framework: string?, area: string? }
---@return boolean
function Permit:covers(a, b) end

--- The grade that a grade is taken for; itself where no bridge begins at its scale, or at its framework.
---@param grade peel.Grade
---@param subject? { framework: string?, area: string? } of the grade
---@return peel.Grade
function Permit:grade(grade, subject) end

--- Does it, or one of its bridges, hold for some frameworks or areas alone?
---@return boolean
function Permit:is_narrow() end

--- The reason, and the bridges in words: "fair as requires_improvement".
---@return string
function Permit:words() end

--- one scale mapped to another
---@class peel.Bridge
---@field from string id of a scale, or of a framework: of its grades alone
---@field to string id of a scale
---@field grades table<string, string> name of each grade of `from` -> name of a grade of `to`
