---@meta
-- luacheck: ignore
-- peel.Result, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.result describes types and is not to be required"

--- What a score gives: a table with a row each unit, best first, that prints, exports and can be asked as any query;
--- and the units by name, each of which explains itself.
---@class peel.Result: peel.Query
---@field name string of the score
---@field permits any[] why grades were compared that nobody says may be
---@field [string] peel.UnitResult
local Result = {}

--- The result as a query, for whatever asks for one.
---@return peel.Query
function Result:query() end

--- A unit by its name, or by its parts where several columns tell the units apart: `result:unit("Kent", 2015)`.
---@param ... any
---@return peel.UnitResult
function Result:unit(...) end

--- The names of the units, best first.
---@return string[]
function Result:units() end

--- Every input of every unit: what was read, its number, its value in the score; each row leads to its records.
---@return peel.Query
function Result:inputs() end

--- Where a record is used: the inputs that it is behind. No row: it counts nowhere.
---@param record peel.Record
---@return peel.Query
function Result:uses(record) end

--- How sure the ranks are: the score is worked out many times with other weights, codings and ways of normalising, and
--- the ranks of each unit are counted.
---@param given? peel.UncertaintyOptions
---@return peel.Uncertainty
function Result:uncertainty(given) end
