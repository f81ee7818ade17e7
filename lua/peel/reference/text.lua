--- Running text broken into lines.

local printing = require "peel.printing"

local text = {}

--- The words of a text in lines of at most `width` cells, each behind `indent`; a longer word has a line of its own.
---
--- ```lua
--- text.wrap("one two three", 8, "  ")   --> { "  one", "  two", "  three" }
--- ```
---@param words string
---@param width integer
---@param indent? string
---@return string[]
function text.wrap(words, width, indent)
  indent = indent or ""
  local lines, line, used = {}, nil, 0
  for word in words:gmatch "%S+" do
    local size = printing.width(word)
    if line and used + 1 + size <= width then line, used = line .. " " .. word, used + 1 + size
    else
      lines[#lines + 1] = line
      line, used = indent .. word, printing.width(indent) + size
    end
  end
  lines[#lines + 1] = line
  return lines
end

return text
