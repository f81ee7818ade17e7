--- Documents that no report is: shapes on which parsers of text have been slow, deep or wrong. Each is made of about
--- `n` bytes.

local function rep(unit) return function(n) return unit:rep(n // #unit + 1) end end

--- Pieces that `make(i)` gives for i = 1, 2, ... until there are n bytes.
local function series(make)
  return function(n)
    local parts, size, i = {}, 0, 0
    while size < n do
      i = i + 1
      parts[i] = make(i)
      size = size + #parts[i]
    end
    return table.concat(parts)
  end
end

local function around(first, unit, last)
  return function(n) return first .. unit:rep((n - #first - #last) // #unit + 1) .. last end
end

local PROSE = "The constabulary told us that its officers visit each of the three estates every week. "

---@type { name: string, make: fun(n: integer): string }[]
return {
  { name = "one line", make = rep "word after word " },
  { name = "one word", make = rep "a" },
  { name = "newlines", make = rep "\n" },
  { name = "spaces", make = rep " " },
  { name = "tabs", make = rep "\t" },
  { name = "form feeds", make = rep "\f" },
  { name = "form feeds and letters", make = rep "a\f" },
  { name = "a letter a line", make = rep "a\n" },
  { name = "a number a line", make = series(function(i) return i .. "\n" end) },
  { name = "page numbers", make = series(function(i) return PROSE:rep(3) .. "\n\n" .. i % 4000 .. "\n\n" end) },
  { name = "grade lines", make = rep "Good\n" },
  { name = "grades under headings", make = series(function(i) return "How effective is part " .. i .. "?\n\nGood\n\n" end) },
  { name = "a million cells", make = rep "a\tb\tc\td\te\tf\tg\n" },
  { name = "one wide row", make = rep "a\t" },
  { name = "rows of two cells", make = rep "a\tb\n" },
  { name = "rows that are cut", make = around("Area\tWhat\t2015\nTown\tfirst\t12\n", "\tword\t\n", "") },
  { name = "tables that are cut", make = around("Area\tWhat\t2015\nTown\tfirst\t12\n", "\n---\n\n\tword\t\n", "") },
  { name = "one wide row over short ones", make = function(n) return ("a\t"):rep(255) .. "z\n" .. ("b\tc\n"):rep(n // 4) end },
  { name = "tables", make = rep "Area\t2015\nTown\t12\n\nWords between them.\n\n" },
  { name = "pipes", make = rep "| a | b |\n" },
  { name = "pipes alone", make = rep "|" },
  { name = "columns of blanks", make = rep "Town           12       13\n" },
  { name = "columns of blanks, ragged",
    make = series(function(i) return ("a"):rep(i % 30 + 1) .. "   b" .. ("  c"):rep(i % 7) .. "\n" end) },
  { name = "headings", make = series(function(i) return "# Title " .. i .. "\n\n" end) },
  { name = "headings of all levels",
    make = series(function(i) return ("#"):rep(i % 6 + 1) .. " Title " .. i .. "\n\n" .. PROSE .. "\n\n" end) },
  { name = "one heading", make = rep "# Areas for improvement\n\n" },
  { name = "setext bait", make = rep "a\n-\n" },
  { name = "setext headings", make = series(function(i) return "Title " .. i .. "\n=====\n\n" end) },
  { name = "deep quotes", make = rep "> " },
  { name = "quotes a line", make = function(n) return ((">"):rep(50) .. " a\n"):rep(n // 53) end },
  { name = "lazy continuation", make = around("> a", "\nb", "") },
  { name = "bullets on one line", make = rep "- " },
  { name = "bullets", make = rep "- a\n" },
  { name = "rising indents", make = series(function(i) return (" "):rep(i % 400) .. "- a\n" end) },
  { name = "ever rising indents", make = series(function(i) return (" "):rep(i) .. "- a\n" end) },
  { name = "numbers of a list", make = series(function(i) return i % 1000 .. ". a\n" end) },
  { name = "superscripts", make = rep "¹" },
  { name = "marks", make = rep "a¹ " },
  { name = "units", make = rep "km²" },
  { name = "marks and no number", make = rep "^{1 1 1 " },
  { name = "open marks", make = rep "<sup>1 " },
  { name = "marks without notes", make = series(function(i) return "word<sup>" .. i .. "</sup> " end) },
  { name = "footnotes", make = series(function(i) return "[^" .. i .. "]: a\n\n" end) },
  { name = "footnotes that fall", make = series(function(i) return "<sup>" .. 99999 - i .. "</sup> A note.\n\n" end) },
  { name = "footnotes of two orders",
    make = series(function(i) return "<sup>" .. (i % 2 == 0 and i or 90000 - i) .. "</sup> A note.\n\n" end) },
  { name = "notes and links", make = rep "¹ A note.\n\nwww.example.org\n\n" },
  { name = "open brackets", make = rep "[" },
  { name = "closed brackets", make = rep "]" },
  { name = "links that do not end", make = rep "[a](" },
  { name = "closers of links", make = rep "](" },
  { name = "links", make = rep "[a](b)" },
  { name = "images", make = rep "![a](b)" },
  { name = "stars", make = rep "*" },
  { name = "openers", make = rep "*a " },
  { name = "openers of both kinds", make = rep "**a _b " },
  { name = "closers", make = rep "a* " },
  { name = "bold that does not end", make = rep "**a\n" },
  { name = "bold tags", make = rep "<b>" },
  { name = "tags that do not end", make = rep "<a " },
  { name = "tags of one long line", make = rep "<span " },
  { name = "comments that do not end", make = rep "<!--" },
  { name = "comments", make = rep "<!-- a -->" },
  { name = "greater than", make = rep ">" },
  { name = "less than", make = rep "<" },
  { name = "ticks", make = series(function(i) return ("`"):rep(i % 100) .. "a" end) },
  { name = "backslashes", make = rep "\\" },
  { name = "entities", make = rep "&amp;" },
  { name = "ampersands", make = rep "&" },
  { name = "contents", make = around("Contents\n\n", "Title ....... 12\n", "") },
  { name = "contents that nothing matches", make = function(n)
    local parts, size, i = { "Contents\n\n" }, 10, 1
    while size < n do
      i = i + 1
      parts[i] = ("Chapter about subject %d ....... %d\n"):format(i, i // 10 + 1)
      size = size + #parts[i]
    end
    return table.concat(parts)
  end },
  { name = "contents and chapters", make = function(n)
    local list, text, size, i = { "Contents\n\n" }, { "\n" }, 0, 1
    while size < n do
      i = i + 1
      list[i] = ("Chapter %d ....... %d\n"):format(i, i // 10 + 1)
      text[i] = ("Chapter %d\n\n%s\n\n"):format(i, PROSE)
      size = size + #list[i] + #text[i]
    end
    return table.concat(list) .. table.concat(text)
  end },
  { name = "dot leaders", make = rep "......... 12 " },
  { name = "dots", make = rep "." },
  { name = "Figure", make = rep "Figure " },
  { name = "captions", make = series(function(i) return "Figure " .. i .. ": a\n\n" end) },
  { name = "digits", make = rep "1234567890" },
  { name = "percents", make = rep "12.5 percent of 3,456 " },
  { name = "dates", make = rep "12 months to 31 March 2015 " },
  { name = "carriage returns", make = rep "a b\r" },
  { name = "NULs in text", make = rep(PROSE:rep(2) .. "\0") },
  { name = "a byte order mark a line", make = rep "\xef\xbb\xbfa\n" },
  { name = "soft hyphens", make = rep "a\xc2\xad" },
  { name = "ligatures", make = rep "\xef\xac\x83" },
  { name = "wrapped hyphens",
    make = rep "the constabulary told us of its neighbour-\nhood work and of what the others co-\noperate in and of\n" },
  { name = "cuts", make = series(function(i) return PROSE:sub(1, 70) .. i .. "\n\n\f" end) },
  { name = "cuts that go on", make = rep(PROSE:sub(1, 70) .. "\n\n\f" .. "which they do.\n\n") },
  { name = "cuts before a capital",
    make = rep(PROSE .. "It is said of all of the people of the town that they were\n\n\fPatrol Board " .. PROSE .. "\n\n") },
  { name = "rules", make = rep "---\n" },
  { name = "recommendations", make = rep "Recommendation 1\n\nBy 1 March 2016, the constabulary should act.\n\n" },
  { name = "areas for improvement", make = around("Areas for improvement\n\n", "- The constabulary should act.\n", "") },
}
