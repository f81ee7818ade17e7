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

--- Every form of a wording with its placeholders filled, folded; a blank at the end is kept. `words` are the forms of
--- the force's name; without them a wording with {force} has no form.
---@param wording string
---@param words? string[]
---@return string[]
function vocabulary.expand(wording, words)
  return fill(fold(wording) .. (wording:find " $" and " " or ""), words or {}, wording)
end

--- Adds texts to a list, or one text, each once.
local function adder(list)
  local seen = {}
  local function add(text)
    if not seen[text] then seen[text], list[#list + 1] = true, text end
  end
  return function(texts)
    if type(texts) == "string" then return add(texts) end
    for _, text in ipairs(texts) do add(text) end
  end
end

--- Where a heading stands in the list: the more it asks, the earlier it is tried.
local function order(heading)
  return (heading.within and 1 or 3) + (heading.prefix and 1 or 0)
end

-- Grade words stay; they are headings only where the framework says so.
local function grade_words(framework)
  local words, inside, never = {}, {}, {}
  for text in pairs(framework.scale and grade.scale(framework.scale).words or {}) do words[#words + 1] = text end
  table.sort(words)
  for _, section in ipairs(framework.sections) do
    for _, title in ipairs(section.titles) do inside[fold(title)] = true end
  end
  for _, text in ipairs(words) do
    if not inside[text] then never[#never + 1] = text end
  end
  return words, never
end

--- The headings of a section's title in all its forms.
local function headings_of(section, title, words)
  local headings = vocabulary.expand(title, words)
  for i, text in ipairs(headings) do
    headings[i] = { text = text, level = section.level, key = section.key, within = section.within, flat = section.flat,
      box = section.box, prefix = section.prefix, titled = section.titled, unstopped = section.unstopped, prose = section.prose,
      area = section.area }
  end
  return headings
end

---@class peel.VocabularyParts what a framework's vocabulary is made of, whatever the force
---@field keep string[] grade words
---@field never string[] those that are no headings
---@field headings table<table, table<string, peel.VocabularyHeading[]>> by section and title: of titles that name no force
---@field lines table<string, string[]> forms of other lines that name no force
local parts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Framework, peel.VocabularyParts>

local function parts_of(framework)
  local made = parts[framework]
  if not made then
    made = { headings = {}, lines = {} }
    made.keep, made.never = grade_words(framework)
    parts[framework] = made
  end
  return made
end

--- The value of a key, made where it is not there yet; one that depends on the force is made each time.
local function kept(list, wording, make, ...)
  local value = list[wording]
  if value then return value end
  value = make(...)
  if not wording:find("{force}", 1, true) then list[wording] = value end
  return value
end

---@param framework peel.Framework
---@param kind? string
---@param words string[] forms of the force's name
---@return peel.Vocabulary lists of its own, of headings that are shared: treat these as read-only
function vocabulary.build(framework, kind, words)
  local own = parts_of(framework)
  local ranks, never, keep, opens = { {}, {}, {}, {} }, {}, {}, {}
  local add_never, add_keep, add_opens = adder(never), adder(keep), adder(opens)
  add_keep(own.keep)
  add_never(own.never)
  for _, section in ipairs(framework.sections) do
    if not section.kind or not kind or section.kind == kind then
      local rank, titles = ranks[order(section)], own.headings[section] or {}
      own.headings[section] = titles
      for _, title in ipairs(section.titles) do
        for _, heading in ipairs(kept(titles, title, headings_of, section, title, words)) do
          rank[#rank + 1] = heading
          if not section.prefix then add_keep(heading.text) end
        end
      end
    end
  end
  for i = 2, #ranks do table.move(ranks[i], 1, #ranks[i], #ranks[1] + 1, ranks[1]) end
  local function add_lines(add, lines)
    for _, line in ipairs(lines) do add(kept(own.lines, line, vocabulary.expand, line, words)) end
  end
  add_lines(add_opens, framework.title_openings or {})
  add_lines(add_never, framework.never_headings)
  add_lines(add_keep, framework.keep)
  return { headings = ranks[1], never = never, keep = keep, opens = opens, openers = table.move(framework.openers, 1, #framework.openers, 1, {}) }
end

return vocabulary
