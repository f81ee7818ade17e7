--- Comparing grades, and whether it may be done. What a report says itself of its force and area goes before the frameworks'
--- table; what nobody speaks of is refused. A permit (peel.allow) lets it be done all the same, and stands in the result.

local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local meeting = require "peel.compare.meeting"
local near = require "peel.near"
local operand = require "peel.compare.operand"
local permits = require "peel.permit"
local refusal = require "peel.compare.refusal"
local statements = require "peel.compare.statements"
local verdict = require "peel.compare.verdict"

local compare = {}

---@class peel.GradeComparison two grades held against each other; `tostring` says it in a sentence
---@field outcome "better"|"worse"|"same" what the first is, beside the second
---@field steps integer how many steps of the scale the first is above the second; negative below
---@field a peel.Grade as compared: behind the permit's bridge
---@field b peel.Grade
---@field comparable true|"careful"|"allowed"
---@field reason string on whose word
---@field source peel.ComparisonSource?
---@field permit peel.Permit? that made it possible
---@field text string
local NAMES = { "outcome", "steps", "a", "b", "comparable", "reason", "source", "permit", "text" }
local facts = setmetatable({}, { __mode = "k" })
local meta = { __name = "peel.GradeComparison" }

local show = require "peel.query.values".show

function meta.__index(self, key)
  for _, name in ipairs(NAMES) do
    if name == key then return facts[self][key] end
  end
  if key == "__complete" then return function() return table.move(NAMES, 1, #NAMES, 1, {}) end end
  complain("a comparison has no field %s%s", show(key), near.hint(key, NAMES))
end

function meta.__newindex(_, key) complain("a comparison cannot be changed (field %s)", show(key)) end
function meta.__tostring(self) return facts[self].text end

function meta.__pairs(self)
  local i = 0
  return function()
    while NAMES[i + 1] do
      i = i + 1
      if facts[self][NAMES[i]] ~= nil then return NAMES[i], facts[self][NAMES[i]] end
    end
  end, self, nil
end

local OPTIONS = { "allow", "among", "field" }

--- The reports that speak beside those behind what is compared.
local function among(verb, given, reports, seen)
  local kind = (getmetatable(given) or {}).__name
  local list = given
  if kind == "peel.Corpus" then list = given:reports():column "report"
  elseif kind == "peel.Report" then list = { given } end
  if type(list) ~= "table" or kind and list == given then
    complain("%s: among: a corpus, a report or a list of reports expected, got %s", verb, show(given))
  end
  for i, report in ipairs(list) do
    if (getmetatable(report) or {}).__name ~= "peel.Report" then complain("%s: among[%d]: a report expected, got %s", verb, i, show(report)) end
    if not seen[report] then seen[report], reports[#reports + 1] = true, report end
  end
end

---@return { allow: peel.Permit[], field: string, reports: peel.Report[], seen: table<peel.Report, boolean> }
local function check_options(verb, options, names)
  if options ~= nil and type(options) ~= "table" then complain("%s: bad argument 'options': a table expected, got %s", verb, show(options)) end
  options = options or {}
  check_keys(verb, options, names)
  if options.field ~= nil and type(options.field) ~= "string" then complain("%s: field: the name of a column expected, got %s", verb, show(options.field)) end
  local made = { allow = permits.list(verb, options.allow), field = options.field or "grade", reports = {}, seen = {} }
  if options.among ~= nil then among(verb, options.among, made.reports, made.seen) end
  return made
end

local ORDER = { [false] = 1, careful = 2, [true] = 3 }

--- The verdict of two operands: the worst of those of their subjects.
---@return peel.Verdict, peel.Subject, peel.Subject
local function judge(a, b, said)
  local worst, of_a, of_b
  for _, one in ipairs(a.subjects) do
    for _, other in ipairs(b.subjects) do
      local found = verdict.decide(one, other, said)
      if not worst or ORDER[found.comparable] < ORDER[worst.comparable] then worst, of_a, of_b = found, one, other end
    end
  end
  return worst, of_a, of_b
end

--- May two grades be compared: see peel.comparable.
---@param a any
---@param b any
---@param options? { among: any, field: string? }
---@return boolean|"careful"
---@return string reason in one line, with what it is based on
---@return peel.ComparisonSource? source `source:cite()`; document, page, address or path, line, quotation
function compare.comparable(a, b, options)
  local used = check_options("comparable", options, { "among", "field" })
  local left = operand.of("comparable: bad argument 'a'", a, used.field, used.reports, used.seen)
  local right = operand.of("comparable: bad argument 'b'", b, used.field, used.reports, used.seen)
  local found = judge(left, right, statements.of(used.reports))
  return found.comparable, verdict.reason(found), found.source
end

--- The grade of an operand on its scale, as the permits take it.
local function graded(where, one, field, allowed)
  local grade = one.grade
  if not grade then complain("%s: it has no grade in %s (%s)", where, show(field), one.words) end
  if not grade.scale then complain("%s: %s is not on a scale and cannot be ordered (%s)", where, grade.name, one.words) end
  for _, permit in ipairs(allowed) do grade = permit:grade(grade, one.subjects[1]) end
  return grade
end

local function covering(allowed, a, b)
  for _, permit in ipairs(allowed) do
    if permit:covers(a, b) then return permit end
  end
end

local function steps_told(steps)
  if steps == 0 then return "the same as" end
  return ("%d step%s %s than"):format(math.abs(steps), math.abs(steps) == 1 and "" or "s", steps > 0 and "better" or "worse")
end

--- Holds two grades against each other: see peel.compare.
---@param a any see peel.comparable
---@param b any
---@param options? { allow: peel.Permit|peel.Permit[]|nil, among: any, field: string? }
---@return peel.GradeComparison
function compare.compare(a, b, options)
  local used = check_options("compare", options, OPTIONS)
  local left = operand.of("compare: bad argument 'a'", a, used.field, used.reports, used.seen)
  local right = operand.of("compare: bad argument 'b'", b, used.field, used.reports, used.seen)
  local x = graded("compare: bad argument 'a'", left, used.field, used.allow)
  local y = graded("compare: bad argument 'b'", right, used.field, used.allow)
  local found, of_a, of_b = judge(left, right, statements.of(used.reports))
  local GIVEN = "peel.compare(a, b, { allow = %s })"
  local bridged = x ~= left.grade or y ~= right.grade
  local permit = (found.comparable ~= true or bridged) and covering(used.allow, of_a, of_b) or nil
  if found.comparable == false and not permit then
    complain("%s", refusal.text("compare", { a = of_a, b = of_b, verdict = found }, GIVEN, used.allow))
  end
  if x.scale ~= y.scale then
    complain("%s", refusal.scales("compare", setmetatable({ scale = x.scale }, { __index = of_a }),
      setmetatable({ scale = y.scale }, { __index = of_b }), GIVEN))
  end
  local steps = y.rank - x.rank
  local comparable = permit and "allowed" or found.comparable
  local text = ("%s: %s is %s %s: %s"):format(left.words, left.grade.name, steps_told(steps), right.grade.name, right.words)
  local reason = permit and ("%s; without it: %s"):format(tostring(permit), verdict.reason(found)) or verdict.reason(found)
  if comparable ~= true then text = ("%s (%s%s)"):format(text, comparable == "careful" and "with care: " or "", reason) end
  local made = setmetatable({}, meta) --[[@as peel.GradeComparison]]
  facts[made] = { outcome = steps == 0 and "same" or steps > 0 and "better" or "worse", steps = steps, a = x, b = y, comparable = comparable,
    reason = reason, source = found.source, permit = permit, text = text }
  return made
end

--- Holds all grades of a list against each other.
---@return peel.Meeting
---@return table used options
local function meet(list, verb, allow, options)
  local used = check_options(verb, { allow = allow, field = options.field, among = options.among }, OPTIONS)
  local subjects = {}
  for i, value in ipairs(list) do
    local one = operand.of(("%s: entry %d"):format(verb, i), value, used.field, used.reports, used.seen)
    local grade = one.grade
    for _, each in ipairs(grade and grade.scale and one.subjects or {}) do
      local taken = grade
      for _, permit in ipairs(used.allow) do taken = permit:grade(taken, each) end
      each.scale = taken.scale
      subjects[#subjects + 1] = each
    end
  end
  return meeting.of(subjects, statements.of(used.reports), used.allow), used
end

--- Raises unless all grades of a list may be compared with each other: what scores, and whoever else works out one figure of
--- many grades, ask first. Entries are records, rows or tables as in peel.comparable; those without a grade on a scale do not
--- count. `verb` and `given` are for the message: who asks, and how a permit is handed over ("peel.score{ allow = %s }").
---@param list any[]
---@param allow? peel.Permit|peel.Permit[]
---@param options? { verb: string?, given: string?, field: string?, among: any }
---@return string[] notes of what is compared with care or allowed
function compare.check(list, allow, options)
  options = options or {}
  local verb, given = options.verb or "check", options.given or "compare.check(list, %s)"
  local found, used = meet(list, verb, allow, options)
  if found.refusal then complain("%s", refusal.text(verb, found.refusal, given, used.allow)) end
  if found.scales then complain("%s", refusal.scales(verb, found.scales[1], found.scales[2], given)) end
  local notes = {}
  for i, one in ipairs(found.careful) do notes[i] = refusal.careful(one) end
  for _, permit in ipairs(used.allow) do notes[#notes + 1] = tostring(permit) end
  return notes
end

--- What speaks against comparing the grades of a list, where nothing raises for it: nil if they may be compared.
---@param list any[] see compare.check
---@param allow? peel.Permit|peel.Permit[]
---@param options? { field: string?, among: any }
---@return string?
function compare.why_not(list, allow, options)
  local found, used = meet(list, "why_not", allow, options or {})
  return found.refusal and refusal.why(found.refusal, used.allow) or nil
end

--- The grade that permits take a grade for.
---@param grade peel.Grade
---@param value any the record, row or table that it is of
---@param allow? peel.Permit|peel.Permit[]
---@return peel.Grade
function compare.grade(grade, value, allow)
  local one = operand.of("grade: bad argument 'value'", value, "grade", {}, {})
  for _, permit in ipairs(permits.list("grade", allow)) do grade = permit:grade(grade, one.subjects[1]) end
  return grade
end

return compare
