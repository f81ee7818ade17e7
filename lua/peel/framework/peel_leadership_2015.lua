--- PEEL police leadership 2015: nothing graded. The fourth question's wording is not known whole and so is left out.
return {
  id = "peel_leadership_2015",
  name = "PEEL: Police leadership 2015",
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
    { text = "police leadership 2015", where = "title", weight = 8 },
    { text = "how well does the force have a clear understanding of the current state of its leadership at every level?", where = "contents", weight = 2 },
    { text = "how well has the force provided a clear and compelling sense of the future direction of the organisation?", where = "contents", weight = 2 },
    { text = "how is the force developing leadership, motivating the workforce and encouraging staff engagement?", where = "contents", weight = 2 },
  },
  areas = {
    { key = "leadership_understanding", title = "Understanding of the state of its leadership", scope = "area", graded = false,
      wordings = {
      "How well does the force have a clear understanding of the current state of its leadership at every level?",
    } },
    { key = "leadership_direction", title = "A clear and compelling sense of direction", scope = "area", graded = false,
      wordings = {
      "How well has the force provided a clear and compelling sense of the future direction of the organisation?",
    } },
    { key = "leadership_development", title = "Developing leadership and motivating the workforce", scope = "area", graded = false,
      wordings = {
      "How is the force developing leadership, motivating the workforce and encouraging staff engagement?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overview", level = 1, titles = { "Overview" } },
    { key = "overall_judgment", level = 2, within = "overview", prose = true, titles = {
      "Overall judgment",
      "Overall judgement",
    } },
    { key = "overview_summary", level = 2, within = "overview", prose = true, titles = { "Summary", "Overall summary" } },
    { key = "overview_leadership_understanding", level = 2, within = "overview", prose = true, area = "leadership_understanding", titles = {
      "How well does the force have a clear understanding of the current state of its leadership at every level?",
    } },
    { key = "overview_leadership_direction", level = 2, within = "overview", prose = true, area = "leadership_direction", titles = {
      "How well has the force provided a clear and compelling sense of the future direction of the organisation?",
    } },
    { key = "overview_leadership_development", level = 2, within = "overview", prose = true, area = "leadership_development", titles = {
      "How is the force developing leadership, motivating the workforce and encouraging staff engagement?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "leadership_understanding", level = 1, area = "leadership_understanding", titles = {
      "How well does the force have a clear understanding of the current state of its leadership at every level?",
    } },
    { key = "leadership_direction", level = 1, area = "leadership_direction", titles = {
      "How well has the force provided a clear and compelling sense of the future direction of the organisation?",
    } },
    { key = "leadership_development", level = 1, area = "leadership_development", titles = {
      "How is the force developing leadership, motivating the workforce and encouraging staff engagement?",
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
  comparable = {},
}
