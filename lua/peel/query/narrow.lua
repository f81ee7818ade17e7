--- The verbs that choose and order rows: where, sort, head, tail, distinct. The rows that they leave stay the same objects.

local core = require "peel.core"
local base = require "peel.query.base"
local complain = require "peel.query.complain"
local predicate = require "peel.query.predicate"
local row = require "peel.query.row"
local scales = require "peel.query.scales"
local values = require "peel.query.values"

local methods = base.methods

--- Where the words of a field's vocabulary are looked up that peel does not know: in what the owner says, else in the column.
local function context_of(part)
  return { name = part.name, known = function(field)
    if part.known then return part.known(field.vocabulary) end
    local view = base.view(part)
    local at = view.face:column(field.name)
    return (view.face.frame:column(at, view.face.frame:distinct(view.rows, { at })))
  end }
end

--- A list or range of the caller's, who may change it later.
local function own(value)
  if type(value) ~= "table" or getmetatable(value) then return value end
  local copy = {}
  for key, each in pairs(value) do copy[key] = each end
  return copy
end

--- The conditions of `where`'s arguments, each made as soon as its field's type is known.
---@return fun(face: peel.Face): peel.Test[]
local function compile(part, filter, n, comparison, wanted)
  local context, made, later = context_of(part), {}, {}
  local function add(name, make, value)
    local field = base.field(part, name)
    if base.is_query(value) then
      complain("where: %s.%s: a query is no value; its values are a list: query:column(name), or see join", part.name, name)
    end
    if field.type then made[#made + 1] = make(field) else later[#later + 1] = { name, make } end
  end
  if base.is_query(filter) then complain "where: a filter table expected, got a query; rows that agree with another query's are a join" end
  if type(filter) == "table" then
    local names = {}
    local wanted_of = {}
    for name, value in pairs(filter) do
      base.field(part, name)
      names[#names + 1], wanted_of[name] = name, own(value)
    end
    if #names == 0 then complain "where: an empty filter matches everything; leave it out, or name a field (nil values vanish)" end
    if n > 0 then complain("where: a filter table stands alone, got also %s", values.show(comparison)) end
    table.sort(names)
    for _, name in ipairs(names) do
      add(name, function(field) return predicate.test(context, field, wanted_of[name]) end, wanted_of[name])
    end
  elseif type(filter) == "string" then
    base.field(part, filter)
    if n > 2 then complain("where: field, comparison and value expected, got more arguments; another condition is another where") end
    predicate.comparison(comparison)
    if wanted == nil then
      complain("where: the value to compare %s.%s with is nil (a misspelt variable?); absent values are found by \z
        where{ %s = peel.missing }", part.name, filter, filter)
    end
    wanted = own(wanted)
    add(filter, function(field) return predicate.compared(context, field, comparison, wanted) end, wanted)
  elseif type(filter) == "function" then
    if n > 0 then complain("where: a function stands alone, got also %s", values.show(comparison)) end
    made[1] = { holds = function(_, record) return filter(record) end }
  else
    complain("where: a filter table, a function, or field, comparison and value expected, got %s", filter == nil
      and "nil (a misspelt variable?)" or values.show(filter))
  end
  return function(face)
    local tests = table.move(made, 1, #made, 1, {})
    for _, entry in ipairs(later) do tests[#tests + 1] = entry[2](face:field(entry[1])) end
    return tests
  end
end

--- The rows for which a Lua function holds.
local function apply(face, rows, test)
  local list, n
  if test.field then list, n = face:values(test.field, rows) else n = rows and #rows or #face.frame end
  local kept = {}
  for i = 1, n do
    local at = rows and rows[i] or i
    if base.call("where", face, at, test.holds, list and list[i], face:row(at)) then kept[#kept + 1] = at end
  end
  return core.rows(kept)
end

local COUNTED = { ["in"] = true, range = true } -- the core counts the rows that fail these only for want of a value

local function filtered(view, tests)
  local face, rows, notes = view.face, view.rows, view.notes
  local function run(batch, fields)
    local missing
    rows, missing = face.frame:filter(rows, batch)
    if missing > 0 then notes = base.noted(notes, ("%s without %s left out"):format(base.rows(missing), table.concat(fields, " or "))) end
  end
  local batch, fields = {}, {}
  for _, test in ipairs(tests) do
    if test.op then
      batch[#batch + 1] = { face:column(test.field), table.unpack(test.op, 1, 5) }
      if COUNTED[test.op[1]] then fields[#fields + 1] = test.field end
    end
  end
  if #batch > 0 then run(batch, fields) end
  for _, test in ipairs(tests) do -- over the rows that the others left
    if test.resolve then
      local at = face:column(test.field)
      local op, unordered = test.resolve(face, rows, at)
      local off = unordered and #unordered > 0 and #face.frame:filter(rows, { { at, "in", unordered } }) or 0
      run({ { at, table.unpack(op) } }, { test.field })
      if off > 0 then notes = base.noted(notes, ("%s with a %s off the scale left out"):format(base.rows(off), test.field)) end
    end
  end
  for _, test in ipairs(tests) do
    if test.holds then rows = apply(face, rows, test) end
  end
  return { face = face, rows = rows, n = #rows, notes = notes }
end

--- The rows for which all conditions hold. A condition on a field is a value; a list of values of which one must match; a
--- range `{ from = , to = }`, both included; `peel.like "glob"`, `peel.matches(pattern)`, `peel.missing`, `peel.present`; or
--- a function of the value and the row. Three arguments compare: field, one of `=` `~=` `<` `<=` `>` `>=`, value; `~=` keeps
--- the rows without a value. One function alone is asked for each row.
---
--- A field of a field is named with a dot: `where{ ["deadline.due"] = "2016" }`. A date is held by what is printed less
--- exactly: "2016" finds every day of that year. A grade's bound holds on the scale that it is of: the name of a grade that
--- a scale of the column doesn't have raises.
---
--- An empty table, nil, an unknown field, and a value that the field can never have (an unknown force, area, framework or
--- grade, with the nearest names) raise. Rows that fail only because a compared value is absent are counted in `notes`.
---
--- ```lua
--- report:judgments { grade = { "good", "outstanding" } }:where("year", ">=", 2015)
--- report:values { unit = "percent", name = peel.like "*satisf*" }
--- report:findings():where(function(finding) return finding.title and #finding.title > 80 end)
--- ```
---@param filter table<string, any>|string|fun(row: any): any
---@param comparison? string
---@param value? any
---@return peel.Query
---@overload fun(self: peel.Query, field: string, comparison: string, value: any): peel.Query
function methods:where(filter, ...)
  local part = base.check(self, "where")
  local tests = compile(part, filter, select("#", ...), ...)
  return base.new { input = part, run = function(view) return filtered(view, tests(view.face)) end }
end

--- The rows in order: by the first field, where it is equal by the second, and so on; "-field" is from the largest to the
--- smallest. Rows that are equal stay as they stood, rows without a value stand last. Words are ordered as they fold (see
--- peel.fold), then byte by byte, dates by time, grades from worse to better ("-grade": best first); grades
--- that may not be compared raise, see peel.comparable and `allow`.
---
--- ```lua
--- print(report:values { unit = "percent" }:sort("-value", "entity"):head(10))
--- ```
---@param ... string
---@return peel.Query
function methods:sort(...)
  local part = base.check(self, "sort")
  local words, keys, names = { ... }, {}, {}
  for i = 1, select("#", ...) do
    if type(words[i]) ~= "string" then complain("sort: field %d: a name expected, got %s", i, values.show(words[i])) end
    local name = words[i]:match "^%-(.+)$"
    keys[i], names[i] = { name or words[i], name ~= nil }, name or words[i]
  end
  base.named(part, "sort", table.unpack(names))
  local demand = base.demand(part, names, values.is_key, "sort: %s has no order")
  local function ordered(view, limit)
    local face, columns = view.face, {}
    demand(face)
    for i, key in ipairs(keys) do
      columns[i] = { face:column(key[1]), key[2] }
      if face:field(key[1]).type == "grade" then view = base.said(view, scales.ordered("sort", part, face, view.rows, columns[i][1])) end
    end
    return base.narrowed(view, face.frame:sort(view.rows, columns, limit))
  end
  return base.new { input = part, run = ordered, limited = ordered }
end

local function check_count(verb, n)
  if math.type(n) ~= "integer" or n < 0 then complain("%s: a number of rows expected, got %s", verb, values.show(n)) end
end

--- Rows `first` to `last` of a view.
local function slice(view, first, last)
  if view.rows then return base.narrowed(view, view.rows:slice(first, last)) end
  local list = {}
  for i = first, last do list[#list + 1] = i end
  return base.narrowed(view, core.rows(list))
end

--- The first `n` rows. Behind `sort`, only these are sorted out.
---@param n integer
---@return peel.Query
function methods:head(n)
  local part = base.check(self, "head")
  check_count("head", n)
  local limited = not part.view and part.limited
  if limited then
    return base.new { input = part.input, run = function(view)
      return part.view and slice(part.view, 1, math.min(n, view.n)) or limited(view, n)
    end }
  end
  return base.new { input = part, run = function(view) return slice(view, 1, math.min(n, view.n)) end }
end

--- The last `n` rows.
---@param n integer
---@return peel.Query
function methods:tail(n)
  local part = base.check(self, "tail")
  check_count("tail", n)
  return base.new { input = part, run = function(view) return slice(view, math.max(1, view.n - n + 1), view.n) end }
end

--- Each combination of these fields once, in the order in which they first appear, with these fields alone; without names,
--- of all fields. A row leads to all the records that have its values.
---
--- ```lua
--- for row in report:judgments():distinct("area", "grade"):each() do print(row.area, row.grade, #row:records()) end
--- ```
---@param ... string
---@return peel.Query
function methods:distinct(...)
  local part = base.check(self, "distinct")
  local names = select("#", ...) > 0 and base.named(part, "distinct", ...) or base.names(part)
  local demand = base.demand(part, names, values.is_key, "distinct: the values of %s cannot be told apart; name the fields to compare")
  local fields = {}
  for i, name in ipairs(names) do fields[i] = base.field(part, name) end
  return base.new { input = part, fields = fields, shown = names, run = function(view)
    local face, columns, at, typed = view.face, {}, {}, {}
    demand(face)
    for i, name in ipairs(names) do
      columns[i] = face:column(name)
      at[name], typed[i] = columns[i], face:field(name)
    end
    local groups = face.frame:group(view.rows, columns)
    local firsts, group_of = groups:firsts(), nil
    local function records(i)
      if not group_of then
        group_of = {}
        for g = 1, #groups do group_of[firsts[g]] = g end
      end
      return base.records(face, groups:rows(group_of[i]))
    end
    return { rows = firsts, n = #firsts, notes = view.notes, face = row.face {
      name = face.name, singular = face.singular, frame = face.frame, fields = typed, at = at, records = records } }
  end }
end

return methods
