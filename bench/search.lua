-- The second part of `make bench`: a scan of about 70 MB of reports for a phrase, every hit with its report, block and
-- section, beside ripgrep over the same bytes in one file. Usage: lua5.4 bench/search.lua [ROUNDS]
local c = require "bench"
local peel = require "peel"
local parse = require "peel.search.parse"
local scanner = require "peel.search.scanner"
local search = require "peel.search"

local rounds = math.tointeger(arg[1]) or 15
local BYTES = 67e6
local PHRASES = { { "zebra crossing", "in no report" }, { "domestic abuse", "a phrase" }, { "police", "a common word" } }

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

-- ---------------------------------------------------------------- the reports, over and over

local from = os.getenv "PEEL_REPORTS" or "examples/reports"
local texts, size = {}, 0
do
  local pipe <close> = assert(io.popen(("ls '%s'/*.txt"):format(from)))
  for path in pipe:lines() do
    local file <close> = assert(io.open(path, "rb"))
    texts[#texts + 1] = file:read "a"
    size = size + #texts[#texts]
  end
end
assert(texts[1], "no reports: set PEEL_REPORTS to a folder of them")
local times = math.ceil(BYTES / size)
local bytes = size * times

local together, empty = os.tmpname(), os.tmpname()
do
  local file <close> = assert(io.open(together, "wb"))
  for _ = 1, times do
    for _, text in ipairs(texts) do assert(file:write(text)) end
  end
end

local reports = {}
for time = 1, times do
  for i, text in ipairs(texts) do reports[#reports + 1] = assert(peel.parse(text, ("%d-%d"):format(time, i))) end
end
collectgarbage() collectgarbage()

-- ---------------------------------------------------------------- what is measured

--- Seconds to find a phrase and to read report, block and section of each hit; how many there are, and what was read.
local function scan(phrase)
  local found, count, start = {}, 0, c.seconds()
  local plan = parse.plan('"' .. phrase .. '"')
  for _, report in ipairs(reports) do
    local hits = scanner:find(report, plan)
    local n = #hits
    if n > 0 then
      local _, _, blocks, sections = hits:all()
      found[#found + 1] = { report = report, blocks = blocks, sections = sections }
      count = count + n
    end
    hits:close()
  end
  return c.seconds() - start, count, found
end

--- Seconds to rank the hits and make their rows, text around the words included.
local function query(phrase)
  local start = c.seconds()
  local n = #search.over(reports, '"' .. phrase .. '"')
  return c.seconds() - start, n
end

--- Seconds of ripgrep, its output read from a pipe: into the null device it would stop at the first match.
local function ripgrep(phrase, path)
  local start = c.seconds()
  local pipe = assert(io.popen(("exec rg -F --no-config -c -- '%s' '%s'"):format(phrase, path)))
  local lines = tonumber(pipe:read "a")
  pipe:close()
  return c.seconds() - start, lines or 0
end

local start = c.seconds()
scan(PHRASES[1][1])
local folding = c.seconds() - start
local held = 0
for _, report in ipairs(reports) do held = held + report:memory() end

print(("\n  search: %d reports, %.1f MB; words folded at the first search, %.0f MB/s"):format(#reports, bytes / 1e6, bytes / folding / 1e6))
print(("  %-34s%8s %8s %10s %10s"):format("phrase scan, one core", "hits", "ms", "GB/s", "to rg -F"))
local there = c.run("rg", "--version")
for _, phrase in ipairs(PHRASES) do
  local t = { scan = {}, query = {}, rg = {}, start = {} }
  local hits
  for round = 1, rounds do
    t.scan[round], hits = scan(phrase[1])
    if there then t.rg[round], t.start[round] = ripgrep(phrase[1], together), ripgrep(phrase[1], empty) end
    if round <= 3 then t.query[round] = query(phrase[1]) end
  end
  local mine, peer = median(t.scan), there and median(t.rg) - median(t.start)
  local function row(name, seconds)
    print(("  %-34s%8s %8.1f %10.2f %10s"):format(name, name:find "^peel" and hits or "", seconds * 1e3, bytes / seconds / 1e9,
      peer and ("%.2f x"):format(peer / seconds) or "-"))
  end
  row("peel: " .. phrase[2], mine)
  if peer then row("rg -F -c, start-up taken off", peer) end
  row("peel: ranked rows with their text", median(t.query))
end
os.remove(together)
os.remove(empty)
