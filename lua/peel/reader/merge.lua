--- One fact, one record: statements that the text repeats become mentions of the first.

local fold = require "peel.fold"

local merge = {}

-- bytes of a text without a number by which a repetition is looked for
local START = 40
-- share of words that two wordings of one recommendation have in common, at least: with one number, and without
local ALIKE, SAME = 0.6, 0.9

--- The earlier year of which a statement speaks: the only one that it names, or that of "last year"; nil where it is not sure.
local function earlier_year(text, year)
  if not year then return nil end
  local found
  for digits in text:gmatch "%f[%d][12]%d%d%d%f[%D]" do
    local named = tonumber(digits)
    if named < year then
      if found and found ~= named then return nil end
      found = named
    end
  end
  if text:find("last year", 1, true) or text:find("the previous year", 1, true) then
    if found and found ~= year - 1 then return nil end
    found = year - 1
  end
  return found
end

--- Lists whose records may repeat, and what makes two of them the same statement.
local keys = {
  judgments = function(fields) return ("%s|%s"):format(fields.force, fields.area) end,
  prior_judgments = function(fields) return ("%s|%s|%s"):format(fields.area, fields.year, fields.grade) end,
  -- what one area's grades, and those of one earlier year, are to each other is said in many words
  comparability = function(fields, text, year)
    return ("%s|%s|%s"):format(fields.area, fields.comparable, fields.area and earlier_year(text, year) or text)
  end,
  distributions = function(fields) return tostring(fields.area) end,
  -- without a number it is of its cause: two causes may ask for the same
  recommendations = function(fields, text, _, words)
    return fields.number and tostring(fields.number) or text:sub(1, START) .. "|" .. words(fields.cause)
  end,
}

--- Are two texts mostly the same words?
local function alike(a, b, share)
  if a == b then return true end
  local left, all, shared = {}, 0, 0
  for word in a:gmatch "[%w\x80-\xff]+" do left[word], all = (left[word] or 0) + 1, all + 1 end
  for word in b:gmatch "[%w\x80-\xff]+" do
    all = all + 1
    if (left[word] or 0) > 0 then left[word], shared = left[word] - 1, shared + 1 end
  end
  return 2 * shared >= share * all
end

--- Of an earlier record and a repetition: is it the same statement? Where it says something else, what to report.
local compare = {}

function compare.recommendations(first, fields, text)
  local name = fields.number and "recommendation " .. fields.number or "a recommendation"
  if not alike(first.text, text, fields.number and ALIKE or SAME) then
    return false, fields.number and { "note", "number_repeated", name .. " stands here with other words: it is another one" } or nil
  end
  local a, b = first.fields.deadline, fields.deadline
  for _, name_of in ipairs { "by", "within", "when" } do
    if a and b and a[name_of] ~= b[name_of] then
      return false, { "warning", "deadlines_disagree", name .. " is repeated with another deadline" }
    end
  end
  return true, first.text ~= text and { "note", "wording_differs", name .. " is repeated in other words" } or nil
end

function compare.judgments(first, fields)
  local whose = fields.force and fields.force .. ": " or ""
  return true, first.fields.grade ~= fields.grade and { "warning", "grades_disagree",
    ("%s%s is graded %s in one place and %s in another"):format(whose, fields.area, first.fields.grade, fields.grade) } or nil
end

function compare.distributions(first, fields)
  local equal = true
  for _, pair in ipairs { { first.fields.counts, fields.counts }, { fields.counts, first.fields.counts } } do
    for grade, count in pairs(pair[1]) do equal = equal and pair[2][grade] == count end
  end
  return true, not equal and { "warning", "distributions_disagree",
    ("the numbers of forces by grade for %s differ from those printed before"):format(fields.area) } or nil
end

--- A function that takes the fields of a record of any list and says where they go: it returns true where they were
--- added to an earlier record as a mention. A record that brings its mentions is complete.
---@param document any
---@param diagnose fun(severity: string, code: string, message: string, spans: integer[])
---@param year integer? of the inspection
---@return fun(list: string, fields: table, set: any): boolean `set` has append(set, fields) and update(set, row, fields)
---@return fun() finish to be called once, after the last record
function merge.new(document, diagnose, year)
  local seen = {} ---@type table<string, table<string, {row: integer, fields: table, text: string}[]>>

  local repeated, order = {}, {} -- records with mentions that their rows do not have yet, and the sets of these

  --- Gives rows their mentions, once each, however many there are.
  local function finish()
    for _, first in ipairs(order) do
      repeated[first]:update(first.row, { mentions = first.fields.mentions, spans = first.fields.spans })
    end
  end

  local function words(value) return fold(type(value) == "table" and document:text(value) or value or "") end

  --- The record that says the same already.
  local function find(list, known, fields, text)
    for _, first in ipairs(known) do
      local same, report = true, nil
      if compare[list] then same, report = compare[list](first, fields, text) end
      if report then diagnose(report[1], report[2], report[3], fields.spans) end
      if same then return first end
    end
  end

  return function(list, fields, set)
    local key_of = keys[list]
    if not key_of or fields.mentions then return false end
    local text = words(fields.text)
    local key = key_of(fields, text, year, words)
    seen[list] = seen[list] or {}
    seen[list][key] = seen[list][key] or {}
    local known = seen[list][key]
    local first = find(list, known, fields, text)
    local mention = { as = fields.grade, spans = fields.spans }
    if not first then
      fields.mentions = { mention }
      known[#known + 1] = { row = set:append(fields), fields = fields, text = text }
      return true
    end
    local mentions = first.fields.mentions
    local at = #mentions + 1 -- mentions stand in the order of the text, whichever rule came first
    while at > 1 and mentions[at - 1].spans[1] > mention.spans[1] do at = at - 1 end
    table.insert(mentions, at, mention)
    if not repeated[first] then
      repeated[first] = set
      order[#order + 1] = first
      first.fields.spans = table.move(first.fields.spans, 1, #first.fields.spans, 1, {}) -- its first mention keeps its own
    end
    table.move(fields.spans, 1, #fields.spans, #first.fields.spans + 1, first.fields.spans)
    return true
  end, finish
end

return merge
