--- Labels of boxed numbers: pieces of one label put together again, and its words told from its period.
local lpeg = require "lpeg"
local date = require "peel.grammar.core.date"

local M = {}

-- a label is no longer than this, so that the work grows with the section alone
local LONGEST_LABEL = 400

local open_ends = {}
for word in ("to of per the and in for by with a an at on or as from excluding ending against between that who"):gmatch "%l+" do
  open_ends[word] = true
end

local month = date.month * -lpeg.R "az"
local function starts_with_month(printed) return month:match(printed) ~= nil end

-- does a text go on from the one above it: it begins in lower case, with a figure or a bracket, or the one above is left open
local function goes_on(printed, above)
  if printed:find "^[a-z0-9%(%%]" then return true end
  above = above and above:sub(-24)
  local open = above and (above:match "([A-Za-z]+)%s*$" or ""):lower()
  return open and (open_ends[open] or above:find "[,%-%(/]%s*$" ~= nil or above:find "%d%s*$" and starts_with_month(printed)) or false
end

-- does a text go on behind a label's period: "excluding fraud"
local function goes_behind_period(text)
  return text and text.printed:find "^[a-z%(]" and not date.find_period(text.printed)
end

local function label_of(texts, from, to)
  local parts = {}
  for i = from, to do parts[#parts + 1] = texts[i].printed end
  return { printed = table.concat(parts, " "), first = texts[from].first, last = texts[to].last }
end

--- The labels among the texts before a group of values: those with a period, else the last text.
---@param texts { first: integer, last: integer, printed: string }[]
---@return table[]
function M.of(texts)
  local labels = {}
  local from, run = 1, nil -- the run of texts that may be one label
  for i, text in ipairs(texts) do
    local joins = run and goes_on(text.printed, texts[i - 1].printed)
    if joins and #run < LONGEST_LABEL then run = run .. " " .. text.printed else from, run = i, text.printed end
    if date.find_period(run) and not goes_behind_period(texts[i + 1]) then
      labels[#labels + 1] = label_of(texts, from, i)
      run = nil
    end
  end
  if #labels == 0 and #texts > 0 then
    from = #texts
    while from > 1 and goes_on(texts[from].printed, texts[from - 1].printed) do from = from - 1 end
    labels[1] = label_of(texts, from, #texts)
  end
  return labels
end

local joints = { "for the", "for", "in the", "in", "over the", "during the", "during", "%-", "–", ",", ":" }

--- A label's words without its period, and the period.
---@param label { printed: string }
---@return string? name, string? period, integer? first, integer? last
function M.name_and_period(label)
  local first, last = date.find_period(label.printed)
  if not first then return label.printed, nil end
  local before, after = label.printed:sub(1, first - 1), label.printed:sub(last + 1)
  before = before:gsub("[%s,%(:]+$", "")
  for _, joint in ipairs(joints) do
    local cut, n = before:gsub("%s+" .. joint .. "$", "")
    if n > 0 then
      before = cut
      break
    end
  end
  after = after:gsub("^[%s,%):]+", "")
  local name = after == "" and before or before == "" and after or before .. " " .. after
  return name ~= "" and name or nil, label.printed:sub(first, last), first, last
end

return M
