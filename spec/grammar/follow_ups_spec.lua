local fake = require "spec.support.fake_ctx"
local rule = require "peel.grammar.follow_ups"

local section = { parent = { area = "investigating_crime" } }

local function run(text, report)
  return fake.run(rule, text, { section = section, report = report }).follow_ups or {}
end

local function selected(text) return fake.selected(rule, text) end

describe("follow-ups", function()
  it("are the sentences that tell the finding and what became of it", function()
    local found = run("Wessex has nine harbours. HMIC's 2014 inspection found that boats were counted twice. The force has since "
      .. "dealt with this. "
      .. "Fishing is good.")
    assert.same({ { area = "investigating_crime", year = 2014, status = "improved",
      text = "HMIC's 2014 inspection found that boats were counted twice. The force has since dealt with this." } }, found)
  end)

  it("take the sentence before, where the finding is only pointed at", function()
    local found = run("Keys hang on hooks. Sergeants count the keys each night, so that none is not found. "
      .. "HMIC had previously found this to be an area for improvement in our inspection of 2013.")
    assert.equal(1, #found)
    assert.same({ 2013, "improved" }, { found[1].year, found[1].status })
    assert.equal(1, (found[1].text:find("Sergeants count", 1, true)))
    assert.is_nil(found[1].text:find("hooks", 1, true))
  end)

  -- text, year, status
  for _, case in ipairs {
    { "HMIC's previous crime inspection identified a lack of lamps among the watch. We found that some progress has been made, "
      .. "although further work is needed.",
      nil, "unclear" },
    { "Our last inspection found that lamps were missing. They still are.", nil, "not_improved" },
    { "The constabulary has acted on the recommendations of HMIC's 2014 inspection.", 2014, "improved" },
    { "The force has not acted on the recommendations of HMIC's 2014 inspection.", 2014, "not_improved" },
    { "In 2014, inspectors were concerned that lamps were not lit; the force has now trained its watch.", 2014, "improved" },
    { "We said in our report of March 2014 that lamps were not lit. This has not improved.", 2014, "not_improved" },
    { "Last year HMIC recommended that every lamp be lit. The force no longer leaves any dark.", 2014, "improved" },
    { "Lamps are often not lit. This was identified as an area for improvement by HMIC in 2014.", 2014, "not_improved" },
    { "When HMIC last inspected the force, inspectors raised concerns about its lamps. It now checks them each evening.", nil,
      "improved" },
    { "HMIC's 2014 inspection highlighted gaps in the watch. It meant that harbours lay dark. The force has filled the gaps and "
      .. "is now able to light them.",
      2014, "improved" },
    { "HMIC previously identified that lamps broke too often, and this remains the case. However, the force has begun and has "
      .. "made progress.",
      nil, "unclear" },
    { "Following recommendations that HMIC made in 2014, the force has introduced a lamp store.", 2014, "improved" },
  } do
    it("are read in: " .. case[1], function()
      assert.is_true(selected(case[1]))
      local found = run(case[1])
      assert.equal(1, #found)
      assert.same({ case[2], case[3], case[1] }, { found[1].year, found[1].status, found[1].text })
    end)
  end

  for _, text in ipairs {
    "In 2014 the force was judged to be good at lamps, and it has improved since.",
    "In our inspection HMIC found that lamps are lit. The force has improved.",
    "HMIC's 2014 inspection found that lamps were lit. Boats are counted twice.",
    "Thefts fell by 4 percent in 2014. The force has improved its lamps.",
    "HMIC's 2014 report on lamps found that forces across the country left them dark. Most have improved.",
    "The force's own review of 2014 found that lamps were dark. They are now lit.",
    "HMIC's 2015 inspection found that lamps were dark. They are now lit.",
    "As we described earlier in this report, the watch is small. It has improved.",
    "HMIC found that since 2014 thefts of lamps had risen. The force has now bought locks.",
    "We found that an earlier call of the same victim had been recorded. The force has improved its forms.", "",
  } do
    it("are not in: " .. text, function() assert.same({}, run(text)) end)
  end

  it("are none in a national overview", function()
    assert.same({}, run("HMIC's 2014 inspection found that the force was dark. It has improved.", { kind = "national_overview" }))
  end)

  it("take linear time", function()
    assert.is_true(fake.seconds(rule, ("HMIC's previous inspection found this. "):rep(2500)) < 2)
    assert.is_true(fake.seconds(rule, ("HMIC found previous inspection in 2014 "):rep(2500)) < 2)
    assert.is_true(fake.seconds(rule, ("previous we 20"):rep(8000)) < 2)
  end)
end)
