--- HMIC's programmed inspections of October 2007: three areas of policing, one of them in four parts, each graded.
return {
  id = "hmic_2007",
  name = "HMIC Inspection 2007",
  years = { 2006, 2007 }, year = 2007,
  publisher = "HMIC",
  source = "police.homeoffice.gov.uk, performance assessment, faqs; the reports themselves",
  kinds = {
    force_inspection = { recognise = {
      { text = "force summary of judgements", where = "headings", weight = 1 },
      { text = "force overview and context", where = "headings", weight = 1 },
    } },
  },
  recognise = {
    { text = "hmic inspection report", where = "title", weight = 5 },
    { text = "october 2007", where = "title", weight = 3 },
    { text = "first published 2007", where = "title", weight = 2 },
    { text = "introduction to hmic inspections", where = "anywhere", weight = 2 },
    { text = "national summary of judgements", where = "anywhere", weight = 2 },
    { text = "force summary of judgements", where = "anywhere", weight = 2 },
    { text = "protecting vulnerable people - child abuse", where = "anywhere", weight = 2 },
    { text = "protecting vulnerable people - missing persons", where = "anywhere", weight = 1 },
    { text = "performance management", where = "anywhere", weight = 1 },
    { text = "neighbourhood policing", where = "anywhere", weight = 1 },
    { text = "national grade distribution", where = "headings", weight = 1 },
    { text = "developing citizen focus", where = "anywhere", weight = -6 },
  },
  scale = "hmic_4",
  areas = {
    { key = "neighbourhood_policing", title = "Neighbourhood Policing", scope = "area", graded = true, wordings = {} },
    { key = "performance_management", title = "Performance Management", scope = "area", graded = true, wordings = {} },
    { key = "protecting_vulnerable_people", title = "Protecting Vulnerable People", scope = "area", graded = false, wordings = {
      "Protecting Vulnerable People – Overview", "Protecting Vulnerable People Overview", "Overview" } },
    { key = "child_abuse", title = "Child Abuse", parent = "protecting_vulnerable_people", scope = "area", graded = true, wordings = {
      "Protecting Vulnerable People – Child Abuse", "Child Abuse Investigations", "Child Abuse Investigation" } },
    { key = "domestic_violence", title = "Domestic Violence", parent = "protecting_vulnerable_people", scope = "area", graded = true,
      wordings = { "Protecting Vulnerable People – Domestic Violence" } },
    { key = "public_protection", title = "Public Protection", parent = "protecting_vulnerable_people", scope = "area", graded = true,
      wordings = { "Protecting Vulnerable People – Public Protection" } },
    { key = "missing_persons", title = "Missing Persons", parent = "protecting_vulnerable_people", scope = "area", graded = true,
      wordings = { "Protecting Vulnerable People – Missing Persons", "Missing Person", "Missing People" } },
  },
  sections = {
    { key = "contents", level = 1, flat = true, titles = { "Contents" } },
    { key = "introduction", level = 1, prose = true, titles = { "Introduction to HMIC Inspections" } },
    { key = "introduction_topic", level = 2, within = "introduction", prose = true, titles = {
      "Programmed frameworks", "Risk-based frameworks", "The grading process", "Developing practice", "Future HMIC inspection activity" } },
    { key = "grade_meaning", level = 3, within = "introduction", prose = true, titles = { "Excellent", "Good", "Fair", "Poor" } },
    { key = "force_context", level = 1, prose = true, titles = { "Force Overview and Context" } },
    { key = "force_context_topic", level = 2, within = "force_context", prose = true, titles = {
      "Geographical description of force area", "Demographic profile of force area", "Structural description of force",
      "Strategic priorities", "Force developments since 2005", "Force developments since 2006" } },
    { key = "findings", level = 1, titles = { "Findings" } },
    { key = "national_summary", level = 2, titles = { "National summary of judgements", "National summary of judgments" } },
    { key = "force_summary", level = 2, titles = { "Force summary of judgements", "Force summary of judgments" } },
    -- in the closing list of recommendations the areas stand again, a level up from nothing
    { key = "recommended_neighbourhood_policing", level = 2, within = "recommendations", area = "neighbourhood_policing", titles = {
      "Neighbourhood Policing" } },
    { key = "recommended_performance_management", level = 2, within = "recommendations", area = "performance_management", titles = {
      "Performance management" } },
    { key = "recommended_protecting_vulnerable_people", level = 2, within = "recommendations", area = "protecting_vulnerable_people",
      titles = { "Protecting vulnerable people", "Protecting vulnerable people – Overview" } },
    { key = "recommended_child_abuse", level = 2, within = "recommendations", area = "child_abuse", titles = {
      "Child abuse", "Child abuse investigations", "Child abuse investigation", "Protecting vulnerable people – Child abuse" } },
    { key = "recommended_domestic_violence", level = 2, within = "recommendations", area = "domestic_violence", titles = {
      "Domestic violence", "Protecting vulnerable people – Domestic violence" } },
    { key = "recommended_public_protection", level = 2, within = "recommendations", area = "public_protection", titles = {
      "Public protection", "Protecting vulnerable people – Public protection" } },
    { key = "recommended_missing_persons", level = 2, within = "recommendations", area = "missing_persons", titles = {
      "Missing persons", "Protecting vulnerable people – Missing persons" } },
    { key = "neighbourhood_policing", level = 2, area = "neighbourhood_policing", titles = { "Neighbourhood Policing" } },
    { key = "performance_management", level = 2, area = "performance_management", titles = { "Performance Management" } },
    { key = "protecting_vulnerable_people", level = 2, area = "protecting_vulnerable_people", titles = {
      "Protecting Vulnerable People – Overview", "Protecting Vulnerable People" } },
    { key = "child_abuse", level = 2, area = "child_abuse", titles = { "Protecting Vulnerable People – Child Abuse" } },
    { key = "domestic_violence", level = 2, area = "domestic_violence", titles = { "Protecting Vulnerable People – Domestic Violence" } },
    { key = "public_protection", level = 2, area = "public_protection", titles = { "Protecting Vulnerable People – Public Protection" } },
    { key = "missing_persons", level = 2, area = "missing_persons", titles = { "Protecting Vulnerable People – Missing Persons" } },
    { key = "grade_distribution", level = 3, titles = { "National grade distribution" } },
    { key = "national_contextual_factors", level = 3, prose = true, titles = { "National contextual factors" } },
    { key = "contextual_factors", level = 3, prose = true, titles = {
      "Contextual factors", "Contextual factors overview", "Contextual factors – overview", "Force contextual factors" } },
    { key = "strengths", level = 3, prose = true, titles = { "Strengths", "Strength" } },
    { key = "work_in_progress", level = 3, prose = true, titles = { "Work in progress" } },
    { key = "areas_for_improvement", level = 3, prose = true, titles = { "Areas for improvement", "Area for improvement" } },
    { key = "developing_practice", level = 3, flat = true, titles = { "Developing practice" } },
    { key = "recommendations", level = 1, titles = { "Recommendations" } },
    { key = "glossary", level = 1, flat = true, prose = true, titles = {
      "Appendix: Glossary of Terms and Abbreviations", "Appendix – Glossary of Terms and Abbreviations",
      "Appendix {digit}: Glossary of Terms and Abbreviations", "Appendix {letter}: Glossary of Terms and Abbreviations",
      "Glossary of Terms and Abbreviations" } },
    { key = "appendix", level = 1, prefix = true, titles = { "Appendix {digit}: ", "Appendix {letter}: " } },
  },
  openers = { "grade_table" },
  never_headings = {
    "England and Wales", "{force}", "Grade", "Grade Excellent", "Grade Good", "Grade Fair", "Grade Poor", "Telephone survey",
    "Excellent Good Fair Poor", "Planned Inspection areas", "HMIC risk-based frameworks", "Crown copyright",
    "Inspection area:", "Title:", "Problem:", "Solution:", "Outcome(s):", "Outcome:", "Outcomes:", "Force contact:", "Note:", "Source:",
    "{force} – HMIC Inspection Report", "{month} 2007", "Recommendation {n}",
  },
  keep = {
    "Excellent Good Fair Poor", "Grade Excellent", "Grade Good", "Grade Fair", "Grade Poor", "Inspection area: Neighbourhood Policing",
    "Inspection area: Performance Management", "Inspection area: Child Abuse", "Inspection area: Domestic Violence",
    "Inspection area: Public Protection", "Inspection area: Missing Persons", "Problem:", "Solution:", "Outcome(s):",
  },
  rules = {
    "hmic_2007.front_matter", "hmic_2007.judgments", "hmic_2007.distributions", "hmic_2007.findings", "hmic_2007.developing_practice",
    "hmic_2007.recommendations", "hmic_2007.survey", "hmic_2007.glossary", "hmic_2007.prior_judgments", "comparability",
  },
  comparable = {}, -- nothing says that these grades compare with any others
}
