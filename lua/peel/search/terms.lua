--- How often the words of a dictionary stand in the reports: counts for each group of reports, or of their areas, and each
-- entry of the dictionary.

local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local frame_of = require "peel.query.frame"
local near = require "peel.near"
local parse = require "peel.search.parse"
local passage = require "peel.search.passage"
local places = require "peel.search.places"

local terms = {}

local PER = 10000

local BY = { "report", "framework", "force", "year", "area" }

local COUNTS = {
  { name = "entry", type = "symbol", doc = "entry of the dictionary" },
  { name = "count", type = "integer", doc = "places of its words; what overlaps is one place" },
  { name = "passages", type = "integer", doc = "paragraphs, items and rows of tables that hold one" },
  { name = "words", type = "integer", doc = "words of the group: what the count is out of" },
  { name = "rate", type = "number", doc = "places per 10,000 words", unit = "per 10,000 words" },
}

---@class peel.TermsOptions
---@field dictionary table<string, string|string[]> words, "phrases" and prefixes* by entry
---@field by (string|string[])? report, framework, force, year or area; all together if absent

---@class peel.TermsPlan
---@field by string[]
---@field entries string[] in the order of the alphabet
---@field plans table<string, peel.SearchPlan>
---@field columns peel.Field[]

--- One plan for all words of an entry.
local function entry_plan(name, words)
  if type(words) == "string" then words = { words } end
  if type(words) ~= "table" or #words == 0 then
    complain("terms: dictionary.%s: a list of words expected, got %s", name, type(words) == "table" and "an empty table" or tostring(words))
  end
  local parts = {}
  for i, word in ipairs(words) do
    if type(word) ~= "string" then complain("terms: dictionary.%s[%d]: a word expected, got %s", name, i, type(word)) end
    local _, message = parse.plan(word)
    if message then complain("terms: dictionary.%s[%d] %q: %s", name, i, word, message) end
    parts[i] = "(" .. word .. ")"
  end
  local plan, message = parse.plan(table.concat(parts, " OR "))
  return plan or complain("terms: dictionary.%s: %s", name, message)
end

--- Checks what a user asks for.
---@param options any
---@return peel.TermsPlan
function terms.plan(options)
  if type(options) ~= "table" then complain("terms: a table expected (by, dictionary), got %s", type(options)) end
  check_keys("terms", options, { "by", "dictionary" })
  local by = options.by == nil and {} or type(options.by) == "table" and options.by or { options.by }
  local made = { by = by, entries = {}, plans = {}, columns = {} }
  for i, name in ipairs(by) do
    local known = false
    for _, one in ipairs(BY) do known = known or one == name end
    if not known then
      complain("terms: by: %s expected, got %q%s", near.list(BY), tostring(name), near.hint(name, BY))
    end
    made.columns[i] = places.fields[name]
  end
  if type(options.dictionary) ~= "table" or next(options.dictionary) == nil then
    complain('terms: dictionary: a table of words by entry expected, as in { stalking = { "stalk*" } }, got %s',
      type(options.dictionary) == "table" and "an empty one" or type(options.dictionary))
  end
  for name, words in pairs(options.dictionary) do
    if type(name) ~= "string" then complain("terms: dictionary: names of entries expected, got %s", tostring(name)) end
    made.entries[#made.entries + 1], made.plans[name] = name, words
  end
  table.sort(made.entries)
  for _, name in ipairs(made.entries) do made.plans[name] = entry_plan(name, made.plans[name]) end
  table.move(COUNTS, 1, #COUNTS, #made.columns + 1, made.columns)
  return made
end

---@class peel.TermsGroup
---@field values table<string, any> of the columns that it is a group of
---@field words integer
---@field counts table<string, integer> by entry
---@field passages table<string, integer>
---@field behind table<string, table[]> what leads to the passages

--- Groups in the order of their first appearance. The second result finds the group of a report's facts and an area; absent
--- values are a group of their own.
---@param plan peel.TermsPlan
---@return peel.TermsGroup[]
---@return fun(facts: table<string, any>, area: string?): peel.TermsGroup
local function grouping(plan)
  local groups, by_key, numbers, n = {}, {}, {}, 0
  local function number(value)
    if value == nil then return 0 end
    if not numbers[value] then n, numbers[value] = n + 1, n + 1 end
    return numbers[value]
  end
  return groups, function(facts, area)
    local values, key = {}, {}
    for i, name in ipairs(plan.by) do
      if name == "area" then values.area = area else values[name] = facts[name] end
      key[i] = number(values[name])
    end
    local joined = table.concat(key, ",")
    local group = by_key[joined]
    if not group then
      group = { values = values, words = 0, counts = {}, passages = {}, behind = {} }
      for _, entry in ipairs(plan.entries) do group.counts[entry], group.passages[entry], group.behind[entry] = 0, 0, {} end
      groups[#groups + 1], by_key[joined] = group, group
    end
    return group
  end
end

--- Adds a report's counts of one entry to the groups.
local function count(one, entry, group_of, area_of)
  local _, numbers, _, sections, starts, _, apart = one.hits:all()
  for i, number in ipairs(numbers) do
    local group = group_of(one.facts, area_of(sections[i]))
    group.counts[entry], group.passages[entry] = group.counts[entry] + apart[i], group.passages[entry] + 1
    table.insert(group.behind[entry], { one, number, sections[i], starts[i] })
  end
end

--- Counts, a row for each group and entry; entries that a group does not have are counted 0.
---@param reports peel.Report[]
---@param plan peel.TermsPlan
---@param searcher peel.Searcher
---@return peel.Frame frame
---@return fun(i: integer): peel.Passage[] records
function terms.rows(reports, plan, searcher)
  local groups, group_of = grouping(plan)
  local areas = false
  for _, name in ipairs(plan.by) do areas = areas or name == "area" end
  for at, entry in ipairs(plan.entries) do
    for _, one in ipairs(places.find(reports, plan.plans[entry], searcher)) do
      local function area_of(section) return areas and passage.where(one.read, section).area or nil end
      if at == 1 then -- all groups, whether they hold a word or not
        local words = searcher:words(one.of)
        for section = 0, #passage.sections(one.read) do
          if words[section] then
            local group = group_of(one.facts, area_of(section))
            group.words = group.words + words[section]
          end
        end
      end
      count(one, entry, group_of, area_of)
    end
  end
  local lists, behind, n = {}, {}, 0
  for _, column in ipairs(plan.columns) do lists[column.name] = {} end
  for _, group in ipairs(groups) do
    for _, entry in ipairs(plan.entries) do
      n = n + 1
      for name, value in pairs(group.values) do lists[name][n] = value end
      lists.entry[n], lists.count[n], lists.passages[n], lists.words[n] = entry, group.counts[entry], group.passages[entry], group.words
      if group.words > 0 then lists.rate[n] = tonumber(("%.4g"):format(group.counts[entry] * PER / group.words)) end
      behind[n] = group.behind[entry]
    end
  end
  local kept = setmetatable({}, { __mode = "v" })
  return frame_of(n, plan.columns, lists), function(i)
    local passages = kept[i] or {}
    for k, one in ipairs(behind[i] or {}) do
      passages[k] = passages[k] or passage.new(one[1].of, one[1].hits, one[2], one[3], one[4])
    end
    kept[i] = passages
    return table.move(passages, 1, #passages, 1, {})
  end
end

return terms
