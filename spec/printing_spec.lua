local peel = require "peel"
local printing = require "peel.printing"

describe("printing", function()
  it("counts terminal cells", function()
    assert.equal(0, printing.width "")
    assert.equal(5, printing.width "naïve")
    assert.equal(5, printing.width "nai\204\136ve") -- i and a combining mark
    assert.equal(4, printing.width "日本")
    assert.equal(2, printing.width "😀")
    assert.equal(1, printing.width "…")
  end)

  it("lets no control byte through", function()
    assert.equal("a [31m b c", printing.clean "a\27[31m\n\tb\127c")
    assert.equal("a b", printing.clean "a\194\155b")          -- C1: a control sequence in one character
    assert.equal("a b", printing.clean "a\226\128\174b")      -- turns the direction of writing
    assert.equal("a?b?", printing.clean "a\255b\240")          -- not UTF-8
    assert.equal("café – “x”", printing.clean "café – “x”")
    assert.equal("a b", printing.clean "  a   b  ")
  end)

  it("shortens at a character", function()
    assert.equal("good", printing.shorten("good", 4))
    assert.equal("go…", printing.shorten("goods", 3))
    assert.equal("日…", printing.shorten("日本語", 4))
    assert.equal("日…", printing.shorten("日本語", 3))
    assert.equal("…", printing.shorten("日本語", 2))
    assert.equal("…", printing.shorten("abc", 1))
    assert.equal("", printing.shorten("abc", 0))
    assert.equal("é…", printing.shorten("éabc", 2))
    assert.equal("…ds", printing.shorten("goods", 3, true))
    assert.equal("…語", printing.shorten("日本語", 4, true))
    assert.equal("…", printing.shorten("日本語", 2, true))
    assert.equal("goods", printing.shorten("goods", 5, true))
  end)

  it("sets a grid, numbers right, no blanks at the ends of lines", function()
    assert.equal(table.concat({
      "force   n  note",
      "-----  --  ----",
      "Kent   10",
      "日本    3  x",
    }, "\n"), printing.grid({ { title = "force" }, { title = "n", right = true }, { title = "note" } },
      { { "Kent", "10", "" }, { "日本", "3", "x" } }))
  end)

  it("narrows the widest columns until the line fits", function()
    local grid = printing.grid({ { title = "a" }, { title = "text" } }, { { "Avon and Somerset", ("word "):rep(60) } }, 60)
    for line in grid:gmatch "[^\n]+" do assert.is_true(printing.width(line) <= 60, line) end
    assert.not_nil(grid:find("Avon and Somerset", 1, true))
    assert.not_nil(grid:find("…", 1, true))
  end)

  it("never cuts a number", function()
    local grid = printing.grid({ { title = "text" }, { title = "n", right = true } }, { { ("word "):rep(9), "1234567890123" } }, 30)
    assert.equal("word word word…  1234567890123", grid:match "[^\n]+$")
    grid = printing.grid({ { title = "text" }, { title = "a_long_name_of_a_number", right = true } }, { { ("word "):rep(9), "12.5" } }, 30)
    assert.equal("text            a_long_name_o…\n--------------  --------------\nword word wor…            12.5", grid)
  end)

  it("leaves out the columns that a terminal has no room for, and names them", function()
    local many = peel.table({ { a = "first text", b = 12345, c = "third text", ["d\27[31m"] = "x" } }, { "a", "b", "c", "d\27[31m" })
    assert.equal("a               b  c           d [31m\n----------  -----  ----------  ------\nfirst text  12345  third text  x",
      (many:format { width = 40 }))
    assert.equal("a            b\n-------  -----\nfirst …  12345\n… and 2 more columns: c, d [31m", (many:format { width = 14 }))
    assert.equal("a\n------\nfirst…\n… and 3 more columns: b, c, d [31m", (many:format { width = 1 }))
  end)

  it("leaves out a column only where no row has a value, shown or not", function()
    local rows = { { a = 1, b = 1 }, { a = 2, b = 2 }, { a = 3, b = 3, c = "x" } }
    local made = peel.table(rows, { "a", "b", "c", "d" })
    assert.equal("a  b  c", (made:format { rows = 2 }:match "^[^\n]*"))
    assert.equal("a  b", (made:head(2):format():match "^[^\n]*"))
  end)

  it("takes out what is the same in every row where a table is too wide, and says it in a line", function()
    local long = ("word "):rep(30)
    local t = peel.table({ { force = "Kent", n = 1, text = "a " .. long }, { force = "Kent", n = 1, text = "b " .. long } }, { "force", "n", "text" })
    assert.equal("text\n" .. ("-"):rep(40) .. "\na word word word word word word word wo…\nb word word word word word word word wo…\n" ..
      "the same in every row: force = Kent, n = 1", t:format { width = 40 })
    assert.matches("^force  n  text", t:format { width = 200 })
    assert.matches("^force  text", t:format { width = 40, columns = { "force", "text" } }, nil, "columns that are named stay")
    assert.matches("^force  n  text", t:head(1):format { width = 40 }, nil, "of one row all is the same")
    assert.matches("^force  n  text", t:head(1):union(t:head(1)):format { width = 40 }, nil, "nothing would be left")
    assert.matches("\n… and 2 more\nthe same in all rows shown: force = Kent, n = 1$", t:union(t):format { width = 40, rows = 2 })
  end)

  it("says the file of all rows once where a table is too wide", function()
    local report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    local recommendations = report:recommendations():select("text")
    assert.matches("^text +line\n[-]+  [-]+\n.* +%d+\n.*\nthe same in every row: path = examples/reports/northmoor%-peel%-effectiveness%-2015.txt$",
      recommendations:format { width = 80, sources = true })
    assert.matches("^text +source\n.*/northmoor%-peel%-effectiveness%-2015.txt:%d+\n", recommendations:format { width = 1000, sources = true })
  end)

  it("leaves long texts more room than less long ones, names their own, and shortens the title of a number", function()
    local columns = { { title = "name" }, { title = "source" }, { title = "text" }, { title = "how_many_there_are", right = true } }
    local lines = printing.grid(columns, { { ("n"):rep(20), ("s"):rep(60), ("t"):rep(600), "123456789" } }, 130)
    local widths = {}
    for rule in lines:match("\n([^\n]*)"):gmatch "[-]+" do widths[#widths + 1] = #rule end
    assert.equal(20, widths[1])
    assert.is_true(widths[3] > widths[2] + 8 and widths[2] > 24, table.concat(widths, " "))
    assert.equal(130 - 6, widths[1] + widths[2] + widths[3] + widths[4])
    assert.matches(" 123456789$", lines)
    assert.matches("\n[-]+  [-]+\n.* 123456789$", printing.grid({ columns[3], columns[4] }, { { ("t"):rep(60), "123456789" } }, 30))
  end)

  it("shows each type on one line", function()
    assert.equal("-", printing.value(nil, "text"))
    assert.equal("a b", printing.value("a\nb", "text"))
    assert.equal("good 5, fair 2, poor 2", printing.value({ poor = 2, good = 5, fair = 2 }, "counts"))
    assert.equal("a | b", printing.value({ "a", "b" }, "texts"))
    assert.equal("3, 9", printing.value({ { first = 1, last = 2, line = 3 }, { first = 9, last = 9 } }, "spans"))
    assert.equal("2", printing.value({ {}, {} }, "rows"))
    assert.equal("false", printing.value(false, "boolean"))
    assert.is_true(#printing.value(("é"):rep(100000), "text") < 2100)
    assert.not_nil(utf8.len(printing.value(("é"):rep(100000), "text")))
  end)
end)
