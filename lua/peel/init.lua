--- peel reads police inspection reports: grades, findings, recommendations and numbers, each with the bytes that it
-- came from.
--
-- ```lua
-- local peel = require "peel"
-- local r = assert(peel.open "examples/reports/mercia-vale.txt")
-- print(r:judgments())
-- ```

-- The parts are loaded when they are first needed: a script that reads no report pays for none.

local peel = { _VERSION = require "peel.version" }

local MAX_BYTES = 0x7fffffff -- what the core takes: an offset fits 31 bits

---@class peel.Options
---@field encoding string? "utf-8" (unless told), "windows-1252" or "iso-8859-1"
---@field framework string? id of the inspection framework, instead of recognising it
---@field registry peel.Registry? other frameworks than those that peel knows

---@class peel.CorpusOptions: peel.Options
---@field merge boolean? false: every printed record is a row; else records that state one fact are one

--- The module of reports; records know their place once it is loaded.
local function reports()
  require "peel.record"
  require "peel.search"
  return require "peel.report"
end

local READING = { "encoding", "framework", "registry" }
local COLLECTING = { "encoding", "framework", "registry", "merge" }

local function check_options(options, option_names)
  local registry = require "peel.registry"
  if options == nil then return { registry = registry.default() } end
  if type(options) ~= "table" then error(("bad argument 'options': expected a table, got %s"):format(type(options)), 3) end
  for name in pairs(options) do
    local ok = false
    for _, known in ipairs(option_names) do ok = ok or name == known end
    if not ok then
      error(("unknown option %q%s"):format(tostring(name), require "peel.near".hint(tostring(name), option_names)), 3)
    end
  end
  local used = options.registry or registry.default()
  if options.framework then
    local ok, message = pcall(used.framework, used, options.framework)
    if not ok then error(message, 3) end
  end
  return { registry = used, framework = options.framework, encoding = options.encoding }
end

--- Reads a report from its text. The name stands for it in citations.
---
--- ```lua
--- local r = assert(peel.parse("PEEL: Police effectiveness 2015\n\nAn inspection of Wessex Police\n", "wessex"))
--- ```
---@param text string
---@param name string?
---@param options peel.Options?
---@return peel.Report? report nil where the text is binary, not UTF-8 or too large
---@return string? message what is wrong and what to do
---@return string? code "binary", "not_utf8" or "too_large"
---@return integer? line of the first byte that is not UTF-8
---@return integer? byte
function peel.parse(text, name, options)
  if type(text) ~= "string" then error(("parse: bad argument 'text': expected a string, got %s"):format(type(text)), 2) end
  if name ~= nil and type(name) ~= "string" then
    error(("parse: bad argument 'name': expected a string, got %s"):format(type(name)), 2)
  end
  local used = check_options(options, READING)
  name = name or "text"
  local read, message, code, line, byte = reports().new(require "peel.encoding".to_utf8(text, used.encoding), name, used)
  if not read then return nil, ("%s %s"):format(name, message), code, line, byte end
  return read
end

--- Reads a report from a file of plain text or markdown.
---
--- ```lua
--- local r = assert(peel.open "report.txt")
--- ```
---@param path string
---@param options peel.Options?
---@return peel.Report? report nil where the file can't be read or holds no text
---@return string? message starts with the path
---@return string? code "unreadable", "binary", "not_utf8" or "too_large"
---@return integer? line
---@return integer? byte
function peel.open(path, options)
  if type(path) ~= "string" then error(("open: bad argument 'path': expected a string, got %s"):format(type(path)), 2) end
  local used = check_options(options, READING)
  local file, message = io.open(path, "rb")
  if not file then return nil, message, "unreadable" end
  local size = file:seek "end"
  if size and size > MAX_BYTES and size < math.maxinteger then
    file:close()
    return nil, path .. " is larger than 2 GiB; split it into reports", "too_large"
  end
  file:seek "set"
  local text, why = file:read "a"
  file:close()
  if not text then return nil, ("%s: %s"):format(path, why or "it can't be read"), "unreadable" end
  return peel.parse(text, path, { encoding = used.encoding, framework = used.framework, registry = used.registry })
end

--- Many reports asked as one: the files of a list, a glob or a directory (those that are text or markdown by their names),
--- or reports that are open already. Nothing is read until something is asked; a file that can't be read is listed by
--- `corpus:failed()`, and the others are read.
---
--- ```lua
--- local c = assert(peel.corpus "examples/reports/*.txt")
--- print(c:judgments { area = "protecting_vulnerable_people" })
--- ```
---@param what string|peel.Report|(string|peel.Report)[]
---@param options peel.CorpusOptions?
---@return peel.Corpus? corpus nil where there is no file
---@return string? message
function peel.corpus(what, options)
  local used = check_options(options, COLLECTING)
  local merge = options and options.merge
  if merge ~= nil and type(merge) ~= "boolean" then
    error(("corpus: option merge: expected true or false, got %s"):format(type(merge)), 2)
  end
  local function open(path) return peel.open(path, used) end
  return require "peel.corpus".new(what, { open = open, registry = used.registry, merge = merge ~= false })
end

--- Is this value a corpus?
---@param value any
---@return boolean
function peel.is_corpus(value) return require "peel.corpus".is_corpus(value) end

peel.framework = {}

--- Adds a framework of one's own to a registry: see peel.define.
---@param framework table
---@return peel.Registry
function peel.framework.define(framework) return require "peel.define".framework(framework) end

--- Makes a rule for a framework of one's own: see peel.define.
---@param rule table
---@return table
function peel.rule(rule) return require "peel.define".rule(rule) end

--- Shows a rule at work on a report: where it looked, what it captured and pushed, how far it came.
---
--- ```lua
--- print(peel.trace(report, "judgments"))
--- ```
---@param what peel.Report
---@param rule string|table name of a rule of the report's framework, or a rule made by peel.rule
---@return peel.TraceStep[] prints itself
function peel.trace(what, rule)
  local report, define = reports(), require "peel.define"
  if not report.is_report(what) then error(("trace: bad argument 'report': expected a report, got %s"):format(type(what)), 2) end
  if type(rule) ~= "string" and not define.is_rule(rule) then
    error(("trace: bad argument 'rule': expected a rule's name or a rule made by peel.rule, got %s"):format(type(rule)), 2)
  end
  return report.trace(what, rule)
end

local condition = require "peel.query.condition"
peel.like, peel.matches, peel.missing, peel.present = condition.like, condition.matches, condition.missing, condition.present

--- A query over a table of one's own, a list of rows: see peel.query.table.
---
--- ```lua
--- print(peel.table { { force = "Kent", people = 1800000 }, { force = "Surrey", people = 1200000 } }:sort "-people")
--- ```
---@param rows table[]
---@param fields? (string|peel.Field)[]
---@return peel.Query
function peel.table(rows, fields) return require "peel.query".table(rows, fields) end

--- Is this value a report?
---@param value any
---@return boolean
function peel.is_report(value) return reports().is_report(value) end

--- Reads and runs lines from the terminal, with the names of a table in scope; see peel.repl.
---
--- ```lua
--- peel.repl { report = report }
--- ```
---@param env table?
function peel.repl(env) require("peel.repl").run(env) end

return peel
