--- Wraps one line of text at a width, as a converter from PDF would.
--
-- A line is never joined with another. Words are kept whole unless a `hyphenate` function breaks
-- them; tags and markdown links are kept whole; a continuation does not begin with what would read
-- as a list marker, a heading, a number or a caption while an earlier break can avoid it.

local wrap = {}

--- Number of characters (UTF-8 code points, or bytes where the text is not UTF-8).
---@param text string
---@return integer
function wrap.columns(text)
  return utf8.len(text) or #text
end

--- Words of a line; blanks inside `<...>` and `[...](...)` do not part words.
---@param line string
---@return string[]
function wrap.words(line)
  local words, at = {}, 1
  local kept = {}
  local function keep(pattern)
    local first, last = line:find(pattern)
    while first do
      for i = first, last do kept[i] = true end
      first, last = line:find(pattern, last + 1)
    end
  end
  keep "<[^<>]*>"
  keep "%[[^%[%]]*%]%([^()]*%)"
  local start
  while at <= #line do
    local blank = line:byte(at) == 32 and not kept[at]
    if not blank and not start then start = at end
    if blank and start then
      words[#words + 1] = line:sub(start, at - 1)
      start = nil
    end
    at = at + 1
  end
  if start then words[#words + 1] = line:sub(start) end
  return words
end

local openers = { "^[-*+#>=|_~]", "^%d", "^%(%a%)", "^%(%d+%)", "^%a[.)]$", "^[ivxIVX]+[.)]$", "^o$", "^%^", "^<",
  "^•", "^·", "^▪", "^◦", "^–$", "^—$", "^–", "^—", "^¹", "^²", "^³", "^⁰", "^⁴", "^⁵", "^⁶", "^⁷", "^⁸", "^⁹",
  "^Figure$", "^Table$", "^Source", "^Note", "^Annex$", "^Contents$", "^Chart$", "^Box$", "^Chapter$", "^http", "^www" }

--- Whether a word at the start of a line could be read as something other than running text.
---@param word string
---@return boolean
function wrap.misleads(word)
  for _, opener in ipairs(openers) do
    if word:find(opener) then return true end
  end
  return false
end

--- Wraps `line` at `width` columns.
---@param line string one line, without its line end
---@param width integer
---@param hyphenate? fun(word: string, room: integer): string?, string? gives the two parts of a word that is broken at the line end
---@param hang? string what a continuation starts with
---@return string[] lines
function wrap.line(line, width, hyphenate, hang)
  local queue, lines, current, used = wrap.words(line), {}, {}, 0
  local indent = line:match "^ *"
  local prefix = indent
  local at = 1
  local function close()
    lines[#lines + 1] = prefix .. table.concat(current, " ")
    prefix, current, used = hang or indent, {}, 0
  end
  while at <= #queue do
    local word = queue[at]
    local size = wrap.columns(word)
    local room = width - #prefix - used - (#current > 0 and 1 or 0)
    if #current == 0 or size <= room then
      used = used + size + (#current > 0 and 1 or 0)
      current[#current + 1] = word
      at = at + 1
    else
      local head, tail
      if hyphenate then head, tail = hyphenate(word, room) end
      if head then
        current[#current + 1] = head
        queue[at] = tail
      else
        local back = #current
        while back > 2 and wrap.misleads(queue[at]) do -- take words back until the next line starts well
          at, back = at - 1, back - 1
        end
        if wrap.misleads(queue[at]) then at = at + (#current - back) else current = table.move(current, 1, back, 1, {}) end
      end
      close()
    end
  end
  if #current > 0 then close() end
  return lines
end

return wrap
