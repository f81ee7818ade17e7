---@meta
-- luacheck: ignore
-- peel.Grouping, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.grouping describes types and is not to be required"

--- Groups of rows with the same values of some fields, and what is worked out of each: the counts, sums and means of a
--- query. A grouping is lazy and immutable as its query is; its methods give queries, one row a group, each leading to
--- the records of its members.
---@class peel.Grouping
---@operator len: integer
---@field [integer] peel.Query the rows of the i-th group
local Grouping = {}

--- How many rows each group has: the keys and `count`.
---@return peel.Query
function Grouping:count() end

--- The sum of a field of numbers in each group: the keys, `sum`, and in `missing` how many rows had no value.
---@param field string
---@return peel.Query
function Grouping:sum(field) end

--- The mean of a field of numbers, of the rows that have one: the keys, `mean`, `missing`.
---@param field string
---@return peel.Query
function Grouping:mean(field) end

--- The median of a field of numbers: the keys, `median`, `missing`.
---@param field string
---@return peel.Query
function Grouping:median(field) end

--- The least number, earliest date or worst grade: the keys, `min`, `missing`. Grades of two scales raise.
---@param field string
---@return peel.Query
function Grouping:min(field) end

--- The largest number, latest date or best grade: the keys, `max`, `missing`. Grades of two scales raise.
---@param field string
---@return peel.Query
function Grouping:max(field) end

--- The first value that is there, in the order of the rows: the keys, `first`, `missing`.
---@param field string
---@return peel.Query
function Grouping:first(field) end

--- The values that are there, in order, as a table: the keys, `list`, `missing`.
---@param field string
---@return peel.Query
function Grouping:list(field) end

--- What a function makes of the rows of each group, given as a query: the keys and `value`, or the column's name.
---@param f fun(rows: peel.Query): any
---@param name? string of the column
---@return peel.Query
function Grouping:apply(f, name) end

--- Several aggregates at once: "count", { op, field } or a function of the group's rows. Those in a list come first,
--- named after what they are ("mean_value"), then named ones in the order of the alphabet.
---@param what table<string|integer, string|table|fun(rows: peel.Query): any>
---@return peel.Query
function Grouping:aggregate(what) end

--- An iterator over the groups: a row with the keys and the count, and the rows as a query.
---@return fun(): peel.Row?, peel.Query?
function Grouping:each() end
