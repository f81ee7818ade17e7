local folder = require "spec.support.folder"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"
local schema = require "peel.schema"

local registry = lamps.registry()
local told = queries.told

--- A corpus of made-up reports: { name = text }.
local function corpus_of(texts, options)
  local names, reports = {}, {}
  for name in pairs(texts) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do reports[i] = assert(peel.parse(texts[name], name, { registry = registry })) end
  local used = { registry = registry }
  for name, value in pairs(options or {}) do used[name] = value end
  return assert(peel.corpus(reports, used)), reports
end

--- The messages of the diagnostics of a code.
local function messages(corpus, code)
  local list = {}
  for diagnostic in corpus:diagnostics { code = code }:each() do list[#list + 1] = diagnostic.message end
  return list
end

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
    local c = assert(peel.corpus "examples/reports")
    assert.same({ "Northmoor" }, told(c:judgments { area = "protecting_vulnerable_people", grade = "inadequate", framework = "peel_effectiveness_2015" }, "force"))
    assert.same({ "hmic_2007 12", "peel_2021_22 6", "peel_effectiveness_2015 10" },
      told(c:judgments():group("framework"):count():sort "framework", "framework", "count"))
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
    local c = corpus_of {
      a = lamps.text(2019, "Wessex", { "lamps: good" }), b = lamps.text(2023, "Wessex", { "lamps: good", "wicks: good" }),
      c = lamps.text(2019, nil, { "lamps: good in Wessex", "lamps: inadequate in Kent" }),
    }
    assert.same({ "Kent South East 0 1 2019 2019", "Wessex - 2 3 2019 2023" },
      told(c:forces(), "force", "region", "reports", "judgments", "first_year", "last_year"))
    assert.equal("c:9: inadequate", (c:forces()[1]:cite():gsub("lamps: ", ""):gsub(" in Kent", "")))
    assert.equal(5, #c:forces { force = "Wessex" }[1]:records())
  end)

  it("keeps a force of a record before that of the report", function()
    local c = corpus_of { a = lamps.text(2019, nil, { "lamps: good in Kent", "good 1 for lamps" }) }
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

  queries.refused(it, {
    { "a misspelt list", function() assert(peel.corpus "examples/reports"):jugments() end, 'no method "jugments"; did you mean "judgments"?' },
    { "a misspelt name", function() assert(peel.corpus "examples/reports"):list "judgement" end, 'did you mean "judgments"?' },
    { "a number", function() local _ = assert(peel.corpus "examples/reports")[1] end, "see :reports()" },
    { "a change", function() assert(peel.corpus "examples/reports").x = 1 end, "can't be changed" },
    { "a dot for a colon", function() assert(peel.corpus "examples/reports").judgments() end, "called with ':'" },
    { "a nil filter", function() assert(peel.corpus "examples/reports"):judgments(nil) end, "got nil" },
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
    end, "the corpus is closed; make it again" },
    { "a query of a closed corpus", function()
      local c = assert(peel.corpus "examples/reports/*2007.txt")
      local q = c:judgments()
      c:close()
      local _ = #q
    end, "the corpus is closed; make it again" },
  })
end)

describe("reading a corpus", function()
  local top

  before_each(function()
    top = folder.new { ["a.txt"] = lamps.text(2019, "Wessex", { "lamps: good" }), ["b.txt"] = "\0\1\2 binary",
      ["c.txt"] = "not UTF-8: \xE9\xE8\n", ["d.txt"] = lamps.text(2021, "Kent", { "lamps: good" }), ["e.pdf"] = "%PDF" }
    folder.link("gone", top .. "/f.txt")
    folder.link(".", top .. "/round")
  end)
  after_each(function() folder.remove(top) end)

  it("waits until it is asked, and reads each file once", function()
    local c = assert(peel.corpus(top, { registry = registry }))
    folder.add(top, "a.txt", lamps.text(2019, "Wessex", { "lamps: inadequate" }))
    assert.same({ "inadequate", "good" }, told(c:judgments(), "grade"))
    folder.add(top, "a.txt", lamps.text(2019, "Wessex", { "lamps: outstanding" }))
    assert.same({ "inadequate", "good" }, told(c:judgments(nil, { merge = false }), "grade"))
    assert.equal(c:reports()[1].report, c:judgments()[1].report)
  end)

  it("goes on after bad files and lists them", function()
    local c = assert(peel.corpus(top, { registry = registry }))
    assert.same({ "Wessex", "Kent" }, told(c:judgments(), "force"))
    assert.same({ "b.txt binary", "c.txt not_utf8", "f.txt unreadable" }, (function()
      local list = told(c:failed(), "path", "code")
      for i, line in ipairs(list) do list[i] = line:sub(#top + 2) end
      return list
    end)())
    for row in c:failed():each() do assert.equal(1, row.message:find(row.path, 1, true)) end
    assert.equal(3, #c:diagnostics { severity = "error" })
    assert.is_truthy(messages(c, "files_skipped")[1]:find("1 .pdf", 1, true))
    assert.equal("corpus of 2 reports; 3 files not read, see :failed()", tostring(c))
  end)

  it("lists a missing file among others", function()
    local c = assert(peel.corpus { top .. "/a.txt", top .. "/none.txt" })
    assert.equal(1, #c)
    assert.same({ top .. "/none.txt: No such file or directory" }, (c:failed():column "message"))
  end)

  it("takes the options of reading", function()
    local c = assert(peel.corpus(top .. "/c.txt", { encoding = "windows-1252" }))
    assert.equal(1, #c)
    assert.equal(0, #c:failed())
  end)

  it("may fail for every file", function()
    local c = assert(peel.corpus { top .. "/b.txt", top .. "/c.txt" })
    assert.equal(0, #c)
    assert.equal(2, #c:failed())
    for _, name in ipairs { "judgments", "values", "findings", "distributions", "prior_judgments" } do assert.equal(0, #c[name](c)) end
    assert.equal(0, #c:forces())
    assert.equal(0, #c:reports())
    assert.equal("no judgments", tostring(c:judgments { grade = "good" }))
  end)

  it("is nil and a message where there is nothing", function()
    local c, message = peel.corpus(top .. "/*.none")
    assert.is_nil(c)
    assert.equal(1, message:find(top .. "/*.none", 1, true))
  end)

  it("closes what it opened and nothing else", function()
    local given = assert(peel.open(top .. "/a.txt", { registry = registry }))
    local opened
    do
      local c <close> = assert(peel.corpus({ given, top .. "/d.txt" }, { registry = registry }))
      opened = c:reports { force = "Kent" }[1].report
      c:close()
      c:close()
      assert.equal("corpus (closed)", tostring(c))
    end
    assert.equal("Wessex", given.force)
    assert.equal("report (closed)", tostring(opened))
  end)

  it("tells of a report that was closed before it was read", function()
    local given, other = assert(peel.open(top .. "/a.txt")), assert(peel.open(top .. "/d.txt"))
    local c = assert(peel.corpus { given, other })
    given:close()
    assert.equal(1, #c)
    assert.same({ "closed" }, (c:failed():column "code"))
  end)

  it("names an internal error as one, and goes on where it was interrupted", function()
    local state, calls = require "peel.corpus.state", 0
    local files = assert(require("peel.corpus.paths").find(top .. "/*.txt"))
    local made = state.new(files, { registry = registry, merge = true, open = function(path)
      calls = calls + 1
      if path:find "b.txt" then error "a bug" end
      if path:find "d.txt" and calls == 4 then error("interrupted!", 0) end
      return peel.open(path, { registry = registry })
    end })
    assert.error_matches(function() made:loaded() end, "interrupted!", 1, true)
    assert.equal(2, #made:loaded().reports)
    assert.equal(6, calls) -- a, b, c, d, and again d and f
    assert.is_truthy(made:loaded().failed[1].message:find("internal error, please report it: .*a bug"))
    assert.equal("internal", made:loaded().failed[1].code)
  end)

  it("writes nothing to standard error that is no terminal", function()
    local out = os.tmpname()
    local script = folder.add(top, "s.lua", ("local c = assert(require 'peel'.corpus(%q)) print(#c)"):format(top))
    assert(os.execute(("lua5.4 %s >%s 2>&1"):format(script, out)))
    local file <close> = assert(io.open(out))
    assert.equal("2\n", file:read "a")
    os.remove(out)
  end)
end)

describe("merging", function()
  local overview = lamps.text(2019, nil, { "lamps: good in Wessex", "lamps: inadequate in Kent", "oil: good in Wessex", "good 1, inadequate 1 for lamps" })
  local wessex = lamps.text(2019, "Wessex", { "lamps: good", "oil: inadequate", "good 1, inadequate 1 for lamps" })
  local later = lamps.text(2021, "Wessex", { "lamps: good", "lamps 2019: good", "oil 2019: outstanding", "wicks 2019: good" })

  it("makes one row of one grade, led by the force's own report", function()
    local c = corpus_of { a_overview = overview, b_wessex = wessex }
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
    assert.same({ "judgments", "judgments" }, { row.mentions[1].list, row.mentions[2].list })
    assert.equal(9, row.mentions[1].spans[1].line)
    assert.equal("b_wessex:9: lamps: good (and 1 more)", row:cite())
    assert.equal(1, c:judgments { area = "lamps", force = "Wessex" }:group("grade"):count()[1].count)
  end)

  it("keeps two values as two rows and says so", function()
    local c = corpus_of { a_overview = overview, b_wessex = wessex }
    assert.equal(2, #c:judgments { area = "oil" })
    assert.same({ "Wessex: oil of lamps_2019 is graded good in a_overview:13 and inadequate in b_wessex:11" }, messages(c, "grades_disagree"))
    local diagnostic = c:diagnostics { code = "grades_disagree" }[1]
    assert.equal(2, #diagnostic:records())
    assert.equal("warning", diagnostic.severity)
    assert.equal("Wessex", diagnostic.force)
    assert.equal("a_overview", diagnostic.report.path)
  end)

  it("makes one row of one distribution, and tells of others", function()
    local c = corpus_of { a_overview = overview, b_wessex = wessex }
    assert.equal(1, #c:distributions())
    assert.equal(2, #c:distributions()[1]:records())
    assert.same({}, messages(c, "distributions_disagree"))
    c = corpus_of { a = overview, b = lamps.text(2019, "Kent", { "good 2 for lamps" }), d = lamps.text(2021, "Kent", { "good 9 for lamps" }) }
    assert.equal(3, #c:distributions())
    assert.same({ "lamps of lamps_2019 has other numbers of forces by grade: good 1, inadequate 1 in a:15 and good 2 in b:9" },
      messages(c, "distributions_disagree"))
  end)

  it("makes a prior judgment a mention of the judgment where that is loaded", function()
    local c = corpus_of { wessex = wessex, z_later = later }
    local row = c:judgments { area = "lamps", year = 2019 }[1]
    assert.same({ "wessex judgments", "z_later prior_judgments" },
      { row.mentions[1].report.path .. " " .. row.mentions[1].list, row.mentions[2].report.path .. " " .. row.mentions[2].list })
    assert.equal(2, #row:records())
    assert.same({ "oil 2019 outstanding", "wicks 2019 good" }, told(c:prior_judgments(), "area", "year", "grade"))
    assert.same({ "1 more states a loaded judgment again and is among its mentions; { merge = false } shows all" }, c:prior_judgments():notes())
    assert.same({ "Wessex: oil of 2019 is said to have been outstanding in z_later:13, and graded inadequate in wessex:11" },
      messages(c, "prior_judgment_differs"))
    assert.equal(3, #corpus_of({ z_later = later }):prior_judgments())
  end)

  it("is left out where it is not wanted", function()
    local texts = { a_overview = overview, b_wessex = wessex, c_later = later }
    local c = corpus_of(texts, { merge = false })
    assert.equal(6, #c:judgments())
    assert.equal(2, #c:distributions())
    assert.equal(3, #c:prior_judgments())
    assert.same({}, c:prior_judgments():notes())
    assert.same({}, messages(c, "grades_disagree"))
    assert.equal(5, #c:judgments(nil, { merge = true }))
    c = corpus_of(texts)
    assert.equal(6, #c:judgments(nil, { merge = false }))
    assert.equal(3, #c:prior_judgments(nil, { merge = false }))
    assert.equal(3, #c:judgments({ area = "lamps", year = 2019 }, { merge = false }))
    assert.equal(0, #c:diagnostics({ code = "grades_disagree" }, { merge = false }))
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
    local c, reports = corpus_of { a = text, b = text:gsub("\n", "\r\n"), c = lamps.text(2019, "Wessex", { "lamps: good" }, { month = "June" }) }
    assert.equal(2, #c)
    assert.equal(2, #c:judgments(nil, { merge = false }))
    assert.same({ "b is left out: it is a copy of a (both are lamps_2019 of 2019-05 on Wessex)" }, messages(c, "copy"))
    assert.equal("Wessex", reports[2].force) -- one that was given stays open
    assert.equal("corpus of 2 reports; 1 file left out as a copy, see :diagnostics()", tostring(c))
  end)

  it("are told from reports that bear one ISBN by mistake", function()
    local front = { isbn = "978-0-00-000001-9" }
    local c = corpus_of { a = lamps.text(2019, "Wessex", { "lamps: good" }, front), b = lamps.text(2019, "Kent", { "lamps: good" }, front),
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
