--- What a query is: a source or another query, and one stage. Nothing runs until somebody looks; then the stages run once,
-- and each keeps what it found. The verbs stand in the files beside this one, each of which adds to `base.methods`.

local complain = require "peel.query.complain"
local near = require "peel.near"
local row = require "peel.query.row"
local show = require "peel.query.values".show

---@class peel.Query
---@field [integer] peel.Record|peel.Row
---@operator len: integer
local methods = {}

local base = { methods = methods }

--- An evaluated stage: rows of a face, in order.
---@class peel.View
---@field face peel.Face
---@field rows peel.Rows? nil = all rows of the face's frame
---@field n integer
---@field notes string[] what was left out on the way

--- What a query is made of.
---@class peel.QueryPart
---@field name string of the list
---@field singular string
---@field input peel.QueryPart? nil: a source
---@field run fun(view: peel.View?): peel.View
---@field fields peel.Field[]? columns; those of which only the data tells the type have none; nil = only the data tells the columns
---@field shown string[]? what a printed table shows; nil = all
---@field dynamic boolean? only the data tells the columns: those of the input are not taken over
---@field owner any
---@field known (fun(kind: string): string[])?
---@field closed (fun(): boolean|string)?
---@field permits peel.Permit[]? given on the way: see `allow`
---@field view peel.View? once it ran
---@field limited (fun(view: peel.View, n: integer): peel.View)? a stage that is cheaper where only its first rows are wanted

local RAISED = "; raised "
local PART = {} -- the key of a query's part: a name cannot meet it
local INHERITED = { "name", "singular", "fields", "shown", "owner", "known", "closed", "permits" }

local meta = { __name = "peel.Query" }

--- A query of these parts; what is not told is its input's.
---@param part peel.QueryPart
---@return peel.Query
function base.new(part)
  if part.input then
    for _, name in ipairs(INHERITED) do
      if part[name] == nil and not (part.dynamic and (name == "fields" or name == "shown")) then part[name] = part.input[name] end
    end
  end
  return setmetatable({ [PART] = part }, meta) --[[@as peel.Query]]
end

--- A query of rows that are there already.
---@param input peel.QueryPart
---@param view peel.View
---@return peel.Query
function base.fixed(input, view) return base.new { input = input, view = view, run = function() return view end } end

--- Is this value a query?
---@param value any
---@return boolean
function base.is_query(value) return type(value) == "table" and rawget(value, PART) ~= nil end

--- The part of the query that a method was called on; anything else raises.
---@param self any
---@param method string
---@return peel.QueryPart
function base.check(self, method)
  local part = type(self) == "table" and rawget(self, PART)
  if not part then complain("%s: a query expected, got %s (is it called with ':'?)", method, type(self)) end
  return part
end

--- Runs the stages that did not run yet, from the source on.
---@param part peel.QueryPart
---@return peel.View
function base.view(part)
  local closed = part.closed and part.closed()
  if closed then complain("%s: the %s is closed; open it again to use it", part.name, closed == true and "report" or closed) end
  local chain, at = {}, part
  while at and not at.view do
    chain[#chain + 1], at = at, at.input
  end
  for i = #chain, 1, -1 do
    local stage = chain[i]
    stage.view = stage.run(stage.input and stage.input.view)
  end
  return part.view
end

--- A view of other rows of the same face.
---@param view peel.View
---@param rows peel.Rows
---@param note string?
---@return peel.View
function base.narrowed(view, rows, note)
  return { face = view.face, rows = rows, n = #rows, notes = note and base.noted(view.notes, note) or view.notes }
end

--- Notes with one more.
---@param notes string[]
---@param note string?
---@return string[]
function base.noted(notes, note)
  local all = table.move(notes, 1, #notes, 1, {})
  all[#all + 1] = note
  return all
end

--- A view with these notes under it too.
---@param view peel.View
---@param notes string[]
---@return peel.View
function base.said(view, notes)
  if #notes == 0 then return view end
  return { face = view.face, rows = view.rows, n = view.n, notes = table.move(notes, 1, #notes, #view.notes + 1, base.noted(view.notes)) }
end

--- The permits of several queries that become one.
---@param parts peel.QueryPart[]
---@return peel.Permit[]?
function base.permits(parts)
  local all, seen = {}, {}
  for _, part in ipairs(parts) do
    for _, permit in ipairs(part.permits or {}) do
      if not seen[permit] then seen[permit], all[#all + 1] = true, permit end
    end
  end
  return #all > 0 and all or nil
end

--- "1 row", "3 rows"
function base.rows(n) return n == 1 and "1 row" or n .. " rows" end

--- The columns, as far as they are known without running.
---@param part peel.QueryPart
---@return peel.Field[]
function base.fields(part) return part.fields or base.view(part).face.fields end

--- The columns with their types; runs where only the data tells them.
---@param part peel.QueryPart
---@return peel.Field[]
function base.typed(part)
  local known = part.fields ~= nil and not part.view
  for _, field in ipairs(known and part.fields or {}) do known = known and field.type ~= nil end
  return known and part.fields or base.view(part).face.fields
end

---@param part peel.QueryPart
---@return string[]
function base.names(part)
  local names = {}
  for i, field in ipairs(base.fields(part)) do names[i] = field.name end
  return names
end

--- The column of a name; an unknown one raises with the nearest. Its type may not be known yet.
---@param part peel.QueryPart
---@param name any
---@return peel.Field
function base.field(part, name)
  local index, names = {}, {}
  for i, field in ipairs(base.fields(part)) do index[field.name], names[i] = field, field.name end
  local inner, holder
  if index[name] then return index[name] end
  if type(name) == "string" then inner, holder = row.part(index, name) end
  if inner then return inner end
  local within = {} -- "deadline.due", for who asks for "due"
  for _, field in ipairs(base.fields(part)) do
    for _, each in ipairs(field.type == "record" and (not holder or field == holder) and field.fields or {}) do
      local full = field.name .. "." .. each.name
      if holder then within[#within + 1] = full
      elseif each.name == name then complain('%s has no field %s; did you mean "%s"?', part.name, show(name), full) end
    end
  end
  local placed = row.placed(name)
  if placed then complain("%s has no field %s%s, print { sources = true } shows them", part.name, show(name), placed) end
  return complain("%s has no field %s%s", part.name, show(name), near.hint(name, holder and within or names))
end

--- The names in a verb's arguments, each checked: none, nil and unknown ones raise.
---@param part peel.QueryPart
---@param verb string
---@param ... string
---@return string[]
function base.named(part, verb, ...)
  local names, n = { ... }, select("#", ...)
  if n == 1 and type(names[1]) == "table" then
    names = names[1]
    n = #names
  end
  if n == 0 then complain("%s: the name of a field expected, got none", verb) end
  for i = 1, n do
    if names[i] == nil then complain("%s: field %d is nil (a misspelt variable?)", verb, i) end
    base.field(part, names[i])
  end
  return table.move(names, 1, n, 1, {})
end

--- Raises unless the types of these columns pass; at once where they are known, and again (`run`) where only the data tells.
---@param part peel.QueryPart
---@param names string[]
---@param passes fun(kind: string): boolean
---@param what string "sort: %s cannot be sorted by"
---@return fun(face: peel.Face)
function base.demand(part, names, passes, what)
  local function test(field)
    if field.type and not passes(field.type) then complain(what, ("%s.%s (%s)"):format(part.name, field.name, field.type)) end
  end
  for _, name in ipairs(names) do test(base.field(part, name)) end
  return function(face)
    for _, name in ipairs(names) do test(face:field(name)) end
  end
end

--- The records behind rows of a face, in order, each once.
---@param face peel.Face
---@param rows peel.Rows? nil = all
---@return peel.Record[]
function base.records(face, rows)
  local all, seen = {}, {}
  for i = 1, rows and #rows or #face.frame do
    for _, record in ipairs(face.records(rows and rows[i] or i)) do
      if not seen[record] then seen[record], all[#all + 1] = true, record end
    end
  end
  return all
end

--- Calls a user's function for a row. An error of it is told with its cause first, then its line and the row's place.
---@param verb string
---@param face peel.Face
---@param i integer row of the frame
---@param f function
---@param ... any
---@return any
function base.call(verb, face, i, f, ...)
  local ok, result = pcall(f, ...)
  if ok then return result end
  if type(result) == "string" and (result:find "interrupted!$" or result:find(RAISED, 1, true)) then
    error(result, 0) -- Ctrl-C, not the function's fault; or told already, by a query that the function asks
  end
  local line, cause = tostring(result):match "^([^:\n]+:%d+): (.*)$"
  return complain("%s: %s" .. RAISED .. "%son %s", verb, cause or tostring(result), line and ("at %s "):format(line) or "", face:place(i))
end

--- The i-th row, or nil.
local function at(part, i)
  local view = base.view(part)
  if i < 1 or i > view.n then return nil end
  return view.face:row(view.rows and view.rows[i] or i)
end

function meta.__index(self, key)
  local part = rawget(self, PART)
  if type(key) == "number" then
    return at(part, math.tointeger(key) or complain("%s: rows are numbered 1, 2, 3; got %s", part.name, show(key)))
  end
  local method = methods[key]
  if method then return method end
  local names = {}
  for name in pairs(methods) do names[#names + 1] = name end
  table.sort(names)
  for _, field in ipairs(part.fields or {}) do
    if field.name == key then complain('a query has no method "%s"; its field of that name is read with :column("%s")', key, key) end
  end
  complain("a query has no method %s%s", show(key), near.hint(key, names))
end

function meta.__newindex() complain "a query cannot be changed; where, derive and the other verbs give a new one" end
function meta.__len(self) return base.view(rawget(self, PART)).n end


--- `judgments { grade = "inadequate" }`: a query called is `where`.
function meta.__call(self, ...) return self:where(...) end

function meta.__tostring(self)
  local part = rawget(self, PART)
  if part.closed and part.closed() then return part.name .. " (closed)" end
  return self:format()
end

--- The rows with their numbers, as `ipairs` gives them.
function meta.__pairs(self)
  return function(_, i)
    local found = self[i + 1]
    if found ~= nil then return i + 1, found end
  end, self, 0
end

return base
