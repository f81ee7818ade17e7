--- What a word may mean in `help "word"`: a type, a method, a list, a field, a framework, an area, a grade, a force.

local classes = require "peel.reference.classes"
local near = require "peel.near"
local reference = require "peel.reference"
local schema = require "peel.schema"

local topics = {}

---@class peel.Topic
---@field name string under which it alone is found
---@field kind string
---@field write fun(page: peel.HelpPage)

--- Names are looked up without case, and a colon is a dot.
local function key_of(name) return (name:lower():gsub(":", ".")) end

---@class peel.TopicIndex
---@field by_key table<string, peel.Topic[]>
---@field names string[]

--- Several names may lead to a topic; the first is its own.
local function put(index, kind, names, write)
  local topic = { name = names[1], kind = kind, write = write }
  for _, name in ipairs(names) do
    local key = key_of(name)
    local list = index.by_key[key]
    if not list then
      list = {}
      index.by_key[key], index.names[#index.names + 1] = list, name
    end
    local there = false
    for _, other in ipairs(list) do there = there or other == topic end
    if not there then list[#list + 1] = topic end
  end
end

local function types(index)
  for _, made in ipairs(reference.types()) do
    local short = made.name:match "[%w_]+$"
    put(index, "type", { made.name, short }, function(page) page:type(made) end)
  end
end

local function members(index)
  for _, made in ipairs(reference.types()) do
    local receiver = made.entry.receiver
    for _, member in ipairs(made.members) do
      put(index, member.kind, { receiver .. "." .. member.name, made.name .. "." .. member.name, member.name },
        function(page) page:member(made, member) end)
    end
  end
end

local function lists(index)
  for _, class in ipairs(classes.all()) do
    local short = class.name:match "[%w_]+$"
    local names = { class.list or class.name, class.name, short }
    if class.list then names[#names + 1] = schema.entry(class.list).singular end
    put(index, class.list and "list" or "type", names, function(page)
      page:line(class.list and ("%s: a list of %s"):format(class.list, class.name) or class.name)
      page:say(class.doc, "  ")
      page:gap()
      if class.list then
        page:columns { { "get them", ("report:%s(), corpus:%s()"):format(class.list, class.list) } }
        page:gap()
      end
      page:line "fields"
      page:schema(class.fields)
      local common = {}
      for i, field in ipairs(classes.common()) do common[i] = field.name end
      page:say(("And of every record: %s; its methods: help \"record\"."):format(table.concat(common, ", ")), "  ")
    end)
  end
end

local function fields(index)
  local places, order = {}, {}
  for _, list in ipairs(schema.names()) do
    for _, field in ipairs(schema.entry(list).fields) do
      if not field.provenance then
        put(index, "field", { list .. "." .. field.name }, function(page)
          page:line(("field %s of %s"):format(field.name, list))
          page:schema { field, table.unpack(field.fields or {}) }
        end)
        if not places[field.name] then places[field.name], order[#order + 1] = {}, field.name end
        table.insert(places[field.name], { list, field })
      end
    end
  end
  for _, name in ipairs(order) do
    put(index, "field", { "field " .. name, name }, function(page)
      page:line("field " .. name)
      local shown = {}
      for i, place in ipairs(places[name]) do shown[i] = setmetatable({ name = place[1] .. "." .. name }, { __index = place[2] }) end
      page:schema(shown)
    end)
  end
end

--- What the data of frameworks, grades and forces says.
local function data(index)
  local registry, grade, forces = require "peel.registry".default(), require "peel.grade", require "peel.forces"
  local areas, order = {}, {}
  for _, framework in ipairs(registry:frameworks()) do
    put(index, "framework", { framework.id }, function(page)
      local keys = {}
      for i, area in ipairs(framework.areas) do keys[i] = area.key end
      page:line(("%s: an inspection framework"):format(framework.id))
      local rows = { { "name", framework.name }, { "years", table.concat(framework.years, ", ") },
        { "grades", framework.scale and table.concat(grade.scale(framework.scale).names, " > ") or "none" },
        { "areas", #keys > 0 and table.concat(keys, ", ") or "none" }, { "rules", table.concat(framework.rules, ", ") } }
      for _, with in ipairs(framework.comparable) do
        rows[#rows + 1] = { "compare", ("with %s: %s, %s (%s)"):format(with.with == "*" and "any other" or with.with,
          tostring(with.comparable), with.why, with.source.document) }
      end
      page:columns(rows)
    end)
    for _, area in ipairs(framework.areas) do
      if not areas[area.key] then areas[area.key], order[#order + 1] = {}, area.key end
      table.insert(areas[area.key], { framework.id, area })
    end
  end
  for _, key in ipairs(order) do
    put(index, "area", { key }, function(page)
      page:line(key .. ": an area of policing")
      local rows = {}
      for i, at in ipairs(areas[key]) do
        local area = at[2]
        rows[i] = { at[1], area.title .. (area.parent and " (part of " .. area.parent .. ")" or "") .. (area.graded and "" or ", not graded") }
      end
      page:columns(rows)
    end)
  end
  local graded, names = {}, {}
  local function note(name, words)
    if not graded[name] then graded[name], names[#names + 1] = {}, name end
    table.insert(graded[name], words)
  end
  for _, id in ipairs(grade.scales()) do
    local scale = grade.scale(id)
    for _, name in ipairs(scale.names) do note(name, { id, ("%s: %s"):format(scale.title, table.concat(scale.names, " > ")) }) end
  end
  for _, name in ipairs(grade.off_scale()) do note(name, { "off scale", "a kind of no grade: it is never ordered" }) end
  for _, name in ipairs(names) do
    put(index, "grade", { name }, function(page)
      page:line(name .. ": a grade")
      page:columns(graded[name])
    end)
  end
  for _, force in ipairs(forces.list()) do
    local found = { force.name, force.formal }
    for _, alias in ipairs(force.aliases) do found[#found + 1] = alias end
    put(index, "force", found, function(page)
      local formal = {}
      for i, name in ipairs(force.names) do formal[i] = name.name end
      page:line(force.name .. ": a police force")
      page:columns { { "formal name", table.concat(formal, "; earlier ") }, { "region", force.region },
        #force.aliases > 0 and { "also", table.concat(force.aliases, ", ") } or nil }
    end)
  end
end

local made ---@type peel.TopicIndex?

---@return peel.TopicIndex
local function index()
  if not made then
    made = { by_key = {}, names = {} }
    types(made)
    lists(made)
    members(made)
    fields(made)
    data(made)
  end
  return made
end

--- What a word means, most likely meaning first; empty where it means nothing.
---@param name string
---@return peel.Topic[]
function topics.find(name)
  local key = key_of(name:gsub("^%s+", ""):gsub("%s+$", ""):gsub("%(.*$", ""))
  return index().by_key[key] or {}
end

--- Names near to a word that means nothing.
---@param name string
---@return string[]
function topics.near(name) return near.names(name, index().names, 5) end

return topics
