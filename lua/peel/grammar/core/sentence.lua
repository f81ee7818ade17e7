--- Sentences of a paragraph, found with what a rule looks for inside each.
local lpeg = require "lpeg"
local core = require "peel.core"
local text = require "peel.grammar.core.text"
local P, R, Cmt, Cp = lpeg.P, lpeg.R, lpeg.Cmt, lpeg.Cp
local sentences = core.sentences

local M = {}

--- Sentences of a text, each `{ first = position, last = position }`.
M.plain = Cmt(true, function(subject, at) return sentences(subject, at) end)

-- from a word to the start of the next; from what is no word too
local step = (text.word + P(1)) * (P(1) - R("AZ", "az", "09", "\128\255")) ^ 0

--- A function that gives what patterns capture at the word starts of one sentence, in the order of their places. A pattern
--- consumes nothing that another would miss, so what overlaps is found; a rule bounds how far each looks.
---@param patterns userdata[] each with one capture, a table
---@return fun(printed: string): table[]
local function marker(patterns)
  -- to the next place where one of them fits, and the word start behind it
  local place = (step - text.choice(patterns)) ^ 0 * Cp() * step * Cp()
  return function(printed)
    local marks, at, after = {}, place:match(printed)
    while at do
      for _, patt in ipairs(patterns) do
        local mark = patt:match(printed, at)
        if mark then marks[#marks + 1] = mark end
      end
      at, after = place:match(printed, after)
    end
    return marks
  end
end

--- Sentences with marks: of a sentence that holds a substring of each group of `needs`, the marks of the patterns that `build`
--- returns, built when the first such sentence comes. Positions in marks count from the sentence's first byte.
---@param needs string[][] plain, in lower case
---@param build fun(): userdata[]
---@return userdata pattern with one capture, a list of `{ first =, last =, [n] = mark }`
function M.marked(needs, build)
  local finder, marks_of = core.finder { needs }, nil
  return Cmt(true, function(subject, at)
    local after, list, holding = sentences(subject, at, finder)
    for _, n in ipairs(holding) do
      local sentence = list[n]
      marks_of = marks_of or marker(build())
      for i, mark in ipairs(marks_of(subject:sub(sentence.first, sentence.last))) do sentence[i] = mark end
    end
    return after, list
  end)
end

return M
