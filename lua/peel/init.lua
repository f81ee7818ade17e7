--- peel reads police inspection reports: grades, findings, recommendations and numbers, each with the bytes that it
-- came from.
--
-- ```lua
-- local peel = require "peel"
-- local r = assert(peel.open "examples/reports/mercia-vale-peel-effectiveness-2015.txt")
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
--- local r = assert(peel.open "examples/reports/mercia-vale-peel-effectiveness-2015.txt")
--- print(r.title)   --> PEEL: Police effectiveness 2015
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

--- Adds a framework of one's own to a registry, which is given to peel.open. The fields are those of the files in
--- peel.framework; lists that are left out are empty, `scale` may be the id of a known scale or a table { id, grades },
--- `rules` holds names of peel's rules and rules made by peel.rule. `registry` extends that registry; without it the
--- framework stands beside those that peel knows.
---
--- ```lua
--- local mine = peel.framework.define { id = "drill_2020", name = "Drill reviews 2020", year = 2020,
---   recognise = { { text = "drill review 2020", where = "title", weight = 9 } }, rules = { "front_matter" } }
--- local report = assert(peel.parse("Drill review 2020\n\nMade-up Fire Service\n", "drills", { registry = mine }))
--- report.framework   --> "drill_2020"
--- ```
---@param framework table
---@return peel.Registry
function peel.framework.define(framework) return require "peel.define".framework(framework) end

--- Makes a rule: what it reads, the pattern that finds it, and the function that pushes records. A pattern is an LPeg
--- pattern or a function that builds one from `env` (env.core: shared patterns, env.framework); `grammar` is a function
--- that gives a grammar table instead, which lets peel.trace tell how far a match came.
---
--- ```lua
--- local lpeg = require "lpeg"
--- local drills = peel.rule { name = "drills", kind = "block", hint = { "drills" },
---   pattern = lpeg.Ct((lpeg.Ct(lpeg.Cp() * lpeg.C(lpeg.R "09" ^ 1) * " drills" * lpeg.Cp()) + 1) ^ 0),
---   read = function(found, ctx)
---     for _, drill in ipairs(found) do
---       ctx.emit("measures", { name = "drills", unit = "count", at = { drill[1], drill[3] - 1 },
---         values = { { entity = ctx.report.force, value = tonumber(drill[2]), raw = drill[2] } } })
---     end
---   end }
--- ```
---@param rule table
---@return table rule for the `rules` of a framework, or for peel.trace
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

--- A query over a list of tables, one a row; fields by name. Without `fields` the columns are all names that occur, in the
--- order of the alphabet, each of the type that fits its values. A list of names gives the order and leaves others out;
--- an entry may be { name =, type =, unit =, doc = } too. Values are copied. Rows that are records, or rows of another
--- query, lead to their records.
---
--- ```lua
--- local peel = require "peel"
--- local population = peel.table { { force = "Kent", people = 1800000 }, { force = "Surrey", people = 1200000 } }
--- print(population:sort "-people":first().force)   --> Kent
--- ```
---@param rows table[]
---@param fields? (string|peel.Field)[]
---@return peel.Query
function peel.table(rows, fields) return require "peel.query".table(rows, fields) end

require "peel.later" (peel)

--- Is this value a report?
---@param value any
---@return boolean
function peel.is_report(value) return reports().is_report(value) end

--- Reads and runs lines from the terminal until the input ends (Ctrl-D), from any point of a script. The names in `env` are in
--- scope, assignments go there; `help()` tells what to type.
---
--- ```lua
--- peel.repl { report = report }
--- ```
---@param env table?
function peel.repl(env) require("peel.repl").run(env) end

--- A misspelt name raises.
setmetatable(peel, { __index = function(_, key)
  local names = {}
  for name in pairs(peel) do names[#names + 1] = name end
  table.sort(names)
  require "peel.query.complain"("peel has no function %s%s", type(key) == "string" and '"' .. key .. '"' or tostring(key),
    require "peel.near".hint(key, names))
end })

return peel
