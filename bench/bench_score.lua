-- `make bench`, its part on scores: how sure the ranks of 43 units on 10 indicators are, by 100,000 runs, beside the same in
-- numpy on one core. Usage: lua5.4 bench/bench_score.lua [ROUNDS]
local clock = require "bench"
local core = require "peel.core"

local UNITS, INDICATORS, ALTERNATIVES, RUNS = 43, 10, 3, 100000
local rounds = math.tointeger(arg[1]) or 5

--- Numbers that look like chance, the same as score_numpy.py's.
local alternatives = {}
for a = 1, ALTERNATIVES do
  local values = {}
  for i = 1, UNITS * INDICATORS do
    values[i] = ((a - 1) * UNITS * INDICATORS + i) * 2654435761 % 4294967296 / 4294967296
  end
  alternatives[a] = { values = values }
end

local members, weights = {}, {}
for i = 1, INDICATORS do members[i], weights[i] = i, 1 end

local function simulate(group)
  group.aggregate, group.members, group.weights = group.aggregate or "arithmetic", members, weights
  local start = clock.seconds()
  local ranks = assert(core.montecarlo {
    units = UNITS, indicators = INDICATORS, alternatives = alternatives, group = group, runs = RUNS, seed = 1,
  }, "a value that is not positive")
  return clock.seconds() - start, ranks
end

--- Seconds by way, and the shares of runs in which the first unit is ahead; nil where numpy is not there.
local function numpy()
  for _, python in ipairs { "python3", "/usr/bin/python3" } do
    local command = "OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 %s bench/score_numpy.py %d %d %d %d 2>/dev/null"
    local pipe <close> = assert(io.popen(command:format(python, UNITS, INDICATORS, ALTERNATIVES, RUNS)))
    local found = {}
    for line in pipe:lines() do
      local words = {}
      for word in line:gmatch "%S+" do words[#words + 1] = tonumber(word) or word end
      found[table.remove(words, 1)] = #words > 1 and words or words[1]
    end
    if found.ahead then return found end
  end
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

local times, shares = { spread = {}, simplex = {}, geometric = {}, comparing = {}, sorting = {} }, nil
local _, ranks = simulate { spread = 0.25 } -- warm up
for _ = 1, rounds do
  local function note(key, seconds) table.insert(times[key], seconds) end
  note("spread", (simulate { spread = 0.25 }))
  note("simplex", (simulate { simplex = true }))
  note("geometric", (simulate { spread = 0.25, aggregate = "geometric" }))
  local peer = numpy()
  if not peer then break end
  note("comparing", peer.comparing)
  note("sorting", peer.sorting)
  shares = peer.ahead
end

-- The same simulation in both: no share may be off by more than five standard errors of their difference.
for q = 1, shares and UNITS or 0 do
  local share = ranks:ahead(1, q) / RUNS
  local off, error_of = math.abs(share - shares[q]), math.sqrt(2 * math.max(share * (1 - share), 1 / RUNS) / RUNS)
  assert(off <= 5 * error_of, ("unit %d: ahead in %.4f of the runs, in numpy in %.4f"):format(q, share, shares[q]))
end

print(("\n%d units, %d indicators, %d alternatives, %d runs; median of %d interleaved rounds"):format(
  UNITS, INDICATORS, ALTERNATIVES, RUNS, rounds))
local best = math.min(median(times.comparing) or math.huge, median(times.sorting) or math.huge)
print(("\n  %-42s%8s  %10s"):format("ranks and pairs, one core", "ms", "to numpy"))
for _, row in ipairs {
  { "spread", "peel: weights of 0.75 to 1.25" }, { "simplex", "peel: any weights" }, { "geometric", "peel: geometric means, 0.75 to 1.25" },
  { "comparing", "numpy, comparing all pairs" }, { "sorting", "numpy, sorting (parts equal scores)" },
} do
  local t = median(times[row[1]])
  print(("  %-42s"):format(row[2]) .. (t and ("%8.1f  %8.2f x"):format(t * 1e3, best / t) or "not here"))
end
