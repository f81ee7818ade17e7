local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local registry = lamps.registry()
local messages, told = lamps.messages, queries.told

describe("merging", function()
  local overview = lamps.text(2019, nil, { "lamps: good in Wessex", "lamps: inadequate in Kent", "oil: good in Wessex", "good 1, inadequate 1 for lamps" })
  local wessex = lamps.text(2019, "Wessex", { "lamps: good", "oil: inadequate", "good 1, inadequate 1 for lamps" })
  local later = lamps.text(2021, "Wessex", { "lamps: good", "lamps 2019: good", "oil 2019: outstanding", "wicks 2019: good" })

  it("makes one row of one grade, led by the force's own report", function()
    local c = lamps.corpus { a_overview = overview, b_wessex = wessex }
    assert.same({ "Wessex lamps good b_wessex", "Kent lamps inadequate a_overview", "Wessex oil good a_overview", "Wessex oil inadequate b_wessex" },
      (function()
        local list = {}
        for row in c:judgments():each() do
          list[#list + 1] = ("%s %s %s %s"):format(row.force, row.area, row.grade, row.report.path)
        end
        return list
      end)())
    local row = c:judgments()[1]
    assert.equal(2, #row:records())
    assert.same({ "b_wessex", "a_overview" }, { row.mentions[1].report.path, row.mentions[2].report.path })
    assert.same({ "good", "good" }, { row.mentions[1].as, row.mentions[2].as })
    for key, value in pairs(row.mentions[2]) do assert.is_false(peel.is_report(value), key) end -- so that it can be written as JSON
    assert.equal("a_overview", row.mentions[2].path)
    assert.same({ "judgments", "judgments" }, { row.mentions[1].list, row.mentions[2].list })
    assert.equal(9, row.mentions[1].spans[1].line)
    assert.equal("b_wessex:9: lamps: good (and 1 more)", row:cite())
    assert.equal(1, c:judgments { area = "lamps", force = "Wessex" }:group("grade"):count()[1].count)
  end)

  it("keeps two values as two rows and says so", function()
    local c = lamps.corpus { a_overview = overview, b_wessex = wessex }
    assert.equal(2, #c:judgments { area = "oil" })
    assert.same({ "Wessex: oil of lamps_2019 is graded good in a_overview:13 and inadequate in b_wessex:11" }, messages(c, "grades_disagree"))
    local diagnostic = c:diagnostics { code = "grades_disagree" }[1]
    assert.equal(2, #diagnostic:records())
    assert.equal("warning", diagnostic.severity)
    assert.equal("Wessex", diagnostic.force)
    assert.equal("a_overview", diagnostic.report.path)
  end)

  it("makes one row of one distribution, and tells of others", function()
    local c = lamps.corpus { a_overview = overview, b_wessex = wessex }
    assert.equal(1, #c:distributions())
    assert.equal(2, #c:distributions()[1]:records())
    assert.same({}, messages(c, "distributions_disagree"))
    c = lamps.corpus { a = overview, b = lamps.text(2019, "Kent", { "good 2 for lamps" }), d = lamps.text(2021, "Kent", { "good 9 for lamps" }) }
    assert.equal(3, #c:distributions())
    assert.same({ "lamps of lamps_2019 has other numbers of forces by grade: good 1, inadequate 1 in a:15 and good 2 in b:9" },
      messages(c, "distributions_disagree"))
  end)

  it("makes a prior judgment a mention of the judgment where that is loaded", function()
    local c = lamps.corpus { wessex = wessex, z_later = later }
    local row = c:judgments { area = "lamps", year = 2019 }[1]
    assert.same({ "wessex judgments", "z_later prior_judgments" },
      { row.mentions[1].report.path .. " " .. row.mentions[1].list, row.mentions[2].report.path .. " " .. row.mentions[2].list })
    assert.equal(2, #row:records())
    assert.same({ "oil 2019 outstanding", "wicks 2019 good" }, told(c:prior_judgments(), "area", "year", "grade"))
    assert.same({ "1 more states a loaded judgment again and is among its mentions; { merge = false } shows all" }, c:prior_judgments():notes())
    assert.same({ "Wessex: oil of 2019 is said to have been outstanding in z_later:13, and graded inadequate in wessex:11" },
      messages(c, "prior_judgment_differs"))
    assert.equal(3, #lamps.corpus({ z_later = later }):prior_judgments())
  end)

  it("is left out where it is not wanted", function()
    local texts = { a_overview = overview, b_wessex = wessex, c_later = later }
    local c = lamps.corpus(texts, { merge = false })
    assert.equal(6, #c:judgments())
    assert.equal(2, #c:distributions())
    assert.equal(3, #c:prior_judgments())
    assert.same({}, c:prior_judgments():notes())
    assert.same({}, messages(c, "grades_disagree"))
    assert.equal(5, #c:judgments(nil, { merge = true }))
    c = lamps.corpus(texts)
    assert.equal(6, #c:judgments(nil, { merge = false }))
    assert.equal(3, #c:prior_judgments(nil, { merge = false }))
    assert.equal(3, #c:judgments({ area = "lamps", year = 2019 }, { merge = false }))
    assert.equal(0, #c:diagnostics({ code = "grades_disagree" }, { merge = false }))
  end)

  it("loses no record and counts none twice, in the examples and in real reports", function()
    local real = os.getenv "PEEL_REPORTS"
    for _, path in ipairs { "examples/reports", real ~= "" and real or nil } do
      local c = assert(peel.corpus(path))
      for _, name in ipairs { "judgments", "distributions" } do
        local printed, stated = c:list(name, nil, { merge = false }):records(), {}
        if name == "judgments" then
          local priors = c:prior_judgments(nil, { merge = false }):records()
          table.move(priors, 1, #priors, #printed + 1, printed)
          for _, record in ipairs(c:prior_judgments():records()) do stated[record] = 1 end
        end
        for row in c:list(name):each() do
          for _, record in ipairs(row:records()) do stated[record] = (stated[record] or 0) + 1 end
        end
        for _, record in ipairs(printed) do
          assert.equal(1, stated[record], record:cite())
          stated[record] = nil
        end
        assert.is_nil(next(stated))
      end
    end
  end)

  it("takes linear time", function()
    local function seconds(n)
      local reports = {}
      for i = 1, n do
        local force = "W" .. tostring(i):gsub("%d", function(d) return ("abcdefghij"):sub(d + 1, d + 1) end)
        local earlier = i % 2 == 0
        reports[i] = assert(peel.parse(lamps.text(earlier and 2019 or 2021, force, { "lamps: good", "oil: good in Wessex",
          not earlier and "oil 2019: good in Wessex" or nil }), "r" .. i, { registry = registry }))
      end
      local start = os.clock()
      local c = assert(peel.corpus(reports, { registry = registry }))
      assert.equal(n + 2, #c:judgments() + #c:diagnostics { code = "grades_disagree" })
      assert.equal(n + 1, #c:forces())
      assert.equal(2, #c:timeline("Wessex", "oil"))
      return os.clock() - start
    end
    seconds(50)
    assert.is_true(seconds(1200) < 25 * math.max(seconds(150), 0.01))
  end)

  it("does not hang on the order in which reports are named", function()
    local reports = {}
    for name, text in pairs { a = overview, b = wessex, c = later } do
      reports[name] = assert(peel.parse(text, name, { registry = registry }))
    end
    local function rows(...)
      return told(assert(peel.corpus({ ... }, { registry = registry })):judgments(), "force", "area", "grade", "year", "id")
    end
    assert.same(rows(reports.a, reports.b, reports.c), rows(reports.c, reports.b, reports.a))
  end)
end)

describe("copies of one report", function()
  it("are one, whatever their conversion, and it is said", function()
    local text = lamps.text(2019, "Wessex", { "lamps: good" })
    local c, reports = lamps.corpus { a = text, b = text:gsub("\n", "\r\n"), c = lamps.text(2019, "Wessex", { "lamps: good" }, { month = "June" }) }
    assert.equal(2, #c)
    assert.equal(2, #c:judgments(nil, { merge = false }))
    assert.same({ "b is left out: it is a copy of a (both are lamps_2019 of 2019-05 on Wessex)" }, messages(c, "copy"))
    assert.equal("Wessex", reports[2].force) -- one that was given stays open
    assert.equal("corpus of 2 reports; 1 file left out as a copy, see :diagnostics()", tostring(c))
  end)

  it("are told from reports that bear one ISBN by mistake", function()
    local front = { isbn = "978-0-00-000001-9" }
    local c = lamps.corpus { a = lamps.text(2019, "Wessex", { "lamps: good" }, front), b = lamps.text(2019, "Kent", { "lamps: good" }, front),
      c = lamps.text(2019, "Wessex", { "lamps: good" }, { isbn = "9780000000019", month = "June" }) }
    assert.equal(2, #c)
    assert.same({ "a and b bear one ISBN, 978-0-00-000001-9, and are different reports" }, messages(c, "isbn_shared"))
    assert.equal(1, #messages(c, "copy"))
  end)

  it("are found among the conversions of the examples", function()
    local path = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"
    local file <close> = assert(io.open(path))
    local wrapped = require("spec.support.convert").crlf(file:read "a")
    local c = assert(peel.corpus { path, assert(peel.parse(wrapped, "zz.txt")) })
    assert.equal(1, #c)
    assert.equal(5, #c:judgments())
  end)
end)
