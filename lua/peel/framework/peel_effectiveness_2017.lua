--- PEEL police effectiveness 2017, published to March 2018: risk-based, not every question for every force.
return {
  id = "peel_effectiveness_2017",
  name = "PEEL: Police effectiveness 2017",
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
    { text = "police effectiveness 2017", where = "title", weight = 8 },
    { text = "how effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?", where = "contents", weight = 2 },
    { text = "how effective is the force at investigating crime and reducing re-offending?", where = "contents", weight = 2 },
    { text = "how effective is the force at protecting those who are vulnerable from harm, and supporting victims?", where = "contents", weight = 2 },
    { text = "how effective is the force at tackling serious and organised crime?", where = "contents", weight = 2 },
    { text = "how effective are the force's specialist capabilities?", where = "contents", weight = 2 },
    { text = "how effective is the force at keeping people safe and reducing crime?", where = "anywhere", weight = 1 },
  },
  scale = "peel_4",
  areas = {
    { key = "overall_effectiveness", title = "Overall effectiveness", scope = "overall", graded = true, wordings = {
      "How effective is the force at keeping people safe and reducing crime?",
      "Overall judgment",
      "Overall judgement",
      "Effectiveness",
      "How effective are forces at keeping people safe and reducing crime?",
    } },
    { key = "preventing_crime", title = "Preventing crime, tackling anti-social behaviour and keeping people safe", scope = "area", graded = true,
      wordings = {
      "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
      "Preventing crime and tackling anti-social behaviour",
      "Preventing crime",
    } },
    { key = "investigating_crime", title = "Investigating crime and reducing re-offending", scope = "area", graded = true,
      wordings = {
      "How effective is the force at investigating crime and reducing re-offending?",
      "How effective is the force at investigating crime and catching criminals?",
      "Investigating crime",
    } },
    { key = "protecting_vulnerable_people", title = "Protecting those who are vulnerable from harm, and supporting victims", scope = "area", graded = true,
      wordings = {
      "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
      "Protecting vulnerable people",
      "Protecting vulnerable people and supporting victims",
    } },
    { key = "serious_organised_crime", title = "Tackling serious and organised crime", scope = "area", graded = true, wordings = {
      "How effective is the force at tackling serious and organised crime?",
    } },
    { key = "specialist_capabilities", title = "Specialist capabilities", scope = "area", graded = false, wordings = {
      "How effective are the force’s specialist capabilities?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overview", level = 1, titles = {
      "Overview – How effective is the force at keeping people safe and reducing crime?",
      "Overview",
    } },
    { key = "overall_judgment", level = 2, within = "overview", prose = true, titles = {
      "Overall judgment",
      "Overall judgement",
    } },
    { key = "overview_summary", level = 2, within = "overview", prose = true, titles = { "Summary", "Overall summary" } },
    { key = "overview_preventing_crime", level = 2, within = "overview", prose = true, area = "preventing_crime", titles = {
      "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
    } },
    { key = "overview_investigating_crime", level = 2, within = "overview", prose = true, area = "investigating_crime", titles = {
      "How effective is the force at investigating crime and reducing re-offending?",
      "How effective is the force at investigating crime and catching criminals?",
    } },
    { key = "overview_protecting_vulnerable_people", level = 2, within = "overview", prose = true, area = "protecting_vulnerable_people", titles = {
      "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
    } },
    { key = "overview_serious_organised_crime", level = 2, within = "overview", prose = true, area = "serious_organised_crime", titles = {
      "How effective is the force at tackling serious and organised crime?",
    } },
    { key = "overview_specialist_capabilities", level = 2, within = "overview", prose = true, area = "specialist_capabilities", titles = {
      "How effective are the force’s specialist capabilities?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "preventing_crime", level = 1, area = "preventing_crime", titles = {
      "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
    } },
    { key = "investigating_crime", level = 1, area = "investigating_crime", titles = {
      "How effective is the force at investigating crime and reducing re-offending?",
      "How effective is the force at investigating crime and catching criminals?",
    } },
    { key = "protecting_vulnerable_people", level = 1, area = "protecting_vulnerable_people", titles = {
      "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
    } },
    { key = "serious_organised_crime", level = 1, area = "serious_organised_crime", titles = {
      "How effective is the force at tackling serious and organised crime?",
    } },
    { key = "specialist_capabilities", level = 1, area = "specialist_capabilities", titles = {
      "How effective are the force’s specialist capabilities?",
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
    { with = "peel_effectiveness_2017", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_2018_19", comparable = true,
      why = "the areas inspected are broadly unchanged",
      source = { document = "2018/19 PEEL assessment (question page)",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/how-we-inspect/2018-19-peel-assessment/" } },
  },
}
