--- What the core could not settle, in words: one message for each of its codes.

local messages = {
  cut_joined = { "note", "a paragraph was cut and joined with what follows, by its place alone" },
  cut_open = { "note", "a paragraph ends in mid-sentence and its rest was not found" },
  entry_unmatched = { "warning", "the contents list names a section that was not found: %s" },
  mark_alone = { "warning", "the text refers to footnote %d, which was not found" },
  note_alone = { "note", "nothing in the text refers to footnote %d" },
  table_ragged = { "note", "the rows of this table differ in length" },
  control_bytes = { "warning", "control bytes, read as blanks" },
  figure_gap = { "note", "figure %d does not follow the figure before it" },
  note_gap = { "note", "footnote %d does not follow the footnote before it" },
}

local diagnostics = {}

--- Severity and message of one of document:problems().
---@param problem table
---@param document any
---@return string severity
---@return string message
function diagnostics.describe(problem, document)
  local entry = messages[problem.code]
  local message = entry[2]
  if message:find "%%s" then message = message:format(problem.spans and document:text(problem.spans) or "?")
  elseif message:find "%%d" then message = message:format(problem.number) end
  return entry[1], message
end

return diagnostics
