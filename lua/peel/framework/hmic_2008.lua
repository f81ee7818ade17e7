--- HMIC's inspections of 2008-09 against a standard. General knowledge: no report of this series was read.
return {
  id = "hmic_2008",
  name = "HMIC Inspection 2008",
  years = { 2008, 2009 }, year = 2008,
  publisher = "HMIC",
  verified = false,
  kinds = {
    force_inspection = { recognise = { } },
  },
  recognise = {
    { text = "hmic inspection report", where = "title", weight = 4 },
    { text = "2008", where = "title", weight = 2 },
    { text = "developing citizen focus", where = "anywhere", weight = 4 },
    { text = "meeting the standard", where = "anywhere", weight = 2 },
    { text = "meets the standard", where = "anywhere", weight = 1 },
    { text = "october 2007", where = "title", weight = -6 },
  },
  scale = "standard_3",
  areas = {
    { key = "neighbourhood_policing", title = "Neighbourhood Policing", scope = "area", graded = true,
      verified = false, wordings = {} },
    { key = "citizen_focus", title = "Developing Citizen Focus Policing", scope = "area", graded = true,
      verified = false, wordings = {
      "Citizen Focus",
      "Developing Citizen Focus",
    } },
    { key = "major_crime", title = "Major Crime", scope = "area", graded = true, verified = false, wordings = {} },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "strengths", level = 3, titles = { "Strengths", "Strength" } },
    { key = "work_in_progress", level = 3, titles = { "Work in progress" } },
    { key = "areas_for_improvement", level = 3, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "developing_practice", level = 3, flat = true, titles = { "Developing practice" } },
    { key = "glossary", level = 1, flat = true, titles = { "Appendix: Glossary of Terms and Abbreviations" } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}" },
  keep = {},
  rules = {},
  comparable = {},
}
