--- The head of `peel show`: the title page, and which framework the report follows, and why.

local layout = require "peel.show.layout"
local printing = require "peel.printing"

local front = {}

local CLOSE = 6 -- a lead below this makes the runner-up worth a word

local function joined(values, by)
  local parts = {}
  for i = 1, values.n do
    if values[i] ~= nil then parts[#parts + 1] = printing.clean(tostring(values[i])) end
  end
  return table.concat(parts, by)
end

--- What speaks for the framework: the words on the title page, and one of those in each other kind of place.
local function because(evidence)
  local order, by_place = {}, {}
  for _, item in ipairs(evidence or {}) do
    if item.weight > 0 then
      if not by_place[item.where] then by_place[item.where], order[#order + 1] = {}, item.where end
      table.insert(by_place[item.where], '"' .. item.text .. '"')
    end
  end
  for i, where in ipairs(order) do
    local texts = by_place[where]
    if where == "title" then order[i] = "title: " .. table.concat(texts, ", ")
    elseif i == 1 then order[i] = ("%s: %s"):format(where, texts[1]) .. (#texts > 1 and " and " .. #texts - 1 .. " more" or "")
    else order[i] = ("%s: %s"):format(where, layout.count(#texts, "phrase")) end
  end
  return table.concat(order, "; ")
end

--- The entry of the framework that was taken, and the best of the others.
local function ranked(report)
  local own, other
  for _, entry in ipairs(report.recognition) do
    if entry.id == report.framework then own = own or entry else other = other or entry end
  end
  return own, other
end

local function verdict(report)
  local own, other = ranked(report)
  if not report.framework then
    local guess = other and ("; %s comes nearest, score %d"):format(other.id, other.score) or ""
    return "none that is known" .. guess
  end
  local text = ("%s, score %d"):format(report.framework, own and own.score or 0)
  if other and other.score > (own and own.score or 0) - CLOSE then text = ("%s; next %s, %d"):format(text, other.id, other.score) end
  return text, own and because(own.evidence)
end

--- How much there is of the lists that have no part of their own.
local function holds(report)
  local parts = {}
  for _, pair in ipairs { { "sections", "section" }, { "figures", "figure" }, { "tables", "table" }, { "footnotes", "footnote" },
    { "measures", "measure" }, { "glossary", "glossary term" }, { "comparability", "comparability statement" } } do
    local n = #report:list(pair[1])
    if n > 0 then parts[#parts + 1] = layout.count(n, pair[2]) end
  end
  return #parts > 0 and table.concat(parts, ", ") or "nothing but text"
end

---@param report peel.Report
---@param style peel.Style
---@return string[]
function front.lines(report, style)
  local lines = {}
  local function add(text, paint)
    if text ~= "" then lines[#lines + 1] = layout.paint(style, printing.shorten(text, style.width), paint) end
  end
  add(printing.clean(report.title or "(no title)"), "bold")
  add(printing.clean(report.subtitle or ""))
  add(joined(table.pack(report.kind, report.force, report.publisher, report.published, report.isbn and "ISBN " .. report.isbn), " · "))
  add(joined(table.pack(report.path, report.bytes and report.bytes .. " bytes"), ", "), "dim")
  local framework, why = verdict(report)
  local rows = { { layout.cell("Framework", "bold"), layout.cell(framework) } }
  if why and why ~= "" then rows[#rows + 1] = { layout.cell "", layout.cell(why, "dim") } end
  rows[#rows + 1] = { layout.cell("Holds", "bold"), layout.cell(holds(report)) }
  return table.move(layout.columns(style, rows, { 2 }, 0), 1, #rows, #lines + 1, lines)
end

return front
