--- `peel show --outline`: the tree of sections, each with its line, page, evidence and coverage, and what stands in it: tables,
-- figures and footnotes by name, runs of other blocks by their number, or every block on a line of its own.

local layout = require "peel.show.layout"
local printing = require "peel.printing"
local state = require "peel.show.state"

local outline = {}

local LONGEST = 400 -- bytes that are looked at of a block's text
local NO_PLURAL = { contents = true, furniture = true, joined = true }

--- Records of a list by the line on which they begin.
local function by_line(report, name)
  local found = {}
  for record in report:list(name):each() do
    local span = record.spans[1]
    if span then found[span.line] = record end
  end
  return found
end

--- What is said of blocks that a record stands for; by the kind of the block.
local describe = {
  table = function(records, block)
    local found = records.tables[block.line]
    if not found then return "table" end
    return ("table %d: %d x %d: %s"):format(found.id, #found.rows, #found.header > 0 and #found.header or #(found.rows[1] or {}),
      table.concat(found.header, " | "))
  end,
  caption = function(records, block)
    local found = records.figures[block.line]
    if not found then return nil end
    return ("figure %s: %s%s"):format(found.number or "?", found.caption or "", found.table and " (table " .. found.table .. ")" or "")
  end,
  footnote = function(records, block)
    local found = records.footnotes[block.line]
    if not found then return nil end
    return ("note %s: %s%s"):format(found.number or "?", found.text or "", #found.refs == 0 and " (no mark in the text)" or "")
  end,
}

local function start_of(block)
  local text = block.text or ""
  if #text > LONGEST then text = text:sub(1, utf8.offset(text, 0, LONGEST) - 1) end
  return printing.clean(text)
end

--- Rows of a section's blocks: line, kind, text. Blocks without a name of their own are gathered, unless all are wanted.
local function block_rows(records, blocks, all)
  local rows, run = {}, nil
  for _, block in ipairs(blocks) do
    local said = describe[block.kind] and describe[block.kind](records, block)
    if said or all then
      run = nil
      rows[#rows + 1] = { block.line, said or ("%s: %s"):format(block.kind, start_of(block)) }
    else
      if not run then
        run = { block.line, order = {}, counts = {} }
        rows[#rows + 1] = run
      end
      if not run.counts[block.kind] then run.order[#run.order + 1] = block.kind end
      run.counts[block.kind] = (run.counts[block.kind] or 0) + 1
    end
  end
  for _, row in ipairs(rows) do
    if row.order then
      for i, kind in ipairs(row.order) do
        local n = row.counts[kind]
        row.order[i] = NO_PLURAL[kind] and n .. " " .. kind or layout.count(n, kind)
      end
      row[2] = table.concat(row.order, ", ")
    end
  end
  return rows
end

--- What is said of a section at the right end of its line.
local function about(section, count)
  local words = {}
  if section and section.page then words[#words + 1] = "p. " .. section.page end
  if section and #section.evidence > 0 then words[#words + 1] = "[" .. table.concat(section.evidence, " ") .. "]" end
  if count and count.not_understood > 0 then words[#words + 1] = count.not_understood .. " not understood" end
  return table.concat(words, "  ")
end

---@param report peel.Report
---@param style peel.Style
---@param all boolean? every block on a line of its own
---@return string[]
function outline.lines(report, style, all)
  local coverage, counts = report:coverage(), {}
  for _, count in ipairs(coverage.sections) do counts[count.id] = count end
  local records = { tables = by_line(report, "tables"), figures = by_line(report, "figures"), footnotes = by_line(report, "footnotes") }
  local said = ("%s, %s understood"):format(layout.count(#report:list "sections", "section"), state.share(coverage))
  local lines = { layout.heading(style, printing.clean(report.title or report.path), said) }
  local function add(line, indent, cell, rest)
    local number = layout.paint(style, ("%6s"):format(line or ""), "dim")
    lines[#lines + 1] = number .. layout.ends({ width = style.width - 6, color = style.color }, cell, rest, indent)
  end
  for _, part in ipairs(report:outline()) do
    local section = part.section
    local indent = 2 * (section and section.level or 1)
    if section then
      add(section.spans[1] and section.spans[1].line, indent, layout.cell(("%d %s"):format(section.id, section.title or ""), "bold"),
        about(section, counts[section.id]))
    elseif #part.blocks > 0 then
      add(nil, indent, layout.cell("(before the first heading)", "bold"), about(nil, counts[0]))
    end
    for _, row in ipairs(block_rows(records, part.blocks, all)) do add(row[1], indent + 4, layout.cell(row[2]), "") end
  end
  return lines
end

return outline
