--- Record sets for the specs, over a document that is a stub.

local core = require "peel.core"
local grade = require "peel.grade"
local schema = require "peel.schema"

local SOURCE = "Wessex Police is good.\nIt was good in 2014, too.\nThe third line.\n"

--- A document as the record sets need one.
local document = {}
document.__index = document
function document:text(positions)
  local pieces = {}
  for i = 1, #positions, 2 do pieces[#pieces + 1] = self.source:sub(positions[i], positions[i + 1]) end
  return table.concat(pieces, " ")
end
function document:line(byte)
  local _, breaks = self.source:sub(1, byte - 1):gsub("\n", "")
  return breaks + 1
end

local layouts = core.schema(schema.lists)
local four = setmetatable({}, { __index = function(_, name) return grade.of("peel_4", name) end })

local sets = { layouts = layouts, four = four }

function sets.new(options) return core.records(layouts, setmetatable({ source = SOURCE }, document), options) end

--- Two judgments, added against the order of the text.
function sets.judgments(options)
  local records = sets.new(options)
  local set = records:set "judgments"
  set:append { force = "Wessex", area = "preventing_crime", scope = "area", grade = "good", year = 2015, spans = { 31, 34 } }
  set:append { force = "Wessex", area = "overall_effectiveness", scope = "overall", grade = "inadequate", question = { 1, 13 },
    spans = { 18, 21 }, mentions = { { as = "good", spans = { 18, 21 } }, { as = "good", spans = { 31, 34, 39, 42 } } } }
  return records:seal(), set
end

--- Everything that nobody holds is gone after this.
function sets.collect()
  for _ = 1, 3 do collectgarbage() end
end

return sets
