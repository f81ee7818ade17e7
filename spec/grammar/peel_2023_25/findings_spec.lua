local fake = require "spec.support.fake_ctx"
local findings = require "peel.grammar.peel_2023_25.findings"
local framework = require "peel.framework.peel_2023_25"

local by_name = {}
for _, rule in ipairs(findings) do by_name[rule.name] = rule end

local function run(name, lines, section)
  local options = { framework = framework, report = { force = "Wessex" }, section = section or { parent = { area = "investigating_crime" } } }
  return (fake.run(by_name[name], lines, options))
end

--- The findings in short: title: paragraphs (bullets)
local function short(name, lines, section)
  local out = {}
  for i, finding in ipairs(run(name, lines, section).findings or {}) do
    -- fake texts of several places are lists
    local text = type(finding.text) == "table" and table.concat(finding.text, " / ") or finding.text or "-"
    out[i] = ("%s: %s (%s)"):format(finding.title or "-", text, table.concat(finding.items, ", "))
  end
  return out
end

local title = { "h3", "The force should count its boats" }

describe("titled findings", function()
  it("are a record a title, with paragraphs and bullets", function()
    local records = run("titled_areas_for_improvement", { title, { "p", "It has boats." }, { "h3", "It needs to mend nets" }, { "p", "They leak." } })
    assert.equal(2, #records.findings)
    assert.equal("area_for_improvement", records.findings[1].kind)
    assert.equal("investigating_crime", records.findings[1].area)
    assert.same({ "The force should count its boats: It has boats. / It lists: / All float. (red ones;, blue ones.)" },
      short("titled_promising_practice", { title, { "p", "It has boats." }, { "p", "It lists:" }, { "item", "red ones;" }, { "item", "blue ones." },
        { "p", "All float." } }))
  end)
  it("take no figure, table or note into their text", function()
    assert.same({ "The force should count its boats: One. / Two. ()" }, short("titled_main_findings", { title, { "p", "One." },
      { "caption", "Figure 2: Boats" }, { "header", "Wessex", "Wales" }, { "row", "1", "2" }, { "note", "Note: none sank." }, { "p", "Two." } }))
  end)
  it("take a bullet back that lost its mark", function()
    assert.same({ "The force should count its boats: It has: / Then it rains. (a list;, and another.)" }, short("titled_main_findings", { title,
      { "p", "It has:" }, { "item", "a list;" }, { "p", "and another." }, { "p", "Then it rains." } }))
  end)
  it("begin with the first title: what stands before is an introduction", function()
    assert.same({ "The force should count its boats: Yes. ()" },
      short("titled_main_findings", { { "p", "In this section we say what we found." }, title, { "p", "Yes." } }))
  end)
  it("have their first paragraph for a title where no heading was seen", function()
    assert.same({ "The force should count. It should mend: It does not. ()" },
      short("titled_areas_for_improvement", { { "p", "The force should count. It should mend" }, { "p", "It does not." } }))
    assert.same({ "-: Only this stands here. ()" }, short("titled_areas_for_improvement", { { "p", "Only this stands here." } }))
  end)
  it("end before the imprint", function()
    assert.same({ "The force should count its boats: Yes. ()" },
      short("titled_main_findings", { title, { "p", "Yes." }, { "p", "December 2023 | © HMICFRS 2023" }, { "p", "www.example.org" } }))
  end)
  it("of the service to victims are main findings of that area, once", function()
    local assessment = { area = "victim_service", key = "victim_service_assessment", parent = { key = "victim_service" } }
    local lines = { { "h2", "Victim service assessment" }, { "p", "We read files." }, { "h3", "It answers" }, { "p", "Soon." } }
    local found = run("titled_victim_service", lines, { area = "victim_service", key = "victim_service" }).findings
    assert.equal(1, #found)
    assert.equal("main_finding victim_service It answers", ("%s %s %s"):format(found[1].kind, found[1].area, found[1].title))
    assert.is_nil(run("titled_victim_service_assessment", lines, assessment).findings)
    assessment.parent = nil
    assert.equal(1, #run("titled_victim_service_assessment", lines, assessment).findings)
  end)
  it("are none in an empty section", function()
    for name in pairs(by_name) do assert.is_nil(run(name, {}).findings) end
  end)
  it("take linear time", function()
    for name, rule in pairs(by_name) do
      assert.is_true(fake.seconds(rule, ("\0013A title\n\2Its text, and more:\n\3a bullet\n\2and another\n"):rep(3000), { framework = framework }) < 2, name)
    end
  end)
end)

describe("recommendations of a cause of concern", function()
  local function recommended(lines)
    local out = {}
    for i, r in ipairs(run("titled_causes_of_concern", lines).recommendations or {}) do
      local d = r.deadline or {}
      out[i] = table.concat({ d.within or d.by or d.when or "-", r.addressee or "-", r.cause or "-", r.text }, "|")
      assert.equal("investigating_crime", r.area)
      assert.is_nil(r.number)
    end
    return out
  end
  local cause = { "h3", "Nets leak" }
  local heading = { "h4", "Recommendations" }

  it("are one a bullet, with the deadline and addressee over them", function()
    assert.same({ "P3M|Wessex Police|Nets leak|count nets; and", "P3M|Wessex Police|Nets leak|mend nets.", "P6M|Wessex Police|Nets leak|buy nets." },
      recommended { cause, { "p", "Many do." }, heading, { "p", "Within three months, Wessex Police should:" }, { "item", "count nets; and" },
        { "item", "mend nets." }, { "p", "Within six months, Wessex Police should:" }, { "item", "buy nets." } })
  end)
  it("keep a bullet that lost its mark, and a lead-in that was taken for one", function()
    assert.same({ "P3M|Wessex Police|Nets leak|count nets.", "P6M|Wessex Police|Nets leak|buy nets." },
      recommended { cause, heading, { "p", "Within three months, Wessex Police should:" }, { "p", "count nets." },
        { "item", "Within six months, Wessex Police should:" }, { "item", "buy nets." } })
  end)
  it("part a lead-in from the first bullet where both stand in one line", function()
    assert.same({ "P6M|Wessex Police|Nets leak|buy nets; and", "P6M|Wessex Police|Nets leak|sell boats." }, recommended { cause, heading,
      { "item", "Within six months, Wessex Police should: buy nets; and" }, { "item", "sell boats." } })
  end)
  it("have deadlines by date and in words, after publication, and other addressees", function()
    assert.same({ "2024-03-31|the chief constable|Nets leak|count.", "immediately|Wessex Police|Nets leak|mend.",
      "P1Y|the NPCC, working with Wessex Police|Nets leak|buy." },
      recommended { cause, heading, { "p", "By 31 March 2024, the chief constable should:" }, { "item", "count." },
        { "p", "Wessex Police should immediately:" }, { "item", "mend." },
        { "p", "Within one year of the publication of this report, the NPCC, working with Wessex Police, should:" }, { "item", "buy." } })
  end)
  it("do not take a deadline from inside a bullet", function()
    assert.same({ "P3M|Wessex Police|Nets leak|check within two weeks that all forces should act." },
      recommended { cause, heading, { "p", "Within three months, Wessex Police should:" },
        { "item", "check within two weeks that all forces should act." } })
  end)
  it("stand under their own cause, and end with the next title", function()
    local records = run("titled_causes_of_concern", { cause, heading, { "p", "Within three months, Wessex Police should:" }, { "item", "mend." },
      { "h3", "Boats sink" }, { "p", "Some do." }, { "p", "Within six months, Wessex Police should:" }, { "item", "bail." } })
    assert.equal("Nets leak", records.recommendations[1].cause)
    assert.equal("Boats sink", records.recommendations[2].cause)
    assert.equal("Some do.", records.findings[2].text[1] or records.findings[2].text)
  end)
  it("may be one sentence without a list", function()
    assert.same({ "P3M|Wessex Police|Nets leak|Within three months, Wessex Police should mend its nets." },
      recommended { cause, heading, { "p", "Within three months, Wessex Police should mend its nets." }, { "p", "We shall come again." } })
  end)
  it("are none in words that recommend nothing, or empty bullets", function()
    assert.same({}, recommended { cause, heading, { "p", "We shall come again." }, { "item", "" } })
  end)
end)
