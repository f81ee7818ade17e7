std = "lua54"
codes = true
max_line_length = 160
files["spec"] = { std = "lua54+busted" }
-- Meta files describe C types for editors: empty functions.
files["lua/peel/meta"] = { unused = false, ignore = { "2", "3" }, max_line_length = false }
-- Data: a printed wording stays on one line, however long it is.
files["lua/peel/framework"] = { max_line_length = false }
files["spec/fixtures"] = { max_line_length = false }
