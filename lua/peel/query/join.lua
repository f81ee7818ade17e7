--- The verb that sets rows of two queries side by side.

local base = require "peel.query.base"
local check_keys = require "peel.options"
local complain = require "peel.query.complain"
local row = require "peel.query.row"
local values = require "peel.query.values"
local core = require "peel.core"

local KINDS = { anti = true, inner = true, left = true }
local OPTIONS = { "fields", "kind", "on", "suffix" }
local MOST = 20000000 -- rows of a join: beyond, a field in `on` is missing, and memory would be next

--- The pairs of fields that must agree: "force", { "force", "area" } or { force = "entity" }.
---@return string[] left, string[] right
local function keys_of(part, other, on)
  local left, right = {}, {}
  if type(on) == "string" then on = { on } end
  if type(on) ~= "table" or next(on) == nil then
    complain('join: on = the field that must agree, such as "force", { "force", "area" } or { force = "entity" }, got %s',
      type(on) == "table" and "an empty table" or values.show(on))
  end
  local names = {}
  for i, name in ipairs(on) do left[i], right[i] = name, name end
  for key in pairs(on) do
    if type(key) == "string" then names[#names + 1] = key
    elseif math.type(key) ~= "integer" or key < 1 or key > #left then
      complain("join: on has a hole before %s (a misspelt variable?)", values.show(key))
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do left[#left + 1], right[#right + 1] = name, on[name] end
  for i in ipairs(left) do
    local a, b = base.field(part, left[i]), base.field(other, right[i])
    if a.type and b.type and not (values.is_key(a.type) and values.common(a.type, b.type)) then
      complain("join: %s.%s (%s) and %s.%s (%s) cannot agree", part.name, left[i], a.type, other.name, right[i], b.type)
    end
  end
  return left, right
end

--- The key columns of a view, read at once.
local function columns_of(view, names)
  local columns = {}
  for i, name in ipairs(names) do
    local field = view.face:field(name)
    if not values.is_key(field.type) then complain("join: the values of %s (%s) cannot be told apart", name, field.type) end
    columns[i] = view.face:values(name, view.rows)
  end
  return columns
end

--- The branch of a tree of tables for the keys of row `i`; nil where one of them is absent. Lua's tables hold 1 and 1.0 as one.
local function branch(tree, columns, i, grow)
  for _, column in ipairs(columns) do
    local key = column[i]
    if key == nil then return nil end
    if grow and not tree[key] then tree[key] = {} end
    tree = tree[key]
    if not tree then return nil end
  end
  return tree
end

--- Rows of the two frames that belong together: left's and right's (0 = none), and how many rows had no partner.
local function pair_up(left, right, on_left, on_right, kind)
  local tree, columns = {}, columns_of(right, on_right)
  for i = 1, right.n do
    local list = branch(tree, columns, i, true)
    if list then list[#list + 1] = i end
  end
  local lefts, rights, used, alone, columns_left = {}, {}, {}, 0, columns_of(left, on_left)
  local function add(i, k)
    lefts[#lefts + 1] = left.rows and left.rows[i] or i
    rights[#rights + 1] = k and (right.rows and right.rows[k] or k) or 0
  end
  local partners, total = {}, 0
  for i = 1, left.n do
    partners[i] = branch(tree, columns_left, i) or false
    total = total + (partners[i] and #partners[i] or 0)
  end
  if total > MOST then
    complain("join: %d rows and %d rows agree in %d pairs, more than %d; name more fields in on", left.n, right.n, total, MOST)
  end
  for i = 1, left.n do
    local found = partners[i]
    for _, k in ipairs(found or {}) do
      if kind ~= "anti" then add(i, k) end
      used[k] = true
    end
    if not found then
      alone = alone + 1
      if kind ~= "inner" then add(i) end
    end
  end
  local idle = right.n
  for _ in pairs(used) do idle = idle - 1 end
  return lefts, rights, alone, idle
end

local function check_options(part, other, options)
  if not base.is_query(other) then complain("join: bad argument 'other': a query expected, got %s", values.show(other)) end
  if type(options) ~= "table" then
    complain('join: bad argument \'options\': a table expected, such as { on = "force" }, got %s', values.show(options))
  end
  check_keys("join", options, OPTIONS)
  if options.kind ~= nil and not KINDS[options.kind] then
    complain('join: kind = "inner", "left" or "anti" expected, got %s', values.show(options.kind))
  end
  for _, name in ipairs(options.kind == "anti" and { "fields", "suffix" } or {}) do
    if options[name] ~= nil then complain('join: kind = "anti" takes no fields of the other query; leave out %s', name) end
  end
  if options.suffix ~= nil and (type(options.suffix) ~= "string" or options.suffix == "") then
    complain("join: suffix = a string expected, got %s", values.show(options.suffix))
  end
  return keys_of(part, base.check(other, "join"), options.on)
end

--- The rows that have no partner, as they are.
local function without_partner(part, other, on_left, on_right)
  return base.new { input = part, run = function(view)
    local beside = base.view(other)
    local rows = pair_up(view, beside, on_left, on_right, "anti")
    local left_out = view.n - #rows
    local made = base.narrowed(base.said(view, beside.notes), core.rows(rows))
    if left_out > 0 then made.notes = base.noted(made.notes, ("%s of %s with a partner left out"):format(base.rows(left_out), part.name)) end
    return made
  end }
end

--- The rows of this query, each beside every row of the other one that agrees in the fields of `on`. Rows without a partner
--- are left out and counted in `notes`, or with `kind = "left"` kept, the other's fields absent. Absent values agree with
--- nothing. A row leads to the records of both. With `kind = "anti"` it is the other way round: the rows without a partner alone,
--- as they are.
---
--- `fields` are the other's fields to take (all but those of `on`, if absent). One that this query has already gets the
--- `suffix` ("_2").
---
--- ```lua
--- local concerns = report:findings { kind = "cause_of_concern" }:select("area", "title")
--- print(report:judgments():join(concerns, { on = "area", kind = "left" }))
--- print(report:judgments { grade = "inadequate" }:join(concerns, { on = "area", kind = "anti" })) -- said without a cause of concern
--- ```
---@param other peel.Query
---@param options { on: string|table, kind: "inner"|"left"|"anti"|nil, fields: string[]?, suffix: string? }
---@return peel.Query
function base.methods:join(other, options)
  local part = base.check(self, "join")
  local on_left, on_right = check_options(part, other, options)
  local right = base.check(other, "join")
  if options.kind == "anti" then return without_partner(part, right, on_left, on_right) end
  local kind, suffix, taken, mine = options.kind or "inner", options.suffix or "_2", {}, {}
  for _, name in ipairs(on_right) do mine[name] = true end
  if options.fields then
    taken = base.named(right, "join", options.fields)
  else
    for _, name in ipairs(base.names(right)) do
      if not mine[name] then taken[#taken + 1] = name end
    end
  end
  local names, there = {}, {}
  for _, name in ipairs(base.names(part)) do there[name] = true end
  for i, name in ipairs(taken) do
    while there[name] do name = name .. suffix end
    names[i], there[name] = name, true
  end
  local function fields_of(from, other_field)
    local made = table.move(from, 1, #from, 1, {})
    for i, name in ipairs(taken) do made[#made + 1] = values.field(other_field(name), { name = names[i] }) end
    return made
  end
  local shown, listed = {}, {}
  for i, name in ipairs(part.shown or base.names(part)) do shown[i] = name end
  for _, name in ipairs(right.shown or base.names(right)) do listed[name] = true end
  for i, name in ipairs(taken) do
    if listed[name] or options.fields then shown[#shown + 1] = names[i] end
  end
  return base.new { input = part, permits = base.permits { part, right }, shown = shown,
    fields = fields_of(base.fields(part), function(name) return base.field(right, name) end),
    run = function(view)
      local beside, face = base.view(right), view.face
      local lefts, rights, alone, idle = pair_up(view, beside, on_left, on_right, kind)
      local notes = table.move(beside.notes, 1, #beside.notes, #view.notes + 1, table.move(view.notes, 1, #view.notes, 1, {}))
      if alone > 0 then
        notes[#notes + 1] = ("%s of %s without a partner %s"):format(base.rows(alone), part.name, kind == "left" and "kept" or "left out")
      end
      if idle > 0 then notes[#notes + 1] = ("%s of %s without a partner left out"):format(base.rows(idle), right.name) end
      local added, at = {}, {}
      for name, column in pairs(face.at) do at[name] = column end
      for i, name in ipairs(taken) do added[i] = { column = beside.face:column(name) } end
      local gathered, partners = face.frame:gather(core.rows(lefts)), beside.face.frame:gather(rights)
      local theirs = {}
      for i, name in ipairs(names) do
        at[name] = row.fresh(gathered, name)
        added[i].name, added[i].from = at[name], partners
        theirs[at[name]] = added[i].column
      end
      local function records(i)
        local all = face.records(lefts[i])
        if rights[i] == 0 then return all end
        local more = beside.face.records(rights[i])
        return table.move(more, 1, #more, #all + 1, table.move(all, 1, #all, 1, {}))
      end
      local function origin(i, column)
        if not theirs[column] then return face:behind(lefts[i], column) end
        return rights[i] == 0 and {} or beside.face:behind(rights[i], theirs[column])
      end
      return { n = #lefts, notes = notes, face = row.face { name = face.name, singular = face.singular, at = at, records = records, origin = origin,
        frame = gathered:with(added), fields = fields_of(face.fields, function(name) return beside.face:field(name) end) } }
    end }
end
