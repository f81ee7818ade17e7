--- The hits of a search as a query: one row a passage that matches, the best first.
--
-- The rank is BM25 over passages: a term counts the more the fewer passages of all that were searched hold it
-- (ln(1 + (N - n + 0.5) / (n + 0.5))), the more often it stands in the passage (k1 = 1.2) and the shorter the passage is
-- (b = 0.75). A phrase, a prefix and each side of NEAR is one term; what stands behind NOT is none. Equal scores stay in the
-- order of the reports and of their texts.

local core = require "peel.core"
local places = require "peel.search.places"

local hits = {}

local WIDTH = 160 -- bytes of text around the words found

local common = places.fields
local OWN = {
  { name = "score", type = "number", doc = "how well it matches (BM25); for comparing the hits of one search" },
  { name = "places", type = "integer", doc = "how many places of the passage match" },
  { name = "text", type = "text", doc = "the words found with what stands around them" },
}

---@type peel.Field[]
hits.columns = { OWN[1], common.report, common.framework, common.force, common.year, common.area, common.section, common.page,
  common.line, OWN[2], OWN[3] }

--- How telling each term is, and the mean length of a passage.
---@param found peel.Found[]
---@param plan peel.SearchPlan
---@param searcher peel.Searcher
---@return number[] weights, number average
local function weigh(found, plan, searcher)
  local holding, passages, words = {}, 0, 0
  for term in ipairs(plan.terms) do holding[term] = 0 end
  for _, one in ipairs(found) do
    for term, n in ipairs(one.hits:documents()) do holding[term] = holding[term] + n end
    local n, length = searcher:size(one.of)
    passages, words = passages + n, words + length
  end
  local weights = {}
  for term, n in ipairs(holding) do weights[term] = math.log(1 + (passages - n + 0.5) / (n + 0.5)) end
  return weights, passages > 0 and words / passages or 1
end

--- Runs a search and makes its rows.
---@param reports peel.Report[]
---@param plan peel.SearchPlan
---@param searcher peel.Searcher
---@return peel.PlaceLists
function hits.rows(reports, plan, searcher)
  local found = places.find(reports, plan, searcher)
  local weights, average = weigh(found, plan, searcher)
  local scores, which, numbers, n = {}, {}, {}, 0
  local all = {}
  for at, one in ipairs(found) do
    one.hits:rank(weights, average)
    local score, number, _, section, start, _, apart = one.hits:all()
    all[at] = { number = number, section = section, start = start, apart = apart }
    for i = 1, #score do
      n = n + 1
      scores[n], which[n], numbers[n] = score[i], at, i
    end
  end
  local made = places.lists(OWN)
  local order = core.frame_of(n, { { name = "score", type = "number", values = scores } }):sort(nil, { { "score", true } })
  for k = 1, n do
    local row = order[k]
    local at, i = which[row], numbers[row]
    local one, of = found[at], all[at]
    local text, place = one.hits:excerpt(of.start[i], WIDTH)
    made:add(one, of.number[i], of.section[i], of.start[i], place,
      { score = tonumber(("%.4g"):format(scores[row])), places = of.apart[i], text = text })
  end
  return made
end

return hits
