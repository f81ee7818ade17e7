local parse = require "peel.search.parse"

--- Terms with bars between them, and the program.
local function shown(text)
  local plan = assert(parse.plan(text))
  return table.concat(plan.terms, "|"), table.concat(plan.program, " ")
end

local function refused(text)
  local plan, message = parse.plan(text)
  assert.is_nil(plan, text)
  return message
end

describe("the language of searches", function()
  it("has words, phrases and prefixes, folded as the text is", function()
    assert.equal(" lamp ", (shown "Lamp"))
    assert.equal(" brass lamp ", (shown '"Brass  LAMP"'))
    assert.equal(" brass lamp ", (shown "“brass lamp”"))
    assert.equal(" body worn ", (shown "body\u{2011}worn"))
    assert.equal(" force s ", (shown "force’s"))
    assert.equal(" cafe ", (shown "Café"))
    assert.equal(" lamp*", (shown "lamp*,"))
    assert.equal(" repeat lamp* of brass ", (shown '"repeat lamp* of brass"'))
    assert.equal(" 50 % | 1,000 | r & d ", (shown "50% 1,000 R&D"))
  end)

  it("joins by AND where nothing stands between; OR binds less", function()
    assert.same({ " a | b ", "0 1 0 2 2 0" }, { shown "a b" })
    assert.same({ " a | b ", "0 1 0 2 2 0" }, { shown "a AND b" })
    assert.same({ " a | b | c ", "0 1 0 2 0 3 2 0 1 0" }, { shown "a OR b c" })
    assert.same({ " a | b | c ", "0 1 0 2 1 0 0 3 2 0" }, { shown "(a OR b) c" })
    assert.same({ " a | b ", "0 1 0 2 2 0" }, { shown "a - b" }) -- a dash is no word
    assert.same({ " a ", "0 1 0 1 2 0" }, { shown "a A" }) -- looked for once
  end)

  it("takes away with NOT, wherever it stands", function()
    assert.same({ " a | b ", "0 1 0 2 3 0" }, { shown "a NOT b" })
    assert.same({ " a | b ", "0 1 0 2 3 0" }, { shown "NOT b a" })
    assert.same({ " a | b ", "0 1 0 2 3 0" }, { shown "a AND NOT b" })
    assert.same({ true, false }, parse.plan("a NOT b").scored)
    assert.same({ " a | a ", "0 1 0 2 3 0" }, { shown "a NOT a" })
    assert.same({ true, false }, parse.plan("a NOT a").scored)
  end)

  it("has NEAR between places", function()
    assert.same({ " a | b ", "0 1 0 2 4 5" }, { shown "a NEAR/5 b" })
    assert.same({ " a | b ", "0 1 0 2 4 10" }, { shown "a NEAR b" })
    assert.same({ " a | b | c ", "0 1 0 2 1 0 0 3 4 0" }, { shown "(a OR b) NEAR/0 c" })
    assert.same({ " a | b | c ", "0 1 0 2 4 1 0 3 4 2" }, { shown "a NEAR/1 b NEAR/2 c" })
  end)

  it("takes small operators for words", function() assert.equal(" a | and | b | or | near ", (shown "a and b or near")) end)

  it("says at which character what was expected", function()
    for text, message in pairs {
      ["(a b"] = 'character 5: AND, OR, NOT, a word or ")" expected, got the end',
      ["é (a OR )"] = 'character 9: a word, a "phrase" or "(" expected after OR, got ")"',
      ["a OR OR b"] = 'character 6: a word, a "phrase" or "(" expected after OR, got OR',
      ["AND a"] = 'character 1: a word, a "phrase" or "(" expected, got AND',
      ["a AND"] = 'character 6: a word, a "phrase" or "(" expected after AND, got the end',
      ["a)"] = 'character 2: nothing is open that ")" closes',
      ['a "b c'] = "character 3: the phrase that begins here has no closing quote",
      ['a ""'] = "character 3: words expected between the quotes, got none",
      ["NOT a"] = "character 1: NOT takes away from what another word finds; put one before it: force NOT police",
      ["a OR NOT b"] = "character 6: NOT takes away from what another word finds; put one before it: force NOT police",
      ["a NEAR/x b"] = 'character 3: "NEAR/x": a number of words expected, as in NEAR/5',
      ["a NEAR/101 b"] = "character 3: NEAR/101: at most 100 words may stand between",
      ["a NEAR (b c)"] = "character 9: NEAR joins words, phrases and (a OR b), not AND or NOT",
      ["*"] = 'character 1: "*" alone would find everything; letters expected before it',
      ['"a *"'] = 'character 4: "*" alone would find everything; letters expected before it',
      ["st*lk"] = 'character 1: "st*lk": "*" stands at the end of a word only',
      ["a -b"] = 'character 3: "-b": to leave a word out write NOT b',
      [""] = "a word to look for expected, got none",
      [" – …"] = "a word to look for expected, got none",
      ["\xff"] = "the text is not UTF-8",
    } do assert.equal(message, refused(text)) end
  end)

  it("is bounded", function()
    local words = {}
    for i = 1, 201 do words[i] = "w" .. i end
    assert.matches("more than 200 different words", refused(table.concat(words, " OR ")), 1, true)
    assert.matches("more than 200 words", refused(("a OR "):rep(201) .. "a"), 1, true)
    words[201] = nil
    assert.equal(798, #parse.plan(table.concat(words, " OR ")).program)
    assert.matches("more than 100 parentheses", refused(("("):rep(101) .. "a" .. (")"):rep(101)), 1, true)
    assert(parse.plan(("("):rep(100) .. "a" .. (")"):rep(100)))
    assert.matches("at most 10000", refused(("a "):rep(5001)), 1, true)
    assert.matches("at most 1000 letters", refused('"' .. ("long "):rep(250) .. '"'), 1, true)
    assert.matches('at most 8 "*"', refused('"' .. ("a* "):rep(9) .. '"'), 1, true)
    assert.is_true(#refused("(" .. ("x"):rep(9000) .. "*y") < 200) -- and so is what it quotes
  end)
end)
