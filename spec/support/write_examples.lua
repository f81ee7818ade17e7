--- Writes the made-up reports into examples/reports: lua5.4 spec/support/write_examples.lua (from the top folder).

package.path = package.path .. ";./?.lua"

local render = require "spec.support.render"

for _, name in ipairs { "mercia_vale", "northmoor", "harbour" } do
  local doc = require("spec.fixtures." .. name)
  local file = assert(io.open("examples/reports/" .. doc.name .. ".txt", "wb"))
  assert(file:write(render.render(doc)))
  assert(file:close())
end
