--- Causes of concern: their paragraphs as a finding, and the recommendations that stand under the same heading.
local core = require "peel.grammar.core"
local tape = core.tape

local function pattern()
  return tape.lines(core.recommend.opening)
end

local named = core.mention { "recommendation", "recommendations" }
local recommends = core.mention { "recommend", "recommends", "recommended" }

-- do recommendations begin with this line? Words about recommendations of earlier years may be the concern itself.
local function begins(line, printed, stated)
  if line.number then return true end
  if line.kind == tape.heading then return (named:match(printed) or recommends:match(printed)) ~= nil end
  if line.kind ~= tape.paragraph then return false end
  return core.recommend.leads(printed) and core.recommend.obliges(printed)
    or stated and (recommends:match(printed) or printed:find "^Recommendations?:?$") ~= nil
end

local function read(lines, ctx)
  local area = core.area_of(ctx.section)
  local open
  local start = #lines + 1 -- where recommendations begin

  local function close()
    if not open then return end
    ctx.emit("findings", { kind = "cause_of_concern", area = area, text = { open.first, open.last }, items = open.items })
    open = nil
  end

  for i, line in ipairs(lines) do
    local printed = ctx.text(line.first, line.last)
    if begins(line, printed, open ~= nil) then
      start = i
      break
    elseif line.kind == tape.paragraph then
      if open and #open.items == 0 then open.last = line.last
      else
        close()
        open = { first = line.first, last = line.last, items = {} }
      end
    elseif line.kind == tape.item or line.kind == tape.nested then
      if not open or open.bullet and line.kind == tape.item then
        close()
        open = { first = line.first, last = line.last, items = {}, bullet = true }
      else
        open.items[#open.items + 1] = { line.first, line.last }
      end
    end
  end
  close()
  core.recommend.read(lines, ctx, start)
end

return {
  name = "causes_of_concern",
  kind = "section",
  section = "cause_of_concern",
  doc = "reads a cause of concern and the recommendations that stand under it",
  pattern = pattern,
  read = read,
}
