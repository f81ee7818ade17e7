local copies = require "peel.corpus.copies"

local texts = 0

local function report(fields)
  texts = texts + 1
  local made = { source = "text " .. texts, kind = "force_inspection" }
  for name, value in pairs(fields) do made[name] = value end
  return made
end

local function of(list)
  local found = {}
  for i, copy in pairs(copies.find(list).copies) do found[i] = copy.of end
  return found
end

describe("copies of a report", function()
  it("have the same bytes", function()
    assert.same({ [3] = 1, [4] = 2 }, of { report { source = "a" }, report { source = "b" }, report { source = "a" }, report { source = "b" },
      report { source = "cc" } })
  end)

  it("have one ISBN, however it is printed", function()
    local list = { report { isbn = "978-0-00-000001-9" }, report { isbn = "978 0 00 000001 9" }, report { isbn = "978-0-00-000002-6" } }
    assert.same({ [2] = 1 }, of(list))
    assert.is_truthy(copies.find(list).copies[2].why:find("one ISBN, 978 0 00 000001 9", 1, true))
  end)

  it("are not reports of two forces that bear one ISBN by mistake", function()
    local found = copies.find { report { isbn = "978-0-00-000001-9", force = "Wessex" }, report { isbn = "978-0-00-000001-9", force = "Northmoor" },
      report { isbn = "978-0-00-000001-9" } }
    assert.same({ { 1, 2, isbn = "978-0-00-000001-9" } }, found.shared)
    assert.same(1, found.copies[3].of)
    assert.is_nil(found.copies[2])
  end)

  it("are of one force, framework and month", function()
    local function of_month(month, fields)
      fields = fields or {}
      return report { force = fields.force or "Wessex", framework = fields.framework or "f2015", published = month, kind = fields.kind }
    end
    assert.same({ [2] = 1 }, of { of_month "2016-02", of_month "2016-02-18", of_month "2016-03",
      of_month("2016-02", { framework = "f2016" }), of_month("2016-02", { force = "Northmoor" }), of_month "2016" , of_month "2016" })
  end)

  it("are overviews of one title, framework and month", function()
    local function overview(title)
      return report { kind = "national_overview", framework = "f2015", published = "2016-02", title = title }
    end
    assert.same({ [2] = 1 }, of { overview "Effectiveness – a national overview", overview "Effectiveness - A national overview",
      overview "Vulnerability" })
    assert.same({}, of { report { framework = "f2015", published = "2016-02", title = "A" }, report { framework = "f2015",
      published = "2016-02", title = "A" } }) -- whose force was not read
  end)

  it("are known by what any conversion of them has kept", function()
    assert.same({ [2] = 1, [3] = 1, [4] = 1 }, of {
      report { isbn = "978-0-00-000001-9", source = "a" },
      report { isbn = "978-0-00-000001-9", force = "Wessex", framework = "f2015", published = "2016-02", source = "b" },
      report { force = "Wessex", framework = "f2015", published = "2016-02", source = "c" },
      report { source = "c" } })
  end)
end)
