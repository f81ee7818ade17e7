--- The title page of a force's own plan: title, subtitle, a month of publication where one stands alone; and the force, which the
--- page may leave to the text: the one that is named most.
local lpeg = require "lpeg"
local core = require "peel.grammar.core"
local forces = require "peel.forces"
local Cg, Cp, Ct = lpeg.Cg, lpeg.Cp, lpeg.Ct
local text, tape = core.text, core.tape

-- words before "Police" and "Constabulary" that make no force of them
local NO_FORCE = { Special = true, Local = true, Community = true, Rural = true, Neighbourhood = true, Regional = true, National = true,
  The = true, Our = true, British = true, Transport = true }

--- The force that a printed name stands for, short; nil where it is no force's name.
local function force_of(printed)
  local known = forces.find(printed)
  if known then return known end
  local name = forces.strip(printed)
  if not printed:find "%f[%a][PC]%a+$" or NO_FORCE[name:match "[%a'-]+$" or ""] then return nil end
  return name
end

local function mentions() return Ct((text.search(Ct(Cg(Cp(), "first") * core.force * Cg(tape.last, "last")))) ^ 0) end

local function title_page()
  local quarter = text.search(text.ci "quarter" * text.ws * text.digit * text.ws * text.ci "update") * Cg(lpeg.Cc(true), "quarter")
  local month = Cg(Cp(), "from") * core.month_year * Cg(tape.last, "to") * #text.eol
  return tape.lines(month + quarter)
end

local function only_force(printed)
  local known = forces.find(printed)
  return known or #printed < 60 and printed:find "^%u[%a '-]+ Police$" and force_of(printed)
end

local function read_title_page(lines, ctx)
  local fields, first = {}, nil
  for _, line in ipairs(lines) do
    local printed = ctx.text(line.first, line.last)
    local whole = { line.first, line.last }
    if line.from then fields.published = fields.published or core.iso(ctx.text(line.from, line.to))
    elseif line.quarter then fields.subtitle = fields.subtitle or whole
    elseif only_force(printed) then fields.force = fields.force or only_force(printed)
    elseif not fields.title or not first and printed:lower():find("delivery plan", 1, true) then
      fields.title = whole
      first = printed:lower():find("delivery plan", 1, true) ~= nil
    end
  end
  if not fields.title then fields.title, fields.subtitle = fields.subtitle, nil end
  if next(fields) then ctx.emit("report", fields) end
end

-- how often each force was named so far, a report each
local counts = setmetatable({}, { __mode = "k" })

local function read_mentions(found, ctx)
  local count = counts[ctx.report]
  if not count then
    count = { most = ctx.report.force and math.huge or 0 }
    counts[ctx.report] = count
  end
  for _, mention in ipairs(found) do
    local force = force_of(ctx.text(mention.first, mention.last))
    if force then
      count[force] = (count[force] or 0) + 1
      if count[force] > count.most then
        count.most = count[force]
        if ctx.report.force ~= force then ctx.emit("report", { force = force }) end
      end
    end
  end
end

-- reports of which it has been said that their force is not known, or whose force is
local settled = setmetatable({}, { __mode = "k" })

local function read_unknown(found, ctx)
  local force = ctx.report.force
  if settled[ctx.report] or not force then return end
  settled[ctx.report] = forces.find(force) ~= nil
  for _, mention in ipairs(found) do
    if not settled[ctx.report] and force_of(ctx.text(mention.first, mention.last)) == force then
      settled[ctx.report] = true
      ctx.diagnose("note", "unknown_force", ("%s is not a force of the registry; the name is taken as printed"):format(force),
        { mention.first, mention.last })
    end
  end
end

return {
  {
    name = "plan_title_page",
    kind = "section",
    section = "title_page",
    doc = "reads title and subtitle of a delivery plan's update",
    pattern = title_page,
    read = read_title_page,
  },
  {
    name = "plan_force",
    kind = "block",
    hint = { "police", "constabulary" },
    doc = "reads whose plan it is: the force that the text names most",
    pattern = mentions,
    read = read_mentions,
  },
  {
    name = "plan_force_known",
    kind = "block",
    hint = { "police", "constabulary" },
    doc = "says where the force of a delivery plan is not one of the registry's, at its first mention",
    pattern = mentions,
    read = read_unknown,
  },
}
