--- The Policing Pledge inspection of 2009: one grade a force.
return {
  id = "pledge_2009",
  name = "Responsive Policing: Delivering the Policing Pledge",
  years = { 2009 }, year = 2009,
  publisher = "HMIC",
  source = "paperzz.com/doc/9012228",
  kinds = {
    force_inspection = { recognise = {
      { text = "force report", where = "title", weight = 2 },
    } },
    national_overview = { recognise = {
      { text = "national overview", where = "title", weight = 3 },
      { text = "strategic overview", where = "title", weight = 2 },
      { text = "force grades", where = "contents", weight = 1 },
    } },
  },
  recognise = {
    { text = "policing pledge", where = "title", weight = 8 },
    { text = "responsive policing", where = "title", weight = 2 },
    { text = "pledge", where = "contents", weight = 1 },
  },
  scale = "hmic_4",
  areas = {
    { key = "policing_pledge", title = "Policing Pledge", scope = "overall", graded = true, wordings = {
      "Delivering the Policing Pledge",
      "Overall grade",
    } },
  },
  sections = {},
  openers = {},
  never_headings = { "England and Wales", "{force}" },
  keep = {},
  rules = {},
  comparable = {},
}
