--- Shows a rule at work: where it looked, what it captured, what it pushed, and how far it came where nothing matched.

local lpeg = require "lpeg"
local near = require "peel.near"
local rules = require "peel.reader.rules"
local structure = require "peel.reader.structure"

local trace = {}

---@class peel.TraceStep one tape, block or table that the rule was tried on
---@field section string? title of the section
---@field line integer? first line of what was looked at
---@field matched boolean
---@field captures string what the pattern captured, shortened
---@field reached integer? line that the match came to; of a rule with a pattern and no grammar only where it matched
---@field inside string? the rule of the grammar that was tried last
---@field records { list: string, fields: table }[] what was pushed
---@field diagnostics { severity: string, code: string, message: string }[]

local step_meta = {}

function step_meta.__tostring(step)
  local where = ("%s (line %s)"):format(step.section or "the report", step.line or "?")
  local out = { step.matched and "matched in " .. where or "no match in " .. where }
  if step.reached then out[1] = out[1] .. (", came to line %d%s"):format(step.reached, step.inside and " in " .. step.inside or "") end
  if step.matched then out[#out + 1] = "  captured " .. step.captures end
  for _, record in ipairs(step.records) do
    local words = {}
    for name, value in pairs(record.fields) do
      if type(value) ~= "table" then words[#words + 1] = ("%s=%s"):format(name, tostring(value)) end
    end
    table.sort(words)
    out[#out + 1] = ("  pushed %s: %s"):format(record.list, table.concat(words, ", "))
  end
  for _, diagnostic in ipairs(step.diagnostics) do out[#out + 1] = "  said " .. diagnostic.message end
  return table.concat(out, "\n")
end

local list_meta = {}

function list_meta.__tostring(steps)
  local out = { ("%s: %d looked at, %d matched"):format(steps.rule, #steps, steps.matched) }
  for _, step in ipairs(steps) do out[#out + 1] = tostring(step) end
  return table.concat(out, "\n")
end

--- Captures in a line: positions and numbers as they are, tables down to three levels.
local function show(value, depth)
  if type(value) ~= "table" then return type(value) == "string" and ("%q"):format(value) or tostring(value) end
  if depth == 0 then return "{…}" end
  local out, keys = {}, {}
  for i = 1, math.min(#value, 8) do out[#out + 1] = show(value[i], depth - 1) end
  if #value > 8 then out[#out + 1] = ("… %d more"):format(#value - 8) end
  for key in pairs(value) do
    if math.type(key) ~= "integer" then keys[#keys + 1] = tostring(key) end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do out[#out + 1] = ("%s = %s"):format(key, show(value[key], depth - 1)) end
  return "{ " .. table.concat(out, ", ") .. " }"
end

--- The rule of that name among those of a framework.
local function rule_named(framework, name)
  local names = {}
  for _, rule in ipairs(rules.of(framework)) do
    if rule.name == name then return rule end
    names[#names + 1] = rule.name
  end
  error(("trace: %s has no rule %q%s"):format(framework.id, tostring(name), near.hint(tostring(name), names)), 3)
end

--- Runs a rule over a report again and tells what it did. Nothing is added to the report.
---
--- ```lua
--- print(peel.trace(report, "judgments"))
--- ```
---@param read peel.Read parts of the report
---@param front table front matter as rules see it
---@param rule string|table name of a rule of the report's framework, or a rule made by peel.rule
---@return peel.TraceStep[]
function trace.run(read, front, rule)
  local framework = read.framework or { id = "the unknown framework", areas = {}, rules = { "front_matter" } }
  if type(rule) == "string" then rule = rule_named(framework, rule) end
  local document = read.document
  local steps = setmetatable({ rule = rule.name, matched = 0 }, list_meta)
  local far, inside
  local instrumented = rules.instrumented(rule, framework, function(position, name)
    if not far or position >= far then far, inside = position, name end
  end)
  local ended = not rule.grammar and rule.kind ~= "table" and rules.pattern(rule, framework) * lpeg.Cp() or nil
  local run = { document = document, framework = framework, report = front, sections = structure.infos(document, read.named), tables = document:tables(),
    footnotes = document:footnotes(), shared = {} }
  local function line_of(tape, position)
    if position < 1 or #tape.text == 0 then return nil end
    local spans = tape:span(math.min(position, #tape.text), math.min(position, #tape.text))
    return spans[1] and document:line(spans[1]) or nil
  end
  function run.observe(tape, section, captures)
    local step = setmetatable({ section = section and section.title, matched = captures ~= nil, captures = "", records = {}, diagnostics = {} }, step_meta)
    steps[#steps + 1] = step
    if captures ~= nil then steps.matched = steps.matched + 1 end
    if rule.kind == "table" then
      local cell = tape.header[1] or tape.rows[1] and tape.rows[1][1]
      step.line, step.captures = cell and cell.spans[1] and document:line(cell.spans[1]), "the table"
      return
    end
    step.line, step.captures = line_of(tape, 2) or line_of(tape, 1), show(captures, 3)
    if instrumented then
      far, inside = nil, nil
      instrumented:match(tape.text)
      step.reached, step.inside = far and line_of(tape, far), inside
    elseif captures ~= nil then
      local results = table.pack(ended:match(tape.text))
      step.reached = line_of(tape, (results[results.n] or 1) - 1)
    end
  end
  local function last() return steps[#steps] end
  function run.push(list, fields) table.insert(last().records, { list = list, fields = fields }) end
  function run.diagnose(severity, code, message) table.insert(last().diagnostics, { severity = severity, code = code, message = message }) end
  rules.run_one(run, rule)
  return steps
end

return trace
