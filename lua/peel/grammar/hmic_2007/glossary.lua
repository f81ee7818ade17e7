--- The glossary: terms and definitions in two columns, or on one line with a space between.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local P, R, S, Cg, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.Cg, lpeg.Cp
local text, tape = core.text, core.tape

local function placed(patt, from, to) return Cg(Cp(), from) * patt * Cg(tape.last, to) end

local function pattern()
  local blank = S " \t" ^ 0
  local word = (P(1) - S " \t\n") ^ 1
  -- an abbreviation: a word with two capitals at least, be there small letters or signs in it; a number may follow
  local small = R("az", "09") + S "/&.'-" + "’"
  local abbreviation = small ^ 0 * R "AZ" * small ^ 0 * R "AZ" * (R("AZ", "az", "09") + S "/&.-") ^ 0
    * (P "(" * R "az" ^ 1 * ")") ^ -1 * (text.ws * R "09" ^ 1 * #S " \t") ^ -1
  local joint = (blank * (text.dash + ":" + "=") * S " \t" ^ 1) + S " \t" ^ 1
  local rest = (P(1) - S "\t\n") ^ 1
  local columns = placed((P(1) - S "\t\n") ^ 1, "term", "term_last") * P "\t" ^ 1 * blank * placed(rest, "definition", "definition_last")
  local spaced = placed(abbreviation, "term", "term_last") * joint * placed(word * (P(1) - "\n") ^ 0, "definition", "definition_last")
  return tape.lines(columns + spaced)
end

local function trim(ctx, first, last)
  while last > first and ctx.text(last, last):find "[%s:]" do last = last - 1 end
  while first < last and ctx.text(first, first):find "%s" do first = first + 1 end
  return { first, last }
end

local headers = { term = true, abbreviation = true, acronym = true, abbreviations = true }

local function read(lines, ctx)
  local open
  local function close()
    if not open then return end
    ctx.emit("glossary", { term = open.term, definition = open.definition, at = { open.term[1], open.definition[#open.definition][2] } })
    open = nil
  end
  for _, line in ipairs(lines) do
    if line.definition then
      close()
      local term = trim(ctx, line.term, line.term_last)
      if not (line.kind == tape.header and headers[ctx.text(term[1], term[2]):lower()]) then
        open = { term = term, definition = { trim(ctx, line.definition, line.definition_last) } }
      end
    elseif open and line.kind == tape.row and line.first <= line.last then
      table.insert(open.definition, trim(ctx, line.first, line.last)) -- a row without its term goes on from the one above
    elseif line.first <= line.last then
      close()
    end
  end
  close()
end

return {
  name = "hmic_2007.glossary",
  kind = "section",
  section = "glossary",
  takes_tables = true,
  doc = "reads terms and their definitions, in two columns or with a space between",
  pattern = pattern,
  read = read,
}
