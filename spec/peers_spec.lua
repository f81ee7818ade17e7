local folder = require "spec.support.folder"
local forces = require "peel.forces"
local grade = require "peel.grade"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local told = queries.told

describe("peel.regions", function()
  it("has each of the 43 forces once, by region", function()
    local all = peel.regions()
    assert.equal(43, #all)
    assert.equal("region:string force:string formal:string", queries.columns(all))
    assert.same(#forces.regions(), #all:distinct "region")
    assert.same({ "Dyfed-Powys", "Gwent", "North Wales", "South Wales" }, told(peel.regions { region = "Wales" }, "force"))
    assert.same({ "North East Durham Constabulary" }, told(peel.regions("force", "=", "Durham"), "region", "formal"))
  end)
end)

describe("groups of peers", function()
  local groups = assert(peel.peers.load({ Kent = { "Essex Police", "Surrey", "Essex", "Kent" }, ["the Met"] = { "GMP" } }, {
    name = "Neighbours", date = "2016-04" }))

  it("are of each force alone, and dated", function()
    assert.same({ "Essex", "Surrey" }, groups:of "Kent Police")
    assert.same({ "Greater Manchester" }, groups:of "Metropolitan")
    assert.is_nil(groups:of "Surrey", "that Surrey is Kent's peer makes Kent none of Surrey's")
    assert.same({ "Kent", "Metropolitan" }, groups:forces())
    assert.equal("Neighbours (2016-04): groups of 2 forces", tostring(groups))
    assert.same({ "Kent Essex", "Kent Surrey", "Metropolitan Greater Manchester" }, told(groups:rows(), "force", "peer"))
    assert.same({ "Neighbours", "2016-04", 2 }, { groups.name, groups.date, #groups })
    assert.is_true(peel.peers.is_peers(groups))
    assert.is_false(peel.peers.is_peers {})
    groups:of("Kent")[1] = "changed"
    assert.same({ "Essex", "Surrey" }, groups:of "Kent")
  end)

  it("are read from a file, a pair or a group a line", function()
    local dir = folder.new {
      ["pairs.csv"] = "\xEF\xBB\xBFForce,Peer\r\nKent,Essex\r\nKent,\"Devon & Cornwall Police\"\r\n\r\nSurrey,Kent\r\n",
      ["wide.csv"] = "force,1,2,3\nKent, Essex ,Surrey,\nSurrey,Kent,,\n",
      ["bad.csv"] = "force,peer\nKent,Essx\n", ["none.csv"] = "force,peer\n", ["head.csv"] = "Kent,Essex\n",
      ["quote.csv"] = "force,peer\nKent,\"Essex\n",
    }
    local read = assert(peel.peers.load(dir .. "/pairs.csv", { name = "A" }))
    assert.same({ "Essex", "Devon and Cornwall" }, read:of "Kent")
    assert.same({ "Kent" }, read:of "Surrey")
    assert.same({ "A", dir .. "/pairs.csv" }, { read:title(), read.path })
    assert.same({ "Essex", "Surrey" }, assert(peel.peers.load(dir .. "/wide.csv", { name = "A" })):of "Kent")
    for name, words in pairs { bad = ':2: unknown force "Essx"; did you mean "Essex"', none = ": no groups stand in it",
      head = ':1: a heading expected, the first column called "force"', quote = ":2: a quote is not closed", absent = "No such file" } do
      local none, message = peel.peers.load(("%s/%s.csv"):format(dir, name), { name = "A" })
      assert.is_nil(none)
      assert.matches(dir, message, 1, true)
      assert.matches(words, message, 1, true)
    end
    folder.remove(dir)
  end)

  queries.refused(it, assert, {
    { "no name", function() peel.peers.load({ Kent = {} }, {}) end, "load: name = what the groups are called, got nil" },
    { "no options", function() peel.peers.load({ Kent = {} }) end, "load: bad argument 'options': a table expected" },
    { "a date that is none", function() peel.peers.load({ Kent = {} }, { name = "A", date = "April" }) end, 'load: date = when the groups held' },
    { "an unknown option", function() peel.peers.load({ Kent = {} }, { name = "A", dat = "2016" }) end, 'unknown option "dat"; did you mean "date"?' },
    { "an unknown force", function() peel.peers.load({ Knt = {} }, { name = "A" }) end, 'load: unknown force "Knt"; did you mean "Kent"' },
    { "no list", function() peel.peers.load({ Kent = "Essex" }, { name = "A" }) end, 'load: Kent: a list of forces expected, got "Essex"' },
    { "a number", function() peel.peers.load({ Kent = { 7 } }, { name = "A" }) end, "load: Kent[1]: the name of a force expected, got 7" },
    { "nothing", function() peel.peers.load({}, { name = "A" }) end, "load: the table has no groups" },
    { "no groups at all", function() peel.peers.load(7, { name = "A" }) end, "load: a path or a table" },
    { "the peers of nobody", function() groups:of "Esex" end, 'of: unknown force "Esex"; did you mean "Essex"' },
    { "a misspelt field", function() return groups.dates and 1 end, 'groups of peers have no field "dates"; did you mean "date"?' },
    { "a change", function() groups.name = "B" end, "groups of peers cannot be changed" },
  })
end)

describe("peel.beside", function()
  local rates = peel.table { { force = "Kent", value = 5 }, { force = "Surrey Police", value = 3 }, { force = "Sussex", value = 8 },
    { force = "Gwent", value = 5 }, { force = "Metropolitan", value = 9 }, { force = "Cheshire" }, { force = "England and Wales", value = 4 } }
  local groups = peel.peers.load({ Kent = { "Gwent", "Cheshire" } }, { name = "Alike", date = "2016" })

  it("sets a number beside region, peers and all", function()
    local rows = peel.beside(rates, "Kent Police", { peers = groups })
    -- by hand: region 5 3 8: mean 16/3, median 5, others (3 + 8) / 2; peers 5 5; all 3 5 5 8 9: mean 6, others 25/4
    assert.same({ "region South East 3 2 5 2 -0.5", "Alike (2016) 2 1 5.0 1 0.0", "all forces 5 38 5 3 -1.25" },
      told(rows, "beside", "n", "missing", "median", "rank", "gap"))
    assert.near(16 / 3, rows[1].mean, 1e-12)
    assert.equal(6.0, rows[3].mean)
    assert.same({ "1 row of no force left out: England and Wales" }, rows:notes())
    assert.same({ "Kent 5", "Kent 5", "Kent 5" }, told(rows, "force", "value"))
  end)

  it("ranks the lowest first where that is better, and leaves forces out", function()
    local rows = peel.beside(rates, "Kent", { peers = groups, direction = "lower", without = { "the Met" } })
    assert.same({ "2 3", "1 2", "2 4" }, told(rows, "rank", "n"))
    assert.equal(1, peel.beside(rates, "Metropolitan", { without = { "Metropolitan" } })[1].n, "the force itself stays")
  end)

  it("says where there is no group, and has no gap to nobody", function()
    local rows = peel.beside(rates, "Gwent", { peers = groups })
    assert.same({ "region Wales", "all forces" }, told(rows, "beside"))
    assert.is_nil(rows[1].gap)
    assert.matches("Gwent has no group in Alike (2016)", rows:notes()[1], 1, true)
  end)

  it("takes a printed number and finds those of the others, with their places", function()
    local r = assert(peel.parse(table.concat({ "PEEL: Police effectiveness 2015", "An inspection of Kent Police", "February 2016",
      "Investigating crime", "Figure 1: Thefts in the 12 months to 30 June 2015",
      "| Rates per 1,000 population | Kent Police | Surrey Police | Sussex Police | England and Wales |\n|---|---|---|---|---|\n"
        .. "| Bicycles | 41.0 | 6 | 9.5 | 6.047 |\n| Lamps | 1.0 | 2 | 3 | 6.047 |\n" }, "\n\n"), "k"))
    local lit = r:values { name = "Lamps", entity = "Kent" }
    for _, of in ipairs { lit:first(), lit:select("name", "value"):first() } do
      local rows = peel.beside(of, "Surrey")
      assert.same({ "2.0 3 2", "2.0 3 2" }, told(rows:derive { value = function(row) return row.value + 0.0 end }, "value", "n", "rank"))
      assert.same({ 3, 14 }, { #rows[1]:records(), rows[1]:place().line })
      assert.same({ "1 row of no force left out: England and Wales" }, rows:notes())
      assert.equal(r, rows:owner())
    end
  end)

  it("refuses numbers that were made of grades that may not be compared, unless they are allowed", function()
    local registry = lamps.registry()
    local function report(year, force) return assert(peel.parse(lamps.text(year, force, { "lamps: good" }), force, { registry = registry })) end
    local all = assert(peel.corpus({ report(2019, "Kent"), report(2023, "Surrey") }, { registry = registry }))
    local marks = all:judgments { area = "lamps" }:derive { mark = function(judgment) return judgment.grade.rank end }:select("force", "mark")
    assert.error_matches(function() peel.beside(marks, "Kent", { field = "mark" }) end, "beside: grades of .- may not be compared: ")
    local permit = peel.allow { reason = "the lamps did not change", registry = registry }
    local lines = peel.beside(marks:allow(permit), "Kent", { field = "mark" })
    assert.equal(1, lines:first().rank)
    assert.same({ permit }, lines:permits())
    assert.matches("allowed: the lamps did not change", tostring(lines), 1, true)
  end)

  queries.refused(it, assert, {
    { "an unknown force", function() peel.beside(rates, "Knet") end, "beside: bad argument 'force': unknown force \"Knet\"; did you mean \"Kent\"" },
    { "no force", function() peel.beside(rates) end, "beside: bad argument 'force': the name of a force expected, got nil" },
    { "a force without a number", function() peel.beside(rates, "Cheshire") end, "beside: Cheshire has no number in value" },
    { "no query", function() peel.beside(7, "Kent") end, "beside: a query or a row of values() expected, got 7" },
    { "a row of something else", function() peel.beside(rates[1], "Kent") end, "beside: the row is no number of a measure" },
    { "two numbers", function() peel.beside(peel.table { { force = "Kent", value = 1 }, { force = "Kent Police", value = 2 } }, "Kent") end,
      "beside: Kent has two numbers, 1 and 2, at row 1 of table and row 2 of table; choose one first" },
    { "no column of forces", function() peel.beside(peel.table { { who = "Kent", value = 1 } }, "Kent") end, 'beside: no column "entity" or "force"' },
    { "an unknown column", function() peel.beside(rates, "Kent", { by = "forc" }) end, 'beside: there is no column "forc"; did you mean "force"?' },
    { "another number", function() peel.beside(rates, "Kent", { field = "valu" }) end, 'beside: there is no column "valu"; did you mean "value"?' },
    { "words", function() peel.beside(rates, "Kent", { field = "force" }) end, "beside: force is of type string; numbers are needed" },
    { "grades", function() peel.beside(peel.table { { force = "Kent", value = grade.of("peel_4", "good") } }, "Kent") end,
      "beside: value is of type grade; numbers are needed (peel.score codes grades)" },
    { "an unknown option", function() peel.beside(rates, "Kent", { peer = groups }) end, 'beside: unknown option "peer"; did you mean "peers"?' },
    { "peers that are none", function() peel.beside(rates, "Kent", { peers = {} }) end, "beside: peers: groups loaded by peel.peers.load expected" },
    { "no direction", function() peel.beside(rates, "Kent", { direction = "up" }) end, 'beside: direction = "higher"' },
    { "an unknown force left out", function() peel.beside(rates, "Kent", { without = { "Lodnon" } }) end, "beside: without[1]: unknown force" },
  })
end)
