--- PEEL 2025-27. Only the first question has been read; the scale is presumed to be that of 2023-25.
return {
  id = "peel_2025_27",
  name = "PEEL 2025–27",
  years = { 2025, 2026, 2027 }, year = 2025,
  publisher = "HMICFRS",
  verified = false,
  source = "hmicfrs.justiceinspectorates.gov.uk/publication-html/peel-assessment-framework-2025-2027",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "peel 2025-27", where = "title", weight = 8 },
    { text = "peel 2025-2027", where = "title", weight = 8 },
    { text = "peel 2025/27", where = "title", weight = 8 },
    { text = "peel 2025-2027", where = "anywhere", weight = 3 },
  },
  scale = "peel_5",
  areas = {
    { key = "leadership_force_management", title = "Leadership and force management", scope = "area", graded = true, wordings = {
      "How good is the force at leadership and force management?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overall_summary", level = 1, titles = { "Overall summary" } },
    { key = "leadership_force_management", level = 1, area = "leadership_force_management", titles = {
      "Leadership and force management",
    } },
    { key = "cause_of_concern", level = 2, titles = { "Cause of concern", "Causes of concern" } },
    { key = "areas_for_improvement", level = 2, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "promising_practice", level = 2, titles = { "Promising practice", "Innovative practice" } },
    { key = "main_findings", level = 2, titles = { "Main findings" } },
    { key = "recommendations", level = 4, titles = { "Recommendations", "Recommendation" } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}" },
  keep = {},
  rules = {},
  comparable = {
    { with = "peel_2025_27", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" }, verified = false },
  },
}
