--- What a sentence says became of something found earlier: it is better, it is not, or partly.
local lpeg = require "lpeg"
local text = require "peel.grammar.core.text"
local Cc = lpeg.Cc
local ws, any_of = text.ws, text.any_of

local M = {}

local has = any_of { "has", "have", "had", "has since", "have since", "has now", "have now", "has also", "since" }
local adverb = any_of { "also", "now", "since", "clearly", "much", "greatly", "significantly", "largely", "fully", "already", "been",
  "subsequently", "successfully", "recently", "well", "all", "then", "made" }
local done = any_of {
  "improved", "addressed", "resolved", "dealt with", "corrected", "remedied", "rectified", "implemented", "introduced", "acted",
  "responded", "taken steps", "taken action", "put right", "completed", "closed", "strengthened", "invested", "changed",
  "reviewed", "tackled", "overcome", "good progress", "considerable progress", "significant progress", "substantial progress",
  "great progress", "strong progress", "real progress", "clear progress", "excellent progress", "progress", "improvements",
  "significant improvements", "considerable improvements", "good improvements", "an improvement", "increased", "reduced",
  "eliminated", "ended", "mended", "cleared", "developed", "established", "trained", "set up", "brought in", "put in place",
  "discharged", "learned", "learnt", "solved", "fixed", "stopped", "gone", "moved", "created", "made a difference",
  "a difference", "a real difference", "a positive effect", "positive effects", "a positive impact",
}
-- what takes something away makes nothing better
local TAKEN = { "reduced the ability", "reduced the capability", "reduced the capacity", "reduced their ability", "reduced its ability",
  "reduced their capacity", "reduced its capacity" }
local better = has * ws * (adverb * ws) ^ -3 * (done - any_of(TAKEN))
  + any_of { "subsequent" } * ws * any_of { "work", "training", "changes", "improvements", "improvement", "action" }
  + any_of {
    "no longer", "now ensures", "now ensure", "now has", "now have", "is now", "are now", "was now", "were now", "now takes",
    "now uses", "now makes", "acted on", "acted upon", "now better", "an improvement on", "an improvement since",
    "improvements since", "is an improvement", "is better", "are better", "have got better", "has got better",
    "improvements were found", "improvement was found", "evidence of improvement", "found improvements", "found improvement",
    "found that improvements", "pleased to find", "pleased to see", "pleased to note", "now works", "now in place",
    "been put in place", "is in place", "are in place", "now able", "now do", "now does", "now well", "now given", "now made",
    "now receive", "now check", "now checks", "made progress", "made good progress", "has progressed", "was resolved",
    "were resolved", "was addressed", "were addressed", "has ceased", "have ceased", "now routinely", "now more",
  }
local WORSE = {
  "remains", "remain", "still", "has not", "have not", "had not", "not yet", "little progress", "no progress",
  "insufficient progress", "limited progress", "slow progress", "continues to be", "continue to be", "persist", "persists",
  "again found", "found again", "yet to", "failed to", "no improvement", "little improvement", "not improved", "got worse",
  "worsened", "deteriorated", "declined", "unchanged", "has changed little", "little has changed", "not been addressed",
  "not been resolved", "not enough progress", "unresolved", "outstanding action", "too slow", "to be the case", "the same problem",
  "the same problems", "the same weakness", "the same weaknesses", "not acted", table.unpack(TAKEN),
}
local is_partly = text.mention {
  "some progress", "some improvement", "some improvements", "partly", "partially", "in part", "not all", "further work",
  "more work", "more to do", "more needs to be done", "more should be done", "more remains to be done", "further to go",
  "further progress", "mixed progress", "limited improvement", "although improvements", "some of these",
  "some of the recommendations", "work remains", "needs to go further", "room for further", "scope for further",
  "further improvement", "further improvements", "not consistently",
}
local onward = any_of {
  "however", "but", "although", "though", "nevertheless", "nonetheless", "despite", "yet", "this", "these", "it", "they", "since",
  "now", "we", "HMIC", "inspectors", "the force", "the constabulary", "further", "more", "while", "and", "in particular", "also",
  "there", "some", "progress", "at this inspection", "during this inspection", "in this inspection", "in 2015", "our inspection",
  "as a result", "in response", "following this", "on this occasion", "then",
}
local fault = any_of {
  "not", "no", "lack", "lacks", "lacking", "poor", "poorly", "inconsistent", "inconsistently", "limited", "few", "fewer", "weak",
  "delay", "delays", "too", "rarely", "seldom", "insufficient", "insufficiently", "unable", "cannot", "concern", "concerns",
  "concerned", "fails", "fail", "failing", "failed", "without", "unclear", "uneven", "missed", "slow", "backlog", "backlogs",
  "gaps", "weakness", "weaknesses", "inadequate", "never", "unaware", "missing", "does not", "do not", "needs to", "need to",
  "should",
}

-- what is denied is not done: "has not yet acted on"
local denied = any_of { "has not", "have not", "had not", "not yet", "not", "failed to", "fails to", "yet to", "no", "little",
  "never", "should",
  "must", "needs to", "need to" } * (ws * text.word) ^ -5
local is_better = ((denied + text.word + 1) - better) ^ 0 * better * Cc(true)
-- what only some people lack, what might come, and what nobody has looked at yet is no outcome: "officers who have not been trained",
-- "they may remain", "the force has not yet seen the report"
local mentions_worse, worse = text.mention(WORSE), any_of(WORSE)
local aside = any_of { "who" } * ws * worse
  + any_of { "may", "might", "could", "would" } * ws * (any_of { "then", "also", "therefore", "still" } * ws) ^ -1 * worse
  + any_of { "has", "have", "had" } * ws * any_of { "not yet", "not" } * ws * any_of { "seen", "received", "read", "been given", "been sent" }
local worse_itself = ((aside + text.word + 1) - (worse - aside)) ^ 0 * worse * Cc(true)
local function is_worse(printed) return mentions_worse:match(printed) and worse_itself:match(printed) end
-- what follows is what somebody aims at: "so that nobody waits"
local aim = any_of { "ensure", "ensures", "ensuring", "make sure", "makes sure", "making sure", "so that", "to avoid",
  "to prevent", "in order",
  "to reduce", "reduces", "prevents", "avoids" }
local has_fault = ((text.word + lpeg.P(1)) - aim - fault) ^ 0 * fault * Cc(true)

--- Does it say that something is better, whatever else it says?
---@param printed string
function M.better(printed) return is_better:match(printed) ~= nil end

--- What a sentence says became of it.
---@param printed string
---@return "improved"|"not_improved"|"unclear"|nil
function M.of(printed)
  if is_partly:match(printed) then return "unclear" end
  local up, down = is_better:match(printed), is_worse(printed)
  if up and down then return "unclear" end
  return up and "improved" or down and "not_improved" or nil
end

local clauses = { "[,;:] ", " although ", " but ", " and the force ", " and the constabulary ", " and has ", " and have ",
  " and is now ", " and it ",
  " and this ", " and these ", " the force has ", " the constabulary has ", " it has ", " since when " }

--- What a sentence that also tells a finding says became of it: before the finding is told, or in a clause after it.
---@param printed string
---@param position integer where the finding is told
function M.beside(printed, position)
  local before = M.of(printed:sub(1, position - 1))
  local from
  for _, clause in ipairs(clauses) do
    local at = printed:find(clause, position)
    if at and (not from or at < from) then from = at end
  end
  local after = from and M.of(printed:sub(from))
  return before and after and M.both(before, after) or before or after or nil
end

--- Two outcomes taken together.
function M.both(a, b)
  return a == b and a or "unclear"
end

--- Does a sentence go on from the one before it?
---@param printed string
function M.goes_on(printed) return (onward * Cc(true)):match(printed) ~= nil end

--- Does a sentence tell of a fault?
---@param printed string
function M.faulty(printed) return has_fault:match(printed) ~= nil end

return M
