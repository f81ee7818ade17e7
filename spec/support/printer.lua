--- Prints the blocks of a neutral document line by line. Which blocks there are, and which conversions: see render.lua.

local grid = require "spec.support.grid"
local inline = require "spec.support.inline"
local wrap = require "spec.support.wrap"

---@class Printer
local Printer = {}
Printer.__index = Printer

function Printer:put(line)
  self.lines[#self.lines + 1] = line
end

function Printer:gap(count)
  local blanks = 0
  while blanks < #self.lines and self.lines[#self.lines - blanks] == "" do blanks = blanks + 1 end
  for _ = blanks + 1, count or 1 do self:put "" end
end

--- Prints the end of the page before page `number`.
function Printer:page(number)
  local kind = self.options.furniture
  self.pending = nil
  if kind == "none" then return end
  if kind == "spans" then
    self.anchor = ('<span id="page-%d-0"></span>'):format(number)
    return
  end
  self:gap()
  if kind == "headers" then self:put(self.doc.running_header) end
  if kind == "headers" or kind == "numbers" then self:put(tostring(number - 1)) end
  if kind == "headers" or kind == "feeds" then self:put "\f" end
  if kind == "rules" then self:put "---" end
  self:gap()
end

--- Running text: `prefix` before the first line, `hang` before those that follow.
function Printer:text(text, prefix, hang, options)
  local out = (prefix or "") .. (self.anchor or "") .. inline.render(text, self.options)
  self.anchor = nil
  local width = self.options.width
  if not width or (options and options.whole) then return self:put(out) end
  local breaker = self.hyphenate and not (options and options.solid) and self.hyphenate or nil
  for _, line in ipairs(wrap.line(out, width, breaker, hang)) do self:put(line) end
end

--- Text that a page end may cut. `between(page)` prints what stands at the cut; nil: the text stays whole.
function Printer:cut_text(text, between, prefix, hang)
  local parts, pages = inline.parts(text)
  if #pages == 0 or not between then
    self:text(text, prefix, hang)
    self.pending = pages[#pages] or self.pending
    return
  end
  for i, part in ipairs(parts) do
    self:text(part, i == 1 and prefix or nil, i == 1 and hang or nil)
    if pages[i] then between(pages[i]) end
    self:gap(pages[i] and 1 or 0)
  end
end

function Printer:heading(block)
  local kind = self.options.headings
  local marks = { atx = ("#"):rep(block.h + 1) .. " ", flat = "## " }
  if kind == "bold" then
    self:text("**" .. block[1] .. "**", nil, nil, { whole = true })
  else
    self:text(block[1], marks[kind], nil, { solid = true, whole = marks[kind] ~= nil })
  end
end

function Printer:paragraph(block, carried)
  local notes, figures = {}, {}
  for _, each in ipairs(carried) do table.insert(each.note and notes or figures, each) end
  local cut = self.options.cuts or #carried > 0
  self:cut_text(block.p, cut and function(page)
    self:body(notes)
    self:gap()
    self:page(page)
    self:body(figures)
    notes, figures = {}, {}
  end)
end

function Printer:list(block)
  local marker = self.options.bullets == "lost" and "" or self.options.bullets .. " "
  local hang = self.options.hang and (" "):rep(wrap.columns(marker)) or nil
  local function item(text, indent)
    self:cut_text(text, self.options.cuts and function(page)
      self:gap()
      self:page(page)
    end or nil, indent .. marker, hang and hang .. indent)
    if self.options.loose then self:gap() end
  end
  for _, each in ipairs(block.list) do
    item(type(each) == "table" and each[1] or each, "")
    for _, sub in ipairs(type(each) == "table" and each.sub or {}) do item(sub, marker == "" and "" or "  ") end
  end
end

function Printer:rows(source)
  local rows = {}
  for r, row in ipairs { source.header, table.unpack(source.rows) } do
    rows[r] = {}
    for c, cell in ipairs(row) do
      local text = inline.render(cell, self.options)
      rows[r][c] = self.options.escape and text:gsub("%*$", "\\*") or text
    end
  end
  return rows
end

function Printer:table(block)
  local source = block.table
  if source.caption then
    self:text(source.caption, nil, nil, { solid = true })
    self:gap()
  end
  local head, body = grid.lines(self:rows(source), self.options.tables)
  for _, line in ipairs(head) do self:put(line) end
  for r, line in ipairs(body) do
    self:put(line)
    if source.cut and source.cut.after == r then
      if self.options.table_cuts then
        self:gap()
        self:page(source.cut.page)
        for _, again in ipairs(self.options.table_cuts == "repeated" and head or {}) do self:put(again) end
      else
        self.pending = source.cut.page
      end
    end
  end
end

function Printer:figure(block)
  local figure = block.figure
  self:text(("Figure %d: %s"):format(figure.number, figure.caption), nil, nil, { solid = true })
  self:gap()
  self:table(figure)
  if figure.source then
    self:gap()
    self:text("Source: " .. figure.source, nil, nil, { solid = true })
  end
  for _, note in ipairs(figure.notes or {}) do
    self:gap()
    self:text(self.options.escape and note:gsub("^%*", "\\*") or note, nil, nil, { solid = true })
  end
end

function Printer:note(block)
  self:text(block.note[2], inline.mark(block.note[1], self.options) .. " ")
end

function Printer:grade(block)
  self:gap(3)
  self:put(self.options.grades == "bold" and "**" .. block.grade .. "**" or block.grade)
end

function Printer:box(block)
  local box = block.box
  local function part(line)
    self:gap()
    self:put(line)
  end
  if box.heading then part(box.heading) end
  if type(box.label) == "table" then
    self:gap()
    for _, line in ipairs(box.label) do self:put(line) end
    for _, entity in ipairs(box.entities) do part(entity) end
  else
    part(box.label)
    part(table.concat(box.entities, " "))
  end
  for _, value in ipairs(box.values) do part(value) end
end

--- Two columns. Broken ones: all that stands on the first page, the page end, then the rest of each in the order of opening.
function Printer:two_columns(block)
  local open = {}
  for _, column in ipairs(block.columns) do
    local blocks = table.move(column, 1, #column, 1, {})
    local last = blocks[#blocks]
    if self.options.columns then
      local parts = inline.parts(last.p)
      blocks[#blocks] = { p = parts[1] }
      open[#open + 1] = { p = parts[2] }
    else
      blocks[#blocks] = { p = last.p:gsub("{|%d+}", "") }
    end
    self:body(blocks)
  end
  self:gap()
  self:page(block.page)
  self:body(open)
end

local kinds = {
  h = "heading", p = "paragraph", list = "list", table = "table", figure = "figure", note = "note", grade = "grade", box = "box",
  columns = "two_columns",
}

--- Notes or figures right after a cut paragraph that the conversion lets stand inside it.
local function carried_after(blocks, at, carry)
  local out = {}
  if not carry or not blocks[at].p:find "{|%d+}" then return out end
  local block = blocks[at + 1]
  while block and (carry == "both" and (block.note or block.figure) or block[carry]) do
    out[#out + 1] = block
    block = blocks[at + #out + 1]
  end
  return out
end

function Printer:body(blocks)
  local at = 1
  while at <= #blocks do
    local block = blocks[at]
    if self.pending and not block.note then self:page(self.pending) end
    if block.page and not block.columns then
      self:page(block.page)
    else
      local kind
      for key, method in pairs(kinds) do
        if block[key] then kind = method end
      end
      assert(kind, "block of no kind")
      self:gap()
      local carried = block.p and carried_after(blocks, at, self.options.carry) or {}
      self[kind](self, block, carried)
      at = at + #carried
    end
    at = at + 1
  end
end

function Printer:front()
  local front = self.doc.front
  local marked = self.options.headings == "atx" or self.options.headings == "flat"
  local function line(text, blanks)
    if text then
      self:gap(blanks)
      self:put(text)
    end
  end
  line(marked and "# " .. front.title or front.title, 2)
  line(front.subtitle, 1)
  line(front.month, 3)
  line(front.publisher, 1)
  line(front.isbn and "ISBN: " .. front.isbn, 1)
  line(front.web, 1)
  line(marked and "## Contents" or "Contents", 2)
  self:gap()
  for i, entry in ipairs(self.doc.contents) do
    self:put(entry[1] .. (i % 3 == 2 and ("."):rep(5 + i) or "") .. "\t" .. entry[2])
  end
end

--- A printer with nothing printed yet.
---@param doc table a neutral document
---@param options table all of the options of render.lua
---@param hyphenate? function breaks words at line ends
---@return Printer
local function new(doc, options, hyphenate)
  return setmetatable({ doc = doc, options = options, lines = {}, hyphenate = hyphenate }, Printer)
end

return { new = new }
