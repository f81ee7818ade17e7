--- The renderers and conversions of the conversion spec, tried by themselves: they change the print and never the words.

local conversions = require "spec.support.conversions"
local convert = require "spec.support.convert"
local facts = require "spec.support.facts"
local inline = require "spec.support.inline"
local render = require "spec.support.render"
local same = require "spec.support.same"
local wrap = require "spec.support.wrap"

local fixtures = {
  require "spec.fixtures.mercia_vale",
  require "spec.fixtures.northmoor",
  (require "spec.fixtures.harbour"),
}

--- Sorted words of a print, with its marks taken away and broken words put together.
local function words(text, doc)
  local furniture = "\n" .. doc.running_header:gsub("%p", "%%%0") .. "\n"
  text = text:gsub(furniture, "\n"):gsub("\n%d%d?\n\f\n", "\n"):gsub("\n\f\n", "\n"):gsub("\n%-%-%-\n", "\n")
  text = text:gsub("|[-|]+|", ""):gsub("\n#+ ", "\n"):gsub("^[\n ]*# ", ""):gsub("<sup>(%d+)</sup>", "{%1}"):gsub("%^{(%d+)}", "{%1}")
  text = text:gsub("⁰", "{0}"):gsub("¹", "{1}"):gsub("²", "{2}"):gsub("³", "{3}"):gsub("⁴", "{4}"):gsub("⁵", "{5}"):gsub("⁶", "{6}")
    :gsub("⁷", "{7}"):gsub("⁸", "{8}"):gsub("⁹", "{9}"):gsub("}{", "")
  text = text:gsub("<[^<>]*>", ""):gsub("%[([^%[%]]*)%]%([^()]*%)", "%1"):gsub("[*\\|•]", " ")
  text = text:gsub("\n *%- ", "\n"):gsub("(%a%-)\n *(%a)", function(head, tail) return head .. "\1" .. tail end)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  table.sort(list)
  return list
end

--- A word that was broken after a hyphen is either the compound or the solid word.
local function assert_same_words(expected, actual)
  local count, broken = {}, {}
  for _, word in ipairs(expected) do count[word] = (count[word] or 0) + 1 end
  for _, word in ipairs(actual) do
    if word:find "\1" then
      broken[#broken + 1] = word
    else
      count[word] = (count[word] or 0) - 1
    end
  end
  for _, word in ipairs(broken) do
    local compound, solid = word:gsub("\1", ""), word:gsub("%-\1", "")
    local whole = (count[compound] or 0) > 0 and compound or solid
    count[whole] = (count[whole] or 0) - 1
  end
  local odd = {}
  for word, n in pairs(count) do
    if n ~= 0 then odd[#odd + 1] = ("%s (%+d)"):format(word, -n) end
  end
  table.sort(odd)
  assert.are.same({}, odd)
end

describe("render", function()
  for _, doc in ipairs(fixtures) do
    local plain = render.render(doc)

    describe(doc.name, function()
      it("prints no notation of the neutral form", function()
        assert.is_nil(plain:find "[{}]")
      end)

      for _, conversion in ipairs(conversions) do
        it("keeps the words: " .. conversion.name, function()
          local text = render.render(doc, conversion.options)
          if conversion.options.furniture == "numbers" or conversion.options.table_cuts == "repeated" then
            assert.is_true(#words(text, doc) >= #words(plain, doc))
          else
            assert_same_words(words(plain, doc), words(text, doc))
          end
        end)
      end

      it("refers to every note once", function()
        for _, note in ipairs(facts.of(doc).footnotes) do assert.are.equal(1, note.refs, note.number) end
      end)

      it("numbers its pages in order, and its contents list agrees", function()
        local page, headings = 2, {}
        local function turn(number)
          assert.is_true(number == page + 1, ("page %d after %d"):format(number, page))
          page = number
        end
        local function walk(blocks)
          for _, block in ipairs(blocks) do
            if block.h then headings[#headings + 1] = { inline.plain(block[1]), page } end
            for _, column in ipairs(block.columns or {}) do
              for _, each in ipairs(column) do
                if each.h then headings[#headings + 1] = { inline.plain(each[1]), page } end
              end
            end
            if block.page then turn(block.page) end
            local source = (block.figure or block).table
            if source and source.cut then turn(source.cut.page) end
            for _, text in ipairs { block.p or "", table.unpack(block.list or {}) } do
              for number in (type(text) == "table" and text[1] or text):gmatch "{|(%d+)}" do turn(math.tointeger(number)) end
            end
          end
        end
        walk(doc.body)
        for _, entry in ipairs(doc.contents) do
          local found
          for i, heading in ipairs(headings) do
            if heading[1] == entry[1] and heading[2] == entry[2] then found = i end
          end
          assert.is_truthy(found, ("%s … %d"):format(entry[1], entry[2]))
        end
      end)

      it("prints every text and name that is expected of it", function()
        local text = same.fold(plain)
        for list, records in pairs(doc.expected) do
          for _, record in ipairs(list == "report" and {} or records) do
            local words_of = record.text or record.name or (record.contains or {}).text
            assert.is_truthy(not words_of or text:find(same.fold(words_of), 1, true), words_of)
          end
        end
      end)

      it("is the example that is shipped", function()
        local file = assert(io.open("examples/reports/" .. doc.name .. ".txt", "rb"))
        local shipped = file:read "a"
        file:close()
        assert.are.equal(plain, shipped)
      end)
    end)
  end

  it("changes the print by every conversion, on one report at least", function()
    for _, conversion in ipairs(conversions) do
      local changed = false
      for _, doc in ipairs(fixtures) do changed = changed or render.render(doc, conversion.options) ~= render.render(doc) end
      assert.is_true(changed, conversion.name)
    end
  end)

  it("refuses an unknown option", function()
    assert.has_error(function() render.render(fixtures[1], { bullet = "*" }) end, "option bullet: no such option")
  end)

  it("opens two columns at once and closes them first in, first out", function()
    local text = render.render(fixtures[1], { columns = true })
    local first, second = text:find("good at\n", 1, true), text:find("half of\n", 1, true)
    local rest, rest_of_second = text:find("\nCutting Edge", 1, true), text:find("\nthem, which", 1, true)
    assert.is_true(first < second and second < rest and rest < rest_of_second)
  end)

  it("cuts a paragraph at a running header, page number and form feed", function()
    local text = render.render(fixtures[1], { cuts = true, furniture = "headers" })
    local cut = "comparison of this\n\nPEEL effectiveness 2015 – An inspection of Mercia Vale\n3\n\f\n\ngrade with"
    assert.is_truthy(text:find(cut, 1, true))
  end)

  it("breaks words that stand whole elsewhere, and compounds at their hyphen", function()
    local text = render.render(fixtures[1], { width = 60, hyphenate = true })
    local solid, compounds = 0, 0
    for head, tail in text:gmatch "(%a+)%-\n(%a+)" do
      if text:find(head .. tail, 1, true) then solid = solid + 1 end
      if text:find(head .. "-" .. tail, 1, true) then compounds = compounds + 1 end
    end
    assert.is_true(solid > 3, solid)
    assert.is_true(compounds > 0, compounds)
  end)
end)

describe("wrap", function()
  it("keeps the words and the width", function()
    local line = "The force should visit its villages more often, and its patrols should write down what they learn there."
    for width = 20, 60 do
      local lines = wrap.line(line, width)
      assert.are.equal(line, table.concat(lines, " "))
      for _, each in ipairs(lines) do assert.is_true(#each <= width) end
    end
  end)

  it("starts no line with what reads as a marker, where it can", function()
    assert.are.same({ "It was seen in", "May 2015 by us." }, wrap.line("It was seen in May 2015 by us.", 18))
    assert.are.same({ "We read the notes", "kept - at night." }, wrap.line("We read the notes kept - at night.", 23))
  end)

  it("leaves a list marker with its words", function()
    assert.are.same({ "- 2015 2014", "2013" }, wrap.line("- 2015 2014 2013", 12))
  end)

  it("keeps tags and links whole", function()
    assert.are.same({ "a", '<span id="p">b', "[c d](e)" }, wrap.line('a <span id="p">b [c d](e)', 14))
  end)
end)

describe("convert", function()
  local sample = render.render(fixtures[2], { tables = "pipes", links = "markdown", furniture = "spans" })

  it("changes every made-up report by every conversion", function()
    for _, doc in ipairs(fixtures) do
      local text = render.render(doc)
      for _, conversion in ipairs(convert.list) do
        local idle = (conversion.name == "straight quotes" and not text:find "’")
          or (conversion.name == "curly quotes" and not text:find "'")
        assert.is_true(idle or conversion.run(text) ~= text, conversion.name)
      end
    end
  end)

  it("never changes the words", function()
    for _, conversion in ipairs(convert.list) do
      local text = conversion.run(sample)
      if conversion.kind == "pages" then text = text:gsub("\n%d%d?\n", "\n"):gsub("\f", "") end
      text = same.fold(text:gsub("^\xEF\xBB\xBF", ""))
      assert.are.equal(same.fold(sample:gsub("\n%d%d?\n", conversion.kind == "pages" and "\n" or "%0")), text, conversion.name)
    end
  end)

  it("leaves tags and addresses alone", function()
    local line = '<span id="first-office"></span>The "file" is in [the office](https://x.org/office) or www.office.org'
    assert.are.equal(
      '<span id="first-office"></span>The "\u{FB01}le" is in [the o\u{FB03}ce](https://x.org/office) or www.office.org',
      convert.ligatures(line))
    assert.are.equal(
      '<span id="first-office"></span>The “file” is in [the office](https://x.org/office) or www.office.org',
      convert.curly_quotes(line))
  end)

  it("wraps no line with tabs, pipes or columns", function()
    local row = "Violence against the person\t11.9\t14.6 and so on until the line is long"
    local columns = "Violence against the person   11.9   14.6 and so on until the line is long"
    assert.are.equal(row .. "\n" .. columns, convert.wrap(row .. "\n" .. columns, 40))
  end)

  it("puts page signs only between paragraphs", function()
    local text = convert.page_ends(sample)
    local count = 0
    for before, number, after in text:gmatch "([^\n]*)\n\n(%d+)\n\f\n\n?([^\n]*)" do
      count = count + 1
      assert.are.equal(tostring(count), number)
      assert.is_truthy(before:find "%l[.!?]$")
      assert.is_truthy(after:find "^%u")
    end
    assert.is_true(count >= 2, count)
  end)

  it("pairs no two conversions of one kind", function()
    for _, pair in ipairs(convert.pairs()) do assert.is_nil(pair.name:find "wrapped.*wrapped") end
    assert.is_true(#convert.pairs() > 40)
  end)
end)

describe("same", function()
  it("names the first difference", function()
    assert.is_nil(same.difference({ a = { 1, 2 } }, { a = { 1, 2 } }))
    assert.are.equal("a[2].b:\n  expected 2\n  got      3", same.difference({ a = { 1, { b = 2 } } }, { a = { 1, { b = 3 } } }))
  end)

  it("drops places and folds characters", function()
    local note = { id = 7, text = "o\u{FB03}cer’s", refs = { { first = 1 } }, spans = {} }
    local one = { footnotes = { note }, contents = { { title = "A", page = 3 } } }
    assert.are.same({ footnotes = { { text = "officer's", refs = 1 } }, contents = { { title = "A", page = 3 } } }, same.normal(one))
  end)

  it("finds what is lacking", function()
    assert.is_nil(same.lacking({ { text = "a  b" } }, { { text = "a b", more = 1 } }, "list"))
    assert.is_truthy(same.lacking({ { text = "a" } }, {}, "list"))
    assert.is_truthy(same.lacking({}, { { text = "a" } }, "list"))
    assert.is_truthy(same.lacking({ contains = { text = "x" } }, { text = "abc" }, "record"))
  end)
end)
