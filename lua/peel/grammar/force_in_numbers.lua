--- "Force in numbers": labels, the entities under them and their values, in either layout of the section.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local layout = require "peel.grammar.core.layout"
local P, S, V, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.V, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape

-- how many entities and values one line may end with
local TAIL = 12
-- a line no longer than this may be a piece of an entity's name
local PIECE = 60

local function what(name) return Cg(Cc(name), "what") end

-- a grammar whose other rules are shared by what it begins with: called, not copied
local function grammar(top)
  local space = S " \t,;|:" ^ 0
  local mark = (S "*^" + "†" + "‡" + "§") ^ 0
  return P {
    top,
    entity = Ct(Cg(Cp(), "first") * core.entity * Cg(tape.last, "last") * what "entity"),
    value = Ct(Cg(Cp(), "first") * (core.number * what "value" + core.no_value * what "none") * Cg(tape.last, "last")) * mark,
    tokens = space * (V "entity" + V "value") * space * ((V "entity" + V "value") * space) ^ -TAIL,
    -- "a label 12 months to 31 March 2015 Wessex Police England and Wales 81.5% 83.8%"; in a row, values may follow the label alone
    tail = #V "entity" * Ct(V "tokens") * #text.eol
      + Ct((P "\t" * S " " ^ 0 * (V "value" + V "entity") * S " " ^ 0) ^ 1) * #text.eol,
  }
end

local only_tokens

local function pattern()
  only_tokens = grammar(Ct(V "tokens") * -1)
  local whole = Cg(Ct(V "tokens") * #text.eol, "tokens")
  local step = text.word + (P(1) - "\n")
  local mixed = Cg(Cp(), "from") * (step - V "tail") ^ 1 * Cg(tape.last, "to") * Cg(V "tail", "tokens")
  return grammar(tape.lines(whole + mixed))
end

-- the tokens of two lines between which the wrap cuts the name of an entity that the report is known to have
local function joined(line, below, ctx)
  if not below or line.first > line.last or below.last - line.first > 2 * PIECE then return nil end
  local gap = below.first - line.last - 1 -- a blank for each byte between, so that positions stay
  local tokens = only_tokens:match(ctx.text(line.first, line.last) .. (" "):rep(gap) .. ctx.text(below.first, below.last))
  if not tokens then return nil end
  local crosses = false
  for _, token in ipairs(tokens) do
    token.first, token.last = token.first + line.first - 1, token.last + line.first - 1
    if token.first <= line.last and token.last > line.last then
      crosses = core.expected(ctx.text(token.first, token.last), ctx.report.force)
    end
  end
  return crosses and tokens or nil
end

-- what a page end leaves between a label and its values
local function is_furniture(printed)
  return printed:find "^PEEL%f[^A-Za-z]" ~= nil or printed:find "[Aa]n [a-z ]*inspection of " ~= nil
end

local function read(lines, ctx)
  local reader = layout.new(ctx)
  local skip = false
  for i, line in ipairs(lines) do
    local row = line.kind == tape.header or line.kind == tape.row
    local words = not line.tokens or line.from
    local cut = not skip and words and not row and joined(line, lines[i + 1], ctx)
    if skip then
      skip = false
    elseif cut then
      reader:tokens(cut, row)
      skip = true
    elseif line.from then
      reader:row_or_text(line.from, line.to, line.tokens, row)
    elseif line.tokens then
      reader:tokens(line.tokens, row)
    elseif line.first <= line.last and line.kind ~= tape.source and line.kind ~= tape.note and line.kind ~= tape.caption
      and not is_furniture(ctx.text(line.first, line.last)) then
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
