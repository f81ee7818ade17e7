--- Makes the words of a framework into the plain table that the C core takes: placeholders filled, texts folded.

local fold = require "peel.fold"
local grade = require "peel.grade"

---@class peel.VocabularyHeading
---@field text string folded; with `prefix` the line begins with it (a blank at its end counts)
---@field level integer
---@field key string
---@field within string? only inside a section of this key, at any depth
---@field flat boolean? inside it nothing is a heading
---@field box boolean? side content: the section that it interrupts goes on
---@field unstopped boolean? its lines are unstopped by nature
---@field prefix boolean?
---@field titled boolean? what stands in it has titles: its first paragraph is one
---@field prose boolean?
---@field area string?

---@class peel.Vocabulary
---@field headings peel.VocabularyHeading[] those with `within` first, exact ones before prefixes
---@field never string[] lines that are no headings; one that ends in ":" = every line that begins so
---@field keep string[] lines that may repeat without being furniture
---@field opens string[] how titles begin in a section whose content is titled
---@field openers string[] shapes of blocks that belong to the heading after them

local vocabulary = {}

local function numbers(first, last)
  local list = {}
  for n = first, last do list[#list + 1] = tostring(n) end
  return list
end

local VALUES = {
  n = numbers(1, 40), digit = numbers(1, 9), letter = { "a", "b", "c", "d", "e", "f", "g", "h" },
  month = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" },
}

--- Fills the placeholders of a folded wording.
local function fill(folded, words, wording)
  local done, open = {}, { folded }
  while #open > 0 do
    local text = table.remove(open)
    local from, to, name = text:find "{(%l+)}"
    if not from then
      done[#done + 1] = text
    else
      local values = name == "force" and words or VALUES[name] or error("unknown placeholder {" .. name .. "} in " .. wording, 3)
      for i = #values, 1, -1 do -- the last goes first, so that they come out in order
        open[#open + 1] = text:sub(1, from - 1) .. fold(values[i]) .. text:sub(to + 1)
      end
    end
  end
  return done
end

-- Forms of wordings that name no force: the same in every report.
local filled = setmetatable({}, { __mode = "k" }) ---@type table<table, table<string, string[]>>

--- Every form of a wording with its placeholders filled, folded; a blank at the end is kept. `words` are the forms of
--- the force's name; without them a wording with {force} has no form. Treat the list as read-only.
---@param wording string
---@param words? string[]
---@param framework? peel.Framework whose wording it is: its forms are kept as long as the framework is
---@return string[]
function vocabulary.expand(wording, words, framework)
  local kept = framework and filled[framework]
  if kept and kept[wording] then return kept[wording] end
  local forms = fill(fold(wording) .. (wording:find " $" and " " or ""), words or {}, wording)
  if framework and not wording:find("{force}", 1, true) then
    kept = kept or {}
    filled[framework], kept[wording] = kept, forms
  end
  return forms
end

--- Adds texts to a list, each once.
local function adder(list)
  local seen = {}
  return function(texts)
    for _, text in ipairs(texts) do
      if not seen[text] then seen[text], list[#list + 1] = true, text end
    end
  end
end

--- Where a heading stands in the list: the more it asks, the earlier it is tried.
local function order(heading)
  return (heading.within and 1 or 3) + (heading.prefix and 1 or 0)
end

---@param framework peel.Framework
---@param kind? string
---@param words string[] forms of the force's name
---@return peel.Vocabulary
function vocabulary.build(framework, kind, words)
  local ranks, never, keep = { {}, {}, {}, {} }, {}, {}
  local add_never, add_keep = adder(never), adder(keep)
  if framework.scale then
    local words_of_grades = {}
    for text in pairs(grade.scale(framework.scale).words) do words_of_grades[#words_of_grades + 1] = text end
    table.sort(words_of_grades)
    add_keep(words_of_grades)
    local inside = {} -- a grade word is a heading only where the framework says so
    for _, section in ipairs(framework.sections) do
      for _, title in ipairs(section.titles) do inside[fold(title)] = true end
    end
    for _, text in ipairs(words_of_grades) do
      if not inside[text] then add_never { text } end
    end
  end
  for _, section in ipairs(framework.sections) do
    if not section.kind or not kind or section.kind == kind then
      local headings = ranks[order(section)]
      for _, title in ipairs(section.titles) do
        local texts = vocabulary.expand(title, words, framework)
        for _, text in ipairs(texts) do
          headings[#headings + 1] = { text = text, level = section.level, key = section.key, within = section.within,
            flat = section.flat, box = section.box, prefix = section.prefix, titled = section.titled,
            unstopped = section.unstopped, prose = section.prose, area = section.area }
        end
        if not section.prefix then add_keep(texts) end
      end
    end
  end
  for i = 2, #ranks do table.move(ranks[i], 1, #ranks[i], #ranks[1] + 1, ranks[1]) end
  local opens = {}
  local add_opens = adder(opens)
  for _, line in ipairs(framework.title_openings or {}) do add_opens(vocabulary.expand(line, words, framework)) end
  for _, line in ipairs(framework.never_headings) do add_never(vocabulary.expand(line, words, framework)) end
  for _, line in ipairs(framework.keep) do add_keep(vocabulary.expand(line, words, framework)) end
  return { headings = ranks[1], never = never, keep = keep, opens = opens, openers = table.move(framework.openers, 1, #framework.openers, 1, {}) }
end

return vocabulary
