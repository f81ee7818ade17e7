-- The command as a person meets it: what it prints where, and its exit codes. It runs build/peel. #install

local dkjson = require "dkjson"
local version = require "peel.version"

local MERCIA = "examples/reports/mercia-vale-peel-effectiveness-2015.txt"
local NORTHMOOR = "examples/reports/northmoor-peel-effectiveness-2015.txt"

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- Runs a shell command; what it wrote to standard output and to standard error, and its exit status.
local function shell(command)
  local errors = os.tmpname()
  local pipe = assert(io.popen(("(%s) 2>%s; printf '\\nstatus %%d' $?"):format(command, quote(errors))))
  local out, status = pipe:read("a"):match "^(.*)\nstatus (%d+)$"
  pipe:close()
  local file <close> = assert(io.open(errors))
  local said = file:read "a"
  os.remove(errors)
  assert.is_nil(said:find("stack traceback", 1, true), said)
  return out, said, tonumber(status)
end

local function run(arguments) return shell("build/peel " .. arguments) end

describe("peel #install", function()
  local scratch = os.tmpname()

  local function write(bytes)
    local file <close> = assert(io.open(scratch, "wb"))
    file:write(bytes)
    return quote(scratch)
  end

  teardown(function() os.remove(scratch) end)

  it("helps", function()
    local out, said, status = run "--help"
    assert.equal(0, status)
    assert.equal("", said)
    for _, word in ipairs { "show", "export", "--version" } do assert.is_truthy(out:find(word, 1, true), word) end
    for _, command in ipairs { "show", "export" } do
      local text, _, code = run(command .. " --help")
      assert.equal(0, code)
      assert.is_truthy(text:find("^Usage: peel " .. command), text)
      assert.is_truthy(text:find("--encoding", 1, true))
    end
  end)

  it("says its version", function()
    local out, _, status = run "--version"
    assert.equal(0, status)
    assert.equal("peel " .. version .. "\n", out)
  end)

  it("ends with 2 and the usage on standard error where the command line is wrong", function()
    for _, case in ipairs {
      { "", "a command is required" }, { "shwo", "unknown command 'shwo'" }, { "show", "missing argument" }, { "show --wat x", "'--wat'" },
      { "show --width 5% x", "40 to 1000" }, { "show --width 39 x", "40 to 1000" }, { "show --color red x", "must be one of" },
      { "export --format csv x", "must be one of" }, { "show --encoding latin x", "must be one of" },
      { "show --framework peel_efectiveness_2015 x", "peel_effectiveness_2015" },
    } do
      local out, said, status = run(case[1])
      assert.equal(2, status, case[1])
      assert.equal("", out)
      assert.is_truthy(said:find("^peel: "), said)
      assert.is_truthy(said:find(case[2], 1, true), said)
      assert.is_truthy(said:find("Usage: peel", 1, true), said)
    end
  end)

  it("shows a report without colour where there is no terminal", function()
    local out, said, status = run("show " .. MERCIA)
    assert.equal(0, status)
    assert.equal("", said)
    assert.is_truthy(out:find("^PEEL: Police effectiveness 2015\n"))
    assert.is_nil(out:find("\27", 1, true))
  end)

  it("colours where it is told to, whatever NO_COLOR says", function()
    assert.is_truthy((shell("NO_COLOR=1 build/peel show --color always " .. MERCIA)):find("\27[1mPEEL", 1, true))
  end)

  it("shows several, and the outline", function()
    local out = run(("show %s %s"):format(MERCIA, NORTHMOOR))
    assert.is_truthy(out:find("\n\nPEEL: Police effectiveness 2015\n", 1, true))
    assert.is_truthy((run("show --outline " .. MERCIA)):find("Introduction", 1, true))
    assert.is_true(#run("show -o --all " .. MERCIA) > #run("show -o " .. MERCIA))
  end)

  it("reads standard input", function()
    local out, _, status = shell("build/peel show - < " .. MERCIA)
    assert.equal(0, status)
    assert.is_truthy(out:find("standard input, %d+ bytes"))
  end)

  it("goes on after a report that can't be read, and ends with 1", function()
    local out, said, status = run(("show /nowhere/report.txt %s /"):format(MERCIA))
    assert.equal(1, status)
    assert.is_truthy(out:find("^PEEL: Police"))
    assert.is_truthy(said:find("peel: /nowhere/report.txt: No such file", 1, true), said)
    assert.is_truthy(said:find("\npeel: /: ", 1, true), said)
  end)

  it("names what is wrong with bytes, and takes them in their encoding", function()
    local path = write "PEEL\n\nprice \xA3 5 caf\xE9\n"
    local _, said, status = run("export " .. path)
    assert.equal(1, status)
    assert.is_truthy(said:find("--encoding windows-1252", 1, true), said)
    local out, _, code = run("export --encoding windows-1252 " .. path)
    assert.equal(0, code)
    assert.equal(scratch, dkjson.decode(out).report.path)
    assert.equal(1, select(3, run("show " .. write "PK\3\4\0\0\0\0\0")))
  end)

  it("prints no control byte of a path", function()
    local _, said, status = run("show " .. quote "/nowhere/\27[31m\nx")
    assert.equal(1, status)
    assert.is_nil(said:gsub("\n$", ""):find "%c", said)
  end)

  it("exports an object for one report, a list of several, a line each as jsonl", function()
    local one, _, status = run("export " .. MERCIA)
    assert.equal(0, status)
    local read = dkjson.decode(one)
    assert.equal(1, read.model)
    assert.equal(MERCIA, read.report.path)
    assert.equal("}\n", one:sub(-2))
    local both = dkjson.decode((run(("export %s %s"):format(MERCIA, NORTHMOOR))))
    assert.equal("Northmoor", both[2].report.force)
    assert.same(read, both[1])
    local lines = run(("export --format=jsonl %s %s"):format(MERCIA, NORTHMOOR))
    assert.equal(2, select(2, lines:gsub("\n", "\n")))
    assert.same(read, dkjson.decode(lines))
  end)

  it("exports what can be read, whole, and ends with 1", function()
    local out, _, status = run(("export /nowhere %s"):format(MERCIA))
    assert.equal(1, status)
    assert.equal("Mercia Vale", dkjson.decode(out)[1].report.force)
    local none, _, code = run "export /nowhere"
    assert.equal(1, code)
    assert.equal("", none)
  end)

  it("takes the framework that it is told", function()
    local out, _, status = run("export --framework peel_effectiveness_2016 " .. MERCIA)
    assert.equal(0, status)
    assert.equal("peel_effectiveness_2016", dkjson.decode(out).report.framework)
  end)

  it("is quiet where its reader goes away", function()
    local out, said = shell(("build/peel export %s | head -n 1"):format(MERCIA))
    assert.equal("{\n", out)
    assert.equal("", said)
    -- the same where the signal is ignored and writing fails instead
    local first, silent = shell(("trap '' PIPE; (build/peel export %s; echo $? >&2) | head -n 1"):format(MERCIA))
    assert.equal("{\n", first)
    assert.equal("0\n", silent)
  end)

  it("says when the output can't be written", function()
    local file = io.open "/dev/full"
    if not file then return pending "no /dev/full here" end
    file:close()
    local _, said, status = shell(("build/peel export %s > /dev/full"):format(MERCIA))
    assert.equal(1, status)
    assert.is_truthy(said:find("peel: can't write the output", 1, true), said)
  end)
end)

describe("the command in a program", function()
  local cli = require "peel.cli"

  it("turns what goes wrong inside into a line", function()
    local show = require "peel.show"
    local said, kept, stderr = {}, show.report, io.stderr
    show.report = function() error "a fault of ours" end
    package.loaded["peel.cli.show"] = nil
    io.stderr = { write = function(_, ...) said[#said + 1] = table.concat { ... } end, flush = function() end } -- luacheck: ignore
    local done, code = pcall(cli.main, { "show", MERCIA })
    io.stderr, show.report, package.loaded["peel.cli.show"] = stderr, kept, nil -- luacheck: ignore
    assert.is_true(done)
    assert.equal(1, code)
    local text = table.concat(said)
    assert.is_truthy(text:find("^peel: " .. MERCIA:gsub("%-", "%%-") .. ": internal error, please report it: .*a fault of ours\n$"), text)
  end)

  it("answers what it must know of the system", function()
    local sys = require "peel.core".sys
    assert.is_boolean(sys.isatty(0))
    assert.is_false(sys.isatty(1 << 19))
    assert.is_nil(sys.width(1 << 19))
    assert.has_error(function() sys.isatty(-1) end)
    assert.has_error(function() sys.width "x" end)
  end)
end)
