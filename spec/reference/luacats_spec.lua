local luacats = require "peel.reference.luacats"

describe("what stands behind a tag", function()
  it("begins with a type, however it is nested", function()
    for text, expected in pairs {
      ["string"] = { "string", "" },
      ["string? nil at the end"] = { "string?", "nil at the end" },
      ["peel.Row[] in order"] = { "peel.Row[]", "in order" },
      ["table<string, any>|string|fun(row: any): any what to ask"] = { "table<string, any>|string|fun(row: any): any", "what to ask" },
      ["fun(): peel.Row?, peel.Query?"] = { "fun(): peel.Row?, peel.Query?", "" },
      ["(peel.Record|peel.Row)?"] = { "(peel.Record|peel.Row)?", "" },
      ["{ width: integer?, columns: string[]? } of the table"] = { "{ width: integer?, columns: string[]? }", "of the table" },
      ['boolean|"careful"'] = { 'boolean|"careful"', "" },
      ["{ section: any?, blocks: table[] }[]"] = { "{ section: any?, blocks: table[] }[]", "" },
      ["string | nil or so"] = { "string | nil", "or so" },
      ["..."] = { "...", "" },
    } do
      assert.same(expected, { luacats.type(text) })
    end
    for _, text in ipairs { "", "(open", "{ a = ", "- no type", "[1]" } do assert.is_nil(luacats.type(text)) end
  end)

  it("is a parameter with its name, type and meaning", function()
    assert.same({ name = "n", type = "integer", optional = true, doc = "how many" }, luacats.param "n? integer how many")
    assert.same({ name = "n", type = "integer", optional = true, doc = "" }, luacats.param "n integer?")
    assert.same({ name = "f", type = "function|string", optional = true, doc = "" }, luacats.param "f function|string|nil")
    assert.same({ name = "...", type = "string", optional = false, doc = "names" }, luacats.param "... string names")
    for _, text in ipairs { "", "n", "n (", "(n) integer" } do assert.is_nil(luacats.param(text)) end
  end)

  it("is a field, unless it is not for users", function()
    assert.same({ name = "title", type = "string", optional = true, doc = "as printed" }, luacats.field "title string? as printed")
    assert.same({ name = "[integer]", type = "peel.Record", optional = false, doc = "" }, luacats.field "[integer] peel.Record")
    assert.same({ name = "id", type = "string", optional = false, doc = "" }, luacats.field "public id string")
    assert.is_nil(luacats.field "package order string[] ids")
    assert.is_nil(luacats.field "private x integer")
  end)

  it("is one result, or several that have a type and a name each", function()
    local function told(text)
      local list = {}
      for i, result in ipairs(luacats.results(text)) do list[i] = { result.type, result.name, result.optional, result.doc } end
      return list
    end
    assert.same({ { "string", "message", true, "message what is wrong, and why" } }, told "string? message what is wrong, and why")
    assert.same({ { "any", "owner", false, "owner" }, { "peel.RecordSet", "set", false, "set" }, { "integer", "row", false, "row" } },
      told "any owner, peel.RecordSet set, integer row")
    assert.same({ { "any[]", nil, false, "" }, { "integer", nil, false, "" } }, told "any[], integer")
    assert.same({ { "peel.Query", "columns", false, "columns path, code, message" } }, told "peel.Query columns path, code, message")
    assert.same({}, told "")
  end)

  it("takes no more than linear time", function()
    local started = os.clock()
    for _, text in ipairs { ("("):rep(150), ("("):rep(50), ("{"):rep(100000), ("a|"):rep(100000), ('"'):rep(100001), ("fun("):rep(50) } do
      luacats.type(text)
    end
    assert.is_true(os.clock() - started < 2)
  end)
end)
