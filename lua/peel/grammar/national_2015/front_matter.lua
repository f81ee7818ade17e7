--- The title page of an overview: the line that says that it is one, below the title or behind it.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local P, S, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws, ws0 = text.ci, text.ws, text.ws0

local function pattern()
  local report = core.any_of { "overview", "report", "summary", "picture" }
  local says = ci "A" * ci "n" ^ -1 * ws * (core.any_of { "national", "thematic" } * ws) * report
    + core.any_of { "national overview", "national report", "national summary" }
  local subtitle = Cg(Cp(), "from") * says * Cg(tape.last, "to") * ws0 * #text.eol
  local joint = ws0 * (text.dash + S ":") * ws0
  local title = Cg(Cp(), "first") * (P(1) - "\n" - joint * says * ws0 * text.eol) ^ 1 * Cg(tape.last, "last") * joint * subtitle
  local line = tape.kind / 0 * ws0 * Ct(subtitle + title)
  return Ct((line * "\n" + tape.rest * "\n") ^ 0 * (line + tape.rest))
end

local function read(lines, ctx)
  local line = lines[1]
  if not line then return end
  local fields = { subtitle = { line.from, line.to } }
  if line.first then fields.title = { line.first, line.last } end
  ctx.emit("report", fields)
end

return {
  name = "overview_title",
  kind = "section",
  section = "title_page",
  report_kind = "national_overview",
  doc = "reads the subtitle of a national overview",
  pattern = pattern,
  read = read,
}
