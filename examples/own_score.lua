-- My own score with my own weights: how firm is the order if a weight changes? A weighted mean of grades, worked out in the
-- open with a query's columns. It takes grades of one framework only: points of different scales don't add up.
local peel = require "peel"

local FRAMEWORK = "peel_effectiveness_2015"
local WEIGHTS = { preventing_crime = 1, investigating_crime = 1, protecting_vulnerable_people = 2, serious_organised_crime = 1 }

local corpus = assert(peel.corpus(#arg > 0 and arg or "examples/reports/wealds-national-2015.txt"))
local judgments = corpus:judgments { framework = FRAMEWORK, scope = "area" }

--- Weighted mean of a force's grades: 0 for the best, 1 for each step below. Nil where one is missing: nothing is filled in.
local function score(row, weights)
  local sum, total = 0, 0
  for area, weight in pairs(weights) do
    local grade = row[area]
    if not grade or not grade.rank then return nil end
    sum, total = sum + weight * (grade.rank - 1), total + weight
  end
  return sum / total
end

--- Forces in order for some weights, and the rank of each; equal scores share a rank.
local function ranked(weights)
  local scored = judgments:pivot { rows = "force", columns = "area", value = "grade" }
    :derive { score = function(row) return score(row, weights) end }
    :where { score = peel.present }:sort("score", "force")
  local ranks, before = {}, nil
  for i, row in ipairs(scored) do
    ranks[row.force] = before and before.score == row.score and ranks[before.force] or i
    before = row
  end
  return scored, ranks
end

local forces, ranks = ranked(WEIGHTS)
local best, worst = {}, {}
for area, weight in pairs(WEIGHTS) do
  for _, factor in ipairs { 0, 0.5, 1, 2 } do
    local changed = {}
    for other, its in pairs(WEIGHTS) do changed[other] = other == area and weight * factor or its end
    local _, moved = ranked(changed)
    for force, rank in pairs(moved) do
      best[force], worst[force] = math.min(best[force] or rank, rank), math.max(worst[force] or rank, rank)
    end
  end
end

forces:derive {
  rank = function(row) return ranks[row.force] end,
  between = function(row) return best[row.force] .. "-" .. worst[row.force] end,
}:print { columns = { "rank", "between", "force", "score" }, all = true, sources = true }
print "between = best and worst rank when one weight is left out, halved or doubled"
