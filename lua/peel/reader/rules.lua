--- Runs a framework's rules over a document: each over the tapes, blocks or tables that it is for.

local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local emit = require "peel.reader.emit"
local structure = require "peel.reader.structure"

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

-- A rule's pattern depends on the framework alone: built when first used, kept as long as the framework is.
local built = setmetatable({}, { __mode = "k" }) ---@type table<table, table<table, any>>

local function environment(framework) return { core = core, framework = framework, force = core.force } end

local function pattern_of(rule, framework)
  local of_framework = built[framework]
  if not of_framework then
    of_framework = {}
    built[framework] = of_framework
  end
  if not of_framework[rule] then
    local pattern = rule.pattern
    if rule.grammar then pattern = lpeg.P(rule.grammar(environment(framework)))
    elseif type(pattern) == "function" then pattern = pattern(environment(framework)) end
    of_framework[rule] = pattern
  end
  return of_framework[rule]
end

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

--- What a rule gets to work with. `tape` has text and span; a table rule has no tape.
local function context(run, rule, tape, section)
  local at = {}
  function at.span(first, last) return tape:span(first, last) end
  function at.text(first, last) return (tape.text:sub(first, last):gsub("\n\1%d", " "):gsub("\n[\2-\8\14]", " ")) end
  local ctx = { tape = tape, text = at.text, section = section or {}, sections = run.sections, report = run.report,
    framework = run.framework, shared = run.shared }
  function ctx.emit(list, fields)
    run.push(list, emit.fields(list, fields, at), section, rule)
  end
  function ctx.diagnose(severity, code, message, pair)
    run.diagnose(severity, code, message, pair and tape and at.span(pair[1], pair[2]) or nil, section)
  end
  return ctx
end

-- What LPeg says where a text is too much for it: no report is, and a file that is no report must not end the program.
local limits = { "too many captures", "too many results", "backtrack stack overflow", "subcapture nesting too deep" }

--- What a pattern captures; nothing, with a diagnostic, where the text goes beyond LPeg's limits.
local function captures_of(run, rule, tape, section)
  local pattern = pattern_of(rule, run.framework)
  local ok, captures = pcall(pattern.match, pattern, tape.text)
  if ok then return captures end
  local message = tostring(captures)
  for _, limit in ipairs(limits) do
    if message:find(limit, 1, true) then
      local spans = tape:span(1, #tape.text)
      run.diagnose("warning", "rule_gave_up", ("%s was not read here: %s"):format(rule.name, limit), { spans[1], spans[2] }, section)
      return nil
    end
  end
  error(captures, 0)
end

local function match(run, rule, tape, section)
  local captures = captures_of(run, rule, tape, section)
  if run.observe then run.observe(tape, section, captures) end
  if captures then rule.read(captures, context(run, rule, tape, section)) end
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

function run_kind.section(run, rule)
  if rule.section == "title_page" then return match(run, rule, run.document:tape(0, false), nil) end
  for _, info in ipairs(run.sections) do
    if is_for(rule, info.key) then
      local tape <close> = run.document:tape(info.id, rule.deep)
      match(run, rule, tape, info)
    end
  end
end

function run_kind.spine(run, rule)
  local tape <close> = run.document:spine(rule.items)
  match(run, rule, tape, nil)
end

function run_kind.table(run, rule)
  for _, made in ipairs(run.tables) do
    if #made.rows > 0 then
      local section = run.sections[made.section]
      local tbl = structure.rule_table(run.document, made, run.footnotes)
      local ctx = context(run, rule, nil, section)
      local fits = rule.test(tbl, ctx)
      if run.observe then run.observe(tbl, section, fits and tbl or nil) end
      if fits then rule.read(tbl, ctx) end
    end
  end
end

function run_kind.block(run, rule)
  for _, block in ipairs(run.document:find_blocks(rule.hint)) do
    local tape <close> = run.document:block_tape(block.number)
    match(run, rule, tape, run.sections[block.section])
  end
end

--- Runs one rule.
---@param run table as for `run`
---@param rule table
function rules.run_one(run, rule)
  run.shared = run.shared or {}
  run_kind[rule.kind](run, rule)
end

--- Runs the rules.
---@param run table document, framework, report, sections, tables, push, diagnose
function rules.run(run)
  run.shared = {} -- what a rule notes for those after it
  for _, rule in ipairs(rules.of(run.framework)) do
    if not rule.report_kind or rule.report_kind == run.report.kind then rules.run_one(run, rule) end
  end
end

return rules
