--- Runs a framework's rules over a document: each over the tapes, blocks or tables that it is for.

local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local binding = require "peel.core"
local emit = require "peel.reader.emit"
local structure = require "peel.reader.structure"

local sub, find = string.sub, string.find

local rules = {}

--- The rules that a framework names, in its order. A file may hold one rule or a list of them.
---@param framework table
---@return table[]
function rules.of(framework)
  local list = {}
  for _, name in ipairs(framework.rules) do
    local loaded = type(name) == "string" and require("peel.grammar." .. name) or name
    for _, rule in ipairs(loaded.name and { loaded } or loaded) do list[#list + 1] = rule end
  end
  return list
end

local function environment(framework) return { core = core, framework = framework, force = core.force } end

--- A function that makes something of a rule and a framework when first asked, and keeps it as long as the framework.
local function kept(make)
  local made = setmetatable({}, { __mode = "k" }) ---@type table<table, table<table, any>>
  return function(rule, framework)
    local of_framework = made[framework]
    if not of_framework then
      of_framework = {}
      made[framework] = of_framework
    end
    if of_framework[rule] == nil then of_framework[rule] = make(rule, framework) end
    return of_framework[rule]
  end
end

local pattern_of = kept(function(rule, framework)
  if rule.grammar then return lpeg.P(rule.grammar(environment(framework))) end
  if type(rule.pattern) == "function" then return rule.pattern(environment(framework)) end
  return rule.pattern
end)

--- The pattern of a rule for a framework.
rules.pattern = pattern_of

--- A rule's grammar with a note at the start of each of its rules of how far the match has come; nil for a rule that
--- gives a pattern and no grammar.
---@param rule table
---@param framework table
---@param note fun(position: integer, name: string)
function rules.instrumented(rule, framework, note)
  if not rule.grammar then return nil end
  local grammar = rule.grammar(environment(framework))
  local copy = { grammar[1] }
  for name, pattern in pairs(grammar) do
    if name ~= 1 then
      copy[name] = lpeg.P(function(_, position)
        note(position, name)
        return true
      end) * pattern
    end
  end
  return lpeg.P(copy)
end

--- Which blocks a rule is for, as the core's finder takes it: those that hold one of the words of its hint; where the hint
--- is a list of such lists, those with a sentence that holds a word of each.
---@param rule table `hint` may be a function of the rule's environment
---@param framework table
---@return table
function rules.choice(rule, framework)
  local hint = type(rule.hint) == "function" and rule.hint(environment(framework)) or rule.hint
  return type(hint[1]) == "table" and { together = true, table.unpack(hint) } or { hint }
end

--- What a rule gets to work with: one context for all that it reads in a report, and a function that says what is read now.
-- `tape` has text and span; a table rule has no tape.
local function context(run, rule)
  local tape, span, subject, section
  local at, ctx = {}, { sections = run.sections, report = run.report, framework = run.framework, shared = run.shared }
  function at.span(first, last) return span(tape, first, last) end
  function at.text(first, last)
    local piece = sub(subject, first, last)
    if not find(piece, "\n", 1, true) then return piece end
    return (piece:gsub("\n\1%d", " "):gsub("\n[\2-\8\14]", " "))
  end
  ctx.text = at.text
  function ctx.emit(list, fields)
    run.push(list, emit.fields(list, fields, at), section, rule)
  end
  -- `pair`: positions on the tape; a table rule has none and gives places in the source
  function ctx.diagnose(severity, code, message, pair)
    run.diagnose(severity, code, message, pair and tape and at.span(pair[1], pair[2]) or pair, section)
  end
  return ctx, function(new_tape, text, new_section)
    tape, span, subject, section = new_tape, new_tape and new_tape.span, text, new_section
    ctx.tape, ctx.section = new_tape, new_section or {}
  end
end

-- What LPeg says where a text is too much for it: no report is, and a file that is no report must not end the program.
local limits = { "too many captures", "too many results", "backtrack stack overflow", "subcapture nesting too deep" }

--- What a pattern captures; nothing, with a diagnostic, where the text goes beyond LPeg's limits.
local function captures_of(run, rule, tape, text, section)
  local pattern = pattern_of(rule, run.framework)
  local ok, captures = pcall(pattern.match, pattern, text)
  if ok then return captures end
  local message = tostring(captures)
  for _, limit in ipairs(limits) do
    if message:find(limit, 1, true) then
      local spans = tape:span(1, #text)
      run.diagnose("warning", "rule_gave_up", ("%s was not read here: %s"):format(rule.name, limit), { spans[1], spans[2] }, section)
      return nil
    end
  end
  error(captures, 0)
end

--- A function that lets a rule read a tape of a section (nil: of the whole report).
local function reader_of(run, rule)
  local ctx, enter = context(run, rule)
  return function(tape, section)
    local text = tape.text
    local captures = captures_of(run, rule, tape, text, section)
    if run.observe then run.observe(tape, section, captures) end
    if captures then
      enter(tape, text, section)
      rule.read(captures, ctx)
    end
  end
end

local run_kind = {}

--- Is a rule for sections of this key? It names one, or a list of them.
local function is_for(rule, key)
  if type(rule.section) ~= "table" then return key == rule.section end
  for _, wanted in ipairs(rule.section) do
    if key == wanted then return true end
  end
  return false
end

--- What tells whether a tape holds the words of a rule's hint, on whatever lines.
local finder_of = kept(function(rule, framework)
  local choice = rules.choice(rule, framework)
  return binding.finder { { table.unpack(choice) } }
end)

function run_kind.section(run, rule)
  local read = reader_of(run, rule)
  if rule.section == "title_page" then
    local tape <close> = run.document:tape(0, false)
    return read(tape, nil)
  end
  local finder = rule.hint and finder_of(rule, run.framework)
  for _, info in ipairs(run.sections) do
    if is_for(rule, info.key) then
      local tape <close> = run.document:tape(info.id, rule.deep)
      if not finder or finder:chooses(tape.text) then read(tape, info) end
    end
  end
end

function run_kind.spine(run, rule)
  local tape <close> = run.document:spine(rule.items)
  reader_of(run, rule)(tape, nil)
end

function run_kind.table(run, rule)
  local ctx, enter = context(run, rule)
  for _, made in ipairs(run.tables) do
    if #made.rows > 0 then
      local section = run.sections[made.section]
      made.read = made.read or structure.rule_table(run.document, made, run.footnotes)
      local tbl = made.read
      enter(nil, nil, section)
      local fits = rule.test(tbl, ctx)
      if run.observe then run.observe(tbl, section, fits and tbl or nil) end
      if fits then rule.read(tbl, ctx) end
    end
  end
end

-- what tells whether a footnote is for a rule
local note_finder_of = kept(function(rule, framework) return binding.finder { rules.choice(rule, framework) } end)

--- A function that lets a rule read its footnotes that stand before a block, each once, with the section of its mark.
local function notes_reader(run, rule, read)
  if not rule.notes then return function() end end
  local finder, n = note_finder_of(rule, run.framework), 1
  return function(before)
    while run.footnotes[n] and run.footnotes[n].block < before do
      local note = run.footnotes[n]
      n = n + 1
      if finder:chooses(run.document:text(note.text)) then
        local tape <close> = run.document:block_tape(note.block)
        read(tape, structure.section_at(run.sections, note.refs) or run.sections[note.section])
      end
    end
  end
end

function run_kind.block(run, rule)
  local read, blocks = reader_of(run, rule), run.blocks[rule]
  local read_notes = notes_reader(run, rule, read)
  for i = 1, #blocks, 2 do
    read_notes(blocks[i])
    local tape <close> = run.document:block_tape(blocks[i])
    read(tape, run.sections[blocks[i + 1]])
  end
  read_notes(math.huge)
end

-- What finds the blocks of a framework's rules, by the list of rules that are run together.
local finders = setmetatable({}, { __mode = "k" }) ---@type table<table, { rules: table[], finder: any }[]>

-- groups of words that one finder takes
local GROUPS = 64

--- The finders for rules that read blocks: as few as take them all.
local function finders_for(list, framework)
  local batches, groups = {}, GROUPS
  for _, rule in ipairs(list) do
    if rule.kind == "block" then
      local choice = rules.choice(rule, framework)
      groups = groups + #choice
      if groups > GROUPS then
        batches[#batches + 1] = { rules = {}, choices = {} }
        groups = #choice
      end
      local batch = batches[#batches]
      table.insert(batch.rules, rule)
      table.insert(batch.choices, choice)
    end
  end
  for _, batch in ipairs(batches) do batch.finder = binding.finder(batch.choices) end
  return batches
end

--- Finds the blocks of all rules, with one look at each block.
local function find_blocks(run, list)
  finders[list] = finders[list] or finders_for(list, run.framework)
  run.blocks = {}
  for _, batch in ipairs(finders[list]) do
    for i, blocks in ipairs(run.document:find_blocks(batch.finder)) do run.blocks[batch.rules[i]] = blocks end
  end
end

--- Runs one rule.
---@param run table as for `run`
---@param rule table
function rules.run_one(run, rule)
  run.shared = {}
  find_blocks(run, { rule })
  run_kind[rule.kind](run, rule)
end

-- The rules of a framework for each kind of report.
local of_kind = setmetatable({}, { __mode = "k" }) ---@type table<table, table<string, table[]>>

local function rules_for(framework, kind)
  local by_kind = of_kind[framework] or {}
  of_kind[framework] = by_kind
  kind = kind or ""
  if not by_kind[kind] then
    local list = {}
    for _, rule in ipairs(rules.of(framework)) do
      if not rule.report_kind or rule.report_kind == kind then list[#list + 1] = rule end
    end
    by_kind[kind] = list
  end
  return by_kind[kind]
end

--- Keys of the sections whose tables a rule takes: their rows are its records, and no tables beside.
---@param framework table?
---@param kind string? of the report
---@return table<string, boolean>
function rules.table_sections(framework, kind)
  local keys = {}
  for _, rule in ipairs(framework and rules_for(framework, kind) or {}) do keys[rule.takes_tables and rule.section or ""] = true end
  return keys
end

--- Runs the rules.
---@param run table document, framework, report, sections, tables, push, diagnose
function rules.run(run)
  run.shared = {} -- what a rule notes for those after it
  local list = rules_for(run.framework, run.report.kind)
  find_blocks(run, list)
  for _, rule in ipairs(list) do run_kind[rule.kind](run, rule) end
end

return rules
