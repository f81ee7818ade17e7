local core = require "peel.core"
local grade = require "peel.grade"
local lpeg = require "lpeg"
local peel = require "peel"
local query = require "peel.query"
local queries = require "spec.support.queries"

local judgments, layouts = queries.judgments, queries.layouts

local function years(of)
  return (of:column "year")
end

describe("where", function()
  local all = judgments(10)

  it("takes a value, a list, a range and a function", function()
    assert.same({ 2004 }, years(all:where { year = 2004 }))
    assert.same({ 2004 }, years(all:where { area = "area_4" }))
    assert.same({ 2001, 2003, 2006, 2008 }, years(all:where { grade = { "good", "outstanding" } }))
    assert.same({ 2001, 2006 }, years(all:where { grade = grade.of("peel_4", "good") }))
    assert.same({ 2009, 2010 }, years(all:where { year = { from = 2009 } }))
    assert.same({ 2001, 2002 }, years(all:where { year = { to = 2002 } }))
    assert.same({ 2003, 2004 }, years(all:where { year = { from = 2003, to = 2004 } }))
    assert.same({ 2002, 2007 }, years(all:where { area = function(area, record) return record.year % 5 == 2 and area ~= "x" end }))
    assert.same({ 2007 }, years(all:where { year = setmetatable({}, { __call = function(_, year) return year == 2007 end }) }))
    assert.equal(10, #all:where { question = "Wessex Police" })
    assert.equal(0, #all:where { question = "Kent" })
    assert.equal(10, #all:where { question = { "Kent", "Wessex Police" } })
  end)

  it("takes several conditions, of which all must hold", function()
    assert.same({ 2006 }, years(all:where { grade = "good", force = "Wessex" }))
    assert.equal(0, #all:where { year = 2001, force = "Wessex" })
  end)

  it("orders grades, those off the scale never", function()
    assert.same({ 2001, 2003, 2006, 2008 }, years(all:where("grade", ">=", "good")))
    assert.same({ 2002, 2007 }, years(all:where("grade", "<", "requires_improvement")))
    assert.same({ 2002, 2004, 2007, 2009 }, years(all:where { grade = { to = "requires_improvement" } }))
    assert.same({ 2005, 2010 }, years(all:where { grade = "ungraded" }))
    assert.equal(8, #all:where("grade", "~=", "good"))
  end)

  it("compares dates as precisely as both are printed", function()
    local records = core.records(layouts)
    for _, due in ipairs { "2016", "2016-02", "2016-02-10", "2017-01" } do
      records:set "recommendations":append { title = due }
      records:set "report":append { title = due, published = due }
    end
    local reports = query.list(records, "report")
    assert.same({ "2016", "2016-02", "2016-02-10" }, (reports:where { published = { to = "2016" } }:column "title"))
    assert.same({ "2016", "2016-02", "2016-02-10", "2017-01" }, (reports:where { published = { from = "2016-02-10" } }:column "title"))
    assert.same({ "2017-01" }, (reports:where("published", ">", "2016-02"):column "title"))
  end)

  it("leaves the list that it is called on alone", function()
    local good = all:where { grade = "good" }
    local later = good:where("year", ">", 2001)
    assert.equal(10, #all)
    assert.equal(2, #good)
    assert.equal(1, #later)
    assert.equal(all[6], later[1])
    assert.is_nil(later[2])
  end)

  it("finds nothing where a field is absent, except by ~=, peel.missing or a function", function()
    local records = core.records(layouts)
    records:set "findings":append { kind = "strength" }
    local findings = query.list(records, "findings")
    assert.equal(0, #findings:where { area = "preventing_crime" })
    assert.equal(1, #findings:where("area", "~=", "preventing_crime"))
    assert.equal(1, #findings:where("area", "~=", { "preventing_crime", "investigating_crime" }))
    assert.equal(1, #findings:where { area = peel.missing })
    assert.equal(0, #findings:where { area = peel.present })
    assert.equal(1, #findings:where { kind = peel.present, area = peel.missing })
    assert.equal(1, #findings:where { area = function(area) return area == nil end })
  end)

  it("takes ~= with peel.missing and peel.present, and no other test", function()
    local some = peel.table { { k = "a" }, { k = "b", n = 1 } }
    assert.equal("b", some:where("n", "~=", peel.missing)[1].k)
    assert.equal("a", some:where("n", "~=", peel.present)[1].k)
    assert.error_matches(function() return some:where("k", "~=", peel.like "a*") end, "~= takes a value, peel.missing or peel.present")
  end)

  it("tells how a part of a record is named, and where the place of a row is", function()
    local report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    assert.error_matches(function() return report:recommendations { deadline = "2016" } end, 'named with a dot: ["deadline.by"]', 1, true)
    assert.error_matches(function() return report:findings():select("line") end, "row:place() has path, page, line", 1, true)
  end)

  it("counts the rows that it leaves out for want of a value", function()
    local t = peel.table { { n = 1, m = 1 }, { n = 2 }, { m = 3 }, {}, { n = 9, m = 4 } }
    assert.same({ "2 rows without n left out" }, t:where("n", "<", 5):notes())
    assert.same({ "2 rows without n left out" }, t:where { n = { 1, 2 } }:notes())
    assert.same({}, t:where("n", "~=", 1):notes())
    assert.same({}, t:where { n = peel.missing }:notes())
    assert.same({ "2 rows without m left out", "1 row without n left out" }, t:where { m = { 1, 3 } }:where { n = 1 }:notes())
    -- only those that nothing else leaves out: { m = 3 } lacks n alone, { n = 2 } lacks m alone, {} lacks both
    assert.same({ "3 rows without m or n left out" }, t:where { n = { from = 0 }, m = { from = 0 } }:notes())
    assert.same({ "2 rows without n left out", "1 row without m left out" }, t:where { n = 2 }:where { m = 1 }:notes())
    assert.equal("m  n\n-  -\n1  1\n2 rows without n left out", tostring(t:where { n = 1 }))
  end)

  it("looks for words, whatever their case, quotes and dashes", function()
    local t = peel.table { { s = "Victim satisfaction – overall" }, { s = "victims" }, { s = "SATISFACTION" }, {}, { s = "a*b?c" }, { s = "acbdc" } }
    local function found(glob) return queries.told(t:where { s = peel.like(glob) }, "s") end
    assert.same({ "Victim satisfaction – overall", "SATISFACTION" }, found "*satisf*")
    assert.same({ "Victim satisfaction – overall" }, found "victim satisfaction - *")
    assert.same({ "victims" }, found "victim?")
    assert.same({}, found "victim")
    assert.same({ "a*b?c", "acbdc" }, found "a?b?c")
    assert.same({ "Victim satisfaction – overall", "victims", "SATISFACTION", "a*b?c", "acbdc" }, found "*")
  end)

  it("asks an LPeg pattern, once for each different text", function()
    local tried = 0
    local pattern = lpeg.Cmt(lpeg.P "a", function(_, at)
      tried = tried + 1
      return at
    end) * lpeg.R "09"
    local t = peel.table { { s = "a1" }, { s = "b1" }, { s = "a1" }, { s = "a" }, {}, { s = "a22" } }
    assert.same({ "a1", "a1", "a22" }, queries.told(t:where { s = peel.matches(pattern) }, "s"))
    assert.equal(3, tried)
    assert.same({ "b1" }, queries.told(t:where { s = peel.matches "'b' [0-9]" }, "s"))
    assert.same({ "b1" }, queries.told(t:where { s = peel.matches "(!'b' .)* 'b'" }, "s"))
  end)

  it("holds a date by what is printed less exactly", function()
    local t = peel.table({ { d = "2016" }, { d = "2016-02" }, { d = "2016-02-10" }, { d = "2016-11" }, {}, { d = "2017" } }, { { name = "d", type = "date" } })
    assert.same({ "2016", "2016-02", "2016-02-10", "2016-11" }, queries.told(t:where { d = "2016" }, "d"))
    assert.same({ "2016-02", "2016-02-10" }, queries.told(t:where { d = "2016-02" }, "d"))
    assert.same({ "2016-02-10" }, queries.told(t:where { d = "2016-02-10" }, "d"))
    assert.same({ "2016-11", "2017" }, queries.told(t:where { d = { "2016-11", "2017" } }, "d"))
    assert.same({ "2016", "2016-11", "-", "2017" }, queries.told(t:where("d", "~=", "2016-02"), "d"))
    assert.same({ "2016", "2016-02", "2016-02-10" }, queries.told(t:where { d = { from = "2016-01", to = "2016-06" } }, "d"))
    assert.same({ "1 row without d left out" }, t:where { d = "2016" }:notes())
  end)

  it("asks a part of a record by its name with a dot", function()
    local records = core.records(layouts)
    local set = records:set "recommendations"
    set:append { title = "a", deadline = { due = "2016-03", rule = "x" } }
    set:append { title = "b", deadline = { due = "2017" } }
    set:append { title = "c" }
    local some = query.list(records, "recommendations")
    assert.same({ "a" }, queries.told(some:where { ["deadline.due"] = "2016" }, "title"))
    assert.same({ "1 row without deadline.due left out" }, some:where { ["deadline.due"] = { to = "2016" } }:notes())
    assert.same({ "b", "a", "c" }, queries.told(some:sort "-deadline.due", "title"))
    assert.same({ "2016-03", "2017", "-" }, queries.told(some:select { due = "deadline.due" }, "due"))
    assert.same({ "2016-03 1", "2017 1", "- 1" }, queries.told(some:group("deadline.due"):count(), "deadline.due", "count"))
    assert.same({ "x", nil, nil }, (some:column "deadline.rule"))
  end)

  it("compares grades by name on each scale that has the name, and refuses other scales", function()
    local function g(scale, name) return grade.of(scale, name) end
    local t = peel.table {
      { g = g("hmic_4", "excellent") }, { g = g("hmic_4", "poor") }, { g = g("peel_4", "good") }, { g = g("peel_4", "inadequate") },
      { g = g("peel_4", "ungraded") }, {},
    }
    assert.same({ "excellent", "good" }, queries.told(t:where("g", ">=", "good"), "g"))
    assert.same({ "1 row without g left out", "1 row with a g off the scale left out" }, t:where("g", ">=", "good"):notes())
    assert.same({ "poor", "inadequate" }, queries.told(t:where("g", "<", "good"), "g"))
    assert.same({ "good" }, queries.told(t:where { g = g("peel_4", "good") }, "g"))
    local words = "where: grades on hmic_4 and on peel_4 are of different scales and have no order between them; say which stands for which: "
    for _, filter in ipairs { { from = "requires_improvement" }, { from = "good", to = "outstanding" }, { to = g("peel_4", "good") } } do
      local ok, message = pcall(function() return #t:where { g = filter } end)
      assert.is_false(ok)
      assert.matches(words, message, 1, true)
    end
    local few = t:where { g = { "good", "inadequate", "ungraded" } } -- the other scale is not there: nothing is compared with it
    assert.same({ "good" }, queries.told(few:where("g", ">", "requires_improvement"), "g"))
    assert.same({ "good" }, queries.told(few:where { g = { from = g("peel_4", "good") } }, "g"))
  end)

  it("asks a function of the whole row", function()
    assert.same({ 2003 }, years(all:where(function(judgment) return judgment.year == 2003 and judgment == all[3] end)))
    assert.same({ 2004 }, years(all:where { force = "Wessex", year = function(year) return year < 2005 end }:where(function(j) return j.year > 2002 end)))
  end)

  it("compares by = and == alike", function()
    for _, sign in ipairs { "=", "==" } do
      assert.same({ 2004 }, years(all:where("year", sign, 2004)))
      assert.same({ 2004, 2005 }, years(all:where("year", sign, { 2004, 2005 })))
      assert.equal(10, #all:where("area", sign, peel.present))
    end
    assert.equal(8, #all:where("year", "~=", { 2004, 2005 }))
  end)

  it("knows the forces, areas and frameworks of the registry and of the data", function()
    assert.equal(0, #all:where { force = "Thames Valley" })
    assert.equal(0, #all:where { area = "investigating_crime" })
    assert.equal(5, #all:where { force = "Wessex" })
  end)

  it("tells once where a function raised that another one asked", function()
    local inner = all:where(function() error "deep" end)
    local _, message = pcall(function() return #all:where(function() return #inner > 0 end) end)
    assert.equal(1, select(2, message:gsub("; raised ", "")))
    assert.matches("where: deep; raised at [^ ]*where_spec.lua:%d+ on row 1 of judgments$", message)
  end)

  local raises = error
  queries.refused(it, assert, {
    { "an empty filter", function() all:where {} end, "where: an empty filter matches everything" },
    { "a filter whose value is nil", function() all:where { area = nil } end, "where: an empty filter matches everything" },
    { "a nil value", function() all:where("year", "=", nil) end, "where: the value to compare judgments.year with is nil (a misspelt variable?)" },
    { "no filter", function() all:where() end, "where: a filter table, a function, or field, comparison and value expected, got nil" },
    { "a filter and more", function() all:where({ year = 2001 }, 3) end, "where: a filter table stands alone, got also 3" },
    { "an unknown field", function() all:where { aera = "x" } end, 'judgments has no field "aera"; did you mean "area"?' },
    { "a field by number", function() all:where { "x" } end, "judgments has no field 1" },
    { "an unknown comparison", function() all:where("year", "=<", 1) end, 'where: comparison "=<" is not one of =, ~=, <' },
    { "a wrong type", function() all:where { year = "2001" } end, 'judgments.year: number expected, got "2001"' },
    { "a wrong type in a list", function() all:where { year = { 2001, "2" } } end, 'judgments.year: number expected, got "2"' },
    { "a list with a hole", function() all:where { year = { 2001, nil, 2003 } } end, "judgments.year: the list of values has a hole" },
    { "what is not a number", function() all:where { year = 0 / 0 } end, "judgments.year: number expected, got -nan" },
    { "an unknown grade", function() all:where { grade = "godo" } end, 'judgments.grade: unknown grade "godo"; did you mean "good"?' },
    { "an unknown force", function() all:where { force = "Wesex" } end, 'judgments.force: unknown force "Wesex"; did you mean "Wessex"?' },
    { "a formal name", function() all:where { force = "Kent Police" } end, 'unknown force "Kent Police"; did you mean "Kent"?' },
    { "an unknown area", function() all:where("area", "=", "investigating_crimes") end,
      'unknown area "investigating_crimes"; did you mean "investigating_crime"?' },
    { "an area of no report", function() all:where { area = { "area_1", "area_99" } } end, 'judgments.area: unknown area "area_99"' },
    { "a word outside the vocabulary", function() all:where { scope = "al" } end, 'judgments.scope: it is never "al" (it is one of overall, area)' },
    { "order of words", function() all:where("area", "<", "area_1") end, "judgments.area: a field of type symbol has no order" },
    { "order with what is off the scale", function() all:where("grade", "<", "ungraded") end,
      "judgments.grade: ungraded is not on a scale and cannot be ordered" },
    { "an empty list of values", function() all:where { year = {} } end, "judgments.year: a value, a list of values, a range {from=, to=} or a function" },
    { "a table with other keys", function() all:where { year = { form = 1 } } end, 'got a table with the key "form"; did you mean "from"?' },
    { "a range with other keys", function() all:where { year = { from = 1, upto = 2 } } end, 'a range has from and to, got "upto"' },
    { "rows", function() all:where { mentions = 1 } end, "judgments.mentions: a field of type rows takes a function, got 1" },
    { "words of a number", function() all:where { year = peel.like "2*" } end, 'judgments.year: a field of type integer has no words for peel.like "2*"' },
    { "a query", function() all:where(all) end, "where: a filter table expected, got a query" },
    { "a query as a value", function() all:where { area = all } end, "where: judgments.area: a query is no value; its values are a list" },
    { "a text of many lines", function() all:where { grade = ("go\n"):rep(50) } end, 'judgments.grade: unknown grade "' .. ("go "):rep(33) .. '…"' },
    { "more than a comparison", function() all:where("year", ">", 2001, { merge = false }) end, "where: field, comparison and value expected, got more" },
    { "a function and more", function() all:where(function() return true end, "year") end, 'where: a function stands alone, got also "year"' },
    { "an ordered pattern", function() all:where("area", "<", peel.like "a*") end, 'judgments.area: < takes a value, got peel.like "a*"' },
    { "a part without its record", function() query.list(queries.records(), "recommendations"):where { due = "2016" } end,
      'recommendations has no field "due"; did you mean "deadline.due"?' },
    { "a part that there is not", function() query.list(queries.records(), "recommendations"):where { ["deadline.deu"] = "2016" } end,
      'recommendations has no field "deadline.deu"; did you mean "deadline.due"' },
    { "no date", function() query.list(queries.records(), "report"):where { published = "2016-13" } end,
      'report.published: a date expected ("2016", "2016-02" or "2016-02-29"), got "2016-13"' },
    { "no day of the month", function() query.list(queries.records(), "report"):where { published = { from = "2015-02-29" } } end,
      'report.published: a date expected' },
    { "a glob that is none", function() peel.like(nil) end, "like: bad argument 'glob': words with * and ? expected" },
    { "a pattern that is none", function() peel.matches(3) end, "matches: bad argument 'pattern': an LPeg pattern or a pattern of re expected, got 3" },
    { "a pattern of re that is none", function() peel.matches "'a" end, "matches: the pattern is not one of re: " },
    { "a column that there is not", function() all:column "aera" end, 'judgments has no field "aera"; did you mean "area"?' },
    { "a printed column that there is not", function() all:format { columns = { "aera" } } end, 'judgments has no field "aera"' },
    { "a function that raises", function() local _ = #all:where { year = function(year) return year.x end } end,
      "where: attempt to index a number value (local 'year'); raised at " },
    { "a function of a row that raises", function() local _ = #all:where(function(j) raises("no: " .. j.area) end) end,
      "where: no: area_1; raised at spec/query/where_spec.lua:" },
  })
end)
