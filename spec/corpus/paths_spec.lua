local folder = require "spec.support.folder"
local paths = require "peel.corpus.paths"
local peel = require "peel"

describe("the files of a corpus", function()
  local top

  setup(function()
    top = folder.new { ["b.txt"] = "b", ["a.txt"] = "a", ["c.md"] = "c", ["d.pdf"] = "d", ["e.PDF"] = "e", ["README"] = "f",
      [".hidden.txt"] = "g", ["in/f.TXT"] = "h", ["in/deep/g.markdown"] = "i", ["empty"] = false, [".git/h.txt"] = "j",
      ["B.txt"] = "k", ["[1].txt"] = "l" }
    folder.link(top, top .. "/in/round")
    folder.link("nowhere.txt", top .. "/lost.txt")
  end)
  teardown(function() folder.remove(top) end)

  --- Paths below the folder, or what find returned.
  local function names(what)
    local found, message = paths.find(what)
    if not found then return nil, message end
    local list = {}
    for i, source in ipairs(found.sources) do list[i] = source.path:sub(#top + 2) end
    return list, found
  end

  it("are those of a directory that are text by their names, in the order of their bytes", function()
    local all = { "B.txt", "[1].txt", "a.txt", "b.txt", "c.md", "in/deep/g.markdown", "in/f.TXT", "lost.txt" }
    local list, found = names(top)
    assert.same(all, list)
    assert.same(all, (names(top .. "/")))
    assert.same({}, found.failed)
    assert.equal(1, #found.skipped)
    assert.is_truthy(found.skipped[1].message:find("2 .pdf, 1 without an ending", 1, true))
  end)

  it("are those that fit a glob", function()
    assert.same({ "B.txt", "[1].txt", "a.txt", "b.txt", "lost.txt" }, (names(top .. "/*.txt")))
    assert.same({ "d.pdf" }, (names(top .. "/d.*"))) -- named, so read
    assert.same({ "in/deep/g.markdown" }, (names(top .. "/in/d*"))) -- and what its directories hold
  end)

  it("are no pipes, unless they are named: nobody may ever write to one", function()
    assert.is_true(os.execute(("mkfifo '%s/pipe.txt'"):format(top)))
    finally(function() os.remove(top .. "/pipe.txt") end)
    local list, found = names(top .. "/[ap]*.txt")
    assert.same({ "a.txt" }, list)
    assert.same({ { path = top .. "/pipe.txt", message = top .. "/pipe.txt: a pipe or a device; name it to read it" } }, found.failed)
    assert.same({ "pipe.txt" }, (names(top .. "/pipe.txt")))
  end)

  it("are a path as it stands where there is such a file", function()
    assert.same({ "[1].txt" }, (names(top .. "/[1].txt")))
  end)

  it("stand once, whatever leads to them, under the name that came first", function()
    local list = names { top .. "/in/../b.txt", top .. "/b.txt", top .. "/in/round/a.txt", top .. "/[ab].txt", top .. "/in/round" }
    assert.same({ "in/../b.txt", "in/round/B.txt", "in/round/[1].txt", "in/round/a.txt", "in/round/c.md", "in/round/in/deep/g.markdown",
      "in/round/in/f.TXT", "in/round/lost.txt" }, list)
  end)

  it("go on without what is not there", function()
    local list, found = names { top .. "/nowhere.txt", top .. "/a.txt", top .. "/empty", top .. "/x*.txt" }
    assert.same({ "a.txt" }, list)
    assert.same({ top .. "/nowhere.txt", top .. "/empty", top .. "/x*.txt" },
      { found.failed[1].path, found.failed[2].path, found.failed[3].path })
    for _, failure in ipairs(found.failed) do
      assert.equal(1, failure.message:find(failure.path, 1, true))
      assert.is_nil(failure.message:find "\n")
    end
  end)

  it("are nil and a message where there are none", function()
    for what, message in pairs { ["/empty"] = "holds no .txt or .md file", ["/*.doc"] = "no file fits",
      ["/none.txt"] = "No such file or directory" } do
      local found, why = paths.find(top .. what)
      assert.is_nil(found)
      assert.equal(1, why:find(top .. what, 1, true))
      assert.is_truthy(why:find(message, 1, true), why)
    end
    assert.is_nil((paths.find({ top .. "/none.txt", top .. "/empty" })))
  end)

  it("may be reports, each once", function()
    local one = assert(peel.parse("PEEL: Police effectiveness 2015\n", "b"))
    local two = assert(peel.parse("PEEL: Police effectiveness 2015\n", "a"))
    local found = assert(paths.find({ one, two, one, top .. "/a.txt" }))
    assert.equal(3, #found.sources)
    assert.equal(top .. "/a.txt", found.sources[1].path)
    assert.equal(two, found.sources[2].report)
    assert.equal(one, found.sources[3].report)
    assert.equal(one, assert(paths.find(one)).sources[1].report)
  end)

  it("raise where the caller gives something else, in the caller's line", function()
    local closed = assert(peel.parse("text\n", "t"))
    closed:close()
    for _, case in ipairs {
      { nil, "expected a path" }, { 7, "got number" }, { true, "got boolean" }, { "", "an empty string" }, { "a\0b", "zero byte" },
      { {}, "the list of paths is empty" }, { { "" }, "[1]: expected a path" }, { { "a", 7 }, "[2]: expected" },
      { { "a", nil, "c" }, "a hole at [2]" }, { { "a", merge = false }, "options are the second argument" },
      { { [0] = "a" }, "has no field 0" }, { { path = "a" }, 'has no field "path"' }, { closed, "the report is closed" },
      { { closed }, "[1]: the report is closed" },
    } do
      local ok, message = pcall(function() paths.find(case[1]) end)
      assert.is_false(ok)
      assert.is_truthy(message:find(case[2], 1, true), message)
      assert.is_truthy(message:find("^[^\n]*paths_spec.lua:%d+: corpus: [^\n]*$"), message)
    end
  end)
end)
