---@meta
-- luacheck: ignore
-- peel.ComparisonSource, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.comparisonsource describes types and is not to be required"

--- On whose word grades may or may not be compared: a sentence of a report with its place, or a document that the
--- frameworks' table names.
---@class peel.ComparisonSource
---@field kind "report"|"framework"
---@field path string? of a report: its file, as given
---@field line integer? of a report's sentence
---@field page integer? of the report, or of the document
---@field quotation string? the report's sentence, shortened
---@field document string? of the frameworks' table
---@field address string?
---@field verified boolean? false: general knowledge, not read in a published source
---@field with peel.ComparisonSource? a sentence that says the contrary
local ComparisonSource = {}

--- Place and quotation, or document, page and address, in one line.
---@return string
function ComparisonSource:cite() end

--- Where it stands, without the quotation.
---@return string
function ComparisonSource:place() end
