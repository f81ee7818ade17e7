local peel = require "peel"
local tables = require "peel.table"
local sys = require "peel.core".sys

local METHODS = {}
tables.extend(METHODS)

--- What the writers know of a query: its columns, its rows, and the records behind a row.
local function query(columns, rows)
  local made = { columns = function() return columns end }
  for i, row in ipairs(rows) do made[i] = row end
  function made.column(_, name)
    local list = {}
    for i, row in ipairs(rows) do list[i] = row[name] end
    return list, #rows
  end
  return setmetatable(made, { __index = METHODS, __len = function() return #rows end })
end

local COLUMNS = { { name = "force", type = "symbol" }, { name = "value", type = "number" }, { name = "text", type = "text" },
  { name = "items", type = "texts" }, { name = "deadline", type = "record", fields = { { name = "by", type = "date" }, { name = "due", type = "date" } } } }

local function place(path, page, line, quotation)
  return { place = function() return { path = path, page = page, line = line, quotation = quotation } end }
end

local function row(fields, ...)
  local records = { ... }
  fields.records = function() return records end
  return fields
end

local function temporary()
  local path = os.tmpname()
  finally(function() os.remove(path) end)
  return path
end

local function contents(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

describe("tables for other programs", function()
  local sample = query(COLUMNS, {
    row({ force = "Kent", value = 41.0, text = 'He said "no", and\nleft', items = { "a", "b" }, deadline = { by = "2016-10-01", due = "2016-10-01" } },
      place("a.txt", 3, 12, "He said")),
    row({ value = 0.1, text = "=SUM(A1)" }, place("a.txt", nil, 40, "one"), place("b.txt", 7, 2, "two")),
  })

  it("writes RFC 4180, one column a field of a record, numbers bare, formulas as text", function()
    assert.equal('force,value,text,items,deadline.by,deadline.due\r\n' ..
      'Kent,41,"He said ""no"", and\nleft",a | b,2016-10-01,2016-10-01\r\n' ..
      ",0.1,'=SUM(A1),,,\r\n", sample:csv())
  end)

  it("guards every beginning that a spreadsheet runs, and negative numbers not", function()
    local lines = {}
    for line in query({ { name = "t", type = "text" }, { name = "n", type = "number" } }, {
      { t = "+1", n = -2 }, { t = "-x" }, { t = "@cmd" }, { t = "\tx" }, { t = "=1" }, { t = "x=1" },
    }):csv():gmatch "([^\r\n]+)\r\n" do lines[#lines + 1] = line end
    assert.same({ "t,n", "'+1,-2", "'-x,", "'@cmd,", "'\tx,", "'=1,", "x=1," }, lines)
  end)

  it("lets no control byte through", function()
    assert.equal("t\r\na [31mb\r\n", query({ { name = "t", type = "text" } }, { { t = "a\27[31mb" } }):csv())
    assert.equal("t\na b\n", query({ { name = "t", type = "text" } }, { { t = "a\t\r\nb" } }):tsv())
  end)

  it("adds every source of a row", function()
    local text = sample:csv { columns = { "force" }, sources = true }
    assert.equal("force,path,page,line,quotation\r\nKent,a.txt,3,12,He said\r\n,a.txt | b.txt, | 7,40 | 2,one | two\r\n",
      (text:gsub('" | 7"', " | 7")))
    assert.truthy(sample:json({ columns = { "value" }, sources = true }):find(
      '{"value":0.1,"sources":[{"line":40,"path":"a.txt","quotation":"one"},{"line":2,"page":7,"path":"b.txt","quotation":"two"}]}', 1, true))
  end)

  it("writes Markdown whose marks are text", function()
    assert.equal("| t | n |\n| --- | --: |\n| a\\|b \\*c\\* | 3 |\n",
      query({ { name = "t", type = "text" }, { name = "n", type = "number" } }, { { t = "a|b\n*c*", n = 3.0 } }):markdown())
  end)

  it("writes JSON with null for what is absent", function()
    assert.equal('{"force":"Kent","value":41.0}\n{"force":null,"value":0.1}\n', sample:jsonl { columns = { "force", "value" } })
    assert.equal("[]\n", query(COLUMNS, {}):json())
  end)

  it("writes a file whole, keeping its mode and the link to it", function()
    local path, link = temporary(), os.tmpname()
    finally(function() os.remove(path) os.remove(link) end)
    os.remove(link)
    assert(os.execute(("chmod 640 %s && ln -s %s %s"):format(path, path, link)))
    assert.equal(link, sample:csv(link, { columns = { "force" } }))
    assert.equal("force\r\nKent\r\n\r\n", contents(path))
    local pipe <close> = assert(io.popen("ls -l " .. link .. " " .. path))
    local shown = pipe:read "a"
    assert.truthy(shown:find "%-rw%-r%-%-%-%-%-")
    assert.truthy(shown:find(" -> " .. path, 1, true))
  end)

  it("leaves the old file where the new one can't be written", function()
    local written, message = sample:csv "/nowhere/at/all.csv"
    assert.is_nil(written)
    assert.equal("can't write /nowhere/at/all.csv: No such file or directory", message)
    assert.is_nil(sys.replace("/dev/full", "x"))
    assert.is_true(sys.replace("/dev/null", "x"))
  end)

  it("says what is wrong with its arguments", function()
    assert.error_matches(function() sample:csv { columns = { "forse" } } end, 'csv: there is no column "forse"; did you mean "force"%?')
    assert.error_matches(function() sample:csv { source = true } end, 'csv: unknown option "source"; did you mean "sources"%?')
    assert.error_matches(function() sample:csv "a\0b.csv" end, "csv: bad argument 'path': a file name holds no zero byte")
    assert.error_matches(function() sample:json(3) end, "json: bad argument 'path': expected a file name or nothing, got number")
  end)

  it("refuses a table that holds itself", function()
    local ring = {}
    ring[1] = ring
    for _, format in ipairs { "csv", "json" } do
      assert.error_matches(function() peel.table { { ring = ring } }[format](peel.table { { ring = ring } }) end, "deeper than 100 can't be written")
    end
  end)

  it("gives the place of a record in parts", function()
    local report = assert(peel.open "examples/reports/mercia-vale-peel-effectiveness-2015.txt")
    local judgment = report:judgments()[1]
    local where = judgment:place()
    assert.equal(judgment:cite(), ("%s:%d:%s %s"):format(where.path, where.line, where.page and (" (p. %d)"):format(where.page) or "", where.quotation))
    assert.same({ judgment }, judgment:records())
  end)
end)
