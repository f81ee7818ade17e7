--- PEEL 2021/22: no grades for pillars, five grades for areas; twelve questions, ten of them graded. The printed area titles are general knowledge.
return {
  id = "peel_2021_22",
  name = "PEEL 2021/22",
  years = { 2021, 2022 }, year = 2021,
  publisher = "HMICFRS",
  source = "hmicfrs.justiceinspectorates.gov.uk/publication-html/peel-assessment-framework-2021-22",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "peel 2021/22", where = "title", weight = 8 },
    { text = "peel 2021-22", where = "title", weight = 8 },
    { text = "peel 2021/22", where = "contents", weight = 2 },
    { text = "important changes to peel", where = "anywhere", weight = 2 },
    { text = "engaging with and treating the public with fairness and respect", where = "anywhere", weight = 2 },
    { text = "strategic planning, organisational management and value for money", where = "anywhere", weight = 2 },
    { text = "disrupting serious organised crime", where = "anywhere", weight = 1 },
    { text = "reducing crime assessment", where = "anywhere", weight = 1 },
  },
  scale = "peel_5",
  areas = {
    { key = "victim_service", title = "Providing a service to the victims of crime", scope = "area", graded = true, wordings = {
      "How good is the force’s service for victims of crime?",
      "Providing a service to victims of crime",
      "Victim service assessment",
      "Supporting victims",
    } },
    { key = "police_powers", title = "Engaging with and treating the public with fairness and respect", scope = "area", graded = true,
      verified = false, wordings = {
      "Treating the public fairly",
      "Treatment of the public",
      "Treating people with fairness and respect",
    } },
    { key = "preventing_crime", title = "Preventing crime and anti-social behaviour", scope = "area", graded = true,
      verified = false, wordings = {
      "Preventing crime",
      "Preventing crime and antisocial behaviour",
    } },
    { key = "responding_to_public", title = "Responding to the public", scope = "area", graded = true,
      verified = false, wordings = {} },
    { key = "investigating_crime", title = "Investigating crime", scope = "area", graded = true,
      verified = false, wordings = {} },
    { key = "protecting_vulnerable_people", title = "Protecting vulnerable people", scope = "area", graded = true,
      verified = false, wordings = {
      "Supporting victims and protecting vulnerable people",
    } },
    { key = "managing_offenders", title = "Managing offenders and suspects", scope = "area", graded = true,
      verified = false, wordings = {
      "Managing offenders",
    } },
    { key = "serious_organised_crime", title = "Disrupting serious organised crime", scope = "area", graded = true,
      verified = false, wordings = {
      "Disrupting serious and organised crime",
    } },
    { key = "strategic_policing_requirement", title = "Meeting the strategic policing requirement", scope = "area", graded = false,
      verified = false, wordings = {} },
    { key = "armed_threats", title = "Protecting the public against armed threats", scope = "area", graded = false,
      verified = false, wordings = {} },
    { key = "developing_workforce", title = "Building, supporting and protecting the workforce", scope = "area", graded = true,
      verified = false, wordings = {
      "Supporting and developing the workforce",
      "Developing a positive workplace",
    } },
    { key = "leadership_force_management", title = "Strategic planning, organisational management and value for money", scope = "area", graded = true,
      verified = false, wordings = {
      "Good use of resources",
      "Strategic planning and value for money",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overall_summary", level = 1, titles = { "Overall summary" } },
    { key = "our_judgments", level = 2, titles = { "Our judgments", "Our inspection" } },
    { key = "data", level = 3, within = "our_judgments", prose = true, titles = { "Data in this report" } },
    { key = "about", level = 2, prose = true, titles = {
      "PEEL 2021/22",
      "Important changes to PEEL",
      "Terminology in this report",
    } },
    { key = "inspectors_summary", level = 2, prose = true, titles = { "HM Inspector’s observations", "HM Inspector’s summary" } },
    { key = "reducing_crime", level = 2, prose = true, titles = { "Reducing crime assessment" } },
    { key = "victim_service", level = 1, area = "victim_service", prose = true, titles = { "Providing a service to the victims of crime" } },
    { key = "victim_service_assessment", level = 2, area = "victim_service", prose = true, titles = { "Victim service assessment" } },
    { key = "police_powers", level = 1, area = "police_powers", titles = {
      "Engaging with and treating the public with fairness and respect",
    } },
    { key = "preventing_crime", level = 1, area = "preventing_crime", titles = { "Preventing crime and anti-social behaviour" } },
    { key = "responding_to_public", level = 1, area = "responding_to_public", titles = { "Responding to the public" } },
    { key = "investigating_crime", level = 1, area = "investigating_crime", titles = { "Investigating crime" } },
    { key = "protecting_vulnerable_people", level = 1, area = "protecting_vulnerable_people", titles = {
      "Protecting vulnerable people",
    } },
    { key = "managing_offenders", level = 1, area = "managing_offenders", titles = { "Managing offenders and suspects" } },
    { key = "serious_organised_crime", level = 1, area = "serious_organised_crime", titles = {
      "Disrupting serious organised crime",
    } },
    { key = "strategic_policing_requirement", level = 1, area = "strategic_policing_requirement", titles = {
      "Meeting the strategic policing requirement",
    } },
    { key = "armed_threats", level = 1, area = "armed_threats", titles = { "Protecting the public against armed threats" } },
    { key = "developing_workforce", level = 1, area = "developing_workforce", titles = {
      "Building, supporting and protecting the workforce",
    } },
    { key = "leadership_force_management", level = 1, area = "leadership_force_management", titles = {
      "Strategic planning, organisational management and value for money",
    } },
    { key = "vetting", level = 1, titles = { "Vetting and counter corruption" } },
    { key = "crime_recording", level = 1, titles = { "Recording data about crime" } },
    { key = "cause_of_concern", level = 2, titled = true, prose = true, titles = { "Cause of concern", "Causes of concern" } },
    { key = "areas_for_improvement", level = 2, titled = true, prose = true, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "promising_practice", level = 2, titled = true, prose = true, titles = { "Innovative practice", "Promising practice" } },
    { key = "main_findings", level = 2, prose = true, titles = { "Main findings" } },
    { key = "recommendations", level = 4, titles = { "Recommendations", "Recommendation" } },
    { key = "about_the_data", level = 1, prose = true, titles = { "About the data" } },
  },
  openers = {},
  never_headings = {
    "England and Wales", "{force}", "{force} England and Wales", "{force} rate England and Wales rate", "HM Inspector of Constabulary",
    "His Majesty's Inspector of Constabulary", "Her Majesty's Inspector of Constabulary", "Figure {n}:", "Source:", "Note:",
    "Outstanding Good Adequate Requires improvement Inadequate",
  },
  keep = { "Outstanding Good Adequate Requires improvement Inadequate", "England and Wales", "{force}" },
  -- the reports have the form of those of 2023-25
  rules = {
    "front_matter", "peel_2023_25.imprint", "peel_2023_25.judgments", "peel_2023_25.ungraded", "prior_judgments",
    "peel_2023_25.comparability", "peel_2023_25.findings", "peel_2023_25.follow_ups", "peel_2023_25.figures",
  },
  comparable = {
    { with = "peel_2021_22", comparable = "careful",
      why = "the first eight forces were inspected against an earlier text of the framework than the other 35",
      source = { document = "PEEL Assessment Framework 2021/22",
        address = "https://hmicfrs.justiceinspectorates.gov.uk/publication-html/peel-assessment-framework-2021-22/" } },
    { with = "*", comparable = false,
      why = "five grades for four and other questions: a fall from good to adequate need not mean that the force got worse",
      source = { document = "What is PEEL?",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/what-is-peel/" } },
  },
}
