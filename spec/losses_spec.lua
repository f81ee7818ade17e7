--- What conversion lost and other signs still tell: blank lines, tabs, the markup of note marks.

local busted = require "busted"
local peel = require "peel"
local json = require "peel.export.json"
local convert = require "spec.support.convert"
local same = require "spec.support.same"

--- The made-up reports of which each loss leaves enough to read the same.
local reports = {
  ["without blank lines"] = { "aldermoor-delivery-plan-2017-q2", "brackenshire-fire-2019", "calderwick-hmic-2007", "eskmouth-delivery-plan-2017-q3",
    "harrowmere-peel-2021-22", "mercia-vale-peel-effectiveness-2015", "northmoor-peel-effectiveness-2015", "tarn-sound-harbour-review-2019" },
  ["tabs as three blanks"] = { "albion-national-2015", "aldermoor-delivery-plan-2017-q2", "eskmouth-delivery-plan-2017-q3", "larkmere-peel-2023-25",
    "harrowmere-peel-2021-22", "mercia-vale-peel-effectiveness-2015", "vale-of-severne-peel-2023-25", "wealds-national-2015" },
  ["notes in brackets"] = { "albion-national-2015", "mercia-vale-peel-effectiveness-2015", "northmoor-peel-effectiveness-2015",
    "tarn-sound-harbour-review-2019", "wealds-national-2015" },
  ["bare note marks"] = { "mercia-vale-peel-effectiveness-2015", "northmoor-peel-effectiveness-2015", "tarn-sound-harbour-review-2019" },
}

local function export(text, name) return same.normal(json.totable(assert(peel.parse(text, name)))) end

local function read(name)
  local file = assert(io.open("examples/reports/" .. name .. ".txt", "rb"))
  local text = file:read "a"
  file:close()
  return text
end

for _, loss in ipairs(convert.losses) do
  describe("a report " .. loss.name, function()
    for _, name in ipairs(reports[loss.name]) do
      it("reads the same: " .. name, function()
        local text = read(name)
        local lost = loss.run(text)
        assert.not_equal(text, lost)
        local found = same.difference(export(text, name), export(lost, name))
        if found then busted.fail("first difference at " .. found, 2) end
      end)
    end
  end)
end

--- A 2007 report on lamps, its blank lines between paragraphs but none behind titles, wrapped or not.
local function lamps(wrapped)
  local out = { "HMIC Inspection Report", "", "Calderwick Constabulary", "", "October 2007", "" }
  for _, area in ipairs { "Neighbourhood Policing", "Performance Management" } do
    out[#out + 1] = area .. "\nGRADE\tGOOD\n-----\t-----\nContextual factors\nThe force has a keeper for each of its lamps, and the keepers meet."
    for _, kind in ipairs { "Strengths", "Work in progress", "Areas for improvement" } do
      out[#out + 1] = ("\n%s\nThe keepers of %s know each lamp of their beat by name, and they write down which of them went out."):format(kind, area)
      out[#out + 1] = ("\nNobody but the keepers may open a lamp, and the %s of this were known to all of those whom we asked about it."):format(kind:lower())
    end
    out[#out + 1] = ""
  end
  local text = table.concat(out, "\n")
  return wrapped and convert.wrap(text, wrapped) or text
end

describe("titles close over their text", function()
  for _, width in ipairs { false, 60, 84 } do
    it("head their sections, " .. (width and "wrapped at " .. width or "unwrapped"), function()
      local report = assert(peel.parse(lamps(width), "lamps.txt"))
      local found = {}
      for finding in report:findings():each() do found[#found + 1] = finding.area .. " " .. finding.kind end
      assert.same({ "neighbourhood_policing strength", "neighbourhood_policing work_in_progress", "neighbourhood_policing area_for_improvement",
        "performance_management strength", "performance_management work_in_progress", "performance_management area_for_improvement" }, found)
      assert.equal("good", tostring(report:judgments { area = "performance_management" }:first().grade))
    end)
  end
end)

describe("an address and a page at each page's foot", function()
  it("are furniture", function()
    local text, count = read "calderwick-hmic-2007", 0
    local footed = text:gsub("%.\n\n(%u%l)", function(start)
      count = count + 1
      return count % 4 == 0 and (".\n\nwww.example.org/lamps\nPage %d\n\n%s"):format(count // 4, start) or nil
    end)
    assert.True(count > 30)
    local found = same.difference(export(text, "a"), export(footed, "a"))
    if found then busted.fail("first difference at " .. found, 2) end
  end)
end)
