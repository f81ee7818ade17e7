--- How things stand now, by a sentence or a title of this report: better, not better, in between, or under way.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local outcome = require "peel.grammar.core.outcome"
local Cc = lpeg.Cc
local any_of, within, ws = core.text.any_of, core.text.within, core.text.ws
local function says(patt) return core.search(patt * Cc(true)) end

local M = {}

-- how a sentence begins that tells how things stand now
local now = any_of {
  "since then", "since that inspection", "since our", "since", "in this inspection", "during this inspection", "at this inspection",
  "on this inspection", "following our", "following that", "in response", "it now", "they now", "the force now", "we now", "it has since",
  "the force has since", "this time", "this year", "improving", "to address this", "to improve this", "subsequently",
} * Cc(true)

-- what is meant to be done about it, or cannot be told yet
local pending = says(any_of { "action plan", "improvement plan", "plan", "plans", "planning", "work", "working", "begun", "started", "intends" }
    * ws * within(6, any_of { "address", "addressing", "recommendations", "recommendation", "respond" })
  + any_of { "action plan", "improvement plan" } * ws * within(4, any_of { "based on", "in response to" }))
local unknown = core.mention { "too early", "too soon", "remains to be seen", "do not know", "do not yet know", "not yet known", "not yet clear",
  "cannot say", "cannot yet say", "not possible to say", "too recent" }

-- what takes back what was said before
local turns = any_of { "however", "but", "despite", "although", "nevertheless", "nonetheless", "yet" } * Cc(true)

-- words that judge what came of it, not only what was done
local judges = core.mention {
  "improved", "improvement", "improvements", "progress", "better", "no longer", "resolved", "addressed", "positive effect",
  "positive effects", "positive impact", "made a difference", "made a real difference", "still", "not yet", "has not", "have not",
  "remains", "remain", "unchanged", "worse", "worsened", "deteriorated", "since our last inspection",
  "since our previous inspection", "since we last inspected", "continues to be", "continue to be",
}
local improvement = core.mention { "improved", "improvement" }
local since = any_of { "since our last", "since our previous", "since our earlier" } * Cc(true)

local SHORT = { ["won't"] = "will not", ["can't"] = "can not" }

-- "hasn't" in full, as the words of outcomes are
local function in_full(printed)
  return (printed:gsub("’", "'"):gsub("%a+n't", function(word) return SHORT[word:lower()] or word:sub(1, -4) .. " not" end))
end

---@class peel.Standing
---@field status string improved, not_improved or unclear
---@field vague boolean? told from the sentence's beginning alone
---@field judged boolean? said in words that judge, not only that something was done
---@field pending boolean? nothing came of it yet
---@field unknown boolean? nobody can tell yet
---@field improved boolean? it says so in that word
---@field turns boolean? it takes back what was said before

--- What a sentence says of how things stand.
---@param printed string
---@return peel.Standing?
function M.of(printed)
  local full = in_full(printed)
  if unknown:match(full) then return { status = "unclear", unknown = true, judged = true } end
  local found = outcome.of(full)
  if found then
    return { status = found, judged = (judges:match(full) or since:match(full)) ~= nil, turns = turns:match(full),
      improved = found == "improved" and improvement:match(full) }
  end
  if pending:match(full) then return { status = "unclear", pending = true } end
  if not now:match(full) then return nil end
  return { status = outcome.faulty(full) and "unclear" or "improved", vague = true, judged = since:match(full) ~= nil }
end

-- an outcome in the sentence that tells the finding: "…, but this has since been mended"
local TURNS = { " but ", "; ", " although ", " which has since ", " which have since ", ", since when ", " – " }

--- What the sentence that tells a finding says of how things stand: before it is told, or behind a turn.
---@param printed string
---@param told integer where the finding is told
---@return peel.Standing?
function M.beside(printed, told)
  local full, from = in_full(printed), nil
  for _, turn in ipairs(TURNS) do
    local at = full:find(turn, told, true)
    if at and (not from or at < from) then from = at end
  end
  local found = from and (full:find(" since ", from, true) or full:find(" now ", from, true)) and outcome.of(full:sub(from))
    or outcome.of(full:sub(1, told - 1))
  return found and { status = found, judged = judges:match(full) ~= nil } or nil
end

-- what a title asks for is not done
local asks = core.mention { "should", "needs to", "need to", "must", "does not", "is not", "are not", "has not" }
local improving = core.mention { "improved", "improvement", "better", "progress", "positive", "pleased", "addressed", "resolved",
  "now in place", "has continued to", "successfully", "increased its use" }

--- What a title says of how things stand: one that says that it has improved says so even where it asks for more.
---@param title string
---@return string?
function M.of_title(title)
  local full = in_full(title)
  if outcome.better(full) and judges:match(full) then return "improved" end
  local found = outcome.of(full)
  if asks:match(full) then return found == "not_improved" and found or found and "unclear" or nil end
  if found then return found ~= "improved" and found or judges:match(full) and found or nil end
  return improving:match(full) and "improved" or nil
end

--- Does a paragraph's first sentence add to what the one before it says? "There were also too many …"
---@param printed string
function M.adds(printed) return printed:find(" also ", 1, true) ~= nil and outcome.faulty(in_full(printed)) end

local advice = any_of { "the force", "it", "they", "this", "we" } * ws * (any_of { "also", "therefore", "now", "still" } * ws) ^ -1
  * any_of { "should", "must", "needs to", "need to", "expect", "recommend" } * Cc(true)

--- Does a sentence begin with advice? "The force should always …"
---@param printed string
function M.advises(printed) return advice:match(printed) ~= nil end

return M
