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
