-- The type files for editors held against real objects, both ways.

local classes = require "peel.reference.classes"
local comments = require "peel.reference.comments"
local peel = require "peel"
local reference = require "peel.reference"
local schema = require "peel.schema"

--- What all type files say: methods and fields by class.
local function described()
  local found = {} ---@type table<string, { methods: table, fields: table, parent: string? }>
  local pipe <close> = assert(io.popen "ls lua/peel/meta/*.lua")
  for path in pipe:lines() do
    local file <close> = assert(io.open(path))
    local text = file:read "a"
    local parsed = comments.parse(text)
    for _, block in ipairs(parsed.blocks) do
      if block.class then
        local class = found[block.class] or { methods = {}, fields = {} }
        found[block.class], class.parent = class, class.parent or block.parent
        for _, field in ipairs(block.fields) do class.fields[field.name] = field.type end
        local variable = block.target and block.target.name
        if variable then assert.equal(block.class:match "[%w_]+$", variable, path) end
      end
    end
    for variable_name, separator, name in text:gmatch "\nfunction ([%w]+)([.:])([%w_.]+)%(" do
      local class = found[variable_name == "peel" and "peel" or "peel." .. variable_name]
      assert.is_nil(class.methods[name], path .. ": twice " .. name)
      class.methods[name] = separator
    end
    for variable_name, name in text:gmatch "\n(%w+)%.([%w_]+) = nil" do
      found[variable_name == "peel" and "peel" or "peel." .. variable_name].fields[name] = "value"
    end
  end
  return found
end

describe("the type files", function()
  local found = described()
  local report, corpus, objects

  setup(function()
    report = assert(peel.open "examples/reports/northmoor-peel-effectiveness-2015.txt")
    corpus = assert(peel.corpus "examples/reports/*.txt")
    local judgments = report:judgments()
    local score = peel.score { unit = "force", coding = "rank", indicators = { { name = "area", from = judgments, pick = "worst" } } }
    objects = {
      ["peel.Report"] = report, ["peel.Corpus"] = corpus, ["peel.Query"] = judgments,
      ["peel.Grouping"] = judgments:group "area", ["peel.Row"] = judgments:group("area"):count()[1],
      ["peel.Record"] = judgments[1], ["peel.Grade"] = judgments[1].grade, ["peel.Registry"] = require "peel.registry".default(),
      ["peel.Passage"] = report:search("police"):records()[1],
      ["peel.Permit"] = peel.allow { reason = "so that there is one" },
      ["peel.Peers"] = peel.peers.load({ Kent = { "Essex" } }, { name = "Neighbours" }),
      ["peel.Score"] = score, ["peel.Result"] = score(), ["peel.UnitResult"] = score()["Northmoor"],
      ["peel.Explanation"] = score()["Northmoor"]:explain(), ["peel.Uncertainty"] = score():uncertainty { exact = true },
      ["peel.ComparisonSource"] = select(3, peel.comparable({ framework = "peel_2014" }, { framework = "peel_2021_22" })),
    }
  end)

  it("describe every method that there is, and no other", function()
    for _, made in ipairs(reference.types()) do
      local real = reference.real(made.entry)
      if real and made.name ~= "peel" then
        local names = {}
        for name in pairs(real) do
          if name:sub(1, 2) ~= "__" then names[name] = ":" end
        end
        assert.same(names, found[made.name].methods, made.name)
        assert.truthy(objects[made.name], made.name) -- the cases below hold it against an object
      end
    end
  end)

  it("describe every function of the module, and no other", function()
    local real = {}
    for name, value in pairs(peel) do
      if type(value) == "function" then real[name] = "."
      elseif type(value) == "table" and getmetatable(value) == nil then
        for inner in pairs(value) do real[name .. "." .. inner] = "." end
      elseif type(value) == "table" then assert.equal("value", found.peel.fields[name], name) end
    end
    assert.same(real, found.peel.methods)
  end)

  it("describe methods that real objects answer to", function()
    for name, object in pairs(objects) do
      assert.equal(name, debug.getmetatable(object).__name)
      for method in pairs(found[name].methods) do assert.equal("function", type(object[method]), name .. ":" .. method) end
    end
  end)

  it("describe what objects say that completes them", function()
    for name, object in pairs(objects) do
      local has, method = pcall(function() return object.__complete end)
      local known, complete = found[name], has and method and method(object) or {}
      local columns = {}
      if name == "peel.Query" or name == "peel.Grouping" then -- their columns stand in strings
        for _, column in ipairs(report:judgments():columns()) do columns[column.name] = true end
      elseif name == "peel.Result" then
        for _, unit in ipairs(object:units()) do columns[unit] = true end
      elseif name == "peel.Row" or name == "peel.Record" then
        for column in pairs(object) do columns[column] = true end
        for _, field in ipairs(name == "peel.Record" and schema.entry("judgments").fields or {}) do columns[field.name] = true end
      end
      for _, word in ipairs(complete) do
        assert.truthy(known.methods[word] or known.fields[word] or columns[word], ("%s: %s"):format(name, word))
      end
    end
  end)

  it("describe the fields of a report, a grade and a passage", function()
    for _, name in ipairs { "peel.Report", "peel.Grade", "peel.Passage" } do
      local object, known = objects[name], found[name].fields
      for field in pairs(known) do assert.has_no.errors(function() return object[field] end, name .. "." .. field) end
      for field in pairs(getmetatable(object).__pairs and object or {}) do assert.truthy(known[field], name .. "." .. field) end
    end
    for _, field in ipairs(schema.entry("report").fields) do assert.truthy(found["peel.Report"].fields[field.name], field.name) end
    assert.equal("function", type(getmetatable(objects["peel.Grade"]).__pairs))
  end)

  it("describe the fields of the records of every list, both ways", function()
    local _, set = report:judgments()[1]:row()
    local records = set:records()
    local function fields_of(class)
      local known = {}
      for name in pairs(found[class].fields) do known[name] = true end
      for name in pairs(found[found[class].parent].fields) do known[name] = true end
      known.report = nil -- every record has it, without its list saying so
      known["[string]"] = nil
      return known
    end
    for _, list in ipairs(schema.names()) do
      if list ~= "report" then
        local class, real = classes.of_list(list).name, {}
        for _, name in ipairs(records:set(schema.entry(list).set or list):fields()) do real[name] = true end
        assert.same(real, fields_of(class), class)
      end
    end
    for _, class in ipairs(classes.all()) do
      for _, list in ipairs(class.within) do
        for _, field in ipairs(schema.entry(list).fields) do
          if field.fields and classes.lua_type(field):gsub("%[%]$", "") == class.name then
            local inner, real = records:set(list .. "." .. field.name), {}
            for _, name in ipairs(inner:fields()) do real[name] = true end
            for name in pairs(found[class.name].fields) do assert.is_true(real[name], class.name .. "." .. name) end
            for _, own in ipairs(field.fields) do assert.truthy(found[class.name].fields[own.name], own.name) end
          end
        end
      end
    end
  end)

  it("are not to be required", function()
    for _, name in ipairs(select(2, require "peel.reference.meta".files())) do
      assert.error_matches(function() require("peel.meta." .. name) end, "describes types and is not to be required")
    end
  end)

  it("are Lua", function()
    local pipe <close> = assert(io.popen "ls lua/peel/meta/*.lua")
    for path in pipe:lines() do assert.is_function(assert(loadfile(path))) end
  end)
end)
