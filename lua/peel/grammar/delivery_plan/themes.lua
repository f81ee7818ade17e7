--- Linked themes: in a box, a code of the police and crime plan and its words.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local place = require "peel.grammar.delivery_plan.place"
local P, S, Cg, Cp = lpeg.P, lpeg.S, lpeg.Cg, lpeg.Cp
local tape, digit = core.tape, core.text.digit

local function pattern()
  local part = digit * digit ^ -1
  local code = Cg(Cp(), "from") * part * "." * part * Cg(tape.last, "to") * S ".:)" ^ -1
  return tape.lines(code * (P " " + core.text.dash) ^ 1 * #(P(1) - "\n") * Cg(Cp(), "text"))
end

local function read(lines, ctx)
  local goal, coded = place.goal(ctx.section), false
  for _, line in ipairs(lines) do coded = coded or line.text ~= nil end
  for _, line in ipairs(lines) do
    if line.text then
      ctx.emit("themes", { goal = goal, code = { line.from, line.to }, text = { line.text, line.last }, at = { line.from, line.last } })
    elseif not coded and line.first <= line.last and (line.kind == tape.paragraph or line.kind == tape.item) then
      ctx.emit("themes", { goal = goal, text = { line.first, line.last } })
    end
  end
end

return {
  name = "themes",
  kind = "section",
  section = "themes",
  doc = "reads the themes to which a goal is linked, each with its code",
  pattern = pattern,
  read = read,
}
