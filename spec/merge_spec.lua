local merge = require "peel.reader.merge"

-- a document whose places are numbers and whose texts are told by the first of them
local function merger(texts)
  local rows, codes = {}, {}
  local document = { text = function(_, spans) return texts[spans[1]] end }
  local add = merge.new(document, function(_, code) codes[#codes + 1] = code end, 2015)
  local set = {}
  function set.append(_, fields)
    rows[#rows + 1] = fields
    return #rows
  end
  function set.update(_, row, fields)
    for name, value in pairs(fields) do rows[row][name] = value end
  end
  return function(list, fields) return add(list, fields, set) end, rows, codes
end

local wicks = "That the force reviews the number of wicks in every lamp of the town and says what they cost."

describe("statements that repeat themselves", function()
  it("are one recommendation with two mentions, be an abbreviation spelled out", function()
    local add, rows, codes = merger { wicks, wicks, (wicks:gsub("wicks", "wicks and wax")) }
    for place = 1, 3 do assert.is_true(add("recommendations", { number = 7, text = { place, place }, spans = { place, place } })) end
    assert.equal(1, #rows)
    assert.same({ { spans = { 1, 1 } }, { spans = { 2, 2 } }, { spans = { 3, 3 } } }, rows[1].mentions)
    assert.same({ 1, 1, 2, 2, 3, 3 }, rows[1].spans)
    assert.same({ "wording_differs" }, codes)
  end)

  it("are two recommendations where the words differ in substance", function()
    local add, rows, codes = merger { wicks, "That the chief constable buys a bell." }
    for place = 1, 2 do add("recommendations", { number = 7, text = { place, place }, spans = { place, place } }) end
    assert.equal(2, #rows)
    assert.same({ "number_repeated" }, codes)
  end)

  it("need nearly the same words where they have no number", function()
    local long = "The force should immediately take steps to "
    local oil = long .. "oil the lamps of the town."
    local add, rows, codes = merger { oil, long .. "ring the bells of the town.", oil }
    for place = 1, 3 do add("recommendations", { text = { place, place }, spans = { place, place } }) end
    assert.equal(2, #rows)
    assert.equal(2, #rows[1].mentions)
    assert.same({}, codes)
  end)

  it("are two recommendations under two causes of concern", function()
    local add, rows = merger { wicks, "The lamps are dark", wicks, "The oil is dear", wicks }
    for place = 1, 3, 2 do add("recommendations", { text = { place, place }, cause = { place + 1, place + 1 }, spans = { place, place } }) end
    add("recommendations", { text = { 5, 5 }, cause = { 4, 4 }, spans = { 5, 5 } })
    assert.equal(2, #rows)
    assert.same({ 1, 2 }, { #rows[1].mentions, #rows[2].mentions })
  end)

  it("are one statement on comparison in other words, of one area, direction and earlier year", function()
    local add, rows = merger { "Last year's inspection of lamps is not comparable with this one.", "HMIC's 2014 inspection cannot be compared.",
      "The inspection of 2014 may be compared with this one.", "The inspection of 2013 cannot be compared.",
      "The inspections of 2013 and 2014 cannot be compared.", "This is the first year of grades, so none can be compared.",
      "No grades were given before, so none can be compared." }
    for place = 1, 7 do add("comparability", { area = "a", comparable = place == 3, text = { place, place }, spans = { place, place } }) end
    add("comparability", { area = "b", comparable = false, text = { 2, 2 }, spans = { 8, 8 } })
    for place = 1, 2 do add("comparability", { comparable = false, text = { place, place }, spans = { 8 + place, 8 + place } }) end
    local mentions = {}
    for i, row in ipairs(rows) do mentions[i] = #row.mentions end
    assert.same({ 2, 1, 1, 1, 1, 1, 1, 1, 1 }, mentions)
  end)

  it("are one distribution; numbers that differ are reported", function()
    local add, rows, codes = merger {}
    for place, poor in ipairs { 1, 1, 2 } do
      add("distributions", { area = "child_abuse", counts = { good = 4, poor = poor }, spans = { place, place } })
    end
    assert.equal(1, #rows)
    assert.equal(3, #rows[1].mentions)
    assert.same({ "distributions_disagree" }, codes)
  end)

  it("are left alone in other lists and where a rule brings the mentions", function()
    local add, rows = merger { "a" }
    assert.is_false(add("findings", { text = { 1, 1 }, spans = { 1, 1 } }))
    assert.is_false(add("distributions", { area = "child_abuse", counts = {}, mentions = {}, spans = { 1, 1 } }))
    assert.same({}, rows)
  end)

  it("are found in linear time", function()
    local texts = {}
    for i = 1, 4000 do texts[i] = "That lamp " .. i .. " is oiled and " .. ("trimmed "):rep(10) end
    local add = merger(texts)
    local start = os.clock()
    for i = 1, 4000 do add("recommendations", { number = i, text = { i, i }, spans = { i, i } }) end
    assert.is_true(os.clock() - start < 1)
  end)
end)
