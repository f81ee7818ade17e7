---@meta
-- luacheck: ignore
-- peel.Query, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.query describes types and is not to be required"

--- Questions asked of records: choose, order, reshape, count. A query is lazy (nothing runs until it is looked at),
--- immutable (a verb gives a new one) and the same over one report's list, a corpus, search hits and a table of one's
--- own. Every row of every query leads back to the records that it was made of.
---@class peel.Query
---@operator len: integer
---@field [integer] peel.Record|peel.Row
local Query = {}

--- The rows for which all conditions hold. A condition on a field is a value; a list of values of which one must match;
--- a range `{ from = , to = }`, both included; `peel.like "glob"`, `peel.matches(pattern)`, `peel.missing`,
--- `peel.present`; or a function of the value and the row. Three arguments compare: field, one of `=` `~=` `<` `<=` `>`
--- `>=`, value; `~=` keeps the rows without a value. One function alone is asked for each row.
---@param filter table<string, any>|string|fun(row: any): any
---@param comparison? string
---@param value? any
---@return peel.Query
---@overload fun(self: peel.Query, field: string, comparison: string, value: any): peel.Query
function Query:where(filter, comparison, value) end

--- The rows in order: by the first field, where it is equal by the second, and so on; "-field" is from the largest to
--- the smallest. Rows that are equal stay as they stood, rows without a value stand last. Words are ordered as they
--- fold (see peel.fold), then byte by byte, dates by time, grades from worse to better ("-grade": best first); grades
--- that may not be compared raise, see peel.comparable and `allow`.
---@param ... string
---@return peel.Query
function Query:sort(...) end

--- The first `n` rows. Behind `sort`, only these are sorted out.
---@param n integer
---@return peel.Query
function Query:head(n) end

--- The last `n` rows.
---@param n integer
---@return peel.Query
function Query:tail(n) end

--- Each combination of these fields once, in the order in which they first appear, with these fields alone; without
--- names, of all fields. A row leads to all the records that have its values.
---@param ... string
---@return peel.Query
function Query:distinct(...) end

--- These fields alone, in this order; `new = "old"` in a table gives a field another name. Names in a list come first,
--- then renamed ones in the order of the alphabet.
---@param ... string|table<string|integer, string>
---@return peel.Query
function Query:select(...) end

--- More fields, each worked out by a function of the row, or the same value everywhere. A field of that name is
--- replaced. Functions see the rows as they were before. What is not a number (0/0) is absent, and said in `notes`.
---@param columns table<string, any>
---@return peel.Query
function Query:derive(columns) end

--- The rows of several queries one after the other. Fields of one name are one column; a field that a query lacks is
--- absent in its rows.
---@param ... peel.Query
---@return peel.Query
function Query:union(...) end

--- Rows that agree in these fields together, in the order in which they first appear; rows without a value are a group
--- of their own. Without a name all rows are one group.
---@param ... string
---@return peel.Grouping
function Query:group(...) end

--- The values of a field and how many rows have each, the commonest first, equals in the order in which they first
--- appear. Rows without a value are counted in a row of their own.
---@param ... string
---@return peel.Query
function Query:count_by(...) end

--- One row for each value of the fields `rows`, one column for each value of the field `columns`; in the cells how many
--- rows there are, or what `aggregate` ("sum", "mean", "median", "min", "max", "first", "list", "count", or a function
--- of the rows) makes of the field `value`. Without `aggregate` a cell holds the one value that its rows have; two that
--- differ raise. The columns are known when it is evaluated. `row:records(column)` gives the records behind a cell.
---@param options { rows: string|string[], columns: string, value: string?, aggregate: string|function|nil }
---@return peel.Query
function Query:pivot(options) end

--- The rows of this query, each beside every row of the other one that agrees in the fields of `on`. Rows without a
--- partner are left out and counted in `notes`, or with `kind = "left"` kept, the other's fields absent. Absent values
--- agree with nothing. A row leads to the records of both. With `kind = "anti"` it is the other way round: the rows
--- without a partner alone, as they are.
---@param other peel.Query
---@param options { on: string|table, kind: "inner"|"left"|"anti"|nil, fields: string[]?, suffix: string? }
---@return peel.Query
function Query:join(other, options) end

--- From here on grades may be compared that nobody says may be: in sorts, least and greatest, pivots, scores. The
--- permit's reason stands under every table and in every export of what follows. Its bridge takes the grades of one
--- scale for those of the other; the column `grade_printed` keeps what was printed.
---@param permit peel.Permit see peel.allow
---@return peel.Query
function Query:allow(permit) end

--- The permits that were given on the way, in order: see `allow`.
---@return peel.Permit[]
function Query:permits() end

--- The first row, or nil.
---@return (peel.Record|peel.Row)?
function Query:first() end

--- How many rows there are; the same as `#query`.
---@return integer
function Query:count() end

--- An iterator over the rows, in order.
---@return (fun(): (peel.Record|peel.Row))?
function Query:each() end

--- The rows in a plain table that is the caller's own.
---@return (peel.Record|peel.Row)[]
function Query:totable() end

--- One field of all rows in a plain table, read at once; absent values leave holes, so the number of rows is the second
--- result.
---@param name string
---@return any[]
---@return integer
function Query:column(name) end

--- The records behind all rows, in order, each once.
---@return peel.Record[]
function Query:records() end

--- What was left out on the way, and why: rows without a value that a condition compared, rows that found no partner.
--- The printed table says it too.
---@return string[]
function Query:notes() end

--- The columns in order, as in peel.schema: name, type, doc, unit, values. They are known without evaluating, but for
--- the types of columns that a function makes, and the columns of a pivot.
---@return peel.Field[]
function Query:columns() end

--- Name, columns, and which of them a table shows, in the form of a schema's entry.
---@return peel.Entry
function Query:entry() end

--- The report or corpus that it asks; nil for a table of one's own.
---@return any
function Query:owner() end

--- The table that `print(query)` shows, for another width, number of rows or choice of columns.
---@param options? peel.PrintOptions
---@return string
function Query:format(options) end

--- Prints the table: `print(query)` with options. Where it is too wide for the terminal, columns that say the same in
--- every row are told in a line under it, long texts are shortened, and the names of columns without room are told.
---@param options? peel.PrintOptions
function Query:print(options) end

--- Every field: its type, how many rows have a value and how many have none, how many different values there are, the
--- least and the largest, and the commonest. Each row leads to the records that have a value.
---@return peel.Query
function Query:describe() end

--- comma-separated values, for spreadsheets With a path the file is written, whole or not at all, and the path comes
--- back; without one the text does.
---@param path? string
---@param options? peel.TableOptions
---@return string? done the path or the text; nil where the system refuses
---@return string? message
---@return integer? code of the system
function Query:csv(path, options) end

--- a list of objects With a path the file is written, whole or not at all, and the path comes back; without one the
--- text does.
---@param path? string
---@param options? peel.TableOptions
---@return string? done the path or the text; nil where the system refuses
---@return string? message
---@return integer? code of the system
function Query:json(path, options) end

--- one object a line With a path the file is written, whole or not at all, and the path comes back; without one the
--- text does.
---@param path? string
---@param options? peel.TableOptions
---@return string? done the path or the text; nil where the system refuses
---@return string? message
---@return integer? code of the system
function Query:jsonl(path, options) end

--- a Markdown table With a path the file is written, whole or not at all, and the path comes back; without one the text
--- does.
---@param path? string
---@param options? peel.TableOptions
---@return string? done the path or the text; nil where the system refuses
---@return string? message
---@return integer? code of the system
function Query:markdown(path, options) end

--- tab-separated values With a path the file is written, whole or not at all, and the path comes back; without one the
--- text does.
---@param path? string
---@param options? peel.TableOptions
---@return string? done the path or the text; nil where the system refuses
---@return string? message
---@return integer? code of the system
function Query:tsv(path, options) end

---@class peel.PrintOptions
---@field all boolean? every row, however many
---@field rows integer? how many rows at most; 20 unless told
---@field width integer? of the terminal, in cells
---@field columns string[]? which, in this order
---@field sources boolean? a last column says where each row comes from: path:line, or line where all are of one file

---@class peel.TableOptions
---@field columns string[]? which, in this order; all unless told
---@field sources boolean? add where each row comes from: path, page, line, quotation

---@class peel.Condition
---@field kind "like"|"matches"|"missing"|"present"

---@class peel.Field
---@field name string
---@field type string one of the types above
---@field doc string
---@field of string? ref: the list
---@field unit string?
---@field values string[]? symbol: the whole vocabulary, where it is closed
---@field vocabulary string? symbol: "force", "area" or "framework", whose words the registry knows
---@field fields peel.Field[]? rows, record: their fields
---@field exported boolean? false: in Lua only, not in exports
---@field align "right"? the text leads to what stands right of it: its end is what is to be seen
---@field places integer? a number that was worked out: how many places behind the point a printed table shows
---@field graded boolean? numbers that a function made of rows with grades: who puts them together holds the grades behind them to what compares
---@field provenance boolean? one of the fields that every record has

---@class peel.Entry
---@field name string of the list: "judgments"
---@field singular string of a record: "judgment"
---@field doc string
---@field fields peel.Field[] in the order of `pairs` and of JSON
---@field columns string[] what a printed table shows
---@field single boolean? there is one record, not a list
---@field set string? views: the record set that is shown
