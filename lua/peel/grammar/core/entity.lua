--- Whom a number is of: a force by its printed name, England and Wales, a group of forces.
local lpeg = require "lpeg"
local forces = require "peel.forces"
local text = require "peel.grammar.core.text"
local P, R, S, Cp = lpeg.P, lpeg.R, lpeg.S, lpeg.Cp
local ws, ci = text.ws, text.ci

local M = {}

local nation = text.start * ci "England" * ws * (ci "and" + "&") * ws * ci "Wales" * text.edge
local suffix = (ci "Police Service" + ci "Police Force" + ci "Police" + ci "Constabulary") * text.edge
local capital = R "AZ" + R "\195\197" * R "\128\191"
local capword = -suffix * capital * (text.letter + S "-'." + R "\128\255") ^ 0
local joiner = ((P "and" + "of" + "the" + "upon" + "And" + "Of") * text.edge + "&") * ws

--- "England and Wales", also with an ampersand.
M.nation = nation
--- A force by its formal name, a capitalised name before "Police" or "Constabulary".
M.force = text.start * -nation * capword * (ws * joiner ^ -2 * capword) ^ -5 * ws * suffix

local groups = text.any_of {
  "all forces", "most similar forces", "most similar group", "similar forces", "national average", "force average", "national",
  "the force", "force", "your force", "average", "MSG", "MSG average",
}
--- A group of forces, or "the force", as tables head their columns.
M.group = groups
--- Any entity that heads a value.
M.entity = nation + M.force + groups

local only_nation = nation * -1
local only_force = M.force * -1
local only_own = (ci "the force" + ci "force" + ci "your force") * -1

--- The short name of an entity: a force by its canonical name, or without "Police" or "Constabulary" where it is not
--- known; England and Wales in full; else as printed.
---@param raw string as printed
---@param own string? the report's force, which "Force" stands for
---@return string
function M.short(raw, own)
  raw = raw:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")
  if only_nation:match(raw) then return "England and Wales" end
  if own and only_own:match(raw) then return own end
  local known = forces.find(raw)
  if known then return known end
  if own and raw:lower() == own:lower() then return own end
  if not only_force:match(raw) then return raw end
  local name = forces.strip(raw)
  if own and name:lower() == own:lower() then return own end
  return name
end

local only_group = groups * -1

--- Is a text an entity that a report is known to have: its own force, England and Wales, a group of forces?
---@param raw string
---@param own string?
---@return boolean
function M.expected(raw, own)
  return only_nation:match(raw) ~= nil or only_group:match(raw) ~= nil or own ~= nil and M.short(raw, own) == own
end

local prefix = Cp() * M.entity * Cp()

--- The entity with which a column's heading begins.
---@param raw string
---@return integer? first, integer? last inclusive positions; nil where it begins with none
function M.leading(raw)
  local first, after = prefix:match(raw)
  if not first then return nil end
  return first, after - 1
end

return M
