local core = require "peel.core"
local schema = require "peel.schema"

local function names(entry)
  local found = {}
  for i, field in ipairs(entry.fields) do found[i] = field.name end
  return found
end

describe("the schema", function()
  it("has the lists in the order of the export", function()
    assert.same({ "report", "contents", "sections", "judgments", "prior_judgments", "comparability", "distributions", "findings",
      "recommendations", "follow_ups", "measures", "figures", "tables", "footnotes", "glossary", "goals", "updates", "themes",
      "claims", "diagnostics", "values" }, schema.names())
  end)

  it("has the fields in the order of the export, provenance last", function()
    assert.same({ "force", "area", "scope", "grade", "question", "year", "mentions", "id", "section", "rule", "page", "page_from",
      "page_to", "spans" }, names(schema.entry "judgments"))
    assert.same({ "title", "page", "section", "id", "rule", "page_from", "page_to", "spans" }, names(schema.entry "contents"))
    assert.same({ "id", "parent", "level", "title", "page", "key", "area", "evidence", "rule", "page_from", "page_to", "spans" },
      names(schema.entry "sections"))
  end)

  it("knows every field of the model", function()
    local model = {
      report = "title subtitle kind framework publisher force published isbn path bytes",
      contents = "title page section", sections = "id parent level title page evidence",
      judgments = "force area scope grade question year mentions", prior_judgments = "force area year grade text",
      comparability = "area comparable text", distributions = "area counts",
      findings = "kind area title text items problem solution outcome contact force",
      recommendations = "number title area addressee deadline text actions cause",
      follow_ups = "area year title status text", measures = "name group unit origin values",
      figures = "number caption source table", tables = "id caption header rows", footnotes = "number text refs",
      glossary = "term definition", goals = "number title", updates = "goal quarter text", themes = "goal code text",
      claims = "text check holds expected stated detail", diagnostics = "severity code message",
      values = "entity column period value raw name group unit origin",
    }
    for list, fields in pairs(model) do
      for name in fields:gmatch "%S+" do
        assert.not_nil(schema.field(schema.entry(list), name), list .. "." .. name)
      end
    end
  end)

  it("says something of every list and field, and shows only fields that there are", function()
    local function check(entry)
      assert.is_string(entry.doc)
      assert.is_string(entry.singular)
      for _, field in ipairs(entry.fields) do
        assert.is_true(#field.doc > 3, entry.name .. "." .. field.name)
        assert.equal(field.type == "rows" or field.type == "record", field.fields ~= nil, field.name)
        if field.of then assert.equal(field.of, schema.entry(field.of).name) end
      end
      for _, name in ipairs(entry.columns) do assert.not_nil(schema.field(entry, name), entry.name .. "." .. name) end
    end
    for _, entry in ipairs(schema.lists) do check(entry) end
    for _, entry in ipairs(schema.views) do check(entry) end
  end)

  it("gives every record of a list its provenance", function()
    for _, entry in ipairs(schema.lists) do
      for _, name in ipairs(entry.single and { "spans" } or { "id", "rule", "spans" }) do
        assert.not_nil(schema.field(entry, name), entry.name .. "." .. name)
      end
    end
  end)

  it("is what record sets are made from", function()
    local records = core.records(core.schema(schema.lists))
    for _, entry in ipairs(schema.lists) do
      local set = records:set(entry.name)
      assert.equal(entry, set:entry())
      assert.same(names(entry), set:fields())
    end
    for _, entry in ipairs(schema.views) do
      local has = records:set(entry.set)
      for _, name in ipairs(names(entry)) do assert.is_true(has:has(name), name) end
      assert.is_false(has:has "nothing")
    end
  end)

  it("raises for an unknown list with the nearest names", function()
    assert.error_matches(function() schema.entry "judgment" end, 'there is no list "judgment"; did you mean "judgments"?', 1, true)
    assert.error_matches(function() schema.entry(nil) end, 'there is no list "nil"', 1, true)
  end)
end)
