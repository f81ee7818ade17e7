local folder = require "spec.support.folder"
local lamps = require "spec.support.lamps"
local peel = require "peel"
local queries = require "spec.support.queries"

local registry = lamps.registry()
local messages, told = lamps.messages, queries.told

describe("reading a corpus", function()
  local top

  before_each(function()
    top = folder.new { ["a.txt"] = lamps.text(2019, "Wessex", { "lamps: good" }), ["b.txt"] = "%PDF-1.4 and so on",
      ["c.txt"] = "not UTF-8: \xE9\xE8\n", ["d.txt"] = lamps.text(2021, "Kent", { "lamps: good" }), ["e.pdf"] = "%PDF" }
    folder.link("gone", top .. "/f.txt")
    folder.link(".", top .. "/round")
  end)
  after_each(function() folder.remove(top) end)

  it("waits until it is asked, and reads each file once", function()
    local c = assert(peel.corpus(top, { registry = registry }))
    folder.add(top, "a.txt", lamps.text(2019, "Wessex", { "lamps: inadequate" }))
    assert.same({ "inadequate", "good" }, told(c:judgments(), "grade"))
    folder.add(top, "a.txt", lamps.text(2019, "Wessex", { "lamps: outstanding" }))
    assert.same({ "inadequate", "good" }, told(c:judgments(nil, { merge = false }), "grade"))
    assert.equal(c:reports()[1].report, c:judgments()[1].report)
  end)

  it("goes on after bad files and lists them", function()
    local c = assert(peel.corpus(top, { registry = registry }))
    assert.same({ "Wessex", "Kent" }, told(c:judgments(), "force"))
    assert.same({ "b.txt binary", "c.txt not_utf8", "f.txt unreadable" }, (function()
      local list = told(c:failed(), "path", "code")
      for i, line in ipairs(list) do list[i] = line:sub(#top + 2) end
      return list
    end)())
    for row in c:failed():each() do assert.equal(1, row.message:find(row.path, 1, true)) end
    assert.equal(3, #c:diagnostics { severity = "error" })
    assert.is_truthy(messages(c, "files_skipped")[1]:find("1 .pdf", 1, true))
    assert.equal("corpus of 2 reports; 3 files not read, see :failed()", tostring(c))
  end)

  it("lists a missing file among others", function()
    local c = assert(peel.corpus { top .. "/a.txt", top .. "/none.txt" })
    assert.equal(1, #c)
    assert.same({ "1 file was not read; see corpus:failed()" }, c:judgments():notes())
    assert.same({ "1 file was not read; see corpus:failed()" }, c:forces():notes())
    assert.same({}, c:failed():notes())
    assert.same({ top .. "/none.txt: No such file or directory" }, (c:failed():column "message"))
  end)

  it("takes the options of reading", function()
    local c = assert(peel.corpus(top .. "/c.txt", { encoding = "windows-1252" }))
    assert.equal(1, #c)
    assert.equal(0, #c:failed())
  end)

  it("may fail for every file", function()
    local c = assert(peel.corpus { top .. "/b.txt", top .. "/c.txt" })
    assert.equal(0, #c)
    assert.equal(2, #c:failed())
    for _, name in ipairs { "judgments", "values", "findings", "distributions", "prior_judgments" } do assert.equal(0, #c[name](c)) end
    assert.equal(0, #c:forces())
    assert.equal(0, #c:reports())
    assert.equal("no judgments\n2 files were not read; see corpus:failed()", tostring(c:judgments { grade = "good" }))
  end)

  it("is nil and a message where there is nothing", function()
    local c, message = peel.corpus(top .. "/*.none")
    assert.is_nil(c)
    assert.equal(1, message:find(top .. "/*.none", 1, true))
  end)

  it("closes what it opened and nothing else", function()
    local given = assert(peel.open(top .. "/a.txt", { registry = registry }))
    local opened
    do
      local c <close> = assert(peel.corpus({ given, top .. "/d.txt" }, { registry = registry }))
      opened = c:reports { force = "Kent" }[1].report
      c:close()
      c:close()
      assert.equal("corpus (closed)", tostring(c))
    end
    assert.equal("Wessex", given.force)
    assert.equal("report (closed)", tostring(opened))
  end)

  it("tells of a report that was closed before it was read", function()
    local given, other = assert(peel.open(top .. "/a.txt")), assert(peel.open(top .. "/d.txt"))
    local c = assert(peel.corpus { given, other })
    given:close()
    assert.equal(1, #c)
    assert.same({ "closed" }, (c:failed():column "code"))
  end)

  it("names an internal error as one, and goes on where it was interrupted", function()
    local state, calls = require "peel.corpus.state", 0
    local files = assert(require("peel.corpus.paths").find(top .. "/*.txt"))
    local made = state.new(files, { registry = registry, merge = true, open = function(path)
      calls = calls + 1
      if path:find "b.txt" then error "a bug" end
      if path:find "d.txt" and calls == 4 then error("interrupted!", 0) end
      return peel.open(path, { registry = registry })
    end })
    assert.error_matches(function() made:loaded() end, "interrupted!", 1, true)
    assert.equal(2, #made:loaded().reports)
    assert.equal(6, calls) -- a, b, c, d, and again d and f
    assert.is_truthy(made:loaded().failed[1].message:find("internal error, please report it: .*a bug"))
    assert.equal("internal", made:loaded().failed[1].code)
  end)

  it("writes nothing to standard error that is no terminal", function()
    local out, interpreter = os.tmpname(), arg and arg[-1] or "lua5.4"
    local script = folder.add(top, "s.lua", ("package.path, package.cpath = %q, %q print(#assert(require 'peel'.corpus(%q)))")
      :format(package.path, package.cpath, top))
    os.execute(("%s %s >%s 2>&1"):format(interpreter, script, out))
    local file <close> = assert(io.open(out))
    assert.equal("2\n", file:read "a")
    os.remove(out)
  end)
end)
