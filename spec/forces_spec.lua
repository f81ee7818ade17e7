local forces = require "peel.forces"

describe("forces", function()
  it("are 43, four of them in Wales", function()
    local welsh = {}
    for _, force in ipairs(forces.list()) do
      if force.wales then welsh[#welsh + 1] = force.name end
    end
    assert.are.equal(43, #forces.names())
    assert.are.same({ "Dyfed-Powys", "Gwent", "North Wales", "South Wales" }, welsh)
  end)

  it("are counted by region as the inspectorate groups them", function()
    local counts = {}
    for _, force in ipairs(forces.list()) do counts[force.region] = (counts[force.region] or 0) + 1 end
    assert.are.same({ ["North East"] = 3, ["North West"] = 5, ["Yorkshire and the Humber"] = 4, ["East Midlands"] = 5,
      ["West Midlands"] = 4,
      ["Eastern"] = 6, ["South East"] = 5, ["London"] = 2, ["South West"] = 5, ["Wales"] = 4 }, counts)
    assert.are.equal(10, #forces.regions())
  end)

  it("are found by short name, formal name and both endings", function()
    for _, force in ipairs(forces.list()) do
      for _, printed in ipairs { force.name, force.formal, force.formal:upper(), force.name:lower(), "the " .. force.formal,
        force.name .. " Police", force.name .. " Constabulary", force.formal .. "\u{2019}s" } do
        assert.are.equal(force.name, forces.find(printed), printed)
      end
    end
  end)

  local found = {
    { "Metropolitan", "Metropolitan Police Service" },
    { "Metropolitan", "the Met" },
    { "Metropolitan", "MPS" },
    { "Metropolitan", "Met Police" },
    { "Greater Manchester", "GMP" },
    { "West Midlands", "WMP" },
    { "City of London", "CoLP" },
    { "City of London", "City of London" },
    { "Avon and Somerset", "Avon & Somerset" },
    { "Devon and Cornwall", "DEVON\u{00A0}& CORNWALL\nPOLICE" },
    { "Dyfed-Powys", "Dyfed Powys Police" },
    { "Dyfed-Powys", "Dyfed\u{2013}Powys" },
    { "Hampshire", "Hampshire Constabulary" },
    { "Hampshire", "Hampshire and Isle of Wight Constabulary" },
    { "Hampshire", "Hampshire & Isle of Wight" },
    { "Leicestershire", "Leicestershire Constabulary" },
    { "Wiltshire", "Wiltshire Constabulary" },
    { "West Mercia", "West Mercia Constabulary" },
    { "Cumbria", "Cumbria Constabulary" },
    { "Northumbria", "Northumbria Police" },
    { "West Midlands", "West Midlands" },
  }
  for _, case in ipairs(found) do
    it("finds " .. case[2], function() assert.are.equal(case[1], forces.find(case[2])) end)
  end

  for _, printed in ipairs { "London", "the West Midlands region", "East Midlands", "Midlands", "Wales", "Yorkshire", "Manchester",
    "the force", "the constabulary", "Police", "Constabulary", "Wessex Police", "England and Wales", "", "Thames Valley Police Federation",
    "An inspection of Kent Police" } do
    it("finds no force in " .. ("%q"):format(printed), function() assert.is_nil(forces.find(printed)) end)
  end

  it("raises for what is no string", function()
    assert.has_error(function() forces.find(nil) end, "find: bad argument 'printed': expected a string, got nil")
  end)

  it("cuts the kind of force off an unknown name, and nothing else", function()
    assert.are.equal("Wessex", forces.strip "Wessex Police")
    assert.are.equal("Wessex", forces.strip "the Wessex Constabulary's")
    assert.are.equal("Wessex", forces.strip "Wessex\u{00A0}Police\u{2019}s")
    assert.are.equal("Ank-Morpork", forces.strip "Ank-Morpork Police Service")
    assert.are.equal("Police Service of Ruritania", forces.strip "Police Service of Ruritania")
    assert.are.equal("Constabulary", forces.strip "Constabulary")
    assert.are.equal("Theydon", forces.strip "Theydon Police")
  end)

  it("know their formal name in a month", function()
    assert.are.equal("Hampshire and Isle of Wight Constabulary", forces.formal "Hampshire")
    assert.are.equal("Hampshire Constabulary", forces.formal("Hampshire", "2016-02"))
    assert.are.equal("Hampshire and Isle of Wight Constabulary", forces.formal("Hampshire", "2023-12-01"))
    assert.are.equal("Leicestershire Constabulary", forces.formal("Leicestershire", "2007-10"))
    assert.are.equal("Kent Police", forces.formal("Kent", "2007-10"))
  end)

  it("raise for an unknown short name, with the nearest", function()
    assert.error_matches(function() forces.get "Thames Vally" end, 'unknown force "Thames Vally"; did you mean "Thames Valley"')
    assert.error_matches(function() forces.get "GMP" end, 'did you mean "Greater Manchester"')
    assert.error_matches(function() forces.get(nil) end, "unknown force")
  end)

  it("give every wording, longest first", function()
    assert.are.same({ "Kent Constabulary", "Kent Police", "Kent" }, forces.wordings "Kent Police")
    assert.are.same({ "Wessex Constabulary", "Wessex Police", "Wessex" }, forces.wordings "Wessex Police")
    local words = table.concat(forces.wordings "Hampshire", "|")
    assert.truthy(words:find("Hampshire Constabulary", 1, true))
    assert.truthy(words:find("Hampshire and Isle of Wight Constabulary", 1, true))
    assert.falsy(table.concat(forces.wordings "Metropolitan", "|"):find("MPS", 1, true))
  end)

  it("are told from regions", function()
    assert.is_true(forces.is_region "West Midlands")
    assert.is_true(forces.is_region "the Yorkshire & the Humber region")
    assert.is_true(forces.is_region "London")
    assert.is_false(forces.is_region "Kent")
    assert.is_false(forces.is_region "City of London")
  end)
end)
