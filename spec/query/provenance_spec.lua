-- Every row of every query leads to the records that it was made of, through any chain of stages, over the made-up reports.

local lfs = require "lfs"
local peel = require "peel"
local query = require "peel.query"

local reports = {}
for name in lfs.dir "examples/reports" do
  if name:find "%.txt$" then reports[#reports + 1] = "examples/reports/" .. name end
end
table.sort(reports)

--- The bytes that a record stands on hold what its citation quotes; its line is that of the first.
local function check_record(report, source, record, name)
  assert.equal(report, record.report)
  assert.equal(record, record:records()[1])
  local spans = name == "values" and record.cell or record.spans -- a number is cited where it is printed
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
        for record in all:each() do check_record(report, source, record, name) end
        assert.equal(n, #all:records())

        -- narrowed and ordered: the records themselves
        for record in all:where { page = peel.missing }:sort("-section", "id"):head(3):each() do assert.equal(record, record:records()[1]) end

        -- reshaped: rows that lead to one record each
        local shaped = all:select { "id", within = "section" }:derive { twice = function(row) return row.id .. row.id end }
        for i, row in ipairs(shaped) do
          assert.equal(1, #row:records())
          assert.equal(all[i], row:records()[1])
          assert.equal(all[i].id, row.id)
          assert.equal(all[i].id .. all[i].id, row.twice)
          assert.equal(all[i]:cite(), row:cite())
          assert.same(all[i]:place(), row:place())
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

  it("goes with what is written for other programs", function()
    local report = assert(peel.open "examples/reports/mercia-vale-peel-effectiveness-2015.txt")
    local csv = report:judgments { grade = "good" }:select("area", "grade"):csv { sources = true }
    assert.equal("area,grade,path,page,line,quotation", csv:match "^[^\r\n]+")
    assert.matches("preventing_crime,good,examples/reports/mercia%-vale[^,]*,[^,]*,%d+,Good", csv)
    local counts = report:judgments():group("grade"):count()
    assert.matches("| good | 2 |", counts:markdown():gsub(" +", " "), 1, true)
    assert.matches('"grade": *"good", *"count": *2', counts:jsonl())
    for _, text in ipairs { counts:json { sources = true },
      report:values():pivot { rows = "name", columns = "entity", value = "raw", aggregate = "list" }:tsv(),
      report:values():describe():csv(), report:judgments():group("force"):list "grade":csv() } do assert.is_nil(text:find "table: 0x", 1, true) end
  end)

  it("is not in the way of columns that are called as its methods", function()
    local report = assert(peel.open "examples/reports/mercia-vale-peel-effectiveness-2015.txt")
    local counts = report:judgments():group("grade"):aggregate { records = "count", cite = { "first", "area" } }
    assert.equal("2 overall_effectiveness", counts[1].records .. " " .. counts[1].cite)
    assert.matches("^grade,cite,records,missing,path,.*\r\ngood,overall_effectiveness,2,", counts:csv { sources = true })
    assert.equal(2, #query.records_of(counts[1]))
    assert.equal(5, #counts:records())
    assert.error_matches(function() return #counts:where(function(row) return row.nothing end) end,
      "on the row at examples/reports/mercia%-vale%-peel%-effectiveness%-2015%.txt:%d+$")
  end)

  it("counts the records that a citation does not name", function()
    local report = assert(peel.open(reports[#reports]))
    local sections = report:sections()
    local row = sections:group():count():first()
    assert.equal(("%s (and %d more)"):format(sections[1]:cite(), #sections - 1), row:cite())
  end)
end)
