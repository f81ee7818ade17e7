--- Periods that stand outside a table: what the words around it say of a column, what the heading above it says of them all.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local Cg, Cp, Ct = lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws = text.ci, text.ws

local M = {}

local LABEL = 120 -- bytes before the verb in which a column is named

local verb = text.start * (ci "is" + ci "are" + ci "was" + ci "were" + ci "covers" + ci "cover" + ci "means"
  + (ci "relates" + ci "relate" + ci "refers" + ci "refer") * ws * ci "to" + ci "runs" + ci "run") * text.edge
local link = (ci "for" + ci "from" + ci "that of" + ci "those of" + ci "taken" + ci "the" + ci "period" + ci "months" + ci "data")
  * text.edge * ws
local stated = Ct(Cg(Cp(), "verb") * verb * ws * text.at_most(link, 4) * Cg(Cp(), "first") * core.period * Cg(tape.last, "last"))
local search = text.search(stated)
local sentences = core.plain_sentences

--- What a paragraph says of columns: `{ label =, period = }`, the label in small letters.
---@param printed string
---@return { label: string, period: string }[]
function M.statements(printed)
  local list = {}
  for _, sentence in ipairs(sentences:match(printed)) do
    local words = printed:sub(sentence.first, sentence.last)
    local found = search:match(words)
    if found then
      list[#list + 1] = { label = words:sub(math.max(1, found.verb - LABEL), found.verb - 1):lower(),
        period = words:sub(found.first, found.last) }
    end
  end
  return list
end

--- The period of a heading, or of a section above it.
---@param section table?
---@return string?
function M.of_section(section)
  while type(section) == "table" do
    local first, last = core.find_period(section.title or "")
    if first then return section.title:sub(first, last) end
    section = section.parent
  end
  return nil
end

local earlier = { "comparison", "previous", "last year", "baseline", "prior", "earlier" }
local no_period = { "change", "difference", "variance", "target", "trend", "direction", "status", "rag" }

local function names_any(label, words)
  for _, word in ipairs(words) do
    if label:find("%f[%a]" .. word .. "%f[%A]") then return true end
  end
  return false
end

--- The period of a column: in its heading, stated of it, else (of no column that compares) the main one.
---@param heading string as printed
---@param stated_of { label: string, period: string }[][] lists of statements, the nearest first
---@param main string?
---@return string?
function M.of_column(heading, stated_of, main)
  local first, last = core.find_period(heading)
  if first then return heading:sub(first, last) end
  local label = heading:lower():gsub("[\"'*]", "")
  if label == "" then return nil end
  for _, list in ipairs(stated_of) do
    for _, statement in ipairs(list) do
      if statement.label:find(label, 1, true) then return statement.period end
    end
  end
  if names_any(label, earlier) or names_any(label, no_period) then return nil end
  return main
end

return M
