local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.front_matter"

local function run(lines)
  local records, diagnostics = fake.run(rule, lines)
  return records.report and records.report[1], fake.codes(diagnostics)
end

local expected = {
  title = "PEEL: Police effectiveness 2015", subtitle = "An inspection of Wessex Police", force = "Wessex", published = "2016-03",
  publisher = "HMIC", isbn = "978-0-00-000000-2",
}

describe("front matter", function()
  it("is read from the title page", function()
    local report, codes = run {
      { "p", "PEEL: Police effectiveness 2015" }, { "p", "An inspection of Wessex Police" }, { "p", "March 2016" }, { "p",
        "© HMIC 2016" },
      { "p", "ISBN: 978-0-00-000000-2" }, { "p", "www.example.org/hmic" },
    }
    assert.same(expected, report)
    assert.same({ "unknown_force" }, codes)
  end)

  it("is read from one run-together block, and from headings", function()
    assert.same(expected, (run { { "h1",
      "PEEL: Police effectiveness 2015 An inspection of Wessex Police March 2016 © HMIC 2016 ISBN 978-0-00-000000-2" } }))
    assert.same(expected, (run { { "h1", "PEEL: Police effectiveness 2015" }, { "h2", "An inspection of Wessex Police" },
      { "p", "ISBN-13: 978-0-00-000000-2" }, { "p", "© HMIC 2016 March 2016" } }))
  end)

  it("knows the registry's forces by their other names", function()
    local report, codes = run { { "p", "PEEL" }, { "p", "An inspection of the Metropolitan Police Service" } }
    assert.equal("Metropolitan", report.force)
    assert.same({}, codes)
  end)

  it("joins a title that a line end cuts before its year", function()
    assert.equal("PEEL: Police effectiveness 2015", run({ { "p", "PEEL: Police effectiveness" }, { "p", "2015" } }).title)
  end)

  it("leaves what is missing nil", function()
    assert.same({ title = "PEEL: Police effectiveness 2015" }, (run { { "p", "PEEL: Police effectiveness 2015" } }))
    assert.is_nil((run {}))
    assert.is_nil(run({ { "p", "PEEL" }, { "p", "© HMIC 2016" } }).published)
    assert.is_nil(run({ { "p", "PEEL" }, { "p", "ISBN: lost" } }).isbn)
  end)

  it("takes linear time", function()
    assert.is_true(fake.seconds(rule, "\2" .. ("An inspection "):rep(8000) .. "\n") < 1)
    assert.is_true(fake.seconds(rule, "\2" .. ("9-"):rep(50000) .. "\n") < 1)
    assert.is_true(fake.seconds(rule, ("\2An inspection of X Police\n"):rep(4000)) < 2)
  end)
end)

describe("a day of publication", function()
  it("is kept, as exact as printed", function()
    local peel = require "peel"
    local text = "PEEL: Police effectiveness 2015\n\nAn inspection of Wessex Police\n\n%s\n\n© HMIC 2016\n"
    assert.equal("2016-02-18", assert(peel.parse(text:format "18 February 2016")).published)
    assert.equal("2016-02", assert(peel.parse(text:format "February 2016")).published)
  end)
end)
