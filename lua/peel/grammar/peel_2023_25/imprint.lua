--- The imprint that closes a report: "Month year | © publisher year", where the title page has neither.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local P, S, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text = core.text
local ci, ws0 = text.ci, text.ws0

local HINT = { "©", "(c)", "copyright" }

local function pattern()
  local separator = (S "|,;/ " + P "·" + "•" + text.dash) ^ 0
  local month = Cg(Cp(), "from") * core.month_year * Cg(Cp(), "after")
  local publisher = (P "©" + ci "(c)" + ci "copyright") * (ws0 * (P "©" + ci "crown copyright")) ^ 0 * ws0
    * Cg(Cp(), "publisher") * (ci "HMICFRS" + ci "HMIC") * text.edge * Cg(Cp(), "publisher_after")
  local year = (ws0 * S "|," ^ -1 * ws0 * core.year) ^ -1
  local site = text.ws * (P "www." + "http" + text.word) * (P(1) - S " \t\n") ^ 0 -- an address on the next line
  local kind = core.tape.kind / 0
  return Ct(kind ^ -1 * ws0 * (month * separator * publisher * year + publisher * year * separator * month) * (ws0 * S ".") ^ -1 * site ^ -1
    * ws0 * text.eol)
end

return {
  name = "imprint",
  kind = "block",
  doc = "reads month of publication and publisher from the line that closes a report",
  hint = HINT,
  pattern = pattern,
  read = function(found, ctx)
    local fields = {}
    if not ctx.report.published then fields.published = core.iso(ctx.text(found.from, found.after - 1)) end
    if not ctx.report.publisher then fields.publisher = { found.publisher, found.publisher_after - 1 } end
    if next(fields) then ctx.emit("report", fields) end
  end,
}
