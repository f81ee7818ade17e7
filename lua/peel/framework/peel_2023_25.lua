--- PEEL 2023-25: one report a force, nine areas of policing, eight of them graded on five grades.
return {
  id = "peel_2023_25",
  name = "PEEL 2023–25",
  years = { 2023, 2024, 2025 }, year = 2023,
  publisher = "HMICFRS",
  source = "hmicfrs.justiceinspectorates.gov.uk/peel-assessments/what-is-peel/peel-assessments-2023-2025; the reports themselves",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "peel 2023-25", where = "title", weight = 8 },
    { text = "peel 2023-2025", where = "title", weight = 8 },
    { text = "peel 2023/25", where = "title", weight = 8 },
    { text = "peel 2023-2025", where = "contents", weight = 3 },
    { text = "peel 2023-2025", where = "headings", weight = 2 },
    { text = "police powers and treating the public fairly and respectfully", where = "anywhere", weight = 3 },
    { text = "preventing and deterring crime and antisocial behaviour, and reducing vulnerability", where = "anywhere", weight = 3 },
    { text = "leadership and force management", where = "anywhere", weight = 2 },
    { text = "reducing crime assessment", where = "anywhere", weight = 1 },
    { text = "victim service assessment", where = "anywhere", weight = 1 },
    { text = "hm inspector's summary", where = "anywhere", weight = 1 },
    { text = "peel 2021/22", where = "title", weight = -6 },
    { text = "peel 2025", where = "title", weight = -6 },
  },
  scale = "peel_5",
  areas = {
    { key = "victim_service", title = "Providing a service to victims of crime", scope = "area", graded = false, wordings = {
      "Providing a service to the victims of crime", "Victim service assessment", "Service to victims of crime", "Victims of crime" } },
    { key = "police_powers", title = "Police powers and treating the public fairly and respectfully", scope = "area", graded = true,
      wordings = { "Police powers and public treatment", "Powers and public treatment", "Police powers and treating the public fairly",
        "Police powers and treating people fairly and respectfully", "Police powers", "Treating the public fairly and respectfully" } },
    { key = "preventing_crime", title = "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability",
      scope = "area", graded = true, wordings = { "Preventing crime", "Preventing and deterring crime", "Prevention and deterrence",
        "Preventing and deterring crime and anti-social behaviour, and reducing vulnerability",
        "Preventing and deterring crime and antisocial behaviour and reducing vulnerability",
        "Preventing and deterring crime and antisocial behaviour", "Preventing crime and anti-social behaviour" } },
    { key = "responding_to_public", title = "Responding to the public", scope = "area", graded = true, wordings = {
      "Responding to public", "How well the force responds to the public" } },
    { key = "investigating_crime", title = "Investigating crime", scope = "area", graded = true, wordings = {
      "How well the force investigates crime" } },
    { key = "protecting_vulnerable_people", title = "Protecting vulnerable people", scope = "area", graded = true, wordings = {
      "How well the force protects vulnerable people" } },
    { key = "managing_offenders", title = "Managing offenders and suspects", scope = "area", graded = true, wordings = {
      "Managing offenders", "Managing suspects and offenders", "How well the force manages offenders and suspects" } },
    { key = "developing_workforce", title = "Building, supporting and protecting the workforce", scope = "area", graded = true,
      wordings = { "Developing a positive workplace", "Building and developing its workforce", "Building, developing and protecting the workforce",
        "Building and developing the workforce", "Building, supporting and protecting its workforce", "Supporting the workforce" } },
    { key = "leadership_force_management", title = "Leadership and force management", scope = "area", graded = true, wordings = {
      "Leadership and management", "Force leadership and management" } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overall_summary", level = 1, titles = { "Overall summary" } },
    { key = "our_judgments", level = 2, prose = true, titles = { "Our judgments" } },
    { key = "data", level = 2, within = "overall_summary", prose = true, titles = { "Data in this report" } },
    { key = "about", level = 2, within = "overall_summary", prose = true, titles = {
      "PEEL 2023–2025", "PEEL 2023–25", "Terminology in this report" } },
    { key = "inspectors_summary", level = 2, prose = true, titles = { "HM Inspector's summary", "HM Inspector's observations" } },
    { key = "leadership", level = 2, within = "overall_summary", prose = true, titles = { "Leadership" } },
    { key = "reducing_crime", level = 2, prose = true, titles = { "Reducing crime assessment" } },
    { key = "victim_service", level = 1, area = "victim_service", prose = true, titles = {
      "Providing a service to victims of crime", "Providing a service to the victims of crime" } },
    { key = "victim_service_assessment", level = 2, titled = true, area = "victim_service", prose = true, titles = { "Victim service assessment" } },
    { key = "police_powers", level = 1, area = "police_powers", prose = true, titles = {
      "Police powers and treating the public fairly and respectfully",
      "Police powers and public treatment", "Police powers and treating the public fairly" } },
    { key = "preventing_crime", level = 1, area = "preventing_crime", prose = true, titles = {
      "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability",
      "Preventing and deterring crime and anti-social behaviour, and reducing vulnerability",
      "Preventing and deterring crime and antisocial behaviour and reducing vulnerability",
      "Preventing and deterring crime and antisocial behaviour", "Preventing and deterring crime", "Preventing crime" } },
    { key = "responding_to_public", level = 1, area = "responding_to_public", prose = true, titles = { "Responding to the public" } },
    { key = "investigating_crime", level = 1, area = "investigating_crime", prose = true, titles = { "Investigating crime" } },
    { key = "protecting_vulnerable_people", level = 1, area = "protecting_vulnerable_people", prose = true, titles = { "Protecting vulnerable people" } },
    { key = "managing_offenders", level = 1, area = "managing_offenders", prose = true, titles = {
      "Managing offenders and suspects", "Managing suspects and offenders", "Managing offenders" } },
    { key = "developing_workforce", level = 1, area = "developing_workforce", prose = true, titles = {
      "Building, supporting and protecting the workforce", "Building, developing and protecting the workforce",
      "Building, supporting and protecting its workforce", "Developing a positive workplace" } },
    { key = "leadership_force_management", level = 1, area = "leadership_force_management", prose = true, titles = {
      "Leadership and force management", "Force leadership and management" } },
    { key = "workforce_corruption", level = 1, titles = { "Tackling workforce corruption", "Vetting and counter corruption" } },
    { key = "serious_organised_crime", level = 1, titles = { "Tackling serious and organised crime", "Disrupting serious organised crime" } },
    { key = "cause_of_concern", level = 2, titled = true, prose = true, titles = { "Cause of concern", "Causes of concern" } },
    { key = "areas_for_improvement", level = 2, titled = true, prose = true, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "promising_practice", level = 2, titled = true, prose = true, titles = { "Promising practice", "Innovative practice" } },
    { key = "main_findings", level = 2, titled = true, prose = true, titles = { "Main findings" } },
    { key = "recommendations", level = 4, titles = { "Recommendations", "Recommendation" } },
    { key = "about_the_data", level = 1, prose = true, titles = { "About the data", "Annex {letter} – About the data" } },
    { key = "annex", level = 1, prefix = true, titles = { "Annex {letter} – ", "Annex {letter}: " } },
  },
  title_openings = { "The force ", "The constabulary ", "{force} ", "{force}'s " },
  openers = {},
  never_headings = {
    "England and Wales", "{force}", "HM Inspector of Constabulary", "His Majesty's Inspector of Constabulary", "{force} rate",
    "England and Wales rate", "{force} rate England and Wales rate", "Figure {n}:", "Note:", "Source:",
    "Outstanding Good Adequate Requires improvement Inadequate",
  },
  keep = { "Outstanding Good Adequate Requires improvement Inadequate", "England and Wales", "{force}" },
  rules = {
    "front_matter", "peel_2023_25.imprint", "peel_2023_25.judgments", "peel_2023_25.ungraded", "prior_judgments", "peel_2023_25.comparability",
    "peel_2023_25.findings", "peel_2023_25.follow_ups", "peel_2023_25.figures",
  },
  comparable = {
    { with = "peel_2023_25", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_2021_22", comparable = "careful",
      why = "the force's report says whether and where: some aspects and the weight given to results for the public changed",
      source = { document = "PEEL 2023-25 force reports, section PEEL 2023-2025" }, verified = false },
  },
}
