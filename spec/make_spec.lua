-- `make help` names what there is to make. #install

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read "a"
end

describe("make help", function()
  it("names every target, but for those that are parts of one", function()
    local pipe <close> = assert(io.popen "make --no-print-directory help")
    local told, named = pipe:read "a", 0
    for _, path in ipairs { "Makefile", ".ci/checks.mk" } do
      for list in read(path):gmatch "%.PHONY: ([%a][^\n$]*)" do
        for target in list:gmatch "[%w-]+" do
          if target ~= "FORCE" and target ~= "help" and not target:find "^run%-" and not target:find "%-run$" then
            named = named + 1
            assert.truthy(told:find("%f[%w-]" .. target:gsub("%-", "%%-") .. "%f[^%w-]"), target .. " is not told")
          end
        end
      end
    end
    assert.is_true(named > 20)
    for line in told:gmatch "[^\n]+" do assert.is_true(#line <= 120, line) end
  end)
end)
