--- Every verb of a query that orders grades, with and without a permit.

local grade = require "peel.grade"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local told = queries.told
local corpus

local UP = { outstanding = "outstanding", good = "good", requires_improvement = "requires_improvement", inadequate = "inadequate" }
local p = peel.allow { reason = "a rough trend" }
local bridged = peel.allow { reason = "a rough trend", bridge = { from = "peel_4", to = "peel_5", grades = UP } }

describe("a comparison that nobody allows", function()
  setup(function()
    corpus = lamps.corpus {
      w19 = lamps.text(2019, "Wessex", { "lamps: good", "wicks: good" }),
      w21 = lamps.text(2021, "Wessex", { "lamps: outstanding", "wicks: good" }),
      k21 = lamps.text(2021, "Kent", { "lamps: inadequate", "wicks: outstanding" }),
      w23 = lamps.text(2023, "Wessex", { "lamps: good", "wicks: inadequate", "lamps: may be compared", "lamps 2021: inadequate" }),
      w25 = lamps.text(2025, "Wessex", { "lamps: adequate", "wicks: good" }),
    }
  end)

  local function wicks() return corpus:judgments { area = "wicks", year = { 2021, 2023 } } end
  local function scales() return corpus:judgments { area = "lamps", year = { 2023, 2025 } } end
  local why = "may not be compared: no source says that these two inspections may be compared; keep to one of them, or permit it: "
  local given = why .. 'query:allow(peel.allow { reason = "..." })'

  -- every verb that orders grades; the second function is the same question behind a permit
  local ways = {
    { "sort", function(q) return q:sort "grade" end },
    { "a sort from the best", function(q) return q:sort("force", "-grade") end },
    { "the first rows of a sort", function(q) return q:sort("-grade"):head(1) end },
    { "max", function(q) return q:group():max "grade" end },
    { "min of groups", function(q) return q:group("area"):min "grade" end },
    { "several aggregates", function(q) return q:group("area"):aggregate { "count", worst = { "min", "grade" } } end },
    { "a pivot", function(q) return q:pivot { rows = "area", columns = "scope", value = "grade", aggregate = "max" } end },
    { "a renamed column", function(q) return q:select { "force", mark = "grade" }:sort "mark" end },
    { "a framework that was made up", function(q) return q:derive { framework = "lamps_2019" }:sort "grade" end },
    { "a framework that was dropped", function(q) return q:select("force", "grade"):sort "grade" end },
    { "a column made of the grades", function(q) return q:derive { mark = function(row) return row.grade end }:sort "mark" end },
    { "a condition before", function(q) return q:where { force = "Wessex", grade = peel.present }:sort "grade" end },
    { "a union", function(q) return q:where { year = 2023 }:union(q:where("year", "~=", 2023)):sort "grade" end },
    { "distinct grades", function(q) return q:distinct("grade", "area"):sort "grade" end },
    { "the best of each", function(q) return q:group("framework"):max("grade"):sort "max" end },
    { "a sort of groups", function(q) return q:group("grade", "framework"):count():sort "grade" end },
    { "a function of groups", function(q) return q:group("area"):apply(function(rows) return rows:sort("grade"):first().grade end) end },
  }
  for _, way in ipairs(ways) do
    it("is refused in " .. way[1] .. ", and behind a permit it is made", function()
      local ok, message = pcall(function() return #way[2](wicks()) end)
      assert.is_false(ok)
      assert.matches("grades of lamps_202%d and of lamps_202%d %(wicks%) may not be compared", message)
      assert.matches(given, message, 1, true)
      assert.is_nil(message:find "\n")
      local made = way[2](wicks():allow(p))
      assert.is_true(#made > 0)
      assert.matches("allowed: a rough trend", table.concat(made:notes(), "\n"), 1, true)
      ok, message = pcall(function() return #way[2](scales()) end)
      assert.is_false(ok)
      assert.matches("five grades for four (the new lamp book, p. 3, lamps.example/book, not verified)", message, 1, true)
      assert.matches(', bridge = ... }', message, 1, true)
      ok, message = pcall(function() return #way[2](scales():allow(p)) end)
      assert.is_false(ok)
      assert.matches("are of different scales and have no order between them; say which stands for which: ", message, 1, true)
      assert.is_true(#way[2](scales():allow(bridged)) > 0)
    end)
  end

  for _, verb in ipairs { "mean", "median", "sum" } do
    it("is refused in a " .. verb .. " of grades, which have no distances anyway", function()
      local ok, message = pcall(function() return wicks():group("area")[verb](wicks():group("area"), "grade") end)
      assert.is_false(ok)
      assert.matches(verb .. ": grades of lamps_2021 and of lamps_2023 (wicks) " .. given, message, 1, true)
      ok, message = pcall(function() return wicks():pivot { rows = "area", columns = "force", value = "grade", aggregate = verb } end)
      assert.is_false(ok)
      assert.matches(given, message, 1, true)
      ok, message = pcall(function() return wicks():allow(p):group("area")[verb](wicks():allow(p):group("area"), "grade") end)
      assert.is_false(ok)
      assert.matches(verb .. ": judgments.grade is of type grade; numbers are needed: grades have an order and no distances", message, 1, true)
    end)
  end

  it("is left out of a description, which says so", function()
    local rows = wicks():describe():where { field = "grade" }
    assert.same({ "grade 3 - -" }, told(rows, "field", "present", "min", "max"))
    assert.matches("min and max of grade are left out: grades of lamps_2021", rows:notes()[1], 1, true)
    assert.same({ "inadequate outstanding" }, told(wicks():allow(p):describe():where { field = "grade" }, "min", "max"))
  end)

  it("is refused in a sort of a timeline, and of prior judgments", function()
    for _, q in ipairs { corpus:timeline("Wessex", "wicks"), corpus:prior_judgments(nil, { merge = false }):union(wicks()) } do
      local ok, message = pcall(function() return #q:sort "grade" end)
      assert.is_false(ok)
      assert.matches("may not be compared", message, 1, true)
      assert.is_true(#q:allow(bridged):sort "grade" > 0)
    end
  end)

  it("is refused in tables of one's own, of rows and of words", function()
    local own = peel.table({ { framework = "a_1", g = grade.of("peel_4", "good") }, { framework = "b_1", g = grade.of("peel_4", "good") } })
    for _, q in ipairs { peel.table(wicks():totable(), { "grade" }):select { g = "grade" }, own } do
      assert.is_false((pcall(function() return #q:sort "g" end)))
      assert.is_true(#q:allow(p):sort "g" > 0)
    end
    local mixed = peel.table({ wicks()[1], { grade = grade.of("peel_4", "good") } }, { "grade" })
    local ok, message = pcall(function() return #mixed:sort "grade" end)
    assert.is_false(ok)
    assert.matches("which inspection a grade is of is not known", message, 1, true)
  end)

  it("is refused between a bound and a column of another scale", function()
    local ok, message = pcall(function() return #scales():where { grade = { from = "adequate" } } end)
    assert.is_false(ok)
    assert.matches("where: grades of lamps_2023 on peel_4 and on peel_5 are of different scales", message, 1, true)
    assert.same({ "good", "adequate" }, told(scales():allow(bridged):where { grade = { from = "adequate" } }, "grade"))
  end)

  it("does not stand in the way of what is not one", function()
    local q = corpus:judgments()
    assert.equal(2, #wicks():where { year = 2021 }:sort "-grade")
    assert.same({}, wicks():where { year = 2021 }:sort("-grade"):notes())
    assert.same({ "lamps_2021 outstanding inadequate", "lamps_2025 adequate adequate" }, told(q:where { area = "lamps", year = { 2021, 2025 } }
      :group("framework"):aggregate { high = { "max", "grade" }, low = { "min", "grade" } }, "framework", "high", "low"))
    assert.equal(3, #q:where { grade = { "good", "outstanding" }, area = "lamps" }:count_by "framework")
    assert.equal(2, #corpus:judgments { force = "Wessex", area = "lamps", year = { 2019, 2021 } }:sort "grade", "the table allows it")
    assert.equal(2, #corpus:judgments { force = "Wessex", area = "lamps", year = { 2021, 2023 } }:sort "grade", "the report allows it")
    assert.equal("good", tostring(q:where { year = 2023 }:group("area"):max("grade")[1].max))
  end)

  it("is made with care where that is allowed, and it is said", function()
    local notes = corpus:judgments { year = { 2019, 2021 }, force = "Wessex" }:sort("grade"):notes()
    assert.equal(1, #notes)
    assert.matches("grades of lamps_2019 and lamps_2021 are compared with care: the areas differ", notes[1], 1, true)
    notes = corpus:judgments { year = { 2019, 2021 }, force = "Wessex" }:group():max("grade"):notes()
    assert.matches("with care", notes[1], 1, true)
  end)

  it("holds a joined column against itself alone", function()
    local before = wicks():where { year = 2021 }:select { "force", before = "grade" }
    local q = wicks():where { year = 2023 }:join(before, { on = "force" })
    assert.equal(1, #q:sort("grade"):sort "before")
    assert.equal(2, #wicks():where { year = 2021 }:join(corpus:judgments { area = "wicks", year = 2025 }:select { "area", late = "grade" },
      { on = "area" }):sort("grade"):sort "late")
  end)
end)

describe("a permit", function()
  local q
  setup(function()
    corpus = lamps.corpus {
      w23 = lamps.text(2023, "Wessex", { "lamps: good", "wicks: inadequate" }), w25 = lamps.text(2025, "Wessex", { "lamps: adequate", "wicks: good" }) }
    q = corpus:judgments { area = "lamps" }
  end)

  it("takes the grades of one scale for those of another, and keeps what was printed", function()
    local made = q:allow(bridged)
    assert.same({ "good peel_5 good peel_4", "adequate peel_5 adequate peel_5" }, told(made:derive {
      a = function(row) return row.grade.scale end, b = function(row) return row.grade_printed.scale end }, "grade", "a", "grade_printed", "b"))
    assert.same({ "good", "adequate" }, told(made:sort "-grade", "grade"))
    assert.equal(1, #corpus:judgments { grade = "good" }:allow(bridged):group("grade"):count(), "good is good behind the bridge")
    assert.equal(2, #corpus:judgments { grade = "good" }:group("grade"):count())
    assert.equal("w23:9: lamps: good", made[1]:cite())
    assert.matches("grade_printed", queries.columns(made), 1, true)
  end)

  it("may be of some frameworks and areas", function()
    local narrow = peel.allow { reason = "lamps only", areas = { "lamps" }, registry = lamps.registry(),
      bridge = { from = "lamps_2023", to = "peel_5", grades = UP } }
    assert.equal(2, #q:allow(narrow):sort "grade")
    local all = corpus:judgments():allow(narrow)
    assert.same({ "peel_5", "peel_4", "peel_5", "peel_5" }, told(all:derive { s = function(row) return row.grade.scale end }, "s"))
    local ok, message = pcall(function() return #all:sort "grade" end)
    assert.is_false(ok)
    assert.matches("may not be compared, which the permit given does not cover: ", message, 1, true)
    assert.equal(4, #all:allow(bridged):sort "grade")
  end)

  it("stands in every result, print and export", function()
    local words = bridged:words()
    for _, made in ipairs { q:allow(bridged):sort "grade", q:allow(bridged):group("area"):max "grade", q:allow(bridged):head(1),
      q:allow(bridged):select "grade", q:allow(bridged):pivot { rows = "area", columns = "year", value = "grade" },
      q:union(q:allow(bridged)), q:join(q:allow(bridged):select("area"), { on = "area" }), q:allow(bridged):group("area")[1] } do
      assert.same({ bridged }, made:permits())
      assert.matches("allowed: " .. words, tostring(made), 1, true)
      assert.matches("\nallowed: a rough trend (peel\\_4 taken for peel\\_5", made:markdown(), 1, true)
      for _, format in ipairs { "csv", "tsv" } do
        local lines = {}
        for line in made[format](made):gmatch "[^\r\n]+" do lines[#lines + 1] = line end
        assert.matches("[,\t]allowed$", lines[1])
        for i = 2, #lines do assert.matches(words, lines[i], 1, true) end
      end
      for _, format in ipairs { "json", "jsonl" } do
        local _, times = made[format](made):gsub('"allowed":"a rough trend', "")
        assert.equal(#made, times)
      end
    end
    assert.same({}, q:permits())
    assert.is_nil(q:csv():find("allowed", 1, true))
    assert.matches('"allowed":"x"', peel.table({ { a = 1 } }):allow(peel.allow { reason = "x" }):json { sources = true }, 1, true)
    assert.matches('^allowed,allowed_\r\n1,x', peel.table({ { allowed = 1 } }):allow(peel.allow { reason = "x" }):csv())
  end)

  it("is asked of records that have no report too", function()
    local judgments = queries.judgments(5)
    assert.equal(5, #judgments:sort "grade")
    assert.equal(5, #judgments:allow(bridged):sort "grade")
  end)

  queries.refused(it, assert, {
    { "a reason alone", function() q:allow "because" end, 'allow: a permit expected, made by peel.allow { reason = "..." }, got "because"' },
    { "nil", function() q:allow(nil) end, "allow: a permit expected" },
    { "the wrong reading of a column", function() local _ = #q:allow(bridged):sort "grade_printed" end,
      "are of different scales and have no order between them" },
  })
end)
