local input = require "peel.repl.input"
local repl = require "peel.repl"
local sys = require "peel.core".sys

--- A stand-in for lua-readline: `lines` are what is typed, false is Ctrl-C; what is done with the handler is kept in `calls`.
local function fake(lines)
  local calls, at, handler, complete = {}, 0, nil, nil
  local made = { calls = calls }
  for _, name in ipairs { "set_options", "set_readline_name", "set_completion_append_character", "add_history", "save_history" } do
    made[name] = function() end
  end
  function made.set_complete_function(f) complete = f end
  function made.complete(line, from) return complete(line, from, #line) end
  function made.handler_install(_, f)
    handler = f
    calls[#calls + 1] = "install"
  end
  function made.handler_remove() calls[#calls + 1] = "remove" end
  function made.sigcleanup() end
  function made.read_char() handler(lines[at] or nil) end
  function made.wait()
    at = at + 1
    return lines[at] ~= false
  end
  return made
end

describe("lines from readline", function()
  local before, silent, open = {}, nil, input.open

  local function opened(lines, complete)
    local readline = fake(lines)
    package.loaded.readline, sys.isatty, sys.wait = readline, function() return true end, readline.wait
    return open(complete), readline
  end

  before_each(function()
    before.readline, before.isatty, before.wait = package.loaded.readline, sys.isatty, sys.wait
    silent = io.stdout
    io.stdout = assert(io.open("/dev/null", "w")) -- luacheck: ignore
  end)
  after_each(function()
    package.loaded.readline, sys.isatty, sys.wait = before.readline, before.isatty, before.wait
    io.stdout:close()
    io.stdout = silent -- luacheck: ignore
  end)

  it("keep the handler over Ctrl-C: lua-readline may take it away only when a line is complete", function()
    local from, readline = opened { "one", false, "two" }
    assert.same({ "one", false, "two" }, { from:read "> ", from:read "> ", from:read "> " })
    assert.same({ "install", "remove", "install", "install", "remove" }, readline.calls)
    assert.is_nil(from:read "> ")
  end)

  it("complete a word that holds a blank, of which readline has the last part", function()
    local readline
    finally(function() input.open = open end)
    input.open = function(complete) -- what the REPL itself gives to readline
      local from
      from, readline = opened({}, complete)
      return from
    end
    repl.run({}, { write = function() end })
    assert.same({ "Thames Valley" }, readline.complete("timeline('Thames", 11))
    assert.same({ "Valley" }, readline.complete("timeline('Thames V", 18))
    assert.same({ "peel.corpus" }, readline.complete("x = peel.corp", 5))
  end)
end)
