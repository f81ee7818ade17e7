--- A report held against itself, and how sure its framework is.

local peel = require "peel"

local HEAD = "PEEL: Police effectiveness 2015\n\nAn inspection of Wessex Police\n\nMarch 2016\n\n"
local QUESTION = "How effective is the force at investigating crime and managing offenders?"

local function codes(text, options)
  local found = {}
  for diagnostic in assert(peel.parse(text, "r", options)):diagnostics():each() do
    found[diagnostic.code] = (found[diagnostic.code] or 0) + 1
  end
  return found
end

describe("a report held against itself", function()
  it("says where the sentence under a grade line states another grade", function()
    local text = HEAD .. QUESTION .. "\n\nGood\n\nWessex Police %s investigating crime. It has many detectives.\n"
    assert.is_nil(codes(text:format "is good at").prose_disagrees)
    assert.equal(1, codes(text:format "requires improvement at").prose_disagrees)
    assert.equal(1, codes(text:format "is inadequate at").prose_disagrees)
  end)

  it("does not mind what the prose says of others or of parts", function()
    local text = HEAD .. QUESTION .. "\n\nGood\n\n%s\n"
    assert.is_nil(codes(text:format "A neighbouring force is inadequate at investigating crime.").prose_disagrees)
    assert.is_nil(codes(text:format "The force is good at patrols. Its files require improvement at times.").prose_disagrees)
  end)

  it("adds up the rows over a total", function()
    local text = HEAD .. "Figure 1: Calls by month\n\nMonth\tCalls\nMay\t12\nJune\t30\nTotal\t%d\n"
    assert.is_nil(codes(text:format(42)).total_disagrees)
    assert.equal(1, codes(text:format(43)).total_disagrees)
  end)

  it("says where grades of one question disagree", function()
    local text = HEAD .. QUESTION .. "\n\nGood\n\nThe detectives are busy.\n\nSummary of findings\n\n%s\n\nThey are many.\n"
    assert.is_nil(codes(text:format "Good").grades_disagree)
    assert.equal(1, codes(text:format "Inadequate").grades_disagree)
  end)

  it("says what the contents list, figures, notes and marks lack", function()
    local found = codes("Overview of nothing\n\nContents\n\nFirst part\t1\nSecond part\t2\nThird part\t9\n\nFirst part\n\nText with a mark.¹ "
      .. "It goes on here.\n\nSecond part\n\nFigure 1: One\n\nSource: us\n\nThe text goes on here.\n\nFigure 3: Three\n\n"
      .. "Source: us\n\n² A note that nobody asks for.\n")
    assert.equal(1, found.entry_unmatched)
    assert.equal(1, found.figure_gap)
    assert.equal(1, found.mark_alone)
    assert.equal(1, found.note_alone)
  end)
end)

describe("recognition", function()
  local function like(id, words)
    return { id = id, name = id, year = 2020, recognise = { { text = words, where = "title", weight = 8 } } }
  end

  it("says so where two frameworks fit equally well", function()
    local registry = peel.framework.define(like("twin_one", "twin review"))
    local second = like("twin_two", "twin review")
    second.registry = registry
    assert.equal(1, codes("Twin review\n\nSome text of the review.\n", { registry = peel.framework.define(second) }).framework_unsure)
  end)

  it("takes nothing for a match that is too weak", function()
    assert.equal(1, codes("A letter\n\nThe force was in the news again.\n").unknown_framework)
  end)

  it("takes the framework that is asked for", function()
    local report = assert(peel.parse("A letter\n\nNothing else.\n", "r", { framework = "hmic_2007" }))
    assert.equal("hmic_2007", report.framework)
  end)
end)
