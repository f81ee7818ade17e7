--- Works a score out again from the text of its explanation alone, as a reader with a pocket calculator would: values as read,
-- codes from the list that is printed, each formula from its digits, each group from its parts. What the text does not bear
-- out raises.

local explained = {}

local WORSE = { "outstanding", "good", "adequate", "requires_improvement", "inadequate" }
local RANK = {}
for i, name in ipairs(WORSE) do RANK[name] = i end

local function median(...)
  local list, total, reached = { ... }, 0, 0
  table.sort(list, function(a, b) return a[1] < b[1] end)
  for _, pair in ipairs(list) do total = total + pair[2] end
  for k, pair in ipairs(list) do
    reached = reached + pair[2]
    if math.abs(reached - total / 2) < 1e-12 * total and list[k + 1] then return (pair[1] + list[k + 1][1]) / 2 end
    if reached > total / 2 then return pair[1] end
  end
end

--- The value of a printed formula: digits, + - * / and brackets, log, exp, min, max.
local function calculate(formula)
  assert(not formula:find "[^%d%s%.%+%-%*/%(%),eloginmaxp]", "not a formula: " .. formula)
  local f = assert(load("return " .. formula, "=formula", "t", { log = math.log, exp = math.exp, min = math.min, max = math.max }))
  return f()
end

local function agree(want, got, what)
  if type(want) == "number" and type(got) == "number" then
    assert(math.abs(want - got) <= 1e-12 * math.max(1, math.abs(want)), ("%s: %.17g is printed, %.17g worked out"):format(what, want, got))
  else
    assert(want == got, ("%s: %s is printed, %s worked out"):format(what, tostring(want), tostring(got)))
  end
  return got
end

local function atom(text) return tonumber(text) or text end

--- The lines as nodes: name, weight, printed value, the lines below, the nodes below.
local function parse(text)
  local lines = {}
  for line in text:gmatch "[^\n]+" do lines[#lines + 1] = line end
  local head, at = { unit = lines[1]:match "^(.-): ", score = lines[1]:match ": score (%S+),", limits = {} }, 2
  head.score = head.score and atom(head.score)
  while lines[at]:find "^allowed: " or lines[at]:find "^limited, " do
    local from, to = lines[at]:match "^limited, (%S+) becomes (%S+): "
    if from then head.limits[#head.limits + 1] = { atom(from), atom(to) } end
    at = at + 1
  end
  --- The levels that a line is drawn below, what stands behind, and whether a part begins there.
  local function placed(line)
    local depth = 0
    while true do
      local inner = line:match "^│  (.*)$" or line:match "^   (.*)$"
      if not inner then break end
      line, depth = inner, depth + 1
    end
    local rest = line:match "^├─ (.*)$" or line:match "^└─ (.*)$"
    return depth + 1, rest or line:match "^[│ ]* *(.*)$", rest ~= nil
  end
  local function node(rest, depth)
    local name, weight, value = rest:match "^(.-) %(weight (%S-)%)(.*)$"
    if not name then name, value = rest:match "^(.-)( = .*)$" end
    if not name then name, value = rest:match "^(.-)(: no value)$" end
    return { name = name, weight = tonumber(weight), value = value:match "^ = (.+)$" and atom(value:match "^ = (.+)$"), depth = depth, lines = {}, parts = {} }
  end
  local root = node(lines[at], 0)
  local stack = { root }
  for k = at + 1, #lines do
    local line = lines[k]
    local depth, rest, begins = placed(line)
    if begins then
      while stack[#stack].depth >= depth do stack[#stack] = nil end
      local made = node(rest, depth)
      table.insert(stack[#stack].parts, made)
      stack[#stack + 1] = made
    else
      table.insert(stack[#stack].lines, rest)
    end
  end
  head.root = root
  return head
end

--- What an indicator's lines make of what was read.
local function indicator(node, sources)
  local value
  for _, line in ipairs(node.lines) do
    local last = line:match " = ([^=]+)$"
    if line:find "^read" then
      value = atom(last)
      local mean = line:match "mean of .-: (%(.-%) / %d+)%)? ?" or line:match "(%([%d%.%+%- ]+%) / %d+)"
      if mean then agree(value, calculate(mean), node.name .. " mean") end
    elseif line:find "^no value" then value = nil
    elseif line:find "^overridden" then value = atom(line:match "becomes (%S+): ")
    elseif line:find "^coding" then
      local codes = line:match "%((.-)%)"
      local code = assert((", " .. codes .. ","):match(", " .. value .. " (%S-),"), line)
      value = agree(atom(last), tonumber(code), node.name .. " code")
    elseif line:find "^imputed" then value = atom(last)
    elseif line:find "^outliers" or line:find "^normalise" then
      local formula = line:match "%) = (.+) = [^=]+$" or line:match "^%S+ = (.+) = [^=]+$"
      local worked = calculate(formula)
      local by_place = line:find "%d worse, %d" or line:find "are equal" or line:find "that are all" or line:find "worked out of"
      if not by_place then
        local digits = ("%.17g"):format(value)
        local found = false
        for number in formula:gmatch "[%d%.e]+" do found = found or tonumber(number) == math.abs(value) end
        assert(found, node.name .. ": the formula lacks " .. digits .. ": " .. line)
      end
      value = agree(atom(last), worked, node.name .. " " .. line)
    elseif line:find "^%S+:%d+:" then sources[#sources + 1] = line
    end
  end
  if node.value ~= nil or value ~= nil then agree(node.value, value, node.name) end
  return value
end

local function sums(parts, f)
  local total = 0
  for _, part in ipairs(parts) do total = total + f(part.weight, part.worked) end
  return total
end

local METHODS = {
  arithmetic = function(parts) return sums(parts, function(w, x) return w * x end) / sums(parts, function(w) return w end) end,
  sum = function(parts) return sums(parts, function(w, x) return w * x end) end,
  geometric = function(parts) return math.exp(sums(parts, function(w, x) return w * math.log(x) end) / sums(parts, function(w) return w end)) end,
  harmonic = function(parts) return sums(parts, function(w) return w end) / sums(parts, function(w, x) return w / x end) end,
  median = function(parts)
    local pairs_ = {}
    for i, part in ipairs(parts) do pairs_[i] = { part.worked, part.weight } end
    return median(table.unpack(pairs_))
  end,
  min = function(parts)
    local least = math.huge
    for _, part in ipairs(parts) do least = math.min(least, part.worked) end
    return least
  end,
  worst = function(parts)
    local worst = parts[1].worked
    for _, part in ipairs(parts) do if RANK[part.worked] > RANK[worst] then worst = part.worked end end
    return worst
  end,
  median_grade = function(parts)
    local list, total, reached = {}, 0, 0
    for i, part in ipairs(parts) do list[i], total = part, total + part.weight end
    table.sort(list, function(a, b) return RANK[a.worked] > RANK[b.worked] end)
    for _, part in ipairs(list) do
      reached = reached + part.weight
      if reached >= total / 2 - 1e-12 then return part.worked end
    end
  end,
}

--- Wins less defeats, of the meetings that are printed: each from its comparisons.
local function copeland(node)
  local own, score = {}, 0
  for _, part in ipairs(node.parts) do own[part.name] = part.worked end
  for _, line in ipairs(node.lines) do
    local told, ahead, behind, result = line:match "^against .-: (.*); (%S+) to (%S+), (%a+)$"
    if told then
      local sum = { [">"] = 0, ["<"] = 0, ["="] = 0 }
      for name, mine, sign, other, weight in (told .. ", "):gmatch "(.-) (%S+) ([<>=]) (%S+) %((%S-)%), " do
        agree(atom(mine), own[name], name)
        local x, y = atom(mine), atom(other)
        if type(x) == "string" then x, y = -RANK[x], -RANK[y] end
        assert(sign == (x > y and ">" or x < y and "<" or "="), line)
        sum[sign] = sum[sign] + tonumber(weight)
      end
      agree(tonumber(ahead), sum[">"], line)
      agree(tonumber(behind), sum["<"], line)
      local won = sum[">"] > sum["<"] and 1 or sum[">"] < sum["<"] and -1 or 0
      assert(result == ({ [1] = "win", [0] = "draw", [-1] = "defeat" })[won], line)
      score = score + won
    end
  end
  return score
end

local function worked_out(node, sources)
  local parts = {}
  for _, part in ipairs(node.parts) do
    if #part.parts > 0 then part.worked = worked_out(part, sources) else part.worked = indicator(part, sources) end
    if part.worked ~= nil then parts[#parts + 1] = part end
  end
  local method, formula, result
  for _, line in ipairs(node.lines) do
    if not line:find "^against " then method, formula, result = line:match "^(.-) = (.+) = (%S+)$" end
    if method then break end
  end
  if not method then return nil end
  local value
  local at_least = method:match "^share_at_least (%S+)$"
  if at_least then
    value = sums(parts, function(w, x) return RANK[x] <= RANK[at_least] and w or 0 end) / sums(parts, function(w) return w end)
  elseif method == "copeland" then value = copeland(node)
  elseif method:find "^the function at" then value = calculate(formula)
  else value = METHODS[method](parts) end
  if not formula:find "^median" and not formula:find "^worst" then agree(value, calculate(formula), node.name .. " formula") end
  agree(atom(result), value, node.name)
  return agree(node.value, value, node.name)
end

--- The score that the text leads to, and the lines of the report that it cites.
---@param text string
---@return number|string|nil score
---@return string[] sources
function explained.score(text)
  local head, sources = parse(text), {}
  local value = worked_out(head.root, sources)
  for _, limit in ipairs(head.limits) do
    agree(limit[1], value, "before the limit")
    value = limit[2]
  end
  if head.score ~= nil then agree(head.score, value, "score") end
  return value, sources
end

return explained
