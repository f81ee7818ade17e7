--- Police performance assessments 2006/07, the interim year: figures and HMIC's grades combined; the last with graded assessments.
return {
  id = "ppaf_2006_07",
  name = "Police Performance Assessments 2006/07",
  years = { 2006, 2007 }, year = 2007,
  publisher = "Home Office",
  source = "docslib.org/doc/10183001; police.homeoffice.gov.uk, faqs; Hansard 2007-10-09",
  kinds = {
    national_overview = { recognise = { } },
  },
  recognise = {
    { text = "police performance assessments 2006/07", where = "title", weight = 8 },
    { text = "police performance assessments", where = "title", weight = 2 },
    { text = "satisfaction and fairness", where = "anywhere", weight = 2 },
    { text = "serious crime and public protection", where = "anywhere", weight = 2 },
    { text = "implementation of neighbourhood policing", where = "anywhere", weight = 1 },
  },
  scale = "hmic_4",
  areas = {
    { key = "tackling_crime", title = "Tackling Crime", scope = "area", graded = true, wordings = {} },
    { key = "serious_crime_public_protection", title = "Serious Crime and Public Protection", scope = "area", graded = true,
      wordings = {} },
    { key = "protecting_vulnerable_people", title = "Protecting Vulnerable People", scope = "area", graded = true,
      wordings = {} },
    { key = "satisfaction_fairness", title = "Satisfaction and Fairness", scope = "area", graded = true, wordings = {} },
    { key = "neighbourhood_policing", title = "Implementation of Neighbourhood Policing", scope = "area", graded = true,
      wordings = {
      "Neighbourhood Policing",
    } },
    { key = "local_priorities", title = "Local Priorities", scope = "area", graded = true, wordings = {} },
    { key = "resources_efficiency", title = "Resources and Efficiency", scope = "area", graded = true, wordings = {} },
  },
  sections = {},
  openers = {},
  never_headings = { "England and Wales" },
  keep = {},
  rules = {},
  comparable = {},
}
