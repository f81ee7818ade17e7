--- What stands behind a tag of a doc comment: `---@param name? type text`, `---@return type name text, ...`, `---@field`.
-- A type is kept as it is written; only where it ends has to be known.

local lpeg = require "lpeg"

local luacats = {}

local P, S, R, C, Cp, V = lpeg.P, lpeg.S, lpeg.R, lpeg.C, lpeg.Cp, lpeg.V

local blank = S " \t" ^ 0
local word = R("az", "AZ", "09") + S "_."

--- Where a type ends. Brackets hold anything that is balanced; quotes hold anything.
local grammar = P {
  "union",
  union = V "one" * (blank * "|" * blank * V "one") ^ 0,
  one = (V "func" + V "table" + V "group" + V "quoted" + V "named") * (P "[]" + "?") ^ 0,
  func = "fun" * V "group" * (":" * blank * V "union" * (blank * "," * blank * V "union") ^ 0) ^ -1,
  named = P "..." + (word - P ".." ) ^ 1 * V "angled" ^ -1,
  angled = "<" * (V "angled" + V "group" + V "table" + (1 - S "<>")) ^ 0 * ">",
  group = "(" * (V "group" + V "table" + V "quoted" + (1 - S "()")) ^ 0 * ")",
  table = "{" * (V "table" + V "group" + V "quoted" + (1 - S "{}")) ^ 0 * "}",
  quoted = P '"' * (1 - P '"') ^ 0 * '"',
}
local a_type = C(grammar) * blank * Cp()

local MOST_BRACKETS = 60 -- no type has so many; each takes from LPeg's stack

--- The type at the beginning of a text, and the rest; nil where there is none.
---
--- ```lua
--- luacats.type "fun(x: any): boolean does it hold?"   --> "fun(x: any): boolean", "does it hold?"
--- ```
---@param text string
---@return string? type
---@return string? rest
function luacats.type(text)
  local _, brackets = text:gsub("[({<]", "")
  if brackets > MOST_BRACKETS then return nil end
  local found, after = a_type:match(text)
  if found then return found, text:sub(after) end
end

---@class peel.Documented a parameter, a result or a field
---@field name string? of a result only where it has one
---@field type string
---@field optional boolean? nil may be given, or may be there
---@field doc string "" where nothing is said

--- A type without the mark that it may be nil.
local function bare(written)
  local inner = written:match "^%((.*)%)%?$" or written:match "^(.*)%?$" or written:match "^(.*)|nil$"
  return inner or written, inner ~= nil
end

--- A type that may be nil.
---
--- ```lua
--- luacats.absent "string|integer"   --> "(string|integer)?"
--- ```
---@param kind string
---@return string
function luacats.absent(kind)
  if kind == "any" then return kind end
  return kind:find "|" and not kind:find "^%b()$" and "(" .. kind .. ")?" or kind .. "?"
end

--- A parameter: what stands behind `@param`; nil where it can't be read.
---
--- ```lua
--- luacats.param("n? integer how many; 3 if absent").optional   --> true
--- ```
---@param text string
---@return peel.Documented?
function luacats.param(text)
  local name, mark, rest = text:match "^([%w_.]+)(%??)%s+(.*)$"
  local kind, doc = luacats.type(rest or "")
  if not kind then return nil end
  local plain, absent = bare(kind)
  return { name = name, type = plain, optional = mark == "?" or absent, doc = doc }
end

--- A field: what stands behind `@field`; nil where it can't be read or is not for users.
---@param text string
---@return peel.Documented?
function luacats.field(text)
  local scope, behind = text:match "^(%l+) (.*)$"
  if scope == "package" or scope == "private" or scope == "protected" then return nil end
  if scope == "public" then text = behind end
  local key, rest = text:match "^(%b[])%s+(.*)$"
  if not key then return luacats.param(text) end
  local kind, doc = luacats.type(rest)
  return kind and { name = key, type = kind, optional = false, doc = doc } or nil
end

--- Results: what stands behind `@return`. Several stand in one line only where each is a type and a name at most.
---
--- ```lua
--- #luacats.results "any owner, peel.RecordSet set, integer row"   --> 3
--- luacats.results("string? message starts with the path")[1].doc   --> "message starts with the path"
--- ```
---@param text string
---@return peel.Documented[]
function luacats.results(text)
  local several, rest = {}, text
  repeat
    local kind, behind = luacats.type(rest)
    if not kind then return {} end
    local name, tail = behind:match "^([%a_][%w_]*)%s*(.*)$"
    if not name then tail = behind end
    local plain, absent = bare(kind)
    several[#several + 1] = { name = name, type = plain, optional = absent, doc = name or "" }
    rest = tail:match "^,%s*(.*)$"
  until not rest
  local kind, doc = luacats.type(text)
  local last = text:match "([^,]*)$"
  local _, behind = luacats.type(last:gsub("^%s+", ""))
  if #several > 1 and behind and not behind:find "%s" then return several end
  local plain, absent = bare(kind --[[@as string]])
  return { { name = doc and doc:match "^[%a_][%w_]*" or nil, type = plain, optional = absent, doc = doc } }
end

return luacats
