--- A force's own quarterly update on its Delivery Plan 2017-18: goals, updates and indicators. It is not an inspection and has
--- no inspectorate's grade. The goals are the plan's own words, so their headings are known by number only.
return {
  id = "delivery_plan_2017_18",
  name = "Delivery Plan 2017-18",
  years = { 2017, 2018 }, year = 2017,
  kinds = {
    performance_update = { recognise = {
      { text = "q{digit} summary", where = "headings", weight = 1 },
    } },
  },
  recognise = {
    { text = "delivery plan 2017-18", where = "anywhere", weight = 6 },
    { text = "delivery plan 2017/18", where = "anywhere", weight = 6 },
    { text = "delivery plan", where = "anywhere", weight = 2 },
    { text = "quarter {digit} update", where = "title", weight = 3 },
    { text = "quarter {digit} update", where = "headings", weight = 2 },
    { text = "links to key pcc themes", where = "headings", weight = 2 },
    { text = "delivery plan aims", where = "headings", weight = 2 },
    { text = "police and crime plan", where = "headings", weight = 1 },
    { text = "force performance summary", where = "headings", weight = 1 },
    { text = "peel:", where = "title", weight = -6 },
    { text = "hmic", where = "title", weight = -6 },
  },
  areas = {},
  sections = {
    { key = "executive_summary", level = 1, prose = true, titles = {
      "Quarter {digit} update – Executive summary", "Executive summary" } },
    { key = "linking", level = 1, prefix = true, prose = true, titles = { "i) Linking the force Delivery Plan" } },
    { key = "goal", level = 2, prefix = true, titles = { "{digit} " } },
    { key = "previous_update", level = 3, unstopped = true, titles = { "Q{digit} Summary highlights", "Q{digit} Summary",
      "Q{digit} highlights", "Q{digit} Highlights summary", "Quarter {digit} summary", "Quarter {digit} highlights",
      "Quarter {digit} summary highlights" } },
    { key = "update", level = 3, unstopped = true, titles = { "Q{digit} Summary update", "Q{digit} update", "Q{digit} Summary updates",
      "Q{digit} updates", "Quarter {digit} summary update", "Quarter {digit} updates" } },
    { key = "themes", level = 3, box = true, unstopped = true, titles = { "Links to key PCC themes", "Links to PCC themes",
      "Links to key Police and Crime Plan themes", "Link to key PCC themes", "Links to the key PCC themes" } },
    { key = "appendix", level = 1, prefix = true, prose = true, titles = { "Appendix {digit} – ", "Appendix {digit}: ", "Appendix {letter} – " } },
    { key = "performance_summary", level = 2, prefix = true, prose = true, titles = { "Force Performance Summary" } },
    { key = "kpi", level = 3, unstopped = true, prose = true, titles = { "Delivery Plan Aims", "Delivery Plan Measures" } },
  },
  openers = {},
  never_headings = {
    "Delivery Plan 2017-18", "Delivery Plan 2017/18", "{force}", "Measure Comparison {month}", "Measure Comparison", "Key elements:",
  },
  keep = { "Measure Comparison {month}", "Links to key PCC themes" },
  rules = {
    "delivery_plan.front_matter", "delivery_plan.goals", "delivery_plan.updates", "delivery_plan.themes", "delivery_plan.kpi",
  },
  comparable = {
    { with = "*", comparable = false, why = "a force's own figures, without an inspectorate's grade",
      source = { document = "the plan itself" } },
  },
}
