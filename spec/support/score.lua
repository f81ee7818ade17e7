--- Compares two exports record by record, the way the domain model says that exports are compared.
--
--     lua5.4 spec/support/score.lua [-v] GOT.json WANT.json
--
-- Records match by the key of their list; a match earns the share of WANT's remaining fields that agree.
-- White space, quotes, dashes and case are folded; id, rule, evidence and path do not count; spans are
-- right where they overlap; a section or a table is compared by what it is, not by its number.
local json = require "dkjson"

local score = {}

--- Characters of a text that count as its start, after folding.
score.START = 40

local IGNORED = { id = true, rule = true, evidence = true, path = true }
local FOLDED = {
  ["\u{2018}"] = "'", ["\u{2019}"] = "'", ["\u{201A}"] = "'", ["\u{201B}"] = "'", ["\u{201C}"] = "'", ["\u{201D}"] = "'",
  ["\u{201E}"] = "'", ["\u{2032}"] = "'", ["\u{2033}"] = "'", ['"'] = "'", ["`"] = "'",
  ["\u{2010}"] = "-", ["\u{2011}"] = "-", ["\u{2012}"] = "-", ["\u{2013}"] = "-", ["\u{2014}"] = "-", ["\u{2015}"] = "-",
  ["\u{2212}"] = "-", ["\u{A0}"] = " ", ["\u{2007}"] = " ", ["\u{2009}"] = " ", ["\u{202F}"] = " ",
}

--- JSON's null and Lua's nil are one thing here: absent.
local function absent(value) return value == nil or value == json.null end

--- @param text string
--- @return string folded with one form of quote, dash, case and white space
function score.fold(text)
  local folded = text:gsub('["`]', FOLDED):gsub(utf8.charpattern, FOLDED):lower():gsub("%s+", " ")
  return (folded:gsub("^ ", ""):gsub(" $", ""))
end

--- The words by which a scalar is compared and shown.
local function word(value)
  if absent(value) then return "-" end
  if type(value) == "number" then return string.format("%.10g", value) end
  if type(value) == "string" then return score.fold(value) end
  return tostring(value)
end

local function start(text)
  if absent(text) then return "-" end
  local folded = score.fold(text)
  return folded:sub(1, (utf8.offset(folded, score.START + 1) or #folded + 1) - 1)
end

local function key(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = word(parts[i]) end
  return table.concat(parts, " | ")
end

local function size(tab)
  local header = absent(tab.header) and {} or tab.header
  return #(absent(tab.rows) and {} or tab.rows) .. "x" .. #header
end

local function cells(row)
  local out = {}
  for i, cell in ipairs(absent(row) and {} or row) do out[i] = word(cell) end
  return table.concat(out, " ; ")
end

-- Each list: its name, the key of a record, the fields that the key has used up; `mean = false` keeps it out of the mean.
local LISTS = {
  { "report", function() return "report" end },
  { "contents", function(r) return key(r.title) end, "title" },
  { "sections", function(r) return key(r.title) end, "title" },
  { "judgments", function(r) return key(r.force, r.area) end, "force area" },
  { "prior_judgments", function(r) return key(r.area, r.year, r.grade) end, "area year grade" },
  { "comparability", function(r) return key(r.area, start(r.text)) end, "area" },
  { "distributions", function(r) return key(r.area) end, "area" },
  { "findings", function(r) return key(r.kind, r.area, start(absent(r.title) and r.text or r.title)) end, "kind area" },
  { "recommendations", function(r) return absent(r.number) and start(r.text) or key(r.number) end, "number" },
  { "follow_ups", function(r) return key(r.area, start(r.text)) end, "area" },
  { "measures", function(r) return key(r.name, r.entity, r.period, r.unit, r.value) end, "name entity period unit value" },
  { "figures", function(r) return key(r.number) end, "number" },
  { "tables", function(r) return cells(r.header) .. " | " .. size(r) end, "header" },
  { "footnotes", function(r) return key(r.number) end, "number" },
  { "glossary", function(r) return key(r.term) end, "term" },
  { "goals", function(r) return key(r.number) end, "number" },
  { "updates", function(r) return key(r.goal, r.quarter, start(r.text)) end, "goal quarter" },
  { "themes", function(r) return key(r.goal, r.code, start(r.text)) end, "goal code" },
  { "claims", function(r) return key(r.check, start(r.text)) end, "check" },
  { "diagnostics", function(r) return key(r.severity, r.code) end, "severity code message", mean = false },
}

--- Records of a list; a measure is one record for each of its values.
local function records(export, list)
  local found = export[list]
  if absent(found) then return {} end
  if list ~= "measures" then return list == "report" and { found } or found end
  local rows = {}
  for _, measure in ipairs(found) do
    for _, value in ipairs(absent(measure.values) and {} or measure.values) do
      local row = {}
      for name, field in pairs(measure) do row[name] = field end
      for name, field in pairs(value) do row[name] = field end
      row.values = nil
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function overlap(a, b) return a.first <= b.last and b.first <= a.last end

local function touch(got, want)
  if #want == 0 then return #got == 0 end
  for _, a in ipairs(got) do
    for _, b in ipairs(want) do
      if overlap(a, b) then return true end
    end
  end
  return false
end

--- Sections by id, each with its title, its spans and its stand among the sections of that title.
local function directory(export)
  local sections, tables, stands = {}, {}, {}
  for _, section in ipairs(records(export, "sections")) do
    local title = word(section.title)
    stands[title] = (stands[title] or 0) + 1
    local spans = not absent(section.spans) and section.spans or nil
    sections[section.id or section] = { title = title, stand = stands[title], spans = spans }
  end
  for _, tab in ipairs(records(export, "tables")) do tables[tab.id or tab] = cells(tab.header) .. " | " .. size(tab) end
  return { sections = sections, tables = tables }
end

--- The outermost level is written 0 or null.
local function same_section(got, want, dirs)
  local a = not absent(got) and dirs.got.sections[got] or nil
  local b = not absent(want) and dirs.want.sections[want] or nil
  if not a or not b then return a == b end
  if a.title ~= b.title then return false end
  if a.spans and b.spans then return touch(a.spans, b.spans) end
  return a.stand == b.stand
end

local function agree(name, got, want, dirs)
  if name == "section" or name == "parent" then return same_section(got, want, dirs) end
  if name == "table" and type(want) ~= "table" then
    return absent(got) == absent(want) and (absent(want) or dirs.got.tables[got] == dirs.want.tables[want])
  end
  if type(want) ~= "table" or absent(want) then
    return type(got) ~= "table" and word(got) == word(want) or absent(got) and absent(want)
  end
  if type(got) ~= "table" or absent(got) then return false end
  if name == "spans" then return touch(got, want) end
  if not absent(want.first) and not absent(want.last) then
    return type(got.first) == "number" and type(got.last) == "number" and overlap(got, want)
  end
  if #got ~= #want then return false end
  for field, value in pairs(want) do
    if not IGNORED[field] and not agree(field, got[field], value, dirs) then return false end
  end
  for field in pairs(name == "counts" and got or {}) do
    if absent(want[field]) then return false end
  end
  return true
end

--- Share of WANT's fields that agree, and the names of those that do not.
local function credit(list, got, want, dirs)
  local used, right, all, wrong = {}, 0, 0, {}
  for name in (list[3] or ""):gmatch "%S+" do used[name] = true end
  for name, value in pairs(want) do
    if not used[name] and not IGNORED[name] then
      all = all + 1
      if agree(name, got[name], value, dirs) then right = right + 1 else wrong[#wrong + 1] = name end
    end
  end
  table.sort(wrong)
  return all == 0 and 1 or right / all, wrong
end

local function by_key(list, found)
  local groups, order = {}, {}
  for _, record in ipairs(found) do
    local k = list[2](record)
    if not groups[k] then groups[k], order[#order + 1] = {}, k end
    table.insert(groups[k], { record = record })
  end
  return groups, order
end

--- Pairs the records of one key: the best agreement first, then the order of the text.
local function pair_up(list, key_text, gots, wants, dirs, result)
  local candidates, taken = {}, {}
  for g, got in ipairs(gots) do
    for w, want in ipairs(wants) do
      local share, wrong = credit(list, got.record, want.record, dirs)
      candidates[#candidates + 1] = { share = share, wrong = wrong, got = got, want = want, far = math.abs(g - w), at = w }
    end
  end
  table.sort(candidates, function(a, b)
    if a.share ~= b.share then return a.share > b.share end
    if a.far ~= b.far then return a.far < b.far end
    return a.at < b.at
  end)
  for _, candidate in ipairs(candidates) do
    if not taken[candidate.got] and not taken[candidate.want] then
      taken[candidate.got], taken[candidate.want] = true, true
      result.matched, result.credit = result.matched + 1, result.credit + candidate.share
      for _, name in ipairs(candidate.wrong) do
        table.insert(result.differing,
          { key = key_text, field = name, got = candidate.got.record[name], want = candidate.want.record[name] })
      end
    end
  end
  for _, got in ipairs(gots) do if not taken[got] then table.insert(result.extra, key_text) end end
  for _, want in ipairs(wants) do if not taken[want] then table.insert(result.missing, key_text) end end
end

--- Compares two decoded exports.
--- @param got table what the parser wrote
--- @param want table what a reader wrote
--- @return table results one a list: name, matched, got, want, precision, recall, f1, missing, extra, differing
--- @return number mean of F1 over the lists that either export fills; 1 where both are empty
function score.compare(got, want)
  assert(type(got) == "table" and type(want) == "table", "score.compare: got and want must be decoded exports")
  local dirs, results, sum, lists = { got = directory(got), want = directory(want) }, {}, 0, 0
  for _, list in ipairs(LISTS) do
    local gots, wants = records(got, list[1]), records(want, list[1])
    local result = { name = list[1], got = #gots, want = #wants, matched = 0, credit = 0, missing = {}, extra = {}, differing = {} }
    local got_groups, got_order = by_key(list, gots)
    local want_groups, want_order = by_key(list, wants)
    for _, k in ipairs(want_order) do pair_up(list, k, got_groups[k] or {}, want_groups[k], dirs, result) end
    for _, k in ipairs(got_order) do
      if not want_groups[k] then pair_up(list, k, got_groups[k], {}, dirs, result) end
    end
    result.precision = #gots == 0 and (#wants == 0 and 1 or 0) or result.credit / #gots
    result.recall = #wants == 0 and (#gots == 0 and 1 or 0) or result.credit / #wants
    local both = result.precision + result.recall
    result.f1 = both == 0 and 0 or 2 * result.precision * result.recall / both
    if list.mean ~= false and #gots + #wants > 0 then sum, lists = sum + result.f1, lists + 1 end
    results[#results + 1] = result
  end
  return results, lists == 0 and 1 or sum / lists
end

local function show(value)
  if absent(value) then return "null" end
  return type(value) == "table" and json.encode(value) or tostring(value)
end

--- @param results table as score.compare gives them
--- @param mean number
--- @param verbose boolean with every missing and extra record and every differing field
--- @return string
function score.report(results, mean, verbose)
  local out = { ("%-16s %7s %5s %5s %9s %7s %6s"):format("list", "matched", "got", "want", "precision", "recall", "F1") }
  for _, r in ipairs(results) do
    if r.got + r.want > 0 then
      out[#out + 1] = ("%-16s %7d %5d %5d %9.3f %7.3f %6.3f"):format(r.name, r.matched, r.got, r.want, r.precision, r.recall, r.f1)
      for _, k in ipairs(verbose and r.missing or {}) do out[#out + 1] = "  missing  " .. k end
      for _, k in ipairs(verbose and r.extra or {}) do out[#out + 1] = "  extra    " .. k end
      for _, d in ipairs(verbose and r.differing or {}) do
        out[#out + 1] = ("  differs  %s: %s\n    got   %s\n    want  %s"):format(d.key, d.field, show(d.got), show(d.want))
      end
    end
  end
  out[#out + 1] = ("%-16s %49.3f"):format("mean", mean)
  return table.concat(out, "\n") .. "\n"
end

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read "a"
  file:close()
  local export, _, wrong = json.decode(text, 1, json.null)
  if type(export) ~= "table" then return nil, path .. ": " .. tostring(wrong or "not an export") end
  return export
end

--- @param words string[] the command line
--- @return integer status 0 where both exports could be read, whatever the score
function score.main(words)
  local verbose, paths = false, {}
  for _, w in ipairs(words) do
    if w == "-v" then verbose = true else paths[#paths + 1] = w end
  end
  if #paths ~= 2 then return 2, io.stderr:write "usage: score.lua [-v] GOT.json WANT.json\n" end
  local exports = {}
  for i, path in ipairs(paths) do
    local export, message = read(path)
    if not export then return 2, io.stderr:write(message, "\n") end
    exports[i] = export
  end
  local results, mean = score.compare(exports[1], exports[2])
  io.write(score.report(results, mean, verbose))
  return 0
end

if arg and arg[0] and arg[0]:match "score%.lua$" then os.exit((score.main(arg))) end

return score
