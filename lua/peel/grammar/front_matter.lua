--- The title page: title, subtitle, force, month of publication, publisher, ISBN.
local lpeg = require "lpeg"
local forces = require "peel.forces"
local core = require "peel.grammar.core"
local P, R, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local ci, ws, ws0 = text.ci, text.ws, text.ws0

local inspectorate = ci "HMICFRS" + ci "HMIC"
local full_name = (ci "Her" + ci "His") * ws * ci "Majesty's Inspectorate of Constabulary"
local year = Cg(Cp(), "from") * core.year * Cg(tape.last, "to")

local function what(name) return Cg(Cc(name), "what") end
local function placed(patt) return Cg(Cp(), "from") * patt * Cg(tape.last, "to") end

local function pattern()
  local isbn = ci "ISBN" * (text.dash * (P "13" + "10") + ws0 * "(" * (P "13" + "10") * ")") ^ -1 * (S ":. \t") ^ 0
    * placed(R "09" * ((text.dash + " ") ^ -1 * S "0123456789Xx") ^ 9) * what "isbn"
  local copyright = (P "©" + ci "(c)" + ci "copyright") * (ws + "©" + ci "Crown copyright") ^ 0 * (placed(inspectorate) * text.edge
    * what "publisher"
    + year * what "year")
  local published = placed(core.date + core.month_year) * text.edge * what "published"
  local site = (P "www." + "http") * (P(1) - S " \t\n") ^ 1 * what "site"
  local publisher = text.start * (full_name + inspectorate) * text.edge * what "publisher_name"
  local inspection = text.start * ci "An" * ws * (-ci "inspection" * text.letter ^ 1 * ws) ^ -2 * ci "inspection of" * text.edge
  local lone_year = year * #(ws0 * text.eol) * what "year"
  local marked = isbn + copyright + published + site
  local word = (text.word + (P(1) - S " \t\n"))
  local run = (-marked * -inspection * word * ws0) ^ 1
  local subtitle = inspection * ws0 * run * what "subtitle"
  local piece = Ct(Cg(Cp(), "first") * (marked + publisher * #(ws0 * text.eol) + lone_year + subtitle + run * what "text")
    * Cg(tape.last, "last"))
  local line = tape.kind / 0 * ws0 * (piece * ws0) ^ 0
  return Ct((line * tape.rest * text.eol) ^ 0)
end

-- a piece ends before the blanks that follow it
local function trimmed(piece, ctx)
  local blanks = #ctx.text(piece.first, piece.last):match "%s*$"
  return { piece.first, piece.last - blanks }
end

local own = core.search(Cp() * core.force * Cp())
local after_of = core.search(ci "inspection of" * ws * (ci "the" * ws) ^ -1 * Cp())

-- the force that a subtitle names, short, and whether the registry knows it
local function force_of(subtitle)
  local first, after = own:match(subtitle)
  local raw = first and subtitle:sub(first, after - 1)
  if not raw then
    local at = after_of:match(subtitle)
    raw = at and subtitle:sub(at)
    if not raw or not raw:find "^%u" then return nil end
  end
  local known = forces.find(raw)
  return known or forces.strip(raw), known ~= nil
end

local function read(pieces, ctx)
  local fields, known, named = {}, true, nil
  local title
  for i, piece in ipairs(pieces) do
    local kind = piece.what
    if kind == "text" then
      local printed = ctx.text(piece.first, piece.last)
      if not title or not title.named and not fields.subtitle and printed:find "PEEL" then
        title = { piece = piece, index = i, named = printed:find "PEEL" ~= nil }
      end
    elseif kind == "subtitle" and not fields.subtitle then
      fields.subtitle = trimmed(piece, ctx)
      fields.force, known = force_of(ctx.text(piece.first, piece.last))
    elseif kind == "published" and not fields.published then
      fields.published = core.iso(ctx.text(piece.from, piece.to))
    elseif kind == "publisher" and not fields.publisher then
      fields.publisher = { piece.from, piece.to }
    elseif kind == "publisher_name" then
      named = named or piece
    elseif kind == "isbn" and not fields.isbn then
      fields.isbn = { piece.from, piece.to }
    end
  end
  if title then
    fields.title = trimmed(title.piece, ctx)
    local follower = pieces[title.index + 1]
    if follower and follower.what == "year" and not ctx.text(title.piece.first, title.piece.last):find "%d%d%d%d" then
      fields.title = { title.piece.first, follower.last }
    end
  end
  if not fields.publisher and named then
    local printed = ctx.text(named.first, named.last)
    fields.publisher = #printed <= #"HMICFRS" and trimmed(named, ctx) or "HMIC"
  end
  if next(fields) then ctx.emit("report", fields) end
  if fields.force and not known then
    ctx.diagnose("note", "unknown_force", ("%s is not a force of the registry; the name is taken as printed"):format(fields.force),
      fields.subtitle)
  end
end

return {
  name = "front_matter",
  kind = "section",
  section = "title_page",
  doc = "reads the title page: title, subtitle, force, publication, publisher, ISBN",
  pattern = pattern,
  read = read,
}
