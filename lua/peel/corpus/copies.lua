--- Which reports of a corpus are copies or conversions of one report: the same bytes, the same ISBN, or the same force,
-- framework and month.

local fold = require "peel.fold"

local copies = {}

---@class peel.CopyFacts what is known of a report
---@field source string its bytes
---@field isbn string?
---@field kind string?
---@field framework string?
---@field force string?
---@field published string?
---@field title string?

--- Do two values speak of one thing, as far as both are known?
local function agree(a, b) return a == nil or b == nil or a == b end

--- What a report is known by beside its bytes, with the words for it.
---@param facts peel.CopyFacts
---@return { key: string, why: string, isbn: boolean? }[]
local function keys_of(facts)
  local keys = {}
  local digits = facts.isbn and facts.isbn:upper():gsub("[^%dX]", "") or ""
  if #digits == 13 or #digits == 10 then
    keys[1] = { key = "isbn\0" .. digits, why = "they have one ISBN, " .. facts.isbn, isbn = true }
  end
  local month = facts.published and facts.published:match "^%d%d%d%d%-%d%d"
  -- a report on no force alone is known by its title: several overviews may come out in one month
  local whose = facts.force or facts.kind == "national_overview" and facts.title and "\0" .. fold(facts.title)
  if facts.framework and month and whose then
    keys[#keys + 1] = { key = table.concat({ "month", facts.kind or "", facts.framework, whose, month }, "\0"),
      why = ("both are %s of %s"):format(facts.framework, month) .. (facts.force and " on " .. facts.force or "") }
  end
  return keys
end

---@class peel.Copy
---@field of integer number of the report that it is a copy of
---@field why string

---@class peel.Copies
---@field copies table<integer, peel.Copy> by number of the report
---@field shared { [1]: integer, [2]: integer, isbn: string }[] reports of different forces or frameworks with one ISBN

--- For each report whose bytes an earlier one has, that one. Only texts of one length are looked into.
---@param list peel.CopyFacts[]
---@return table<integer, integer>
local function same_bytes(list)
  local lengths, by_text, found = {}, {}, {} ---@type table<integer, integer>, table<string, integer>, table<integer, integer>
  for i, facts in ipairs(list) do
    local other = lengths[#facts.source]
    if not other then lengths[#facts.source] = i
    else
      by_text[list[other].source] = by_text[list[other].source] or other
      found[i] = by_text[facts.source]
      by_text[facts.source] = by_text[facts.source] or i
    end
  end
  return found
end

--- Finds the copies among reports in order; the first of each is the one that stays. Linear in the number of reports.
---
--- ```lua
--- copies.find { { source = "a" }, { source = "b" }, { source = "a" } }.copies[3].of   --> 1
--- ```
---@param list peel.CopyFacts[]
---@return peel.Copies
function copies.find(list)
  local found, known = { copies = {}, shared = {} }, {} ---@type peel.Copies, table<string, integer>
  local repeated = same_bytes(list)
  for i, facts in ipairs(list) do
    local same = repeated[i]
    local first, why = same and (found.copies[same] and found.copies[same].of or same), "they have the same bytes"
    local keys = keys_of(facts)
    for _, entry in ipairs(keys) do
      local other = known[entry.key]
      if not first and other then
        if not entry.isbn or agree(facts.force, list[other].force) and agree(facts.framework, list[other].framework) then
          first, why = other, entry.why
        else
          found.shared[#found.shared + 1] = { other, i, isbn = facts.isbn }
        end
      end
    end
    if first then found.copies[i] = { of = first, why = why } end
    -- another conversion may hold what the first one lost: both are known by it
    for _, entry in ipairs(keys) do known[entry.key] = known[entry.key] or first or i end
  end
  return found
end

return copies
