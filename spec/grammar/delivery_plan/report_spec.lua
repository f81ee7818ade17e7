--- A made-up update from bytes to records, in the forms in which conversions give it.
local peel = require "peel"

local text = [[
# Quieter nights for everyone

**Quarter 3 update** October – December 2017

#### **Quarter 3 update – Executive summary**

Wessex Police is a small organisation. With Kent Police it shares a helicopter, and Wessex Police pays for it.

i) Linking the force Delivery Plan and Police and Crime Commissioner's (PCC's) Police and Crime Plan

1 A service that lets people sleep

#### **Q2 Summary highlights**

Other work of the quarter:

- Lamps in nine streets were mended
- Wardens walk at night

#### Q3 Summary update

- A quiet hour was agreed with each of the nine landlords of the market place and
the harbour
- Dogs are kept in after ten

#### LINKS TO KEY PCC THEMES

1.2 Less noise in the streets between the market place and the harbour after midnight

3.1 More light where people walk.

- Bells are rung at noon only

# Delivery Plan 2017-18

#### 2 Brighter streets

#### Q3 Summary update

- New lamps were bought

Appendix 1 – Current Performance Analysis Format

### Force Performance Summary for April to December 2017 (Provisional)

#### **Delivery Plan Aims**

The "comparison" period is April to December 2016

]] .. table.concat({
  "Measure\tComparison\tDecember", "Reduce the number of calls about noise from the harbour and the\t1,204\t1.198", "market place\t\t", "",
  "Calls were fewer by six.", "", "# Delivery Plan 2017-18", "",
  "Measure\tComparison\tQuiet Streets", "Increase quiet in the streets\t\t", "Without a call\t12.3%\t14%", "With one call\t8%\t7%", "",
  "The comparison data is for April to June 2017 to allow for counting.", "",
}, "\n")

local function read(bytes) return assert(peel.parse(bytes, "plan.txt")) end

local function summary(report)
  local out = { ("%s|%s|%s|%s"):format(report.title, report.subtitle, report.force, report.kind) }
  for goal in report:goals():each() do out[#out + 1] = ("goal %d %s"):format(goal.number, goal.title) end
  for update in report:updates():each() do out[#out + 1] = ("%s.%s %s"):format(update.goal, update.quarter, update.text) end
  for theme in report:themes():each() do out[#out + 1] = ("%s %s %s"):format(theme.goal, theme.code, theme.text) end
  for measure in report:measures():each() do
    out[#out + 1] = ("%s|%s|%s"):format(measure.group, measure.name, measure.unit)
    for _, v in ipairs(measure.values) do
      out[#out + 1] = ("  %s|%s|%s|%.3f"):format(v.entity, v.column, v.period, v.value)
    end
  end
  for d in report:diagnostics():each() do out[#out + 1] = d.code end
  return out
end

local expected = {
  "Quieter nights for everyone|Quarter 3 update October – December 2017|Wessex|performance_update",
  "goal 1 A service that lets people sleep", "goal 2 Brighter streets",
  "1.Q2 Lamps in nine streets were mended", "1.Q2 Wardens walk at night",
  "1.Q3 A quiet hour was agreed with each of the nine landlords of the market place and the harbour", "1.Q3 Dogs are kept in after ten",
  "1.Q3 Bells are rung at noon only", "2.Q3 New lamps were bought",
  "1 1.2 Less noise in the streets between the market place and the harbour after midnight", "1 3.1 More light where people walk.",
  "nil|Reduce the number of calls about noise from the harbour and the market place|count",
  "  Wessex|Comparison|April to December 2016|1204.000", "  Wessex|December|April to December 2017|1.198",
  "Increase quiet in the streets|Without a call|percent",
  "  Wessex|Comparison|April to June 2017|12.300", "  Wessex|Quiet Streets|April to December 2017|14.000",
  "Increase quiet in the streets|With one call|percent",
  "  Wessex|Comparison|April to June 2017|8.000", "  Wessex|Quiet Streets|April to December 2017|7.000",
  "unknown_force", "misprint",
}

describe("a delivery plan's update", function()
  for form, change in pairs {
    ["as it is"] = function(s) return s end,
    ["without markup"] = function(s) return (s:gsub("#+ ", ""):gsub("%*%*", "")) end,
    ["with CRLF"] = function(s) return (s:gsub("\n", "\r\n")) end,
    ["with other bullets"] = function(s) return (s:gsub("\n%- ", "\n• ")) end,
    ["with themes as bullets"] = function(s) return (s:gsub("\n(%d%.%d )", "\n- %1")) end,
    ["with a page end in the list"] = function(s) return (s:gsub("\n%- Dogs", "\n\n12\n\n\f\n- Dogs")) end,
    ["with empty cells dropped"] = function(s) return (s:gsub("\t\t\n", "\n")) end,
    ["with tables of pipes"] = function(s) return (s:gsub("\n([^\n\t]+)\t([^\n\t]*)\t([^\n\t]*)", "\n| %1 | %2 | %3 |")) end,
  } do
    it("is read " .. form, function()
      local report <close> = read(change(text))
      assert.same(expected, summary(report))
    end)
  end

  it("says where each fact stands", function()
    local report <close> = read(text)
    local function place(record)
      local pieces = {}
      for _, span in ipairs(record.spans) do pieces[#pieces + 1] = text:sub(span.first, span.last) end
      return table.concat(pieces, "/")
    end
    local last
    for update in report:updates():each() do last = update.text:find "Bells" and update or last end
    assert.equal("Bells are rung at noon only", place(last))
    local title
    for section in report:sections():each() do title = section.id == last.section and section.title or title end
    assert.equal("Q3 Summary update", title)
    assert.equal("1.2 Less noise in the streets between the market place and the harbour after midnight", place(report:themes():first()))
  end)
end)
