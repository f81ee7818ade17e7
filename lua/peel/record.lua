--- What every record can say of its place: `cite`, `place` and `context`. The record type itself is C (peel.Record).

local core = require "peel.core"
local members = require "peel.members"
local report = require "peel.report"
local schema = require "peel.schema"

local QUOTE = 120 -- bytes of a quotation; a longer text is shortened

local record = {}

--- Where a record stands: a number where it is printed, not where its row begins; else the record's own spans.
---@param set peel.RecordSet of the record
local function spans_of(self, set)
  local spans = set:has "cell" and self:positions "cell" or nil
  if not spans or #spans == 0 then spans = self:positions "spans" end
  return spans and #spans > 0 and spans or nil
end

--- Shortens a text at a blank, so that it has at most `n` bytes.
local function shorten(text, n)
  if #text <= n then return text end
  local cut = text:sub(1, n):match "^(.*)%s" or text:sub(1, n)
  return cut .. " …"
end

---@class peel.Span a place in the source; bytes from 1, both included
---@field first integer byte
---@field last integer byte
---@field line integer of the first byte, from 1

---@class peel.Place where a record stands
---@field path string the file, as given
---@field page integer? printed page, where it is known
---@field line integer? of its first byte; nil for a record without a place of its own
---@field quotation string? its beginning as printed

--- Where the record stands, in parts: what `cite` says in one string.
---
--- ```lua
--- report:judgments()[1]:place().line   --> 40
--- ```
---@return peel.Place
function record.place(self)
  local owner, set = self:row()
  local spans = spans_of(self, set)
  if not spans then return { path = owner.path } end
  local document = set:records():document()
  local page = schema.field(set:entry(), "page") and self.page -- the front matter has none
  return { path = owner.path, page = page or nil, line = document:line(spans[1]), quotation = shorten(document:text(spans), QUOTE) }
end

--- The records behind it: itself. Rows that a query makes from several records answer with all of them.
---@return peel.Record[]
function record.records(self)
  self:row()
  return { self }
end

--- Place and quotation: "reports/x.txt:86: Good"; the page too where it is known.
---@return string
function record.cite(self)
  local place = record.place(self)
  if not place.line then return place.path end
  local page = place.page and (" (p. %d)"):format(place.page) or ""
  return ("%s:%d:%s %s"):format(place.path, place.line, page, place.quotation)
end

--- The lines that spans stand on, as ranges in the order of the text.
---@return { first: integer, last: integer }[]
local function line_ranges(document, spans)
  local found, ranges = {}, {}
  for i = 1, #spans, 2 do found[#found + 1] = { first = document:line(spans[i]), last = document:line(spans[i + 1]) } end
  table.sort(found, function(x, y) return x.first < y.first end)
  for _, range in ipairs(found) do
    local open = ranges[#ranges]
    if open and range.first <= open.last + 1 then open.last = math.max(open.last, range.last)
    else ranges[#ranges + 1] = range end
  end
  return ranges
end

--- The source lines around a record: `n` before and after (2 unless told), blank ones not counted, those of the record
-- marked with ">".
---@param n? integer
---@return string
function record.context(self, n)
  n = n == nil and 2 or n
  if math.type(n) ~= "integer" or n < 0 then
    error(("context: bad argument 'n': expected a number of lines, got %s"):format(tostring(n)), 2)
  end
  local owner, set = self:row()
  local spans = spans_of(self, set)
  if not spans then return "" end
  local source, ranges = report.source(owner), line_ranges(set:records():document(), spans)
  local out, number, at, after = {}, 0, 1, n
  local before = {} ---@type { [1]: integer, [2]: string }[]
  local function add(mark, line_number, text)
    out[#out + 1] = ("%s %5d  %s"):format(mark, line_number, (text:gsub("[%c]+", " ")))
  end
  for line in (source .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    if ranges[at] and number > ranges[at].last then at, after = at + 1, 0 end
    if not ranges[at] and after >= n then break end
    if line:find "%S" then
      if ranges[at] and number >= ranges[at].first then
        if #out > 0 and after > n then out[#out + 1] = "  …" end
        for _, earlier in ipairs(before) do add(" ", earlier[1], earlier[2]) end
        before = {}
        add(">", number, line)
      elseif #out > 0 and after < n then
        after = after + 1
        add(" ", number, line)
      else
        after = n + 1 -- lines are left out between two places
        before[#before + 1] = { number, line }
        if #before > n then table.remove(before, 1) end
      end
    end
  end
  return table.concat(out, "\n")
end

--- What completes a record.
---@return string[]
function record.__complete(self)
  local _, set = self:row()
  return members(core.record_methods, set:fields())
end

for name, method in pairs(record) do core.record_methods[name] = method end

return record
