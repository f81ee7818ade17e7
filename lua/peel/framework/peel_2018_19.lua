--- PEEL 2018/19, the integrated assessment: one report a force, nine of ten questions graded, risk-based.
return {
  id = "peel_2018_19",
  name = "PEEL: Police effectiveness, efficiency and legitimacy 2018/19",
  years = { 2018, 2019 }, year = 2018,
  publisher = "HMICFRS",
  source = "justiceinspectorates.gov.uk/hmicfrs/peel-assessments/peel-2018/; justiceinspectorates.gov.uk/hmicfrs/peel-assessments/how-we-inspect/2018-19-peel-assessment",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "police effectiveness, efficiency and legitimacy 2018/19", where = "title", weight = 8 },
    { text = "peel 2018/19", where = "title", weight = 6 },
    { text = "how effectively does the force reduce crime and keep people safe?", where = "contents", weight = 1 },
    { text = "force in context", where = "contents", weight = 2 },
    { text = "planning for the future", where = "contents", weight = 1 },
    { text = "treating the workforce fairly", where = "contents", weight = 1 },
    { text = "meeting current demands and using resources", where = "contents", weight = 1 },
  },
  scale = "peel_4",
  areas = {
    { key = "overall_effectiveness", title = "Overall effectiveness", scope = "overall", graded = true, wordings = {
      "How effective is the force at keeping people safe and reducing crime?",
      "Effectiveness",
      "How effective are forces at keeping people safe and reducing crime?",
      "How effective is the force at reducing crime and keeping people safe?",
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
    { key = "overall_efficiency", title = "Overall efficiency", scope = "overall", graded = true, wordings = {
      "How efficient is the force at keeping people safe and reducing crime?",
      "Efficiency",
      "How efficient are forces at keeping people safe and reducing crime?",
    } },
    { key = "meeting_demand", title = "Using resources to meet the demand it faces", scope = "area", graded = true, wordings = {
      "How well does the force use its resources to meet the demand it faces?",
      "Meeting current demands and using resources",
    } },
    { key = "planning_future", title = "Planning for the future", scope = "area", graded = true, wordings = {
      "How well does the force plan for the future?",
    } },
    { key = "overall_legitimacy", title = "Overall legitimacy", scope = "overall", graded = true, wordings = {
      "How legitimate is the force at keeping people safe and reducing crime?",
      "Legitimacy",
      "How legitimate are forces at keeping people safe and reducing crime?",
    } },
    { key = "treating_public_fairly", title = "Treating the people it serves with fairness and respect", scope = "area", graded = true,
      wordings = {
      "To what extent does the force treat all of the people it serves with fairness and respect?",
    } },
    { key = "ethical_workforce", title = "Ensuring that its workforce behaves ethically and lawfully", scope = "area", graded = true,
      wordings = {
      "How well does the force ensure that its workforce behaves ethically and lawfully?",
    } },
    { key = "treating_workforce_fairly", title = "Treating its workforce with fairness and respect", scope = "area", graded = true,
      wordings = {
      "To what extent does the force treat its workforce with fairness and respect?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "force_in_context", level = 1, flat = true, titles = { "Force in context" } },
    { key = "overall_summary", level = 1, prose = true, titles = { "Overall summary" } },
    { key = "overall_effectiveness", level = 1, area = "overall_effectiveness", titles = { "Effectiveness" } },
    { key = "overall_efficiency", level = 1, area = "overall_efficiency", titles = { "Efficiency" } },
    { key = "overall_legitimacy", level = 1, area = "overall_legitimacy", titles = { "Legitimacy" } },
    { key = "preventing_crime", level = 2, area = "preventing_crime", titles = {
      "Preventing crime, tackling anti-social behaviour and keeping people safe",
      "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
    } },
    { key = "investigating_crime", level = 2, area = "investigating_crime", titles = {
      "Investigating crime and reducing re-offending",
      "How effective is the force at investigating crime and reducing re-offending?",
      "How effective is the force at investigating crime and catching criminals?",
    } },
    { key = "protecting_vulnerable_people", level = 2, area = "protecting_vulnerable_people", titles = {
      "Protecting those who are vulnerable from harm, and supporting victims",
      "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
    } },
    { key = "serious_organised_crime", level = 2, area = "serious_organised_crime", titles = {
      "Tackling serious and organised crime",
      "How effective is the force at tackling serious and organised crime?",
    } },
    { key = "specialist_capabilities", level = 2, area = "specialist_capabilities", titles = {
      "Specialist capabilities",
      "How effective are the force’s specialist capabilities?",
    } },
    { key = "meeting_demand", level = 2, area = "meeting_demand", titles = {
      "Using resources to meet the demand it faces",
      "How well does the force use its resources to meet the demand it faces?",
    } },
    { key = "planning_future", level = 2, area = "planning_future", titles = {
      "Planning for the future",
      "How well does the force plan for the future?",
    } },
    { key = "treating_public_fairly", level = 2, area = "treating_public_fairly", titles = {
      "Treating the people it serves with fairness and respect",
      "To what extent does the force treat all of the people it serves with fairness and respect?",
    } },
    { key = "ethical_workforce", level = 2, area = "ethical_workforce", titles = {
      "Ensuring that its workforce behaves ethically and lawfully",
      "How well does the force ensure that its workforce behaves ethically and lawfully?",
    } },
    { key = "treating_workforce_fairly", level = 2, area = "treating_workforce_fairly", titles = {
      "Treating its workforce with fairness and respect",
      "To what extent does the force treat its workforce with fairness and respect?",
    } },
    { key = "areas_for_improvement", level = 3, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "cause_of_concern", level = 3, titles = { "Cause of concern", "Causes of concern" } },
    { key = "recommendations", level = 4, within = "cause_of_concern", titles = { "Recommendations", "Recommendation" } },
    { key = "promising_practice", level = 3, titles = { "Innovative practice" } },
    { key = "detailed_findings", level = 3, titles = { "Detailed findings" } },
    { key = "annex", level = 1, prefix = true, titles = { "Annex {letter} – ", "Annex {letter}: " } },
  },
  openers = {},
  never_headings = { "England and Wales", "{force}", "{force} England and Wales", "Figure {n}:", "Source:", "Note:" },
  keep = { "Outstanding Good Requires improvement Inadequate" },
  rules = {},
  comparable = {
    { with = "peel_2018_19", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
  },
}
