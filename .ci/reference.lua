-- Writes doc/reference.md and the type files for editors (lua/peel/meta) from the schema and the doc comments: `make doc`
local function write(path, text)
  local file <close> = assert(io.open(path, "w"))
  assert(file:write(text))
end

local files, names = require "peel.reference.meta".files()
for _, name in ipairs(names) do write(("lua/peel/meta/%s.lua"):format(name), files[name]) end
write("doc/reference.md", require "peel.reference.markdown".text())
