--- Lines of the spine that carry grades or numbers of forces: which chapter they stand in, and whose they are.
local lpeg = require "lpeg"
local areas = require "peel.grammar.hmic_2007.areas"
local binding = require "peel.core"
local core = require "peel.grammar.core"
local P, R, S, C, Cg, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape
local bare = areas.bare

local M = {}

-- how many grades or numbers one line may end with
local TAIL = 12
-- a row of fewer grades is no scale
local SCALE = 3

local gap = S " \t|" ^ 1
local labels = { grade = true, graded = true, ["grade awarded"] = true, judgement = true, judgment = true, ["overall grade"] = true }
local stems = binding.finder { { { "grad", "judg" } } }

-- few lines are labels: most are told from them without taking them apart
local function is_label(printed) return stems:chooses(printed) ~= nil and labels[bare(printed):lower()] ~= nil end

local apart = core.mention { "introduction", "recommendations", "glossary", "appendix", "annex", "contents" }

--- Every line as `{ kind, level, first, last, tokens, lead_last, tail }`: what stands before the grades and numbers that end it,
--- these as tokens; or a grade, and what stands behind it.
function M.pattern(env)
  local placed = Cg(Cp(), "first")
  local last = Cg(tape.last, "last")
  local grade = Ct(placed * Cg(core.grade(env.framework), "grade") * last)
  local count = Ct(placed * Cg(C(R "09" * R "09" ^ -2) / math.tointeger, "count") * last) * text.edge
  local token = (grade + count) * #(gap + text.eol)
  local ends = S " \t|" ^ 0 * text.eol
  local tokens = Ct(token * text.at_most(gap * token, TAIL)) * #ends
  local leading = Cg(Ct(grade * gap), "tokens") * Cg(Cp(), "tail") * -#text.eol
  local step = text.word + (P(1) - "\n")
  local trailing = S " \t|" ^ 0 * (step - tokens) ^ 0 * Cg(tape.last, "lead_last") * Cg(tokens, "tokens")
  local numbered = R "09" ^ 0 * S ". \t" ^ 0
  return tape.lines(trailing + numbered * leading)
end

local function all(tokens, name)
  for _, token in ipairs(tokens) do
    if not token[name] then return false end
  end
  return true
end

-- a scale and its numbers on one line, where rows were joined
local function joined(tokens)
  local half = #tokens // 2
  for i = 1, half do
    if not (tokens[i].grade and tokens[half + i].count) then return false end
  end
  return half >= SCALE and half * 2 == #tokens
end

-- the scale in the order of its columns; nil where a grade stands twice
local function scale_of(tokens)
  local order, seen = {}, {}
  for i, token in ipairs(tokens) do
    if seen[token.grade] then return nil end
    seen[token.grade], order[i] = true, token.grade
  end
  return order
end

-- the areas of a row whose every cell names one
local function areas_of(ctx, line, find)
  local list, at = {}, line.first
  for cell in (ctx.tape.text:sub(line.first, line.last) .. "\t"):gmatch "([^\t]*)\t" do
    local area = find(cell)
    if cell ~= "" then
      if not area then return nil end
      list[#list + 1] = { area = area, first = at, last = at + #cell - 1 }
    end
    at = at + #cell + 1
  end
  return list
end

local function distance(ctx, a, b)
  local before, after = ctx.tape:span(a.first, a.last), ctx.tape:span(b.first, b.last)
  return math.abs((after[1] or 0) - (before[#before] or 0))
end

--- Whose grade it is that stands under no area's name: that of the heading right before or right after it, whichever is
--- nearer and graded; else of the chapter.
local function owner(ctx, lines, i, chapter, graded)
  local before, after = lines[i - 1], lines[i + 1]
  if before and before.label then before = lines[i - 2] end
  local back = before and before.chapter and graded[before.chapter] and before
  local ahead = after and after.chapter and graded[after.chapter] and after
  if back and ahead then ahead = distance(ctx, lines[i], ahead) < distance(ctx, back, lines[i]) and ahead end
  return ahead and ahead.chapter or back and back.chapter or chapter
end

--- The same, put off: a function that gives the lines, for a rule that may do without them.
function M.put_off(env)
  local full
  return lpeg.Cmt(true, function(subject, at)
    return at, function()
      full = full or M.pattern(env)
      return full:match(subject)
    end
  end)
end

--- What the lines say, in order: `grades` as `{ area, grade, at, label }` (label: the words that name the area, nil where a
--- heading does), `counts` as `{ area, counts, at }`, and the heading line of each area's chapter.
---@param lines table[]
---@param ctx table
---@return { grades: table[], counts: table[], headings: table<string, table> }
function M.read(lines, ctx)
  local area_of, graded = areas.finder(ctx.framework), {}
  for _, area in ipairs(ctx.framework.areas) do graded[area.key] = area.graded end

  local outside -- level of a heading whose sections are no chapters
  for _, line in ipairs(lines) do
    if line.kind == tape.heading then
      local printed = ctx.text(line.first, line.last)
      if outside and line.level <= outside then outside = nil end
      if not outside then
        line.chapter = area_of(printed)
        if not line.chapter and apart:match(printed) then outside = line.level end
      end
    elseif not line.tokens then
      line.label = is_label(ctx.text(line.first, line.last))
    end
  end

  local found = { grades = {}, counts = {}, headings = {} }
  local chapter, scale, above
  local function grade(area, token, label)
    if area then
      table.insert(found.grades, { area = area, grade = token.grade, at = { token.first, token.last }, label = label })
    else
      ctx.diagnose("warning", "judgment_without_area", "a grade whose area is not known; it is left out", { token.first, token.last })
    end
  end
  local function counts(area, line)
    local tokens = line.tokens
    if not area then return end
    if #tokens ~= #scale then
      ctx.diagnose("warning", "missing_value", ("%d numbers stand under %d grades; they are left out"):format(#tokens, #scale),
        { line.first, line.last })
      return
    end
    local by_grade = {}
    for i, name in ipairs(scale) do by_grade[name] = tokens[i].count end
    table.insert(found.counts, { area = area, counts = by_grade, at = { line.first, line.last } })
  end

  for i, line in ipairs(lines) do
    local tokens = line.tokens
    if line.chapter then
      chapter, scale = line.chapter, nil
      found.headings[chapter] = found.headings[chapter] or line
    elseif line.kind == tape.heading then
      if apart:match(ctx.text(line.first, line.last)) then chapter = nil end
      scale = nil
    elseif tokens and line.tail then
      local label = { line.tail, line.last }
      local area = area_of(ctx.text(line.tail, line.last))
      if area then grade(area, tokens[1], label) end
    elseif tokens then
      local lead = bare(ctx.text(line.first, line.lead_last))
      local area = lead ~= "" and area_of(lead) or nil
      if above and #above == #tokens and all(tokens, "grade") and lead == "" then
        for k, token in ipairs(tokens) do grade(above[k].area, token, { above[k].first, above[k].last }) end
      elseif #tokens >= SCALE and all(tokens, "grade") then
        scale = scale_of(tokens)
      elseif lead == "" and joined(tokens) then
        scale = scale_of(table.move(tokens, 1, #tokens // 2, 1, {}))
        line.tokens = table.move(tokens, #tokens // 2 + 1, #tokens, 1, {})
        if scale then counts(chapter, line) end
      elseif scale and all(tokens, "count") and (lead == "" or area) then
        if #tokens > 1 then counts(area or chapter, line) end
      elseif #tokens == 1 and tokens[1].grade then
        if area then
          grade(area, tokens[1], { line.first, line.lead_last })
        elseif labels[lead:lower()] or lead == "" and lines[i - 1] and lines[i - 1].label then
          grade(owner(ctx, lines, i, chapter, graded), tokens[1])
        end
      end
    end
    above = not tokens and (line.kind == tape.header or line.kind == tape.row) and areas_of(ctx, line, area_of) or nil
  end
  return found
end

return M
