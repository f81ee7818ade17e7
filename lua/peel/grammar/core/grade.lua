--- Grade words of a scale, as keys and as printed, in whole lines and in prose.
local lpeg = require "lpeg"
local grade = require "peel.grade"
local scales = require "peel.framework.scales"
local text = require "peel.grammar.core.text"
local P, S, Cc = lpeg.P, lpeg.S, lpeg.Cc

local M = {}

--- The scale where a framework names none: 2014 to 2019.
M.default = "peel_4"

-- a past form that only prose uses, beside those of the scale
local prose = { requires_improvement = { "required improvement" } }

local by_id = {}
for _, scale in ipairs(scales.scales) do by_id[scale.id] = scale end

-- a scale that a script defined, in the form of the built-in ones
local function defined(id)
  local there = false
  for _, known in ipairs(grade.scales()) do there = there or known == id end
  if not there then return nil end
  local known, made = grade.scale(id), { id = id, grades = {} }
  for rank, each in ipairs(known.grades) do made.grades[rank] = { key = each.name, title = each.title, words = {} } end
  for words, each in pairs(known.words) do table.insert(made.grades[each.rank].words, words) end
  for _, each in ipairs(made.grades) do table.sort(each.words) end
  by_id[id] = made
  return made
end

local function scale_of(framework)
  local id = framework and framework.scale
  if type(id) == "table" then id = id.id end
  return id and (by_id[id] or defined(id)) or by_id[M.default]
end

--- A grade word of a framework's scale in any of its printed forms; captures the grade's key.
---@param framework { scale: any }? its `scale` is the id of a scale; the scale of 2014 to 2019 where nothing is given
function M.pattern(framework)
  local scale = scale_of(framework)
  local p = P(false)
  for _, each in ipairs(scale.grades) do
    local own = text.ci(each.title)
    for _, form in ipairs(each.words or {}) do own = own + text.ci(form) end
    for _, form in ipairs(prose[each.key] or {}) do own = own + text.ci(form) end
    p = p + text.start * own * text.edge * Cc(each.key)
  end
  return p
end

--- The beginnings of a framework's grade words, in lower case: text without any of them states no grade.
---@param framework { scale: any }?
---@return string[]
function M.stems(framework)
  local stems = {}
  for _, each in ipairs(scale_of(framework).grades) do
    for _, form in ipairs { each.title, table.unpack(each.words or {}) } do
      stems[#stems + 1] = form:lower():match "^%l+":sub(1, 6)
    end
  end
  return stems
end

--- A whole line that says a grade and nothing else: "Good", "**REQUIRES IMPROVEMENT.**" once its marks are gone.
---@param words userdata a pattern of grade words
function M.line(words)
  return text.ws0 * text.quote ^ -1 * words * text.quote ^ -1 * S "." ^ -1 * text.ws0
end

return M
