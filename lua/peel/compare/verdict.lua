--- May two grades be compared, and on whose word? The one place that decides: timelines, peel.compare, scores and the
--- verbs of queries ask here. What a report says itself of its force and area goes before the frameworks' table; what nobody
--- speaks of is refused.

local fold = require "peel.fold"
local source = require "peel.compare.source"

local verdict = {}

---@class peel.Subject what was graded, of which inspection
---@field framework string?
---@field inspection string? in words, where the framework is not known and rows of one inspection must be told from others
---@field area string?
---@field force string?
---@field year integer?
---@field scale string? id of the grade's scale
---@field registry peel.Registry?

---@class peel.Verdict
---@field comparable boolean|"careful"
---@field why string? the sentence, or the reason in our words
---@field source peel.ComparisonSource? on whose word
---@field overview boolean? a report on all forces says it
---@field over peel.Verdict? what the frameworks' table says where a report's own words go before it

local SAME = "both are of one framework"
local NOBODY = "no source says that these two inspections may be compared"
local UNKNOWN = "which inspection a grade is of is not known, so no source says that it may be compared"
local SCALES = "grades of one framework on two scales say different things"

--- The registry's framework, or nil.
local function framework_of(subject)
  local registry = subject.registry
  if not registry or not subject.framework then return nil end
  local known, found = pcall(registry.framework, registry, subject.framework)
  return known and found or nil
end

local function year_of(subject)
  if subject.year then return subject.year end
  local framework = framework_of(subject)
  return framework and framework.year
end

--- The years of the inspection that a subject is of: one programme may take several.
---@return table<integer, boolean>
local function years_of(subject)
  local framework = framework_of(subject)
  local years = {}
  for _, year in ipairs(framework and framework.years or {}) do years[year] = true end
  if subject.year and not years[subject.year] then return { [subject.year] = true } end
  return years
end

--- Does a statement of the later subject's report speak of the inspection before? One that names years speaks of these alone,
--- and so does one that says "last year".
---@param text string
---@param later integer
---@param earlier table<integer, boolean>
local function is_about(text, later, earlier)
  local named = false
  for digits in text:gmatch "%f[%d]([12]%d%d%d)%f[^%d]" do
    local year = tonumber(digits)
    if earlier[year] then return true end
    named = named or year ~= later
  end
  if named then return false end
  return earlier[later - 1] or not fold(text):find "%f[%w]last year%f[%W]"
end

--- The statements that speak of two subjects, those nearest to them alone: of the area before of all, of the force's report
--- before one on all forces. What a force's report allows is allowed for that force's grades alone.
---@param later peel.Subject
---@param earlier peel.Subject
---@param statements peel.Statement[]
---@return peel.Statement[]
local function nearest(later, earlier, statements)
  local best, found = 0, {}
  local last, before = year_of(later), years_of(earlier)
  for _, said in ipairs(statements) do
    local own = said.force ~= nil
    local fits = said.framework == later.framework and (said.area == nil or said.area == later.area)
      and (not own or said.force == later.force and (later.force == earlier.force or not said.comparable))
      and (said.area == nil or not said.comparable or later.area == earlier.area)
    if fits and is_about(said.text, last, before) then
      local rank = (own and 2 or 0) + (said.area and 1 or 0) + 1
      if rank > best then best, found = rank, {} end
      if rank == best then found[#found + 1] = said end
    end
  end
  return found
end

--- The verdict of statements that may contradict each other.
local function by_statements(found)
  local first, other = found[1], nil
  for _, said in ipairs(found) do
    if said.comparable ~= first.comparable then other = other or said end
  end
  if other then
    return { comparable = "careful", why = first.text .. " / " .. other.text, source = source.of_statement(first, other), overview = first.force == nil }
  end
  return { comparable = first.comparable, why = first.text, source = source.of_statement(first), overview = first.force == nil }
end

--- The verdict of the frameworks' table for one area.
local function by_area(a, b, area)
  local scales = a.scale and b.scale and { a.scale, b.scale } or nil
  for _, registry in ipairs { a.registry or b.registry, b.registry } do -- a report's own registry may not know the other's framework
    local known, comparable, entry = pcall(registry.comparable, registry, a.framework, b.framework, area, scales)
    if known then
      if entry then return { comparable = comparable, why = entry.why, source = source.of_entry(entry) } end
      return { comparable = comparable, why = comparable and SAME or NOBODY }
    end
  end
  return { comparable = a.framework == b.framework, why = a.framework == b.framework and SAME or NOBODY }
end

local ORDER = { [false] = 1, careful = 2, [true] = 3 }

--- The verdict of the frameworks' table.
local function by_table(a, b)
  local found = by_area(a, b, a.area)
  if a.area ~= b.area and a.framework ~= b.framework then
    local other = by_area(a, b, b.area)
    if ORDER[other.comparable] < ORDER[found.comparable] then found = other end
    if found.comparable == true then
      found = { comparable = "careful", why = "the areas differ; of one area: " .. found.why, source = found.source }
    end
  end
  if a.framework == b.framework and a.scale and b.scale and a.scale ~= b.scale and found.comparable then
    return { comparable = false, why = SCALES }
  end
  return found
end

--- May grades of two subjects be compared? The order of the two does not count.
---@param a peel.Subject
---@param b peel.Subject
---@param statements peel.Statement[] of the reports that may speak of it
---@return peel.Verdict
function verdict.decide(a, b, statements)
  if not a.framework and not b.framework and a.inspection == b.inspection then return { comparable = true, why = SAME } end
  if not a.framework or not b.framework then return { comparable = false, why = UNKNOWN } end
  if a.framework == b.framework and a.force == b.force and a.force and a.year == b.year and a.scale == b.scale then
    return { comparable = true, why = SAME } -- grades of one inspection of one force: nothing changed between them
  end
  local by_frameworks = by_table(a, b)
  local year_a, year_b = year_of(a), year_of(b)
  if a.framework == b.framework or not year_a or not year_b or year_a == year_b then return by_frameworks end
  local later, earlier = a, b
  if year_b > year_a then later, earlier = b, a end
  local found = nearest(later, earlier, statements)
  if #found == 0 then return by_frameworks end
  local own = by_statements(found)
  own.over = by_frameworks
  if own.comparable == true and a.area ~= b.area then own.comparable = "careful" end
  return own
end

local WORDS = { [true] = "they may", [false] = "they may not", careful = "with care" }

--- The reason in one line: who says what, and where; of a report's own words also what the frameworks' table says.
---@param found peel.Verdict
---@return string
function verdict.reason(found)
  local cited = found.source and found.source:cite()
  if found.source and found.source.kind == "report" then
    local over = found.over
    local who = found.overview and "a report on all forces" or "the force's own report"
    return ("%s says so, %s; the frameworks' table says: %s, %s%s"):format(who, cited, WORDS[over.comparable], over.why,
      over.source and (" (%s)"):format(over.source:cite()) or "")
  end
  return cited and ("%s (%s)"):format(found.why, cited) or found.why
end

return verdict
