--- The parts of `peel show` about what a report says. A part has a title, a word beside it, lines that sum it up, and rows, of
-- which the first n are laid out; a maker gives nil where the report has nothing of the kind.

local layout = require "peel.show.layout"

local cell, right = layout.cell, layout.right

---@class peel.Part
---@field title string
---@field text string? beside the title: how many there are
---@field fixed string[]? lines that are always shown
---@field rows integer
---@field least integer? rows that it gets before others get more than their least
---@field most integer? rows that it gets at most
---@field head integer? of the lines, how many are a header: they come on top of the rows
---@field lines fun(n: integer): string[] the first n rows
---@field rest (fun(n: integer): string)? what is said of the rows after the first n, where they are left out

local MOST_AREAS = 12 -- findings are counted by so many areas, unless all are asked for

local facts = {}

--- A part with a row for each record of a list.
local function of_list(list, style, flexible, row, part)
  if #list == 0 then return nil end
  part.rows = #list
  function part.lines(n)
    local rows = {}
    for i = 1, n do rows[i] = row(list[i]) end
    return layout.columns(style, rows, flexible)
  end
  return part
end

---@param report peel.Report
---@param style peel.Style
---@param all boolean?
---@return peel.Part?
function facts.findings(report, style, all)
  local list, kinds, columns, met = report:list "findings", {}, {}, {}
  for i, tally in ipairs(layout.tally(list:column "kind", #list)) do
    columns[i], kinds[i] = tally.value, ("%d %s"):format(tally.count, tally.value)
  end
  for i = 1, #list do met[i] = list[i].area or "(no area)" end
  local areas, fixed = layout.tally(met, #met), nil
  if #kinds == 1 and #areas > 1 then
    local parts = {}
    for i, tally in ipairs(areas) do parts[i] = ("%d %s"):format(tally.count, tally.value) end
    fixed = layout.hanging(style, { { cell(table.concat(parts, ", ")) } })
  elseif #areas > 1 then
    for i = 1, #list do met[i] = { met[i], list[i].kind } end
    fixed = layout.matrix(style, met, columns)
    if #areas > MOST_AREAS and not all then
      fixed = table.move(fixed, 1, MOST_AREAS, 1, {}) -- the header and all but one
      fixed[#fixed + 1] = layout.paint(style, ("  … and %d areas more"):format(#areas - MOST_AREAS + 1), "dim")
    end
  end
  return of_list(list, style, { 3 }, function(record)
    local text = record.title or record.text or record.items[1]
    return { cell(#kinds > 1 and record.kind or nil), cell(record.area), cell(text), cell(layout.place(record), "dim") }
  end, { title = "Findings", text = table.concat(kinds, ", "), fixed = fixed, least = fixed and 0 or 4 })
end

--- When something is due, how that is printed where it is no date, and where it stands in the order of time.
local function deadline(record)
  local limit = record.deadline
  if not limit then return "no deadline", nil, "3" end
  local how = limit.within and "within " .. limit.within or not limit.by and limit.when or nil
  local due = limit.due or limit.by
  if due then return tostring(due), how, "1" .. tostring(due) end
  return how or "no deadline", nil, limit.when and "2" or "3"
end

--- Labels with runs of three and more as ranges: "1, C2-C6, C9".
local function ranges(labels)
  local parts, from = {}, 1
  local function follows(x, y)
    local a, m = x:match "^(%a*)(%d+)$"
    local b, n = y:match "^(%a*)(%d+)$"
    return m and n and a == b and tonumber(n) == tonumber(m) + 1
  end
  for i, label in ipairs(labels) do
    if not labels[i + 1] or not follows(label, labels[i + 1]) then
      if i - from >= 2 then parts[#parts + 1] = labels[from] .. "-" .. label
      else table.move(labels, from, i, #parts + 1, parts) end
      from = i + 1
    end
  end
  return table.concat(parts, ", ")
end

--- The one value of a list, "n words" where there are several, nil where there is none.
local function only(values, word)
  local found = layout.tally(values, #values)
  return #found > 1 and layout.count(#found, word) or found[1] and found[1].value
end

--- What is due when: a row for each date with the numbers of its recommendations and whom they are for.
local function due_dates(list, style)
  local groups, by_due, dated = {}, {}, 0
  for record in list:each() do
    local due, how, order = deadline(record)
    local group = by_due[due]
    if not group then
      group = { due = due, order = order, at = #groups, count = 0, labels = {}, how = {}, addressees = {} }
      by_due[due], groups[#groups + 1] = group, group
    end
    group.count = group.count + 1
    if record.number then table.insert(group.labels, tostring(record.number)) end
    table.insert(group.how, how)
    table.insert(group.addressees, record.addressee)
    if record.deadline then dated = dated + 1 end
  end
  table.sort(groups, function(x, y)
    if x.order ~= y.order then return x.order < y.order end
    return x.at < y.at
  end)
  for i, group in ipairs(groups) do
    local parts = { #group.labels > 0 and (#group.labels > 1 and "nos. " or "no. ") .. ranges(group.labels) or nil }
    local unnumbered = group.count - #group.labels
    if unnumbered > 0 and #parts > 0 then parts[#parts + 1] = unnumbered .. " without a number" end
    local text = table.concat(parts, " and ")
    local whom = only(group.addressees, "addressee")
    if whom then text = text .. (text == "" and "" or " ") .. "for " .. whom end
    local how = only(group.how, "way")
    if how then text = ("%s%s(%s)"):format(text, text == "" and "" or " ", how) end
    groups[i] = { cell(group.due, "cyan"), right(group.count), cell(text) }
  end
  return layout.hanging(style, groups), dated
end

---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function facts.recommendations(report, style)
  local list = report:list "recommendations"
  if #list == 0 then return nil end
  local fixed, dated = due_dates(list, style)
  local several = #layout.tally(list:column "addressee", #list) > 1
  return of_list(list, style, { 3, 4 }, function(record)
    local due = deadline(record)
    return { right(record.number), cell(record.deadline and due or nil, "cyan"), cell(several and record.addressee or nil),
      cell(record.title or record.text or record.actions[1]), cell(layout.place(record, record.mentions), "dim") }
  end, { title = "Recommendations", text = ("%d, %d with a deadline"):format(#list, dated), fixed = fixed, least = 0 })
end

---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function facts.follow_ups(report, style)
  local list, parts = report:list "follow_ups", {}
  for i, tally in ipairs(layout.tally(list:column "status", #list)) do parts[i] = ("%d %s"):format(tally.count, tally.value) end
  return of_list(list, style, { 3 }, function(record)
    return { cell(record.status), cell(record.area), cell(record.title or record.text), cell(layout.place(record), "dim") }
  end, { title = "Since earlier inspections", text = table.concat(parts, ", "), least = 0 })
end

---@param report peel.Report
---@param style peel.Style
---@return peel.Part?
function facts.goals(report, style)
  local updates = {}
  for update in report:list("updates"):each() do
    local goal = update.goal or 0
    updates[goal] = updates[goal] or {}
    table.insert(updates[goal], update.quarter or "?")
  end
  return of_list(report:list "goals", style, { 2 }, function(record)
    local quarters = updates[record.number or 0] or {}
    local parts = {}
    for i, tally in ipairs(layout.tally(quarters, #quarters)) do parts[i] = ("%s: %d"):format(tally.value, tally.count) end
    return { right(record.number), cell(record.title), cell(table.concat(parts, ", ")), cell(layout.place(record), "dim") }
  end, { title = "Goals", text = ("%d, with %s"):format(#report:list "goals", layout.count(#report:list "updates", "update")), least = 4 })
end

return facts
