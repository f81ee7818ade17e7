-- Whatever is in a file: a report, or nil and what is wrong. Nothing here is timed; bench/hostile.lua does that.

local peel = require "peel"
local hostile = require "spec.support.hostile"

local quick = os.getenv "PEEL_QUICK" or os.getenv "LD_PRELOAD" -- a sanitizer is preloaded
local PEEL_2015 = { framework = "peel_effectiveness_2015" }

--- Reads a text; a report must be able to say what it is, and give its lists.
local function read(text, options)
  local report, message, code = peel.parse(text, "made up", options)
  if not report then
    assert.is_string(message)
    assert.is_string(code)
    return nil, message, code
  end
  assert.is_string(tostring(report))
  assert.is_table(report:coverage())
  report:close()
  return true
end

local function write(bytes)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

describe("hostile input", function()
  local bytes = quick and 6000 or 60000
  for _, document in ipairs(hostile) do
    it("is read to its end: " .. document.name, function()
      collectgarbage()
      read(document.make(bytes), PEEL_2015)
    end)
  end

  it("may be of any size that is not structure", function()
    local megabytes = quick and 1 or 50
    assert.is_true(read(("word after word "):rep(megabytes << 16)))
    assert.is_true(read(("\n"):rep((quick and 1 or 10) * 1000000)))
    collectgarbage()
  end)

  it("may repeat a grade as often as it likes", function()
    local lines = quick and 2000 or 200000
    assert.is_true(read("Summary\n\n" .. ("Good\n"):rep(lines), PEEL_2015))
    collectgarbage()
  end)
end)

describe("a text that is too much for a grammar", function()
  it("gives a report that says so", function()
    local report = assert(peel.parse(("12 months to 31 March 2015 "):rep(40000), "made up", PEEL_2015))
    local codes = {}
    for d in report:diagnostics():each() do codes[d.code] = d.message end
    assert.matches("front_matter was not read here", codes.rule_gave_up, 1, true)
    report:close()
  end)
end)

describe("what is hardly a report", function()
  it("is empty, or a byte order mark alone", function()
    local texts = { "", "\xef\xbb\xbf", "\n", " ", "\f", "\r", "\0", "*", "-", "|", "#", "\t", "¹", "[^1]", "Figure 1:", "Contents" }
    for _, text in ipairs(texts) do
      assert.is_true(read(text), ("%q"):format(text))
      assert.is_true(read(text, PEEL_2015), ("%q"):format(text))
    end
  end)

  it("is a report that breaks off", function()
    local file = assert(io.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local text = file:read "a"
    file:close()
    for last = 1, #text, quick and 1999 or 97 do
      local ok, message, code = read(text:sub(1, last), PEEL_2015)
      if not ok then -- only where a character is cut in two
        assert.equal("not_utf8", code, message)
      end
    end
  end)
end)

describe("a file that can't be read", function()
  local paths = {}
  local function file(bytes)
    paths[#paths + 1] = write(bytes)
    return paths[#paths]
  end
  teardown(function()
    for _, path in ipairs(paths) do os.remove(path) end
  end)

  local function refused(path, options)
    local report, message, code, line, byte = peel.open(path, options)
    assert.is_nil(report)
    assert.equal(path, message:sub(1, #path)) -- says which file
    return message, code, line, byte
  end

  it("is missing", function()
    local message, code = refused "/nowhere/report.txt"
    assert.equal("unreadable", code)
    assert.matches("No such file", message, 1, true)
  end)

  it("is a directory", function()
    local _, code = refused "/tmp"
    assert.equal("unreadable", code)
  end)

  it("is no text", function()
    for _, bytes in ipairs { "%PDF-1.7\n%\xe2\xe3", "PK\3\4 zip", "\xff\xfeR\0e\0p\0", ("\0\1\2\3"):rep(100) } do
      local message, code = refused(file(bytes))
      assert.equal("binary", code)
      assert.matches("plain text", message, 1, true)
    end
  end)

  it("is of another encoding", function()
    local path = file "PEEL: Police effectiveness 2015\n\nThe force\x92s work \x96 all of it\n"
    local message, code, line, byte = refused(path)
    assert.equal("not_utf8", code)
    assert.equal(3, line)
    assert.equal(43, byte)
    assert.matches("line 3, byte 43", message, 1, true)
    assert.matches('encoding = "windows-1252"', message, 1, true)
    local report = assert(peel.open(path, { encoding = "windows-1252" }))
    report:close()
  end)

  it("is larger than 2 GiB, and is refused before it is read", function()
    local path = file ""
    local sparse = assert(io.open(path, "r+b"))
    local at = sparse:seek("set", 0x80000000) -- no disk has to hold what no one wrote
    if not at then
      sparse:close()
      pending "no large files here"
      return
    end
    sparse:write "x"
    sparse:close()
    collectgarbage()
    local before = collectgarbage "count"
    local message, code = refused(path)
    assert.equal("too_large", code)
    assert.matches("2 GiB", message, 1, true)
    assert.is_true(collectgarbage "count" - before < 1024)
  end)

  it("raises where the caller is wrong", function()
    assert.has_error(function() peel.open() end, "open: bad argument 'path': expected a string, got nil")
    assert.has_error(function() peel.parse(12) end, "parse: bad argument 'text': expected a string, got number")
  end)
end)
