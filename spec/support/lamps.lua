--- Made-up inspections of lamps, in as few lines as a spec of many reports needs: frameworks of their own, whose reports
-- state what each line says.
--
--   lamps: good in Wessex            a grade; "in Wessex" only where the report is not on that force alone
--   lamps 2019: good                 an earlier grade
--   good 3, poor 1 for lamps         a distribution
--   lamps: may be compared           may not; "all:" is every area

local lpeg = require "lpeg"
local peel = require "peel"
local C, Cg, Cp, Ct, P, R = lpeg.C, lpeg.Cg, lpeg.Cp, lpeg.Ct, lpeg.P, lpeg.R

local lamps = {}

local word = C(R "az" ^ 1)
local number = R "09" ^ 1 / tonumber
local place = P " in " * Cg(C(R("az", "AZ") ^ 1), "force")
local said = P "may " * (P "not " * Cg(lpeg.Cc(true), "forbidden")) ^ -1 * "be compared" * Cg(lpeg.Cc(true), "said")

local lines = {
  Cg(word, "area") * ": " * said,
  Cg(word, "area") * (" " * Cg(number, "year")) ^ -1 * ": " * Cg(word, "grade") * place ^ -1,
  Cg(Ct(Ct(word * " " * number) * (", " * Ct(word * " " * number)) ^ 0), "counts") * " for " * Cg(word, "area"),
}
local line = P(false)
for _, patt in ipairs(lines) do line = line + Ct(Cg(Cp(), "first") * patt * Cg(Cp(), "last")) end

local function read(found, ctx)
  for _, one in ipairs(found) do
    local at = { one.first, one.last - 1 }
    local area = one.area ~= "all" and one.area or nil
    if one.said then ctx.emit("comparability", { area = area, comparable = not one.forbidden, text = at })
    elseif one.counts then
      local counts = {}
      for _, pair in ipairs(one.counts) do counts[pair[1]] = pair[2] end
      ctx.emit("distributions", { area = area, counts = counts, at = at })
    else
      ctx.emit(one.year and "prior_judgments" or "judgments", { force = one.force or ctx.report.force, area = area,
        grade = one.grade, year = one.year or ctx.framework.year,
        text = one.year and at or nil, at = at })
    end
  end
end

local function rule(id)
  return peel.rule { name = "lamps_" .. id, kind = "spine", pattern = Ct((line + R "az" ^ 1 + 1) ^ 0), read = read }
end

local AREAS = { { key = "lamps", title = "Lamps" }, { key = "wicks", title = "Wicks", parent = "lamps" }, { key = "oil", title = "Oil" } }

local COMPARABLE = {
  [2021] = { { with = "lamps_2019", comparable = true, why = "the lamps are the same", source = { document = "the lamp book" } } },
  [2025] = { { with = "lamps_2023", comparable = false, why = "five grades for four",
    source = { document = "the new lamp book", page = 3, address = "lamps.example/book" }, verified = false } },
}

--- A registry with the reviews of 2019, 2021 (of two years), 2023 and, on five grades, 2025. What may be compared: 2019 and 2021;
--- what may not, by the lamp book: 2023 and 2025.
---@return peel.Registry
function lamps.registry()
  local made
  for _, years in ipairs { { 2019 }, { 2021, 2022 }, { 2023 }, { 2025 } } do
    local year = years[1]
    made = peel.framework.define { registry = made, id = "lamps_" .. year, name = "Lamp review", year = year, years = years,
      recognise = { { text = "lamp review " .. year, where = "title", weight = 9 } }, scale = year < 2025 and "peel_4" or "peel_5",
      kinds = { force_inspection = { recognise = { { text = "an inspection of", where = "title", weight = 1 } } },
        national_overview = { recognise = { { text = "a national overview", where = "title", weight = 2 } } } },
      areas = AREAS, rules = { "front_matter", rule(year) },
      comparable = COMPARABLE[year] }
  end
  return made
end

--- The text of a report on a force, of one on all forces where `force` is nil.
---@param year integer
---@param force string?
---@param facts string[] lines as above
---@param front? { month: string?, isbn: string? }
---@return string
function lamps.text(year, force, facts, front)
  local out = { "Lamp review " .. year, force and ("An inspection of %s Police"):format(force) or "A national overview",
    (front and front.month or "May") .. " " .. year }
  if front and front.isbn then out[#out + 1] = "ISBN: " .. front.isbn end
  out[#out + 1] = "What was found"
  table.move(facts, 1, #facts, #out + 1, out)
  return table.concat(out, "\n\n") .. "\n"
end

--- A corpus of made-up reports, and these: { name = text }.
---@param texts table<string, string>
---@param options? table as of peel.corpus
---@return peel.Corpus
---@return peel.Report[]
function lamps.corpus(texts, options)
  local registry, names, reports = lamps.registry(), {}, {}
  for name in pairs(texts) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do reports[i] = assert(peel.parse(texts[name], name, { registry = registry })) end
  local used = { registry = registry }
  for name, value in pairs(options or {}) do used[name] = value end
  return assert(peel.corpus(reports, used)), reports
end

--- The messages of the diagnostics of a code.
---@param corpus peel.Corpus
---@param code string
---@return string[]
function lamps.messages(corpus, code) return (corpus:diagnostics { code = code }:column "message") end

return lamps
