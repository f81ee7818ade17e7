local core = require "peel.core"
local grade = require "peel.grade"
local sets = require "spec.support.record_sets"

local layouts, four, new, judgments, collect = sets.layouts, sets.four, sets.new, sets.judgments, sets.collect

describe("a record", function()
  it("has its fields by name", function()
    local _, set = judgments { grades = four }
    local record = set:record(1)
    assert.equal("Wessex", record.force)
    assert.equal("Wessex Police", record.question)
    assert.equal(grade.of("peel_4", "inadequate"), record.grade)
    assert.is_nil(record.year)
    assert.equal("judgments:18", record.id)
    assert.same({ { first = 18, last = 21, line = 1 } }, record.spans)
    assert.same({ { first = 31, last = 34, line = 2 }, { first = 39, last = 42, line = 2 } }, record.mentions[2].spans)
  end)

  it("reads every type back", function()
    local records = new()
    local function one(list, fields)
      local set = records:set(list)
      set:append(fields)
      return set:record(#set)
    end
    local report = one("report", { title = { 1, 6, 24, 25 }, published = "2016-02", bytes = 71, isbn = "978-0", subtitle = "" })
    assert.equal("Wessex It", report.title)
    assert.equal("2016-02", report.published)
    assert.equal("integer", math.type(report.bytes))
    assert.equal("978-0", report.isbn)
    assert.is_nil(report.subtitle)
    local finding = one("findings", { items = { { 1, 6 }, "of our own", { 15, 21 } } })
    assert.same({ "Wessex", "of our own", "is good" }, finding.items)
    assert.same({}, one("findings", { items = {} }).items)
    assert.is_nil(one("findings", {}).items)
    assert.same({ "heading", "short" }, one("sections", { id = 1, evidence = { "heading", "short" } }).evidence)
    local cells = one("tables", { id = 3, header = { { 1, 6 }, "" }, rows = { { { 8, 13 }, "" }, {} } })
    assert.equal(3, cells.id)
    assert.same({ "Wessex", "" }, cells.header)
    assert.same({ { "Police", "" }, {} }, cells.rows)
    assert.same({ good = 5, poor = 0 }, one("distributions", { counts = { good = 5, poor = 0 } }).counts)
    assert.is_false(one("comparability", { comparable = false }).comparable)
    local deadline = one("recommendations", { deadline = { within = "P3M", due = "2016-05-31" } }).deadline
    assert.equal("P3M", deadline.within)
    assert.equal("2016-05-31", deadline.due)
    assert.is_nil(deadline.by)
    local footnote = one("footnotes", { refs = { { first = 7, last = 8 } } })
    assert.same({ { first = 7, last = 8, line = 1 } }, footnote.refs)
  end)

  it("keeps a whole number whole and a broken one broken", function()
    local records = new()
    local set = records:set "measures"
    set:append { values = { { value = 212 }, { value = 81.5 }, { value = -0.25 }, { value = 1e300 } } }
    local values = set:record(1).values
    assert.equal("212", tostring(values[1].value))
    assert.equal(81.5, values[2].value)
    assert.equal(-0.25, values[3].value)
    assert.equal(1e300, values[4].value)
  end)

  it("of child rows has the fields of the record that holds it", function()
    local records = new()
    local set = records:set "measures"
    set:append { name = { 8, 13 }, unit = "percent", spans = { 8, 13 }, values = { { entity = "Kent", value = 2 } } }
    set:append { name = { 1, 6 }, unit = "count", spans = { 1, 6 }, values = { { entity = "Wessex", value = 1 }, { value = 3 } } }
    records:seal()
    local values = records:set "measures.values"
    assert.same({ 1, 3, 2 }, (values:column "value"))
    assert.same({ "count", "count", "percent" }, (values:column "unit"))
    assert.equal("Police", values:record(3).name)
    assert.equal("Kent", values:get(3, "entity"))
    assert.equal("measures:8", values:record(3).id)
    assert.equal(set:record(1).values[1], values:record(1))
    assert.same({ 1, 6 }, values:record(1):positions "name")
  end)

  it("walks in the order of the schema, without absent fields", function()
    local _, set = judgments()
    local names = {}
    for name, value in pairs(set:record(2)) do
      assert.not_nil(value)
      names[#names + 1] = name
    end
    assert.same({ "force", "area", "scope", "grade", "year", "id", "spans" }, names)
  end)

  it("tells what it is in one line", function()
    local records, set = judgments()
    assert.equal("judgment: Wessex, preventing_crime, good, 2015 (line 2)", tostring(set:record(2)))
    local long = records:set "findings"
    long:append { kind = "strength", text = ("naïve\n\27"):rep(40) }
    local told = tostring(long:record(1))
    assert.is_nil(told:find "%c")
    assert.not_nil(utf8.len(told))
    assert.is_true(#told < 120)
  end)

  it("raises for a misspelt field and cannot be changed", function()
    local _, set = judgments()
    assert.error_matches(function() return set:record(1).aera end, 'judgments has no field "aera"; did you mean "area"?', 1, true)
    for _, name in ipairs { "line", "path", "quotation" } do
      assert.error_matches(function() return set:record(1)[name] end,
        ('judgments has no field "%s"; record:place() has path, page, line and quotation'):format(name), 1, true)
    end
    assert.error_matches(function() return set:record(1)[1] end, "a record has named fields only, got a number")
    assert.error_matches(function() return set:record(1)[("x"):rep(100)] end, "has no field")
    assert.error_matches(function() set:record(1).area = "x" end, "records cannot be changed %(field 'area'%)")
  end)

  it("has the methods that Lua adds", function()
    local _, set = judgments()
    local before = core.record_methods.cite
    core.record_methods.cite = function(record, how) return how .. record.area end
    assert.equal("at preventing_crime", set:record(2):cite "at ")
    core.record_methods.cite = before
    local owner = {}
    local _, owned = judgments { owner = owner }
    local who, which, row = owned:record(1):row()
    assert.equal(owner, who)
    assert.equal(owner, owned:record(1).report)
    assert.is_nil(select(2, judgments()):record(1).report)
    assert.equal(owned, which)
    assert.equal(2, row)
  end)

  it("gives the positions of a text", function()
    local records, set = judgments()
    assert.same({ 18, 21 }, set:record(1):positions())
    assert.same({ 1, 13 }, set:record(1):positions "question")
    assert.is_nil(set:record(2):positions "question")
    local findings = records:set "findings"
    findings:append { items = { { 1, 2, 5, 6 }, "own" }, text = "own" }
    assert.same({ { 1, 2, 5, 6 }, {} }, findings:record(1):positions "items")
    assert.same({}, findings:record(1):positions "text")
    assert.error_matches(function() set:record(1):positions "area" end, "a field of type text or spans expected")
  end)

  it("checks its receiver", function()
    local _, set = judgments()
    local record = set:record(1)
    assert.error_matches(function() record.row() end, "peel.Record expected")
    assert.error_matches(function() record.row(set) end, "peel.Record expected")
    assert.error_matches(function() debug.getmetatable(record).__index(io.stdout, "x") end, "peel.Record expected")
    assert.is_false(record == set)
  end)
end)

describe("a handle", function()
  it("is the same object for the same row, and a table key", function()
    local _, set = judgments()
    local record = set:record(1)
    assert.is_true(rawequal(record, set:record(1)))
    assert.is_true(record == set:record(1))
    assert.is_false(record == set:record(2))
    local seen = { [record] = "first" }
    collect()
    assert.equal("first", seen[set:record(1)])
    assert.is_nil(seen[set:record(2)])
  end)

  it("dies when nobody holds it, and is made anew", function()
    local _, set = judgments()
    local weak = setmetatable({ set:record(1) }, { __mode = "v" })
    collect()
    assert.is_nil(weak[1])
    assert.equal("overall_effectiveness", set:record(1).area)
  end)

  it("outlives the variables of its report and its set", function()
    local record, mention
    do
      local _, set = judgments()
      record, mention = set:record(1), set:record(1).mentions[2]
    end
    collect()
    assert.equal("Wessex Police", record.question)
    assert.equal("Wessex", mention.force)
    collect()
    assert.equal(2, mention.spans[1].line)
  end)

  it("survives collections in the middle of a walk", function()
    local seen = 0
    for _ = 1, 20 do
      for name, value in pairs(select(2, judgments()):record(1)) do
        collectgarbage()
        seen = seen + (name and value ~= nil and 1 or 0)
      end
    end
    assert.equal(20 * 8, seen)
  end)
end)

describe("a closed report", function()
  it("frees at once and raises from then on", function()
    local records, set = judgments()
    local record = set:record(1)
    assert.is_false(records:closed())
    records:close()
    records:close()
    assert.is_true(records:closed())
    for _, access in ipairs {
      function() return record.force end, function() return record:positions() end, function() return pairs(record)(record) end,
      function() return #set end, function() return set:record(1) end, function() return set:column "force" end,
      function() return set:append { force = "x" } end, function() return set:get(1, "force") end,
      function() return records:seal() end, function() return records:bytes() end,
    } do assert.error_matches(access, "report is closed") end
    assert.equal("judgment (closed)", tostring(record))
    assert.equal("record set judgments (closed)", tostring(set))
    assert.equal("records (closed)", tostring(records))
  end)

  it("is closed by <close>", function()
    local set
    do
      local records <close> = judgments()
      set = records:set "judgments"
      assert.equal(2, #set)
    end
    assert.error_matches(function() return #set end, "report is closed")
  end)

  it("may be closed by its own document in the middle of a reading", function()
    local records
    local stub = { line = function() return 1 end, text = function() records:close() return "x" end }
    records = core.records(layouts, stub)
    records:set "findings":append { items = { { 1, 2 }, { 3, 4 } } }
    assert.error_matches(function() return records:set "findings":record(1).items end, "report is closed")
  end)
end)

describe("the context of a record", function()
  it("shows every place of a record that stands at several", function()
    local report = assert(require("peel").open "examples/reports/albion-national-2015.txt")
    local judgment = report:judgments { force = "Suffolk", area = "overall_effectiveness" }:first()
    local marked, gaps = {}, 0
    for line in (judgment:context(1) .. "\n"):gmatch "(.-)\n" do
      if line:sub(1, 1) == ">" then marked[#marked + 1] = tonumber(line:match "%d+") end
      if line == "  …" then gaps = gaps + 1 end
    end
    assert.same({ 136, 418, 581 }, marked)
    assert.equal(2, gaps)
    assert.same({ 136, 418, 581 }, { tonumber(judgment:context(0):match "^> +(%d+)"), marked[2], marked[3] })
  end)
end)
