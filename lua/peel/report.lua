--- A report: its title page as fields, its lists as methods, and what it is made of.

local complain = require "peel.query.complain"
local coverage = require "peel.coverage"
local members = require "peel.members"
local near = require "peel.near"
local query = require "peel.query"
local reader = require "peel.reader"
local schema = require "peel.schema"
local structure = require "peel.reader.structure"

---@class peel.Report
---@field title string? as on the title page
---@field subtitle string?
---@field kind string? "force_inspection", "national_overview" or "performance_update"
---@field framework string? id of the inspection framework; nil where none is known
---@field publisher string?
---@field force string? canonical short name; nil for a report on England and Wales
---@field published string? ISO date, as exact as printed
---@field year integer? year that the inspection is named after
---@field isbn string?
---@field path string the file, as given
---@field bytes integer its size
---@field recognition peel.Recognised[] how well it fits each framework, best first
local methods = {}

local report = { methods = methods }

---@class peel.ReportParts
---@field read peel.Read with the source and the registry
---@field front any record of the title page
local parts = setmetatable({}, { __mode = "k" }) ---@type table<peel.Report, peel.ReportParts>

local meta = { __name = "peel.Report" }

--- The parts of the report that a method was called on; anything else, or a closed report, raises.
local function check(self, name)
  local own = parts[self] or complain("%s: a report expected, got %s (is it called with ':'?)", name, type(self))
  if not own.read then complain("%s: the report is closed; open it again to use it", name) end
  return own
end

local front_fields = { recognition = true }
for _, field in ipairs(schema.entry("report").fields) do front_fields[field.name] = true end

function meta:__index(key)
  local method = methods[key]
  if method then return method end
  if not front_fields[key] then
    local names = {}
    for name in pairs(front_fields) do names[#names + 1] = name end
    for name in pairs(methods) do names[#names + 1] = name end
    table.sort(names)
    error(("a report has no field or method %q%s"):format(tostring(key), near.hint(tostring(key), names)), 2)
  end
  local own = check(self, key)
  if key == "recognition" then return own.read.recognition end
  return own.front[key]
end

function meta.__newindex(_, key) error(("a report can't be changed (field %q)"):format(tostring(key)), 2) end

function meta:__tostring()
  local own = parts[self]
  if not own.read then return "report (closed)" end
  local words = {}
  for _, name in ipairs { "title", "force", "publisher", "published" } do words[#words + 1] = own.front[name] end
  return #words > 0 and table.concat(words, " · ") or own.front.path
end

--- What completes a report: its fields and methods.
---@return string[]
function methods:__complete()
  check(self, "__complete")
  local names = {}
  for name in pairs(front_fields) do names[#names + 1] = name end
  return members(methods, names)
end

--- Closes the report and gives its memory back; its records raise from then on. Twice does no harm.
function methods:close()
  local own = parts[self] or error(("close: a report expected, got %s"):format(type(self)), 2)
  if not own.read then return end
  own.read.records:close()
  own.read.document:close()
  if own.read.folded then own.read.folded:close() end
  own.read, own.front = nil, nil
end

meta.__close = methods.close

--- The forces, areas or frameworks that the report speaks of or that its registry knows.
local function known(own, kind)
  local words, seen = {}, {}
  local function add(word)
    if word ~= nil and not seen[word] then seen[word], words[#words + 1] = true, word end
  end
  for _, entry in ipairs(schema.lists) do
    for _, field in ipairs(entry.fields) do
      if field.vocabulary == kind then
        local list, n = own.read.records:set(entry.name):column(field.name)
        for i = 1, n do add(list[i]) end
      end
    end
  end
  for _, framework in ipairs(own.read.registry:frameworks()) do
    if kind == "framework" then add(framework.id) end
    for _, area in ipairs(kind == "area" and framework.areas or {}) do add(area.key) end
  end
  return words
end

--- A list, narrowed where conditions are given: a nil that was written is a misspelt variable.
local function narrowed(self, name, ...)
  local own = check(self, name)
  local all = query.list(own.read.records, name, function(kind) return known(own, kind) end)
  if select("#", ...) == 0 then return all end
  return all:where(...)
end

--- The records of a list by its name.
---
--- ```lua
--- print(report:list("judgments", { grade = "inadequate" }))
--- ```
---@param name string as in the schema: "judgments"
---@param ... any conditions: see `where` of a query
---@return peel.Query
function methods:list(name, ...)
  check(self, "list")
  return narrowed(self, name, ...)
end

for _, name in ipairs(schema.names()) do
  if name ~= "report" then
    --- All of them, or those for which the conditions hold.
    ---
    --- ```lua
    --- print(report:judgments { grade = { "good", "outstanding" } })
    --- print(report:findings("kind", "~=", "case_study"))
    --- ```
    ---@param ... any conditions: see `where` of a query
    ---@return peel.Query
    methods[name] = function(self, ...)
      check(self, name)
      return narrowed(self, name, ...)
    end
  end
end

--- One section, by its id or by its title (the first of that title; case, dashes and quotes do not count).
---@param which integer|string
---@return any? section record, or nil
function methods:section(which)
  local own = check(self, "section")
  if math.type(which) == "integer" then return own.read.records:set("sections"):record(which) end
  if type(which) ~= "string" then
    error(("section: bad argument 'which': expected an id or a title, got %s"):format(type(which)), 2)
  end
  local fold, set = require "peel.fold", own.read.records:set "sections"
  local title = fold(which)
  for id = 1, set:count() do
    local section = set:record(id)
    if fold(section.title) == title then return section end
  end
  return nil
end

--- Which lines a record claims, which are prose where prose belongs, furniture, or not understood.
---@return peel.Coverage
function methods:coverage()
  local own = check(self, "coverage")
  return coverage.of(own.read)
end

--- The sections in the order of the text, each with its blocks: what `peel show --outline` prints.
---@return { section: any?, blocks: table[] }[]
function methods:outline()
  local own = check(self, "outline")
  local document, set = own.read.document, own.read.records:set "sections"
  local groups, headings = { [0] = { blocks = {} } }, structure.infos(document, own.read.named)
  for id = 1, set:count() do groups[id] = { section = set:record(id), blocks = {} } end
  for _, block in ipairs(document:blocks()) do
    local heading = headings[block.section]
    if block.kind ~= "heading" or heading and heading.is_title then
      local tape <close> = document:block_tape(block.number)
      block.text = tape.text
      table.insert(groups[heading and heading.shown or 0].blocks, block)
    end
  end
  return table.move(groups, 0, #groups, 1, {})
end

--- Bytes that the report takes beside its text.
---@return integer
function methods:memory()
  local own = check(self, "memory")
  local _, _, bytes = own.read.document:stats()
  local _, _, folded = 0, 0, 0
  if own.read.folded then _, _, folded = own.read.folded:stats() end
  return bytes + own.read.records:bytes() + folded
end

--- Runs a rule over a report again and tells what it did; see peel.trace.
---@param self peel.Report
---@param rule string|table
---@return peel.TraceStep[]
function report.trace(self, rule)
  local own = check(self, "trace")
  local front = {}
  for _, field in ipairs(schema.entry("report").fields) do
    if field.name ~= "spans" then front[field.name] = own.front[field.name] end
  end
  return require("peel.trace").run(own.read, front, rule)
end

--- The record set of a list or view of the schema, for the lists of a corpus.
---@param self peel.Report
---@param name string
---@return peel.RecordSet
function report.set(self, name) return check(self, name).read.records:set(schema.entry(name).set or name) end

--- What a report is made of, for peel's own modules.
---@param self peel.Report
---@param name string of the method that asks
---@return peel.Read
function report.read(self, name)
  local own = parts[self]
  if not own then complain("%s: a report expected, got %s (is it called with ':'?)", name, type(self)) end
  if not own.read then complain("%s: the report is closed; open it again to use it", name) end
  return own.read
end

--- The source text of a report.
---@param self peel.Report
---@return string
function report.source(self) return check(self, "source").read.source end

--- Reads a report from its bytes.
---@param bytes string
---@param path string
---@param options table
---@return peel.Report?
---@return string? message
---@return string? code
---@return integer? line
---@return integer? byte
function report.new(bytes, path, options)
  local made = setmetatable({}, meta) --[[@as peel.Report]]
  local read, message, code, line, byte = reader.read(bytes, path, options, made)
  if not read then return nil, message, code, line, byte end
  read.source, read.registry = bytes, options.registry
  parts[made] = { read = read, front = read.records:set("report"):record(1) }
  return made
end

--- Is this value a report?
function report.is_report(value) return parts[value] ~= nil end

--- Is this report closed?
---@param self peel.Report
---@return boolean
function report.closed(self) return parts[self].read == nil end

return report
