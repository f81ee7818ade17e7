-- What `make install` and LuaRocks put into a tree works from there, and set-up says what it lacks. #install

local version = require "peel.version"

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- Runs a shell command; its output (both streams), and its exit status.
local function run(command)
  local pipe = assert(io.popen("(" .. command .. ") 2>&1; printf '\\nstatus %d\\n' $?"))
  local out = pipe:read "a"
  pipe:close()
  local text, status = out:match "^(.-)%s*status (%d+)%s*$"
  return text, tonumber(status)
end

local function succeed(command)
  local out, status = run(command)
  assert.equal(0, status, command .. "\n" .. out)
  return out
end

-- No path of this tree may help what was installed elsewhere.
local CLEAN = "cd / && env -u LUA_PATH -u LUA_CPATH -u LUA_PATH_5_4 -u LUA_CPATH_5_4 -u MAKEFLAGS -u MAKELEVEL "
local PRINT_VERSION = quote "io.write(require 'peel'._VERSION)"

describe("an installed peel #install", function()
  local scratch, here

  setup(function()
    scratch = succeed "mktemp -d"
    here = succeed "pwd"
  end)

  teardown(function()
    succeed("rm -rf " .. quote(scratch))
  end)

  --- Holds a tree (its Lua modules, its C modules, its bin) against what it is for.
  local function works(tree)
    local paths = ("LUA_PATH_5_4=%s LUA_CPATH_5_4=%s "):format(
      quote(tree .. "/share/lua/5.4/?.lua;" .. tree .. "/share/lua/5.4/?/init.lua;;"),
      quote(tree .. "/lib/lua/5.4/?.so;;"))
    assert.equal(version, (succeed(CLEAN .. paths .. "lua5.4 -e " .. PRINT_VERSION)))
    -- the module found is the tree's own
    local found = succeed(CLEAN .. paths .. "lua5.4 -e " .. quote "io.write(package.searchpath('peel.core', package.cpath))")
    assert.equal(tree .. "/lib/lua/5.4/peel/core.so", found)
    -- the command finds its modules without any help
    local shown = succeed(CLEAN .. quote(tree .. "/bin/peel") .. " --version")
    assert.is_truthy(shown:find(version, 1, true), shown)
  end

  it("works after make install with a PREFIX, twice", function()
    local tree = scratch .. "/prefix"
    for _ = 1, 2 do
      succeed("make -s install NO_SETUP=1 DESTDIR= PREFIX=" .. quote(tree))
      works(tree)
    end
  end)

  it("goes under DESTDIR with the paths of PREFIX, and uninstalls", function()
    local stage = scratch .. "/stage"
    local at = (" DESTDIR=%s PREFIX=/opt/peel"):format(quote(stage))
    succeed("make -s install" .. at)
    local script = succeed("cat " .. quote(stage .. "/opt/peel/bin/peel"))
    assert.is_truthy(script:find("/opt/peel/share/lua/5.4/?.lua", 1, true))
    assert.is_nil(script:find(stage, 1, true))
    assert.equal(version, (succeed(("%s LUA_PATH_5_4=%s LUA_CPATH_5_4=%s lua5.4 -e %s"):format(CLEAN,
      quote(stage .. "/opt/peel/share/lua/5.4/?.lua;" .. stage .. "/opt/peel/share/lua/5.4/?/init.lua;;"),
      quote(stage .. "/opt/peel/lib/lua/5.4/?.so;;"), PRINT_VERSION))))
    succeed("make -s uninstall" .. at)
    assert.equal("", (succeed("find " .. quote(stage) .. " -type f")))
  end)

  it("works after luarocks make", function()
    if select(2, run "command -v luarocks") ~= 0 then return pending "luarocks is not here" end
    local source, tree = scratch .. "/source", scratch .. "/rocks"
    -- LuaRocks builds in place: in a copy, so that this tree stays clean
    succeed(("mkdir -p %s && cp -R csrc lua rockspec %s"):format(quote(source), quote(source)))
    succeed(("cd %s && env -u MAKEFLAGS HOME=%s luarocks --lua-version=5.4 --tree=%s make --deps-mode=none %s"):format(
      quote(source), quote(scratch), quote(tree), "rockspec/peel-scm-1.rockspec"))
    works(tree)
  end)

  it("runs from the tree in whatever directory", function()
    local shown = succeed(CLEAN .. quote(here .. "/build/peel") .. " --version")
    assert.is_truthy(shown:find(version, 1, true), shown)
  end)
end)

describe("set-up #install", function()
  it("has nothing to install where all is there", function()
    assert.equal("setup: nothing to install", (succeed "sh .ci/setup.sh run"))
  end)

  it("names the packages and fails where there is no apt-get", function()
    local bin = succeed "mktemp -d"
    local out, status = run(("PATH=%s LUA=lua5.4 CC=cc LUA_INCDIR=/nowhere /bin/sh .ci/setup.sh run test"):format(quote(bin)))
    run("rmdir " .. quote(bin))
    assert.equal(1, status)
    for _, package in ipairs { "lua5.4", "lua-lpeg", "lua-dkjson", "lua-argparse", "lua-filesystem", "lua-busted", "clang" } do
      assert.is_truthy(out:find(package, 1, true), package .. " is not named in: " .. out)
    end
    assert.is_truthy(out:find("no apt-get", 1, true), out)
  end)
end)
