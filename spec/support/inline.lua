--- Inline notation of the neutral documents, and how each conversion prints it.
--
--   {1}                 mark of note 1
--   {|7}                page 7 begins here: a paragraph may be cut
--   {link:text|address} a link
--   {em:text}           emphasis

local inline = {}

local superscript = {
  ["0"] = "⁰", ["1"] = "¹", ["2"] = "²", ["3"] = "³", ["4"] = "⁴",
  ["5"] = "⁵", ["6"] = "⁶", ["7"] = "⁷", ["8"] = "⁸", ["9"] = "⁹",
}

local marks = {
  superscript = function(number) return (tostring(number):gsub("%d", superscript)) end,
  sup = function(number) return "<sup>" .. number .. "</sup>" end,
  caret = function(number) return "^{" .. number .. "}" end,
}

local links = {
  plain = function(text) return text end,
  markdown = function(text, address) return "[" .. text .. "](" .. address .. ")" end,
  underline = function(text) return "<u>" .. text .. "</u>" end,
}

local emphases = {
  plain = function(text) return text end,
  bold = function(text) return "**" .. text .. "**" end,
  italic = function(text) return "*" .. text .. "*" end,
  html = function(text) return "<b>" .. text .. "</b>" end,
  underline = function(text) return "<u>" .. text .. "</u>" end,
}

local function style(styles, name, what)
  return styles[name] or error(("%s: no such style of %s"):format(name, what), 3)
end

--- The mark of a note.
---@param number integer
---@param options { notes: string }
---@return string
function inline.mark(number, options)
  return style(marks, options.notes, "note mark")(number)
end

--- Neutral text on one line, without the places of cuts.
---@param text string
---@return string
function inline.fold(text)
  return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

--- Prints neutral text in a conversion.
---@param text string
---@param options { notes: string, links: string, emphasis: string }
---@return string
function inline.render(text, options)
  local out = inline.fold(text):gsub("{|%d+}", "")
  out = out:gsub("{link:([^|{}]*)|([^{}]*)}", style(links, options.links, "link"))
  out = out:gsub("{em:([^{}]*)}", style(emphases, options.emphasis, "emphasis"))
  return (out:gsub("{(%d+)}", function(number) return inline.mark(number, options) end))
end

--- The text as a reader has it: no marks of notes, links or emphasis.
---@param text string
---@return string
function inline.plain(text)
  local out = inline.fold(text):gsub("{|%d+}", ""):gsub("{%d+}", "")
  return (out:gsub("{link:([^|{}]*)|[^{}]*}", "%1"):gsub("{em:([^{}]*)}", "%1"))
end

--- The parts of a text between its page ends.
---@param text string
---@return string[] parts, integer[] pages the page that begins after each part but the last
function inline.parts(text)
  local parts, pages, at = {}, {}, 1
  text = inline.fold(text)
  for first, page, last in text:gmatch "(){|(%d+)}()" do
    parts[#parts + 1] = text:sub(at, first - 1)
    pages[#pages + 1] = math.tointeger(page)
    at = last
  end
  parts[#parts + 1] = text:sub(at)
  return parts, pages
end

return inline
