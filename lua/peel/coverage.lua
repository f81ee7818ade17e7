--- Every line of a report accounted for: claimed by a record, prose where prose is the content, furniture, or not
-- understood.

---@class peel.SectionCoverage
---@field id integer 0 = before the first heading
---@field title string?
---@field lines integer
---@field claimed integer
---@field prose integer
---@field furniture integer
---@field not_understood integer
---@field lines_not_understood integer[] numbers of those lines

---@class peel.Coverage : peel.SectionCoverage
---@field sections peel.SectionCoverage[]

local structure = require "peel.reader.structure"

local coverage = {}

local furniture_kinds = { furniture = true, rule = true }
local claimed_kinds = { heading = true, contents = true, note = true } -- a remark belongs to the figure that it stands under
local prose_kinds = { paragraph = true, item = true, joined = true }

--- Lines that some record stands on.
local function claimed_lines(read)
  local claimed, document = {}, read.document
  local function claim(spans)
    if not spans then return end
    for i = 1, #spans, 2 do
      for line = document:line(spans[i]), document:line(spans[i + 1]) do claimed[line] = true end
    end
  end
  for _, name in ipairs(read.records:lists()) do
    if name ~= "diagnostics" then
      local set = read.records:set(name)
      for row = 1, set:count() do
        local record = set:record(row)
        claim(record:positions "spans")
        if name == "measures" then
          for _, value in ipairs(record.values) do claim(value:positions "cell") end
        elseif name == "judgments" then
          for _, mention in ipairs(record.mentions) do claim(mention:positions "spans") end
        elseif name == "figures" and record.source then claim(record:positions "source") end
      end
    end
  end
  return claimed
end

--- Is the block prose in a section whose content is prose? The sections around it count.
local function is_prose(section, kind)
  if not prose_kinds[kind] then return false end
  while section do
    if section.prose ~= nil then return section.prose end
    section = section.parent
  end
  return false
end

---@param read peel.Read
---@return peel.Coverage
function coverage.of(read)
  local claimed = claimed_lines(read)
  local function counter(id, title)
    return { id = id, title = title, lines = 0, claimed = 0, prose = 0, furniture = 0, not_understood = 0, lines_not_understood = {} }
  end
  local total = counter(0)
  total.sections = { counter(0) }
  local infos, shown = structure.infos(read.document, read.named)
  for id, section in ipairs(shown) do total.sections[id + 1] = counter(id, section.title) end
  for _, block in ipairs(read.document:blocks()) do
    local info = infos[block.section]
    local part = total.sections[(info and info.shown or 0) + 1]
    -- a table is read as a whole: its rule row and its empty rows belong to it
    local read_as_table = false
    for line = block.line, block.kind == "table" and block.last_line or 0 do read_as_table = read_as_table or claimed[line] end
    for line = block.line, block.last_line do
      local what = (claimed[line] or read_as_table or block.section == 0 and read.front_read) and "claimed" or furniture_kinds[block.kind] and "furniture"
        or claimed_kinds[block.kind] and "claimed"
        or is_prose(info, block.kind) and "prose" or "not_understood"
      for _, count in ipairs { total, part } do
        count.lines, count[what] = count.lines + 1, count[what] + 1
        if what == "not_understood" then table.insert(count.lines_not_understood, line) end
      end
    end
  end
  return total
end

return coverage
