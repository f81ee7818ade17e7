--- What a corpus has read and worked out so far. Everything is made when it is first asked for, once.

local base = require "peel.corpus.base"
local complain = require "peel.query.complain"
local facts = require "peel.corpus.facts"
local load = require "peel.corpus.load"

---@class peel.CorpusState
---@field files peel.CorpusFiles
---@field registry peel.Registry
---@field merge boolean
---@field private open fun(path: string): peel.Report?, string?, string?
---@field private read peel.Loaded?
---@field private bases table<string, peel.CorpusBase>
---@field private merged table<string, { base: peel.CorpusBase, records: (fun(i: integer): peel.Record[])? }>
---@field private judged table?
---@field is_closed boolean
local state = {}
state.__index = state

state.CLOSED = "the corpus is closed; open it again to use it"

---@param files peel.CorpusFiles
---@param options { open: function, registry: peel.Registry, merge: boolean }
---@return peel.CorpusState
function state.new(files, options)
  return setmetatable({ files = files, open = options.open, registry = options.registry, merge = options.merge, bases = {}, merged = {},
    is_closed = false }, state)
end

--- Has it read its files?
function state:is_read() return self.read ~= nil end

--- The reports, read now where they are not yet.
---@return peel.Loaded
function state:loaded()
  if self.is_closed then complain(state.CLOSED) end
  self.read = self.read or load.read(self.files, self.open)
  return self.read
end

--- Every record of a list, as printed.
---@param name string
---@return peel.CorpusBase
function state:base(name)
  self.bases[name] = self.bases[name] or base.of(self:loaded().reports, name)
  return self.bases[name]
end

--- The judgments as facts, and the prior judgments that are mentions of them.
---@return { facts: peel.Facts, earlier: peel.Earlier, again: table<integer, integer[]> }
function state:judgments()
  if not self.judged then
    local found, said = facts.judgments(self:base "judgments")
    local earlier = facts.earlier(self:base "prior_judgments", said, found, self.registry)
    local again = {}
    for row = 1, self:base "prior_judgments".n do
      local fact = earlier.fact[row]
      if fact then
        again[fact] = again[fact] or {}
        table.insert(again[fact], row)
      end
    end
    self.judged = { facts = found, earlier = earlier, again = again }
  end
  return self.judged
end

--- The distributions as facts.
---@return peel.Facts
function state:distributions()
  self.distributed = self.distributed or facts.distributions(self:base "distributions")
  return self.distributed
end

local merging = {} ---@type table<string, fun(self: peel.CorpusState): peel.CorpusBase, (fun(i: integer): peel.Record[])?>

function merging.judgments(self)
  local judged = self:judgments()
  return facts.rows(self:base "judgments", judged.facts, self:base "prior_judgments", judged.again)
end

function merging.distributions(self) return facts.rows(self:base "distributions", self:distributions()) end

function merging.prior_judgments(self) return facts.without(self:base "prior_judgments", self:judgments().earlier.fact) end

--- Is this a list whose records of different reports may be one row?
---@param name string
function state.merges(name) return merging[name] ~= nil end

--- The rows of a list: records that state one fact are one row where they are to be merged.
---@param name string
---@param merge boolean
---@return peel.CorpusBase
---@return (fun(i: integer): peel.Record[]) records the records behind a row
function state:rows(name, merge)
  local key = (merge and merging[name]) and name or nil
  local made = key and self.merged[key]
  if key and not made then
    made = {}
    made.base, made.records = merging[key](self)
    self.merged[key] = made
  end
  local of = made and made.base or self:base(name)
  return of, made and made.records or function(i) return { of.record(i) } end
end

--- The words of a vocabulary that a list has beside those of the registry.
---@param name string of the list
---@param kind string "force", "area" or "framework"
---@return string[]
function state:words(name, kind)
  local words, seen = {}, {}
  local function add(word)
    if word and not seen[word] then seen[word], words[#words + 1] = true, word end
  end
  for _, framework in ipairs(self.registry:frameworks()) do
    if kind == "framework" then add(framework.id) end
    for _, area in ipairs(kind == "area" and framework.areas or {}) do add(area.key) end
  end
  for _, of in ipairs(self:loaded().reports) do
    if kind ~= "area" then add(of[kind]) end
  end
  local of = self:base(name)
  for _, field in ipairs(of.columns) do
    if field.name == kind then
      local column, n = of.frame:column(kind)
      for i = 1, n do add(column[i]) end
    end
  end
  return words
end

--- Frees what the corpus opened.
function state:close()
  if self.is_closed then return end
  self.is_closed = true
  load.close(self.files)
  self.read, self.bases, self.merged, self.judged, self.distributed = nil, {}, {}, nil, nil
end

return state
