--- What `where` can ask of a field beside a value: words with * and ?, LPeg patterns, whether there is a value at all.

local complain = require "peel.query.complain"

-- This file is loaded with peel itself: what only errors need is loaded by them.
local function show(value) return require "peel.query.values".show(value) end

local condition = {}

---@class peel.Condition
---@field kind "like"|"matches"|"missing"|"present"
---@field package said string
local meta = { __name = "peel.Condition" }
meta.__index = meta
function meta:__tostring() return self.said end

local function new(kind, said, fields)
  fields.kind, fields.said = kind, said
  return setmetatable(fields, meta)
end

--- Texts that look like this: `*` stands for any characters, `?` for one. Case, quotes, dashes and runs of blanks do not
--- count (see peel.fold). The whole text must fit: begin and end with `*` to look inside.
---
--- ```lua
--- report:values { name = peel.like "*satisf*" }
--- ```
---@param glob string
---@return peel.Condition
function condition.like(glob)
  if type(glob) ~= "string" or glob == "" then
    complain('like: bad argument \'glob\': words with * and ? expected, such as "*satisf*", got %s', show(glob))
  end
  return new("like", ("peel.like %q"):format(glob), { glob = glob })
end

--- Texts that an LPeg pattern matches at their beginning, as `lpeg.match` does. The pattern is tried once for each
--- different text. One string is taken as the source of a pattern of `re`.
---
--- ```lua
--- report:judgments { question = peel.matches(lpeg.P "How effective" * lpeg.P(1)^0 * "crime") }
--- report:judgments { question = peel.matches "'How ' [a-z]+ ' is the force'" }
--- ```
---@param pattern any
---@return peel.Condition
function condition.matches(pattern)
  local lpeg = require "lpeg"
  if type(pattern) == "string" then
    local ok, made = pcall(require "re".compile, pattern)
    if not ok then complain("matches: the pattern is not one of re: %s", (tostring(made):gsub("%s+", " "))) end
    pattern = made
  end
  if lpeg.type(pattern) ~= "pattern" then
    complain("matches: bad argument 'pattern': an LPeg pattern or a pattern of re expected, got %s", show(pattern))
  end
  return new("matches", "peel.matches(pattern)", { pattern = pattern })
end

--- Rows without a value: `where{ area = peel.missing }`.
condition.missing = new("missing", "peel.missing", {})

--- Rows with a value.
condition.present = new("present", "peel.present", {})

--- Is it one of these?
---@param value any
---@return boolean
function condition.is(value) return getmetatable(value) == meta end

return condition
