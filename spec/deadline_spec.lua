local deadline = require "peel.deadline"

describe("when a recommendation is due", function()
  local function due(printed, published)
    local date, rule = deadline.due(printed, published)
    return date and ("%s %s"):format(date, rule)
  end

  it("is counted from the month of publication", function()
    assert.equal("2024-03 published_plus", due({ within = "P3M" }, "2023-12"))
    assert.equal("2024-02 published_plus", due({ within = "P12M" }, "2023-02"))
    assert.equal("2025-11 published_plus", due({ within = "P2Y" }, "2023-11"))
  end)
  it("is counted from the day of publication, to the last day of a shorter month", function()
    assert.equal("2024-02-29 published_plus", due({ within = "P3M" }, "2023-11-30"))
    assert.equal("2023-02-28 published_plus", due({ within = "P1M" }, "2023-01-31"))
    assert.equal("2024-03-01 published_plus", due({ within = "P1D" }, "2024-02-29"))
    assert.equal("2024-01-11 published_plus", due({ within = "P4W" }, "2023-12-14"))
  end)
  it("is a printed date as it is", function()
    assert.equal("2024-03-31 printed_date", due({ by = "2024-03-31" }, "2023-12"))
    assert.equal("2024-03 printed_date", due({ by = "2024-03" }, nil))
  end)
  it("is left open where the words or the date of publication do not say", function()
    assert.is_nil(due({ when = "immediately" }, "2023-12"))
    assert.is_nil(due({ within = "P3M" }, nil))
    assert.is_nil(due({ within = "P3M" }, "2023"))
    assert.is_nil(due({ within = "P10D" }, "2023-12"))
    assert.is_nil(due({ within = "soon" }, "2023-12"))
    assert.is_nil(due({}, "2023-12"))
  end)
  it("raises for what is no deadline", function()
    assert.error_matches(function() deadline.due("P3M", "2023-12") end, "due: bad deadline P3M: expected a table")
  end)
  it("is filled in once", function()
    local printed = { within = "P6M" }
    deadline.complete(printed, "2023-12")
    assert.same({ within = "P6M", due = "2024-06", rule = "published_plus" }, printed)
    local given = { within = "P6M", due = "2030-01" }
    deadline.complete(given, "2023-12")
    assert.same({ within = "P6M", due = "2030-01" }, given)
    deadline.complete(nil, "2023-12")
  end)
end)

describe("whom a recommendation addresses", function()
  local function said(printed, force)
    local found = deadline.resolve(printed, force)
    return table.concat({ found.key or "-", table.concat(found.also or {}, "+"), table.concat(found.with or {}, "+") }, "|")
  end

  it("is the inspected force under each of its names", function()
    for _, printed in ipairs { "Wessex Police", "the force", "The force", "Wessex Police,", "the constabulary" } do
      assert.equal("force||", said(printed, "Wessex"))
    end
    assert.equal("other_force||", said("Durham Constabulary", "Wessex"))
    assert.equal("-||", said("Wessex Police", "Mercia Vale"))
  end)
  it("is one of the bodies that reports address", function()
    for printed, key in pairs {
      ["the Home Office"] = "home_office", ["the NPCC"] = "npcc", ["National Police Chiefs’ Council"] = "npcc",
      ["the College of Policing"] = "college_of_policing", ["all chief constables"] = "chief_constables", ["forces"] = "forces",
      ["ROCUs"] = "regional_organised_crime_units", ["the police and crime commissioner"] = "police_and_crime_commissioner",
      ["the chief constable of Wessex Police"] = "chief_constable", ["HMICFRS"] = "hmicfrs",
    } do
      assert.equal(key .. "||", said(printed, "Wessex"))
    end
  end)
  it("keeps those whom it is to work with", function()
    assert.equal("npcc||college_of_policing", said "the NPCC, working with the College of Policing,")
    assert.equal("force||harbour board+home_office", said("Wessex Police, in partnership with harbour board and the Home Office", "Wessex"))
  end)
  it("may be several", function()
    assert.equal("home_office|npcc+the League of Watchmen|", said "the Home Office, the NPCC and the League of Watchmen")
  end)
  it("is left open where it is not known", function()
    assert.same({}, deadline.resolve("the League of Watchmen", "Wessex"))
    assert.same({}, deadline.resolve("", "Wessex"))
    assert.error_matches(function() deadline.resolve(nil) end, "resolve: bad addressee nil: expected a string")
  end)
end)
