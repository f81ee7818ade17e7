local peel = require "peel"
local repl = require "peel.repl"
local complete = require "peel.repl.complete"
local scope = require "peel.repl.scope"
local show = require "peel.repl.show"

--- What a session prints for lines of input; `false` among them is Ctrl-C.
local function session(lines, env)
  local out, at, prompts = {}, 0, {}
  local input = { close = function() end }
  function input.read(_, prompt)
    at = at + 1
    prompts[at] = prompt
    return lines[at]
  end
  repl.run(env or {}, { input = input, write = function(text) out[#out + 1] = text end })
  return table.concat(out), prompts
end

describe("the REPL", function()
  it("prints expressions without an equals sign, and nothing for statements", function()
    assert.equal("2\n2\n", (session { "1 + 1", "x = 3", "= 1 + 1" }))
    assert.equal("1\t2\n", (session { "1, 2" }))
    assert.equal("nil\n", (session { "nil" }))
  end)

  it("keeps results as _ and by the number of their line", function()
    assert.equal("5\n10\n5\n", (session { "5", "_ * 2", "_1" }))
  end)

  it("keeps a local of a line for the next lines", function()
    local env = {}
    assert.equal("7\n4\n", (session({ "local y = 7", "y", "local function f() return 4 end", "f()" }, env)))
    assert.equal(7, env.y)
  end)

  it("goes on reading while a piece of input is unfinished", function()
    local out, prompts = session { "for i = 1, 2 do", "print(i)", "end", "(1 +", "1)" }
    assert.equal("1\n2\n2\n", out)
    assert.same({ "1> ", " | ", " | ", "2> ", " | ", "3> " }, prompts)
  end)

  it("says at the end of the input that a piece of it is unfinished", function()
    assert.truthy((session { "f(" }):find "^error: .*<eof>\n$")
  end)

  it("does not wait for the end of a string that a line cannot hold", function()
    assert.equal("error: unfinished string near <eof>\n2\n", (session { "'half", "1 + 1" }))
  end)

  it("tells no line that is not the user's", function()
    local env = { q = require "peel".table { { a = 1 } } }
    assert.equal('error: table has no field "xyz"\n', (session({ "q:sort 'xyz'" }, env)))
    assert.equal('error: csv: unknown option "b"\n', (session({ "q:csv(nil, { b = 1 })" }, env)))
    assert.equal("error: line 2: table has no field \"xyz\"\n", (session({ "do local x = 1", "q:sort 'xyz' end" }, env)))
  end)

  it("drops what was typed at Ctrl-C", function()
    assert.equal("3\n", (session { "f(", false, "3" }))
  end)

  it("answers an error in one line with a hint, and the calls on request", function()
    assert.equal("error: attempt to call a nil value (global 'jugdments'); did you mean \"judgments\"?\n",
      (session({ "jugdments()" }, { judgments = 1 })))
    assert.equal("error: attempt to index a nil value (global 'nothing_like_it'); nothing here is called \"nothing_like_it\"\n",
      (session { "nothing_like_it.x" }))
    assert.equal("error: boom\n", (session { "error { message = 'boom' }" }))
    local out = session { "function f() error 'deep' end", "f()", "traceback()" }
    assert.truthy(out:find "^error: deep\n")
    assert.truthy(out:find "input:1: deep", out)
    assert.truthy(out:find("in function 'error'", 1, true))
    assert.falsy(out:find "repl/evaluate")
    assert.equal("no error so far\n", (session { "traceback()" }))
  end)

  it("names no line of peel's own where a query raises, at once or when it is printed", function()
    local report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local env = { judgments = report:judgments(), numbers = peel.table { { n = 1 }, { n = "x" } } }
    assert.equal('error: judgments has no field "gade"; did you mean "grade"?\n', (session({ 'judgments{ gade = "good" }' }, env)))
    assert.equal('error: judgments has no field "gade"; did you mean "grade"?\n', (session({ "judgments:sort 'gade' -- so" }, env)))
    assert.matches("^error: derive: attempt to perform arithmetic on a table value; raised at input:1 on row 1 of table\n",
      (session({ "numbers:derive{ m = function(row) return row.n + {} end }" }, env)))
    env.report = report
    report:close()
    assert.equal("error: findings: the report is closed; open it again to use it\n", (session({ "report:findings()" }, env)))
    assert.equal("1\n", (session { "1; -- a comment behind" }))
  end)

  it("says of one name that stands for nothing what it may have been", function()
    assert.equal('error: nothing here is called "judgements"; did you mean "judgments"?\n', (session({ "judgements" }, { judgments = 1 })))
    assert.equal("nil\nnil\n", (session { "zzzzzzzz", "_" }))
  end)

  it("lets no control byte reach the terminal", function()
    assert.equal("a [31mb\n", (session { [["a\27[31mb"]] }))
    assert.equal("x  y\n", (session { [[print "x\27\8y"]] }))
    assert.equal("{ \"a b\" }\n", (session { [[{ "a\7b" }]] }))
  end)

  it("shows plain tables by their contents", function()
    assert.equal('{ 1, "b", c = { d = true } }', show.value { 1, "b", c = { d = true } })
    assert.equal("{}", show.value {})
    local ring = {}
    ring.self = ring
    assert.equal("{ self = { ... } }", show.value(ring))
    assert.equal('{ ["a b"] = 1, [2.5] = 2 }', show.value { ["a b"] = 1, [2.5] = 2 }:gsub("^{ (%[2.5%] = 2), (.*) }$", "{ %2, %1 }"))
    local long = {}
    for i = 1, 50 do long[i] = "a long enough text number " .. i end
    local text = show.value(long)
    assert.truthy(text:find("\n20  \"a long enough text number 20\"\n… and 30 more", 1, true))
  end)

  it("raises for a wrong table of names", function()
    assert.error_matches(function() peel.repl(3) end, "repl: bad argument 'env': expected a table of names, got number")
  end)
end)

describe("completion", function()
  local known = scope.new {
    env = { report = { judgments = 1, findings = 2 } }, own = { help = print },
    sections = function() return { "Investigating crime" } end,
  }
  local knowledge = repl.knowledge(known)
  local function words(text) return (complete.text(text, knowledge)) end

  it("knows names in scope, Lua's too", function()
    assert.same({ "repeat", "report", "require", "return" }, words "re")
    assert.same({ "help" }, words "x = hel")
  end)

  it("knows what stands behind a dot or a colon", function()
    assert.same({ "findings", "judgments" }, words "report:")
    assert.same({ "judgments" }, words "print(report.ju")
    assert.same({}, words "report.judgments.x")
    local meta = { __complete = function() return { "one", "two" } end }
    known.env.thing = setmetatable({}, meta)
    assert.same({ "two" }, words "thing.t")
  end)

  it("knows the methods and fields of what peel gives, and of a closed report its methods still", function()
    local report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local env = known.env
    env.r, env.q, env.j = report, report:judgments(), report:judgments()[1]
    env.g, env.row, env.grade = env.q:group "area", env.q:group("area"):count()[1], env.j.grade
    for text, word in pairs { ["r:jud"] = "judgments", ["r.publi"] = "published", ["q:whe"] = "where", ["j.gra"] = "grade", ["j:cont"] = "context",
      ["g:me"] = "mean", ["row.cou"] = "count", ["row:ci"] = "cite", ["j.grade:at_"] = "at_least", ["grade.ra"] = "rank" } do
      assert.truthy((" " .. table.concat(words(text), " ") .. " "):find(" " .. word .. " ", 1, true), text)
    end
    report:close()
    assert.same({ "judgments" }, words "r:jud")
    assert.is_table(words "q:")
    assert.is_table(words "j.")
  end)

  it("knows the words of a field in a string", function()
    assert.same({ "investigating_crime" }, words '{ area = "investigating_c')
    assert.same({ "Thames Valley" }, words '{ force = "thames')
    assert.same({ "inadequate" }, words '{ grade = { "inad')
    assert.same({ "peel_effectiveness_2015" }, words "{ framework = 'peel_effectiveness_2015")
    assert.same({ "cause_of_concern" }, words 'where("kind", "=", "cause')
    assert.same({ "Investigating crime" }, words 'report:section("Investigating ')
  end)

  it("knows what stands at an index", function()
    known.env.rows = require "peel".table { { area = "x", inner = "y" } }
    assert.same({ "area" }, words "print(rows[1].ar")
    assert.same({}, words "rows[2].ar")
    assert.same({}, words "rows[1].area.x.y")
  end)

  it("reads no report for a word that it knows already", function()
    local asked = 0
    local with = repl.knowledge(scope.new { env = {}, own = {}, sections = function()
      asked = asked + 1
      return { "Foreword" }
    end })
    assert.same({ "Thames Valley" }, (complete.text("timeline('Thames V", with)))
    assert.equal(0, asked)
    assert.same({ "Foreword" }, (complete.text("section('Forew", with)))
    assert.equal(1, asked)
  end)

  it("says where the unfinished word begins", function()
    local _, from = complete.text("print(report:jud", knowledge)
    assert.equal(14, from)
  end)

  it("survives any text", function()
    for _, text in ipairs { "", '"', "'", ").", "]:", "a..", "a.b.c.d:", "{", "f({", "x.y[1].", "''':", ("("):rep(10000) .. "):", ":" } do
      assert.is_table(words(text))
    end
  end)
end)

describe("Ctrl-C", function()
  it("stops what runs and not the REPL", function()
    local script = os.tmpname()
    finally(function() os.remove(script) end)
    local file = assert(io.open(script, "w"))
    file:write [[
os.execute "(sleep 0.2; kill -INT $PPID) &" while true do end
1 + 1
pcall(function() os.execute "(sleep 0.2; kill -INT $PPID) &" while true do end end)
"still here"
]]
    file:close()
    local pipe <close> = assert(io.popen(("lua5.4 -e 'require \"peel\".repl()' < %s 2>&1"):format(script)))
    assert.equal("interrupted\n2\nfalse\tinput:1: interrupted!\nstill here\n", (pipe:read "a":gsub("false\tinterrupted!", "false\tinput:1: interrupted!")))
  end)
end)
