--- The words that forces, areas and frameworks go by: those of peel's registry, and those that the data has beside them. A
-- condition on another word is a misspelling, not an empty result.

local near = require "peel.near"

local vocabulary = {}

-- Only conditions on such words need these.
local function forces() return require "peel.forces" end
local function frameworks() return require "peel.registry".default():frameworks() end

local LISTS = { ---@type table<string, fun(): string[]>
  force = function() return forces().names() end,
  framework = function()
    local ids = {}
    for i, framework in ipairs(frameworks()) do ids[i] = framework.id end
    return ids
  end,
  area = function()
    local keys, seen = {}, {}
    for _, framework in ipairs(frameworks()) do
      for _, area in ipairs(framework.areas) do
        if not seen[area.key] then seen[area.key], keys[#keys + 1] = true, area.key end
      end
    end
    table.sort(keys)
    return keys
  end,
}

local sets = {} ---@type table<string, table<string, boolean>>

--- The words of a kind that peel knows.
---@param kind string "force", "area" or "framework"
---@return string[]
function vocabulary.words(kind) return LISTS[kind]() end

--- Does peel know the word?
---@param kind string
---@param word string
---@return boolean
function vocabulary.has(kind, word)
  if not sets[kind] then
    sets[kind] = {}
    for _, known in ipairs(LISTS[kind]()) do sets[kind][known] = true end
  end
  return sets[kind][word] == true
end

--- What is wrong with a word that peel does not know, or nil where the data has it.
---@param kind string
---@param word string
---@param data string[] the words that the data has
---@return string?
function vocabulary.wrong(kind, word, data)
  local candidates, seen = LISTS[kind](), {}
  for _, known in ipairs(data) do
    if known == word then return nil end
    if not seen[known] and not vocabulary.has(kind, known) then seen[known], candidates[#candidates + 1] = true, known end
  end
  local formal = kind == "force" and forces().find(word)
  return ('unknown %s "%s"%s'):format(kind, word, formal and ('; did you mean "%s"?'):format(formal) or near.hint(word, candidates))
end

return vocabulary
