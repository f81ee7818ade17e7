local progress = require "peel.corpus.progress"

describe("progress", function()
  local function start(total, width)
    local written = {}
    return progress.start(total, function(text) written[#written + 1] = text end, width), written
  end

  --- What a terminal shows in its line after these writes.
  local function screen(written)
    local cells, at = {}, 0
    for ch in table.concat(written):gmatch(utf8.charpattern) do
      if ch == "\r" then at = 0
      else
        at = at + 1
        cells[at] = ch
      end
    end
    return (table.concat(cells):gsub(" +$", ""))
  end

  it("shows one line, and clears it at the end", function()
    local shown, written = start(12)
    shown:step(1, "reports/a-long-name.txt")
    assert.equal("reading 1 of 12 reports/a-long-name.txt", screen(written))
    shown:step(2, "b.txt")
    assert.equal("reading 2 of 12 b.txt", screen(written))
    shown:close()
    assert.equal("", screen(written))
    assert.is_nil(table.concat(written):find "\n")
  end)

  it("is cleared by an error too", function()
    local written
    pcall(function()
      local shown <close>, into = start(2)
      written = into
      shown:step(1, "a.txt")
      error "stop"
    end)
    assert.equal("", screen(written))
  end)

  it("keeps to the width and to what a terminal may be sent", function()
    local shown, written = start(3, 30)
    shown:step(1, ("日本"):rep(40))
    assert.is_true(require("peel.printing").width(screen(written)) <= 30)
    shown:step(2, "a\27[31m\nb")
    assert.equal("reading 2 of 3 a [31m b", screen(written))
    local narrow, into = start(3, 5)
    narrow:step(1, "a.txt")
    assert.equal("reading 1 of 3", screen(into))
  end)

  it("is nothing without a terminal", function()
    local shown <close> = progress.start(3)
    shown:step(1, "a.txt")
  end)
end)
