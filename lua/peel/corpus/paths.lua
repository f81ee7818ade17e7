--- Which files a corpus is made of: paths, globs, directories and reports become one list, in the order of their paths,
--- each file once, whatever links lead to it.

local complain = require "peel.query.complain"
local near = require "peel.near"
local report = require "peel.report"
local sys = require "peel.core".sys

local paths = {}

--- Names of the files that a directory is read for; of the others it is said how many were left.
local ENDINGS = { txt = true, text = true, md = true, markdown = true }

---@class peel.CorpusSource
---@field path string as given or found; of a report, its own
---@field report peel.Report? read already

---@class peel.CorpusFailure
---@field path string
---@field message string one line, begins with the path

---@class peel.CorpusFiles
---@field sources peel.CorpusSource[] in the order of their paths
---@field failed peel.CorpusFailure[] what could not be looked into
---@field skipped { path: string, message: string }[] directories with files of other kinds

--- The ending of a file's name in lower case, "" where it has none.
local function ending(name) return (name:match "[^.]%.([%w_]+)$" or ""):lower() end

--- `2 .pdf, 1 .json`
local function tell(counts)
  local endings, words = {}, {}
  for name in pairs(counts) do endings[#endings + 1] = name end
  table.sort(endings, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return sys.before(a, b)
  end)
  for i, name in ipairs(endings) do words[i] = ("%d %s"):format(counts[name], name == "" and "without an ending" or "." .. name) end
  return table.concat(words, ", ")
end

--- Everything below a directory, hidden names left out; a directory that a link leads back to is entered once.
---@param found peel.CorpusFiles
---@param top string
---@param add fun(path: string)
local function walk(found, top, add)
  local waiting, seen, other, n = { top }, {}, {}, 0
  while #waiting > 0 do
    local directory = table.remove(waiting)
    local real = sys.realpath(directory) or directory
    local names, message
    if not seen[real] then names, message = sys.entries(directory) end
    seen[real] = true
    if message then found.failed[#found.failed + 1] = { path = directory, message = message } end
    for _, name in ipairs(names or {}) do
      local path = (directory:gsub("(.)/+$", "%1") .. "/" .. name):gsub("^//", "/")
      local kind = name:sub(1, 1) == "." and "hidden" or sys.kind(path) or "lost" -- a link to nothing fails when it is read
      if kind == "directory" then waiting[#waiting + 1] = path
      elseif (kind == "file" or kind == "lost") and ENDINGS[ending(name)] then add(path)
      elseif kind == "file" then n, other[ending(name)] = n + 1, (other[ending(name)] or 0) + 1 end
    end
  end
  if n > 0 then
    found.skipped[#found.skipped + 1] = { path = top, message = ("%s: files that are no text or markdown by their names were not \z
      read (%s); name them to read them"):format(top, tell(other)) }
  end
end

--- What one word of the caller's stands for. A file that is not there fails when it is read, with the others going on.
local function expand(found, word, add)
  local kind, message = sys.kind(word)
  if kind == "directory" then
    local before = #found.sources + #found.failed
    walk(found, word, add)
    if #found.sources + #found.failed == before then
      found.failed[#found.failed + 1] = { path = word, message = ("%s: the directory holds no .txt or .md file"):format(word) }
    end
  elseif kind then
    add(word)
  elseif word:find "[*?%[]" or word:find "^~" then
    local matches, why = sys.glob(word)
    if matches and #matches == 0 then
      local _, closed = sys.entries(word:match "^([^*?%[~]*)/" or ".") -- a folder that may not be read has no files for a glob
      why = closed or ("%s: no file fits; look at the folder and the ending"):format(word)
    end
    if why then found.failed[#found.failed + 1] = { path = word, message = why } end
    for _, path in ipairs(matches or {}) do
      local matched = sys.kind(path)
      if matched == "directory" then walk(found, path, add)
      elseif matched == "other" then -- a pipe that nobody writes to would never end
        found.failed[#found.failed + 1] = { path = path, message = path .. ": a pipe or a device; name it to read it" }
      else add(path) end
    end
  else
    found.failed[#found.failed + 1] = { path = word, message = message }
  end
end

local OPTIONS = { "encoding", "framework", "registry", "merge" }

--- Raises unless the value can stand for files. `place` is told before what is wrong.
local function check(value, place)
  if report.is_report(value) then
    if report.closed(value) then complain("corpus: %sthe report is closed; open it again", place) end
  elseif type(value) ~= "string" or value == "" or value:find "\0" then
    local shown = value == "" and "an empty string" or type(value) == "string" and "a path with a zero byte" or type(value)
    complain("corpus: %sexpected a path, a glob, a directory, a report or a list of these, got %s", place, shown)
  end
end

--- The caller's words as a list, which may be the `arg` of a script; anything else raises.
---@return any[]
local function words_of(what)
  if type(what) ~= "table" or report.is_report(what) then
    check(what, "")
    return { what }
  end
  local n = 0
  for key in pairs(what) do
    if math.type(key) ~= "integer" or key < 1 and what ~= rawget(_G, "arg") then -- a script's `arg` has its own name at 0
      complain("corpus: a list of paths has no field %s%s", type(key) == "string" and '"' .. key .. '"' or tostring(key),
        near.hint(key, OPTIONS) ~= "" and "; options are the second argument" or "")
    end
    n = math.max(n, key)
  end
  if n == 0 then complain "corpus: the list of paths is empty; name a path, a glob or a directory" end
  for i = 1, n do
    if what[i] == nil then complain("corpus: the list of paths has a hole at [%d] (a misspelt variable?)", i) end
    check(what[i], ("[%d]: "):format(i))
  end
  return what
end

--- The files of a corpus. A wrong argument raises; nil and a message where there is nothing to read.
---
--- ```lua
--- #paths.find("examples/reports/calderwick-*.txt").sources   --> 1
--- ```
---@param what any a path, glob, directory, report, or a list of these
---@return peel.CorpusFiles?
---@return string? message
function paths.find(what)
  local found, seen = { sources = {}, failed = {}, skipped = {} }, {} ---@type peel.CorpusFiles, table<any, boolean>
  local function add(path)
    local real = sys.realpath(path) or path
    if seen[real] then return end
    seen[real] = true
    found.sources[#found.sources + 1] = { path = path }
  end
  for _, word in ipairs(words_of(what)) do
    if type(word) == "string" then expand(found, word, add)
    elseif not seen[word] then
      seen[word] = true
      found.sources[#found.sources + 1] = { path = word.path, report = word }
    end
  end
  if #found.sources == 0 then return nil, found.failed[1] and found.failed[1].message or "there is nothing to read" end
  local place = {}
  for i, source in ipairs(found.sources) do place[source] = i end
  table.sort(found.sources, function(a, b)
    if a.path ~= b.path then return sys.before(a.path, b.path) end
    return place[a] < place[b]
  end)
  return found
end

return paths
