--- The verb that tells what the fields of a query hold.

local base = require "peel.query.base"
local core = require "peel.core"
local row = require "peel.query.row"
local scales = require "peel.query.scales"
local values = require "peel.query.values"

--- The smallest and the largest of some values, where they have an order.
local function ends(list, kind)
  if not values.is_ordered(kind) then return nil end
  local least, most
  for _, value in ipairs(list) do
    if kind ~= "grade" or value.scale then
      if least == nil or value < least then least = value end
      if most == nil or most < value then most = value end
    end
  end
  return least, most
end

local DESCRIBED = {
  { name = "field", type = "string", doc = "the field" }, { name = "type", type = "string", doc = "its type" },
  { name = "present", type = "integer", doc = "rows that have a value" }, { name = "missing", type = "integer", doc = "rows that have none" },
  { name = "distinct", type = "integer", doc = "how many different values" },
  { name = "min", type = "value", doc = "the least, earliest or worst" }, { name = "max", type = "value", doc = "the largest, latest or best" },
  { name = "commonest", type = "value", doc = "the value that most rows have" }, { name = "times", type = "integer", doc = "how many" },
}

--- Every field: its type, how many rows have a value and how many have none, how many different values there are, the least
--- and the largest, and the commonest. Each row leads to the records that have a value.
---
--- ```lua
--- print(report:measures():describe())
--- ```
---@return peel.Query
function base.methods:describe()
  local part = base.check(self, "describe")
  local shown, at = {}, {}
  for i, field in ipairs(DESCRIBED) do shown[i], at[field.name] = field.name, field.name end
  return base.new { input = part, fields = DESCRIBED, shown = shown, name = "description of " .. part.name, singular = "description of a field",
    run = function(view)
      local face, lists, notes = view.face, {}, view.notes
      for i in ipairs(DESCRIBED) do lists[i] = {} end
      for i, field in ipairs(face.fields) do
        local column = face:column(field.name)
        local present = #face.frame:filter(view.rows, { { column, "present" } })
        local told = { field.name, field.type, present, view.n - present }
        if values.is_key(field.type) then
          local found, counts = face.frame:count_by(view.rows, column)
          told[5], told[8], told[9] = #found, found[1], counts[1]
          local against = field.type == "grade" and scales.look("min and max of " .. field.name .. " are left out", part, face, view.rows, column)
          if against then notes = base.noted(notes, against) else told[6], told[7] = ends(found, field.type) end
        end
        for k = 1, #DESCRIBED do lists[k][i] = told[k] end
      end
      local columns = {}
      for i, field in ipairs(DESCRIBED) do columns[i] = { name = field.name, type = field.type, values = lists[i] } end
      return { n = #face.fields, notes = notes, face = row.face { name = "description of " .. part.name,
        singular = "description of a field", fields = DESCRIBED, at = at, frame = core.frame_of(#face.fields, columns),
        records = function(i)
          return base.records(face, face.frame:filter(view.rows, { { face:column(face.fields[i].name), "present" } }))
        end } }
    end }
end
