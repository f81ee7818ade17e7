-- A league table with weights of one's own, and how far one can rely on its ranks: the weights are as good as a quarter more or
-- less, and nobody can say which coding is right.
local peel = require "peel"

local report = assert(peel.open(arg[1] or "examples/data/grades-2015.txt"))
local function question(area, weight) return { name = area, from = report:judgments { area = area }, weight = weight } end

local score = peel.score {
  name = "Protection first", unit = "force", coding = "rank", normalise = { "minmax", to = { 0, 100 } },
  indicators = { question("protecting_vulnerable_people", 4), question("investigating_crime", 2), question("preventing_crime", 1),
    question("serious_organised_crime", 1) },
}
local result = score()
print(result)

local ranks = result:uncertainty { weights = { spread = 0.25 }, codings = { "rank", "zero_to_four", "press_association" }, runs = 10000, seed = 1 }
print()
print(ranks:format { rows = 12 })
for _, pair in ipairs { { "Derbyshire", "Norfolk" }, { "Cheshire", "Dorset" } } do
  print(("%s is ahead of %s in %.1f %% of the runs"):format(pair[1], pair[2], 100 * ranks:ahead(pair[1], pair[2])))
end
