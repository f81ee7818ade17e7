--- Helpers of the specs of queries.

local core = require "peel.core"
local grade = require "peel.grade"
local query = require "peel.query"
local schema = require "peel.schema"

local SOURCE = "Wessex Police is good at this."
local stub = {
  text = function(_, positions) return SOURCE:sub(positions[1], positions[2]) end,
  line = function() return 1 end,
}
local layouts = core.schema(schema.lists)
local GRADES = { "good", "inadequate", "outstanding", "requires_improvement", "ungraded" }

local queries = { layouts = layouts }

--- Records without a report.
function queries.records() return core.records(layouts, stub) end

--- n judgments of the years 2001, 2002, ..., their grades in turn those of GRADES.
function queries.judgments(n)
  local records = queries.records()
  for i = 1, n do
    records:set "judgments":append {
      force = i % 2 == 0 and "Wessex" or "Kent", area = "area_" .. i, scope = i == 1 and "overall" or "area",
      grade = grade.of("peel_4", GRADES[(i - 1) % 5 + 1]), question = { 1, 13 }, year = 2000 + i,
      spans = { i, i },
    }
  end
  records:seal()
  return query.list(records, "judgments"), records
end

--- The rows of a query in short: the fields' values, joined by blanks, "-" for an absent one.
function queries.told(of, ...)
  local out = {}
  for row in of:each() do
    local words = {}
    for i = 1, select("#", ...) do
      local value = row[(select(i, ...))]
      words[i] = value == nil and "-" or tostring(value)
    end
    out[#out + 1] = table.concat(words, " ")
  end
  return out
end

--- The columns of a query with their types: "force:symbol n:integer".
function queries.columns(of)
  local list = {}
  for i, column in ipairs(of:columns()) do list[i] = column.name .. ":" .. column.type end
  return table.concat(list, " ")
end

--- Each case { what, function, words } raises with the words, and names the line of the spec. A function must not end in a
--- tail call, which would take its line away.
function queries.refused(it, assert, cases)
  for _, case in ipairs(cases) do
    it("raises for " .. case[1] .. " at the caller's line", function()
      local line = debug.getinfo(case[2], "S")
      local ok, message = pcall(case[2])
      assert.is_false(ok)
      assert.matches(case[3], message, 1, true)
      local at = tonumber(message:match "_spec.lua:(%d+):")
      assert.is_true(at ~= nil and at >= line.linedefined and at <= line.lastlinedefined, message)
      assert.is_nil(message:find "\n", message)
    end)
  end
end

return queries
