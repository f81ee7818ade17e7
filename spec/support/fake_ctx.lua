--- A small stand-in for the reader: tapes from a list of lines, and a context that keeps what a rule emits.
local core = require "peel.grammar.core"
local rules = require "peel.reader.rules"

local fake = {}

local kinds = {
  p = "\2", item = "\3", nested = "\4", header = "\5", row = "\6", caption = "\7", source = "\8", note = "\14",
}

--- A tape's text from lines: { "h2", "A heading" }, { "p", "words" }, { "row", "cell", "cell" }.
function fake.tape(lines)
  local out = {}
  for _, line in ipairs(lines) do
    local level = line[1]:match "^h(%d)$"
    out[#out + 1] = (level and "\1" .. level or assert(kinds[line[1]], line[1])) .. table.concat(line, "\9", 2) .. "\n"
  end
  return table.concat(out)
end

--- The clean text of a piece of a tape.
function fake.text(subject, first, last)
  return (subject:sub(first, last):gsub("\n\1%d", " "):gsub("\n[\2-\8\14]", " "):gsub("%s+", " "))
end

--- Areas under the wordings that the specs use.
fake.areas = {
  overall_effectiveness = "How effective is the force at keeping people safe and reducing crime?",
  preventing_crime = "How effective is the force at preventing crime and anti-social behaviour, and keeping people safe?",
  investigating_crime = "How effective is the force at investigating crime and managing offenders?",
  protecting_vulnerable_people = "How effective is the force at protecting from harm those who are vulnerable, and supporting victims?",
  serious_organised_crime = "How effective is the force at tackling serious and organised crime, including its arrangements for "
    .. "fulfilling its national policing responsibilities?",
}

--- What the reader hands to a pattern builder.
function fake.env(framework)
  return {
    core = core, framework = framework or fake.framework, grade = core.grade(framework or fake.framework),
    force = core.force,
  }
end

--- A framework with no more than rules need.
fake.framework = { id = "peel_effectiveness_2015", year = 2015, scale = "peel_4", areas = {
  { key = "overall_effectiveness", wordings = { "Overall judgment", fake.areas.overall_effectiveness } },
} }
for _, key in ipairs { "preventing_crime", "investigating_crime", "protecting_vulnerable_people", "serious_organised_crime" } do
  table.insert(fake.framework.areas, { key = key, wordings = { fake.areas[key] } })
end

local function is_pair(value)
  return type(value) == "table" and #value == 2 and math.type(value[1]) == "integer" and math.type(value[2]) == "integer"
end

local function resolve(value, text)
  if is_pair(value) then return text(value[1], value[2]) end
  if type(value) ~= "table" then return value end
  local out = {}
  for k, v in pairs(value) do
    if k == "at" then out.at = is_pair(v) and text(v[1], v[2]) or v
    elseif k == "spans" then out.spans = v
    else out[k] = resolve(v, text) end
  end
  return out
end

--- A context over a text. `options`: section, report, framework, source (tape position to source position).
function fake.ctx(subject, options)
  options = options or {}
  local ctx = { records = {}, diagnostics = {} }
  ctx.text = function(first, last) return fake.text(subject, first, last) end
  ctx.tape = { text = subject }
  function ctx.tape.span(_, first, last)
    local at = options.source or function(position) return position end
    return { at(first), at(last) }
  end
  ctx.section = options.section or {}
  ctx.report = options.report or { force = "Wessex" }
  ctx.framework = options.framework or fake.framework
  function ctx.emit(list, fields)
    ctx.records[list] = ctx.records[list] or {}
    local record = resolve(fields, ctx.text)
    table.insert(ctx.records[list], record)
    return record
  end
  function ctx.diagnose(severity, code, message, at)
    table.insert(ctx.diagnostics, { severity = severity, code = code, message = message, at = at and ctx.text(at[1], at[2]) })
  end
  return ctx
end

--- Runs a rule over a tape (a string, or lines for `fake.tape`); a block rule over a text.
function fake.run(rule, subject, options)
  if type(subject) == "table" then subject = fake.tape(subject) end
  local ctx = fake.ctx(subject, options)
  rule.compiled = rule.compiled or rule.pattern(fake.env())
  local captures = rule.compiled:match(subject)
  if captures then rule.read(captures, ctx) end
  return ctx.records, ctx.diagnostics
end

--- Runs a table rule; cells may be plain strings.
function fake.run_table(rule, tbl, options)
  local at = 0
  local function cells(row)
    local out = {}
    for i, cell in ipairs(row) do
      out[i] = { text = cell, spans = { at + 1, at + math.max(#cell, 1) } }
      at = at + #cell + 1
    end
    return out
  end
  local t = { id = 1, caption = tbl.caption_text, caption_text = tbl.caption_text, number = tbl.number, notes = tbl.notes or {}, rows = {} }
  t.header = cells(tbl.header)
  for i, row in ipairs(tbl.rows) do t.rows[i] = cells(row) end
  local ctx = fake.ctx("", options)
  if not rule.test(t, ctx) then return nil end
  rule.read(t, ctx)
  return ctx.records, ctx.diagnostics
end

--- Do a rule's hints choose this text?
function fake.selected(rule, text)
  return require "peel.core".finder { rules.choice(rule, fake.framework) }:chooses(text) ~= nil
end

--- The codes of diagnostics, in order.
function fake.codes(diagnostics)
  local codes = {}
  for i, d in ipairs(diagnostics) do codes[i] = d.code end
  return codes
end

--- Seconds that a rule takes on a text.
function fake.seconds(rule, subject, options)
  rule.compiled = rule.compiled or rule.pattern(fake.env())
  local start = os.clock()
  fake.run(rule, subject, options)
  return os.clock() - start
end

return fake
