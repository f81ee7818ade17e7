-- The rockspec's list of modules is the tree: no file is left out, none is named that is not there.

local function find(command)
  local found = {}
  local pipe <close> = assert(io.popen(command))
  for line in pipe:lines() do found[line] = true end
  assert.is_truthy(next(found), command)
  return found
end

--- Both sets are the same; what is not is named.
local function agree(tree, listed)
  local wrong = {}
  for file in pairs(tree) do
    if not listed[file] then wrong[#wrong + 1] = file .. " is not listed" end
  end
  for file in pairs(listed) do
    if not tree[file] then wrong[#wrong + 1] = file .. " is not there" end
  end
  table.sort(wrong)
  assert.equal("", table.concat(wrong, "\n"), "run `make rockspec`:\n" .. table.concat(wrong, "\n"))
end

local function exists(path)
  local file <close> = io.open(path)
  return file ~= nil
end

describe("the rockspec", function()
  local rock = {}
  assert(loadfile("rockspec/peel-scm-1.rockspec", "t", rock))()
  local modules = rock.build.modules

  it("is of format 3.0 and builds with builtin", function()
    assert.equal("3.0", rock.rockspec_format)
    assert.equal("builtin", rock.build.type)
    assert.equal("scm-1", rock.version)
  end)

  it("lists every C source in peel.core, and no other file", function()
    local listed = {}
    for _, source in ipairs(modules["peel.core"].sources) do listed[source] = true end
    agree(find "ls csrc/*.c", listed)
  end)

  it("lists every Lua module under its own name, and no other file", function()
    local tree, listed = find "find lua -name '*.lua'", {}
    for name, file in pairs(modules) do
      if type(file) == "string" then
        local as_named = name:gsub("%.", "/")
        assert.is_true(file == "lua/" .. as_named .. ".lua" or file == "lua/" .. as_named .. "/init.lua",
          name .. " is not the name of " .. file)
        listed[file] = true
      end
    end
    agree(tree, listed)
  end)

  it("installs the command", function()
    assert.is_true(exists(rock.build.install.bin.peel))
  end)
end)
