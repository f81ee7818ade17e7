--- What a corpus itself has to say: files that were not read, copies of one report, and facts on which reports disagree.

local doubts = {}

---@class peel.Doubt a diagnostic of the corpus
---@field severity "error"|"warning"|"note"
---@field code string
---@field message string
---@field report peel.Report? that of the first record
---@field framework string?
---@field force string?
---@field year integer?
---@field records peel.Record[] what disagrees

--- `path:line` of a record.
local function place(base, row)
  local spans = base.record(row).spans
  local path = base.owner(row).path
  return spans and spans[1] and ("%s:%d"):format(path, spans[1].line) or path
end

--- A diagnostic about rows of bases, each given as { base, row }.
local function about(code, message, rows)
  local records = {}
  for i, one in ipairs(rows) do records[i] = one[1].record(one[2]) end
  local of = rows[1][1].owner(rows[1][2])
  local first = rows[1][1].frame
  return { severity = "warning", code = code, message = message, report = of.report, framework = of.framework,
    force = first:get(rows[1][2], "force"), year = of.year, records = records }
end

--- "good in a.txt:12"
local function said(base, row, what) return ("%s in %s"):format(what, place(base, row)) end

--- "a, b and c"
local function join(words)
  if #words < 2 then return words[1] or "" end
  return table.concat(words, ", ", 1, #words - 1) .. " and " .. words[#words]
end

--- "Kent: investigating_crime"; of numbers of all forces, the area alone.
local function subject(base, row)
  local area = base.frame:get(row, "area")
  if base.entry.name == "distributions" then return area end
  return base.frame:get(row, "force") .. ": " .. area
end

--- One for each subject of which the facts say different things.
local function disputes(list, base, facts, code, verb, tell)
  for _, several in ipairs(facts.disputes) do
    local words, rows = {}, {}
    for i, fact in ipairs(several) do
      local row = facts.rows[fact][1]
      words[i], rows[i] = said(base, row, tell(row)), { base, row }
    end
    local message = ("%s of %s %s %s"):format(subject(base, rows[1][2]), base.owner(rows[1][2]).framework, verb, join(words))
    list[#list + 1] = about(code, message, rows)
  end
end

--- Prior judgments that say something else than the loaded judgments of that year.
local function priors(list, self)
  local base, earlier = self:base "prior_judgments", self:judgments().earlier
  local judged, facts = self:base "judgments", self:judgments().facts
  local grades, judged_grades = base.frame:column "grade", judged.frame:column "grade"
  for _, dispute in ipairs(earlier.disputes) do
    local row, words, rows = dispute[1], {}, { { base, dispute[1] } }
    for i, fact in ipairs(dispute[2]) do
      local other = facts.rows[fact][1]
      words[i], rows[i + 1] = said(judged, other, tostring(judged_grades[other])), { judged, other }
    end
    local message = ("%s of %d is said to have been %s, and graded %s"):format(subject(base, row), base.frame:get(row, "year"),
      said(base, row, tostring(grades[row])), join(words))
    list[#list + 1] = about("prior_judgment_differs", message, rows)
  end
end

--- The corpus' own diagnostics; of merging only where records are merged.
---@param self peel.CorpusState
---@param merge boolean
---@return peel.Doubt[]
function doubts.of(self, merge)
  local list, loaded = {}, self:loaded() ---@type peel.Doubt[]
  local function add(severity, code, message, report)
    list[#list + 1] = { severity = severity, code = code, message = message, report = report, records = {} }
  end
  for _, failure in ipairs(loaded.failed) do add("error", failure.code, failure.message) end
  for _, skipped in ipairs(self.files.skipped) do add("note", "files_skipped", skipped.message) end
  for _, copy in ipairs(loaded.copies) do
    add("note", "copy", ("%s is left out: it is a copy of %s (%s)"):format(copy.path, copy.of, copy.why), copy.report)
  end
  for _, shared in ipairs(loaded.shared) do
    add("warning", "isbn_shared", ("%s and %s bear one ISBN, %s, and are different reports"):format(shared.reports[1].path,
      shared.reports[2].path, shared.isbn), shared.reports[1])
  end
  if not merge then return list end
  local judged, distributed = self:base "judgments", self:base "distributions"
  local grades = judged.frame:column "grade"
  disputes(list, judged, self:judgments().facts, "grades_disagree", "is graded", function(row) return tostring(grades[row]) end)
  disputes(list, distributed, self:distributions(), "distributions_disagree", "has other numbers of forces by grade:",
    function(row)
      local counts, words = distributed.frame:get(row, "counts"), {}
      for name in pairs(counts) do words[#words + 1] = name end
      table.sort(words, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
      for i, name in ipairs(words) do words[i] = ("%s %d"):format(name, counts[name]) end
      return table.concat(words, ", ")
    end)
  priors(list, self)
  return list
end

return doubts
