--- "Force in numbers": labels, the entities under them and their values, in either layout of the section.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local layout = require "peel.grammar.core.layout"
local P, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local eol = text.eol

-- how many entities and values one line may end with
local TAIL = 12

local function what(name) return Cg(Cc(name), "what") end

local function pattern()
  local entity = Ct(Cg(Cp(), "first") * core.entity * Cg(tape.last, "last") * what "entity")
  local value = Ct(Cg(Cp(), "first") * (core.number * what "value" + core.no_value * what "none") * Cg(tape.last, "last"))
  local space = S " \t,;|:" ^ 0
  local token = (entity + value) * space
  local whole = Cg(Ct(space * token * text.at_most(token, TAIL)) * #eol, "tokens")
  -- "a label 12 months to 31 March 2015 Wessex Police England and Wales 81.5% 83.8%"; in a row, values may follow the label alone
  local tail = Ct(entity * space * text.at_most(token, TAIL)) * #eol
  local cells = Ct((P "\t" * S " " ^ 0 * (value + entity) * S " " ^ 0) ^ 1) * #eol
  local step = text.word + (P(1) - "\n")
  local mixed = Cg(Cp(), "from") * (step - (tail + cells)) ^ 1 * Cg(tape.last, "to") * Cg(tail + cells, "tokens")
  return tape.lines(whole + mixed)
end

local function read(lines, ctx)
  local reader = layout.new(ctx)
  for _, line in ipairs(lines) do
    local row = line.kind == tape.header or line.kind == tape.row
    if line.from then
      reader:row_or_text(line.from, line.to, line.tokens, row)
    elseif line.tokens then
      reader:tokens(line.tokens, row)
    elseif line.first <= line.last and line.kind ~= tape.source and line.kind ~= tape.note and line.kind ~= tape.caption then
      reader:text(line.first, line.last)
    end
  end
  reader:finish()
end

return {
  name = "force_in_numbers",
  kind = "section",
  section = "force_in_numbers",
  flat = true,
  doc = "reads the measures of the section Force in numbers: label, period, entities, values",
  pattern = pattern,
  read = read,
}
