--- Why a unit has its score: every number from the quotation in a report to the score, as a tree. `tostring` draws it, `:json()`
-- gives it to other programs. Whoever has the text can work the score out again: each value is given in full, with the
-- formula that it comes from.

local aggregate = require "peel.score.aggregate"
local allowed = require "peel.score.allowed"
local coding = require "peel.score.coding"
local complain = require "peel.query.complain"
local copeland = require "peel.score.copeland"
local json = require "peel.export.json"
local near = require "peel.near"
local numbers = require "peel.score.numbers"

local explain = {}

---@class peel.Explanation
---@field text string the tree as text
---@field tree table the tree as a plain table: what `json` writes
local methods = {}

local FIELDS = { "json", "text", "tree" }

local ORDER = { "unit", "score", "rank", "of", "tied", "allowed", "limits", "root", "name", "weight", "direction", "step", "method", "coding", "codes",
  "rule", "by", "from", "value", "kind", "reason", "text", "aggregate", "formula", "sources", "steps", "meetings", "against", "weight_ahead",
  "weight_behind", "result", "parts", "cite", "path", "page", "line", "quotation" }
local KNOWN, LIST = {}, { __jsontype = "array" }
for _, key in ipairs(ORDER) do KNOWN[key] = true end

--- A number, or the name of a grade.
local function plain(value) return type(value) == "number" and value or value ~= nil and tostring(value) or nil end

--- A number in full, or the name of a grade.
local function told(value) return type(value) == "number" and numbers.text(value) or tostring(value) end

--- An object whose keys stand in the order above, others behind them.
local function object(fields)
  local order, rest = {}, {}
  for _, key in ipairs(ORDER) do
    if fields[key] ~= nil then order[#order + 1] = key end
  end
  for key in pairs(fields) do
    if not KNOWN[key] then rest[#rest + 1] = key end
  end
  table.sort(rest)
  table.move(rest, 1, #rest, #order + 1, order)
  return setmetatable(fields, { __jsontype = "object", __jsonorder = order })
end

local function list(items) return setmetatable(items, LIST) end

--- Every record behind the rows of an input.
local function sources_of(input)
  local places = {}
  for _, row in ipairs(input.rows) do
    for _, record in ipairs(row.records and row:records() or {}) do
      local place = record:place()
      places[#places + 1] = object { path = place.path, page = place.page, line = place.line, quotation = place.quotation, cite = record:cite() }
    end
  end
  return list(places)
end

--- How the value was found, before anything was done to it.
local function read_steps(input)
  local steps = {}
  local first = input.from
  if input.reason == nil then first = input.value end
  local kind = not first and (input.replaced or input.kind) or nil
  local text = {}
  if input.how then text[#text + 1] = input.how end
  if input.without then text[#text + 1] = input.without end
  local sources = sources_of(input)
  if #sources == 0 and not input.how and not input.without and first ~= nil then text[#text + 1] = "a value of a table of one's own, no source" end
  for _, bridge in ipairs(input.bridges or {}) do text[#text + 1] = bridge end
  steps[1] = object { step = first ~= nil and "read" or "missing", value = plain(first), kind = kind,
    text = #text > 0 and table.concat(text, "; ") or nil, sources = sources }
  if input.reason then
    steps[2] = object { step = "override", from = plain(first) or kind, value = plain(input.value) or input.kind, reason = input.reason }
  end
  return steps
end

local function leaf_node(worked, i)
  local leaf, input = worked.part, worked.inputs[i]
  local steps = read_steps(input)
  local function add(step) steps[#steps + 1] = object(step) end
  local value = worked.coded[i]
  if leaf.coding and worked.scale and input.value ~= nil then
    add { step = "coding", coding = leaf.coding.name, codes = coding.told(leaf.coding, worked.scale), value = value }
  end
  if worked.imputed[i] ~= nil then
    local how = worked.imputed[i]
    add { step = "impute", method = told(how), value = plain(value),
      text = (how == "mean" or how == "median" or how == "worst") and ("the %s of the units that have a value"):format(how) or "as told" }
  end
  if worked.values[i] ~= nil and worked.kind == "number" then
    for _, step in ipairs(worked.steps(i)) do add(step) end
  end
  return object { name = leaf.name, weight = leaf.weight, direction = leaf.sign > 0 and "higher" or "lower", value = plain(worked.values[i]),
    steps = list(steps) }
end

--- Who met whom, where that is what the value is made of.
local function meetings_of(worked, i, run)
  local function label(k) return run.units[k].label end
  local meetings, wins, defeats = {}, 0, 0
  for k = 1, #run.units do
    if k ~= i and worked.values[k] ~= nil then
      local met = copeland.meet(worked.meetings, i, k, label)
      local parts = {}
      for at, name in ipairs(worked.meetings.names) do
        local own, other = worked.meetings.values[at][i], worked.meetings.values[at][k]
        if own ~= nil and other ~= nil then
          local sign = own == other and "=" or own > other and ">" or "<"
          parts[#parts + 1] = ("%s %s %s %s (%s)"):format(name, told(own), sign, told(other), numbers.text(worked.meetings.weights[at]))
        end
      end
      wins, defeats = wins + (met.result > 0 and 1 or 0), defeats + (met.result < 0 and 1 or 0)
      meetings[#meetings + 1] = object { against = label(k), text = table.concat(parts, ", "), weight_ahead = met.weight_ahead,
        weight_behind = met.weight_behind, result = met.result > 0 and "win" or met.result < 0 and "defeat" or "draw" }
    end
  end
  return list(meetings), ("%d - %d"):format(wins, defeats)
end

local function group_node(worked, i, run)
  local group, parts = worked.part, {}
  for k, child in ipairs(worked.parts) do parts[k] = child.parts and group_node(child, i, run) or leaf_node(child, i) end
  local node = { name = group.name, weight = group.weight, aggregate = aggregate.told(group.aggregate), value = plain(worked.values[i]), parts = list(parts) }
  if worked.values[i] ~= nil then
    if worked.meetings then node.meetings, node.formula = meetings_of(worked, i, run) else node.formula = worked.formula(i) end
  end
  return object(node)
end

--- The tree of a unit.
---@param run peel.Evaluation
---@param i integer
---@return table
function explain.tree(run, i)
  local limited = {}
  for k, one in ipairs(run.limited[i] or {}) do
    limited[k] = object { rule = ("no better than %s where %s"):format(told(one.rule.bound), one.rule.condition), by = list(one.names), from = plain(one.from),
      value = plain(one.to) }
  end
  local root = group_node(run.root, i, run)
  root.weight = nil
  local scored = 0
  for _ in pairs(run.score) do scored = scored + 1 end
  return object { unit = run.units[i].label, score = plain(run.score[i]), rank = run.rank[i], of = scored, tied = run.tied[i] or nil, root = object(root),
    limits = #limited > 0 and list(limited) or nil, allowed = allowed.words(run.plan.permits) }
end

--- " = 3": what stands behind a name.
local function equals(value) return value ~= nil and " = " .. told(value) or ": no value" end

local function step_lines(step, out, indent)
  local line = { step.step }
  if step.step == "coding" then line[1] = ("coding %s (%s)"):format(step.coding, step.codes)
  elseif step.step == "override" then line[1] = ("overridden, %s becomes %s: %s"):format(told(step.from), told(step.value), step.reason)
  elseif step.step == "impute" then line[1] = ("imputed, %s (%s)"):format(step.method, step.text)
  elseif step.step == "missing" then line[1] = ("no value: %s%s"):format(step.kind, step.text and ", " .. step.text or "")
  elseif step.text then line[1] = ("%s (%s)"):format(step.step, step.text) end
  if step.formula then line[#line + 1] = step.formula end
  if step.step ~= "override" and step.step ~= "missing" then line[#line + 1] = told(step.value) end
  out[#out + 1] = indent .. table.concat(line, " = ")
  for _, source in ipairs(step.sources or {}) do out[#out + 1] = indent .. "  " .. source.cite:gsub("%c", " ") end
end

local function node_lines(node, out, before, last)
  local head, below = before, before
  if last ~= nil then head, below = before .. (last and "└─ " or "├─ "), before .. (last and "   " or "│  ") end
  local weight = node.weight and (" (weight %s)"):format(numbers.text(node.weight)) or ""
  if node.steps then
    out[#out + 1] = head .. node.name .. weight .. equals(node.value)
    for _, step in ipairs(node.steps) do step_lines(step, out, below .. "  ") end
    return
  end
  out[#out + 1] = head .. node.name .. weight .. equals(node.value)
  if node.formula then out[#out + 1] = ("%s  %s = %s = %s"):format(below, node.aggregate, node.formula, told(node.value)) end
  for _, met in ipairs(node.meetings or {}) do
    out[#out + 1] = ("%s  against %s: %s; %s to %s, %s"):format(below, met.against, met.text, numbers.text(met.weight_ahead),
      numbers.text(met.weight_behind), met.result)
  end
  for k, part in ipairs(node.parts) do node_lines(part, out, below, k == #node.parts) end
end

--- The tree as text.
---@param tree table
---@return string
function explain.draw(tree)
  local out = {}
  local rank = tree.rank and (", rank %d of %d%s"):format(tree.rank, tree.of, tree.tied and " (shared)" or "") or ""
  out[1] = ("%s: %s%s"):format(tree.unit, tree.score ~= nil and "score " .. told(tree.score) or "no score", rank)
  if tree.allowed then out[#out + 1] = "allowed: " .. tree.allowed end
  for _, one in ipairs(tree.limits or {}) do
    out[#out + 1] = ("limited, %s becomes %s: %s (%s)"):format(told(one.from), told(one.value), one.rule, table.concat(one.by, ", "))
  end
  node_lines(tree.root, out, "", nil)
  return table.concat(out, "\n")
end

--- The tree as JSON text, indented.
---@return string
function methods:json()
  if getmetatable(self) == nil or rawget(self, "tree") == nil then complain("json: an explanation expected, got %s (is it called with ':'?)", type(self)) end
  return json.encode(self.tree, { pretty = true })
end

local meta = { __name = "peel.Explanation" }

function meta.__index(self, key)
  if methods[key] then return methods[key] end
  if key == "text" then
    rawset(self, "text", explain.draw(self.tree))
    return self.text
  end
  complain("an explanation has no field %s%s", tostring(key), near.hint(key, FIELDS))
end

function meta.__tostring(self) return self.text end
function meta.__newindex() complain "an explanation cannot be changed" end
function methods.__complete() return table.move(FIELDS, 1, #FIELDS, 1, {}) end

--- Why a unit has its score.
---@param run peel.Evaluation
---@param i integer
---@return peel.Explanation
function explain.of(run, i)
  return setmetatable({ tree = explain.tree(run, i) }, meta) --[[@as peel.Explanation]]
end

explain.methods = methods

return explain
