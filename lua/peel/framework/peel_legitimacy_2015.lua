--- PEEL police legitimacy 2015, published February 2016: four questions, the one on crime recording ungraded.
return {
  id = "peel_legitimacy_2015",
  name = "PEEL: Police legitimacy 2015",
  years = { 2015 }, year = 2015,
  publisher = "HMIC",
  source = "justiceinspectorates.gov.uk/hmicfrs/peel-assessments/peel-2015/",
  kinds = {
    force_inspection = { recognise = {
      { text = "an inspection of", where = "title", weight = 3 },
    } },
    national_overview = { recognise = {
      { text = "a national overview", where = "title", weight = 3 },
    } },
  },
  recognise = {
    { text = "police legitimacy 2015", where = "title", weight = 8 },
    { text = "to what extent does practice and behaviour reinforce the wellbeing of staff and an ethical culture?", where = "contents", weight = 2 },
    { text = "to what extent are forces recording crimes in accordance with the home office counting rules?", where = "contents", weight = 2 },
    { text = "how well does the force understand, engage with and treat fairly the people it serves to maintain and improve its legitimacy?", where = "contents", weight = 2 },
    { text = "to what extent are decisions taken on the use of stop and search and taser fair and appropriate?", where = "contents", weight = 2 },
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
    { key = "ethical_culture", title = "Wellbeing of staff and an ethical culture", scope = "area", graded = true, wordings = {
      "To what extent does practice and behaviour reinforce the wellbeing of staff and an ethical culture?",
    } },
    { key = "crime_recording", title = "Recording crimes in accordance with the Home Office Counting Rules", scope = "area", graded = false,
      wordings = {
      "To what extent are forces recording crimes in accordance with the Home Office Counting Rules?",
    } },
    { key = "public_engagement", title = "Understanding, engaging with and treating fairly the people it serves", scope = "area", graded = true,
      wordings = {
      "How well does the force understand, engage with and treat fairly the people it serves to maintain and improve its legitimacy?",
    } },
    { key = "stop_search_taser", title = "Fair and appropriate use of stop and search and Taser", scope = "area", graded = true,
      wordings = {
      "To what extent are decisions taken on the use of stop and search and Taser fair and appropriate?",
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
    { key = "overview_ethical_culture", level = 2, within = "overview", prose = true, area = "ethical_culture", titles = {
      "To what extent does practice and behaviour reinforce the wellbeing of staff and an ethical culture?",
    } },
    { key = "overview_crime_recording", level = 2, within = "overview", prose = true, area = "crime_recording", titles = {
      "To what extent are forces recording crimes in accordance with the Home Office Counting Rules?",
    } },
    { key = "overview_public_engagement", level = 2, within = "overview", prose = true, area = "public_engagement", titles = {
      "How well does the force understand, engage with and treat fairly the people it serves to maintain and improve its legitimacy?",
    } },
    { key = "overview_stop_search_taser", level = 2, within = "overview", prose = true, area = "stop_search_taser", titles = {
      "To what extent are decisions taken on the use of stop and search and Taser fair and appropriate?",
    } },
    { key = "force_in_numbers", level = 1, flat = true, titles = { "Force in numbers" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction" } },
    { key = "ethical_culture", level = 1, area = "ethical_culture", titles = {
      "To what extent does practice and behaviour reinforce the wellbeing of staff and an ethical culture?",
    } },
    { key = "crime_recording", level = 1, area = "crime_recording", titles = {
      "To what extent are forces recording crimes in accordance with the Home Office Counting Rules?",
    } },
    { key = "public_engagement", level = 1, area = "public_engagement", titles = {
      "How well does the force understand, engage with and treat fairly the people it serves to maintain and improve its legitimacy?",
    } },
    { key = "stop_search_taser", level = 1, area = "stop_search_taser", titles = {
      "To what extent are decisions taken on the use of stop and search and Taser fair and appropriate?",
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
    { with = "peel_legitimacy_2015", comparable = true,
      why = "the programme is made for the public to compare its force with others",
      source = { document = "Consultation on the inspection programme", address = "https://www.gov.uk/" } },
    { with = "peel_legitimacy_2016", comparable = true,
      why = "the first pair of years of which the inspectorate compares grades itself",
      source = { document = "State of Policing 2016", address = "https://docslib.org/doc/7129670" } },
  },
}
