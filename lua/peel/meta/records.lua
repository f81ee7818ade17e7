---@meta
-- luacheck: ignore
-- The record types of peel.core, for editors and for the reference. Nothing here runs.

error "peel.meta.records describes types and is not to be required"

--- The layouts of all lists, made once from peel.schema: `core.schema(schema.lists)`.
---@class peel.Schema: userdata

--- The record sets of one report: `core.records(schema, document, { grades = {name = grade}, owner = report })`.
--- The document has `text(positions)` and `line(byte)`. Freed by `close`, by `<close>` or by the collector; a closed one,
--- and everything read from it, raises "report is closed".
---@class peel.Records: userdata
local Records = {}

--- The record set of a list ("judgments") or of its child rows ("measures.values"); a misspelt name raises.
---@param name string
---@return peel.RecordSet
function Records:set(name) end

--- The names of the lists, in the order of the schema.
---@return string[]
function Records:lists() end

--- Puts rows in the order of the text, gives ids, gives spare memory back. Again after later appends.
---@return peel.Records self
function Records:seal() end

--- Memory that the records take, in bytes.
---@return integer
function Records:bytes() end

--- The document that the records were made with.
---@return peel.Document?
function Records:document() end

--- The owner that the records were made with: the report.
---@return any
function Records:owner() end

--- Frees everything; again does nothing.
function Records:close() end

--- Is it closed?
---@return boolean
function Records:closed() end

--- The rows of one list. `#set` is their number.
---@class peel.RecordSet: userdata
---@operator len: integer
local RecordSet = {}

--- Adds a row. A text is a flat list of positions {first, last, ...} or a string that does not stand in the source; spans
--- are such a list or {{first=, last=}, ...}; child rows are a list of tables, one child is a table. An unknown field or a
--- value of a wrong type raises, naming list and field, and nothing is added.
---@param fields table<string, any>
---@return integer row in the order of adding, for `update`
function RecordSet:append(fields) end

--- Other values for some fields of a row; a list of child rows is replaced as a whole.
---@param row integer what `append` returned
---@param fields table<string, any>
function RecordSet:update(row, fields) end

--- The number of records.
---@return integer
function RecordSet:count() end

--- The i-th record in the order of the text, from 1; nil beyond the last. The same row is the same object while anybody
--- holds it, so records serve as table keys.
---@param i integer
---@return peel.Record?
function RecordSet:record(i) end

--- One field of the i-th record, without a handle.
---@param i integer
---@param field string
---@return any
function RecordSet:get(i, field) end

--- One field of all records, or of those listed by number, and how many they are. Absent values are nil.
---@param field string
---@param rows integer[]?
---@return any[], integer
function RecordSet:column(field, rows) end

--- Is there such a field, here or in the record that holds these rows?
---@param field string
---@return boolean
function RecordSet:has(field) end

--- The names of the fields in order, those of the holding record last.
---@return string[]
function RecordSet:fields() end

--- The list's name: "judgments", "measures.values".
---@return string
function RecordSet:name() end

--- The schema's entry of the list, or the field that these child rows are.
---@return peel.Entry
function RecordSet:entry() end

--- The records that this set belongs to.
---@return peel.Records
function RecordSet:records() end

--- A record: a handle on one row. Its fields are those of its list in peel.schema, read by name; absent ones are nil, a
--- misspelt one raises. `pairs` gives the fields that are there, in order. A child row also has the fields of the record that
--- holds it. `record.report` is the report that it stands in. It cannot be changed, and keeps its report alive.
---@class peel.Record: userdata
---@field report peel.Report
---@field report peel.Report
---@field [string] any
local Record = {}

--- Where a text or span field stands: {first, last, ...}, bytes from 1, both inclusive; its own place without a name. For a
--- list of texts a list of such lists. Empty for a text that does not stand in the source; nil for an absent field.
---@param field string?
---@return integer[]?
function Record:positions(field) end

--- The owner of its records (the report), its set, and its row in the order of adding.
---@return any owner, peel.RecordSet set, integer row
function Record:row() end
