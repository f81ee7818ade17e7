--- A made-up national overview from bytes to records, in the forms in which conversions give it.
local peel = require "peel"

local HEADER = "Outstanding\tGood\tRequires improvement\tInadequate"

local text = table.concat({
  "# PEEL: Police effectiveness 2015", "", "A national overview", "", "February 2016", "", "© HMIC 2016", "",
  "ISBN: 978-0-00-000000-2", "", "# Contents", "",
  "<b>Summary</b> .....\t<b>3</b>", "Findings.....\t3", "Overall grades and conclusions.....\t4", "Recommendations.....\t5",
  "<b>1. Preventing crime and anti-social behaviour</b> .....\t<b>6</b>", "Evidence-based policing.....\t7",
  "<b>2. Investigating crime and managing offenders</b> .....\t<b>9</b>",
  "<b>Conclusion and recommendations</b> .....\t<b>12</b>", "Recommendations.....\t12", "<b>Glossary</b> .....\t<b>14</b>",
  "<b>Annex B: Graded judgments</b> .....\t<b>15</b>", "<b>Annex E: Lamp recommendations</b> .....\t<b>17</b>", "",
  "## Summary", "", "This report tells what four forces do at night.", "",
  "An inspection of lamps in 2014<sup>1</sup> asked for other things, and so is not directly comparable with this one.", "",
  "## Findings", "",
  "**Investigating crime and managing offenders: Two forces look into everything, and two do not**", "", HEADER, "0\t2\t1\t1", "",
  "In the (broadly comparable) part of last year's inspection, inspectors found fewer notebooks than they liked.", "",
  "**Preventing crime and anti-social behaviour: Lamps are lit nearly everywhere**", "", HEADER, "1\t2\t1\t0", "",
  "Wessex Police, which received a grade of outstanding in this area, lights every lamp before dusk.", "",
  "### **Lamps that nobody lights**", "", "Some lamps stand in places to which nobody goes at night, and so they stay dark.", "",
  "<sup>1</sup> Lamps and their care, HMIC, November 2014.", "",
  "## Overall grades and conclusions", "", "All in all the grades are these:", "", HEADER, "1\t1\t2\t0", "",
  "One force (Wessex Police) was judged to be outstanding.", "",
  "## Recommendations", "", "### Recommendation 1", "", "Too many lamps are lit too late in the evening.", "",
  "**By 1 December 2016**, the College of Policing, working with the lamplighters, should have made a plan to:", "",
  "- light them by dusk; and", "- put them out by dawn.", "",
  "### Recommendation 2", "", "Notebooks get lost.", "", "**Within six months**, every force should buy a second one for each officer.", "",
  "In addition to these recommendations, there are matters in which forces differ more than they should.", "",
  "They should all look at:", "", "- wicks; and", "- ladders.", "",
  "# 1. Preventing crime and anti-social behaviour", "",
  "HMIC has graded one force as outstanding, two forces as good and one force as requiring improvement. No force was inadequate.", "",
  "Last year's inspection (although not directly comparable, as it looked at windows), showed much the same.", "",
  "## Evidence-based policing", "", "Forces ought to know what works before they buy it.", "",
  "Northmoor Police lends lamps to those who walk home late. They bring them back in the morning.", "",
  "The force counts the lamps every Sunday.", "",
  "Most forces do not lend lamps, for instance Harbour Police, and Kent Police has none to lend.", "",
  "In Harbour, the police and the schools draw maps of dark corners.", "",
  "# 2. Investigating crime and managing offenders", "", "Inspectors looked at who looks at what.", "",
  "How many footprints there are is published every year by the office for sand and water (OSW)", "",
  "### **Reading footprints**", "",
  "A small team within Wessex Police reads footprints in wet sand before the tide comes in.", "",
  "### **Following footprints**", "", "Forces follow footprints for a mile on average.", "",
  "## Conclusion and recommendations", "", "As the chapters before say, lamps are lit and notebooks lost.", "", HEADER, "1\t1\t2\t0", "",
  "## Recommendations", "", "### Recommendation 1", "", "Too many lamps are lit too late in the evening.", "",
  "**By 1 December 2016**, the College of Policing, working with the lamplighters, should have made a plan to:", "",
  "- light them by dusk; and", "- put them out by dawn.", "",
  "### Recommendation 2", "", "Notebooks get lost.", "", "**Within six months**, every force should buy a second one for each officer.", "",
  "## Glossary", "",
  "beat\tthe streets that one officer walks in a night, from the town hall down to the harbour and the lighthouse, as they were laid down by", "",
  "the council of the town in the year of the great fire and never since", "",
  "Court of Lamps", "", "body that hears complaints about lamps, and sits on the first Monday of each month in the old hall", "",
  "ladder", "", "a thing to climb a lamp post with, kept behind the police station by day and on the cart at night", "",
  "lamp\ta light on a post", "wick\tsee lamp", "",
  "## Annex B: Graded judgments", "", "## Effectiveness judgments", "",
  "Force\tOverall effectiveness judgment\tQ2. Investigating crime\tQ1. Preventing crime and anti-social behaviour",
  "<b>Wessex</b>\tOutstanding\tGood\tOutstanding", "<b>Harbour</b>\tRequires improvement\tInadequate\tGood", "", "16", "",
  "<b>Northmoor</b>\t<b>Good</b>\tGood\tGood", "<b>Kent</b>\t<b>Requires improvement</b>\tRequires improvement\tRequires improvement", "",
  "## Annex E: Lamp recommendations", "", "### Recommendation 1: Oil", "",
  "Oil is dear. The Home Office, the Ministry of Justice and all forces should work together to buy it. It should be bought by March 2017.",
  "", "Nobody should buy it alone.", "", "## **Recommendation 2**", "",
  "Beginning immediately, lamplighters' units and forces should talk to each other, and:", "",
  "- write down what they say, so that nobody in either of them has to ask again on the next night", "",
  "or on any night after that one.", "",
}, "\n")

local BULLET, MARK = "•", { ["1"] = "¹" }

local function plain(bytes)
  return (bytes:gsub("\n#+ ", "\n"):gsub("^#+ ", ""):gsub("%*%*", ""):gsub("</?b>", ""):gsub("<sup>(%d)</sup>", MARK)
    :gsub("\n%- ", "\n" .. BULLET .. " "))
end

local function wrap(bytes)
  return (bytes:gsub("[^\n]+", function(line)
    if line:find "[\t#]" or #line < 80 then return nil end
    local out, width = {}, 0
    for word in line:gmatch "%S+" do
      if width > 0 and width + #word > 76 then
        out[#out], width = out[#out] .. "\n", 0
      elseif width > 0 then
        out[#out] = out[#out] .. " "
      end
      out[#out + 1], width = word, width + #word + 1
    end
    return table.concat(out)
  end))
end

local forms = {
  ["as markdown"] = text,
  ["with carriage returns"] = text:gsub("\n", "\r\n"),
  ["with other bullets"] = text:gsub("\n%- ", "\n* "),
  ["as plain lines"] = plain(text),
  ["wrapped"] = wrap(text),
  ["plain and wrapped"] = wrap(plain(text)),
}

local function rows(list, show)
  local out = {}
  for record in list:each() do out[#out + 1] = show(record) end
  return out
end

local function counts(record)
  local out = {}
  for _, grade in ipairs { "outstanding", "good", "requires_improvement", "inadequate" } do
    for key, count in pairs(record.counts) do
      if tostring(key) == grade then out[#out + 1] = count end
    end
  end
  return ("%s %s x%d"):format(record.area, table.concat(out, "/"), #record.mentions)
end

for form, bytes in pairs(forms) do
  describe("a national overview " .. form, function()
    local report = assert(peel.parse(bytes, "overview.txt"))

    it("has its front matter", function()
      assert.are.same({ "PEEL: Police effectiveness 2015", "A national overview", "national_overview", "2016-02", "978-0-00-000000-2" },
        { report.title, report.subtitle, report.kind, report.published, report.isbn })
      assert.is_nil(report.force)
    end)

    it("has a judgment for each cell of the table of all forces", function()
      local out = {}
      for record in report:judgments():each() do
        out[#out + 1] = ("%s|%s|%s|%s"):format(record.force, record.area, record.grade, record.scope)
      end
      table.sort(out)
      assert.are.same({
        "Harbour|investigating_crime|inadequate|area", "Harbour|overall_effectiveness|requires_improvement|overall",
        "Harbour|preventing_crime|good|area", "Kent|investigating_crime|requires_improvement|area",
        "Kent|overall_effectiveness|requires_improvement|overall", "Kent|preventing_crime|requires_improvement|area",
        "Northmoor|investigating_crime|good|area", "Northmoor|overall_effectiveness|good|overall", "Northmoor|preventing_crime|good|area",
        "Wessex|investigating_crime|good|area", "Wessex|overall_effectiveness|outstanding|overall",
        "Wessex|preventing_crime|outstanding|area",
      }, out)
      local first = report:judgments { force = "Wessex", area = "preventing_crime" }:first()
      assert.are.equal("Q1. Preventing crime and anti-social behaviour", first.question)
      assert.are.equal(2, #first.mentions)
      assert.are.equal(2, #report:judgments { force = "Wessex", area = "overall_effectiveness" }:first().mentions)
    end)

    it("has the numbers of forces by grade, each place a mention", function()
      local out = rows(report:distributions(), counts)
      table.sort(out)
      assert.are.same({ "investigating_crime 0/2/1/1 x1", "overall_effectiveness 1/1/2/0 x2", "preventing_crime 1/2/1/0 x2" }, out)
    end)

    it("has what may be compared", function()
      local out = rows(report:comparability(), function(c) return ("%s %s"):format(c.area, c.comparable) end)
      assert.are.same({ "nil false", "investigating_crime true", "preventing_crime false" }, out)
    end)

    it("has its recommendations, and those of its annexes", function()
      local out = rows(report:recommendations(), function(r)
        local by = r.deadline
        return ("%s|%s|%s|%s|%d|x%d"):format(r.number, r.title, r.addressee, by and (by.by or by.within or by.when), #r.actions,
          #r.mentions)
      end)
      assert.are.same({
        "1|nil|the College of Policing, working with the lamplighters|2016-12-01|2|x2", "2|nil|every force|P6M|0|x2",
        "E1|Oil|The Home Office, the Ministry of Justice and all forces|2017-03|0|x1",
        "E2|nil|lamplighters' units and forces|immediately|1|x1",
      }, out)
      local second = report:recommendations { number = 2 }:first()
      assert.are.equal("Notebooks get lost. Within six months, every force should buy a second one for each officer.", second.text)
      assert.are.same({ "2016-08", "published_plus" }, { second.deadline.due, second.deadline.rule })
      -- the rest of a bullet that a page end cut, although a paragraph of an earlier chapter lacks its stop
      assert.are.equal("night after that one.", report:recommendations { number = "E2" }:first().actions[1]:match "night after.*")
      assert.are.equal("Oil", report:recommendations { number = "E1" }:first().title)
      assert.has_error(function() report:recommendations { number = true } end,
        "recommendations.number: number or string expected, got true")
    end)

    it("has its case studies", function()
      local out = rows(report:findings(), function(f) return ("%s|%s|%s|%s"):format(f.kind, f.force, f.area, f.title) end)
      assert.are.same({
        "case_study|Northmoor|preventing_crime|nil", "case_study|Harbour|preventing_crime|nil",
        "case_study|Wessex|investigating_crime|Reading footprints",
      }, out)
      assert.are.equal("Northmoor Police lends lamps to those who walk home late. They bring them back in the morning. "
        .. "The force counts the lamps every Sunday.", report:findings():first().text)
    end)

    it("has the titles that nobody listed inside those that the summary runs in", function()
      local part = report:sections { title = "Lamps that nobody lights" }:first()
      assert.are.same({ 4, "preventing_crime" }, { part.level, part.area })
    end)

    it("has its glossary, whose rows are no tables, a cell that a page end cut put together", function()
      assert.are.equal(0, report:tables({ section = report:sections({ title = "Glossary" }):first().id }):count())
      local out = rows(report:glossary(), function(g)
        return ("%s: %s … %s"):format(g.term, g.definition:match "^%S+", g.definition:match "%S+$")
      end)
      assert.are.same({ "beat: the … since", "Court of Lamps: body … hall", "ladder: a … night", "lamp: a … post", "wick: see … lamp" }, out)
    end)
  end)
end

describe("a national overview whose footnotes speak of an earlier year", function()
  it("has one statement, told in a note to one area's finding and in that area's chapter", function()
    local noted = text:gsub("lights every lamp before dusk%.", "%0<sup>2</sup>"):gsub("Lamps and their care, HMIC, November 2014%.",
      "%0\n\n<sup>2</sup> Last year's grades are not directly comparable, since windows were graded by themselves. They are told in Lamps, 2014.")
    local report = assert(peel.parse(noted, "overview.txt"))
    local found = report:comparability { area = "preventing_crime" }
    assert.are.equal(1, found:count())
    local first = found:first()
    assert.are.equal("Last year's grades are not directly comparable, since windows were graded by themselves.", first.text)
    assert.are.equal(2, #first.mentions)
    assert.are.same({}, assert(peel.parse(noted, "overview.txt")):coverage().lines_not_understood)
  end)
end)

describe("a national overview whose titles run in with words of its own", function()
  it("tells their areas by these words", function()
    local report = assert(peel.parse((text:gsub("%*%*Preventing crime and anti%-social behaviour: ", "**Keeping streets safe and preventing harm: ")),
      "overview.txt"))
    local title = report:sections { area = "investigating_crime", level = 3 }:first().title
    assert.are.equal("Investigating crime and managing offenders", title:match "^[^:]+")
    assert.are.equal("preventing_crime 1/2/1/0 x2", counts(report:distributions { area = "preventing_crime" }:first()))
  end)
end)
