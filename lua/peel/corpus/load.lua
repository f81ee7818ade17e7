--- Reads the reports of a corpus, each once. A file that can't be read is told and the others go on; copies of one report
--- are left out and told.

local copies = require "peel.corpus.copies"
local progress = require "peel.corpus.progress"
local report = require "peel.report"

local load = {}

---@class peel.CorpusReport
---@field report peel.Report
---@field path string
---@field force string?
---@field framework string?
---@field year integer?
---@field kind string?

---@class peel.Loaded
---@field reports peel.CorpusReport[] in the order of their paths
---@field failed { path: string, code: string, message: string }[]
---@field copies { path: string, of: string, why: string, report: peel.Report }[] `report` is the one that stays
---@field shared { isbn: string, reports: peel.Report[] }[] reports of different forces or frameworks with one ISBN

--- Reads one source, unless it is read or failed already.
---@param source table a peel.CorpusSource; takes `report`, or `message` and `code`
---@param open fun(path: string): peel.Report?, string?, string?
local function read(source, open)
  local done, found, message, code = pcall(open, source.path)
  if done and found then
    source.report, source.opened = found, true
  elseif done then
    source.message, source.code = message, code
  elseif type(found) == "string" and found:find "interrupted!$" then
    error(found, 0) -- what was read is kept: asked again, the corpus goes on from here
  else
    source.message, source.code = ("%s: internal error, please report it: %s"):format(source.path, tostring(found)), "internal"
  end
end

--- The sources that are reports now, without copies.
---@param sources table[]
---@param loaded peel.Loaded
local function without_copies(sources, loaded)
  local facts = {}
  for i, source in ipairs(sources) do
    local of = source.report
    facts[i] = { source = report.source(of), isbn = of.isbn, kind = of.kind, framework = of.framework, force = of.force,
      published = of.published, title = of.title, year = of.year }
  end
  local found = copies.find(facts)
  for i, source in ipairs(sources) do
    local copy = found.copies[i]
    if copy then
      local kept = sources[copy.of]
      loaded.copies[#loaded.copies + 1] = { path = source.path, of = kept.path, why = copy.why, report = kept.report }
      if source.opened then source.report:close() end
      source.copied = true
    else
      local fact = facts[i]
      loaded.reports[#loaded.reports + 1] = { report = source.report, path = source.path, force = fact.force,
        framework = fact.framework, year = fact.year, kind = fact.kind }
    end
  end
  for i, pair in ipairs(found.shared) do
    loaded.shared[i] = { isbn = pair.isbn, reports = { sources[pair[1]].report, sources[pair[2]].report } }
  end
end

--- Reads all sources.
---@param files peel.CorpusFiles
---@param open fun(path: string): peel.Report?, string?, string?
---@return peel.Loaded
function load.read(files, open)
  local loaded = { reports = {}, failed = {}, copies = {}, shared = {} } ---@type peel.Loaded
  local waiting, reports = {}, {}
  for _, source in ipairs(files.sources) do
    if source.report and report.closed(source.report) then
      source.message, source.code = source.path .. ": the report was closed before the corpus came to read it", "closed"
    elseif not source.report and not source.message then
      waiting[#waiting + 1] = source
    end
  end
  do
    local write, width = progress.terminal()
    local shown <close> = progress.start(#waiting, #waiting > 1 and write or nil, width)
    for i, source in ipairs(waiting) do
      shown:step(i, source.path)
      read(source, open)
    end
  end
  for _, failure in ipairs(files.failed) do
    loaded.failed[#loaded.failed + 1] = { path = failure.path, code = "unreadable", message = failure.message }
  end
  for _, source in ipairs(files.sources) do
    if source.message then
      loaded.failed[#loaded.failed + 1] = { path = source.path, code = source.code, message = source.message }
    else
      reports[#reports + 1] = source
    end
  end
  without_copies(reports, loaded)
  return loaded
end

--- Closes the reports that the corpus opened itself; those that it was given stay open.
---@param files peel.CorpusFiles
function load.close(files)
  for _, source in ipairs(files.sources) do
    if source.opened and source.report then source.report:close() end
    source.report = nil
  end
end

return load
