--- Whom a sentence tells to do something, and by when: "By 1 December 2016, the NPCC, working with X, should have …".
local lpeg = require "lpeg"
local binding = require "peel.core"
local core = require "peel.grammar.core"
local P, S, Cp = lpeg.P, lpeg.S, lpeg.Cp
local text, any_of, ws = core.text, core.any_of, core.ws

local M = {}

local obliged = any_of { "should", "must", "needs to", "need to", "is to", "are to", "ought to", "shall" }
local placed = text.search(Cp() * obliged * Cp())
-- substrings of which a text that obliges somebody holds one
local obliging = binding.finder { { { "should", "must", "need", "is to", "are to", "ought", "shall" } } }
-- "should be reviewed" tells nobody; "should be able to" does
local adverb = any_of { "also", "then", "thereafter", "now", "always", "therefore", "not", "normally" }
local passive = ws * (adverb * ws) ^ -1 * P "be" * ws * -any_of { "able", "clear", "aware", "ready", "required", "responsible",
  "prepared" }

-- what acts: a body, or those who hold an office
local BODIES = {
  "force", "forces", "constabulary", "constabularies", "chief constable", "chief constables", "chief officers", "chief officer", "group",
  "board", "boards", "office", "college", "council", "NPCC", "APCC", "ACPO", "HMIC", "HMICFRS", "NCA", "CPS", "commissioner",
  "commissioners",
  "PCCs", "unit", "units", "ROCU", "ROCUs", "CTUs", "CTIUs", "agency", "agencies", "service", "services", "department", "departments",
  "ministry", "government", "inspectorate", "secretary", "minister", "ministers", "authority", "authorities", "association", "committee",
  "commission", "police", "lead", "leads", "partnership", "partnerships", "network", "organisations", "team", "teams", "hub", "hubs",
  "institute", "director", "directors", "prosecutors", "leaders", "officers", "body", "bodies", "panel", "inspectors", "academy",
}
local body = text.mention(BODIES)

-- words that begin a clause before the one who acts: "Working with partners, forces should …"
local LEADS = {
  "using", "working", "as", "where", "once", "with", "recognising", "when", "if", "following", "because", "given", "while", "although",
  "to", "for", "after", "before", "since", "drawing", "building", "having", "in", "until", "pending", "during", "on", "however",
  "therefore",
  "furthermore", "also", "thereafter", "subsequently", "additionally", "beginning", "starting", "by", "no later than", "from",
}
local led = any_of(LEADS)

-- the end of a label that opens a bullet: "Perpetrator programmes: "
local label = (P(1) - S ":.\n") ^ 1 * ":" * ws * Cp()
local BLANK = "[%s,;:]"

-- what may stand between a deadline and the one who acts: "of this report's publication,", "– and every year after –"
local function after_deadline(printed, from, at)
  local tail = printed:find("^ of ", from) or printed:find("^ from ", from) or printed:find("^ after ", from)
  local stop = tail and printed:find(",", from, true)
  if stop and stop < at then return stop + 1 end
  for _, dash in ipairs { "–", "—" } do
    local _, opened = printed:find("^%s*" .. dash, from)
    local _, closed = printed:find(dash, (opened or at) + 1, true)
    if closed and closed < at then return closed + 1 end
  end
  return from
end

--- What one sentence says; positions count from its first byte.
---@param printed string
---@return { deadline: table?, from: integer?, to: integer? }? nil where it obliges nobody
function M.read(printed)
  local at, after = placed:match(printed)
  if not at then return nil end
  local deadline, _, last = core.find_deadline(printed)
  local from = label:match(printed)
  if not from or from > at then from = 1 end
  if deadline and last < at then
    from = after_deadline(printed, math.max(from, last + 1), at)
  elseif led:match(printed, from) then
    local comma = printed:sub(1, at):match ".*(),"
    if comma and comma > from then from = comma end
  end
  while from < at and (printed:find(BLANK, from) == from or printed:find("^[–—-]", from)) do
    from = from + (printed:find("^[–—]", from) and 3 or 1)
  end
  local to = at - 1
  while to >= from do
    if printed:find(BLANK, to) == to or printed:sub(to, to) == "-" then to = to - 1
    elseif to - 2 >= from and (printed:sub(to - 2, to) == "–" or printed:sub(to - 2, to) == "—") then to = to - 3
    else break end
  end
  local subject = printed:sub(from, to)
  if to < from or passive:match(printed, after) or not body:match(subject) then from, to = nil, nil end
  return { deadline = deadline, from = from, to = to }
end

--- What a text says: the first deadline of an obliging sentence with the addressee of that sentence, else the first addressee.
---@param ctx table
---@param pieces { [1]: integer, [2]: integer }[] position pairs
---@return table? deadline
---@return { [1]: integer, [2]: integer }? addressee
function M.terms(ctx, pieces)
  local deadline, own, someone
  for _, piece in ipairs(pieces) do
    local printed = ctx.text(piece[1], piece[2])
    for _, sentence in ipairs(obliging:chooses(printed) and core.plain_sentences:match(printed) or {}) do
      local said = M.read(printed:sub(sentence.first, sentence.last))
      if said then
        local offset = piece[1] + sentence.first - 2
        local pair = said.from and { offset + said.from, offset + said.to }
        someone = someone or pair
        if said.deadline then
          deadline, own = said.deadline, pair
          break
        end
      end
    end
    if deadline then break end
  end
  return deadline, own or someone
end

return M
