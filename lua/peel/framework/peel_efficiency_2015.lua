--- PEEL police efficiency 2015, published October 2015: three graded questions and an overall grade.
return {
  id = "peel_efficiency_2015",
  name = "PEEL: Police efficiency 2015",
  years = { 2015 }, year = 2015,
  publisher = "HMIC",
  source = "justiceinspectorates.gov.uk/hmicfrs/peel-assessments/peel-2015/",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "police efficiency 2015", where = "title", weight = 8 },
    { text = "how well does the force use its resources to meet its demand?", where = "contents", weight = 2 },
    { text = "how sustainable and affordable is the workforce model?", where = "contents", weight = 2 },
    { text = "how sustainable is the force's financial position for the short and long term?", where = "contents", weight = 2 },
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
    { key = "meeting_demand", title = "Using resources to meet demand", scope = "area", graded = true, wordings = {
      "How well does the force use its resources to meet its demand?",
    } },
    { key = "workforce_model", title = "Sustainable and affordable workforce model", scope = "area", graded = true, wordings = {
      "How sustainable and affordable is the workforce model?",
    } },
    { key = "financial_position", title = "Sustainable financial position", scope = "area", graded = true, wordings = {
      "How sustainable is the force’s financial position for the short and long term?",
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
    { key = "overview_meeting_demand", level = 2, within = "overview", prose = true, area = "meeting_demand", titles = {
      "How well does the force use its resources to meet its demand?",
    } },
    { key = "overview_workforce_model", level = 2, within = "overview", prose = true, area = "workforce_model", titles = {
      "How sustainable and affordable is the workforce model?",
    } },
    { key = "overview_financial_position", level = 2, within = "overview", prose = true, area = "financial_position", titles = {
      "How sustainable is the force’s financial position for the short and long term?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "meeting_demand", level = 1, area = "meeting_demand", titles = {
      "How well does the force use its resources to meet its demand?",
    } },
    { key = "workforce_model", level = 1, area = "workforce_model", titles = {
      "How sustainable and affordable is the workforce model?",
    } },
    { key = "financial_position", level = 1, area = "financial_position", titles = {
      "How sustainable is the force’s financial position for the short and long term?",
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
    { with = "peel_efficiency_2015", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_efficiency_2016", comparable = true,
      why = "the first pair of years of which the inspectorate compares grades itself",
      source = { document = "State of Policing 2016", address = "https://docslib.org/doc/7129670" } },
  },
}
