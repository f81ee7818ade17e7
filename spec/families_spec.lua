--- Made-up reports of the families, kept as files: every record is read, field by field, in any conversion.

local busted = require "busted"
local peel = require "peel"
local json = require "peel.export.json"
local convert = require "spec.support.convert"
local fields = require "spec.support.fields"
local same = require "spec.support.same"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function export(text, name) return json.totable(assert(peel.parse(text, name))) end

--- Makes a function that computes its value once, when it is first called.
local function once(make)
  local kept
  return function()
    if kept == nil then kept = make() end
    return kept
  end
end

--- The export with a section's parent as its title.
local function by_title(got)
  local titles = {}
  for _, section in ipairs(got.sections) do titles[section.id] = section.title end
  for _, section in ipairs(got.sections) do section.parent = titles[section.parent] or false end
  return got
end

local function sorted_lists(expected)
  local lists = {}
  for list in pairs(expected) do lists[#lists + 1] = list end
  table.sort(lists)
  return lists
end

for _, fixture in ipairs(require "spec.fixtures.families") do
  local name = fixture.report:match "[^/]+$"
  describe(name, function()
    local text = read(fixture.report)
    local records = once(function() return by_title(export(text, name)) end)
    local normal = once(function() return same.normal(export(text, name)) end)

    describe("is read:", function()
      for _, list in ipairs(sorted_lists(fixture.expected)) do
        it(list, function()
          local found = fields.differences(fixture.expected[list], records()[list], list)
          if #found > 0 then busted.fail(("%d differences\n"):format(#found) .. table.concat(found, "\n"), 2) end
        end)
      end
    end)

    describe("reads the same converted:", function()
      for _, conversions in ipairs { convert.list, convert.pairs() } do
        for _, conversion in ipairs(conversions) do
          it(conversion.name, function()
            local found = same.difference(normal(), same.normal(export(conversion.run(text), name)))
            if found then busted.fail("first difference at " .. found, 2) end
          end)
        end
      end
    end)
  end)
end
