local help = require "peel.repl.help"
local peel = require "peel"
local printing = require "peel.printing"
local topics = require "peel.reference.topics"

local report

--- The lines of help for a value, at a width of 80.
local function lines(x)
  local list = {}
  for line in (help.text(x, 80) .. "\n"):gmatch "([^\n]*)\n" do list[#list + 1] = line end
  return list
end

local function holds(text, ...)
  for _, words in ipairs { ... } do assert.truthy(text:find(words, 1, true), ("no %q in\n%s"):format(words, text)) end
end

describe("help of an object", function()
  setup(function() report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt") end)

  it("tells a report's fields and methods", function()
    local text = help.text(report, 100)
    holds(text, "Northmoor", "peel.Report", "get one", "report:section(which)", "published", "NAME = contents, sections, judgments")
  end)

  it("tells the columns of a query, without counting its rows", function()
    local asked = 0
    local query = report:judgments():where(function() asked = asked + 1 return true end)
    local text = help.text(query, 100)
    holds(text, "a query of judgments", "area", "key of the area of policing", "where", 'help "query"')
    assert.equal(0, asked)
  end)

  it("tells the fields of a record, of its list and of records in a field", function()
    holds(help.text(report:findings()[1], 100), "a record of findings", "whose; else the inspected force", "context")
    holds(help.text(report:recommendations()[1].deadline, 100), "a record of recommendations.deadline", "within", "duration")
  end)

  it("tells the columns of a row, the keys of a grouping, the scale of a grade, the reports of a corpus", function()
    local groups = report:judgments():group "area"
    holds(help.text(groups:count()[1], 100), "a row of a query", "count", "cite")
    assert.falsy(help.text(report:judgments():select "spans"[1], 100):find "table: ")
    holds(help.text(groups, 100), "a grouping by area (peel.Grouping)", "grouping:mean(field)")
    holds(help.text(report:judgments()[1].grade, 100), "outstanding > good", "grade:at_least(value)")
    local corpus <close> = assert(peel.corpus "examples/reports/*.txt")
    holds(help.text(corpus, 100), "not read yet", "corpus:timeline(force, area, options?)")
  end)

  it("tells of a method that is bound to its object", function()
    local corpus <close> = assert(peel.corpus "examples/reports/*.txt")
    local names = require("peel.cli.scope").of(corpus, { "examples/reports/*.txt" })
    for _, name in ipairs { "kwic", "search", "terms", "timeline" } do
      assert.equal(help.text(corpus[name], 100), help.text(names[name], 100))
      holds(help.text(names[name], 100), "corpus:" .. name .. "(")
    end
  end)

  it("tells of a closed report too", function()
    local closed = assert(peel.parse("Some text\n", "x"))
    closed:close()
    holds(help.text(closed, 100), "report (closed)", "peel.Report")
  end)

  it("tells of modules, frameworks and plain tables what there is to tell", function()
    holds(help.text(peel, 100), "peel.open(path, options?)", "functions")
    holds(help.text(require "peel.near", 100), "Nearest names", "distance")
    holds(help.text(require "peel.registry".default():framework "hmic_2007", 100), "an inspection framework", "excellent > good > fair > poor")
    assert.same({ "a table with b, c" }, lines { c = 1, b = 2, 3 })
    assert.same({ "a table, a list of 2" }, lines { 1, 2 })
  end)

  it("tells of other values what they are", function()
    assert.same({ "nil: nothing has this name here (a misspelt variable?)" }, lines(nil))
    assert.same({ "a number: 4" }, lines(4))
    assert.same({ "a boolean: true" }, lines(true))
  end)
end)

describe("help of a function", function()
  it("tells what it does, takes, returns and raises", function()
    local text = help.text(peel.open, 100)
    holds(text, "peel.open(path, options?)", "plain text or markdown", "path", "returns", "message: string or nil: starts with the path")
    holds(help.text(report:judgments().where, 100), "query:where(filter, comparison?, value?)", "raises", "peel.like")
    assert.equal(help.text(peel.open, 100), help.text("peel.open", 100))
  end)

  it("tells what the list of a method is", function()
    holds(help.text(report.findings, 100), "report:findings(...)", "causes of concern")
  end)

  it("knows functions of peel that are no public ones, and says so of those of others", function()
    holds(help.text(require "peel.near".names, 100), "near.names(word, candidates, max?)", "nearest first")
    assert.same({ "a function of Lua or of C; nothing is written about it here" }, lines(print))
    holds(help.text(function() end, 100), "a function without a description, line ")
    assert.same({ "a function without a description, line 0 of a text" }, lines(load "return 1"))
  end)
end)

describe("help of a word", function()
  it("finds types, methods, lists, fields, frameworks, areas, grades and forces", function()
    for word, kind in pairs {
      ["peel.Query"] = "type", query = "type", Query = "type", ["query.where"] = "method", ["query:where"] = "method", where = "method",
      ["where()"] = "method", ["peel.open"] = "function", ["peel.missing"] = "value", judgments = "list", judgment = "list", PriorJudgment = "list",
      ["prior judgment"] = "list", ["judgments.grade"] = "field", addressee = "field", hmic_2007 = "framework", preventing_crime = "area",
      inadequate = "grade", not_inspected = "grade", ["Thames Valley"] = "force", ["thames valley police"] = "force", GMP = "force",
      Deadline = "type",
    } do
      local found = topics.find(word)
      assert.equal(kind, found[1] and found[1].kind, word)
      assert.truthy(#help.text(word, 80) > 20, word)
    end
  end)

  it("tells where else a word stands", function()
    holds(help.text("judgments", 100), "judgments: a list of peel.Judgment", 'Also: help "report.judgments" (a method)')
    for _, words in ipairs { "field area", "report.judgments" } do assert.equal(1, #topics.find(words), words) end
  end)

  it("has each topic under a name that leads to it alone", function()
    for _, word in ipairs { "grade", "judgments", "area", "count", "first", "report", "records", "values", "page" } do
      for _, topic in ipairs(topics.find(word)) do
        local again = topics.find(topic.name)
        assert.is_true(again[1] == topic, ("help %q: %q leads to a %s"):format(word, topic.name, again[1].kind))
      end
    end
  end)

  it("answers an unknown one with near names", function()
    holds(help.text("jugdments", 80), 'nothing here is called "jugdments"; did you mean "judgments"')
    holds(help.text("query.wher", 80), '"query.where"')
    holds(help.text("inadequat", 80), '"inadequate"')
    holds(help.text("xyzzy plugh frobozz", 80), "a framework, an area, a grade or a force is asked for")
    holds(help.text(("x"):rep(100000), 80), "nothing here is called")
    holds(help.text("", 80), "nothing here is called")
  end)

  it("keeps within the width, but for a word that is longer", function()
    for _, word in ipairs { "query", "report", "peel", "grade", "corpus", "query.where", "judgments", "hmic_2007", "page", "registry" } do
      for _, width in ipairs { 60, 100 } do
        for line in help.text(word, width):gmatch "[^\n]+" do
          assert.is_true(printing.width(line) <= width or not line:match "^%s*%S.*%s%S", ("%s at %d: %s"):format(word, width, line))
        end
      end
    end
  end)
end)
