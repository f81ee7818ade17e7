--- Breaks words at line ends so that a reader can put them together again: a solid word only where the
-- document prints it whole elsewhere, a compound only at its own hyphen and only where it stands unbroken elsewhere.

local inline = require "spec.support.inline"

local hyphen = {}

--- How often each word (lower case) is printed in headings, paragraphs, items and notes.
---@param doc table a neutral document
---@return table<string, integer>
function hyphen.words(doc)
  local count = {}
  local function text(value)
    for word in inline.plain(value):gmatch "%f[%w-]%a[%a-]*%a%f[^%w-]" do
      word = word:lower()
      count[word] = (count[word] or 0) + 1
    end
  end
  local function walk(blocks)
    for _, block in ipairs(blocks) do
      if block.h then text(block[1]) end
      if block.p then text(block.p) end
      if block.note then text(block.note[2]) end
      for _, item in ipairs(block.list or {}) do
        text(type(item) == "table" and item[1] or item)
        for _, sub in ipairs(type(item) == "table" and item.sub or {}) do text(sub) end
      end
      for _, column in ipairs(block.columns or {}) do walk(column) end
    end
  end
  walk(doc.body)
  return count
end

--- A function for `wrap.line` that breaks words of `doc`, each at most as often as one whole print of it stays.
---@param doc table a neutral document
---@return fun(word: string, room: integer): string?, string?
function hyphen.breaker(doc)
  local left, whole = hyphen.words(doc), hyphen.words(doc)
  local function spend(word)
    word = word:lower()
    if (left[word] or 0) < 2 then return false end
    left[word] = left[word] - 1
    return true
  end
  return function(word, room)
    local open, core, close = word:match "^(%(?)(%a[%a-]*%a)([.,;:)]*)$"
    if not core then return nil end
    local head, tail = core:match "^([%a]+%-)(.+)$"
    if head then
      if #open + #head <= room and spend(core) then return open .. head, tail .. close end
      return nil
    end
    local size = math.min(room - 1 - #open, #core - 4)
    if #core < 9 or size < 4 or core:find "%u" then return nil end
    while size >= 4 and not core:find("^[^aeiouy][aeiouy]", size + 1) do size = size - 1 end -- about where a syllable begins
    if size < 4 then return nil end
    head, tail = core:sub(1, size), core:sub(size + 1)
    if whole[head .. "-" .. tail] or not spend(core) then return nil end
    return open .. head .. "-", tail .. close
  end
end

return hyphen
