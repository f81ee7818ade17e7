--- PEEL police legitimacy 2016. The question wordings are those of 2018/19 and were not read for this year.
return {
  id = "peel_legitimacy_2016",
  name = "PEEL: Police legitimacy 2016",
  years = { 2016 }, year = 2016,
  publisher = "HMIC",
  source = "justiceinspectorates.gov.uk/hmicfrs/peel-assessments/how-we-inspect/2016-peel-assessment",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "police legitimacy 2016", where = "title", weight = 8 },
    { text = "to what extent does the force treat all of the people it serves with fairness and respect?", where = "contents", weight = 2 },
    { text = "how well does the force ensure that its workforce behaves ethically and lawfully?", where = "contents", weight = 2 },
    { text = "to what extent does the force treat its workforce with fairness and respect?", where = "contents", weight = 2 },
    { text = "how legitimate is the force at keeping people safe and reducing crime?", where = "anywhere", weight = 1 },
  },
  scale = "peel_4",
  areas = {
    { key = "overall_legitimacy", title = "Overall legitimacy", scope = "overall", graded = true, wordings = {
      "How legitimate is the force at keeping people safe and reducing crime?",
      "Overall judgment",
      "Overall judgement",
      "Legitimacy",
      "How legitimate are forces at keeping people safe and reducing crime?",
    } },
    { key = "treating_public_fairly", title = "Treating the people it serves with fairness and respect", scope = "area", graded = true,
      verified = false, wordings = {
      "To what extent does the force treat all of the people it serves with fairness and respect?",
    } },
    { key = "ethical_workforce", title = "Ensuring that its workforce behaves ethically and lawfully", scope = "area", graded = true,
      verified = false, wordings = {
      "How well does the force ensure that its workforce behaves ethically and lawfully?",
    } },
    { key = "treating_workforce_fairly", title = "Treating its workforce with fairness and respect", scope = "area", graded = true,
      verified = false, wordings = {
      "To what extent does the force treat its workforce with fairness and respect?",
    } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "overview", level = 1, titles = {
      "Overview – How legitimate is the force at keeping people safe and reducing crime?",
      "Overview",
    } },
    { key = "overall_judgment", level = 2, within = "overview", prose = true, titles = {
      "Overall judgment",
      "Overall judgement",
    } },
    { key = "overview_summary", level = 2, within = "overview", prose = true, titles = { "Summary", "Overall summary" } },
    { key = "overview_treating_public_fairly", level = 2, within = "overview", prose = true, area = "treating_public_fairly", titles = {
      "To what extent does the force treat all of the people it serves with fairness and respect?",
    } },
    { key = "overview_ethical_workforce", level = 2, within = "overview", prose = true, area = "ethical_workforce", titles = {
      "How well does the force ensure that its workforce behaves ethically and lawfully?",
    } },
    { key = "overview_treating_workforce_fairly", level = 2, within = "overview", prose = true, area = "treating_workforce_fairly", titles = {
      "To what extent does the force treat its workforce with fairness and respect?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "treating_public_fairly", level = 1, area = "treating_public_fairly", titles = {
      "To what extent does the force treat all of the people it serves with fairness and respect?",
    } },
    { key = "ethical_workforce", level = 1, area = "ethical_workforce", titles = {
      "How well does the force ensure that its workforce behaves ethically and lawfully?",
    } },
    { key = "treating_workforce_fairly", level = 1, area = "treating_workforce_fairly", titles = {
      "To what extent does the force treat its workforce with fairness and respect?",
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
    { with = "peel_legitimacy_2016", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_2018_19", comparable = true,
      why = "the areas inspected are broadly unchanged",
      source = { document = "2018/19 PEEL assessment (question page)",
        address = "https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/how-we-inspect/2018-19-peel-assessment/" } },
    { with = "peel_legitimacy_2017", comparable = "careful",
      why = "interim programme: where a question was not inspected in 2017, the grade of 2016 stands",
      source = { document = "2017 PEEL force press releases; PEEL 2017, Greater Manchester", page = 4, address = "https://docslib.org/doc/9542298" } },
  },
}
