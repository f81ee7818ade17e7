--- Areas for improvement: one finding a bullet, or a paragraph where the bullets were lost.
local core = require "peel.grammar.core"
local tape = core.tape

local function pattern() return tape.lines() end

local function read(lines, ctx)
  local bullets = false
  for _, line in ipairs(lines) do
    if line.kind == tape.item then bullets = true end
  end
  local area = core.area_of(ctx.section)
  local open

  local function close()
    if not open then return end
    ctx.emit("findings", { kind = "area_for_improvement", area = area, text = { open.first, open.last }, items = open.items })
    open = nil
  end

  -- a bullet under one that ends in a colon, where the conversion lost how deep it stood
  local function below(line)
    if not open or not ctx.text(open.first, open.last):find ":%s*$" then return false end
    local printed = ctx.text(line.first, line.last)
    return printed:find "^[a-z]" ~= nil and not core.recommend.obliges(printed)
  end

  local function begin(line) close() open = { first = line.first, last = line.last, items = {} } end

  for _, line in ipairs(lines) do
    if line.first > line.last then
      close() -- a bullet whose words were lost
    elseif line.kind == tape.item and below(line) then
      open.items[#open.items + 1] = { line.first, line.last }
    elseif line.kind == tape.item then
      begin(line)
    elseif line.kind == tape.nested then
      if open then open.items[#open.items + 1] = { line.first, line.last } else begin(line) end
    elseif line.kind == tape.paragraph then
      local printed = ctx.text(line.first, line.last)
      if not core.recommend.leads(printed) and (not bullets or core.recommend.obliges(printed)) then begin(line) end
    end
  end
  close()
end

return {
  name = "areas_for_improvement",
  kind = "section",
  section = "areas_for_improvement",
  doc = "reads one finding for each bullet under a heading Areas for improvement",
  pattern = pattern,
  read = read,
}
