--- One document, many conversions: whatever a converter from PDF did to a report, it is read as the same report.

local busted = require "busted"
local peel = require "peel"
local json = require "peel.export.json"
local conversions = require "spec.support.conversions"
local convert = require "spec.support.convert"
local facts = require "spec.support.facts"
local render = require "spec.support.render"
local same = require "spec.support.same"

local fixtures = {
  require "spec.fixtures.mercia_vale",
  require "spec.fixtures.northmoor",
  (require "spec.fixtures.harbour"),
}

local function export(text, name)
  local report = assert(peel.parse(text, name))
  return json.totable(report)
end

--- A function that reads the reference once, when the first test asks for it.
local function reference(text, name)
  local kept
  return function()
    kept = kept or same.normal(export(text, name))
    return kept
  end
end

local function assert_same(expected, text, name)
  local found = same.difference(expected, same.normal(export(text, name)))
  if found then busted.fail("first difference at " .. found, 2) end
end

local function character_conversions(text, name, expected)
  for _, conversion in ipairs(convert.list) do
    it(conversion.name, function() assert_same(expected(), conversion.run(text), name) end)
  end
  for _, conversion in ipairs(convert.pairs()) do
    it(conversion.name, function() assert_same(expected(), conversion.run(text), name) end)
  end
end

--- An export as the facts are written: parents by their titles, measures in the order of the expected ones.
local function readable(table_export, expected)
  local titles, out = {}, {}
  for key, value in pairs(table_export) do out[key] = value end
  for _, section in ipairs(out.sections or {}) do titles[section.id] = same.fold(section.title) end
  out.sections = {}
  for i, section in ipairs(table_export.sections or {}) do
    out.sections[i] = { title = section.title, level = section.level, parent = titles[section.parent] or false }
  end
  local measures = {}
  for i, wanted in ipairs(expected.measures or {}) do
    for _, measure in ipairs(table_export.measures or {}) do
      if same.fold(tostring(measure.name)) == same.fold(wanted.name) and measure.origin == wanted.origin then measures[i] = measure end
    end
    measures[i] = measures[i] or "no such measure"
  end
  out.measures = measures
  return out
end

describe("a made-up report", function()
  for _, doc in ipairs(fixtures) do
    local text = render.render(doc)
    describe(doc.name, function()
      local expected = reference(text, doc.name)

      describe("is read:", function()
        for _, source in ipairs { facts.of(doc), doc.expected } do
          local lists = {}
          for list in pairs(source) do lists[#lists + 1] = list end
          table.sort(lists)
          for _, list in ipairs(lists) do
            it(list, function()
              local found = same.lacking(source[list], readable(export(text, doc.name), doc.expected)[list], list)
              if found then busted.fail(found, 2) end
            end)
          end
        end
      end)

      describe("reads the same converted:", function()
        for _, conversion in ipairs(conversions) do
          it(conversion.name, function() assert_same(expected(), render.render(doc, conversion.options), doc.name) end)
        end
        character_conversions(text, doc.name, expected)
      end)
    end)
  end
end)

--- Paths of the real reports, sorted; nil and a reason where there are none.
local function real_reports()
  local folder = os.getenv "PEEL_REPORTS"
  if not folder or folder == "" then return nil, "PEEL_REPORTS is not set: no real report is tried" end
  local lfs = require "lfs"
  if lfs.attributes(folder, "mode") ~= "directory" then return nil, "PEEL_REPORTS names no folder: " .. folder end
  local paths = {}
  for name in lfs.dir(folder) do
    if name:find "%.txt$" then paths[#paths + 1] = folder .. "/" .. name end
  end
  table.sort(paths)
  if #paths == 0 then return nil, "no report (*.txt) in " .. folder end
  return paths
end

describe("a real report", function()
  local paths, reason = real_reports()
  if not paths then
    pending(reason, function() end)
    return
  end
  for _, path in ipairs(paths) do
    describe(path:match "[^/]+$", function()
      local file = assert(io.open(path, "rb"))
      local text = convert.lf(file:read "a")
      file:close()
      local name = path:match "[^/]+$"
      character_conversions(text, name, reference(text, name))
    end)
  end
end)
