--- Words and phrases: the smallest patterns, and how case, spaces and dashes are folded.
local lpeg = require "lpeg"
local words = require "peel.grammar.core.words"
local P, R, S, V, B = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.B

local M = {}

local alnum = R("az", "AZ", "09")

--- One or more blanks inside a line.
M.ws = P " " ^ 1
--- Blanks that may be missing.
M.ws0 = P " " ^ 0
--- End of a word: what follows is no letter or digit.
M.edge = -alnum
--- Start of a word: what precedes is no letter or digit, or is the level of a heading on a tape.
M.start = -B(alnum) + B(P "\1" * R "09")
--- One ASCII digit, letter, upper-case letter.
M.digit = R "09"
M.letter = R("az", "AZ")
M.upper = R "AZ"
--- A dash in any of its printed forms.
M.dash = P "-" + "–" + "—" + "‐" + "‑" + "−"
--- An apostrophe, straight or curly.
M.apostrophe = P "'" + "’" + "‘"
--- A quotation mark in any form.
M.quote = S "'\"" + "‘" + "’" + "“" + "”"
--- End of a tape line.
M.eol = P "\n" + -1

-- LPeg copies both operands of every `*` and `+`: joining the halves keeps the work n log n
local function joined(list, from, to, join)
  if from == to then return list[from] end
  local middle = (from + to) // 2
  return join(joined(list, from, middle, join), joined(list, middle + 1, to, join))
end

local function sequence(a, b) return a * b end
local function choice(a, b) return a + b end

local letters = {}

local function letter_of(c)
  local p = letters[c]
  if not p then
    local lower, upper = c:lower(), c:upper()
    p = lower == upper and P(c) or S(lower .. upper)
    letters[c] = p
  end
  return p
end

--- Literal text without regard to case; a space stands for any blanks, an apostrophe and a hyphen for all their forms.
---@param text string
---@return userdata pattern without captures
function M.ci(text)
  local parts = {}
  for i = 1, #text do
    local c = text:sub(i, i)
    parts[i] = c == " " and M.ws or c == "'" and M.apostrophe or c == "-" and M.dash or letter_of(c)
  end
  return joined(parts, 1, #parts, sequence)
end

--- A whole word or phrase, case folded, that neither starts nor ends inside a word.
---@param text string
function M.phrase(text)
  return M.start * M.ci(text) * M.edge
end

--- Any of several whole phrases, the longest that fits (see `core/words.lua`).
---@param list string[]
function M.any_of(list)
  return M.start * words.any_of(list)
end

local mention = {}
mention.__index = mention

--- True where the text holds one of the phrases, else nil.
function mention:match(subject) return self.search(subject) and true or nil end

--- What tells whether a text mentions one of several whole phrases; to be asked as a pattern is, `mention:match(text)`.
---@param list string[]
---@return { match: fun(self: table, subject: string): true? }
function M.mention(list)
  return setmetatable({ search = words.searcher(list) }, mention)
end

--- A run of what belongs to one word: letters, digits, hyphens, apostrophes, anything not ASCII.
M.word = (alnum + S "-'&/£%" + R "\128\255") ^ 1

-- what may stand between two words of one clause
local between = S " \t,()\"" ^ 1

--- `patt`, after at most `n` other words of the same clause; linear, since `n` is fixed by the rule.
---@param n integer
---@param patt userdata
function M.within(n, patt)
  -- rules of a grammar are called, not copied n times
  return P { (-V(2) * V(3)) ^ -n * V(2), patt, M.word * between }
end

--- At most `n` of a pattern, which is called and not copied n times.
---@param patt userdata
---@param n integer
function M.at_most(patt, n)
  return P { V(2) ^ -n, patt }
end

--- Any of several patterns, tried in order.
---@param list userdata[]
function M.choice(list)
  return joined(list, 1, #list, choice)
end

--- The first place at a word start in the line where `patt` matches; nothing before it is captured.
---@param patt userdata
function M.search(patt)
  local step = M.word + (P(1) - "\n")
  return (step - patt) ^ 0 * patt
end

--- A wording as a framework prints it, read with tolerance: case, spaces, dashes, commas and a lost full stop or question mark.
---@param text string
function M.wording(text)
  local parts = {}
  for word in text:gsub("[%?%.%s]+$", ""):gmatch "[^%s,]+" do
    if #parts > 0 then parts[#parts + 1] = P "," ^ -1 * M.ws end
    parts[#parts + 1] = M.ci(word)
  end
  return joined(parts, 1, #parts, sequence) * M.edge * S "?." ^ -1
end

return M
