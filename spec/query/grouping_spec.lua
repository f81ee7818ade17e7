local grade = require "peel.grade"
local peel = require "peel"
local queries = require "spec.support.queries"

local told = queries.told

local t = peel.table {
  { k = "a", n = 1, d = "x" }, { k = "b", n = 4 }, { k = "a", n = 2.5, d = "y" }, { n = 7 }, { k = "b" }, { k = "c" }, { k = "a", n = 10 },
}

describe("a grouping", function()
  it("counts in the order of first appearance, what is absent in a group of its own", function()
    local counts = t:group "k":count()
    assert.same({ "a 3", "b 2", "- 1", "c 1" }, told(counts, "k", "count"))
    assert.equal(tostring(counts), tostring(t:group "k"))
    assert.equal(4, #t:group "k")
    assert.same({ "7" }, told(t:group():count(), "count"))
    assert.same({}, told(t:where { k = "zz" }:group "k":count(), "count"))
    assert.equal("no groups of table\n1 row without k left out", tostring(t:where { k = "zz" }:group "k"))
    assert.same({ "b 2", "a 3" }, told(t:where { k = { "a", "b" } }:sort "-k":group "k":count(), "k", "count"))
  end)

  it("works out numbers, and counts the rows that have none", function()
    assert.same({ "a 13.5 0", "b 4 1", "- 7 0", "c - 1" }, told(t:group "k":sum "n", "k", "sum", "missing"))
    assert.same({ "a 4.5", "b 4.0", "- 7.0", "c -" }, told(t:group "k":mean "n", "k", "mean"))
    assert.same({ "a 2.5", "b 4", "- 7", "c -" }, told(t:group "k":median "n", "k", "median"))
    assert.same({ "1", "4", "7", "-" }, told(t:group "k":min "n", "min"))
    assert.same({ "10", "4", "7", "-" }, told(t:group "k":max "n", "max"))
    assert.same({ "a x 1", "b - 2", "- - 1", "c - 1" }, told(t:group "k":first "d", "k", "first", "missing"))
    assert.same({ "3.25" }, told(t:where { k = { "a", "b" } }:group():median "n", "median"))
    assert.same({ 1, 2.5, 10 }, t:group "k":list "n":first().list)
  end)

  it("says nothing of missing rows where there are none", function()
    local sums = t:where { n = peel.present }:group "k":sum "n"
    assert.is_nil(sums[1].missing)
    assert.is_nil(tostring(sums):find "missing")
    assert.matches("k +sum +missing", tostring(t:group "k":sum "n"))
  end)

  it("gives several at once, named", function()
    local many = t:group "k":aggregate { "count", { "mean", "n" }, top = { "max", "n" }, first = function(rows) return rows:first().n end }
    assert.equal("k:string count:integer mean_n:number first:integer top:number missing:integer", queries.columns(many))
    assert.same({ "a 3 4.5 1 10 0", "b 2 4.0 4 4 1", "- 1 7.0 7 7 0", "c 1 - - - 1" }, told(many, "k", "count", "mean_n", "first", "top", "missing"))
    local two = t:group "k":aggregate { { "first", "d" }, { "sum", "n" } }
    assert.same({ "a 1 0", "b 2 1", "- 1 0", "c 1 1" }, told(two, "k", "missing_d", "missing_n"))
  end)

  it("asks a function of each group's rows", function()
    local lengths = t:group "k":apply(function(rows) return #rows end, "length")
    assert.same({ "a 3", "b 2", "- 1", "c 1" }, told(lengths, "k", "length"))
    assert.same({ "2.5" }, told(t:group "k":apply(function(rows) return rows:sort "n":column "n"[2] end):head(1), "value"))
  end)

  it("is walked group by group", function()
    local seen = {}
    for key, rows in t:group "k":each() do seen[#seen + 1] = ("%s %d %s"):format(key.k, key.count, table.concat(told(rows, "n"), "+")) end
    assert.same({ "a 3 1+2.5+10", "b 2 4+-", "nil 1 7", "c 1 -" }, seen)
    local g = t:group "k"
    assert.same({ "4", "-" }, told(g[2], "n"))
    assert.is_nil(g[5])
    assert.is_nil(g[0])
    assert.equal(g[2][1], t[2], "the rows are the query's")
  end)

  it("is itself asked on", function()
    assert.same({ "b 2" }, told(t:group "k":count():where("count", "=", 2), "k", "count"))
    assert.same({ "1 2", "2 1", "3 1" }, told(t:group "k":count():select { size = "count" }:group "size":count():sort "size", "size", "count"))
    assert.same({ "c 1", "- 1", "b 2", "a 3" }, told(t:group "k":count():derive { m = function(row) return -row.count end }:sort("-m", "-k"), "k", "count"))
  end)

  it("takes dates and grades to their ends", function()
    local d = peel.table({ { d = "2016-02" }, { d = "2015" }, {}, { d = "2016-01-31" } }, { { name = "d", type = "date" } })
    assert.same({ "2015 2016-02 1" }, told(d:group():aggregate { low = { "min", "d" }, high = { "max", "d" } }, "low", "high", "missing"))
    local g = peel.table { { g = grade.of("peel_4", "good") }, { g = grade.of("peel_4", "inadequate") }, { g = grade.of("peel_4", "ungraded") } }
    assert.same({ "inadequate good" }, told(g:group():aggregate { low = { "min", "g" }, high = { "max", "g" } }, "low", "high"))
    assert.equal(grade.of("peel_4", "good"), g:group():max "g":first().max)
  end)

  it("works out a part of a record, also where the groups were made before", function()
    local report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local by = report:recommendations():group "addressee"
    assert.same({ "Northmoor Police 2" }, told(by:count(), "addressee", "count"))
    assert.same({ "Northmoor Police 2016-06" }, told(by:max "deadline.due", "addressee", "max"))
    assert.same({ "Northmoor Police 2" }, told(by:count(), "addressee", "count"))
    assert.equal("2016-06", report:recommendations():pivot { rows = "addressee", columns = "area", value = "deadline.due", aggregate = "min" }[1]
      .protecting_vulnerable_people)
  end)

  it("gives the best and the worst grade of each group on its own scale", function()
    local function g(scale, name) return grade.of(scale, name) end
    local apart = peel.table { { k = "old", g = g("hmic_4", "fair") }, { k = "new", g = g("peel_5", "adequate") },
      { k = "mid", g = g("peel_4", "inadequate") }, { k = "old", g = g("hmic_4", "good") }, { k = "new", g = g("peel_5", "inadequate") },
      { k = "mid", g = g("peel_4", "outstanding") }, { k = "mid" }, { k = "off", g = g("peel_4", "ungraded") } }
    assert.same({ "old fair 0", "new inadequate 0", "mid inadequate 1", "off - 1" }, told(apart:group "k":min "g", "k", "min", "missing"))
    assert.same({ "old good", "new adequate", "mid outstanding", "off -" }, told(apart:group "k":max "g", "k", "max"))
    assert.equal("hmic_4", apart:group "k":min "g"[1].min.scale)
    -- the column holds grades of other scales, of the same ranks, which these rows lack
    for _, case in ipairs { { "old", "fair", "good" }, { "new", "inadequate", "adequate" }, { "mid", "inadequate", "outstanding" } } do
      local one = apart:where { k = case[1] }:group()
      assert.same({ case[2], case[3] }, { told(one:min "g", "min")[1], told(one:max "g", "max")[1] })
    end
  end)

  it("tells grades of two scales apart, and says so", function()
    local g = peel.table { { g = grade.of("peel_4", "good") }, { g = grade.of("hmic_4", "good") }, { g = grade.of("peel_4", "good") } }
    local counts = g:group "g":count()
    assert.same({ "good 2", "good 1" }, told(counts, "g", "count"))
    assert.same({ "g is of 2 scales (peel_4, hmic_4): grades of one name on two scales are two groups; group by framework too to tell them apart" },
      counts:notes())
  end)

  it("gives a list that is the caller's own", function()
    local lists = t:group "k":list "n"
    lists[1].list[1] = "changed"
    assert.same({ 1, 2.5, 10 }, lists[1].list)
    lists:column "list"[1][1] = "changed"
    assert.same({ 1, 2.5, 10 }, lists[1].list)
    assert.matches("1, 2.5, 10", tostring(lists), 1, true)
  end)

  it("completes", function()
    local names = table.concat(t:group "k":__complete(), " ")
    assert.equal("aggregate apply count each first list max mean median min sum d k n", names)
  end)

  local g = t:group "k"
  local two = peel.table { { g = grade.of("peel_4", "good") }, { g = grade.of("hmic_4", "good") } }
  queries.refused(it, assert, {
    { "nil", function() t:group(nil) end, "group: field 1 is nil (a misspelt variable?)" },
    { "an unknown field", function() t:group "kk" end, 'table has no field "kk"; did you mean "k"?' },
    { "what cannot be told apart", function() queries.judgments(1):group "spans" end, "group: the values of judgments.spans (spans) cannot be told apart" },
    { "no field", function() g:mean() end, "mean: the name of a field expected, got nil" },
    { "the mean of words", function() g:mean "d" end, "mean: table.d is of type string; numbers are needed" },
    { "the largest of words", function() g:max "d" end, "max: table.d is of type string and has no order" },
    { "the best of two scales", function() local _ = #two:group():max "g" end, "max: grades on peel_4 and on hmic_4" },
    { "an unknown aggregate", function() g:aggregate { { "avg", "n" } } end, 'aggregate: "avg" is not one of count, first, list' },
    { "an aggregate without a field", function() g:aggregate { { "mean", nil } } end, "aggregate: mean of which field?" },
    { "an empty table", function() g:aggregate {} end, "aggregate: a table expected" },
    { "a hole", function() g:aggregate { "count", nil, { "mean", "n" } } end, "aggregate: the list has a hole at 3" },
    { "a count of counts", function() g:count():group "count":count() end, 'name them by aggregate, as in aggregate { rows = "count" }' },
    { "two of one name", function() g:aggregate { k = "count" } end, 'aggregate: two columns are called "k"' },
    { "no function", function() g:apply "mean" end, 'apply: a function expected, got "mean"' },
    { "a function that raises", function() local _ = #g:apply(function(rows) return rows[9].n end) end, "on row 1 of table" },
    { "a misspelt method", function() g:cuont() end, 'a grouping has no method "cuont"; did you mean "count"?' },
    { "a dot for a colon", function() g.count() end, "count: a grouping expected, got nil (is it called with ':'?)" },
    { "a change", function() g.x = 1 end, "a grouping cannot be changed" },
  })
end)
