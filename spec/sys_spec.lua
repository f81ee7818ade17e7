local folder = require "spec.support.folder"
local sys = require "peel.core".sys

describe("core.sys", function()
  local top

  setup(function()
    top = folder.new { ["a.txt"] = "a", ["in/b.txt"] = "b", ["empty"] = false }
    folder.link("in/b.txt", top .. "/link")
  end)
  teardown(function() folder.remove(top) end)

  local function sorted(list)
    table.sort(list)
    return list
  end

  it("tells what a path is", function()
    assert.equal("file", sys.kind(top .. "/a.txt"))
    assert.equal("file", sys.kind(top .. "/link"))
    assert.equal("directory", sys.kind(top))
    assert.equal("other", sys.kind "/dev/null")
    local none, message = sys.kind(top .. "/none")
    assert.is_nil(none)
    assert.equal(top .. "/none: No such file or directory", message)
  end)

  it("resolves links", function()
    assert.equal(sys.realpath(top .. "/in/b.txt"), sys.realpath(top .. "/in/../link"))
    assert.equal("/", sys.realpath "/..")
    local none, message = sys.realpath(top .. "/none")
    assert.is_nil(none)
    assert.is_truthy(message:find("none: No such file", 1, true))
    assert.is_nil((sys.realpath(("a/"):rep(100000))))
  end)

  it("lists directories and globs", function()
    assert.same({ "a.txt", "empty", "in", "link" }, sorted(sys.entries(top)))
    assert.same({}, sys.entries(top .. "/empty"))
    assert.is_nil((sys.entries(top .. "/a.txt")))
    assert.same({ top .. "/a.txt", top .. "/in/b.txt" }, sorted { table.unpack(sys.glob(top .. "/a*")), sys.glob(top .. "/*/b.txt")[1] })
    assert.same({}, sys.glob(top .. "/*.none"))
  end)

  it("orders strings by their bytes", function()
    assert.is_true(sys.before("B", "a"))
    assert.is_true(sys.before("a", "aa"))
    assert.is_true(sys.before("a\0a", "a\0b"))
    assert.is_false(sys.before("a", "a"))
    assert.is_true(sys.before("z", "\xC3\xA9"))
  end)

  it("refuses what is no path", function()
    for _, name in ipairs { "kind", "realpath", "entries", "glob" } do
      assert.has_error(function() sys[name]() end)
      assert.error_matches(function() sys[name] "a\0b" end, "a path holds no zero byte", 1, true)
    end
  end)

  it("keeps nothing of a listing", function()
    for _ = 1, 3000 do sys.entries(top) end -- more than a process may have open
    assert.is_table(sys.entries(top))
  end)
end)
