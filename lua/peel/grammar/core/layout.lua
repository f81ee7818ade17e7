--- Puts labels, entities and values together that a page shows in boxes and a conversion prints one after the other.
local date = require "peel.grammar.core.date"
local entity = require "peel.grammar.core.entity"
local label_reader = require "peel.grammar.core.labels"
local number = require "peel.grammar.core.number"
local unit = require "peel.grammar.core.unit"

---@class peel.grammar.Layout
local Layout = {}
Layout.__index = Layout

local M = {}

--- A reader of such a section.
---@param ctx table
---@return peel.grammar.Layout
function M.new(ctx)
  return setmetatable({ ctx = ctx, texts = {}, heads = nil, group = nil, origin = "force_in_numbers" }, Layout)
end

-- a heading as the table's or the box's own force prints it: words before the report's force belong to the label
local function own_start(ctx, token)
  local own = ctx.report.force
  local printed = ctx.text(token.first, token.last)
  if not own or printed:sub(1, #own):lower() == own:lower() then return token.first end
  local at = printed:lower():find(" " .. own:lower() .. " ", 1, true)
  return at and token.first + at or token.first
end

local function split(tokens, entities, values)
  for _, token in ipairs(tokens) do
    local list = token.what == "entity" and entities or values
    list[#list + 1] = token
  end
  return entities, values
end

--- A line of words only: a title over a box, or a label.
function Layout:text(first, last)
  if self.group then self:flush() end
  self.texts[#self.texts + 1] = { first = first, last = last, printed = self.ctx.text(first, last) }
end

--- A line of words that ends with entities and values.
function Layout:row_or_text(first, last, tokens, row)
  local head = tokens[1]
  if head.what == "entity" then
    local start = own_start(self.ctx, head)
    if start > head.first then last, head.first = start - 1, start end
  end
  while last >= first and self.ctx.text(last, last):find "[%s|:;,]" do last = last - 1 end
  self:text(first, last)
  if row and self.heads and head.what ~= "entity" then
    self.group = { entities = self.heads, values = select(2, split(tokens, {}, {})), sequence = {} }
    self:flush()
  else
    self:tokens(tokens, row)
  end
end

-- a year that closes a label's period, cut from it by a line end
local function closes_period(self, tokens)
  local label = self.texts[#self.texts]
  local token = tokens[1]
  if self.group or #tokens > 1 or not label or token.what ~= "value" then return false end
  if not self.ctx.text(token.first, token.last):find "^20%d%d$" or date.find_period(label.printed) then return false end
  return date.find_period(label.printed .. " " .. self.ctx.text(token.first, token.last)) ~= nil
end

--- A line of entities and values only.
function Layout:tokens(tokens, row)
  if closes_period(self, tokens) then
    self:text(tokens[1].first, tokens[1].last)
    return
  end
  local group = self.group
  if group and #group.values > 0 and tokens[1].what == "entity" then
    local name = self.ctx.text(tokens[1].first, tokens[1].last)
    for _, known in ipairs(group.entities) do
      if self.ctx.text(known.first, known.last) == name then
        self:flush()
        break
      end
    end
  end
  self.group = self.group or { entities = {}, values = {}, sequence = {} }
  for _, token in ipairs(tokens) do table.insert(self.group.sequence, token) end
  split(tokens, self.group.entities, self.group.values)
  if row then
    if #self.group.values == 0 then
      self.heads, self.group, self.texts = self.group.entities, nil, {}
    elseif #self.group.entities == 0 and self.heads then
      self.group.entities = self.heads
    end
  end
end

-- values that carry the sign which the others lack, where there are too many of them
local function signed(values, wanted)
  local with = {}
  for _, value in ipairs(values) do
    if value.percent then with[#with + 1] = value end
  end
  return #with == wanted and with or nil
end

-- values behind the last entity, where a page number stands before it
local function behind(sequence, wanted)
  local list = {}
  for _, token in ipairs(sequence) do
    if token.what == "entity" then list = {} else list[#list + 1] = token end
  end
  return #list == wanted and list or nil
end

-- pairs values with entities; false where it cannot be said which is whose
local function paired(entities, values, sequence)
  if #entities == 0 then return false end
  if #entities == #values then return values end
  if #values > #entities then return behind(sequence, #entities) or signed(values, #entities) or false end
  -- "Wessex Police 81.5% England and Wales": each value stands right behind its entity
  local byside, i = {}, 0
  for n, token in ipairs(sequence) do
    if token.what == "entity" then i = i + 1
    elseif sequence[n - 1] and sequence[n - 1].what == "entity" and i < #entities then byside[i] = token end
  end
  local alternating = sequence[#sequence] and sequence[#sequence].what == "entity" and #values > 0
  return alternating and byside or false
end

-- what is printed in percent even where its signs were lost
local function is_share(name)
  return name ~= nil and name:lower():find "%f[a-z]satisf" ~= nil
end

function Layout:emit(label, entities, values, sequence)
  local ctx = self.ctx
  local anchor = label or values[1] or entities[1]
  local name, period
  if label then name, period = label_reader.name_and_period(label) end
  local percents, read = 0, 0
  for _, value in ipairs(values) do
    value.raw = ctx.text(value.first, value.last)
    local parts = value.what == "value" and number.value(value.raw)
    value.number, value.percent = parts and parts.value, parts and parts.percent
    if parts then read = read + 1 end
    if value.percent then percents = percents + 1 end
  end
  local matched = paired(entities, values, sequence)
  local kind = read > 0 and percents == read and "percent" or name and unit.of(name) or (percents > 0 or is_share(name)) and "percent"
    or "count"
  local at = { anchor.first, anchor.last }
  if not matched and #values ~= #entities then
    local less = #values < #entities
    ctx.diagnose("warning", less and "missing_value" or "surplus_value",
      ("%d entities and %d values stand under %s; whose they are is left open"):format(#entities, #values, name or "a lost label"), at)
  elseif matched and #values ~= #entities then
    ctx.diagnose("warning", #values < #entities and "missing_value" or "surplus_value",
      ("%d entities and %d values stand under %s"):format(#entities, #values, name or "a lost label"), at)
  end
  if not name then ctx.diagnose("warning", "measure_without_name", "values whose label was lost", at) end
  local rows = {}
  local function add(value, owner)
    if not value or not value.number then return end
    rows[#rows + 1] = {
      entity = owner and entity.short(ctx.text(owner.first, owner.last), ctx.report.force),
      column = owner and ctx.text(owner.first, owner.last),
      period = period, value = value.number, raw = value.raw, at = { value.first, value.last },
    }
  end
  if matched then
    for i, owner in ipairs(entities) do add(matched[i], owner) end
  else
    for _, value in ipairs(values) do add(value, nil) end
  end
  ctx.emit("measures", {
    name = name, unit = kind, origin = self.origin, values = rows, at = at,
  })
end

local function same(ctx, a, b)
  return ctx.text(a.first, a.last) == ctx.text(b.first, b.last)
end

-- do the entities repeat themselves `times` times?
local function repeats(ctx, entities, times)
  local size = #entities // times
  if size == 0 or #entities % times ~= 0 then return false end
  for i = size + 1, #entities do
    if not same(ctx, entities[i], entities[i - size]) then return false end
  end
  return true
end

local function slice(list, from, to) return table.move(list, from, to, 1, {}) end

--- Ends the group of values: gives them to the labels before it.
function Layout:flush()
  local group, labels = self.group, label_reader.of(self.texts)
  self.group, self.texts = nil, {}
  local entities, values, n = group.entities, group.values, #labels
  if n > 1 and repeats(self.ctx, entities, n) and #values == #entities then
    local size = #entities // n
    for i, label in ipairs(labels) do
      local from, to = (i - 1) * size + 1, i * size
      self:emit(label, slice(entities, from, to), slice(values, from, to), {})
    end
    return
  elseif n > 1 and #entities > 0 and #values == n * #entities then
    for i, label in ipairs(labels) do
      self:emit(label, entities, slice(values, (i - 1) * #entities + 1, i * #entities), {})
    end
    return
  end
  for i = 1, n - 1 do self:without_values(labels[i]) end
  if #values == 0 then
    if labels[n] then self:without_values(labels[n]) end
    return
  end
  self:emit(labels[n], entities, values, group.sequence)
end

function Layout:without_values(label)
  self.ctx.diagnose("warning", "missing_value", "a label without values", { label.first, label.last })
end

--- The section's end.
function Layout:finish()
  if self.group then return self:flush() end
  for _, text in ipairs(self.texts) do
    if date.find_period(text.printed) and unit.of(text.printed) then self:without_values(text) end
  end
end

return M
