---@meta
-- luacheck: ignore
-- peel.Row, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.row describes types and is not to be required"

--- One row of a query that is no plain list of records: chosen columns, a group, a join, a row of a corpus. It leads to
--- the records that it was made of.
---@class peel.Row
---@field report peel.Report? of its first record
---@field [string] any
local Row = {}

--- The records that the row was made of, in order; of a column of a pivot, those of its cell.
---@param column? string
---@return peel.Record[]
function Row:records(column) end

--- Place and quotation of the first record behind the row, and how many more there are.
---@return string
function Row:cite() end

--- Where the first record behind the row stands, in parts: what `cite` says in one string. Nil for a row without
--- records.
---@return peel.Place?
function Row:place() end

--- The source lines around the first record behind the row; see peel.Record.
---@param n? integer
---@return string
function Row:context(n) end
