--- The first PEEL assessment, November 2014: six of thirteen questions graded, an overall grade for efficiency only.
return {
  id = "peel_2014",
  name = "PEEL 2014",
  years = { 2014 }, year = 2014,
  publisher = "HMIC",
  source = "justiceinspectorates.gov.uk/hmicfrs/our-work/peel-assessments/the-first-peel-assessment; justiceinspectorates.gov.uk/hmicfrs/news/news-feed/peel-news-update-2",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "peel assessment 2014", where = "title", weight = 8 },
    { text = "crime inspection 2014", where = "title", weight = 8 },
    { text = "crime inspection", where = "title", weight = 2 },
    { text = "police efficiency 2014", where = "title", weight = 8 },
    { text = "reducing crime and preventing offending", where = "anywhere", weight = 2 },
    { text = "investigating offending", where = "anywhere", weight = 2 },
    { text = "tackling anti-social behaviour", where = "anywhere", weight = 1 },
  },
  scale = "peel_4",
  areas = {
    { key = "preventing_crime", title = "Reducing crime and preventing offending", scope = "area", graded = true, wordings = {
      "How effective is the force at reducing crime and preventing offending?",
      "Reducing crime",
      "Reduces crime and prevents offending",
    } },
    { key = "investigating_crime", title = "Investigating offending", scope = "area", graded = true, wordings = {
      "How effective is the force at investigating offending?",
    } },
    { key = "tackling_antisocial_behaviour", title = "Tackling anti-social behaviour", scope = "area", graded = true, wordings = {
      "How effective is the force at tackling anti-social behaviour?",
    } },
    { key = "protecting_vulnerable_people", title = "Protecting those at greatest risk of harm", scope = "area", graded = false,
      wordings = {
      "How effective is the force at protecting those at greatest risk of harm?",
    } },
    { key = "serious_organised_crime", title = "Tackling serious, organised and complex crime", scope = "area", graded = false,
      wordings = {
      "How effective is the force at tackling serious, organised and complex crime?",
    } },
    { key = "strategic_policing_requirement", title = "Meeting its commitments under the Strategic Policing Requirement", scope = "area", graded = false,
      wordings = {
      "How effective is the force at meeting its commitments under the Strategic Policing Requirement?",
    } },
    { key = "overall_efficiency", title = "Overall efficiency", scope = "overall", graded = true, wordings = {
      "Efficiency",
      "Overall judgment",
    } },
    { key = "financial_position", title = "Secure financial position for the short and long term", scope = "area", graded = true,
      wordings = {
      "To what extent is the force taking steps to ensure a secure financial position for the short and long term?",
    } },
    { key = "affordable_policing", title = "An affordable way of providing policing", scope = "area", graded = true, wordings = {
      "To what extent has the force got an affordable way of providing policing?",
    } },
    { key = "efficient_policing", title = "Efficient", scope = "area", graded = true, wordings = {
      "To what extent is the force efficient?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "areas_for_improvement", level = 3, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "recommendations", level = 2, titles = { "Recommendations" } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}" },
  keep = {},
  rules = {},
  comparable = {
    { with = "peel_2014", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_efficiency_2015", comparable = true, areas = { "overall_efficiency" },
      why = "efficiency as a whole was graded in both years; the questions under it were reworded",
      source = { document = "PEEL news updates 2 and 3, PEEL 2015 grades table",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/news/news-feed/peel-news-update-2/" } },
    { with = "peel_efficiency_2015", comparable = false, why = "the questions on efficiency were reworded; only the overall grade was given in both years",
      source = { document = "PEEL news updates 2 and 3, PEEL 2015 grades table",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/news/news-feed/peel-news-update-2/" } },
    { with = "peel_legitimacy_2015", comparable = false, why = "legitimacy was described and not graded in 2014",
      source = { document = "PEEL news updates 2 and 3, PEEL 2015 grades table",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/news/news-feed/peel-news-update-2/" } },
  },
}
