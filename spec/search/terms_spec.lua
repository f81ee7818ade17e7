local queries = require "spec.support.queries"
local searchable = require "spec.support.searchable"

local told = queries.told

describe("counts of a dictionary's words", function()
  local c

  setup(function() c = searchable.corpus() end)

  it("are one row for each group and entry, 0 where there is none", function()
    local q = c:terms { by = "force", dictionary = { wicks = "wick*", lights = { "lantern*", "light*" } } }
    assert.same({ "Dorset lights 3 1", "Dorset wicks 0 0", "Kent lights 2 1", "Kent wicks 1 1", "Wessex lights 3 2", "Wessex wicks 3 2" },
      told(q, "force", "entry", "count", "passages"))
  end)

  it("are of everything where no group is named", function()
    assert.same({ "wick 2 2" }, told(c:terms { dictionary = { wick = "wick" } }, "entry", "count", "passages"))
    assert.same({ "Wessex wick 1" }, told(searchable.report(2021, "Wessex", searchable.WESSEX):terms { by = "force",
      dictionary = { wick = "wick" } }, "force", "entry", "count"))
  end)

  it("count what overlaps once", function()
    local r = searchable.report(2021, "Wessex", { "A brass lantern, a lantern and brass." })
    assert.same({ "3" }, told(r:terms { dictionary = { x = { '"brass lantern"', "lantern", "brass", "bra*" } } }, "count"))
  end)

  it("say out of how many words", function()
    local row = searchable.report(2021, "Wessex", { "A lantern is a lantern." }):terms { dictionary = { lantern = "lantern" } }[1]
    assert.equal(20, row.words) -- title page, heading and paragraph
    assert.equal(2, row.count)
    assert.equal(tonumber(("%.4g"):format(2 / 20 * 10000)), row.rate)
  end)

  it("lead to the passages", function()
    local row = c:terms({ by = "force", dictionary = { lantern = "lantern" } }):where { force = "Kent" }[1]
    assert.same({ "lantern" }, { row:records()[1].match })
    assert.matches("^kent:11: ", row:cite())
    assert.equal(row:records()[1], row:records()[1])
  end)

  it("may be grouped by several columns, absent values on their own", function()
    local q = c:terms { by = { "year", "area" }, dictionary = { lantern = "lantern*" } }
    assert.same({ "2021 -", "2019 -" }, told(q, "year", "area"))
  end)

  it("raise for a wrong dictionary", function()
    for _, case in ipairs {
      { nil, "terms: a table expected (by, dictionary), got nil" },
      { {}, "terms: dictionary: a table of words by entry expected" },
      { { dictionary = {} }, "got an empty one" },
      { { dictionary = { a = {} } }, "terms: dictionary.a: a list of words expected, got an empty table" },
      { { dictionary = { a = { "b", 3 } } }, "terms: dictionary.a[2]: a word expected, got number" },
      { { dictionary = { a = { "b", "(c" } } }, 'terms: dictionary.a[2] "(c": character 3: ' },
      { { dictionary = { a = { "b OR c)", "d" } } }, "nothing is open" },
      { { dictionary = { "b" } }, "names of entries expected" },
      { { by = "forces", dictionary = { a = "b" } }, 'got "forces"; did you mean "force"?' },
      { { bye = "force", dictionary = { a = "b" } }, 'terms: unknown option "bye"; did you mean "by"?' },
    } do
      assert.error_matches(function() c:terms(case[1]) end, case[2], 1, true)
    end
  end)
end)
