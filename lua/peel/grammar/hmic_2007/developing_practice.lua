--- Developing practice: blocks of labelled parts, each label alone on its line or with its words behind it.
local lpeg = require "lpeg"
local areas = require "peel.grammar.hmic_2007.areas"
local core = require "peel.grammar.core"
local without_header = require "peel.grammar.hmic_2007.header"
local P, S, Cc, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape

-- every label with its forms; "INSPECTION AREA" begins a block
local LABELS = {
  { "area", "INSPECTION AREA" }, { "title", "TITLE" }, { "problem", "PROBLEM", "PROBLEMS" }, { "solution", "SOLUTION", "SOLUTIONS" },
  { "outcome", "OUTCOME(S)", "OUTCOMES", "OUTCOME" }, { "contact", "FORCE CONTACT", "FORCE CONTACTS", "CONTACT" },
}
-- bytes of a line that may still be a contact's
local SHORT = 120
local PARTS = { problem = true, solution = true, outcome = true }

local function pattern()
  local begins, inside = P(false), P(false)
  for _, entry in ipairs(LABELS) do
    for i = 2, #entry do
      local colon = text.ws0 * ":" * text.ws0
      begins = begins + text.ci(entry[i]) * colon * Cc(entry[1])
      inside = inside + P(entry[i]) * colon * Cc(entry[1])
    end
  end
  inside = text.start * inside
  -- the words up to the next label in capitals, which joined lines have
  local words = Cg(Cp(), "from") * (text.word + (P(1) - "\n") - (S " \t" ^ 1 * #inside)) ^ 0 * Cg(tape.last, "to") * S " \t" ^ 0
  local piece = Ct(Cg(Cp(), "at") * Cg(inside, "label") * words)
  local first = Ct(Cg(Cp(), "at") * (Cg(begins, "label") + P(true)) * words)
  return Ct((Ct(tape.kind * Cg(Cp(), "first") * Cg(Ct(first * piece ^ 0), "pieces") * tape.rest * Cg(tape.last, "last"))
    * text.eol + tape.rest * "\n") ^ 0)
end

local function concat(lists)
  local all = {}
  for _, list in ipairs(lists) do table.move(list, 1, #list, #all + 1, all) end
  return all
end

local function filled(list) return list and #list > 0 and list or nil end

local function read(lines, ctx)
  local find = areas.finder(ctx.framework)
  local open, part

  local function close()
    if not open then return end
    local practice = open
    open, part = nil, nil
    local said = concat { practice.problem or {}, practice.solution or {}, practice.outcome or {} }
    if not filled(practice.title) and #said == 0 then return end
    local named = filled(practice.area) and ctx.text(practice.area[1][1], practice.area[1][2])
    local area = named and find(named)
    if named and not area then
      ctx.diagnose("note", "unknown_area", ("%q is no area of the framework; the chapter's is taken"):format(named), practice.area[1])
    end
    for name in pairs(PARTS) do
      if not filled(practice[name]) then
        ctx.diagnose("warning", "practice_incomplete", "a block of developing practice without " .. name, { practice.first, practice.last })
      end
    end
    ctx.emit("findings", {
      kind = "developing_practice", area = area or core.area_of(ctx.section), title = filled(practice.title), text = filled(said),
      items = practice.items, problem = filled(practice.problem), solution = filled(practice.solution),
      outcome = filled(practice.outcome), contact = filled(practice.contact), at = { practice.first, practice.last },
    })
  end

  local function take(piece, line)
    if piece.label == "area" or piece.label == "title" and open and open.title or piece.label and not open then
      close()
      open = { first = piece.at, items = {} }
    end
    if not open then return end
    if piece.label then
      part = piece.label
      open[part] = open[part] or {}
    end
    if piece.from > piece.to or not part then
      if piece.label then open.last = piece.from - 1 end
      return
    end
    -- a contact's words go on in short lines; a paragraph behind them is no part of the block
    if not piece.label and (part == "contact" or part == "area") and piece.to - piece.from >= SHORT then
      part = nil
      return
    end
    table.insert(open[part], { piece.from, piece.to })
    if line.kind == tape.item or line.kind == tape.nested then table.insert(open.items, { piece.from, piece.to }) end
    open.last = piece.to
  end

  for _, line in ipairs(without_header(lines, ctx)) do
    if line.kind == tape.paragraph or line.kind == tape.item or line.kind == tape.nested then
      for _, piece in ipairs(line.pieces) do take(piece, line) end
    end
  end
  close()
end

return {
  name = "hmic_2007.developing_practice",
  kind = "section",
  section = "developing_practice",
  doc = "reads the blocks of developing practice: title, problem, solution, outcome, contact",
  pattern = pattern,
  read = read,
}
