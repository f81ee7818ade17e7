--- The tables of a national overview: all forces' grades, and how many forces received each.
local fake = require "spec.support.fake_ctx"
local judgments = require "peel.grammar.national_2015.judgment_table"
local distributions = require "peel.grammar.national_2015.distributions"

local OVERVIEW = { kind = "national_overview" }

-- what table rules share is kept from table to table
local function run(rule, tbl, shared, section)
  local at = 0
  local function cells(row)
    local out = {}
    for i, cell in ipairs(row) do
      out[i] = { text = cell, spans = { at + 1, at + math.max(#cell, 1) } }
      at = at + #cell + 1
    end
    return out
  end
  local made = { header = cells(tbl.header or {}), rows = {}, notes = {} }
  for i, row in ipairs(tbl.rows) do made.rows[i] = cells(row) end
  local ctx = fake.ctx("", { report = OVERVIEW, section = section })
  ctx.shared = shared or {}
  if not rule.test(made, ctx) then return nil end
  rule.read(made, ctx)
  return ctx.records, ctx.diagnostics
end

local function shown(records)
  local out = {}
  for i, r in ipairs(records and records.judgments or {}) do out[i] = ("%s %s %s"):format(r.force, r.area, r.grade) end
  return out
end

local HEADER = { "Force", "Overall judgment", "Q1. Preventing crime", "Vulnerability and what protects from it" }

describe("the table of all forces", function()
  it("gives each cell's grade to the area of its column", function()
    local records = run(judgments, { header = HEADER, rows = {
      { "Wessex Police", "Good", "Outstanding", "Requires improvement" }, { "Devon & Cornwall", "Inadequate", "good", "Good" } } })
    assert.are.same({
      "Wessex overall_effectiveness good", "Wessex preventing_crime outstanding", "Wessex protecting_vulnerable_people requires_improvement",
      "Devon and Cornwall overall_effectiveness inadequate", "Devon and Cornwall preventing_crime good",
      "Devon and Cornwall protecting_vulnerable_people good",
    }, shown(records))
    assert.are.same({ "overall", "area", "Overall judgment", "Q1. Preventing crime", 2015 },
      { records.judgments[1].scope, records.judgments[2].scope, records.judgments[1].question, records.judgments[2].question,
        records.judgments[1].year })
  end)

  it("finds the forces in whatever column they stand", function()
    local records = run(judgments, { header = { "Overall", "Investigating crime", "Force" }, rows = { { "Good", "Inadequate", "Wessex" } } })
    assert.are.same({ "Wessex overall_effectiveness good", "Wessex investigating_crime inadequate" }, shown(records))
  end)

  it("goes on in a piece without a header, with the header again, and with a row taken for one", function()
    local shared = {}
    run(judgments, { header = HEADER, rows = { { "Wessex", "Good", "Good", "Good" } } }, shared)
    assert.are.equal(3, #shown(run(judgments, { rows = { { "Harbour", "Good", "Good", "Inadequate" } } }, shared)))
    assert.are.equal(3, #shown(run(judgments, { rows = { HEADER, { "Kent", "Good", "Good", "Inadequate" } } }, shared)))
    local records = run(judgments, { header = { "Moor", "Good", "Good", "Good" }, rows = { { "Fen", "Good", "Good", "Inadequate" } } }, shared)
    assert.are.same({ "Moor overall_effectiveness good", "Moor preventing_crime good", "Moor protecting_vulnerable_people good",
      "Fen overall_effectiveness good", "Fen preventing_crime good", "Fen protecting_vulnerable_people inadequate" }, shown(records))
  end)

  it("says which cell holds no grade, and leaves out what is empty", function()
    local records, diagnostics = run(judgments, { header = HEADER, rows = { { "Kent", "Good", "", "Fine" } } })
    assert.are.same({ "Kent overall_effectiveness good" }, shown(records))
    assert.are.same({ "cell_without_grade" }, fake.codes(diagnostics))
  end)

  it("says once of each force that the registry does not know it", function()
    local shared, codes = {}, {}
    for _ = 1, 2 do
      local _, diagnostics = run(judgments, { header = HEADER, rows = { { "Wessex", "Good", "Good", "Good" }, { "Kent", "Good", "Good", "Good" } } }, shared)
      codes[#codes + 1] = table.concat(fake.codes(diagnostics), " ")
    end
    assert.are.same({ "unknown_force", "" }, codes)
  end)

  it("is no other table", function()
    assert.is_nil(run(judgments, { header = HEADER, rows = { { "Wessex", "12", "13", "14" } } }))
    assert.is_nil(run(judgments, { header = { "Force", "Rate", "Number" }, rows = { { "Wessex", "Good", "Good" } } }))
    assert.is_nil(run(judgments, { rows = { { "Wessex", "Good", "Good", "Good" } } }))
    assert.is_nil(run(judgments, { header = { "Outstanding", "Good" }, rows = { { "1", "2" } } }))
  end)

  it("takes linear time", function()
    local function seconds(n)
      local rows = {}
      for i = 1, n do rows[i] = { "Force " .. i, "Good", "Good", "Inadequate" } end
      local start = os.clock()
      run(judgments, { header = HEADER, rows = rows })
      return os.clock() - start
    end
    seconds(500)
    assert.is_true(seconds(8000) < 40 * seconds(1000) + 0.5)
  end)
end)

local SECTION = { area = "preventing_crime", title = "Preventing crime: it is well done" }

describe("a distribution", function()
  local function counts(tbl, section)
    local records = run(distributions, tbl, nil, section or SECTION)
    local first = records and records.distributions and records.distributions[1]
    return first and { first.area, first.counts.outstanding, first.counts.good, first.counts.requires_improvement, first.counts.inadequate }
  end
  local grades = { "Outstanding", "Good", "Requires improvement", "Inadequate" }

  it("has a grade a column, in any order", function()
    assert.are.same({ "preventing_crime", 3, 35, 5, 0 }, counts { header = grades, rows = { { "3", "35", "5", "0" } } })
    assert.are.same({ "preventing_crime", 3, 35, 5, 0 },
      counts { header = { "Inadequate", "Good", "Outstanding", "Requires Improvement" }, rows = { { "0", "35", "3", "5" } } })
    assert.are.same({ "preventing_crime", 1, 2, 3, 0 },
      counts { header = { "", table.unpack(grades) }, rows = { { "Forces", "one", "two forces", "3 forces", "None" } } })
    assert.are.same({ "preventing_crime", 3, 35, 5, 0 }, counts { rows = { grades, { "3", "35", "5", "0" } } })
  end)

  it("has a grade a row", function()
    assert.are.same({ "preventing_crime", 2, 4, 1, 0 }, counts { header = { "Judgment", "Forces" },
      rows = { { "Outstanding", "2" }, { "Good", "4" }, { "Requires improvement", "1" }, { "Inadequate", "0" } } })
  end)

  it("is of the area of its section, of a title in other words, or of all", function()
    local tbl = { header = grades, rows = { { "3", "35", "5", "0" } } }
    assert.are.equal("serious_organised_crime", counts(tbl, { title = "Fighting organised crime: well done" })[1])
    assert.are.equal("overall_effectiveness", counts(tbl, { key = "theme", title = "Wicks", parent = { key = "conclusion" } })[1])
    local _, diagnostics = run(distributions, tbl, nil, { title = "Something" })
    assert.are.same({ "distribution_without_area" }, fake.codes(diagnostics))
  end)

  it("is no other table", function()
    assert.is_nil(counts { header = { "Force", "Good" }, rows = { { "Wessex", "1" } } })
    assert.is_nil(counts { header = grades, rows = { { "Good", "Good", "Good", "Good" } } })
    assert.is_nil(counts { header = grades, rows = { { "1", "2", "3", "4" }, { "5", "6", "7", "8" } } })
    assert.is_nil(counts { header = { "Good", "Good" }, rows = { { "1", "2" } } })
  end)
end)
