--- PEEL police efficiency 2017. The question wordings are general knowledge.
return {
  id = "peel_efficiency_2017",
  name = "PEEL: Police efficiency 2017",
  years = { 2017 }, year = 2017,
  publisher = "HMICFRS",
  source = "justiceinspectorates.gov.uk/hmicfrs/peel-assessments/what-is-peel/peel-assessments-2014-to-2018-19/2017-peel-assessment",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "police efficiency 2017", where = "title", weight = 8 },
    { text = "how well does the force understand its current and likely future demand?", where = "contents", weight = 2 },
    { text = "how well does the force use its resources to manage current demand?", where = "contents", weight = 2 },
    { text = "how well is the force planning for demand in the future?", where = "contents", weight = 2 },
    { text = "how efficient is the force at keeping people safe and reducing crime?", where = "anywhere", weight = 1 },
  },
  scale = "peel_4",
  areas = {
    { key = "overall_efficiency", title = "Overall efficiency", scope = "overall", graded = true, wordings = {
      "How efficient is the force at keeping people safe and reducing crime?",
      "Overall judgment",
      "Overall judgement",
      "Efficiency",
      "How efficient are forces at keeping people safe and reducing crime?",
    } },
    { key = "understanding_demand", title = "Understanding demand", scope = "area", graded = true, verified = false, wordings = {
      "How well does the force understand its current and likely future demand?",
    } },
    { key = "using_resources", title = "Using resources", scope = "area", graded = true, verified = false, wordings = {
      "How well does the force use its resources to manage current demand?",
      "How well does the force use its resources?",
    } },
    { key = "planning_future", title = "Planning for the future", scope = "area", graded = true, verified = false, wordings = {
      "How well is the force planning for demand in the future?",
      "How well is the force planning for the future?",
      "How well does the force plan for the future?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overview", level = 1, titles = {
      "Overview – How efficient is the force at keeping people safe and reducing crime?",
      "Overview",
    } },
    { key = "overall_judgment", level = 2, within = "overview", prose = true, titles = {
      "Overall judgment",
      "Overall judgement",
    } },
    { key = "overview_summary", level = 2, within = "overview", prose = true, titles = { "Summary", "Overall summary" } },
    { key = "overview_understanding_demand", level = 2, within = "overview", prose = true, area = "understanding_demand", titles = {
      "How well does the force understand its current and likely future demand?",
    } },
    { key = "overview_using_resources", level = 2, within = "overview", prose = true, area = "using_resources", titles = {
      "How well does the force use its resources to manage current demand?",
      "How well does the force use its resources?",
    } },
    { key = "overview_planning_future", level = 2, within = "overview", prose = true, area = "planning_future", titles = {
      "How well is the force planning for demand in the future?",
      "How well is the force planning for the future?",
      "How well does the force plan for the future?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "understanding_demand", level = 1, area = "understanding_demand", titles = {
      "How well does the force understand its current and likely future demand?",
    } },
    { key = "using_resources", level = 1, area = "using_resources", titles = {
      "How well does the force use its resources to manage current demand?",
      "How well does the force use its resources?",
    } },
    { key = "planning_future", level = 1, area = "planning_future", titles = {
      "How well is the force planning for demand in the future?",
      "How well is the force planning for the future?",
      "How well does the force plan for the future?",
    } },
    { key = "summary_of_findings", level = 2, prose = true, titles = { "Summary of findings" } },
    { key = "areas_for_improvement", level = 3, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "cause_of_concern", level = 3, titles = { "Cause of concern", "Causes of concern" } },
    { key = "recommendations", level = 4, within = "cause_of_concern", titles = { "Recommendations", "Recommendation" } },
    { key = "recommendations", level = 3, titles = { "Recommendations", "Recommendation" } },
    { key = "next_steps", level = 1, prose = true, titles = { "Next steps" } },
    { key = "annex", level = 1, prefix = true, titles = { "Annex {letter} – ", "Annex {letter}: " } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}", "{force} England and Wales", "Figure {n}:", "Source:", "Note:" },
  keep = { "{force}", "England and Wales", "{force} England and Wales", "Outstanding Good Requires improvement Inadequate" },
  rules = {},
  comparable = {
    { with = "peel_efficiency_2017", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_2018_19", comparable = true,
      why = "the areas inspected are broadly unchanged",
      source = { document = "2018/19 PEEL assessment (question page)",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/how-we-inspect/2018-19-peel-assessment/" } },
  },
}
