--- What became of an earlier inspection's findings, in reports of 2023-25.
local fake = require "spec.support.fake_ctx"
local framework = require "peel.framework.peel_2023_25"
local follow_ups = require "peel.grammar.peel_2023_25.follow_ups"

local options = { framework = framework, report = { force = "Wessex" }, section = { area = "managing_offenders" } }
local noting = follow_ups[1]

describe("follow-ups", function()
  local by_section = {}
  for _, rule in ipairs(follow_ups) do by_section[rule.section or "report"] = rule end

  local function records(section, lines, shared)
    local rule = by_section[section]
    rule.compiled = rule.compiled or rule.pattern(fake.env())
    local subject = fake.tape(lines)
    local ctx = fake.ctx(subject, options)
    ctx.shared = shared
    rule.read(rule.compiled:match(subject), ctx)
    return ctx.records.follow_ups or {}
  end

  local function run(section, lines, shared)
    local out = {}
    for i, record in ipairs(records(section, lines, shared)) do
      local text = type(record.text) == "table" and table.concat(record.text, " / ") or record.text
      out[i] = ("%s %s: %s"):format(record.year or "-", record.status, text)
      assert.equal("managing_offenders", record.area)
    end
    return out
  end

  -- what a report's paragraphs leave behind for the rules
  local function noted(paragraphs)
    local shared = {}
    noting.compiled = noting.compiled or noting.pattern(fake.env())
    for _, text in ipairs(paragraphs) do
      local ctx = fake.ctx(text, options)
      ctx.shared = shared
      noting.read(noting.compiled:match(text), ctx)
    end
    return shared
  end

  it("join the earlier finding and what became of it, over paragraphs", function()
    local text = { "In our 2021 PEEL inspection, we said that boats leaked.", "Since then, the force has mended them all. It sails daily." }
    local lines = { { "h3", "The boats float" }, { "p", text[1] }, { "p", text[2] } }
    assert.same({ "2021 improved: " .. text[1] .. " / " .. text[2] }, run("main_findings", lines))
    assert.equal("The boats float", records("main_findings", lines)[1].title)
  end)
  it("leave out the paragraphs between that only describe", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked. / Since then, the force has bought tar, and it now has a "
      .. "boatwright. / The force has made good progress with its boats." },
    run("main_findings", { { "h3", "Boats" }, { "p", "In our 2021 PEEL inspection, we said that boats leaked." },
      { "p", "Since then, the force has bought tar, and it now has a boatwright." }, { "p", "There are nine slips in the harbour." },
      { "p", "It has introduced a log book." }, { "p", "The force has made good progress with its boats." }, { "p", "Tar is black." } }))
  end)
  it("take the paragraph on which a conclusion draws", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked. / The force now has a boatwright. / We saw forty boats, "
      .. "all dry. / This is an improvement on what we found before." },
    run("main_findings", { { "h3", "Boats" }, { "p", "In our 2021 PEEL inspection, we said that boats leaked." },
      { "p", "The force now has a boatwright." }, { "p", "We saw forty boats, all dry." },
      { "p", "This is an improvement on what we found before." } }))
  end)
  it("leave out the lead-in of a list, and advice that follows", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked. The force has improved them." },
      run("main_findings", { { "h3", "Boats" },
        { "p", "In our 2021 PEEL inspection, we said that boats leaked. The force has improved them. Examples are:" }, { "item", "tar;" } }))
    assert.same({ "2021 not_improved: In our 2021 PEEL inspection, we said that boats leaked. They still leak." },
      run("areas_for_improvement", { { "h3", "The force should mend boats" },
        { "p", "In our 2021 PEEL inspection, we said that boats leaked. They still leak. The force should mend them. This would help." } }))
  end)
  it("are two where two findings and their outcomes stand under one title", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked. The force has improved them.",
      "2018 not_improved: In our 2018/19 inspection, we found that nets were torn. They still are." },
    run("main_findings", { { "h3", "Boats" }, { "p", "In our 2021 PEEL inspection, we said that boats leaked. The force has improved them." },
      { "p", "In our 2018/19 inspection, we found that nets were torn. They still are." } }))
  end)
  it("are what the title says where it says that something has improved", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we found that nobody rowed." },
      run("main_findings", { { "h3", "The force has improved its rowing" }, { "p", "In our 2021 PEEL inspection, we found that nobody rowed." } }))
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we found that nobody rowed. It is still rare." },
      run("main_findings", { { "h3", "Rowing has improved but isn't yet common" },
        { "p", "In our 2021 PEEL inspection, we found that nobody rowed. It is still rare." } }))
  end)
  it("are unclear after second thoughts, and where it is too early to tell", function()
    assert.same({ "2021 unclear: In our 2021 PEEL inspection, we said that boats leaked. Since then, the force has taken steps to mend them. / "
      .. "However, some still leak." },
    run("main_findings", { { "h3", "The force has taken steps to make boats dry" },
      { "p", "In our 2021 PEEL inspection, we said that boats leaked. Since then, the force has taken steps to mend them." },
      { "p", "However, some still leak." } }))
    assert.same({ "2021 unclear: In our 2021 PEEL inspection, we said that boats leaked. The force has an action plan to address this. It is too "
      .. "early to judge it." },
    run("main_findings", { { "h3", "Boats" }, { "p",
      "In our 2021 PEEL inspection, we said that boats leaked. The force has an action plan to address this. It is too early to judge it." } }))
  end)
  it("say that it is not better where an area for improvement ends in doubt, or tells nothing else", function()
    assert.same({ "2021 not_improved: In our 2021 PEEL inspection, we found that nobody rowed. / The force has introduced oars. / However, nobody "
      .. "uses them, and rowing has not improved." },
    run("areas_for_improvement", { { "h3", "The force should row" }, { "p", "In our 2021 PEEL inspection, we found that nobody rowed." },
      { "p", "The force has introduced oars." }, { "p", "However, nobody uses them, and rowing has not improved." } }))
    assert.same({ "2021 not_improved: In our 2021 PEEL inspection, we found that nobody rowed." },
      run("areas_for_improvement", { { "h3", "The force should row" }, { "p", "In our 2021 PEEL inspection, we found that nobody rowed." },
        { "p", "The sea is wide." } }))
  end)
  it("read short forms of denial, and what only some lack as no outcome", function()
    assert.same({ "- not_improved: Our previous inspection found that boats leaked. The force hasn't mended them." },
      run("main_findings", { { "h3", "Boats" }, { "p", "Our previous inspection found that boats leaked. The force hasn't mended them." } }))
    assert.same({}, run("main_findings", { { "h3", "Boats" },
      { "p", "Our previous inspection found that boats leaked. Those who haven't got a boat walk. Some may then remain ashore." } }))
  end)
  it("reach back to what an earlier inspection found too", function()
    assert.same({ "- not_improved: The nets were torn. They were old. We found similar issues in our last inspection." },
      run("main_findings", { { "h3", "Nets" },
        { "p", "The nets were torn. They were old. We found similar issues in our last inspection. Nets matter." } }))
  end)
  it("read the outcome that stands in the same sentence", function()
    assert.same({ "2021 improved: In our 2021 PEEL inspection, we said that boats leaked, but this has since been addressed." },
      run("main_findings", { { "h3", "Boats" },
        { "p", "In our 2021 PEEL inspection, we said that boats leaked, but this has since been addressed." } }))
    assert.same({ "2021 improved: The force has acted on the recommendations of our 2021 PEEL inspection." },
      run("main_findings", { { "h3", "Boats" }, { "p", "The force has acted on the recommendations of our 2021 PEEL inspection." } }))
  end)
  it("may be of another inspection, named and dated, even of this year", function()
    assert.same({ "2023 unclear: In our 2023 harbour inspection, we found leaks. / The force has an action plan to address the recommendations." },
      run("main_findings", { { "h3", "Boats" }, { "p", "In our 2023 harbour inspection, we found leaks." },
        { "p", "The force has an action plan to address the recommendations." } }))
    assert.same({ "2023 not_improved: In our 2023 harbour inspection and this PEEL inspection, we found leaks. / The force has introduced a pump "
      .. "in one boat. / However, the others still leak." },
    run("areas_for_improvement", { { "h3", "The force should mend boats" },
      { "p", "In our 2023 harbour inspection and this PEEL inspection, we found leaks." }, { "p", "The force has introduced a pump in one boat." },
      { "p", "However, the others still leak." } }))
    assert.same({}, run("areas_for_improvement", { { "h3", "The force should mend boats" },
      { "p", "In our 2023 harbour inspection, we found leaks." }, { "p", "The sea is wide." } }))
  end)
  it("take the year by which the whole report names that inspection", function()
    local lines = { { "h3", "Boats" }, { "p", "Our last inspection found that boats leaked. They still leak." } }
    local text = ": Our last inspection found that boats leaked. They still leak."
    local twice = { "In our 2021 PEEL inspection report, we said so.", "Our 2021 inspection found fish. Our 2023 PEEL inspection did too." }
    assert.same({ "2021 not_improved" .. text }, run("main_findings", lines, noted(twice)))
    assert.same({ "- not_improved" .. text }, run("main_findings", lines, noted { twice[1] }))
    assert.same({ "- not_improved" .. text }, run("main_findings", lines, noted { twice[1], twice[2], "In our PEEL 2018/19 inspection we rowed." }))
    assert.same({ "- not_improved" .. text }, run("main_findings", lines, noted { "Our 2021 harbour inspection saw it. The 2021 harbour inspection." }))
    local named = { { "h3", "Boats" }, { "p", "The force has seen the harbour inspection report and its recommendations. It is too early to judge." } }
    assert.same({ "2023 unclear: " .. named[2][2] }, run("main_findings", named, noted { "In our 2023 harbour inspection, we found leaks." }))
    assert.same({}, run("main_findings", named))
    assert.same({}, run("main_findings", named, noted { "In our 2023 harbour inspection, we rowed. In our 2022 harbour inspection, too." }))
  end)
  it("have the title that was not recognised as a heading", function()
    local found = records("areas_for_improvement", { { "p", "The force should row" },
      { "p", "In our 2021 PEEL inspection, we found that nobody rowed. It has not improved." } })
    assert.equal("The force should row", found[1].title)
    assert.equal("In our 2021 PEEL inspection, we found that nobody rowed. It has not improved.", found[1].text)
  end)
  it("need an earlier inspection, a finding and an outcome", function()
    for _, text in ipairs {
      "Since our last inspection, the force has bought boats.", "In 2021, the force bought boats. It has improved them.",
      "In our 2023 PEEL inspection, we found leaks. The force has mended them.", "In our 2023 inspection, we found leaks. They still leak.",
      "In our 2021 PEEL inspection, we said that boats leaked.",
      "Our 2021 PEEL inspection highlighted its boats as promising practice. They are still in use.",
      "The force has not yet seen the recommendations of our 2021 PEEL inspection.",
    } do
      assert.same({}, run("main_findings", { { "h3", "Boats" }, { "p", text } }))
    end
  end)
  it("take linear time", function()
    local line = "\2In our 2021 PEEL inspection, we said that boats leaked. They do.\n"
    assert.is_true(fake.seconds(by_section.main_findings, ("\0013Boats\n" .. line):rep(1500), options) < 3)
    assert.is_true(fake.seconds(by_section.main_findings, "\0013Boats\n" .. line:rep(1500), options) < 3)
    assert.is_true(fake.seconds(by_section.main_findings, "\0013Boats\n" .. line .. ("\2The sea is wide.\n"):rep(3000), options) < 3)
    assert.is_true(fake.seconds(by_section.main_findings, "\0013Boats\n" .. (line .. "\2It has introduced oars.\n"):rep(1500), options) < 3)
    assert.is_true(fake.seconds(by_section.main_findings, "\0013Boats\n\2" .. line:sub(2, -2):rep(1500, " ") .. "\n", options) < 3)
    assert.is_true(fake.seconds(noting, ("in our 2021 PEEL inspection "):rep(4000), options) < 3)
  end)
end)
