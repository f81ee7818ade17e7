--- Forces as the prose of an overview names them: by their formal names, or by the area after "In".
local lpeg = require "lpeg"
local forces = require "peel.forces"
local core = require "peel.grammar.core"
local P, C, Cg, Cp, Ct = lpeg.P, lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct
local text = core.text
local ci, ws, any_of = text.ci, text.ws, core.any_of

local M = {}

local SUFFIXES = { "police", "constabulary", "police service", "police force" }

local function is_formal(name)
  local lower = name:lower()
  for _, suffix in ipairs(SUFFIXES) do
    if lower:sub(-#suffix) == suffix then return true end
  end
  return false
end

local formal, short = {}, {}
for _, force in ipairs(forces.list()) do
  for _, wording in ipairs(forces.wordings(force.name)) do
    if wording:find "^[%w%- ]+$" then table.insert(is_formal(wording) and formal or short, wording) end
  end
end

-- "the Metropolitan Police Service (MPS)", "Kent Police's"
local after = (ws * "(" * lpeg.R "AZ" ^ 2 * ")") ^ -1 * (text.apostrophe * P "s" ^ -1) ^ -1

--- A force by a name that says what it is; captures the name. A name that the registry does not know counts too.
M.formal = (ci "the" * ws) ^ -1 * C(any_of(formal) + core.force) * after

--- A force by the name of its area; captures the name.
M.area = C(any_of(short))

-- words that begin a name by chance: "When Kent Police …"
local BEFORE = { "When ", "While ", "For ", "In ", "At ", "As ", "Both ", "Within ", "From ", "By ", "HMIC ", "After ", "Since ",
  "Unlike ", "Like " }

--- The short name of a force as printed: canonical where the registry knows it, else without "Police".
---@param printed string
---@return string
function M.short(printed)
  local known = forces.find(printed)
  if known then return known end
  for _, word in ipairs(BEFORE) do
    if printed:sub(1, #word) == word then return M.short(printed:sub(#word + 1)) end
  end
  return forces.strip(printed)
end

--- Every force that a text names formally, in order: `{ name =, at = }`.
local all = Ct((Ct(Cg(Cp(), "at") * Cg(M.formal, "name")) + text.word + (P(1) - "\n")) ^ 0)

---@param printed string
---@param listed table<string, any>? forces of the report's own table, by name; what neither it nor the registry knows is none
---@return { name: string, at: integer }[]
function M.all(printed, listed)
  local found = {}
  for _, one in ipairs(all:match(printed)) do
    one.name = M.short(one.name)
    if M.known(one.name, listed) then found[#found + 1] = one end
  end
  return found
end

--- Is a short name that of a force: one of the registry or of the report's table? Where a report has no table, any name is.
---@param name string
---@param listed table<string, any>?
function M.known(name, listed)
  return forces.find(name) ~= nil or listed == nil or listed[name] ~= nil
end

return M
