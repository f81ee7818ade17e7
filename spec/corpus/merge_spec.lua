local merge = require "peel.corpus.merge"

--- Facts of rows given as { subject, value }.
local function facts_of(rows, better)
  return merge.facts(#rows, function(i) return rows[i][1] end, function(i) return rows[i][2] end, better)
end

describe("rows that state one fact", function()
  it("are one, in the order of their first rows", function()
    local facts = facts_of { { "kent", "good" }, { "wessex", "poor" }, { "kent", "good" }, { "wessex", "poor" }, { "kent", "good" } }
    assert.same({ { 1, 3, 5 }, { 2, 4 } }, facts.rows)
    assert.same({ 1, 2, 1, 2, 1 }, facts.of)
    assert.same({}, facts.disputes)
  end)

  it("stay apart where they say different things, which is told once", function()
    local facts = facts_of { { "kent", "good" }, { "kent", "poor" }, { "kent", "good" }, { "wessex", "good" } }
    assert.same({ { 1, 3 }, { 2 }, { 4 } }, facts.rows)
    assert.same({ { 1, 2 } }, facts.disputes)
  end)

  it("need a subject", function()
    local facts = facts_of { { nil, "good" }, { nil, "good" } }
    assert.same({ { 1 }, { 2 } }, facts.rows)
    assert.is_nil(merge.subject("a", nil, "b"))
    assert.not_equal(merge.subject("a b", "c"), merge.subject("a", "b c"))
  end)

  it("are led by the best of them", function()
    local better = { [3] = true }
    local facts = facts_of({ { "kent", "good" }, { "kent", "good" }, { "kent", "good" }, { "kent", "good" } },
      function(row, other) return better[row] ~= nil and not better[other] end)
    assert.same({ { 3, 1, 2, 4 } }, facts.rows)
  end)

  it("are found in linear time", function()
    local function time(n)
      local start = os.clock()
      merge.facts(n, function(i) return "s" .. i // 2 end, function(i) return i % 3 == 0 and "a" or "b" end)
      return os.clock() - start
    end
    time(1000)
    assert.is_true(time(200000) < 40 * math.max(time(20000), 0.005))
    local one = os.clock()
    merge.facts(100000, function() return "kent" end, function() return "good" end)
    assert.is_true(os.clock() - one < 2)
  end)
end)

describe("counts of grades", function()
  it("say the same whatever their order, and whether or not nothing is named", function()
    assert.equal(merge.counts { good = 3, poor = 1 }, merge.counts { poor = 1, good = 3, fair = 0 })
    assert.not_equal(merge.counts { good = 3, poor = 1 }, merge.counts { good = 1, poor = 3 })
  end)
end)

describe("prior judgments", function()
  local function columns(rows)
    local made = { n = #rows, force = {}, area = {}, grade = {}, framework = {}, year = {} }
    for i, row in ipairs(rows) do
      made.force[i], made.area[i], made.grade[i], made.framework[i], made.year[i] = table.unpack(row, 1, 5)
    end
    return made
  end
  local function covers(framework, year) return framework == "f2021" and (year == 2021 or year == 2022) end
  local function earlier(priors, judgments)
    local said = columns(judgments)
    local facts = merge.facts(said.n, function(i) return merge.subject(said.framework[i], said.force[i], said.area[i]) end,
      function(i) return said.grade[i] end)
    return merge.earlier(columns(priors), said, facts, covers)
  end

  it("state a loaded judgment again", function()
    local found = earlier(
      { { "Kent", "crime", "good", "f2023", 2021 }, { "Kent", "crime", "good", "f2023", 2022 }, { "Kent", "crime", "good", "f2023", 2019 } },
      { { "Kent", "crime", "good", "f2021", 2021 }, { "Kent", "crime", "poor", "f2007", 2007 } })
    assert.same({ 1, 1 }, found.fact)
    assert.same({}, found.disputes)
  end)

  it("are told where they say something else", function()
    local found = earlier({ { "Kent", "crime", "good", "f2023", 2021 } },
      { { "Kent", "crime", "poor", "f2021", 2021 }, { "Kent", "crime", "fair", "f2021", 2021 } })
    assert.same({}, found.fact)
    assert.same({ { 1, { 1, 2 } } }, found.disputes)
  end)

  it("agree where one of several readings does", function()
    local found = earlier({ { "Kent", "crime", "fair", "f2023", 2021 } },
      { { "Kent", "crime", "poor", "f2021", 2021 }, { "Kent", "crime", "fair", "f2021", 2021 } })
    assert.same({ 2 }, found.fact)
    assert.same({}, found.disputes)
  end)

  it("speak of an earlier inspection, a force, an area and a year", function()
    local found = earlier({ { "Kent", "crime", "good", "f2021", 2021 }, { nil, "crime", "good", "f2023", 2021 },
      { "Kent", nil, "good", "f2023", 2021 }, { "Kent", "crime", "good", "f2023", nil } }, { { "Kent", "crime", "good", "f2021", 2021 } })
    assert.same({}, found.fact)
    assert.same({}, found.disputes)
  end)
end)
