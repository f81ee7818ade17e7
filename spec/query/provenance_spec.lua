-- Every row of every query leads to the records that it was made of, through any chain of stages, over the made-up reports.

local lfs = require "lfs"
local peel = require "peel"

local reports = {}
for name in lfs.dir "examples/reports" do
  if name:find "%.txt$" then reports[#reports + 1] = "examples/reports/" .. name end
end
table.sort(reports)

--- The bytes that a record stands on hold what its citation quotes; its line is that of the first.
local function check_record(report, source, record)
  assert.equal(report, record.report)
  assert.equal(record, record:records()[1])
  local spans = record.spans
  if not spans then return end
  local cited = record:cite()
  local line = select(2, source:sub(1, spans[1].first - 1):gsub("\n", "")) + 1
  assert.equal(report.path .. ":" .. line, cited:match "^(.-:%d+):")
  assert.matches(("%d"):format(line), record:context(0), 1, true)
end

local LISTS = { "judgments", "findings", "values", "recommendations", "measures", "tables", "footnotes" }

describe("provenance", function()
  for _, path in ipairs(reports) do
    it("leads back from every stage in " .. path:match "[^/]+$", function()
      local report = assert(peel.open(path))
      local file <close> = assert(io.open(path, "rb"))
      local source = file:read "a"
      for _, name in ipairs(LISTS) do
        local all = report:list(name)
        local n = #all
        for record in all:each() do check_record(report, source, record) end
        assert.equal(n, #all:records())

        -- narrowed and ordered: the records themselves
        for record in all:where { page = peel.missing }:sort("-section", "id"):head(3):each() do assert.equal(record, record:records()[1]) end

        -- reshaped: rows that lead to one record each
        local shaped = all:select { "id", place = "section" }:derive { twice = function(row) return row.id .. row.id end }
        for i, row in ipairs(shaped) do
          assert.equal(1, #row:records())
          assert.equal(all[i], row:records()[1])
          assert.equal(all[i].id, row.id)
          assert.equal(all[i].id .. all[i].id, row.twice)
          assert.equal(all[i]:cite(), row:cite())
          assert.equal(all[i]:context(1), row:context(1))
          assert.equal(report, row.report)
        end

        -- grouped: every record in one group, in the group that has its value
        local seen, groups = {}, all:group("section"):count()
        for row in groups:each() do
          assert.equal(row.count, #row:records())
          for _, record in ipairs(row:records()) do
            assert.is_nil(seen[record])
            seen[record] = true
            assert.equal(row.section, record.section)
          end
        end
        assert.equal(n, #groups:records())

        -- chains: through groups of groups, sorted, selected, put together
        local long = all:derive { even = function(record) return record.section and record.section % 2 == 0 end }:group("even", "section"):count()
          :where("count", ">", 0):sort("-count"):group("even"):aggregate { rows = "count", most = { "max", "count" } }:select("even", "most")
        assert.equal(n, #long:records())
        for row in long:each() do
          for _, record in ipairs(row:records()) do
            assert.equal(row.even, record.section and record.section % 2 == 0)
          end
        end
        local twice = all:distinct("section"):union(all:where { section = peel.present })
        assert.equal(n, #twice:records())
        for row in twice:each() do
          for _, record in ipairs(row:records()) do assert.equal(row.section, record.section) end
        end

        -- side by side: the records of both
        local sections = report:sections():select { section = "id", "title" }
        local joined = all:join(sections, { on = "section", fields = { "title" }, suffix = "_of_section" })
        for row in joined:each() do
          local behind = row:records()
          assert.equal(behind[1].section, behind[2].id)
          assert.equal(row.section, behind[1].section)
        end
      end
      report:close()
    end)
  end

  it("counts the records that a citation does not name", function()
    local report = assert(peel.open(reports[#reports]))
    local sections = report:sections()
    local row = sections:group():count():first()
    assert.equal(("%s (and %d more)"):format(sections[1]:cite(), #sections - 1), row:cite())
  end)
end)
