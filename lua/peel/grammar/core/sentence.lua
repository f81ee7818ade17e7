--- Sentences of a paragraph, found with what a rule looks for inside each.
local lpeg = require "lpeg"
local core = require "peel.core"
local Cmt, sentences = lpeg.Cmt, core.sentences

local M = {}

-- a word, as `text.word` has it, and what begins one
local WORD, INITIAL = "^[A-Za-z0-9'&/£%%\128-\255-]*", "[A-Za-z0-9\128-\255]"

--- Sentences of a text, each `{ first = position, last = position }`.
M.plain = Cmt(true, function(subject, at) return sentences(subject, at) end)

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
  local finder, patterns = core.finder { needs }, nil
  return Cmt(true, function(subject, at)
    local after, list, holding = sentences(subject, at, finder)
    for _, n in ipairs(holding) do
      local sentence = list[n]
      patterns = patterns or build()
      for i, mark in ipairs(M.marks(subject:sub(sentence.first, sentence.last), patterns)) do sentence[i] = mark end
    end
    return after, list
  end)
end

return M
