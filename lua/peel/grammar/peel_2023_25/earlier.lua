--- What a sentence tells of an earlier inspection: which one, of which year, and whether it tells a finding of it. Years are printed
--- beside some mentions only, so a first rule notes under which years the whole report names its inspections.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local fold = require "peel.fold"
local P, C, Cc, Cg, Cp, Ct = lpeg.P, lpeg.C, lpeg.Cc, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text = core.text
local ws, any_of, within = text.ws, text.any_of, text.within

local M = {}

-- substrings of which a sentence about an earlier finding holds one each
M.NEEDS = {
  { "previous", "earlier", "last ", "prior ", "20", " inspection report", " inspections" },
  { "inspect", "we ", "our ", "hmic" },
}

-- of which a sentence that names an inspection with its year holds one each
local NAMED = { { "inspection" }, { "20" } }

-- so many mentions of one year, at least, tell which inspection "our last inspection" was
local SURE = 2

local noun = any_of { "inspection", "inspections", "report", "assessment" }
-- of "2018/19" the first
local year = Cg(core.year / tonumber, "year") * (P "/" * text.digit * text.digit * text.edge) ^ -1
-- what sort of inspection: "PEEL", "national child protection", nothing
local sort = Cg(C(text.at_most(-noun * text.word * ws, 5)), "sort")
local of_force = (ws * any_of { "of" } * ws * (core.force + any_of { "the force" })) ^ -1
local dated = (any_of { "PEEL" } * ws) ^ -1 * (core.dates.month * ws) ^ -1 * year * ws * sort * noun
local in_year = noun * of_force * ws * any_of { "in", "of", "from" } * ws * (core.dates.month * ws) ^ -1 * year

local function patterns()
  local told = any_of {
    "said", "found", "noted", "commented", "identified", "suggested", "recommended", "highlighted", "reported", "told", "asked", "raised",
    "concluded", "saw", "observed", "were concerned", "had concerns", "criticised", "called for", "area for improvement",
    "areas for improvement", "cause of concern", "causes of concern", "stated", "advised", "described", "expected", "pointed out", "issued",
    "recommendation", "recommendations",
  }
  local last = any_of { "previous", "last", "earlier", "prior" }
  local whose = any_of { "our", "the", "hmicfrs's", "hmic's", "a", "that" } * ws
  local last_one = Cg(Cc(true), "last")
  local earlier = whose * (dated + last * ws * (year * ws) ^ -1 * (any_of { "PEEL" } * ws) ^ -1 * noun * last_one
      + last * ws * within(2, noun) + in_year)
    + any_of { "when we" } * ws * any_of { "last", "previously" } * ws * any_of { "inspected", "visited" } * last_one
      * (ws * any_of { "the force" }) ^ -1 * (ws * any_of { "in" } * ws * year) ^ -1
    + any_of { "in", "during" } * ws * year * P "," ^ -1 * ws * any_of { "we", "hmicfrs", "inspectors" }
    + any_of { "we", "hmicfrs", "inspectors" } * ws * any_of { "previously" }
  -- what is measured from an earlier inspection tells none of its findings: "since our last inspection"
  local measured = any_of { "since", "than in", "than at", "than", "compared with", "compared to", "on what was found in", "from" } * ws
    * (any_of { "we last" } + #earlier)
  local back = told * ws * any_of { "this", "these", "that this" }
    + any_of { "this was", "these were", "this had been", "this is" } * ws * within(3, told)
  local similar = any_of {
    "similar issues", "similar problems", "the same issues", "the same problems", "similar findings", "the same issue", "the same problem",
    "similar concerns", "the same concerns", "similar weaknesses", "the same weaknesses", "similar shortcomings",
  }
  -- what was praised needed nothing
  local praised = any_of { "as" } * ws * within(2, any_of { "promising practice", "good practice", "innovative practice", "notable practice",
    "best practice", "a strength" }) + any_of { "praised", "commended" }
  -- the inspection of this report beside an earlier one: what both found is as it was
  local both = any_of { "and" } * ws * any_of { "in this", "during this", "at this", "this" } * ws * within(2, noun)
  local function placed(name, patt) return Ct(Cg(Cp(), "at") * patt * Cg(Cc(true), name)) end
  return {
    placed("measured", measured), placed("earlier", earlier), placed("told", told), placed("back", back), placed("similar", similar),
    placed("both", both), placed("praised", praised), placed("undated", any_of { "our", "the", "their" } * ws * sort * noun),
  }
end

--- Sentences, each with the marks of what it tells of earlier inspections.
function M.pattern() return core.marked(M.NEEDS, patterns) end

local function is_peel(name) return name == "" or name:find("peel", 1, true) ~= nil end

--- The year of an inspection that is named without one, as the report names it elsewhere.
local function year_elsewhere(name, inspections)
  local found
  for known, of_year in pairs(inspections.others) do
    if name == known or name:sub(-#known - 1) == " " .. known then
      if found and found ~= of_year then return nil end
      found = of_year
    end
  end
  return found or nil
end

--- Of "our last inspection" the year, where all earlier PEEL inspections that the report names have one.
local function last_year(inspections)
  local found, count = next(inspections.peel)
  return found and count >= SURE and next(inspections.peel, found) == nil and found or nil
end

---@class peel.EarlierFinding
---@field year integer?
---@field again boolean? an inspection before this one, not one beside it
---@field back boolean? the finding stands in the sentence before
---@field similar boolean? the finding is what was told before, and it was found then too
---@field both boolean? this inspection found it too
---@field told integer where in the sentence it is told

--- Does a sentence tell an earlier finding?
---@param marks table[]
---@param this_year integer?
---@param inspections table as noted by the rule below
---@return peel.EarlierFinding?
function M.finding(marks, this_year, inspections)
  local earlier, measured
  local found = {}
  for _, mark in ipairs(marks) do
    if mark.measured then measured = true end
    if mark.earlier and not measured then earlier = earlier or mark end
    for _, name in ipairs { "told", "back", "similar", "both", "praised" } do found[name] = found[name] or mark[name] and mark.at end
  end
  local name = earlier and earlier.sort and fold(earlier.sort) or ""
  local of_year, other = earlier and earlier.year, not is_peel(name)
  if not earlier and not measured then
    for _, mark in ipairs(marks) do
      of_year = of_year or mark.undated and year_elsewhere(fold(mark.sort), inspections)
    end
    other = true
  end
  if not (earlier or of_year) or found.praised or not (found.told or found.back or found.similar) then return nil end
  if not other and of_year and this_year and of_year >= this_year then return nil end
  if not of_year and earlier.last then of_year = last_year(inspections) end
  return { year = of_year, again = not other, back = found.back ~= nil, similar = found.similar ~= nil, both = found.both ~= nil,
    told = found.told or found.back or found.similar }
end

--- What has been noted of a report.
function M.noted(ctx)
  local shared = ctx.shared or {}
  shared.inspections = shared.inspections or { peel = {}, others = {} }
  return shared.inspections
end

--- Notes under which years the report names inspections: those of PEEL by year, others by their names.
M.rule = {
  name = "inspections_named",
  kind = "block",
  doc = "notes under which years the report names earlier inspections",
  hint = NAMED,
  pattern = function()
    return core.marked(NAMED, function() return { Ct(dated), Ct(in_year) } end)
  end,
  read = function(sentences, ctx)
    local inspections = M.noted(ctx)
    for _, sentence in ipairs(sentences) do
      for _, mark in ipairs(sentence) do
        local name = fold(mark.sort or "")
        if not is_peel(name) then
          local known = inspections.others[name]
          inspections.others[name] = (known == nil or known == mark.year) and mark.year
        elseif not ctx.framework.year or mark.year < ctx.framework.year then
          inspections.peel[mark.year] = (inspections.peel[mark.year] or 0) + 1
        end
      end
    end
  end,
}

return M
