--- The title page: title, force, month of publication, publisher, ISBN.
local lpeg = require "lpeg"
local forces = require "peel.forces"
local core = require "peel.grammar.core"
local P, R, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws0 = text.ci, text.ws0

local function what(name) return Cg(Cc(name), "what") end
local function placed(patt) return Cg(Cp(), "from") * patt * Cg(tape.last, "to") end

local function pattern()
  local isbn = ci "ISBN" * (text.dash * (P "13" + "10") + ws0 * "(" * (P "13" + "10") * ")") ^ -1 * (S ":. \t") ^ 0
    * placed(R "09" * ((text.dash + " ") ^ -1 * S "0123456789Xx") ^ 9) * what "isbn"
  local inspectorate = ci "HMIC" + ci "HM Inspectorate of Constabulary" + ci "Her Majesty's Inspectorate of Constabulary"
  local title = text.start * placed(Cg(Cp(), "publisher") * inspectorate * Cg(tape.last, "publisher_last") * text.ws
    * ci "Inspection" * (text.ws * ci "Report") ^ -1 * text.edge) * what "title"
  local published = placed(core.date + core.month_year) * text.edge * what "published"
  local legal = (ci "Crown copyright" + ci "First published" * text.ws * core.year + P "©" * text.ws0 * ci "Crown copyright") * what "legal"
  local marked = isbn + title + legal + published
  local word = text.word + (P(1) - S " \t\n")
  local run = placed((-marked * word * ws0) ^ 1) * what "text"
  local piece = Ct(marked + run)
  local line = tape.kind / 0 * ws0 * (piece * S " \t" ^ 0) ^ 0
  return Ct((line * tape.rest * text.eol) ^ 0)
end

local only_force = core.force * -1

-- a piece without the blanks and the dash that join it to the next
local function trimmed(piece, ctx)
  local printed = ctx.text(piece.from, piece.to):gsub("[%s%-]+$", "")
  while printed:find "–$" or printed:find "—$" do printed = printed:sub(1, -4):gsub("%s+$", "") end
  return { piece.from, piece.from + #printed - 1 }, printed
end

local function read(pieces, ctx)
  local fields, known = {}, true
  for _, piece in ipairs(pieces) do
    if piece.what == "title" and not fields.title then
      fields.title, fields.publisher = { piece.from, piece.to }, { piece.publisher, piece.publisher_last }
    elseif piece.what == "published" and not fields.published then
      fields.published = core.iso(ctx.text(piece.from, piece.to))
    elseif piece.what == "isbn" and not fields.isbn then
      fields.isbn = { piece.from, piece.to }
    elseif piece.what == "text" and not fields.subtitle then
      local place, printed = trimmed(piece, ctx)
      local force = forces.find(printed)
      if force or only_force:match(printed) then
        fields.subtitle, fields.force, known = place, force or forces.strip(printed), force ~= nil
      end
    end
  end
  if not next(fields) then return end
  ctx.emit("report", fields)
  if not known then
    ctx.diagnose("note", "unknown_force", ("%s is not a force of the registry; the name is taken as printed"):format(fields.force),
      fields.subtitle)
  end
end

return {
  name = "hmic_2007.front_matter",
  kind = "section",
  section = "title_page",
  doc = "reads the title page: title, force, month of publication, publisher, ISBN",
  pattern = pattern,
  read = read,
}
