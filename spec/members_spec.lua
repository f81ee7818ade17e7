local members = require "peel.members"

describe("the names that complete an object", function()
  it("are its methods and what else it has, in order, without what machines call", function()
    assert.same({ "area", "each", "where" }, members({ where = true, each = true, __complete = true, __close = true }, { "area" }))
    assert.same({ "each" }, members { each = true })
  end)
end)
