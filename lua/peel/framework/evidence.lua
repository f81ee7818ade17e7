--- Which phrases that speak for a framework does a report hold? All phrases of all frameworks are looked for at once.

local core = require "peel.core"
local vocabulary = require "peel.framework.vocabulary"

local evidence = {}

local GROUPS = 64 -- pieces of evidence that one finder takes

--- Pieces of evidence by where they stand, as many as one finder takes together.
local function batches_of(frameworks)
  local batches, open = {}, {}
  local function add(list)
    for _, piece in ipairs(list) do
      local batch = open[piece.where]
      if not batch or #batch.pieces == GROUPS then
        batch = { where = piece.where, pieces = {}, choices = {} }
        open[piece.where], batches[#batches + 1] = batch, batch
      end
      table.insert(batch.pieces, piece)
      table.insert(batch.choices, { vocabulary.expand(piece.text) })
    end
  end
  for _, framework in ipairs(frameworks) do
    add(framework.recognise)
    for _, kind in pairs(framework.kinds) do add(kind.recognise) end
  end
  for _, batch in ipairs(batches) do batch.finder = core.finder(batch.choices) end
  return batches
end

--- A function that gives the set of the pieces of evidence that a report's texts hold.
---@param frameworks peel.Framework[]
---@return fun(texts: table<string, string>): table<peel.Evidence, boolean> folded texts by where they stand
function evidence.reader(frameworks)
  local batches = batches_of(frameworks)
  return function(texts)
    local held = {}
    for _, batch in ipairs(batches) do
      local groups = batch.finder:groups(texts[batch.where])
      for i, piece in ipairs(groups ~= 0 and batch.pieces or {}) do
        if groups >> (i - 1) & 1 == 1 then held[piece] = true end
      end
    end
    return held
  end
end

return evidence
