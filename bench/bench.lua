-- `make bench`: peel beside md4c and cmark over the same reports, in one run. Figures of different machines
-- do not compare; the ratios do, roughly. Usage: lua5.4 bench/bench.lua [ROUNDS]
local c = require "bench"
local rounds = math.tointeger(arg[1]) or 15
local TIMES = 10 -- each round reads all reports so many times

local LISTS = {
  "contents", "sections", "judgments", "prior_judgments", "comparability", "distributions", "findings", "recommendations",
  "follow_ups", "measures", "figures", "tables", "footnotes", "glossary", "goals", "updates", "themes", "diagnostics",
}

local function lines_of(command)
  local list = {}
  local pipe <close> = assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  return list
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

--- Runs every subject once a round, in turn; the median of each. A subject is { key, function that gives seconds }.
local function interleave(subjects)
  local times, result = {}, {}
  for _, subject in ipairs(subjects) do
    times[subject[1]] = {}
    subject[2]() -- warm up
  end
  for _ = 1, rounds do
    for _, subject in ipairs(subjects) do
      local all = times[subject[1]]
      all[#all + 1] = subject[2]()
    end
  end
  for key, all in pairs(times) do result[key] = median(all) end
  return result
end

-- ---------------------------------------------------------------- the reports

local from = os.getenv "PEEL_REPORTS"
local paths = lines_of(("ls '%s'/*.txt 2>/dev/null"):format(from or "examples/reports"))
assert(paths[1], "no reports: set PEEL_REPORTS to a folder of them")

local texts, bytes, largest = {}, 0, nil
for i, path in ipairs(paths) do
  local file <close> = assert(io.open(path, "rb"))
  texts[i] = file:read "a"
  bytes = bytes + #texts[i]
  if not largest or #texts[i] > #texts[largest] then largest = i end
end

-- ---------------------------------------------------------------- what is measured

local here, peel = pcall(require, "peel")
if here and not peel.open then here, peel = false, "there is no peel.open" end
if not here then io.stderr:write("bench: no rows on records: ", peel, "\n") end

--- Opens a report and asks for every list that it has; the report, still open.
local function open_all(path)
  local report = assert(peel.open(path))
  for _, list in ipairs(LISTS) do
    local _ = #report[list](report)
  end
  return report
end

local function time_records()
  local start = c.seconds()
  for _ = 1, TIMES do
    for _, path in ipairs(paths) do open_all(path):close() end
  end
  return c.seconds() - start
end

local function held()
  collectgarbage() collectgarbage()
  return c.memory()
end

--- Bytes that open reports hold beyond their text; the framework's grammars are built before.
local function record_memory()
  if not held() then return nil end
  for _, path in ipairs(paths) do open_all(path):close() end
  local before, reports = held(), {}
  for i, path in ipairs(paths) do reports[i] = open_all(path) end
  local after = held()
  for _, report in ipairs(reports) do report:close() end
  return after - before - bytes
end

-- ---------------------------------------------------------------- the table

local function row(name, ...) print(("  %-42s"):format(name) .. string.format(...)) end
local function ratio(a, b) return a and b and ("%8.2f x"):format(a / b) or ("%10s"):format "-" end

print(("%d reports from %s in turn, %d bytes; median of %d interleaved rounds"):format(#paths, from or "examples/reports", bytes, rounds))

local subjects = {}
for _, name in ipairs { "peel", "md4c", "cmark" } do
  if c[name] then
    subjects[#subjects + 1] = { name, function() return (c[name](texts, TIMES)) end }
  end
end
if here then subjects[#subjects + 1] = { "records", time_records } end
local t = interleave(subjects)

local function rate_row(name, key)
  if t[key] then
    row(name, "%8.1f  %s  %s", bytes * TIMES / t[key] / 1e6, ratio(t.md4c, t[key]), ratio(t.cmark, t[key]))
  else
    row(name, "%8s", "not here")
  end
end
print(("\n  %-42s%8s  %10s  %10s"):format("speed, one core", "MB/s", "to md4c", "to cmark"))
rate_row("peel core: bytes to blocks and outline", "peel")
rate_row("peel: file to records, every list asked", "records")
rate_row("md4c, CommonMark, callbacks", "md4c")
rate_row("cmark, tree", "cmark")

print(("\n  %-42s%8s"):format("memory beyond the text", "x text"))
local _, core_bytes = c.peel(texts, 1)
row("peel core: blocks and outline", "%8.2f", core_bytes / bytes)
local records = here and record_memory()
if records then row("peel: an open report with every list", "%8.2f", records / bytes) end
if c.cmark_memory then
  local tree = 0
  for _, text in ipairs(texts) do tree = tree + (c.cmark_memory(text) or 0) end
  row("cmark, tree with its copy of the text", "%8.2f", tree / bytes)
end

local programs = {
  { "lua", "lua5.4 -e ''", "lua5.4", "-e", "" },
  { "lpeg", "lua5.4, require lpeg", "lua5.4", "-e", "require 'lpeg'" },
  { "peel", "lua5.4, require lpeg and peel", "lua5.4", "-e", "require 'lpeg' require 'peel'" },
  { "show", "build/peel show, the largest report", "build/peel", "show", paths[largest] },
  { "cmark", "cmark to HTML, the largest report", "cmark", paths[largest] },
}
subjects = {}
for _, program in ipairs(programs) do
  if c.run(table.unpack(program, 3)) then
    subjects[#subjects + 1] = { program[1], function() return (c.run(table.unpack(program, 3))) end }
  end
end
rounds = rounds * 3
t = interleave(subjects)
print(("\n  %-42s%8s  %10s  %10s"):format("a process from start to end", "ms", "to cmark", "added ms"))
for i, program in ipairs(programs) do
  local key, before = program[1], i > 1 and i < 4 and t[programs[i - 1][1]]
  row(program[2], "%8s  %s  %s", t[key] and ("%.2f"):format(t[key] * 1e3) or "failed", ratio(t[key], t.cmark),
    t[key] and before and ("%+10.2f"):format((t[key] - before) * 1e3) or "")
end
