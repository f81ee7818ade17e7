--- What the columns of a table of measures say: entity, unit, period; and what its notes change.
local date = require "peel.grammar.core.date"
local entity = require "peel.grammar.core.entity"
local unit = require "peel.grammar.core.unit"

local M = {}

-- a note is looked at no further than this, so that the work grows with the rows alone
local LONGEST_NOTE = 2000

M.leading = entity.leading

--- The first period in a text, as printed.
---@param printed string
---@return string?
function M.period(printed)
  local first, last = date.find_period(printed)
  return first and printed:sub(first, last) or nil
end

--- Is a column's heading a year and nothing else?
---@param printed string
function M.is_year(printed) return printed:find "^%s*[12][09]%d%d%s*$" ~= nil end

-- one quantity divided by another of the same kind is a share, and printed as one in a hundred
local function is_share(note)
  return note:find "divided by" or note:find "as a proportion of" or note:find "as a share of"
end

-- "Rate": what a rate it is, the caption, a note or a footnote says; else it stays as printed
local function unit_of_heading(printed, tbl)
  local found = unit.of(printed)
  if found then return found end
  if not printed:lower():find "^rate" then return printed ~= "" and printed or nil end
  found = unit.rate(tbl.caption_text or "")
  if found then return found end
  for _, notes in ipairs { tbl.notes or {}, tbl.footnotes or {} } do
    for _, note in ipairs(notes) do
      if note:lower():find "%f[%a]rate" then
        found = unit.rate(note) or is_share(note:lower()) and "percent" or unit.of(note)
        if found and found ~= "count" then return found end
      end
    end
  end
  return printed
end

--- The columns of a table as `{ printed, entity, unit, period }`. In a header of two levels run together ("Wessex Police
--- Number of outcomes", "Rate") the entity holds for the columns after it that name none.
---@param tbl table
---@param ctx table
---@return table[]
function M.read(tbl, ctx)
  local heads, current = {}, nil
  local own = ctx.report.force
  local levels = false
  for i, cell in ipairs(tbl.header) do
    local printed = cell.text
    local head = { printed = printed ~= "" and printed or nil }
    if i > 1 then
      local rest = printed
      local first, last = entity.leading(printed)
      if M.is_year(printed) then
        head.period, rest = printed:match "%d+", ""
      end
      if first then
        current = entity.short(printed:sub(first, last), own)
        rest = printed:sub(last + 1):gsub("^[%s:,%-–]+", "")
      end
      local from, to = date.find_period(rest)
      if from then
        head.period = rest:sub(from, to)
        rest = (rest:sub(1, from - 1) .. rest:sub(to + 1)):gsub("^[%s,%(]+", ""):gsub("[%s,%)]+$", "")
      end
      head.entity = current
      if rest ~= "" and rest:find "%a" then
        levels = levels or first ~= nil
        head.unit = unit_of_heading(rest, tbl)
      end
    end
    heads[i] = head
  end
  -- a column that names neither an entity nor, in a header of one level, can be told from one
  if not levels then
    for i = 2, #heads do
      local head = heads[i]
      local first = entity.leading(head.printed or "")
      if not first and not head.period and head.printed and not unit.of(head.printed) then
        head.entity, head.unit = head.printed, nil
      end
    end
  end
  return heads
end

--- Does any column name an entity?
---@param heads table[]
function M.any_entity(heads)
  for _, head in ipairs(heads) do
    if head.entity then return true end
  end
  return false
end

local small = { ["in"] = true, a = true, of = true, the = true, ["and"] = true, with = true, ["for"] = true }

-- where a note names a row: by its whole name, or (where the row is marked) by its first word of weight
local function place_of(folded, name, by_word)
  local at, stop = folded:find(name:lower(), 1, true)
  if at or not by_word then return at, stop end
  for word in name:lower():gmatch "[%a][%a'%-]+" do
    if not small[word] then return folded:find(word, 1, true) end
  end
  return nil
end

-- rows that a note names in one breath: "burglary and vehicle crime are rates per 1,000 households"
local function with_neighbours(owner, places, folded)
  local list, current = { owner }, owner
  for i = #places, 1, -1 do
    local place = places[i]
    if place.stop < current.at then
      local between = folded:sub(place.stop + 1, current.at - 1)
      if #between > 24 or not (between:find "^,? and " or between:find "^, ") then break end
      list[#list + 1], current = place, place
    end
  end
  return list
end

--- The units that notes change for single rows: "*… the rate for burglary is the rate per 1,000 households" gives the
--- row that this note names. A unit belongs to the row named nearest before it, else to the one named nearest after it.
---@param notes string[]
---@param names { name: string?, mark: string? }[] a row each
---@return table<integer, string> unit by row
function M.units_by_note(notes, names)
  local units = {}
  local marked = false
  for _, row in ipairs(names) do marked = marked or row.mark ~= nil end
  for _, printed in ipairs(notes) do
    local note = printed:sub(1, LONGEST_NOTE)
    local folded, rates = note:lower(), unit.rates(note)
    local mark = note:match "^%s*(%*+)"
    if #rates > 0 then
      local places = {}
      for i, row in ipairs(names) do
        -- a row with the note's mark may be named by a word; where a conversion lost the marks, any row
        local by_word = mark ~= nil and (row.mark == mark or not marked)
        local at, stop
        if row.name then at, stop = place_of(folded, row.name, by_word) end
        if at then places[#places + 1] = { row = i, at = at, stop = stop } end
      end
      table.sort(places, function(a, b)
        if a.at ~= b.at then return a.at < b.at end
        return a.row < b.row
      end)
      local only = {}
      for i, row in ipairs(names) do
        if mark and row.mark == mark then only[#only + 1] = i end
      end
      if #places == 0 and #rates == 1 then
        for _, row in ipairs(only) do units[row] = units[row] or rates[1][2] end
      end
      for _, rate in ipairs(rates) do
        local before, after
        for _, place in ipairs(places) do
          if place.at <= rate[1] then
            if not before or place.at > before.at then before = place end
          elseif not after or place.at < after.at then after = place end
        end
        local owner = before or after
        for _, place in ipairs(owner and with_neighbours(owner, places, folded) or {}) do
          units[place.row] = units[place.row] or rate[2]
        end
      end
    end
  end
  return units
end

return M
