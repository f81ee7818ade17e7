-- Writes the list of modules of the tree into the rockspec that is named: lua5.4 .ci/rockspec.lua ROCKSPEC
local path = assert(arg[1], "which rockspec?")

local function lines_of(command)
  local list = {}
  local pipe <close> = assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  table.sort(list)
  return list
end

local out = { '    ["peel.core"] = {', "      sources = {" }
for _, source in ipairs(lines_of "ls csrc/*.c") do
  out[#out + 1] = ('        "%s",'):format(source)
end
out[#out + 1] = "      },"
out[#out + 1] = '      libraries = { "m" },'
out[#out + 1] = "    },"
for _, file in ipairs(lines_of "find lua -name '*.lua'") do
  local module = file:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
  out[#out + 1] = ('    ["%s"] = "%s",'):format(module, file)
end

local text
do
  local file <close> = assert(io.open(path))
  text = file:read "a"
end
local first, last = text:match "\n  modules = {\n().-()  },\n  install"
assert(first, "no list of modules in " .. path)
text = text:sub(1, first - 1) .. table.concat(out, "\n") .. "\n" .. text:sub(last)
local file <close> = assert(io.open(path, "w"))
assert(file:write(text))
