--- Prints a neutral document as a converter from PDF would have given it.
--
-- A neutral document says what a report is; the options say how it was converted. Every rendering of
-- one document must be read as the same report. Blocks of a body, one key each that names the kind:
--
--   {h = level, title}                    heading (inline notation, see inline.lua, in every text); `loose = true`: its level
--                                         is not asserted
--   {p = text}                            paragraph; `{|7}` in it: page 7 begins here
--   {list = {text | {text, sub = {text…}}…}}
--   {table = {header, rows, caption, cut = {after = row, page = n}}}
--   {figure = {number, caption, table, source, notes}}
--   {note = {number, text}}               footnote, where it stands
--   {grade = "Good"}
--   {box = {heading, label, entities, values}}   label: one line, or a list of short lines
--   {columns = {body, body}, page = n}    each ends with a paragraph that goes on on page n
--   {page = n}                            page n begins here

local hyphen = require "spec.support.hyphen"
local printers = require "spec.support.printer"

--- The reference conversion: one line a paragraph, nothing cut.
local defaults = {
  bullets = "-",            -- "-", "*", "•", or "lost": items on adjacent lines without marker
  loose = false,            -- a blank line between items
  hang = false,             -- wrapped items go on indented
  tables = "tabs",          -- "tabs", "aligned", "pipes"
  table_cuts = false,       -- "plain", or "repeated": the header again after the page end
  headings = "plain",       -- "plain", "atx", "flat" (all ##), "bold"
  grades = "plain",         -- "plain", "bold"
  notes = "superscript",    -- "superscript", "sup", "caret"
  links = "plain",          -- "plain", "markdown", "underline"
  emphasis = "plain",       -- "plain", "bold", "italic", "html", "underline"
  escape = false,           -- a backslash before the star of a table note
  furniture = "none",       -- page ends: "none", "headers" (running header, number, form feed), "numbers", "feeds", "rules", "spans"
  cuts = false,             -- paragraphs and items cut at page ends
  carry = false,            -- what stands inside a cut paragraph: "note", "figure", "both"
  columns = false,          -- two columns that are open at once at a page end
  width = false,            -- wrapped at this many columns
  hyphenate = false,        -- words broken with a hyphen at the line end
}

local render = { defaults = defaults }

--- Renders a neutral document.
---@param doc table
---@param options? table see `defaults`; an unknown option raises
---@return string text UTF-8, LF
function render.render(doc, options)
  local chosen = {}
  for name, value in pairs(defaults) do chosen[name] = value end
  for name, value in pairs(options or {}) do
    if defaults[name] == nil then error(("option %s: no such option"):format(name), 2) end
    chosen[name] = value
  end
  local printer = printers.new(doc, chosen, chosen.hyphenate and hyphen.breaker(doc) or nil)
  printer:front()
  printer:gap()
  printer:body(doc.body)
  return table.concat(printer.lines, "\n") .. "\n"
end

return render
