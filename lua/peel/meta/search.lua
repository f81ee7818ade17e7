---@meta
-- luacheck: ignore
-- The search types of peel.core, for editors and for the reference. Nothing here runs.

error "peel.meta.search describes types and is not to be required"

--- The words of a document, folded for scanning: `core.search_text(document)`. Once the document is closed, what is found in
--- it raises "the report is closed".
---@class peel.SearchText: userdata
local SearchText = {}

--- Passages, words, and the memory that they take in bytes.
---@return integer passages, integer words, integer bytes
function SearchText:stats() end

--- How many words each section has, by its id; 0 is what stands before the first heading.
---@return table<integer, integer>
function SearchText:words() end

--- Runs a program of peel.search.parse. `scored` says which terms count for the rank.
---@param terms string[]
---@param scored boolean[]
---@param program integer[]
---@return peel.Hits
function SearchText:find(terms, scored, program) end

--- Frees it; again does nothing.
function SearchText:close() end

--- What a program found in one report, in the order of its text. `#hits` is the number of passages that match.
---@class peel.Hits: userdata
---@operator len: integer
local Hits = {}

--- For each term, how many passages of the report hold it, whether they match or not.
---@return integer[]
function Hits:documents() end

--- Gives each hit its BM25 score.
---@param weights number[] how telling each term is
---@param average number words of a passage in the mean
function Hits:rank(weights, average) end

--- Everything about the hits, one list a column: score, number of the passage, of its block, id of its section, number of its
--- first place, how many places match, and how many when those that overlap count as one.
---@return number[] scores, integer[] passages, integer[] blocks, integer[] sections, integer[] places, integer[] counts, integer[] apart
function Hits:all() end

--- Where the words of a place stand in the text of their passage, and the first of them in the source.
---@param place integer
---@return integer first, integer last, integer at
function Hits:place(place) end

--- The words of a place with what stands around them, about `width` bytes; and where the first stands in the source.
---@param place integer
---@param width integer
---@return string text, integer at
function Hits:excerpt(place, width) end

--- The positions of the words of a place in the source, as a flat list first, last, first, last, ...
---@param place integer
---@return integer[]
function Hits:positions(place) end

--- The clean text of a passage, its cells parted by tabs; a part of it as string.sub gives it.
---@param passage integer
---@param first integer?
---@param last integer?
---@return string
function Hits:text(passage, first, last) end

--- Frees them; again does nothing.
function Hits:close() end
