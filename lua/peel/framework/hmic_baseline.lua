--- HMIC baseline assessments 2004-2006: many activity areas, each graded; the list of areas is not encoded.
return {
  id = "hmic_baseline",
  name = "HMIC Baseline Assessment",
  years = { 2004, 2005, 2006 }, year = 2006,
  publisher = "HMIC",
  source = "lgcplus.com/new-police-force-baseline-assessments-published/1235832.article; docslib.org/doc/8791514",
  kinds = {
    force_inspection = { recognise = { } },
    national_overview = { recognise = {
      { text = "national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "baseline assessment", where = "title", weight = 8 },
    { text = "baseline assessment", where = "contents", weight = 1 },
  },
  scale = "hmic_4",
  areas = {
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "strengths", level = 3, titles = { "Strengths", "Strength" } },
    { key = "areas_for_improvement", level = 3, titles = { "Areas for improvement", "Area for improvement" } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}", "Grade" },
  keep = { "Excellent Good Fair Poor" },
  rules = {},
  comparable = {},
}
