-- How does a force stand against all forces, and against the others at hand, on each statistic: value, gap, rank? And which
-- sentences say "higher" or "lower than England and Wales", to be held against these numbers?
local peel = require "peel"

local ALL = "England and Wales"

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/*-peel-effectiveness-2015.txt"))
local values = corpus:values { origin = "force_in_numbers", value = peel.present }
local SAME = { "name", "unit", "period" } -- only equal things are ranked

local of_all = values:where { entity = ALL }:select { "report", "name", "unit", "period", all = "value" }
local own = values:where(function(value) return value.entity == value.force end)
  :join(of_all, { on = { "report", "name", "unit", "period" }, kind = "left", fields = { "all" } })
  :derive {
    gap = function(row) return row.all and tonumber(("%.1f"):format(row.value - row.all)) end,
    rank = function(row) -- 1 = the highest; equal values share a rank
      local same = values:where { name = row.name, unit = row.unit, period = row.period }
        :where(function(value) return value.entity == value.force end)
      return 1 + #same:where("value", ">", row.value)
    end,
  }

for _, force in ipairs(own:distinct("force"):sort("force"):column "force") do
  print("\n" .. force)
  own:where { force = force }:print { columns = { "name", "unit", "value", "all", "gap", "rank" }, all = true, sources = true }
end

print(("\n%d statistics are told of every force here"):format(#own:group(table.unpack(SAME)):count()
  :where { count = #own:distinct "force" }))

print "\nsentences that compare"
corpus:search '(higher OR lower OR above OR below OR fewer OR "less than") NEAR/15 "England and Wales"'
  :sort("force", "line"):print { columns = { "force", "text" }, all = true, sources = true }
