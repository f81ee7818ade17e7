--- What the core made of a document, into record sets: sections, contents, tables, figures, footnotes.

local structure = {}

---@class peel.SectionInfo a section as rules see it
---@field id integer the core's number
---@field shown integer number of the record of the section that it is or, being the title of a finding, stands in
---@field is_title boolean? the title of a finding: no section of its own
---@field title string
---@field level integer as recorded
---@field key string? the framework's name for it
---@field area string? key of the area whose section it is
---@field prose boolean? prose is its proper content
---@field heading integer[] spans of its heading
---@field flat boolean?
---@field parent peel.SectionInfo?
---@field page integer?
---@field page_from integer?
---@field page_to integer?
---@field evidence string[] why its heading is one

--- Pages of sections: a listed one starts on its page; what is not listed lies between its listed neighbours.
local function give_pages(sections)
  local page
  for _, section in ipairs(sections) do
    page = section.page or page
    section.page_from = page
  end
  page = nil
  for i = #sections, 1, -1 do
    sections[i].page_to = page
    page = sections[i].page or page
  end
end

--- Is a heading the title of a finding? It stands in a section of titled findings, and neither the framework nor the contents
--- list names it.
local function is_title(section, parent)
  return section.key == nil and section.page == nil and parent ~= nil and (parent.titled or parent.is_title) or false
end

--- The section whose heading stands last before a place; for records of rules that read the whole report.
---@param sections peel.SectionInfo[]
---@param spans integer[]?
---@return peel.SectionInfo?
function structure.section_at(sections, spans)
  if not spans or #spans == 0 then return nil end
  local lo, hi = 0, #sections
  while lo < hi do
    local mid = (lo + hi + 1) // 2
    if sections[mid].heading[1] <= spans[1] then lo = mid else hi = mid - 1 end
  end
  return sections[lo]
end

--- The sections, with what the framework's data says of each.
---@param document any peel.Document
---@param named table[] the framework's section entries by the number that the core was given
---@return peel.SectionInfo[] by id, titles of findings too
---@return peel.SectionInfo[] shown those that have records, by the numbers of these
function structure.infos(document, named)
  local sections, infos, shown = document:sections(), {}, {}
  give_pages(sections)
  for id, section in ipairs(sections) do
    local entry = section.key and named[section.key] or {}
    local parent = infos[section.parent]
    local info = { id = id, title = document:text(section.title), level = section.level, key = entry.key,
      area = entry.area or parent and parent.area, heading = section.title, prose = entry.prose, flat = entry.flat,
      titled = entry.titled, parent = parent, page = section.page, page_from = section.page_from, page_to = section.page_to,
      evidence = section.evidence, is_title = is_title(section, parent) }
    infos[id] = info
    if info.is_title then
      info.shown, info.level = parent.shown, parent.level
    else
      if parent and parent.is_title then info.level = parent.level + 1 end
      shown[#shown + 1] = info
      info.shown = #shown
    end
  end
  return infos, shown
end

--- Fills the record set of the sections.
---@param records any peel.Records
---@param shown peel.SectionInfo[]
function structure.sections(records, shown)
  local set = records:set "sections"
  for id, info in ipairs(shown) do
    set:append { id = id, parent = info.parent and info.parent.shown or 0, level = info.level, title = info.heading, page = info.page,
      key = info.key, area = info.area, evidence = info.evidence, spans = info.heading, page_from = info.page_from,
      page_to = info.page_to, rule = "outline" }
  end
end

--- Adds to a record's fields where it stands, as far as they don't say; returns them.
---@param fields table
---@param info peel.SectionInfo? its section
---@param rule string?
---@return table fields
function structure.give_place(fields, info, rule)
  if fields.rule == nil then fields.rule = rule end
  if not info then return fields end
  if fields.section == nil then fields.section = info.shown end
  if fields.page_from == nil then fields.page_from = info.page_from end
  if fields.page_to == nil then fields.page_to = info.page_to end
  if fields.page == nil and info.page_from == info.page_to then fields.page = info.page_from end
  return fields
end

--- The spans of a cell without the star that refers to a remark under its table.
local function unstarred(source, spans)
  local last = spans[#spans]
  if not last or source:byte(last) ~= 42 then return spans end
  local copy = table.move(spans, 1, #spans, 1, {})
  while copy[#copy] > copy[#copy - 1] and source:find("^[*\\]", copy[#copy]) do copy[#copy] = copy[#copy] - 1 end
  return copy
end

---@param document any
---@param records any
---@param infos peel.SectionInfo[]
function structure.contents(document, records, infos)
  local set = records:set "contents"
  for _, entry in ipairs(document:contents()) do
    set:append { title = entry.title, page = entry.page, section = entry.section and infos[entry.section].shown, spans = entry.title, rule = "contents_list" }
  end
end

--- Does a section, or one around it, have one of these keys?
local function within(info, keys)
  while info do
    if keys[info.key] then return true end
    info = info.parent
  end
  return false
end

--- Tables with a body; returns them all as rules see them, by id, with the number that their record has and the `cells` of
--- its rows.
---@param document any
---@param records any
---@param infos peel.SectionInfo[]
---@param source string
---@param taken table<string, boolean> keys of sections whose rows are records of another list and no tables: a glossary
---@return table[]
function structure.tables(document, records, infos, source, taken)
  local set, seen = records:set "tables", {}
  local shown = 0
  local function plain(row)
    local cells = {}
    for i, spans in ipairs(row) do cells[i] = unstarred(source, spans) end
    return cells
  end
  for _, made in ipairs(document:tables()) do
    if #made.rows > 0 and not within(infos[made.section], taken) then
      shown = shown + 1
      made.shown = shown
      local rows = {}
      for i, row in ipairs(made.rows) do rows[i] = plain(row) end
      made.cells = rows
      local fields = { id = shown, caption = made.caption, header = plain(made.header or {}), rows = rows, spans = made.spans }
      set:append(structure.give_place(fields, infos[made.section], "table"))
    end
    seen[made.id] = made
  end
  return seen
end

--- The texts of the footnotes whose marks stand in a table or its caption.
local function notes_of(document, made, footnotes)
  local first = (made.caption_line or made.spans)[1]
  local last = made.spans[#made.spans]
  local texts = {}
  for _, note in ipairs(footnotes) do
    for i = 1, #note.refs, 2 do
      if note.refs[i] >= first and note.refs[i] <= last and #note.text > 0 then
        texts[#texts + 1] = document:text(note.text)
        break
      end
    end
  end
  return texts
end

--- A table with its texts, for a rule of kind "table".
---@param document any
---@param made table one of document:tables()
---@param footnotes table[] document:footnotes()
---@return table
function structure.rule_table(document, made, footnotes)
  local function cells(row)
    local list = {}
    for i, spans in ipairs(row) do list[i] = { text = #spans > 0 and document:text(spans) or "", spans = spans } end
    return list
  end
  local tbl = { id = made.id, number = made.number, caption = made.caption, source = made.source,
    caption_text = made.caption and document:text(made.caption), header = cells(made.header or {}), rows = {}, notes = {},
    footnotes = notes_of(document, made, footnotes), section = made.section }
  for i, row in ipairs(made.rows) do tbl.rows[i] = cells(row) end
  for i, note in ipairs(made.notes) do tbl.notes[i] = document:text(note) end
  return tbl
end

---@param document any
---@param records any
---@param infos peel.SectionInfo[]
---@param tables table[]
function structure.figures(document, records, infos, tables)
  local set = records:set "figures"
  for _, figure in ipairs(document:figures()) do
    local fields = { number = figure.number, caption = #figure.caption > 0 and figure.caption or nil, source = figure.source,
      table = figure.table and tables[figure.table].shown, spans = figure.caption_line }
    set:append(structure.give_place(fields, infos[figure.section], "figure"))
  end
end

---@param document any
---@param records any
---@param infos peel.SectionInfo[]
---@return table[] document:footnotes()
function structure.footnotes(document, records, infos)
  local set, footnotes = records:set "footnotes", document:footnotes()
  for _, note in ipairs(footnotes) do
    local fields = { number = note.number, text = #note.text > 0 and note.text or nil, refs = note.refs, spans = note.spans }
    set:append(structure.give_place(fields, infos[note.section], "footnote"))
  end
  return footnotes
end

return structure
