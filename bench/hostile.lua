--- Times the documents of spec/support/hostile.lua at two sizes: the rate of the core and of a whole parse, and how much
--- longer twice the bytes take. `lua5.4 bench/hostile.lua [kilobytes] [name]`, with the search paths of the tree.

local core = require "peel.core"
local peel = require "peel"
local registry = require "peel.registry"
local documents = dofile "spec/support/hostile.lua"

local size = math.tointeger(tonumber(arg[1] or 256)) * 1024
local only = arg[2]
local vocabulary = { headings = { { text = "Areas for improvement", level = 2, key = 1 } }, grades = { "Good" }, never = {}, keep = {} }

local function seconds(work, text)
  collectgarbage()
  collectgarbage "stop"
  local best
  for _ = 1, 3 do
    local from = os.clock()
    work(text)
    local took = os.clock() - from
    best = math.min(best or took, took)
    if took > 1 then break end
  end
  collectgarbage "restart"
  return best
end

local function structure(text)
  local d <close> = core.read(text)
  if d then d:structure(vocabulary) end
end

local framework = { framework = "peel_effectiveness_2015", registry = registry.default() }
local function parse(text)
  local r = peel.parse(text, "hostile", framework)
  if r then r:close() end
end

parse "PEEL: Police effectiveness 2015\n" -- grammars are built once
print(("%-34s %10s %6s   %10s %6s"):format("document", "core MB/s", "x2", "parse MB/s", "x2"))
for _, document in ipairs(documents) do
  if not only or document.name:find(only, 1, true) then
    local small, large = document.make(size), document.make(2 * size)
    local a, b = seconds(structure, small), seconds(structure, large)
    local c, d = seconds(parse, small), seconds(parse, large)
    local function rate(n, s) return n / math.max(s, 1e-6) / 1e6 end
    print(("%-34s %10.1f %6.2f   %10.2f %6.2f %s"):format(document.name, rate(#large, b), b / math.max(a, 1e-5), rate(#large, d),
      d / math.max(c, 1e-5), (b / math.max(a, 1e-5) > 2.7 and b > 0.01 or d / math.max(c, 1e-5) > 2.7 and d > 0.01) and "<--" or ""))
    io.flush()
  end
end
