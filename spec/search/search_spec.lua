local core = require "peel.core"
local peel = require "peel"
local queries = require "spec.support.queries"
local report = require "peel.report"
local searchable = require "spec.support.searchable"

local told = queries.told

--- The lines of the hits, in the order of the text.
local function lines(of, text) return told(of:search(text):sort "line", "line") end

describe("a search in a report", function()
  local r

  setup(function() r = searchable.report(2021, "Wessex", searchable.WESSEX) end)

  it("finds passages by words, phrases and prefixes", function()
    assert.same({ "11", "15" }, lines(r, "keepers"))
    assert.same({ "11" }, lines(r, '"brass lantern"'))
    assert.same({}, lines(r, '"lantern brass"'))
    assert.same({ "13" }, lines(r, "trim*"))
    assert.same({ "15" }, lines(r, "stalking AND stalks"))
    assert.same({ "11", "13" }, lines(r, "brass OR wick"))
    assert.same({ "11" }, lines(r, "keepers NOT stalks"))
    assert.same({ "11" }, lines(r, "polish NEAR/1 brass"))
    assert.same({}, lines(r, "polish NEAR/0 brass"))
  end)

  it("does not see case, accents, kinds of hyphen and quote", function()
    assert.same({ "13" }, lines(r, "CAFE"))
    assert.same({ "11" }, lines(r, '"tower\'s stair"'))
    assert.same({ "11" }, lines(r, "best-kept"))
    assert.same({ "11" }, lines(r, '"best kept"'))
  end)

  it("takes a table row by row, and no phrase over cells", function()
    assert.same({ "19" }, lines(r, "tower 1,200"))
    assert.same({ "21" }, lines(r, "61.2"))
    assert.same({}, lines(r, '"tower 12"'))
    assert.equal("Tower | 12 | 1,200", r:search("1,200")[1].text)
  end)

  it("gives rows with their place, which cite it", function()
    local hit = r:search("brass")[1]
    assert.equal(11, hit.line)
    assert.equal("Wessex", hit.force)
    assert.equal("lamps_2021", hit.framework)
    assert.equal(2021, hit.year)
    assert.equal("What was found", hit.section)
    assert.equal(r, hit.report)
    assert.equal(1, hit.places)
    assert.matches("^wessex:11: … Wessex keepers polish every brass lantern", hit:cite())
    assert.matches("^> +11  The Wessex keepers", hit:context(0))
    local passage = hit:records()[1]
    assert.equal(passage, hit:records()[1])
    assert.equal("brass", passage.match)
    assert.equal(11, passage.spans[1].line)
    assert.equal("brass", r:search("brass"):records()[1].match)
    assert.same({ path = "wessex", line = 11, quotation = passage:place().quotation }, passage:place())
    assert.matches("all%.$", passage.text) -- the whole of it
    assert.has_error(function() return passage.tetx end)
    assert.error_matches(function() passage.text = "" end, "can't be changed")
  end)

  it("is a query like any other", function()
    local q = r:search "lantern* OR keeper*"
    assert.equal(#q, #q:where { section = "What was found" } + #q:where { section = peel.missing })
    assert.equal(1, #q:where("line", "<", 12):where { places = { from = 2 } })
    assert.same({ "wessex:11" }, (function()
      local list = {}
      for row in q:where { line = 11 }:select("line"):each() do list[#list + 1] = row:cite():match "^[^:]+:%d+" end
      return list
    end)())
    assert.equal("no hits", tostring(r:search "unicorn"))
    assert.matches("brass lantern", tostring(q), 1, true)
  end)

  it("ranks by how rare, how often and how short", function()
    local q = searchable.report(2021, "Wessex", {
      "The lantern stands in a hall with many doors, windows, stairs, chairs and tables.", "A lantern, a lantern.", "Oil for one lantern.",
      "Doors and windows." }):search "lantern OR oil"
    assert.same({ "15", "13", "11" }, told(q, "line"))
    local scores = q:column "score"
    assert.is_true(scores[1] > scores[2] and scores[2] > scores[3] and scores[3] > 0)
  end)

  it("keeps equal hits in the order of the text", function()
    local q = searchable.report(2021, "Wessex", { "One lantern.", "Two lantern.", "Six lantern." }):search "lantern"
    assert.same({ "11", "13", "15" }, told(q, "line"))
  end)

  it("raises at once, at the user's line, for what is no search", function()
    for _, case in ipairs {
      { "(lantern", 'search: character 9: AND, OR, NOT, a word or ")" expected, got the end' },
      { "*", 'search: character 1: "*" alone would find everything; letters expected before it' },
      { nil, "search: bad argument 'text': expected a string, got nil" },
    } do
      local ok, message = pcall(function() return r:search(case[1]) end)
      assert.is_false(ok)
      assert.matches("spec/search/search_spec.lua:%d+: ", message)
      assert.matches(case[2], message, 1, true)
    end
  end)

  it("stops when it is interrupted, and works again", function()
    local q = r:search "brass"
    core.interrupt()
    assert.error_matches(function() return #q end, "interrupted!")
    assert.equal(1, #q)
  end)

  it("is over when the report is closed", function()
    local own = searchable.report(2021, "Wessex", searchable.WESSEX)
    local bytes = own:memory()
    local q, hit = own:search "brass", own:search("brass")[1]
    local passage = hit:records()[1]
    assert.is_true(own:memory() > bytes)
    own:close()
    assert.error_matches(function() return #q end, "the report is closed")
    assert.error_matches(function() return passage.text end, "the report is closed")
    assert.equal("passage (of a closed report)", tostring(passage))
    assert.equal("hits (closed)", tostring(q))
    assert.error_matches(function() own:search "brass" end, "search: the report is closed")
  end)
end)

describe("clean text that is searched", function()
  it("goes on behind a page end, markup, a hyphen and a soft hyphen", function()
    local r = searchable.report(2021, "Dorset", searchable.DORSET)
    assert.same({ "15" }, lines(r, '"the neighbouring lanterns"'))
    assert.same({ "15" }, lines(r, '"harbour lanterns told"'))
    assert.same({ "19" }, lines(r, "lighthouse")) -- the line of the word, not of its paragraph
    local passage = r:search('"neighbouring lanterns"'):records()[1]
    assert.equal("neighbouring lanterns", passage.match)
    assert.equal(2, #passage.spans)
  end)

  it("has neither the contents list nor running headers and page numbers", function()
    local r = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local entries, headings = 0, 0
    for entry in r:contents():each() do
      for hit in r:search('"' .. entry.title:gsub('"', "") .. '"'):each() do
        assert.not_equal(entry.spans[1].line, hit.line)
        headings = headings + 1
      end
      entries = entries + 1
    end
    assert.is_true(entries > 5 and headings >= entries)
    local other, furniture = assert(peel.open "examples/reports/calderwick-hmic-2007.txt"), {}
    for _, block in ipairs(report.read(other, "spec").document:blocks "furniture") do furniture[block.line] = true end
    assert.is_truthy(next(furniture))
    for hit in other:search "a OR the OR calderwick OR 1 OR 2 OR 3 OR 4 OR 5":each() do assert.is_nil(furniture[hit.line]) end
  end)

  it("shows what stands around the words of a long paragraph", function()
    local words = {}
    for i = 1, 2000 do words[i] = "word" .. i end
    local r = searchable.report(2021, "Wessex", { table.concat(words, " ") .. "." })
    local text = r:search("word1000")[1].text
    assert.matches("^… word99%d [%w ]*word1000 [%w ]+ …$", text)
    assert.is_true(#text < 200)
    assert.matches("^word1 word2", r:search("word1")[1].text)
    assert.matches("word2000%.$", r:search("word2000")[1].text)
    local long = r:search('"' .. table.concat(words, " ", 1, 90) .. '"')[1].text
    assert.matches("^word1 word2 .* …$", long)
    assert.is_true(#long < 200)
  end)
end)

describe("a search in a corpus", function()
  local c

  setup(function() c = searchable.corpus() end)

  it("ranks all reports together", function()
    local q = c:search "lantern*"
    assert.equal("Dorset Kent Wessex", table.concat(told(q:distinct("force"):sort "force", "force"), " "))
    local scores = q:column "score"
    for i = 2, #scores do assert.is_true(scores[i - 1] >= scores[i]) end
    assert.same({ "2019 Kent 11" }, told(c:search '"lantern was found"', "year", "force", "line"))
    assert.matches("^kent:11: ", c:search('"lantern was found"')[1]:cite())
  end)

  it("counts by what the hits carry", function()
    local counts = c:search("keeper*"):where { force = { "Kent", "Wessex" } }:group("force"):count()
    assert.same({ "Kent 1", "Wessex 3" }, told(counts:sort "force", "force", "count"))
  end)

  it("scores by the words of the whole corpus", function() -- "wessex" is rare here, and stands in most passages of its own report
    local alone = searchable.report(2021, "Wessex", searchable.WESSEX):search("wessex")[1].score
    assert.is_true(c:search("wessex")[1].score > alone)
  end)

  it("raises for a misspelt force", function()
    assert.error_matches(function() return #c:search("lantern"):where { force = "Wesex" } end, 'did you mean "Wessex"', 1, true)
  end)

  it("takes another searcher", function()
    local search, asked = require "peel.search", {}
    local scanner = require "peel.search.scanner"
    local r = searchable.report(2021, "Wessex", searchable.WESSEX)
    local searcher = setmetatable({ find = function(self, of, plan)
      asked[#asked + 1] = plan.text
      return scanner.find(self, of, plan)
    end }, { __index = scanner })
    assert.equal(1, #search.over({ r }, "brass", { searcher = searcher }))
    assert.same({ "brass" }, asked)
  end)
end)
