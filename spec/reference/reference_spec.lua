local classes = require "peel.reference.classes"
local comments = require "peel.reference.comments"
local index = require "peel.reference.index"
local reference = require "peel.reference"
local schema = require "peel.schema"

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read "a"
end

--- Types that users meet in signatures and have no use for on their own.
local INNER = { ["peel.RecordSet"] = true, ["peel.Vocabulary"] = true, ["peel.SectionKind"] = true, ["peel.FrameworkKind"] = true }

describe("the public types", function()
  it("are all there, with their modules", function()
    assert.equal(#index, #reference.types())
    for _, made in ipairs(reference.types()) do
      assert.truthy(#made.parts > 0 or #made.fields > 0, made.name .. " says nothing")
      if made.entry.methods then assert.truthy(#made.members > 0, made.name) end
    end
  end)

  it("have the functions by which everything is got", function()
    for _, name in ipairs { "open", "parse", "corpus", "table", "like", "matches", "missing", "present", "repl", "rule", "framework.define" } do
      assert.truthy(reference.member(reference.type "peel", name), "peel." .. name)
    end
    for _, name in ipairs { "where", "group", "csv", "first" } do
      assert.truthy(reference.member(reference.type "peel.Query", name), "query:" .. name)
    end
  end)

  it("tell of every method what it does, and of its parameters no more and no less than there are", function()
    local wrong = {}
    for _, made in ipairs(reference.types()) do
      for _, member in ipairs(made.members) do
        local name = reference.signature(made, member)
        if not member.comment or #comments.paragraphs(member.comment) == 0 then wrong[#wrong + 1] = name .. " has no doc comment"
        elseif member.kind ~= "value" then
          local params, told = reference.params(member.comment), {}
          for _, param in ipairs(member.comment.params) do
            if param.name ~= "self" then told[#told + 1] = param.name end
          end
          if table.concat(params, ", ") ~= table.concat(told, ", ") then
            wrong[#wrong + 1] = ("%s: its comment tells of (%s)"):format(name, table.concat(told, ", "))
          end
        end
      end
    end
    assert.same({}, wrong)
  end)

  it("name no type that stands nowhere", function()
    local known, wrong = {}, {}
    for _, made in ipairs(reference.types()) do known[made.name] = true end
    for _, class in ipairs(classes.all()) do known[class.name] = true end
    local function check(where, documented)
      for name in documented.type:gmatch "peel%.[%w_]+" do
        if not known[name] and not INNER[name] then wrong[#wrong + 1] = where .. ": " .. name end
      end
    end
    for _, made in ipairs(reference.types()) do
      for _, field in ipairs(made.fields) do check(made.name, field) end
      for _, member in ipairs(made.members) do
        local comment = member.comment or { params = {}, returns = {} }
        for _, param in ipairs(comment.params) do check(member.name, param) end
        for _, result in ipairs(comment.returns) do check(member.name, result) end
      end
    end
    assert.same({}, wrong)
  end)

  it("keep what raises apart from what is done, but for the first sentence", function()
    local said, errors = reference.said { { kind = "paragraph", text = "Lights it; a broken one raises. A wet one raises too. It burns." },
      { kind = "lua", text = "raises()" } }
    assert.same({ { kind = "paragraph", text = "Lights it; a broken one raises. It burns." }, { kind = "lua", text = "raises()" } }, said)
    assert.equal("A wet one raises too.", errors)
    assert.is_nil(select(2, reference.said { { kind = "paragraph", text = "It raises." } }))
  end)

  it("know a function again", function()
    local made, member = reference.of_function(require "peel".open)
    assert.same({ "peel", "open" }, { made.name, member.name })
    assert.equal("peel.open(path, options?)", reference.signature(made, member))
    assert.is_nil(reference.of_function(print))
  end)
end)

describe("the classes of records", function()
  it("are one a list, and one for each sort of record in a field", function()
    local seen = {}
    for _, class in ipairs(classes.all()) do
      assert.is_nil(seen[class.name], class.name)
      seen[class.name] = true
    end
    for _, name in ipairs(schema.names()) do
      if name ~= "report" then assert.truthy(classes.of_list(name), name) end
    end
    assert.is_nil(classes.of_list "report")
    assert.is_true(seen["peel.Mention"] and seen["peel.Deadline"])
  end)

  it("tell what each type of the schema is in Lua", function()
    for _, list in ipairs(schema.names()) do
      for _, field in ipairs(schema.entry(list).fields) do
        assert.not_equal("any", classes.lua_type(field), list .. "." .. field.name)
      end
    end
    local function of(list, name) return classes.lua_type(schema.field(schema.entry(list), name)) end
    assert.same({ "peel.Value[]", "peel.Deadline", "peel.Grade", "integer|string" },
      { of("measures", "values"), of("recommendations", "deadline"), of("judgments", "grade"), of("recommendations", "number") })
  end)
end)

describe("`make doc`", function()
  it("wrote the reference that the sources say", function()
    assert.is_true(read "doc/reference.md" == require "peel.reference.markdown".text(), "doc/reference.md is stale: run `make doc`")
  end)

  it("wrote the type files that the sources say", function()
    local files, names = require "peel.reference.meta".files()
    for _, name in ipairs(names) do
      local path = ("lua/peel/meta/%s.lua"):format(name)
      assert.is_true(read(path) == files[name], path .. " is stale: run `make doc`")
    end
  end)

  it("writes a section for every type and list, and an anchor for every link", function()
    local text = read "doc/reference.md"
    local anchors = {}
    for title in text:gmatch "\n##+ ([^\n]+)" do anchors[title:lower():gsub("[^%w%s_-]", ""):gsub("%s", "-")] = true end
    for link in text:gmatch "%]%(#([^)]+)%)" do assert.is_true(anchors[link], link) end
    for chapter in text:gmatch "see (peel%.score%.[%a_]+)" do assert.truthy(text:find("\n## " .. chapter .. "\n", 1, true), chapter) end
    for _, made in ipairs(reference.types()) do assert.truthy(text:find("\n## " .. made.name .. "\n", 1, true), made.name) end
    for _, class in ipairs(classes.all()) do assert.truthy(text:find(class.name .. "\n", 1, true), class.name) end
  end)
end)
