-- When memory runs out: errors that pcall catches, a state that goes on working, and no byte lost.

local found, alloc_fail = pcall(require, "alloc_fail") -- make builds it beside the module
local quick = os.getenv "PEEL_QUICK" or os.getenv "LD_PRELOAD" -- a sanitizer is preloaded
local STICKY, BURST = -1, 2 -- Lua tries again after a collection: a single failure is always absorbed

local REPORT = [[
PEEL: Police effectiveness 2015

An inspection of Fenmoor Constabulary

February 2016

Contents

Overview – How effective is the force at keeping people safe and reducing crime?	3
Summary	4

Overview – How effective is the force at keeping people safe and reducing crime?

Overall judgment¹



Good

Fenmoor Constabulary keeps its towns safe, and its **officers** are known there.

¹ One of four grades.

Summary

In the 12 months to 31 March 2015 there were 61.2 crimes per 1,000 population.

Areas for improvement

• The constabulary should answer the telephone sooner.
• It should read what it writes.

Figure 1: Crime in Fenmoor

Area	2014	2015
Fenmoor	58.1	61.2
England and Wales	60.4	61.0

Source: the constabulary
]]

local SETUP = {
  core = [[
    local core = require "peel.core"
    local text = %s
    local vocabulary = { headings = { { text = "Summary", level = 1, key = 1 }, { text = "Annex ", level = 1, key = 2, prefix = true } },
      grades = { "Good" }, never = { "Area" }, keep = { "Source" } }
    return function()
      local d = assert(core.read(text))
      d:probe()
      d:structure(vocabulary)
      for _, list in ipairs { "sections", "contents", "tables", "figures", "footnotes", "problems", "blocks" } do d[list](d) end
      for _, tape in ipairs { d:tape(0, true), d:spine(), d:block_tape(1) } do d:text(tape:span(1, #tape.text)) end
      d:close()
    end]],
  frames = [[
    local core = require "peel.core"
    local schema, grade = require "peel.schema", require "peel.grade"
    local good, poor = grade.of("peel_4", "good"), grade.of("peel_4", "inadequate")
    local _ = %s
    local records = core.records(core.schema(schema.lists))
    local set = records:set "judgments"
    for i = 1, 60 do
      set:append { area = i %% 3 > 0 and "area " .. i %% 3 or nil, grade = good, year = 2000 + i %% 9, question = "q" .. i %% 5, spans = { i, i } }
    end
    records:seal()
    require "peel.near"
    return function()
      local frame = core.frame(set)
      local own = core.frame_of(60, { { name = "day", type = "date", values = { "2016", "2016-02" } },
        { name = "x", type = "number", values = { 1.5, 2, nil, 3 } }, { name = "grade", type = "grade", values = { poor } } })
      local all = core.frame_concat({ frame, frame:gather { 3, 0, 1 }, own }, { "area", "grade", "year", "question", "x", "day" })
      all = all:with { { name = "z", from = all, column = "x" } }
      for _, f in ipairs { all, all:gather(all:sort(nil, { { "area" }, { "year", true } })) } do
        local rows = f:filter(nil, { { "year", "range", 2003 }, { "area", "in", { "area 1", "area 2" } }, { "question", "like", "Q*" } })
        f:filter(rows, { { "x", "notin", { 3, 4, 5, 6, 7 } }, { "day", "range", "2015" }, { "grade", "range", good } })
        local groups = f:group(rows, { "area", "x", "question" })
        for _, op in ipairs { "sum", "mean", "median", "min", "first" } do groups:aggregate(op, "year") end
        groups:aggregate("max", "grade")
        groups:rows(1)
        f:sort(nil, { { "grade" } }, 2)
        f:count_by(f:distinct(nil, { "day", "year" }), "day")
        local _ = f:filter(nil, { { "year", "present" } })[1]
        f:column("question", rows)
        pcall(f.get, f, 1, "aera")
      end
    end]],
  search = [[
    local peel = require "peel"
    local r = assert(peel.parse(%s, "fenmoor"))
    assert(#r:search "crime" > 0)
    return function()
      local read = require("peel.report").read(r, "spec")
      if read.folded then read.folded:close() end
      read.folded = nil
      tostring(r:search "(crime NEAR/5 population) OR officer* NOT telephone")
      tostring(r:kwic("fenmoor", 20, "line"))
      tostring(r:terms { by = "area", dictionary = { towns = { "town*", '"crime in"' } } })
      for hit in r:search("fenmoor"):each() do hit:cite() end
    end]],
  ranks = [[
    local core = require "peel.core"
    local _ = %s
    local values, bad = {}, { 1, -1 }
    for i = 1, 40 do values[i] = i %% 7 end
    local within = { aggregate = "median", members = { 3, 4 }, choices = { { 1, 1 }, { 2, 1 } } }
    local group = { aggregate = "arithmetic", members = { 1, 2, within }, weights = { 1, 2, 1 }, spread = 0.5 }
    return function()
      local asked = { units = 10, indicators = 4, alternatives = { { values = values }, { values = values, caps = { 3 } } }, group = group }
      asked.runs, asked.seed = 200, 1
      local ranks <close> = core.montecarlo(asked)
      ranks:counts(3)
      asked = { units = 2, indicators = 1, alternatives = { { values = bad } }, exact = true }
      asked.group = { aggregate = "geometric", members = { 1 }, weights = { 1 } }
      assert(select(2, core.montecarlo(asked)).unit == 2)
    end]],
  -- with its grammars built before, and with all of it still to be loaded
  warm = [[
    local peel = require "peel"
    local text = %s
    assert(peel.parse(text))
    return function()
      local r <close> = assert(peel.parse(text, "fenmoor"))
      tostring(r)
      tostring(r:judgments())
      for f in r:findings():each() do tostring(f) end
      tostring(r:values():where { unit = "per_1000_population" }:derive { x = function(v) return v.value end }:sort("-x")
        :group("entity"):aggregate { "count", { "mean", "x" } })
      tostring(r:judgments():join(r:sections(), { on = "area", kind = "left" }):union(r:findings()))
      tostring(r:values():pivot { rows = "entity", columns = "period", value = "value", aggregate = "max" }:describe())
    end]],
  cold = [[
    local text = %s
    return function()
      local r = assert(require "peel".parse(text, "fenmoor"))
      tostring(r)
    end]],
}

--- Lets the n-th request fail for n = 1, 2, ... in growing steps until none does.
---@return integer tries that failed
local function sweep(name, failures, step)
  local code = SETUP[name]:format(("%q"):format(REPORT))
  local n, tries = 0, 0
  while true do
    local ok, message, fired, leaked, alive = alloc_fail.run(code, n, failures)
    local where = ("%s, request %d of %d: "):format(name, n, failures)
    assert.is_true(alive, where .. "the state is dead")
    assert.equal(0, leaked, where .. "bytes lost")
    if not ok then assert.matches("not enough memory", message, 1, true, where) end
    if fired == 0 then
      assert.is_true(ok, where .. tostring(message))
      return tries
    end
    tries = tries + 1
    n = n + 1 + n // step
  end
end

describe("memory that runs out", function()
  if not found then
    pending "alloc_fail.so is not built: run make spec"
    return
  end

  for _, failures in ipairs { STICKY, BURST } do
    local how = failures == STICKY and "for good" or "twice"

    it("leaves the core's calls clean, " .. how, function()
      assert.is_true(sweep("core", failures, quick and 16 or 160) > (quick and 40 or 150))
    end)

    it("leaves what frames are asked clean, " .. how, function()
      assert.is_true(sweep("frames", failures, quick and 16 or 160) > (quick and 40 or 150))
    end)

    it("leaves a search clean, " .. how, function()
      assert.is_true(sweep("search", failures, quick and 4 or 12) > (quick and 15 or 30))
    end)

    it("leaves a simulation clean, " .. how, function()
      assert.is_true(sweep("ranks", failures, 160) > 30)
    end)

    it("leaves a parse clean, " .. how, function()
      assert.is_true(sweep("warm", failures, quick and 4 or 20) > 20)
    end)

    it("leaves loading and a parse clean, " .. how, function()
      assert.is_true(sweep("cold", failures, quick and 2 or 10) > 10)
    end)
  end

  it("finds what would be lost", function() -- the sweep itself can fail
    local ok, message = alloc_fail.run([[return function() error "of its own" end]], 0, STICKY)
    assert.is_false(ok)
    assert.is_string(message)
    assert.has_error(function() alloc_fail.run("return nil +", 0, STICKY) end)
  end)
end)
