--- The language of searches, and the program that the core runs for one.
--
--   domestic abuse            both words in one passage (AND may stand between them)
--   "domestic abuse"          the words in this order
--   stalk*   "repeat victim*" words that begin so; in a phrase too
--   stalking OR harassment    one of them
--   abuse NOT domestic        the first without the second
--   (stalk* OR harass*) victim
--   victim NEAR/5 satisf*     at most five words between them, in either order; NEAR alone: ten
--
-- AND, OR, NOT and NEAR are capitals; small, they are words. AND binds closer than OR, NEAR closer than AND. Words are
-- folded as the text is: case, accents, kinds of hyphen and quote do not count, and "body-worn" is the phrase "body worn".

local core = require "peel.core"

local parse = {}

local LONGEST, DEEPEST, MOST_TERMS, LONGEST_TERM, MOST_STARS = 10000, 100, 200, 1000, 8 -- see csrc/search.h
local NEAR_WORDS, MOST_NEAR = 10, 100
local TERM, OR, AND, NOT, NEAR = 0, 1, 2, 3, 4 -- codes of the core's program

---@class peel.SearchPlan
---@field text string as written
---@field terms string[] folded: " body worn ", " stalk*"
---@field scored boolean[] does the term count for the rank? not behind NOT
---@field program integer[] codes and arguments of a stack machine

---@class peel.SearchNode
---@field kind "term"|"or"|"and"|"near"
---@field at integer byte where it begins in the text
---@field term string?
---@field words integer? near
---@field [integer] peel.SearchNode
---@field without peel.SearchNode[]? and: what must not be there

local QUOTES = { ['"'] = true, ["\u{201C}"] = true, ["\u{201D}"] = true, ["\u{201E}"] = true, ["\u{201F}"] = true,
  ["\u{AB}"] = true, ["\u{BB}"] = true, ["\u{2033}"] = true }
local BLANKS = { [" "] = true, ["\u{A0}"] = true, ["\u{202F}"] = true, ["\u{3000}"] = true }
local HYPHENS = { ["-"] = true, ["\u{2010}"] = true, ["\u{2011}"] = true, ["\u{2012}"] = true, ["\u{2013}"] = true, ["\u{2212}"] = true }
local OPERATORS = { AND = true, OR = true, NOT = true, NEAR = true }

--- Raises what parse.plan catches: the message with its place in the text, a byte.
local function fail(at, message, ...) error({ at = at, message = message:format(...) }, 0) end

--- Shortens what a message quotes.
local function quoted(text)
  local most = utf8.offset(text, 41)
  return '"' .. (most and most <= #text and text:sub(1, most - 1) .. "…" or text) .. '"'
end

--- The folded form of a piece of text without blanks: " body worn ", " stalk*"; nil where it holds no word.
local function fold(piece, at)
  local before, behind = piece:match "^([^*]*)%*(.*)$"
  if not before then return core.search_words(piece) end
  local words = core.search_words(before)
  if not words then fail(at, '"*" alone would find everything; letters expected before it') end
  if behind:find("*", 1, true) or core.search_words(behind) or before:find "%s$" then
    fail(at, '%s: "*" stands at the end of a word only', quoted(piece))
  end
  return words:sub(1, -2) .. "*"
end

--- Joins folded pieces into one term.
local function join(pieces, at)
  local term = ""
  for _, piece in ipairs(pieces) do term = term:gsub(" $", "") .. piece end
  local _, stars = term:gsub("%*", "")
  if #term > LONGEST_TERM then fail(at, "a phrase has at most %d letters, this one has %d", LONGEST_TERM, #term) end
  if stars > MOST_STARS then fail(at, 'a phrase has at most %d "*", this one has %d', MOST_STARS, stars) end
  return term
end

--- The term of the text between two quotes.
local function phrase(inside, at)
  local pieces = {}
  for offset, piece in inside:gmatch "()(%S+)" do pieces[#pieces + 1] = fold(piece, at + offset) end
  if #pieces == 0 then fail(at, "words expected between the quotes, got none") end
  return join(pieces, at)
end

---@class peel.SearchToken
---@field kind string "term", "(", ")", "AND", "OR", "NOT", "NEAR" or "end"
---@field at integer
---@field shown string as a message names it
---@field term string?
---@field words integer?

--- A word of the text: an operator, a term, or nil where it is only punctuation.
---@return peel.SearchToken?
local function word(piece, at)
  local name, words = piece:match "^(%u+)/?(%d*)$"
  if OPERATORS[name] and (words == "" or name == "NEAR") and (piece == name or words ~= "") then
    words = math.tointeger(words) or NEAR_WORDS
    if words > MOST_NEAR then fail(at, "NEAR/%d: at most %d words may stand between", words, MOST_NEAR) end
    return { kind = name, at = at, shown = piece, words = words }
  end
  if piece:find "^NEAR/" then fail(at, "%s: a number of words expected, as in NEAR/5", quoted(piece)) end
  local first = piece:match(utf8.charpattern)
  local rest = piece:sub(#first + 1)
  if HYPHENS[first] and rest:find "^%a" then fail(at, "%s: to leave a word out write NOT %s", quoted(piece), rest) end
  local folded = fold(piece, at)
  return folded and { kind = "term", at = at, shown = quoted(piece), term = join({ folded }, at) }
end

--- The text as tokens.
---@param text string
---@return peel.SearchToken[]
local function tokens(text)
  local list, word_at, quote_at = {}, nil, nil
  local function finish(to)
    if word_at then list[#list + 1] = word(text:sub(word_at, to), word_at) end
    word_at = nil
  end
  for at, code in utf8.codes(text) do
    local c = utf8.char(code)
    if quote_at then
      if QUOTES[c] then
        local inside = text:sub(quote_at, at - 1):gsub("^" .. utf8.charpattern, "", 1)
        list[#list + 1] = { kind = "term", at = quote_at, shown = quoted(inside), term = phrase(inside, quote_at) }
        quote_at = nil
      end
    elseif QUOTES[c] or BLANKS[c] or c == "(" or c == ")" then
      finish(at - 1)
      if QUOTES[c] then quote_at = at
      elseif not BLANKS[c] then list[#list + 1] = { kind = c, at = at, shown = '"' .. c .. '"' } end
    else
      word_at = word_at or at
    end
  end
  if quote_at then fail(quote_at, "the phrase that begins here has no closing quote") end
  finish(#text)
  list[#list + 1] = { kind = "end", at = #text + 1, shown = "the end" }
  return list
end

--- A recursive parser over the tokens; `depth` is bounded, so no text overflows the stack.
local function parser(list)
  local at, depth = 1, 0
  local either

  local function primary(after)
    local token = list[at]
    at = at + 1
    if token.kind == "term" then return { kind = "term", at = token.at, term = token.term } end
    if token.kind ~= "(" then
      fail(token.at, 'a word, a "phrase" or "(" expected%s, got %s', after and " after " .. after or "", token.shown)
    end
    depth = depth + 1
    if depth > DEEPEST then fail(token.at, "more than %d parentheses inside each other", DEEPEST) end
    local node = either "\"(\""
    if list[at].kind ~= ")" then fail(list[at].at, 'AND, OR, NOT, a word or ")" expected, got %s', list[at].shown) end
    at, depth = at + 1, depth - 1
    return node
  end

  --- Only places can be near each other: words, phrases, one of several, or what is near itself.
  local function near_side(node, operator)
    if node.kind == "and" then fail(node.at, "%s joins words, phrases and (a OR b), not AND or NOT", operator.shown) end
    for _, part in ipairs(node) do near_side(part, operator) end
    return node
  end

  local function near(after)
    local left = primary(after)
    while list[at].kind == "NEAR" do
      local operator = list[at]
      at = at + 1
      local right = primary(operator.shown)
      left = { kind = "near", at = left.at, words = operator.words, near_side(left, operator), near_side(right, operator) }
    end
    return left
  end

  local function all(after)
    local node = { kind = "and", at = list[at].at, without = {} }
    repeat
      local kind = list[at].kind
      if kind == "NOT" then
        at = at + 1
        node.without[#node.without + 1] = near "NOT"
      else
        if kind == "AND" and #node + #node.without > 0 then
          at, after = at + 1, "AND"
          kind = list[at].kind
        end
        if kind ~= "NOT" then node[#node + 1] = near(after) end
      end
      kind = list[at].kind
    until kind == "OR" or kind == ")" or kind == "end"
    if #node == 0 then fail(node.at, "NOT takes away from what another word finds; put one before it: force NOT police") end
    if #node == 1 and #node.without == 0 then return node[1] end
    return node
  end

  function either(after)
    local node = { kind = "or", at = list[at].at, all(after) }
    while list[at].kind == "OR" do
      at = at + 1
      node[#node + 1] = all "OR"
    end
    return #node == 1 and node[1] or node
  end

  local node = either()
  if list[at].kind ~= "end" then fail(list[at].at, 'nothing is open that ")" closes') end
  return node
end

--- The program of a tree. Many operands are joined two and two, so that none is copied more than a few times.
local function compile(tree, plan)
  local numbers, program = {}, plan.program
  local function put(code, argument) program[#program + 1], program[#program + 2] = code, argument end

  local function term(node, scored)
    local key = node.term .. (scored and "+" or "-")
    if not numbers[key] then
      local n = #plan.terms + 1
      if n > MOST_TERMS then fail(node.at, "more than %d different words and phrases; ask in several searches", MOST_TERMS) end
      numbers[key], plan.terms[n], plan.scored[n] = n, node.term, scored
    end
    put(TERM, numbers[key])
  end

  local emit
  local function joined(parts, code, from, to, scored)
    if from == to then return emit(parts[from], scored) end
    local middle = (from + to) // 2
    joined(parts, code, from, middle, scored)
    joined(parts, code, middle + 1, to, scored)
    put(code, 0)
  end

  function emit(node, scored)
    if node.kind == "term" then return term(node, scored) end
    if node.kind == "near" then
      emit(node[1], scored)
      emit(node[2], scored)
      return put(NEAR, node.words)
    end
    joined(node, node.kind == "or" and OR or AND, 1, #node, scored)
    if node.without and #node.without > 0 then
      joined(node.without, OR, 1, #node.without, false)
      put(NOT, 0)
    end
  end
  emit(tree, true)
  if #program > 4 * MOST_TERMS then fail(tree.at, "more than %d words and phrases; ask in several searches", MOST_TERMS) end
end

--- What the core runs for a search; nil and what is wrong, where, and what was expected.
---
--- ```lua
--- parse.plan("stalk* NOT police").terms   --> { " stalk*", " police " }
--- parse.plan "(stalk*"                    --> nil, 'character 8: AND, OR, NOT, a word or ")" expected, got the end'
--- ```
---@param text string
---@return peel.SearchPlan?
---@return string? message
function parse.plan(text)
  if not utf8.len(text) then return nil, "the text is not UTF-8" end
  if #text > LONGEST then return nil, ("the text has %d bytes; at most %d expected"):format(#text, LONGEST) end
  local clean = text:gsub("%c", " ")
  if not core.search_words(clean) and not clean:find("*", 1, true) then return nil, "a word to look for expected, got none" end
  local plan = { text = text, terms = {}, scored = {}, program = {} }
  local ok, problem = pcall(function() compile(parser(tokens(clean)), plan) end)
  if ok then return plan end
  if type(problem) ~= "table" then error(problem, 0) end
  return nil, ("character %d: %s"):format(utf8.len(clean, 1, problem.at - 1) + 1, problem.message)
end

return parse
