local peel = require "peel"
local values = require "peel.query.values"

describe("values", function()
  it("knows dates", function()
    for _, date in ipairs { "2016", "2016-02", "2016-02-29", "2000-02-29", "2015-12-31", "2015-04-30" } do assert.is_true(values.is_date(date), date) end
    for _, date in ipairs {
      "", "16", "2016-", "2016-2", "2016-13", "2016-00", "2016-02-30", "2015-02-29", "1900-02-29", "2016-04-31", "2016-01-00", "2016-01-32",
      "201602", "20160210", "2016-0210", "2016-02-1", "2016-02-10 ", "March 2016", "2016-1--",
    } do assert.is_false(values.is_date(date), date) end
  end)

  it("sees a report among values", function()
    local report = assert(peel.parse "A report")
    assert.equal("report", values.infer({ report, nil, report }, 3))
    assert.equal("value", values.infer({ report, "x" }, 2))
  end)
end)
