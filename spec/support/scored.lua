--- Small scores for specs: lists of values by force, and what came of them in one line.

local grade = require "peel.grade"
local peel = require "peel"

local scored = {}

--- A query of numbers by force.
function scored.numbers(list)
  local rows = {}
  for name, value in pairs(list) do rows[#rows + 1] = { force = name, value = value } end
  table.sort(rows, function(a, b) return a.force < b.force end)
  return peel.table(rows, { "force", { name = "value", type = "number" } })
end

--- A query of grades by force: their names on a scale of four.
function scored.grades(list)
  local rows = {}
  for name, value in pairs(list) do rows[#rows + 1] = { force = name, grade = grade.of("peel_4", value) } end
  table.sort(rows, function(a, b) return a.force < b.force end)
  return peel.table(rows)
end

--- A score of one indicator or several, each a list by force.
function scored.score(lists, changes)
  local definition = { unit = "force", indicators = {} }
  for i, list in ipairs(lists) do
    definition.indicators[i] = { name = "x" .. i, from = type(next(list) and list[next(list)]) == "string" and scored.grades(list) or scored.numbers(list) }
  end
  for key, value in pairs(changes or {}) do definition[key] = value end
  return peel.score(definition)
end

--- Rank, unit and score, best first.
function scored.scores(result)
  local words = {}
  for _, name in ipairs(result:units()) do
    local unit = result[name]
    words[#words + 1] = ("%s %s %s"):format(unit.rank or "-", name, unit.score == nil and "-" or type(unit.score) == "number" and
      ("%g"):format(unit.score) or unit.score.name)
  end
  return table.concat(words, ", ")
end

--- What stands under the table.
function scored.notes(result) return table.concat(result:notes(), "; ") end

return scored
