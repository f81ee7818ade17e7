--- doc/reference.md: one section a type, made from the index, the doc comments and the schema. Same sources, same bytes.

local classes = require "peel.reference.classes"
local luacats = require "peel.reference.luacats"
local reference = require "peel.reference"
local schema = require "peel.schema"
local text = require "peel.reference.text"

local markdown = {}

local WIDTH = 120

local INTRODUCTION = [[
# Reference

Made by `make doc` from `lua/peel/schema.lua` and the doc comments in `lua/peel`; change those. `help(x)` in `peel repl` shows the same,
and every piece of code here runs as a test.

What you give wrongly raises an error that names the argument, the value and what was expected, with the nearest names where a name is
unknown. What the world does wrong (a file that is not there, that is no text, that can't be written) is `nil` and a message. What is
absent is `nil`, never an empty string. What was read from a closed report or corpus raises and says so. "Raises" below tells what
goes beyond that.
]]

local TYPES = {
  { "symbol, string", "a string; a symbol is a word of a small vocabulary" },
  { "text", "a string as printed: marks removed, line breaks joined" },
  { "number, integer, boolean", "that" },
  { "verdict", "true, false or \"careful\", as peel.comparable says it; printed yes, no, careful" },
  { "label", "an integer where nothing but digits is printed, else a string: 7, \"C1\"" },
  { "date", "an ISO string as exact as printed: \"2016\", \"2016-02\", \"2016-02-29\"" },
  { "duration", "an ISO string: \"P3M\"" },
  { "grade", "a peel.Grade" },
  { "ref", "an integer: the `id` of a record of the list that is named" },
  { "id", "a string, \"list:first byte\"" },
  { "texts, strings", "a list of strings" },
  { "cells", "a list of rows, each a list of strings" },
  { "spans", "a list of peel.Span" },
  { "counts", "a table: grade name = integer" },
  { "rows, record", "a list of records, one record" },
}

local function add(out, ...) out[#out + 1] = table.concat({ ... }) end

local function paragraph(out, words, indent)
  for i, line in ipairs(text.wrap(words, WIDTH)) do add(out, i == 1 and "" or indent or "", line) end
end

local function table_of(out, titles, rows)
  add(out, "| ", table.concat(titles, " | "), " |")
  add(out, ("|---"):rep(#titles), "|")
  for _, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do cells[i] = cell:gsub("|", "\\|") end
    add(out, "| ", table.concat(cells, " | "), " |")
  end
  add(out, "")
end

local function code(words) return "`" .. words .. "`" end

local function type_words(documented) return code(documented.optional and luacats.absent(documented.type) or documented.type) end

--- The class of what a field holds, as a link.
local function type_cell(field)
  if field.type == "rows" or field.type == "record" then return ("%s of `%s`"):format(field.type, (classes.lua_type(field):gsub("%[%]$", ""))) end
  return field.of and ("%s of %s"):format(field.type, field.of) or field.type
end

local function meaning(field)
  if not field.values then return field.doc end
  local values = {}
  for i, value in ipairs(field.values) do values[i] = code(value) end
  return ("%s: %s"):format(field.doc, table.concat(values, ", "))
end

local function schema_fields(out, fields)
  local rows = {}
  for i, field in ipairs(fields) do
    rows[i] = { code(field.name), type_cell(field), field.unit or "", meaning(field) .. (field.exported == false and " (not in exports)" or "") }
  end
  table_of(out, { "field", "type", "unit", "meaning" }, rows)
end

local function documented_fields(out, fields)
  local rows = {}
  for i, field in ipairs(fields) do rows[i] = { code(field.name), type_words(field), field.doc } end
  table_of(out, { "field", "type", "meaning" }, rows)
end

--- Paragraphs and verbatim lines; code comes last, as usage.
local function say(out, parts)
  local usage = {}
  for _, part in ipairs(parts) do
    if part.kind == "lua" then usage[#usage + 1] = part.text
    else
      if part.kind == "paragraph" then paragraph(out, part.text) else add(out, "```\n", part.text, "\n```") end
      add(out, "")
    end
  end
  return usage
end

local function examples(out, usage)
  for _, piece in ipairs(usage) do
    add(out, "```lua\n", piece, "\n```")
    add(out, "")
  end
end

--- Parameters, results, errors.
local function calls(out, comment, errors)
  local any = false
  local function item(words)
    any = true
    paragraph(out, "- " .. words, "  ")
  end
  for _, param in ipairs(comment and comment.params or {}) do
    if param.name ~= "self" then
      item(("%s: `%s`%s%s"):format(code(param.name), param.type, param.optional and ", may be left out" or "", param.doc ~= "" and ": " .. param.doc or ""))
    end
  end
  for i, result in ipairs(comment and comment.returns or {}) do
    local name, doc = reference.result(comment, result)
    item(("%s %s`%s`%s%s"):format(i == 1 and "returns" or "and", name and code(name) .. ": " or "", result.type,
      result.optional and " or nil" or "", doc ~= "" and ": " .. doc or ""))
  end
  if errors then item("raises: " .. errors) end
  if any then add(out, "") end
end

local function member_section(out, of, group)
  local first = group[1]
  local comment = first.comment
  add(out, "### ", reference.signature(of, first), #group > 1 and " … " .. reference.signature(of, group[#group]) or "", "\n")
  if #group > 1 then
    local rows = {}
    for i, member in ipairs(group) do rows[i] = { code(reference.signature(of, member)), member.about or "" } end
    table_of(out, { "", "" }, rows)
  elseif first.about then
    paragraph(out, first.about)
    add(out, "")
  end
  local said, errors = reference.said(comment and comment.parts or {})
  local usage = say(out, said)
  calls(out, comment, errors)
  examples(out, usage)
end

--- What every list holds.
local function records(out)
  add(out, "### Types of fields\n")
  table_of(out, { "type", "in Lua" }, TYPES)
  for _, class in ipairs(classes.all()) do
    if class.list then
      local entry = schema.entry(class.list)
      add(out, ("### %s: %s\n"):format(class.list, class.name))
      paragraph(out, ("%s Get them by `report:%s()`."):format(class.doc, class.list))
      local columns = {}
      for i, name in ipairs(entry.columns) do columns[i] = code(name) end
      add(out, "A printed table shows ", table.concat(columns, ", "), ".\n")
    else
      add(out, ("### %s\n"):format(class.name))
      paragraph(out, ("In records of %s: %s. It also has the fields of the record that holds it."):format(table.concat(class.within, ", "), class.doc))
      add(out, "")
    end
    schema_fields(out, class.fields)
  end
end

--- Scales and frameworks: what the data files hold.
local function grades(out)
  local grade = require "peel.grade"
  local rows = {}
  for i, id in ipairs(grade.scales()) do
    local scale = grade.scale(id)
    local names = {}
    for k, name in ipairs(scale.names) do names[k] = code(name) end
    rows[i] = { code(id), scale.title, table.concat(names, " > ") }
  end
  add(out, "### Scales\n")
  table_of(out, { "scale", "", "grades, best first" }, rows)
  local off = {}
  for i, name in ipairs(grade.off_scale()) do off[i] = code(name) end
  paragraph(out, "Kinds of no grade, off every scale: " .. table.concat(off, ", ") .. ".")
  add(out, "")
end

local function frameworks(out)
  local rows = {}
  for i, framework in ipairs(require("peel.registry").default():frameworks()) do
    rows[i] = { code(framework.id), framework.name, framework.scale and code(framework.scale) or "", #framework.rules > 1 and "yes" or "" }
  end
  add(out, "### The frameworks that peel knows\n")
  table_of(out, { "framework", "", "scale", "has rules of its own" }, rows)
end

local AFTER = { ["peel.Record"] = records, ["peel.Grade"] = grades, ["peel.Registry"] = frameworks }

---@param made peel.TypeReference
local function type_section(out, made)
  local entry = made.entry
  add(out, "## ", made.name, "\n")
  local said, errors = reference.said(made.parts)
  local usage = say(out, said)
  if entry.get then
    paragraph(out, "**How to get one:** " .. entry.get)
    add(out, "")
  end
  if entry.equality then
    paragraph(out, "**Equality:** " .. entry.equality)
    add(out, "")
  end
  if entry.note then
    paragraph(out, entry.note)
    add(out, "")
  end
  if errors then
    paragraph(out, "**Raises:** " .. errors)
    add(out, "")
  end
  examples(out, usage)
  local fields = {}
  for _, field in ipairs(made.fields) do
    if field.name:sub(1, 1) ~= "[" then fields[#fields + 1] = field end
  end
  if made.schema then
    schema_fields(out, made.schema)
    local rest = table.move(fields, #made.schema + 1, #fields, 1, {})
    if #rest > 0 then documented_fields(out, rest) end
  elseif #fields > 0 then documented_fields(out, fields) end
  for _, group in ipairs(reference.groups(made)) do member_section(out, made, group) end
  if AFTER[made.name] then AFTER[made.name](out) end
end

--- The whole reference.
---@return string
function markdown.text()
  local out = { INTRODUCTION }
  for _, made in ipairs(reference.types()) do
    add(out, (made.entry.nested or made.entry.chapter) and "  - [" or "- [", made.name, "](#", made.name:lower():gsub("[^%w%s-]", ""):gsub("%s", "-"), ")")
  end
  add(out, "")
  for _, made in ipairs(reference.types()) do type_section(out, made) end
  return table.concat(out, "\n"):gsub("\n\n\n+", "\n\n"):gsub("\n+$", "") .. "\n"
end

return markdown
