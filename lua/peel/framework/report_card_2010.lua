--- HMIC's report cards of 2010. General knowledge: no report of this series was read.
return {
  id = "report_card_2010",
  name = "Police Report Card 2010",
  years = { 2010 }, year = 2010,
  publisher = "HMIC",
  verified = false,
  kinds = {
    force_inspection = { recognise = { } },
  },
  recognise = {
    { text = "police report card", where = "title", weight = 8 },
    { text = "report card", where = "title", weight = 3 },
  },
  scale = "hmic_4",
  areas = {
  },
  sections = {},
  openers = {},
  never_headings = { "England and Wales", "{force}" },
  keep = {},
  rules = {},
  comparable = {},
}
