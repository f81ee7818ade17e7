--- What stands behind a row of a search: a place in the text. It answers as a record does: cite, place, context, positions.

local complain = require "peel.query.complain"
local members = require "peel.members"
local near = require "peel.near"
local record = require "peel.record"
local report = require "peel.report"
local structure = require "peel.reader.structure"

local passage = {}

local QUOTE = 120 -- bytes of a quotation

--- A place in the text: a paragraph with all that goes on it, a list item, a heading, a caption, a footnote or one row of a
--- table, and the words found in it.
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
local methods, fields = {}, {}
passage.methods = methods

local FIELDS = { "report", "path", "section", "title", "area", "page", "page_from", "page_to", "line", "spans", "text", "match" }

---@class peel.PassageParts
---@field of peel.Report
---@field hits any peel.Hits
---@field number integer of the passage
---@field section integer id, 0 = before the first heading
---@field place integer number of the place in the hits
local parts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Passage, peel.PassageParts>

local meta = { __name = "peel.Passage" }

--- The passage with its words.
---@param of peel.Report
---@param hits any peel.Hits
---@param number integer
---@param section integer
---@param place integer
---@return peel.Passage
function passage.new(of, hits, number, section, place)
  local made = setmetatable({}, meta) --[[@as peel.Passage]]
  parts[made] = { of = of, hits = hits, number = number, section = section, place = place }
  return made
end

-- A report does not keep what is known of its sections: it is told again at the first search and kept as long as the report is open.
local sections = setmetatable({}, { __mode = "k" }) ---@type table<peel.Read, { [1]: peel.SectionInfo[], [2]: peel.SectionInfo[] }>

--- The sections of the core, and those that have records; see structure.infos.
---@param read peel.Read
---@return peel.SectionInfo[]
---@return peel.SectionInfo[]
function passage.sections(read)
  sections[read] = sections[read] or { structure.infos(read.document, read.named) }
  return table.unpack(sections[read])
end

--- What can be said of the place of a hit: fields of its section and page.
---@param read peel.Read
---@param section integer
---@return { area: string?, title: string?, page: integer?, page_from: integer?, page_to: integer?, section: integer? }
function passage.where(read, section)
  local infos, shown = passage.sections(read)
  local info = infos[section]
  local where = structure.give_place({}, info)
  where.area, where.title = info and info.area, info and info.shown and shown[info.shown].title
  return where
end

local function check(self, name)
  local own = parts[self]
  if not own then complain("%s: a passage expected, got %s (is it called with ':'?)", name, type(self)) end
  return own, report.read(own.of, name)
end

function fields.report(own) return own.of end
function fields.path(own) return own.of.path end
function fields.text(own) return (own.hits:text(own.number):gsub("\t", " | ")) end

function fields.match(own)
  local first, last = own.hits:place(own.place)
  return (own.hits:text(own.number, first, last):gsub("\t", " | "))
end

function fields.line(own, read)
  local _, _, at = own.hits:place(own.place)
  return read.document:line(at)
end

function fields.spans(own, read)
  local flat, spans = own.hits:positions(own.place), {}
  for i = 1, #flat, 2 do spans[#spans + 1] = { first = flat[i], last = flat[i + 1], line = read.document:line(flat[i]) } end
  return spans
end

for _, name in ipairs { "section", "title", "area", "page", "page_from", "page_to" } do
  fields[name] = function(own, read) return passage.where(read, own.section)[name] end
end

--- Where it stands, for exports: path, page, line and quotation.
---@return { path: string, page: integer?, line: integer, quotation: string }
function methods:place()
  local own, read = check(self, "place")
  local text, at = own.hits:excerpt(own.place, QUOTE)
  return { path = own.of.path, page = self.page, line = read.document:line(at), quotation = text }
end

--- Place and quotation: "reports/x.txt:86: the words and what stands around them".
---@return string
function methods:cite()
  local place = self:place()
  local page = place.page and (" (p. %d)"):format(place.page) or ""
  return ("%s:%d:%s %s"):format(place.path, place.line, page, place.quotation)
end

methods.context = record.context

--- The positions of the words found in the source, as a flat list.
---@return integer[]
function methods:positions()
  local own = check(self, "positions")
  return own.hits:positions(own.place)
end

--- Its report, and the record set that leads to the report's document.
function methods:row()
  local own, read = check(self, "row")
  return own.of, read.records:set "sections"
end

--- The records behind it, as every row of a query has them: itself.
---@return peel.Passage[]
function methods:records()
  check(self, "records")
  return { self }
end

--- What completes a passage.
---@return string[]
function methods:__complete()
  check(self, "__complete")
  return members(methods, table.move(FIELDS, 1, #FIELDS, 1, {}))
end

function meta:__index(key)
  if methods[key] then return methods[key] end
  if fields[key] then return fields[key](check(self, key)) end
  complain("a passage has no field or method %s%s", type(key) == "string" and '"' .. key .. '"' or tostring(key),
    near.hint(key, methods.__complete(self)))
end

function meta.__newindex(_, key) complain("a passage can't be changed (field %s)", tostring(key)) end

function meta:__tostring()
  if report.closed(parts[self].of) then return "passage (of a closed report)" end
  return "passage: " .. self:cite()
end

function meta:__pairs()
  local i = 0
  return function()
    while FIELDS[i + 1] do
      i = i + 1
      local value = self[FIELDS[i]]
      if value ~= nil then return FIELDS[i], value end
    end
  end, self, nil
end

return passage
