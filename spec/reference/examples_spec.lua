-- Every example in a doc comment runs, in a folder of its own, and does what it says. #install

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function run(command)
  local pipe = assert(io.popen("(" .. command .. ") 2>&1"))
  local out = pipe:read "a"
  pipe:close()
  return out
end

--- Runs the examples of files; what is wrong, line by line.
local function examples(files)
  local here, folder = run("pwd"):gsub("\n", ""), run("mktemp -d"):gsub("\n", "")
  local command = ("cd %s && ln -s %s/examples examples && LUA_PATH_5_4=%s LUA_CPATH_5_4=%s lua5.4 %s/spec/support/run_examples.lua %s 2>&1 >/dev/null")
    :format(quote(folder), quote(here), quote(("%s/lua/?.lua;%s/lua/?/init.lua;;"):format(here, here)),
      quote((package.cpath:gsub("build/", here .. "/build/", 1))), quote(here), files)
  local out = run(command)
  run("rm -rf " .. quote(folder))
  return out
end

describe("the examples of the doc comments and the README #install", function()
  it("run, and show what they say", function()
    local here = run("pwd"):gsub("\n", "")
    local files = run(("find %s/lua/peel -name '*.lua' | LC_ALL=C sort"):format(quote(here))):gsub("\n", " ")
    local out = examples(files .. quote(here .. "/README.md"))
    local failed, all = out:match "(%d+) of (%d+) failed%s*$"
    assert.equal("0", failed, out)
    assert.is_true(tonumber(all) > 50)
  end)

  it("are found out where they don't", function()
    local path = os.tmpname()
    local function told(example)
      local file <close> = assert(io.open(path, "w"))
      file:write("--- A lamp.\n---\n--- ```lua\n--- " .. example:gsub("\n", "\n--- ") .. "\n--- ```\nlocal x\n")
      file:close()
      return (examples(quote(path)))
    end
    assert.equal("0 of 1 failed\n", told '1 + 1   --> 2\n("a"):rep(2)   --> "aa"\n("a"):rep(2)   --> aa\n{ 1, { x = 2 } }   --> { 1, { x = 2 } }')
    assert.equal("0 of 1 failed\n", told "local x, y = 1, 2   --> 1, 2\nprint(x, y)   --> 1 2\nnil   --> nil\nreport:judgments()[1].year   --> 2015")
    for _, example in ipairs { "1 + 1   --> 3", "print(1)   --> 2", "local x = 1   --> 2", "x = = 1", "error 'no'", "nil   --> 1", "2   --> nil",
      "{ 1 }   --> { 1, 2 }", "no_such_name.x()", "report:judgements()" } do
      local out = told(example)
      assert.truthy(out:find "1 of 1 failed\n$", example .. "\n" .. out)
      assert.truthy(out:find(path .. ":4: ", 1, true), out)
    end
    os.remove(path)
  end)
end)
