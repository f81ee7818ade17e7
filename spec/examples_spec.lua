-- The example scripts on real reports, and how they are written. `make examples` holds what they print on the made-up ones.

local lfs = require "lfs"

-- What each prints whatever the reports hold: its headings, or the first line.
local SAYS = {
  against_all = { "%d+ statistics are told of every force here", "sentences that compare" },
  concerns = { "^causes of concern\n", "inadequate without a cause of concern", "a cause of concern with a better grade" },
  deadlines = { "^how many recommendations", "overdue on %d%d%d%d%-%d%d%-%d%d", "still to come", "without a date" },
  for_a_spreadsheet = { "^force,year,area,grade,path,page,line,quotation\n", "\n| force | area |", "\nforce\taddressee\ttext\tdue\tpath\t" },
  grades_and_totals = { "^inadequate at protecting_vulnerable_people\n", "forces by area and grade", "the totals as printed" },
  movement = {},
  own_score = { "between = best and worst rank" },
  prose_against_tables = { "^%d+ percentages of the prose stand in a table too, %d+ nearly do:" },
  recurring = { "^force +area +years\n" },
  where_it_says_so = { "the grades below good", "passages that hold", "every place of the word", "findings by kind" },
}

-- Those that read the data they name: one report by a framework of its own, the grades of 2015, one made-up force.
local OTHER = { fire_service = true, press_association = true, overall_grade = true, weighted_intervals = true, composite = true }

--- Runs a script as `lua NAME ARGUMENTS` would, and gives what it printed.
local function run(name, ...)
  local lines = {}
  local given, printed = rawget(_G, "arg"), print
  rawset(_G, "arg", { [0] = name, ... })
  rawset(_G, "print", function(...)
    local words = table.pack(...)
    for i = 1, words.n do words[i] = tostring(words[i]) end
    lines[#lines + 1] = table.concat(words, "\t", 1, words.n)
  end)
  local done, problem = xpcall(assert(loadfile(("examples/%s.lua"):format(name))), debug.traceback)
  rawset(_G, "arg", given)
  rawset(_G, "print", printed)
  return done and table.concat(lines, "\n") .. "\n" or nil, problem
end

local names = {}
for file in lfs.dir "examples" do
  names[#names + 1] = file:match "^(.*)%.lua$"
end
table.sort(names)

describe("an example", function()
  for _, name in ipairs(names) do
    it("asks its question first and is short: " .. name, function()
      local file <close> = assert(io.open(("examples/%s.lua"):format(name)))
      local text = file:read "a"
      local _, lines = text:gsub("\n", "")
      assert.matches("^%-%- [^\n]*%w", text)
      assert.is_true(lines >= 15 and lines <= 60, lines .. " lines")
      assert.truthy(SAYS[name] or OTHER[name], "examples_spec knows what it prints")
      assert.truthy(lfs.attributes(("examples/%s.out"):format(name), "mode"), "what it prints is held")
      local readme <close> = assert(io.open "README.md")
      assert.matches(("\n  - `%s.lua`: "):format(name), readme:read "a", 1, true)
    end)
  end

  it("says which paths it was given where there is no report", function()
    local out, message = run("grades_and_totals", "nowhere/at-all.txt")
    assert.is_nil(out)
    assert.matches("grades_and_totals.lua:%d+: nowhere/at%-all.txt: No such file", message)
  end)
end)

describe("an example on real reports", function()
  local folder = os.getenv "PEEL_REPORTS"
  if not folder or folder == "" then return pending "PEEL_REPORTS names no folder of reports" end

  --- How many lines a file has, counted once.
  local counts = setmetatable({}, { __index = function(self, path)
    local file <close> = assert(io.open(path, "rb"))
    local _, n = file:read("a"):gsub("\n", "")
    rawset(self, path, n + 1)
    return n + 1
  end })

  local cited = 0
  for _, name in ipairs(names) do
    if SAYS[name] then
      it("succeeds: " .. name, function()
        local out, message = run(name, folder)
        assert.truthy(out, message)
        for _, pattern in ipairs(SAYS[name]) do assert.is_truthy(out:find(pattern), pattern) end -- without the reports' words
        for path, line in out:gmatch "(/[^\n:]-%.txt):(%d+)" do
          if path:sub(1, #folder) == folder then -- a table shortens what is long
            assert.is_true(tonumber(line) <= counts[path], path .. ":" .. line)
            cited = cited + 1
          end
        end
      end)
    end
  end

  it("cites places that there are", function() assert.is_true(cited > 50, cited .. " places") end)
end)
