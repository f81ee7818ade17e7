local comments = require "peel.reference.comments"

local SOURCE = [[
--- What the file is for: a first line
-- and a second one.

local file = {}

---@class peel.Lamp a thing that gives light
---@field watts integer
--- per hour, more or less
---@field package wick string
---@operator len: integer

--- Lights it. It never explodes.
---
--- A second paragraph.
---   one  1
---   two  2
---
--- ```lua
--- local l = lamp.light(3)
---   -- a comment of the example
--- ```
---@param n? integer how many,
---  and no more
---@return boolean done
---@return string? message
---@overload fun(self: peel.Lamp)
-- luacheck: ignore
function file:light(n) return n > 0, 1 end

---- no doc comment
function file.dim(self, a, ...) return self, a, ... end

--- A value.
file.colour = "red"

for _, name in ipairs { "x" } do
  --- Made in a loop.
  file[name] = function(self, path) return self, path end
end
]]

describe("the doc comments of a source", function()
  local file = comments.parse(SOURCE)

  it("begin with what the file is for", function()
    assert.same({ { kind = "paragraph", text = "What the file is for: a first line and a second one.", line = 1 } }, file.head.parts)
  end)

  it("tell classes with the fields that are for users", function()
    local lamp = comments.class(file, "peel.Lamp")
    assert.same({ { name = "watts", type = "integer", optional = false, doc = "per hour, more or less" } }, lamp.fields)
    assert.same({ "len: integer" }, lamp.operators)
    assert.equal("a thing that gives light", lamp.parts[1].text)
    assert.is_nil(comments.class(file, "peel.Candle"))
    assert.is_nil(comments.class(nil, "peel.Lamp"))
  end)

  it("tell functions: what they do, examples, parameters, results", function()
    local light = file.blocks[3]
    assert.same({ line = 28, name = "file:light", params = { "n" } }, light.target)
    assert.same({
      { kind = "paragraph", text = "Lights it. It never explodes.", line = 12 },
      { kind = "paragraph", text = "A second paragraph.", line = 14 },
      { kind = "verbatim", text = "  one  1\n  two  2", line = 15 },
      { kind = "lua", text = "local l = lamp.light(3)\n  -- a comment of the example", line = 19 },
    }, light.parts)
    assert.same({ "Lights it. It never explodes.", "A second paragraph." }, comments.paragraphs(light))
    assert.same({ { name = "n", type = "integer", optional = true, doc = "how many, and no more" } }, light.params)
    assert.same({ "done", "message" }, { light.returns[1].name, light.returns[2].name })
    assert.same({ "fun(self: peel.Lamp)" }, light.overloads)
  end)

  it("stand above values and above functions that a loop makes", function()
    assert.same({ { "file.colour" }, { "file[name]", "path" } }, {
      { file.blocks[4].target.name }, { file.blocks[5].target.name, table.unpack(file.blocks[5].target.params) } })
  end)

  it("may be missing, empty or unfinished", function()
    for _, source in ipairs { "", "\n\n", "local x = 1", "---", "--- ```lua\n--- x", "---@param", "---@class\n---@field\n---@return", "\0---\r\n--- a" } do
      assert.has_no.errors(function() comments.parse(source) end)
    end
  end)
end)

describe("the doc comment of a function", function()
  it("is found by the place where the function is", function()
    local near = require "peel.near"
    local comment, path = comments.of(near.names)
    assert.equal("near.names", comment.target.name)
    assert.truthy(path:find "near.lua$")
    assert.equal(comment, comments.module("peel.near").blocks[5])
  end)

  it("is nil for one without, for one of C and for one of a text", function()
    assert.is_nil((comments.of(function() end)))
    assert.is_nil((comments.of(print)))
    assert.is_nil((comments.of(load "return 1")))
    assert.is_nil(comments.module "peel.no_such_module")
    assert.is_nil(comments.file "no/such/file.lua")
  end)
end)
