--- Lines of a tape: a block each, its first byte the kind.
local lpeg = require "lpeg"
local core_lines = require "peel.core".lines
local P, R, S, C, Cg, Cmt, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cg, lpeg.Cmt, lpeg.Cp, lpeg.Ct

local M = {}

--- Kind bytes.
M.heading, M.paragraph, M.item, M.nested = "\1", "\2", "\3", "\4"
M.header, M.row, M.caption, M.source, M.note = "\5", "\6", "\7", "\8", "\14"
--- What separates the cells of a row.
M.cell = "\9"

--- The kind byte of a line, and a heading's level; captures both as `kind` and `level`.
M.kind = Cg(C(P "\1"), "kind") * Cg(R "09" / tonumber, "level") + Cg(C(S "\2\3\4\5\6\7\8\14"), "kind")

--- What is left of a line.
M.rest = (P(1) - "\n") ^ 0

--- The position of the byte before.
M.last = Cp() / function(after) return after - 1 end

--- All lines of a tape as `{ kind=, level=, first=, last=, … }`; `body` may capture named groups while it reads the text.
---@param body userdata?
---@return userdata pattern with one capture, a list
function M.lines(body)
  if not body then return Cmt(true, function(subject, at) return core_lines(subject, at) end) end
  local line = Ct(M.kind * Cg(Cp(), "first") * body ^ -1 * M.rest * Cg(M.last, "last"))
  return Ct((line * (P "\n" + -P(1)) + M.rest * "\n") ^ 0)
end

return M
