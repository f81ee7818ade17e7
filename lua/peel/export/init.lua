--- The formats that reports are written in. Each is a stream: it is begun, given one report after the other, and ended.

local json = require "peel.export.json"

local export = {}

---@class peel.ExportStream
---@field report fun(self: peel.ExportStream, report: peel.Report)
---@field finish fun(self: peel.ExportStream)

---@class peel.ExportFormat
---@field name string
---@field doc string
---@field open fun(write: fun(piece: string), many: boolean): peel.ExportStream `many`: more than one report may come

--- One object, indented; of several reports a list.
local function open_json(write, many)
  local options = { pretty = true, indent = many and " " or "" }
  local written = 0
  return {
    report = function(_, report)
      if many then write(written == 0 and "[\n " or ",\n ") end
      written = written + 1
      json.write(report, write, options)
      if not many then write "\n" end
    end,
    finish = function()
      if many then write(written == 0 and "[]\n" or "\n]\n") end
    end,
  }
end

local function open_jsonl(write)
  return {
    report = function(_, report)
      json.write(report, write)
      write "\n"
    end,
    finish = function() end,
  }
end

---@type peel.ExportFormat[]
export.formats = {
  { name = "json", doc = "one object a report, a list of several", open = open_json },
  { name = "jsonl", doc = "one line a report", open = open_jsonl },
}

--- The names of all formats.
---@return string[]
function export.names()
  local names = {}
  for i, format in ipairs(export.formats) do names[i] = format.name end
  return names
end

--- Begins to write in a format; an unknown one raises.
---
--- ```lua
--- local stream = export.open("jsonl", function(piece) io.write(piece) end, true)
--- for _, report in ipairs(reports) do stream:report(report) end
--- stream:finish()
--- ```
---@param name string
---@param write fun(piece: string)
---@param many boolean? may more than one report come?
---@return peel.ExportStream
function export.open(name, write, many)
  for _, format in ipairs(export.formats) do
    if format.name == name then return format.open(write, many or false) end
  end
  local near = require "peel.near"
  error(("open: bad argument 'name': there is no format %q%s"):format(tostring(name), near.hint(tostring(name), export.names())), 2)
end

return export
