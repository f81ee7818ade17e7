-- Every way of filling in, treating, normalising and aggregating, against figures that numpy gave for the same data:
-- expected.txt. Its columns: what was added to each value, missing, outliers, normalise, aggregate; the scores of five units, the
-- sum of i times the score of unit i over 43, the sum of i times its rank. "error": a value that the method does not take.

local peel = require "peel"
local grade = require "peel.grade"

local N, POSITIONS = 43, { 1, 7, 19, 30, 43 }
local WEIGHTS, LOWER = { 2, 1, 1.5, 0.5, 3, 1 }, { [3] = true, [6] = true }
local GRADE_WEIGHTS = { 1, 2, 1, 1 }

local function name(i) return ("unit %02d"):format(i) end

-- 16 zeros, 25 negative values, many ties
local function value(i, j) return ((i * i * 7 + 13 * i * j + 5 * j) % 23 - 4) / 2 end
local function is_gone(i, j) return (3 * i + 5 * j) % 17 == 0 and j ~= 2 end

local NAMES = grade.scale "peel_4".names
local function grade_of(i, j) return grade.of("peel_4", NAMES[((i * 5 + i * j * 3 + j) % 11) * 4 // 11 + 1]) end
local function is_ungraded(i, j) return (i + 4 * j) % 13 == 0 and j ~= 1 end

local function rows_of(j, get)
  local rows = {}
  for i = 1, N do
    local found = get(i, j)
    if found ~= nil then rows[#rows + 1] = { unit = name(i), value = found } end
  end
  return peel.table(rows, { "unit", "value" })
end

local function units()
  local list = {}
  for i = 1, N do list[i] = name(i) end
  return list
end

local NORMALISE = { minmax = { "minmax", to = { 1, 100 } }, target = { "target", 2.5 }, reference = { "reference", "unit 11", scale = 4 },
  peers = { "peer_percentile", function(unit) return "group " .. tonumber(unit:match "%d+") % 5 end } }
local MISSING = { error = "error", renormalise = "renormalise", number = { "impute", 1.5 } }
local OUTLIERS = { winsorise = { "winsorise", 0.1 } }

local function near(want, got, what)
  if type(got) ~= "number" or math.abs(want - got) > 1e-9 * math.max(1, math.abs(want)) then
    error(("%s: %.15g expected, got %s"):format(what, want, tostring(got)), 0)
  end
end

local function numeric_score()
  local made = {}
  for _, shift in ipairs { 0, 8 } do
    made[shift] = { whole = {}, gapped = {} }
    for j = 1, 6 do
      local direction = LOWER[j] and "lower" or "higher"
      for kind, list in pairs(made[shift]) do
        list[j] = { name = "x" .. j, weight = WEIGHTS[j], direction = direction, from = rows_of(j, function(i)
          return not (kind == "gapped" and is_gone(i, j)) and value(i, j) + shift or nil
        end) }
      end
    end
  end
  return function(shift, missing, outliers, normalise, aggregate)
    return peel.score { unit = "unit", units = units(), indicators = made[shift][missing == "error" and "whole" or "gapped"],
      missing = MISSING[missing] or { "impute", missing }, outliers = OUTLIERS[outliers] or outliers,
      normalise = NORMALISE[normalise] or normalise, aggregate = aggregate }
  end
end

local CODINGS = { own = { outstanding = 10, good = 7, requires_improvement = 0.5, inadequate = -2 } }

local function graded_score()
  local made = { whole = {}, gapped = {} }
  for kind, list in pairs(made) do
    for j = 1, 4 do
      list[j] = { name = "g" .. j, weight = GRADE_WEIGHTS[j], from = rows_of(j, function(i)
        return kind == "gapped" and is_ungraded(i, j) and grade.of("peel_4", "ungraded") or grade_of(i, j)
      end) }
    end
  end
  return function(missing, coding, aggregate)
    return peel.score { unit = "unit", indicators = made[missing == "error" and "whole" or "gapped"],
      missing = MISSING[missing] or { ungraded = { "impute", missing } }, coding = coding ~= "-" and (CODINGS[coding] or coding) or nil,
      aggregate = aggregate == "share" and { "share_at_least", "good" } or aggregate }
  end
end

local function words_of(line)
  local words = {}
  for word in line:gmatch "%S+" do words[#words + 1] = word end
  return words
end

--- Holds a result against the words of a line from the place `from` on.
local function hold(words, from, result, line)
  local total, ranks = 0, 0
  for i = 1, N do
    local unit = result[name(i)]
    local score = unit.score
    if type(score) ~= "number" then score = score.rank - 1 end
    total, ranks = total + i * score, ranks + i * unit.rank
  end
  for k, i in ipairs(POSITIONS) do
    local want, got = words[from + k - 1], result[name(i)].score
    if tonumber(want) then near(tonumber(want), got, line) else assert.equal(want, got.name, line) end
  end
  local graded = not tonumber(words[from])
  near(tonumber(words[from + 5]), graded and total or total / N, line .. ": sum")
  near(tonumber(words[from + 6]), ranks, line .. ": ranks")
end

describe("a score beside numpy", function()
  local lines, errors = {}, {}
  for line in io.lines "spec/score/expected.txt" do
    if line:find "error$" then errors[#errors + 1] = line elseif not line:find "^#" then lines[#lines + 1] = line end
  end

  it("has the same figures by every method for numbers", function()
    local make, n = numeric_score(), 0
    for _, line in ipairs(lines) do
      local words = words_of(line)
      if words[1] ~= "grades" then
        n = n + 1
        hold(words, 6, make(tonumber(words[1]), words[2], words[3], words[4], words[5])(), line)
      end
    end
    assert.equal(840, n)
  end)

  it("has the same figures by every method for grades", function()
    local make, n = graded_score(), 0
    for _, line in ipairs(lines) do
      local words = words_of(line)
      if words[1] == "grades" then
        n = n + 1
        hold(words, 5, make(words[2], words[3], words[4])(), line)
      end
    end
    assert.equal(40, n)
  end)

  it("raises, naming unit and indicator, where a method does not take a value", function()
    local make, n = numeric_score(), 0
    for _, line in ipairs(errors) do
      local words = words_of(line)
      local made = make(tonumber(words[1]), words[2], words[3], words[4], words[5])
      local ok, message = pcall(made)
      assert.is_false(ok, line)
      assert.matches("unit %d%d has %-?[%d.]+", message)
      assert.matches('"x%d"', message)
      n = n + 1
    end
    assert.equal(472, n)
  end)
end)
