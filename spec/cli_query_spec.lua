-- The commands that ask and explore: query, run, repl. They run build/peel. #install

local CALDERWICK = "examples/reports/calderwick-hmic-2007.txt"
local NORTHMOOR = "examples/reports/northmoor-peel-effectiveness-2015.txt"

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- What `peel ARGUMENTS` wrote to standard output and to standard error, and its exit status.
local function run(arguments, given)
  local errors, input = os.tmpname(), os.tmpname()
  local file = assert(io.open(input, "w"))
  file:write(given or "")
  file:close()
  local pipe = assert(io.popen(("(build/peel %s) <%s 2>%s; printf '\\nstatus %%d' $?"):format(arguments, input, errors)))
  local out, status = pipe:read("a"):match "^(.*)\nstatus (%d+)$"
  pipe:close()
  local said <close> = assert(io.open(errors))
  local text = said:read "a"
  os.remove(errors)
  os.remove(input)
  return out, text, tonumber(status)
end

--- A Lua script in a file that is gone after the test.
local function script(text)
  local path = os.tmpname()
  finally(function() os.remove(path) end)
  local file <close> = assert(io.open(path, "w"))
  file:write(text)
  return path
end

describe("peel query #install", function()
  it("answers an expression with a table", function()
    local out, said, status = run(("query %s %s"):format(quote 'judgments{ grade = "inadequate" }', NORTHMOOR))
    assert.equal("", said)
    assert.equal(0, status)
    assert.equal("force      area                          grade       year\n" ..
      "---------  ----------------------------  ----------  ----\n" ..
      "Northmoor  protecting_vulnerable_people  inadequate  2015\n", out)
  end)

  it("shows where rows come from, and groups as their counts", function()
    assert.truthy(run(("query -s %s %s"):format(quote 'judgments{ grade = "inadequate" }', NORTHMOOR)):find("northmoor[^ ]*%.txt:%d+\n"))
    local out = run(("query -f csv %s %s %s"):format(quote 'judgments:group "framework"', NORTHMOOR, CALDERWICK))
    assert.equal("framework,count\r\nhmic_2007,6\r\npeel_effectiveness_2015,5\r\n", out)
  end)

  it("reads standard input where it is told to", function()
    local file <close> = assert(io.open(NORTHMOOR, "rb"))
    local text = file:read "a"
    assert.equal("Northmoor\n", (run("query r.force -", text)))
    assert.equal("standard input\n", (run("query 'reports:first().path' -", text)))
    local out, said, status = run("query r -", "%PDF-1.4\n\0")
    assert.equal("", out)
    assert.matches("^peel: standard input is not text", said)
    assert.equal(1, status)
  end)

  it("writes every format", function()
    local beginnings = { csv = "force,grade\r\n", tsv = "force\tgrade\n", markdown = "| force | grade |", json = "[\n{\"force\":",
      jsonl = "{\"force\":" }
    for format, begins in pairs(beginnings) do
      local out, said, status = run(("query -f %s %s %s"):format(format, quote 'judgments:select("force", "grade")', NORTHMOOR))
      assert.equal("", said)
      assert.equal(0, status)
      assert.equal(begins, out:sub(1, #begins))
    end
    assert.truthy(run(("query -s -f jsonl %s %s"):format(quote "judgments", NORTHMOOR)):find('"sources":[{"line":', 1, true))
  end)

  it("shows any other value", function()
    assert.equal("5\n", (run("query '#judgments' " .. NORTHMOOR)))
    assert.equal("Northmoor\n", (run("query 'r.force' " .. NORTHMOOR)))
  end)

  it("answers what is wrong in one line", function()
    local function refused(expression, message, code)
      local out, said, status = run(("query %s %s"):format(quote(expression), NORTHMOOR))
      assert.equal("", out)
      assert.equal("peel: " .. message .. "\n", said)
      assert.equal(code, status)
    end
    refused("jugdments", 'nothing here is called "jugdments"; did you mean "judgments"?', 2)
    refused("judgments{", "unexpected symbol near <eof>", 2)
    refused('judgments{ forse = "x" }', 'judgments has no field "forse"; did you mean "force"?', 1)
    refused('judgments{ force = "Thames Vally" }', 'judgments.force: unknown force "Thames Vally"; did you mean "Thames Valley"?', 1)
  end)

  it("goes on after a file that can't be read, and says so", function()
    local out, said, status = run("query 'forces:column \"force\"' nothing.txt " .. NORTHMOOR)
    assert.equal('{ "Northmoor" }\n', (out:gsub("\t1\n", "\n")))
    assert.truthy(said:find "^peel: .*nothing%.txt: No such file or directory\n$")
    assert.equal(1, status)
  end)
end)

describe("peel run #install", function()
  it("runs a script with peel loaded and its arguments", function()
    local path = script "print(peel._VERSION ~= nil, ..., arg[0] ~= nil, arg[2]) peel = nil"
    local out, said, status = run(("run %s one two"):format(path))
    assert.equal("", said)
    assert.equal("true\tone\ttwo\ttrue\ttwo\n", (out:gsub("true\tone\ttrue", "true\tone\ttwo\ttrue")))
    assert.equal(0, status)
  end)

  it("names the script's line where it fails, and the calls where they are wanted", function()
    local path = script "local function f() error 'no' end\nf()\n"
    local _, said, status = run("run " .. path)
    assert.equal(("peel: %s:1: no\n"):format(path), said)
    assert.equal(1, status)
    assert.truthy(select(2, run("run --traceback " .. path)):find "stack traceback")
    local of = script "print(#peel.corpus(arg))"
    assert.equal("2\n", (run(("run %s %s %s"):format(of, CALDERWICK, NORTHMOOR))))
    assert.truthy(select(2, run "run nowhere.lua"):find "^peel: cannot open nowhere.lua")
    assert.truthy(select(2, run("run " .. script "x = = 1")):find ":1: unexpected symbol near '='\n$")
  end)
end)

describe("peel repl #install", function()
  it("has the reports and their lists in scope", function()
    local out, said, status = run(("repl %s %s"):format(NORTHMOOR, CALDERWICK),
      "#judgments\nforces:column 'force'\nc\njudgments { grade = 'inadequate' }:first().force\nx.y\n")
    assert.equal("", said)
    assert.equal(0, status)
    local lines = {}
    for line in out:gmatch "[^\n]+" do lines[#lines + 1] = line end
    assert.equal("11", lines[1])
    assert.truthy(lines[2]:find("Calderwick", 1, true) and lines[2]:find("Northmoor", 1, true))
    assert.equal("Northmoor", lines[4])
    assert.truthy(lines[5]:find "^error: attempt to index a nil value %(global 'x'%)")
  end)

  it("has the report itself where there is one", function()
    assert.equal("Northmoor\n", (run("repl " .. NORTHMOOR, "r.force\n")))
    assert.equal("2\n", (run("repl", "1 + 1\n")))
    assert.equal("nil\n", (run("repl examples/reports", "r\n"))) -- a folder is no report
  end)

  it("searches by the names of the corpus's methods", function()
    local out = run("repl " .. NORTHMOOR, "search('fingerprints'):first().line\ntimeline('Northmor', 'preventing_crime')\n")
    assert.matches("^%d+\nerror: timeline: unknown force \"Northmor\"; did you mean \"Northmoor\"%?\n$", out)
    assert.matches("fingerprints", (run(("query --format csv \"kwic 'fingerprints'\" %s"):format(NORTHMOOR))))
  end)
end)
