local fold = require "peel.fold"
local near = require "peel.near"

describe("fold", function()
  local cases = {
    { "annex a - hmic judgments", "Annex A \u{2013}  HMIC\njudgments " },
    { "hm inspector's summary", "HM Inspector\u{2019}s\u{00A0}summary" },
    { '"good" practice', "\u{201C}Good\u{201D} practice" },
    { "antisocial", "anti\u{00AD}social" },
    { "caf\u{00C9} -", "CAF\u{00C9} \u{2014}" }, -- only A to Z change
    { "", " \t\r\n" },
    { "\xE2\x80", "\xE2\x80" },                  -- cut UTF-8 passes through
  }
  for i, case in ipairs(cases) do
    it("makes one form of case " .. i, function()
      assert.are.equal(case[1], fold(case[2]))
      assert.are.equal(case[1], fold(fold(case[2])))
    end)
  end

  it("keeps what differs apart", function()
    assert.are_not.equal(fold "anti-social", fold "antisocial")
  end)

  it("raises for what is no string", function()
    assert.has_error(function() fold(nil) end, "fold: bad argument 'text': expected a string, got nil")
  end)
end)

describe("near", function()
  it("counts letters more, less, other and swapped", function()
    assert.are.equal(0, near.distance("good", "GOOD"))
    assert.are.equal(1, near.distance("good", "god"))
    assert.are.equal(1, near.distance("good", "goood"))
    assert.are.equal(1, near.distance("good", "gold"))
    assert.are.equal(1, near.distance("good", "godo"))
    assert.are.equal(4, near.distance("", "good"))
    assert.are.equal(3, near.distance("kitten", "sitting"))
  end)

  it("is symmetric", function()
    assert.are.equal(near.distance("judgements", "judgment"), near.distance("judgment", "judgements"))
  end)

  it("names the nearest first, equals by the alphabet", function()
    assert.are.same({ "fair", "pair" }, near.names("fair", { "pair", "poor", "fair" }))
    assert.are.same({ "aood", "bood" }, near.names("cood", { "bood", "aood" }))
  end)

  it("takes a beginning for near", function()
    assert.are.same({ "investigating_crime" }, near.names("invest", { "investigating_crime", "preventing_crime" }))
  end)

  it("gives no more than asked for, and nothing where nothing is near", function()
    assert.are.same({ "ab" }, near.names("aa", { "ab", "ac" }, 1))
    assert.are.same({}, near.names("zebra", { "good", "fair" }))
    assert.are.equal("", near.hint("zebra", { "good" }))
    assert.are.equal("", near.hint(nil, { "good" }))
  end)

  it("writes the end of a message", function()
    assert.are.equal('; did you mean "good"?', near.hint("godo", { "good", "fair" }))
    assert.are.equal('; did you mean "aood", "bood" or "dood"?', near.hint("cood", { "aood", "bood", "dood" }))
    assert.are.equal("", near.list {})
  end)

  it("is not slowed by a hostile name", function()
    local long = ("x"):rep(1000000)
    assert.are.equal(64, near.distance(long, "good"))
    assert.are.same({}, near.names(long, { "good" }))
  end)
end)
