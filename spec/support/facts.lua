--- Facts that follow from a neutral document alone: contents, sections, figures, tables, footnotes.

local inline = require "spec.support.inline"

local facts = {}

local function table_fact(source, caption)
  local rows = {}
  for r, row in ipairs(source.rows) do
    rows[r] = {}
    for c, cell in ipairs(row) do rows[r][c] = inline.plain(cell):gsub("%*$", "") end
  end
  return { header = source.header, rows = rows, caption = caption }
end

--- Counts how often each note is referred to in a value.
local function count_marks(value, marks)
  if type(value) == "string" then
    for number in value:gmatch "{(%d+)}" do marks[math.tointeger(number)] = (marks[math.tointeger(number)] or 0) + 1 end
  elseif type(value) == "table" then
    for _, each in pairs(value) do count_marks(each, marks) end
  end
end

--- The facts of a neutral document, in the names of the model; a section's parent is given by its title.
---@param doc table
---@return { contents: table[], sections: table[], figures: table[], tables: table[], footnotes: table[] }
function facts.of(doc)
  local out = { contents = {}, sections = {}, figures = {}, tables = {}, footnotes = {} }
  local path, marks = {}, {}
  for i, entry in ipairs(doc.contents) do out.contents[i] = { title = entry[1], page = entry[2] } end
  local function walk(blocks)
    for _, block in ipairs(blocks) do
      if block.h then
        local title = inline.plain(block[1])
        path[block.h] = title
        out.sections[#out.sections + 1] = block.loose and { title = title }
          or { title = title, level = block.h, parent = path[block.h - 1] or false }
        for level = block.h + 1, 6 do path[level] = nil end
      elseif block.figure then
        local figure = block.figure
        out.figures[#out.figures + 1] = { number = figure.number, caption = figure.caption, source = figure.source }
        out.tables[#out.tables + 1] = table_fact(figure.table, figure.caption)
      elseif block.table then
        out.tables[#out.tables + 1] = table_fact(block.table)
      elseif block.note then
        out.footnotes[#out.footnotes + 1] = { number = block.note[1], text = inline.plain(block.note[2]) }
      end
      for _, column in ipairs(block.columns or {}) do walk(column) end
    end
  end
  walk(doc.body)
  count_marks(doc.body, marks)
  for _, note in ipairs(out.footnotes) do note.refs = marks[note.number] or 0 end
  return out
end

return facts
