--- A made-up report of the framework before 2023-25: its data alone, with the later one's rules, reads it.
local peel = require "peel"

local PATH = "examples/reports/harrowmere-peel-2021-22.txt"

local function bytes()
  local file <close> = assert(io.open(PATH, "rb"))
  return file:read "a"
end

local function lines(list, say)
  local out = {}
  for record in list:each() do out[#out + 1] = say(record) end
  return out
end

local function summary(report)
  local out = {
    report = ("%s|%s|%s|%s|%s"):format(report.title, report.subtitle, report.framework, report.force, report.published),
    judgments = lines(report:judgments(), function(j) return ("%s %s %d"):format(j.area, j.grade.name, #j.mentions) end),
    comparability = lines(report:comparability(), function(c) return tostring(c.comparable) end),
    findings = lines(report:findings(), function(f) return ("%s %s: %s (%d)"):format(f.kind, f.area, f.title, #f.items) end),
    recommendations = lines(report:recommendations(), function(r)
      return ("%s %s %s %s"):format(r.addressee, r.deadline.due, r.text:sub(1, 20), r.cause and r.cause:sub(-7))
    end),
    follow_ups = lines(report:follow_ups(), function(f) return ("%s %d %s"):format(f.area, f.year, f.status) end),
    diagnostics = lines(report:diagnostics(), function(d) return d.code end),
  }
  table.sort(out.judgments)
  return out
end

local expected = {
  report = "PEEL 2021/22|An inspection of Harrowmere Police|peel_2021_22|Harrowmere|2022-03",
  judgments = {
    "developing_workforce requires_improvement 2", "leadership_force_management good 2", "police_powers outstanding 2",
    "preventing_crime good 2", "responding_to_public inadequate 2", "victim_service adequate 2",
  },
  comparability = { "false" },
  findings = {
    "promising_practice police_powers: Sixth-formers read the records of stop and search and tell the chief constable what they think (0)",
    "main_finding police_powers: Officers explain what they do before they do it (0)",
    "area_for_improvement preventing_crime: The force should make sure that its neighbourhood teams aren't sent elsewhere each weekend (0)",
    "main_finding preventing_crime: The force mends what draws crime (3)",
    "cause_of_concern responding_to_public: Harrowmere Police doesn't answer enough of its emergency calls in time (0)",
    "main_finding responding_to_public: Call handlers are polite and well trained (0)",
    "area_for_improvement developing_workforce: The force should find out why its young officers leave (0)",
    "area_for_improvement developing_workforce: The force needs to make its promotion boards fairer (0)",
    "main_finding leadership_force_management: The force knows what each of its services costs (0)",
  },
  recommendations = {
    "Harrowmere Police 2022-06 switch the screens o in time", "Harrowmere Police 2022-06 train 20 more call h in time",
    "Harrowmere Police 2022-12-31 By 31 December 2022, in time",
  },
  follow_ups = { "preventing_crime 2018 not_improved" },
  diagnostics = { "unknown_force" },
}

describe("PEEL 2021/22", function()
  for form, change in pairs {
    ["as it is"] = function(s) return s end,
    ["with CRLF"] = function(s) return (s:gsub("\n", "\r\n")) end,
    ["with other bullets"] = function(s) return (s:gsub("\n%- ", "\n• ")) end,
    ["with page ends"] = function(s) return (s:gsub("\n\nMain findings\n", "\n\n\f\nMain findings\n")) end,
    ["with a table of pipes"] = function(s)
      return (s:gsub("\n([^\n\t]*)\t([^\n\t]*)\t([^\n\t]*)\t([^\n\t]*)\t([^\n\t]*)", "\n| %1 | %2 | %3 | %4 | %5 |"))
    end,
  } do
    it("is read " .. form, function()
      local report <close> = assert(peel.parse(change(bytes()), PATH))
      assert.same(expected, summary(report))
    end)
  end
end)
