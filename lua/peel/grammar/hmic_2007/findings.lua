--- Strengths, work in progress and areas for improvement: running paragraphs, one finding for each area and heading.
local core = require "peel.grammar.core"
local inline = require "peel.grammar.hmic_2007.inline"
local tape = core.tape

local function reader(kind)
  return function(lines, ctx)
    local text, items = {}, {}
    local _, others = inline.split(lines, ctx)
    for _, line in ipairs(others) do
      local list = line.kind == tape.paragraph and text or (line.kind == tape.item or line.kind == tape.nested) and items or nil
      if list and line.first <= line.last then list[#list + 1] = { line.first, line.last } end
    end
    if #text + #items == 0 then return end
    ctx.emit("findings", { kind = kind, area = core.area_of(ctx.section), text = #text > 0 and text or nil, items = items,
      at = #text == 0 and { items[1][1], items[#items][2] } or nil })
  end
end

local function rule(name, section, kind)
  return {
    name = name,
    kind = "section",
    section = section,
    doc = "reads the paragraphs under a chapter's heading as one finding",
    pattern = inline.pattern,
    read = reader(kind),
  }
end

return {
  rule("hmic_2007.strengths", "strengths", "strength"),
  rule("hmic_2007.work_in_progress", "work_in_progress", "work_in_progress"),
  rule("hmic_2007.areas_for_improvement", "areas_for_improvement", "area_for_improvement"),
}
