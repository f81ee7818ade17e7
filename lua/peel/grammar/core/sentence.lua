--- Sentences of a paragraph, found with what a rule looks for inside each.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local P, R, S, Cg, Cmt, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.Cg, lpeg.Cmt, lpeg.Cp, lpeg.Ct
local ws0, ci = text.ws0, text.ci

local M = {}

local opener = S "([\"'" + "‘" + "“" + "–"
local closer = S ")]\"'" + "’" + "”"
local blank = S " \t\n"
local abbreviations = {}
for word in ("e.g i.e cf vs approx viz Mr Mrs Ms Dr St Prof No Nos pp p para paras Fig vol"):gmatch "%S+" do abbreviations[word] = true end

-- a mark that may end a sentence: no full stop behind an abbreviation or an initial
local ending = Cmt(S ".!?", function(subject, after)
  if subject:byte(after - 1) ~= 46 then return after end
  local word = subject:sub(math.max(after - 8, 1), after - 2):match "[A-Za-z0-9][A-Za-z0-9.]*$"
  if word and (abbreviations[word] or word:lower() == "e.g" or word:find "^[A-Z]$" or word:find "%.[A-Z]$") then return false end
  return after
end)
local stop = ending * S ".!?" ^ 0 * closer ^ 0 * #(-P(1) + P "\n" + blank ^ 1 * opener ^ 0 * (R("AZ", "09") + R "\195\197"))
-- a label that ends in a full stop and begins a sentence: "Figure 2. Rates", "3. The force"
local label = (ci "figure" + ci "table" + ci "annex") * text.ws * (R("09", "AZ") ^ 1) * "." * blank ^ 1
  + R "09" * R "09" ^ -1 * "." * blank ^ 1

-- a word, as `text.word` has it, and what begins one
local WORD, INITIAL = "^[A-Za-z0-9'&/£%%\128-\255-]*", "[A-Za-z0-9\128-\255]"
local body = label ^ -1 * ((P(1) - S ".!?") ^ 1 + (S ".!?" - stop)) ^ 1 * stop ^ -1 + stop
local last = Cp() / function(after) return after - 1 end

--- Sentences of a text, each `{ first = position, last = position }`.
M.plain = Ct((blank ^ 0 * Ct(Cg(Cp(), "first") * body * Cg(last, "last"))) ^ 0 * blank ^ 0) * ws0

--- Does a text in lower case hold a substring of each group?
---@param lower string
---@param groups string[][]
function M.holds(lower, groups)
  for _, group in ipairs(groups) do
    local found = false
    for _, piece in ipairs(group) do
      if lower:find(piece, 1, true) then
        found = true
        break
      end
    end
    if not found then return false end
  end
  return true
end

--- What patterns capture at the word starts of one sentence, in the order of their places. A pattern consumes nothing that
--- another would miss, so what overlaps is found; a rule bounds how far each looks.
---@param printed string
---@param patterns userdata[] each with one capture, a table
---@return table[]
function M.marks(printed, patterns)
  local marks, at = {}, 1
  while at do
    for _, patt in ipairs(patterns) do
      local mark = patt:match(printed, at)
      if mark then marks[#marks + 1] = mark end
    end
    local _, word_end = printed:find(WORD, at)
    at = printed:find(INITIAL, math.max(word_end, at) + 1)
  end
  return marks
end

--- Sentences with marks: of a sentence that holds a substring of each group of `needs`, the marks of the patterns that `build`
--- returns, built when the first such sentence comes. Positions in marks count from the sentence's first byte.
---@param needs string[][] plain, in lower case
---@param build fun(): userdata[]
---@return userdata pattern with one capture, a list of `{ first =, last =, [n] = mark }`
function M.marked(needs, build)
  local patterns
  return Cmt(M.plain, function(subject, after, sentences)
    for _, sentence in ipairs(sentences) do
      local printed = subject:sub(sentence.first, sentence.last)
      if M.holds(printed:lower(), needs) then
        patterns = patterns or build()
        for i, mark in ipairs(M.marks(printed, patterns)) do sentence[i] = mark end
      end
    end
    return after, sentences
  end)
end

return M
