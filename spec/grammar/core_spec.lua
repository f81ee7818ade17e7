local core = require "peel.grammar.core"

-- each pattern against the whole of what it is given
local function whole(patt, valid, invalid)
  for _, text in ipairs(valid) do
    it("reads " .. text, function() assert.equal(#text + 1, (patt / 0 * -1):match(text)) end)
  end
  for _, text in ipairs(invalid) do
    it("refuses " .. (text == "" and "nothing" or text), function() assert.is_nil((patt / 0 * -1):match(text)) end)
  end
end

describe("core", function()
  describe("number", function()
    whole(core.number, { "0", "475", "1,234", "1,234,567", "-0.7%", "+4.5%", "−3", "66.047", "£16 million", "£1.2bn", "15 percent",
      "£-3" },
      { "", "1,23", "12.", ".5", "1,2345", "12a", "five", "%", "1,234,56", "--3", "£" })

    it("gives the value as printed, misprints too", function()
      assert.equal(66.047, core.value("66.047").value)
      assert.equal(1234, core.value(" 1,234 ").value)
      assert.equal(-0.7, core.value("−0.7%").value)
      assert.is_true(core.value("−0.7%").percent)
      assert.equal(16e6, core.value("£16 million").value)
      assert.is_true(core.value("£16 million").pounds)
      assert.is_nil(core.value("475").percent)
      assert.is_nil(core.value "n/a")
      assert.is_nil(core.value "")
    end)

    it("tells a sign for no value from a value", function()
      assert.is_true(core.is_no_value " n/a ")
      assert.is_true(core.is_no_value "–")
      assert.is_false(core.is_no_value "-1")
    end)
  end)

  describe("percent", function()
    whole(core.percent, { "15%", "0.5 percent", "38.5 per cent", "+4.5%" }, { "15", "percent", "15 percentages", "%15" })
  end)

  describe("date", function()
    whole(core.date, { "30 June 2015", "31 June 2015", "1st July 2014", "3 Sept 2015", "1 DECEMBER 2016" },
      { "32 June 2015", "0 June 2015", "30 Juno 2015", "June 2015", "30 June 15", "30 June 20155" })

    it("gives the ISO form and says which day does not exist", function()
      assert.same({ "2015-06-30", true }, { core.iso "30 June 2015" })
      assert.same({ "2015-06-31", false }, { core.iso "31 June 2015" })
      assert.same({ "2016-02-29", true }, { core.iso "29 February 2016" })
      assert.same({ "2015-02-29", false }, { core.iso "29 February 2015" })
      assert.equal("2016-02", (core.iso "February 2016"))
      assert.is_nil(core.iso "2016")
    end)
  end)

  describe("month and year", function()
    whole(core.month_year, { "February 2016", "feb 2016", "Dec. 2015" }, { "February", "Febr 2016", "2016", "February 16" })
  end)

  describe("period", function()
    whole(core.period, {
      "12 months to 31 March 2015", "twelve months to 31 March 2015", "12 months to 30 June 2013 against 12 months to 30 June 2015",
      "five year period to 30 June 2015", "as at 30 June 2015", "April to September 2016", "April 2015 to March 2016",
      "year ending 31 March 2023", "12-months to March 2015", "2014/15", "1 April 2015 to 30 September 2015", "at 30 June 2015",
      "between April 2014 and March 2015", "year to 31 March 2015", "12 months ended on 31 March 2015", "as at the end of June 2015",
    }, { "12 months", "12 months to", "months to 31 March 2015", "as at", "April to September", "2014", "31 March 2015" })

    it("finds the first one in a label", function()
      local label = "Calls per 1,000 population 12 months to 31 March 2015"
      assert.same({ 28, 53 }, { core.find_period(label) })
      assert.is_nil(core.find_period "Calls per 1,000 population")
    end)

    it("takes a day or a closing year where the words give nothing else", function()
      local function found(label)
        local first, last = core.find_period(label)
        return first and label:sub(first, last)
      end
      assert.equal("on 30 June 2015", found "Wardens on 30 June 2015")
      assert.equal("12 months to 30 June 2014", found "Wardens counted on 1 July 2014 in the 12 months to 30 June 2014")
      assert.equal("2014", found "Wardens in 2014")
      assert.is_nil(found "Wardens in 2014 and later")
      assert.is_nil(found "Wardens 2014")
    end)
  end)

  describe("deadline", function()
    whole(core.deadline, { "Within three months", "By 1 December 2016", "immediately", "in the next six months",
      "no later than 31 May 2016",
      "by the end of March 2016", "by spring 2017", "with immediate effect" }, { "within months", "by December", "soon", "within three",
        "by" })

    it("gives duration, day or words", function()
      assert.same({ within = "P3M" }, (core.find_deadline "Within three months, the force should act."))
      assert.same({ within = "P2W" }, (core.find_deadline "the force should, within 2 weeks, act"))
      assert.same({ by = "2016-12-01" }, (core.find_deadline "By 1 December 2016 it should act"))
      assert.same({ when = "immediately" }, (core.find_deadline "It should immediately act"))
      assert.is_nil(core.find_deadline "It should act")
    end)
  end)

  describe("entity", function()
    whole(core.entity, { "Wessex Police", "Avon and Somerset Constabulary", "City of London Police", "Metropolitan Police Service",
      "Dyfed-Powys Police", "Devon & Cornwall Police", "England and Wales", "England & Wales", "WESSEX POLICE", "Force" },
      { "Police", "wessex police", "Wessex", "England", "Wessex Policeman", "England and Wales Wessex Police", "" })

    it("gives the short name", function()
      assert.equal("Wessex", core.short "Wessex Police")
      assert.equal("Metropolitan", core.short "Metropolitan Police Service")
      assert.equal("Devon and Cornwall", core.short "Devon & Cornwall Police")
      assert.equal("England and Wales", core.short "England  & Wales")
      assert.equal("Wessex", core.short("Force", "Wessex"))
      assert.equal("All forces", core.short "All forces")
    end)
  end)

  describe("grade line", function()
    whole(core.grade_line(core.grade()), { "Good", "GOOD", "Requires  improvement", "requires improvement.", "‘Outstanding’",
      "Inadequate" },
      { "Goods", "Good work", "good;", "Requires", "Adequate", "outstanding; good", "", "Not good" })

    it("captures the key", function()
      assert.equal("requires_improvement", core.grade():match "Requires improvement")
      assert.equal("requires_improvement", core.grade():match "requiring improvement")
    end)
  end)

  describe("unit", function()
    for text, unit in pairs {
      ["Calls per 1,000 population"] = "per_1000_population", ["groups per million population"] = "per_million_population",
      ["groups per one million of the population"] = "per_million_population",
        ["per 1,000 households, not population"] = "per_1000_households",
      ["share as a percentage of crime"] = "percent", ["Number of outcomes"] = "count",
        ["per 100,000 population"] = "per_100000_population",
    } do
      it("of " .. text, function() assert.equal(unit, core.unit(text)) end)
    end
    it("is nil where none is named", function()
      assert.is_nil(core.unit "Victim satisfaction rate")
      assert.is_nil(core.unit "performance")
      assert.is_nil(core.unit "")
    end)
  end)

  describe("wording", function()
    whole(core.wording "How good, and safe, is the force's plan?",
      { "How good, and safe, is the force's plan?", "how good and safe is the force’s  plan", "HOW GOOD, AND SAFE IS THE FORCE'S PLAN." },
      { "How good and safe is the force's planning?", "How good", "" })
  end)

  describe("sentences", function()
    local function split(text)
      local out = {}
      for _, s in ipairs(core.plain_sentences:match(text)) do out[#out + 1] = text:sub(s.first, s.last) end
      return out
    end

    it("end at a full stop before a capital", function()
      assert.same({ "It rose by 4.5 percent.", "Why?", "‘Nobody knows.’", "3 forces asked" },
        split "It rose by 4.5 percent. Why? ‘Nobody knows.’ 3 forces asked")
    end)
    it("do not end at abbreviations, initials or labels", function()
      local one = "Figure 2. Theft (e.g. Bikes, i.e. Cycles) as counted by J. Smith of Dr. Low's office in p. 3 etc. and so on."
      assert.same({ one }, split(one))
    end)
    it("of nothing are none", function()
      assert.same({}, split "")
      assert.same({}, split "   ")
    end)
    it("cover the text, whatever stands in it", function()
      assert.same({ "...", "A" }, split "... A")
      assert.same({ "\200 x" }, split "\200 x")
    end)
    it("take linear time", function()
      local start = os.clock()
      core.plain_sentences:match(("a. B "):rep(20000))
      core.plain_sentences:match(("."):rep(100000))
      core.plain_sentences:match((". "):rep(50000))
      core.plain_sentences:match(("("):rep(100000))
      assert.is_true(os.clock() - start < 1)
    end)
  end)
end)
