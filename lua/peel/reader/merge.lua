--- One fact, one record: statements that the text repeats become mentions of the first.

local fold = require "peel.fold"

local merge = {}

--- Lists whose records may repeat, and what makes two of them the same statement.
local keys = {
  prior_judgments = function(fields) return ("%s|%s|%s"):format(fields.area, fields.year, fields.grade) end,
  comparability = function(fields, text) return ("%s|%s|%s"):format(fields.area, fields.comparable, fold(text)) end,
  distributions = function(fields) return tostring(fields.area) end,
}

--- A function that takes the fields of a record of any list and says where they go: it returns true where they were
--- added to an earlier record as a mention.
---@param document any
---@return fun(list: string, fields: table, append: fun(fields: table): integer, update: fun(row: integer, fields: table)): boolean
function merge.new(document)
  local seen = {} ---@type table<string, table<string, {row: integer, fields: table}>>
  return function(list, fields, append, update)
    local key_of = keys[list]
    if not key_of then return false end
    local text = type(fields.text) == "table" and document:text(fields.text) or fields.text or ""
    local key = key_of(fields, text)
    seen[list] = seen[list] or {}
    local first = seen[list][key]
    local mention = { as = fields.grade, spans = fields.spans }
    if not first then
      fields.mentions = { mention }
      seen[list][key] = { row = append(fields), fields = fields }
      return true
    end
    table.insert(first.fields.mentions, mention)
    local spans = table.move(first.fields.spans, 1, #first.fields.spans, 1, {})
    first.fields.spans = table.move(fields.spans, 1, #fields.spans, #spans + 1, spans)
    update(first.row, { mentions = first.fields.mentions, spans = first.fields.spans })
    return true
  end
end

return merge
