--- The grade scales, and the kinds of no grade that stand off every scale: data only.
-- scales: a list of { id, title, grades = { { key, title, words }, ... } }; `grades` runs from best to worst.
--   key    the name used everywhere in peel (`grade.name`)
--   title  the printed form
--   words  further printed forms; how `title` looks folded need not be said again
-- off_scale: { key, title } each: why an area has no grade. They are never ordered.
return {
  scales = {
    {
      id = "hmic_4", title = "Excellent to Poor (to 2010)",
      grades = {
        { key = "excellent", title = "Excellent" },
        { key = "good", title = "Good" },
        { key = "fair", title = "Fair" },
        { key = "poor", title = "Poor" },
      },
    },
    {
      id = "standard_3", title = "Exceeds, meets or fails the standard (2008-09)",
      grades = {
        { key = "exceeds_standard", title = "Exceeds the standard", words = { "exceeds", "exceeds standard", "exceeding the standard" } },
        { key = "meets_standard", title = "Meets the standard", words = { "meets", "meets standard", "meeting the standard" } },
        { key = "fails_standard", title = "Fails the standard",
          words = { "fails", "fails to meet the standard", "does not meet the standard", "failing to meet the standard" } },
      },
    },
    {
      id = "direction_3", title = "Direction of travel against the year before (2004-06)",
      grades = {
        { key = "improved", title = "Improved" },
        { key = "stable", title = "Stable" },
        { key = "deteriorated", title = "Deteriorated" },
      },
    },
    {
      id = "peel_4", title = "Outstanding to Inadequate, four grades (2014-2019)",
      grades = {
        { key = "outstanding", title = "Outstanding" },
        { key = "good", title = "Good" },
        { key = "requires_improvement", title = "Requires improvement", words = { "require improvement", "requiring improvement" } },
        { key = "inadequate", title = "Inadequate" },
      },
    },
    {
      id = "peel_5", title = "Outstanding to Inadequate, five grades (from 2021)",
      grades = {
        { key = "outstanding", title = "Outstanding" },
        { key = "good", title = "Good" },
        { key = "adequate", title = "Adequate" },
        { key = "requires_improvement", title = "Requires improvement", words = { "require improvement", "requiring improvement" } },
        { key = "inadequate", title = "Inadequate" },
      },
    },
  },
  off_scale = {
    { key = "ungraded", title = "Ungraded" },                 -- inspected, not graded by design
    { key = "not_inspected", title = "Not inspected" },       -- left out of a risk-based programme
    { key = "carried_forward", title = "Carried forward" },   -- an earlier grade remains in place
    { key = "suspended", title = "Suspended" },               -- the programme stood still (2020)
    { key = "superseded", title = "Superseded" },             -- a later grade took its place
  },
}
