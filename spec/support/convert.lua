--- Character conversions: what a converter may do to the bytes of any report without changing the document.
--
-- Each takes a text (UTF-8, LF) and gives a text. They know no structure but lines, and hold for every report.
-- `convert.list` names them in the order in which several are applied.

local wrap = require "spec.support.wrap"

local convert = {}

---@param text string
---@return string[] lines without their line ends; the last one is empty when the text ends with a line end
local function split(text)
  local lines = {}
  for line in (text .. "\n"):gmatch "(.-)\n" do lines[#lines + 1] = line end
  return lines
end

local function blank(line)
  return not line:find "[^ \t]"
end

local function by_line(text, edit)
  local lines = split(text)
  for i, line in ipairs(lines) do lines[i] = edit(line, i) end
  return table.concat(lines, "\n")
end

local untouched = { "<[^<>]*>", "%]%([^()%s]*%)", "%f[%w]https?://%S+", "%f[%w]www%.%S+", "%S+@%S+" }

--- Applies `edit(part, column)` to the running text of each line: not to tags, link targets or addresses.
local function edit_text(text, edit)
  return by_line(text, function(line)
    local out, at = {}, 1
    while at <= #line do
      local first, last = #line + 1, #line
      for _, pattern in ipairs(untouched) do
        local a, b = line:find(pattern, at)
        if a and a < first then first, last = a, b end
      end
      out[#out + 1] = edit(line:sub(at, first - 1), at)
      out[#out + 1] = line:sub(first, last)
      at = math.max(last, first - 1) + 1
    end
    return table.concat(out)
  end)
end

function convert.lf(text) return (text:gsub("\r\n", "\n")) end

function convert.crlf(text) return (text:gsub("\r?\n", "\r\n")) end

function convert.bom(text) return "\xEF\xBB\xBF" .. text:gsub("^\xEF\xBB\xBF", "") end

function convert.trailing_blanks(text)
  return by_line(text, function(line, i)
    if line == "" or line:find "\f" or i % 3 == 0 then return line end
    return line .. (i % 3 == 1 and "  " or " ")
  end)
end

function convert.blank_lines(text)
  return by_line(text, function(line, i) return line == "" and i > 1 and " " or line end)
end

--- Puts `sign(page)` between two paragraphs about every 2500 bytes: at a blank line, after a full stop and before a capital.
local function at_pages(text, sign)
  local lines, out, size, page = split(text), {}, 0, 1
  for i, line in ipairs(lines) do
    out[#out + 1] = line
    size = size + #line + 1
    local before, after = lines[i - 1], lines[i + 1]
    if size > 2500 and before and after and blank(line) and not before:find "[\t|\f]" and not before:find "^%s*[-*•]"
      and before:find "%l[.!?]$" and after:find "^%u" and not after:find "[\t|]" then
      for _, added in ipairs(sign(page)) do out[#out + 1] = added end
      size, page = 0, page + 1
    end
  end
  return table.concat(out, "\n")
end

function convert.form_feeds(text)
  return at_pages(text, function() return { "\f", "" } end)
end

--- The form feed as pdftotext prints it: right before the first character of the next page.
function convert.form_feeds_joined(text)
  return (at_pages(text, function() return { "\f" } end):gsub("\f\n", "\f"))
end

function convert.page_numbers(text)
  return at_pages(text, function(page) return { tostring(page), "" } end)
end

function convert.page_ends(text)
  return at_pages(text, function(page) return { tostring(page), "\f", "" } end)
end

local straight = { ["‘"] = "'", ["’"] = "'", ["“"] = '"', ["”"] = '"' }

function convert.straight_quotes(text)
  return (text:gsub("\xE2\x80[\x98\x99\x9C\x9D]", straight))
end

function convert.curly_quotes(text)
  return edit_text(text, function(part)
    part = part:gsub("%f[^\0%s%(%[]\"", "“"):gsub('"', "”")
    return (part:gsub("%f[^\0%s%(%[]'%f[%w]", "‘"):gsub("'", "’"))
  end)
end

function convert.no_break_spaces(text)
  local count = 0
  return edit_text(text, function(part, column)
    return (part:gsub("()(%w) %f[%w]", function(at, before)
      if column + at < 6 then return nil end -- what starts a line may be a list marker or a number
      count = count + 1
      return count % 5 == 0 and before .. "\u{A0}" or nil
    end))
  end)
end

function convert.ligatures(text)
  return edit_text(text, function(part)
    return (part:gsub("ffi", "\u{FB03}"):gsub("ffl", "\u{FB04}"):gsub("ff", "\u{FB00}"):gsub("fi", "\u{FB01}"):gsub("fl", "\u{FB02}"))
  end)
end

function convert.soft_hyphens(text)
  local count = 0
  return edit_text(text, function(part)
    return (part:gsub("%f[%a]%l+%f[%A]", function(word)
      if #word < 9 then return nil end
      count = count + 1
      local middle = #word // 2
      return count % 3 == 0 and word:sub(1, middle) .. "\u{AD}" .. word:sub(middle + 1) or nil
    end))
  end)
end

--- Lines that are no running text: wrapping would change them.
local function fixed(line)
  return line:find "[\t|\f]" or line:find "%S  +%S" or line:find "%.%.%." or line:find "^%s*#" or line:find "^%s*```"
end

--- Wraps every line of running text by itself; lines are never joined.
---@param text string
---@param width integer
---@return string
function convert.wrap(text, width)
  local out = {}
  for _, line in ipairs(split(text)) do
    if wrap.columns(line) <= width or fixed(line) then
      out[#out + 1] = line
    else
      for _, piece in ipairs(wrap.line(line, width)) do out[#out + 1] = piece end
    end
  end
  return table.concat(out, "\n")
end

local function wrapped(width)
  return function(text) return convert.wrap(text, width) end
end

--- All conversions in the order of application. Two of one kind are never paired; `single` ones are tried alone only.
convert.list = {
  { name = "wrapped at 40", run = wrapped(40), kind = "wrap" },
  { name = "wrapped at 57", run = wrapped(57), kind = "wrap", single = true },
  { name = "wrapped at 72", run = wrapped(72), kind = "wrap" },
  { name = "wrapped at 95", run = wrapped(95), kind = "wrap", single = true },
  { name = "wrapped at 120", run = wrapped(120), kind = "wrap", single = true },
  { name = "straight quotes", run = convert.straight_quotes, kind = "quotes", single = true },
  { name = "curly quotes", run = convert.curly_quotes, kind = "quotes" },
  { name = "no-break spaces", run = convert.no_break_spaces, kind = "spaces" },
  { name = "ligatures", run = convert.ligatures, kind = "ligatures" },
  { name = "soft hyphens", run = convert.soft_hyphens, kind = "soft hyphens" },
  { name = "form feeds", run = convert.form_feeds, kind = "pages", single = true },
  { name = "form feeds joined to the next line", run = convert.form_feeds_joined, kind = "pages", single = true },
  { name = "page numbers", run = convert.page_numbers, kind = "pages", single = true },
  { name = "page numbers and form feeds", run = convert.page_ends, kind = "pages" },
  { name = "trailing blanks", run = convert.trailing_blanks, kind = "trailing" },
  { name = "blank lines of one space", run = convert.blank_lines, kind = "blank" },
  { name = "CRLF", run = convert.crlf, kind = "line ends" },
  { name = "BOM", run = convert.bom, kind = "bom" },
}

local superscripts = { ["⁰"] = "0", ["¹"] = "1", ["²"] = "2", ["³"] = "3", ["⁴"] = "4", ["⁵"] = "5", ["⁶"] = "6", ["⁷"] = "7", ["⁸"] = "8", ["⁹"] = "9" }

--- Prints the marks of notes in another way: `mark(number)`.
local function notes(text, mark)
  text = text:gsub("<sup>(%d+)</sup>", "\1%1\2"):gsub("%^{(%d+)}", "\1%1\2")
  text = text:gsub(utf8.charpattern, function(char) return superscripts[char] and "\1" .. superscripts[char] .. "\2" end)
  return (text:gsub("\2\1", ""):gsub("\1(%d+)\2", mark))
end

--- What a converter may lose: {name, run}. Not every report says the same without it.
convert.losses = {
  { name = "without blank lines", run = function(text)
    local kept = {}
    for _, line in ipairs(split(text)) do if not blank(line) then kept[#kept + 1] = line end end
    return table.concat(kept, "\n") .. "\n"
  end },
  { name = "tabs as three blanks", run = function(text) return (text:gsub("\t", "   ")) end },
  { name = "notes in brackets", run = function(text) return notes(text, "[%1]") end },
  { name = "bare note marks", run = function(text) return notes(text, "%1") end },
}

--- Every pair of conversions of different kinds: {name, run}.
---@return { name: string, run: fun(text: string): string }[]
function convert.pairs()
  local out = {}
  for i, first in ipairs(convert.list) do
    for j = i + 1, #convert.list do
      local second = convert.list[j]
      if not first.single and not second.single and first.kind ~= second.kind then
        out[#out + 1] = {
          name = first.name .. " + " .. second.name,
          run = function(text) return second.run(first.run(text)) end,
        }
      end
    end
  end
  return out
end

return convert
