local queries = require "spec.support.queries"
local searchable = require "spec.support.searchable"

local told = queries.told

describe("keyword in context", function()
  local c

  setup(function() c = searchable.corpus() end)

  it("has every place with its sides, in the order of the text", function()
    local q = c:kwic("lantern", 8)
    assert.same({ "ost his |lantern|. The la", "rn. The |lantern| was fou", "y brass |lantern|. They s", "hat the |lantern| in the " }, (function()
      local list = {}
      for row in q:where { section = "What was found", force = { "Wessex", "Kent" } }:each() do
        list[#list + 1] = row.left .. "|" .. row.match .. "|" .. row.right
      end
      return list
    end)())
  end)

  it("keeps a row for each place of a passage, which leads there", function()
    local rows = c:kwic("lantern"):where { force = "Kent" }
    assert.equal(2, #rows)
    assert.equal("kent:11", rows[2]:cite():match "^[^:]+:%d+")
    assert.is_true(rows[1]:records()[1].spans[1].first < rows[2]:records()[1].spans[1].first)
    assert.equal("The lantern", c:kwic('"the lantern"')[1].match)
    assert.same({ "trimmed", "trims" }, told(c:kwic "trim*", "match")) -- whole words
  end)

  it("shows the columns that the user names", function()
    assert.matches("^ +left +match +right +force +year\n", tostring(c:kwic("wick", 10, "force", "year")))
    assert.matches("^ +left +match +right +line\n", tostring(c:kwic("wick", 10, { "line" })))
    assert.matches("^ +left +match +right\n", tostring(c:kwic("wick", 10)))
    assert.equal(2019, c:kwic("wick", 10)[1].year) -- the others are there
  end)

  it("counts characters, not bytes, and cuts none", function()
    assert.equal("t the café ", searchable.report(2021, "Kent", { "Tea at the café keeper’s house" }):kwic("keeper", 11)[1].left)
    assert.equal("’s", searchable.report(2021, "Kent", { "Tea at the café keeper’s house" }):kwic("keeper", 2)[1].right)
  end)

  it("raises for a wrong width or column", function()
    assert.error_matches(function() c:kwic("lantern", 0) end, "kwic: bad argument 'width': a number of characters from 1 to 1000 expected, got 0", 1, true)
    assert.error_matches(function() c:kwic("lantern", "wide") end, "got wide", 1, true)
    assert.error_matches(function() c:kwic("lantern", 9, "forse") end, 'got "forse"; did you mean "force"?', 1, true)
    assert.error_matches(function() c:kwic("lantern", 9, nil, "force") end, "got nil", 1, true)
    assert.error_matches(function() c:kwic("(lantern") end, "kwic: character 9", 1, true)
  end)
end)
