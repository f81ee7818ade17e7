--- The glossary, in the layouts that one list is printed in: a row a term, or a term on a line and its definition below, both cut
--- by page ends.
local core = require "peel.grammar.core"
local lpeg = require "lpeg"
local P, S, Cg, Cp, Ct = lpeg.P, lpeg.S, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local fold = require "peel.fold"

local LONGEST_TERM = 90 -- bytes; a longer line is no term

local head = text.mention { "definition", "definitions", "meaning", "explanation", "description" }

local cell_end = #(P "\9" + "\n" + -P(1))
local cell = Ct(Cg(Cp(), "first") * (P(1) - S "\9\n") ^ 0 * Cg(tape.last, "last")) * cell_end

local function pattern()
  return tape.lines(Cg(Ct(cell * (P "\9" * cell) ^ 1), "cells"))
end

-- how terms are ordered: without case, quotes and marks
local function order_of(printed)
  return (fold(printed):gsub("[^%w%s]", ""))
end

--- Lines as what they can be: entries that are sure (rows), and lines of words that are a term, a definition, or go on.
local function pieces_of(lines, ctx)
  local list = {}
  local function add(piece) list[#list + 1] = piece end
  for _, line in ipairs(lines) do
    if line.kind == tape.header or line.kind == tape.row then
      local cells = line.cells
      if cells then
        local first, last = cells[1], cells[#cells]
        local words = ctx.text(first.first, first.last)
        local rest = { cells[2].first, last.last }
        local empty = rest[2] < rest[1]
        local over = line.kind == tape.header and #words < 30 and head:match(ctx.text(rest[1], rest[2])) -- names the columns
        if first.last < first.first then
          if not empty then add { goes_on = true, pair = rest } end
        elseif not over then
          add { row = true, term = { first.first, first.last }, words = words, pair = not empty and rest or nil,
            tail = empty and "," or ctx.text(rest[1], rest[2]) } -- a row without its definition waits for it
        end
      elseif line.first <= line.last then
        add { pair = { line.first, line.last }, words = ctx.text(line.first, line.last) }
      end
    elseif line.kind ~= tape.heading and line.first <= line.last then
      add { pair = { line.first, line.last }, words = ctx.text(line.first, line.last) }
    end
  end
  return list
end

-- how badly a line reads as a term after the term `before` and ahead of the row `after`
local function term_cost(piece, before, after)
  local words = piece.words
  if #words > LONGEST_TERM then return 20 end
  local cost = #words > 45 and 2 or 0
  if words:find "[%.;,:]%s*$" then cost = cost + 4 end
  if words:find ";" then cost = cost + 4 end
  local own = order_of(words)
  if before and own < order_of(before) then cost = cost + 3 end
  if after and own > order_of(after) then cost = cost + 3 end
  return cost
end

-- how badly a line reads as a definition that begins
local function definition_cost(piece)
  return (#piece.words < 25 and 1 or 0) + (piece.words:find "^see " and -1 or 0)
end

-- how badly a line reads as what goes on from `words`
local function rest_cost(piece, words)
  local cost = piece.words:find "^%l" and 1 or 2.5
  if words and words:find "[%.;]%s*$" then cost = cost + 1 end
  if words and words:find "[,%-]%s*$" then cost = cost - 1 end
  return cost
end

--- The cheapest reading of the lines between two rows: each is a term, a definition, or goes on from the line before. Of the two
--- states after each line, the best way there is kept, so that the work is linear.
local function classify(list, from, to, before, after)
  -- done: a definition is complete or may go on; open: a term waits for its definition
  local done = { cost = 0, term = before, back = nil }
  local open
  for i = from, to do
    local piece = list[i]
    local last = list[i - 1] and (list[i - 1].tail or list[i - 1].words)
    local next_done, next_open
    local function take_done(cost, state, what)
      if not next_done or cost < next_done.cost then next_done = { cost = cost, term = state.term, back = state, what = what } end
    end
    if done then
      local cost = done.cost + term_cost(piece, done.term, after)
      next_open = { cost = cost, term = piece.words, back = done, what = "term" }
      take_done(done.cost + rest_cost(piece, last) + (i == 1 and 10 or 0), done, "rest")
    end
    if open then take_done(open.cost + definition_cost(piece), open, "definition") end
    done, open = next_done, next_open
  end
  local state = done
  if open and (not done or open.cost + 6 < done.cost) then state = open end
  for i = to, from, -1 do
    list[i].what = state.what
    state = state.back
  end
end

local function read(lines, ctx)
  local list = pieces_of(lines, ctx)
  local from, before = nil, nil
  for i = 1, #list + 1 do
    local piece = list[i]
    if piece and not piece.row and not piece.goes_on then
      from = from or i
    else
      if from then classify(list, from, i - 1, before, piece and piece.words) end
      from = nil
      if piece and piece.row then before = piece.words end
    end
  end

  local entry
  local function close()
    if not entry then return end
    if #entry.definition == 0 then
      ctx.diagnose("warning", "term_without_definition", "a term of the glossary without its definition", entry.term)
    end
    local places = table.move(entry.definition, 1, #entry.definition, 2, { entry.term })
    ctx.emit("glossary", { term = entry.term, definition = #entry.definition > 0 and entry.definition or nil, at = places })
    entry = nil
  end
  for _, piece in ipairs(list) do
    if piece.row or piece.what == "term" then
      close()
      entry = { term = piece.row and piece.term or piece.pair, definition = piece.row and { piece.pair } or {} }
    elseif entry then
      entry.definition[#entry.definition + 1] = piece.pair
    end
  end
  close()
end

return {
  name = "glossary",
  kind = "section",
  section = "glossary",
  takes_tables = true,
  deep = true,
  doc = "reads terms and definitions, be they rows or lines below each other",
  pattern = pattern,
  read = read,
}
