--- On whose word grades may or may not be compared: a sentence of a report with its place, or a document that the frameworks'
--- table names.


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
local methods = {}
local source = { methods = methods }
local meta = { __name = "peel.ComparisonSource", __index = methods }

--- Place and quotation, or document, page and address, in one line.
---@return string
function methods:cite()
  local words = {}
  if self.kind == "report" then
    words[1] = self.line and ("%s:%d"):format(self.path, self.line) or self.path
    if self.page then words[1] = ("%s (p. %d)"):format(words[1], self.page) end
    if self.quotation then words[1] = ("%s: \u{201C}%s\u{201D}"):format(words[1], self.quotation) end
  else
    words[1] = self.document
    if self.page then words[#words + 1] = "p. " .. self.page end
    words[#words + 1] = self.address
    if self.verified == false then words[#words + 1] = "not verified" end
  end
  local cited = table.concat(words, ", ")
  return self.with and cited .. "; against it " .. self.with:cite() or cited
end

--- Where it stands, without the quotation.
---@return string
function methods:place()
  if self.kind ~= "report" then return self:cite() end
  local place = self.line and ("%s:%d"):format(self.path, self.line) or self.path
  return self.with and place .. "; " .. self.with:place() or place
end

meta.__tostring = methods.cite

--- The source of an entry of the frameworks' table.
---@param entry peel.Comparison
---@return peel.ComparisonSource
function source.of_entry(entry)
  return setmetatable({ kind = "framework", document = entry.source.document, page = entry.source.page, address = entry.source.address,
    verified = entry.verified ~= false }, meta)
end

--- The source of what a report says, and of another report's contrary.
---@param said peel.Statement
---@param contrary peel.Statement?
---@return peel.ComparisonSource
function source.of_statement(said, contrary)
  local place = said.place
  return setmetatable({ kind = "report", path = place.path, line = place.line, page = place.page, quotation = place.quotation,
    with = contrary and source.of_statement(contrary) or nil }, meta)
end

return source
