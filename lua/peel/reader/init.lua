--- From bytes to records: recognises the framework, hands the core its words, runs the rules, fills the record sets.
-- The only place where rules and model meet.

local check = require "peel.check"
local core = require "peel.core"
local deadline = require "peel.deadline"
local diagnostics = require "peel.diagnostics"
local forces = require "peel.forces"
local grade = require "peel.grade"
local merge = require "peel.reader.merge"
local rules = require "peel.reader.rules"
local schema = require "peel.schema"
local structure = require "peel.reader.structure"

local reader = {}

local section_at = structure.section_at

local WEAK = 6 -- a score below this is a guess
local CLOSE = 2 -- so is a lead below this

local UNKNOWN = { areas = {}, rules = { "front_matter" } } -- a title page can be read without knowing more

local layouts ---@type any the record sets' layouts, made once a Lua state

--- The framework that a document follows by what it shows: the one asked for, else the best of the registry, else nil.
local function recognise(probe, registry, wanted)
  local ranked = registry:recognise(probe)
  if wanted then
    local framework = registry:framework(wanted)
    for _, found in ipairs(ranked) do
      if found.id == wanted then return framework, found.kind, ranked end
    end
    return framework, next(framework.kinds), ranked
  end
  local best = ranked[1]
  if not best or best.score < WEAK then return nil, nil, ranked end
  return registry:framework(best.id), best.kind, ranked
end

-- Headings as the core takes them, by what the vocabulary says of them: most are the same in every report.
local core_headings = setmetatable({}, { __mode = "k" }) ---@type table<peel.VocabularyHeading, table>

---@class peel.CoreKeys what stands for the keys of a framework's sections in the core
---@field numbers table<string, integer>
---@field sections table<string, peel.SectionKind[]> by kind of report, and whether its force is known: the first entry of each number
local core_keys = setmetatable({}, { __mode = "k" }) ---@type table<peel.Framework, peel.CoreKeys>

local function keys_of(framework)
  local keys = core_keys[framework]
  if not keys then
    keys = { numbers = {}, sections = {} }
    local n = 0
    for _, section in ipairs(framework.sections) do
      if not keys.numbers[section.key] then n, keys.numbers[section.key] = n + 1, n + 1 end
    end
    core_keys[framework] = keys
  end
  return keys
end

--- The vocabulary as the core takes it: keys are numbers; also, by number, what the framework says of the first heading of
--- each key.
local function vocabulary_for_core(registry, framework, kind, force)
  local words = registry:vocabulary(framework, kind, force)
  local keys, headings = keys_of(framework), {}
  local variant = tostring(kind) .. (force and " of a force" or "")
  local sections, found = keys.sections[variant] or {}, keys.sections[variant] ~= nil
  keys.sections[variant] = sections
  for i, heading in ipairs(words.headings) do
    local number = keys.numbers[heading.key]
    if not found then sections[number] = sections[number] or heading end
    local made = core_headings[heading]
    if not made then
      made = { text = heading.text, key = number, level = heading.level, flat = heading.flat, box = heading.box,
        prefix = heading.prefix, titled = heading.titled, unstopped = heading.unstopped,
        within = heading.within and (keys.numbers[heading.within] or 0) }
      core_headings[heading] = made
    end
    headings[i] = made
  end
  local never, grades = {}, {}
  local graded = framework.scale and grade.scale(framework.scale).words or {}
  for _, text in ipairs(words.never) do
    if graded[text] then grades[#grades + 1] = text
    elseif text:sub(-1) == ":" then never[#never + 1] = { text = text, prefix = true }
    else never[#never + 1] = text end
  end
  return { headings = headings, opens = words.opens, grades = grades, never = never, keep = words.keep }, sections
end

-- what stands on a line before and at a position
local function line_end(text, at)
  local before = text:sub(1, at)
  return before:match ".*\n(.*)" or before
end

--- The force in a subtitle of the title page, for headings that name it; the rules read it again, with its place.
local function force_of(probe)
  local named = probe.title:match "an? %l* ?inspection of the ([^\n]+)" or probe.title:match "inspection of ([^\n]+)"
  local heading = not named and probe.title:find(" - hmic inspection report", 1, true)
  named = named or heading and line_end(probe.title, heading - 1)
  return named and (forces.find(named) or forces.strip(named)), named
end

--- Grades by name, on the framework's scale.
local function grades_of(framework)
  return setmetatable({}, { __index = function(_, name)
    return framework and framework.scale and grade.of(framework.scale, name) or nil
  end })
end

---@class peel.Read what a report is made of
---@field document any
---@field records any
---@field framework table?
---@field named table[] what the framework says of sections, by the number that the core has: see structure.infos
---@field recognition table[]
---@field front_read boolean was the title page read?
---@field folded any? peel.SearchText, once somebody searched

--- Reads a report. What the world does wrong comes back as nil, message and a code.
---@param bytes string
---@param path string
---@param options { framework: string?, registry: peel.Registry }
---@param owner any the report, for records to name
---@return peel.Read?
---@return string? message
---@return string? code
function reader.read(bytes, path, options, owner)
  local document, message, code, line, byte = core.read(bytes)
  if not document then return nil, message, code, line, byte end
  local registry = options.registry
  local probe = document:probe()
  probe.folded = true
  local framework, kind, ranked = recognise(probe, registry, options.framework)
  local named = {}
  if framework then
    local words
    words, named = vocabulary_for_core(registry, framework, kind, force_of(probe))
    document:structure(words)
  else
    document:structure {}
  end
  layouts = layouts or core.schema(schema.lists)
  local records = core.records(layouts, document, { grades = grades_of(framework), owner = owner })
  local sections, shown = structure.infos(document, named)
  structure.sections(records, shown)
  structure.contents(document, records, sections)
  local tables = structure.tables(document, records, sections, bytes, rules.table_sections(framework, kind))
  structure.figures(document, records, sections, tables)
  local footnotes = structure.footnotes(document, records, sections)

  local front = { kind = kind, framework = framework and framework.id, year = framework and framework.year, path = path, bytes = #bytes }
  local run = { document = document, framework = framework, report = front, sections = sections, tables = tables,
    footnotes = footnotes }
  function run.diagnose(severity, diagnostic, text, spans, section)
    local fields = { severity = severity, code = diagnostic, message = text, spans = spans }
    records:set("diagnostics"):append(structure.give_place(fields, section, nil))
  end
  local append_merged, finish_merged = merge.new(document, function(severity, diagnostic, text, spans)
    run.diagnose(severity, diagnostic, text, spans, section_at(sections, spans))
  end, front.year)
  function run.push(list, fields, section, rule)
    if list == "report" then
      for name, value in pairs(fields) do
        if name ~= "spans" then front[name] = value end
      end
      front.spans = front.spans or fields.spans
      return
    end
    local at = section
    if not section or rule.deep then at = section_at(sections, fields.spans) or section end
    deadline.complete(fields.deadline, front.published)
    structure.give_place(fields, at, rule.name)
    local set = records:set(list)
    if not append_merged(list, fields, set) then set:append(fields) end
  end

  if not framework then
    run.diagnose("warning", "unknown_framework",
      "no known inspection framework: sections, tables, figures and notes are read, facts are not")
    run.framework = UNKNOWN
  else
    local best, second = ranked[1], ranked[2]
    if not options.framework and second and second.id ~= best.id and best.score - second.score < CLOSE then
      run.diagnose("warning", "framework_unsure", ("read as %s; %s fits nearly as well"):format(best.id, second.id))
    end
  end
  rules.run(run)
  for _, problem in ipairs(document:problems()) do
    local severity, text = diagnostics.describe(problem, document)
    run.diagnose(severity, problem.code, text, problem.spans, section_at(sections, problem.spans))
  end
  if type(front.publisher) == "table" then front.publisher = document:text(front.publisher) end
  finish_merged()
  records:set("report"):append(front)
  records:seal()
  check.run { document = document, records = records, framework = framework, sections = shown, headings = sections, tables = tables,
    diagnose = run.diagnose }
  records:seal()
  return { document = document, records = records, framework = framework, named = named, recognition = ranked,
    front_read = front.title ~= nil }
end

return reader
