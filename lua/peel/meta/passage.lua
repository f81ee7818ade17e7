---@meta
-- luacheck: ignore
-- peel.Passage, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.passage describes types and is not to be required"

--- A place in the text: a paragraph with all that goes on it, a list item, a heading, a caption, a footnote or one row
--- of a table, and the words found in it.
---@class peel.Passage
---@field report peel.Report
---@field path string of the report
---@field section integer? id
---@field title string? of the section
---@field area string? key of the area whose section it is
---@field page integer? where it is known
---@field page_from integer?
---@field page_to integer?
---@field line integer of the first word found
---@field spans table[] places of the words found, as of a record
---@field text string all of the passage: a paragraph with all that goes on it, an item, a table's row
---@field match string the words found
local Passage = {}

--- Where it stands, for exports: path, page, line and quotation.
---@return { path: string, page: integer?, line: integer, quotation: string }
function Passage:place() end

--- Place and quotation: "reports/x.txt:86: the words and what stands around them".
---@return string
function Passage:cite() end

--- The positions of the words found in the source, as a flat list.
---@return integer[]
function Passage:positions() end

--- Its report, and the record set that leads to the report's document.
function Passage:row() end

--- The records behind it, as every row of a query has them: itself.
---@return peel.Passage[]
function Passage:records() end

--- The source lines around a record: `n` before and after (2 unless told), blank ones not counted, those of the record
--- marked with ">".
---@param n? integer
---@return string
function Passage:context(n) end
