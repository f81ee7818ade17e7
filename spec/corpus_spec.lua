local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"
local schema = require "peel.schema"

local told = queries.told

describe("a corpus", function()
  it("has every list with report, framework, force and year", function()
    local c = assert(peel.corpus "examples/reports/*.txt")
    for _, name in ipairs(schema.names()) do
      if name ~= "report" then
        local list, names = c[name](c), {}
        for _, column in ipairs(list:columns()) do names[column.name] = column end
        for _, added in ipairs { "report", "framework", "force", "year" } do assert.is_table(names[added], name .. "." .. added) end
        for _, field in ipairs(schema.entry(name).fields) do assert.is_table(names[field.name], name .. "." .. field.name) end
        assert.equal(c, list:owner())
        local n = 0
        for row in c:list(name, nil, { merge = false }):each() do
          n = n + 1
          assert.is_true(peel.is_report(row.report))
          for key in pairs(row) do assert.is_table(names[key]) end
        end
        local sum = 0
        for row in c:reports():each() do sum = sum + #row.report:list(name) end
        if name ~= "diagnostics" then assert.equal(sum, n, name) else assert.is_true(n >= sum) end
      end
    end
  end)

  it("cites every row of every list, the reports too", function()
    local c = assert(peel.corpus "examples/reports/*2015.txt")
    local lists = { c:reports(), c:forces() }
    for _, name in ipairs(schema.names()) do
      if name ~= "report" then lists[#lists + 1] = c:list(name) end
    end
    for _, list in ipairs(lists) do
      for row in list:each() do
        local place = row:place()
        assert.equal(".txt", place.path:sub(-4))
        assert.equal(place.path, row:cite():sub(1, #place.path))
      end
    end
    assert.matches("^path,source_path,page,line,quotation\r\n", c:reports():csv { columns = { "path" }, sources = true })
  end)

  it("gives the fields that the reports give, row for row", function()
    local c = assert(peel.corpus "examples/reports/*2015.txt")
    local rows, i = c:measures(), 0
    for row in c:reports():each() do
      for measure in row.report:measures():each() do
        i = i + 1
        for key, value in pairs(measure) do
          if type(value) ~= "table" then assert.equal(value, rows[i][key], key) end
        end
        assert.equal(measure, rows[i]:records()[1])
        assert.equal(measure:cite(), rows[i]:cite())
        assert.equal(row.report, rows[i].report)
        assert.equal(row.force, rows[i].force)
      end
    end
    assert.equal(#rows, i)
    assert.is_true(i > 10)
  end)

  it("is asked as one report is", function()
    local paths = {}
    for i, name in ipairs { "calderwick-hmic-2007", "saltmarsh-and-thorne-hmic-2007", "mercia-vale-peel-effectiveness-2015",
      "northmoor-peel-effectiveness-2015", "harrowmere-peel-2021-22" } do paths[i] = ("examples/reports/%s.txt"):format(name) end
    local c = assert(peel.corpus(paths))
    assert.same({ "Northmoor" }, told(c:judgments { area = "protecting_vulnerable_people", grade = "inadequate",
      framework = "peel_effectiveness_2015" }, "force"))
    assert.same({ "hmic_2007 12", "peel_2021_22 6", "peel_effectiveness_2015 10" },
      told(c:judgments():group("framework"):count():sort "framework", "framework", "count"))
    assert.same({ 6, 6, 5, 5, 6 }, (c:judgments():group("report"):count():column "count"))
    assert.equal(6, #c:judgments { report = c:reports { force = "Calderwick" }[1].report })
    assert.equal(c:judgments(), c:judgments())
    assert.equal(4, #c:judgments("force", "=", "Northmoor"):where("grade", "~=", "inadequate"))
  end)

  it("has the reports, with their title pages", function()
    local c = assert(peel.corpus "examples/reports/*2007.txt")
    assert.equal(2, #c)
    assert.same({ "Calderwick 2007-10 force_inspection", "Saltmarsh and Thorne 2007-10 force_inspection" },
      told(c:reports(), "force", "published", "kind"))
    assert.equal("HMIC Inspection Report · Calderwick · HMIC · 2007-10", tostring(c:reports { force = "Calderwick" }[1].report))
  end)

  it("has the forces, of overviews too", function()
    local c = lamps.corpus {
      a = lamps.text(2019, "Wessex", { "lamps: good" }), b = lamps.text(2023, "Wessex", { "lamps: good", "wicks: good" }),
      c = lamps.text(2019, nil, { "lamps: good in Wessex", "lamps: inadequate in Kent" }),
    }
    assert.same({ "Kent South East 0 1 2019 2019", "Wessex - 2 3 2019 2023" },
      told(c:forces(), "force", "region", "reports", "judgments", "first_year", "last_year"))
    assert.equal("c:11: lamps: inadequate in Kent", c:forces()[1]:cite())
    assert.equal(5, #c:forces { force = "Wessex" }[1]:records())
  end)

  it("keeps a force of a record before that of the report", function()
    local c = lamps.corpus { a = lamps.text(2019, nil, { "lamps: good in Kent", "good 1 for lamps" }) }
    assert.same({ "Kent" }, told(c:judgments(), "force"))
    assert.same({ "-" }, told(c:distributions(), "force"))
  end)

  it("tells of itself, completes and refuses", function()
    local c = assert(peel.corpus "examples/reports/*2007.txt")
    assert.equal("corpus of 2 files, not read yet", tostring(c))
    assert.equal(2, #c)
    assert.equal("corpus of 2 reports", tostring(c))
    local names = {}
    for _, name in ipairs(c:__complete()) do names[name] = true end
    for _, name in ipairs { "judgments", "values", "reports", "forces", "timeline", "failed", "close" } do assert.is_true(names[name], name) end
    assert.is_true(peel.is_corpus(c))
    assert.is_false(peel.is_corpus {})
  end)

  queries.refused(it, assert, {
    { "a misspelt list", function() assert(peel.corpus "examples/reports"):jugments() end, 'no method "jugments"; did you mean "judgments"?' },
    { "a misspelt function", function() peel.corpsu "examples/reports" end, 'peel has no function "corpsu"; did you mean "corpus"?' },
    { "a misspelt name", function() assert(peel.corpus "examples/reports"):list "judgement" end, 'did you mean "judgments"?' },
    { "a number", function() local _ = assert(peel.corpus "examples/reports")[1] end, "see :reports()" },
    { "a change", function() assert(peel.corpus "examples/reports").x = 1 end, "can't be changed" },
    { "a dot for a colon", function() assert(peel.corpus "examples/reports").judgments() end, "called with ':'" },
    { "a nil filter", function() assert(peel.corpus "examples/reports"):judgments(nil) end, "got nil" },
    { "unknown options behind a comparison", function()
      assert(peel.corpus "examples/reports"):judgments("year", ">", 2000, { mrge = false })
    end, 'judgments: unknown option "mrge"; did you mean "merge"?' },
    { "options as a filter", function() assert(peel.corpus "examples/reports"):judgments { merge = false } end, "judgments(nil, { merge = false })" },
    { "an unknown option", function() assert(peel.corpus "examples/reports"):judgments(nil, { merg = false }) end, 'did you mean "merge"?' },
    { "a wrong option", function() assert(peel.corpus "examples/reports"):judgments(nil, { merge = "no" }) end, "true or false, got string" },
    { "an unknown force", function() assert(peel.corpus "examples/reports"):findings { force = "Northmor" } end, 'did you mean "Northmoor"?' },
    { "an unknown area", function() assert(peel.corpus "examples/reports"):findings { area = "child_abse" } end, 'did you mean "child_abuse"?' },
    { "an unknown framework", function() assert(peel.corpus "examples/reports"):findings { framework = "hmic_2077" } end, '"hmic_2007"' },
    { "no paths", function() peel.corpus() end, "expected a path" },
    { "an empty list", function() peel.corpus {} end, "the list of paths is empty" },
    { "an unknown option of its making", function() peel.corpus("x", { merg = true }) end, 'did you mean "merge"?' },
    { "a wrong option of its making", function() peel.corpus("x", { merge = 1 }) end, "true or false, got number" },
    { "a closed corpus", function()
      local c = assert(peel.corpus "examples/reports/*2007.txt")
      c:close()
      c:judgments()
    end, "the corpus is closed; open it again" },
    { "a query of a closed corpus", function()
      local c = assert(peel.corpus "examples/reports/*2007.txt")
      local q = c:judgments()
      c:close()
      local _ = #q
    end, "the corpus is closed; open it again" },
  })
end)
