--- Records of different reports that state one fact are one row. Pure functions over columns: they know rows by their
-- numbers and nothing of reports. All are linear in the number of rows.

local merge = {}

---@class peel.Facts
---@field rows integer[][] the rows that state each fact; the first stands for it
---@field of integer[] for each row its fact
---@field disputes integer[][] facts that say different things of one subject

--- Groups `n` rows into facts, in the order of their first rows. Rows are one fact where both subject and value are the
--- same; a row without a subject is one by itself.
---
--- ```lua
--- merge.facts(3, function() return "Kent" end, function(i) return i < 3 and "good" or "poor" end).disputes   --> { { 1, 2 } }
--- ```
---@param n integer
---@param subject fun(row: integer): string?
---@param value fun(row: integer): string
---@param better? fun(row: integer, other: integer): boolean should `row` stand for the fact in place of `other`?
---@return peel.Facts
function merge.facts(n, subject, value, better)
  local facts = { rows = {}, of = {}, disputes = {} } ---@type peel.Facts
  local subjects, order = {}, {} ---@type table<string, { values: table<string, integer>, facts: integer[] }>, any[]
  for row = 1, n do
    local key = subject(row)
    local about = key and subjects[key]
    if key and not about then
      about = { values = {}, facts = {} }
      subjects[key], order[#order + 1] = about, about
    end
    local said = about and value(row)
    local fact = about and about.values[said]
    if fact then
      local rows = facts.rows[fact]
      rows[#rows + 1] = row
      if better and better(row, rows[1]) then rows[1], rows[#rows] = row, rows[1] end
    else
      fact = #facts.rows + 1
      facts.rows[fact] = { row }
      if about then about.values[said], about.facts[#about.facts + 1] = fact, fact end
    end
    facts.of[row] = fact
  end
  for _, rows in ipairs(facts.rows) do
    local lead = table.remove(rows, 1)
    table.sort(rows)
    table.insert(rows, 1, lead)
  end
  for _, about in ipairs(order) do
    if #about.facts > 1 then facts.disputes[#facts.disputes + 1] = about.facts end
  end
  return facts
end

--- A subject of several parts, nil where one of them is not known.
---@param ... string?
---@return string?
function merge.subject(...)
  for i = 1, select("#", ...) do
    if select(i, ...) == nil then return nil end
  end
  return table.concat({ ... }, "\0")
end

--- One form for two tables of counts that say the same. A grade that no force got is the same as one that is not named.
---@param counts table<string, integer>
---@return string
function merge.counts(counts)
  local words = {}
  for name, count in pairs(counts) do
    if count ~= 0 then words[#words + 1] = ("%s=%d"):format(name, count) end
  end
  table.sort(words)
  return table.concat(words, " ")
end

---@class peel.Statements columns of judgments or prior judgments; `n` rows
---@field n integer
---@field force table<integer, string>
---@field area table<integer, string>
---@field grade table<integer, string> names
---@field framework table<integer, string>
---@field year table<integer, integer>

---@class peel.Earlier
---@field fact table<integer, integer> prior judgment -> the fact that it states again
---@field disputes { [1]: integer, [2]: integer[] }[] prior judgment, the facts that say something else of its subject

--- Which prior judgments state a loaded judgment of an earlier inspection again. `covers` tells whether a framework's
--- inspection is that of a year; the year that a judgment bears itself goes before it.
---@param priors peel.Statements
---@param judgments peel.Statements
---@param facts peel.Facts of the judgments
---@param covers fun(framework: string, year: integer): boolean
---@return peel.Earlier
function merge.earlier(priors, judgments, facts, covers)
  local found = { fact = {}, disputes = {} } ---@type peel.Earlier
  local about = {} ---@type table<string, integer[]>
  for fact, rows in ipairs(facts.rows) do
    local row = rows[1]
    local key = judgments.framework[row] and merge.subject(judgments.force[row], judgments.area[row])
    if key then
      about[key] = about[key] or {}
      table.insert(about[key], fact)
    end
  end
  for i = 1, priors.n do
    local year, key = priors.year[i], merge.subject(priors.force[i], priors.area[i])
    local exact, covered = {}, {}
    for _, fact in ipairs(year and key and about[key] or {}) do
      local row = facts.rows[fact][1]
      if judgments.framework[row] ~= priors.framework[i] then -- what it says of itself is no earlier inspection
        if judgments.year[row] == year then exact[#exact + 1] = fact
        elseif covers(judgments.framework[row], year) then covered[#covered + 1] = fact end
      end
    end
    local subjects = #exact > 0 and exact or covered
    for _, fact in ipairs(subjects) do
      if not found.fact[i] and judgments.grade[facts.rows[fact][1]] == priors.grade[i] then found.fact[i] = fact end
    end
    if #subjects > 0 and not found.fact[i] then found.disputes[#found.disputes + 1] = { i, subjects } end
  end
  return found
end

return merge
