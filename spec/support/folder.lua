--- Temporary folders for specs: made with files, removed as a whole.

local folder = {}

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- A new folder with these files: { ["a/b.txt"] = bytes }; a value of `false` makes an empty folder.
---@param files? table<string, string|false>
---@return string path without a slash at its end
function folder.new(files)
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir " .. quote(path)))
  for name, bytes in pairs(files or {}) do folder.add(path, name, bytes) end
  return path
end

--- Adds a file, with the folders that it stands in.
---@param path string of the folder
---@param name string
---@param bytes string|false
---@return string path of the file
function folder.add(path, name, bytes)
  local whole = path .. "/" .. name
  assert(os.execute("mkdir -p " .. quote(bytes and whole:match "^(.*)/" or whole)))
  if bytes then
    local file <close> = assert(io.open(whole, "wb"))
    assert(file:write(bytes))
  end
  return whole
end

--- Makes a symbolic link.
---@param target string
---@param path string
function folder.link(target, path) assert(os.execute(("ln -s %s %s"):format(quote(target), quote(path)))) end

--- Removes a folder with all that it holds.
---@param path string
function folder.remove(path) os.execute("rm -rf " .. quote(path)) end

return folder
