--- The searcher that needs no index: it folds a report's words when it is first searched, keeps them, and scans.

local core = require "peel.core"
local report = require "peel.report"

--- Finds the passages of a report that a plan matches. A searcher with an index would do the same, with the same hits.
---@class peel.Searcher
---@field find fun(self: peel.Searcher, of: peel.Report, plan: peel.SearchPlan): any peel.Hits
---@field size fun(self: peel.Searcher, of: peel.Report): integer, integer passages and words that can be found
---@field words fun(self: peel.Searcher, of: peel.Report): table<integer, integer> words by id of their section

---@type peel.Searcher
local scanner = {}

local function folded(of)
  local read = report.read(of, "search")
  read.folded = read.folded or core.search_text(read.document)
  return read.folded
end

function scanner.find(_, of, plan) return folded(of):find(plan.terms, plan.scored, plan.program) end

function scanner.size(_, of)
  local passages, words = folded(of):stats()
  return passages, words
end

function scanner.words(_, of) return folded(of):words() end

return scanner
