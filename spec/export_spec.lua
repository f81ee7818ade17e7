-- What `peel export` writes: the shape of the model, the same bytes each time, and JSON that others can read.

local dkjson = require "dkjson"
local export = require "peel.export"
local json = require "peel.export.json"
local query = require "peel.query"
local peel = require "peel"
local plain = require "peel.export.plain"
local schema = require "peel.schema"
local sets = require "spec.support.record_sets"

local PATH = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"

--- A report in name only: record sets of our own under its lists.
local function stub(records, fields)
  local report = { path = "stub.txt", bytes = 62, list = function(_, name) return query.list(records, name) end }
  for name, value in pairs(fields or {}) do report[name] = value end
  return report
end

local function keys(object)
  local names = {}
  for name in pairs(object) do names[#names + 1] = name end
  table.sort(names)
  return names
end

describe("the encoder", function()
  it("writes numbers as they are, without exponent", function()
    for _, case in ipairs {
      { 212, "212" }, { -3, "-3" }, { 41.0, "41.0" }, { 3.9, "3.9" }, { 0.1 + 0.2, "0.30000000000000004" }, { 1e15, "1000000000000000.0" },
      { 1.5e20, "150000000000000000000.0" }, { -2.5e-7, "-0.00000025" }, { 1e-300, "0." .. ("0"):rep(299) .. "1" },
      { math.maxinteger, "9223372036854775807" },
    } do
      assert.equal(case[2], json.encode(case[1]))
      assert.equal(case[1], tonumber(json.encode(case[1])))
    end
    assert.equal("null", json.encode(0 / 0))
    assert.equal("null", json.encode(math.huge))
  end)

  it("does not ask the locale", function()
    local comma
    for _, name in ipairs { "de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "fr_FR", "es_ES.UTF-8" } do
      comma = comma or os.setlocale(name, "numeric")
    end
    if not comma then return pending "no locale with a decimal comma is installed" end
    local text = json.encode(3.9)
    os.setlocale("C", "numeric")
    assert.equal("3.9", text)
  end)

  it("escapes what is no text and keeps what is", function()
    assert.equal([["a\"b\\c\nd\te\u0000\u001b[31m\u007f"]], json.encode 'a"b\\c\nd\te\0\27[31m\127')
    assert.equal([["\u0085 \u009b \u2028\u2029"]], json.encode "\u{85} \u{9b} \u{2028}\u{2029}")
    assert.equal('"naïve – 日本 \u{1F600}"', json.encode "naïve – 日本 \u{1F600}")
  end)

  it("writes valid UTF-8 whatever it gets", function()
    local text = json.encode "a\xff\xfeb\xc3" -- a path may be any bytes
    assert.is_truthy(utf8.len(text))
    assert.equal('"a\u{FFFD}\u{FFFD}b\u{FFFD}"', text)
  end)

  it("orders the keys of any table", function()
    local with_order = setmetatable({ x = 1 }, { __jsontype = "object", __jsonorder = { "y", "x" } })
    assert.equal('{"a":1,"b":[],"c":{"y":null,"x":1}}', json.encode { c = with_order, b = {}, a = 1 })
  end)

  it("indents by one blank a level", function()
    assert.equal('{\n "a": [\n  1,\n  2\n ],\n "b": []\n}', json.encode({ a = { 1, 2 }, b = {} }, { pretty = true }))
  end)

  it("refuses what JSON has not", function()
    assert.has_error(function() json.encode(print) end, "encode: a function can't be written as JSON")
    assert.has_error(function() json.encode { a = 1, [2.5] = 1 } end, "encode: a key is a number, expected a string")
  end)
end)

describe("an exported report", function()
  local report, text, read

  setup(function()
    report = assert(peel.open(PATH))
    text = json.string(report)
    read = dkjson.decode(text, 1, dkjson.null)
  end)

  it("has the model, the report and every list, in order, the empty ones too", function()
    local order = {}
    for name in text:gmatch '\n "(%l[%l_]*)": ' do order[#order + 1] = name end
    local want = { "model" }
    for _, entry in ipairs(schema.lists) do want[#want + 1] = entry.name end
    assert.same(want, order)
    assert.equal(1, read.model)
    assert.is_truthy(text:find('\n "glossary": []', 1, true))
  end)

  it("has every field of the schema in every record, absent ones as null", function()
    for _, entry in ipairs(schema.lists) do
      local want = {}
      for _, field in ipairs(entry.fields) do want[field.name] = field.exported ~= false or nil end
      for _, record in ipairs(entry.single and { read[entry.name] } or read[entry.name]) do
        assert.same(keys(want), keys(record), entry.name)
      end
    end
    assert.equal(dkjson.null, read.findings[1].title)
  end)

  it("has fields in the order of the schema", function()
    local first = text:match '"judgments": (%b[])'
    local last = 0
    for _, field in ipairs(schema.entry("judgments").fields) do
      local at = first:find('"' .. field.name .. '":', last + 1, true)
      assert.is_truthy(at, field.name)
      last = at
    end
  end)

  it("says what the records say", function()
    assert.equal(#report:judgments(), #read.judgments)
    for i, judgment in ipairs(read.judgments) do
      local record = report:judgments()[i]
      assert.equal(record.grade.name, judgment.grade)
      assert.equal(record.id, judgment.id)
      assert.equal(record.question, judgment.question)
      assert.equal(#record.mentions, #judgment.mentions)
      assert.equal(record.mentions[1].spans[1].first, judgment.mentions[1].spans[1].first)
    end
    assert.equal("Mercia Vale", read.report.force)
    assert.equal(PATH, read.report.path)
    assert.equal(report:tables()[1].rows[1][1], read.tables[1].rows[1][1])
  end)

  it("is the same each time, and on one line the same records", function()
    assert.equal(text, json.string(report))
    local line = json.string(report, {})
    assert.is_nil(line:find("\n", 1, true))
    assert.same(read, (dkjson.decode(line, 1, dkjson.null)))
  end)

  it("is what dkjson makes of its plain table", function()
    assert.equal(json.string(report, {}), dkjson.encode(json.totable(report)))
    assert.equal(json.string(report, {}), json.encode(json.totable(report)))
  end)

  it("is a table of the caller's own", function()
    local copy = json.totable(report)
    copy.judgments[1].force = "another"
    copy.judgments[1].mentions[1] = nil
    assert.equal("Mercia Vale", report:judgments()[1].force)
    assert.equal("Mercia Vale", json.totable(report).judgments[1].force)
  end)
end)

describe("counts by grade", function()
  it("stand from the best grade to the worst, kinds of no grade last", function()
    assert.same({ "outstanding", "good", "adequate", "inadequate", "ungraded" },
      plain.grades { inadequate = 1, ungraded = 3, good = 20, adequate = 2, outstanding = 5 })
    assert.same({ "excellent", "good", "fair", "poor" }, plain.grades { poor = 1, fair = 2, good = 3, excellent = 4 })
    assert.same({ "good", "aardvark", "zebra" }, plain.grades { zebra = 1, good = 2, aardvark = 1 })
    assert.same({}, plain.grades {})
  end)

  it("stand so in an export", function()
    local records = sets.new { grades = sets.four }
    local counts = { inadequate = 1, good = 30, outstanding = 2 }
    records:set("distributions"):append { area = "preventing_crime", counts = counts, spans = { 1, 5 } }
    local text = json.string(stub(records:seal()), {})
    assert.is_truthy(text:find('"counts":{"outstanding":2,"good":30,"inadequate":1}', 1, true), text)
  end)
end)

describe("the formats", function()
  local function write(format, many, reports)
    local out = {}
    local stream = export.open(format, function(piece) out[#out + 1] = piece end, many)
    for _, report in ipairs(reports) do stream:report(report) end
    stream:finish()
    return table.concat(out)
  end
  local one = stub(sets.judgments { grades = sets.four }, { title = "One" })
  local two = stub(sets.judgments { grades = sets.four }, { title = "Two" })

  it("json is an object for one report, a list where several may come", function()
    assert.equal("One", dkjson.decode(write("json", false, { one })).report.title)
    local both = dkjson.decode(write("json", true, { one, two }))
    assert.equal("One", both[1].report.title)
    assert.equal("Two", both[2].report.title)
    assert.equal("One", dkjson.decode(write("json", true, { one }))[1].report.title)
    assert.equal("[]\n", write("json", true, {}))
  end)

  it("jsonl is a line a report", function()
    local lines = {}
    for line in write("jsonl", true, { one, two }):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    assert.equal(2, #lines)
    assert.equal("Two", dkjson.decode(lines[2]).report.title)
  end)

  it("an unknown one raises with those that are near", function()
    assert.error_matches(function() export.open("jsonn", print) end, 'there is no format "jsonn"; did you mean "json"')
  end)

  it("write a record at a time: memory stays small, time grows with the records", function()
    local function measure(n)
      local records = sets.new { grades = sets.four }
      local set = records:set "judgments"
      for _ = 1, n do
        set:append { force = "Wessex", area = "preventing_crime", grade = "good", question = { 1, 13 }, spans = { 18, 21 },
          mentions = { { as = "good", spans = { 18, 21 } } } }
      end
      local report, longest, bytes = stub(records:seal()), 0, 0
      local best = math.huge
      for _ = 1, 3 do
        local before = os.clock()
        json.write(report, function(piece) longest, bytes = math.max(longest, #piece), bytes + #piece end)
        best = math.min(best, os.clock() - before)
      end
      records:close()
      return best, longest
    end
    local small = measure(1000)
    local large, longest = measure(16000)
    assert.is_true(longest < 2000, "a piece of " .. longest .. " bytes")
    assert.is_true(large < 16 * 4 * small, ("16 times the records took %.1f times as long"):format(large / small))
  end)
end)
