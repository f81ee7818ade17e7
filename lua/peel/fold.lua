--- One form for comparing printed words: case, quotes, dashes and blanks do not count.
-- The byte map is our own, so that no locale changes it: `string.lower` and `%u` do depend on one.

local LOWER = {}
for byte = 65, 90 do LOWER[string.char(byte)] = string.char(byte + 32) end

--- Characters of more than one byte and what they become ("" = nothing).
local PLAIN = {
  ["\u{2018}"] = "'", ["\u{2019}"] = "'", ["\u{201A}"] = "'", ["\u{201B}"] = "'", ["\u{2032}"] = "'",
  ["\u{201C}"] = '"', ["\u{201D}"] = '"', ["\u{201E}"] = '"', ["\u{201F}"] = '"', ["\u{2033}"] = '"',
  ["\u{2010}"] = "-", ["\u{2011}"] = "-", ["\u{2012}"] = "-", ["\u{2013}"] = "-", ["\u{2014}"] = "-",
  ["\u{2015}"] = "-", ["\u{2212}"] = "-",
  ["\u{00A0}"] = " ", ["\u{202F}"] = " ", ["\u{205F}"] = " ", ["\u{3000}"] = " ",
  ["\u{00AD}"] = "", ["\u{200B}"] = "", ["\u{FEFF}"] = "",
}
for code = 0x2000, 0x200A do PLAIN[utf8.char(code)] = " " end

--- Folds printed words for comparison: lower case (A to Z), straight quotes, every dash a hyphen, runs of blanks
--- and line ends one space, nothing at the ends. Folding twice changes nothing; damaged UTF-8 passes through.
---
--- ```lua
--- fold "Annex A –  HMIC\njudgments"   --> "annex a - hmic judgments"
--- ```
---@param s string
---@return string
local function fold(s)
  if type(s) ~= "string" then
    error(("fold: bad argument 'text': expected a string, got %s"):format(type(s)), 2)
  end
  if s:find("[\xC2\xE2\xE3\xEF]") then
    s = s:gsub("\xC2[\x80-\xBF]", PLAIN):gsub("[\xE2\xE3\xEF][\x80-\xBF][\x80-\xBF]", PLAIN)
  end
  s = s:gsub("[A-Z]", LOWER):gsub("[ \t\n\v\f\r]+", " ")
  return (s:gsub("^ ", ""):gsub(" $", ""))
end

return fold
