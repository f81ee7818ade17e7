--- Small patterns that grammars share, under the field's own names. Patterns capture nothing unless their comment says so.
local text = require "peel.grammar.core.text"
local number = require "peel.grammar.core.number"
local date = require "peel.grammar.core.date"
local entity = require "peel.grammar.core.entity"
local grade = require "peel.grammar.core.grade"
local unit = require "peel.grammar.core.unit"
local sentence = require "peel.grammar.core.sentence"
local tape = require "peel.grammar.core.tape"
local place = require "peel.grammar.core.place"
local recommend = require "peel.grammar.core.recommend"

return {
  text = text, number_words = number, dates = date, entities = entity, grades = grade, units = unit, tape = tape, recommend = recommend,

  ws = text.ws, ci = text.ci, phrase = text.phrase, any_of = text.any_of, within = text.within, search = text.search, mention = text.mention,
  wording = text.wording,

  number = number.number, percent = number.percent, value = number.value,
  no_value = number.no_value, is_no_value = number.is_no_value,

  date = date.date, month_year = date.month_year, year = date.year, period = date.period, deadline = date.deadline,
  iso = date.iso, find_period = date.find_period, find_deadline = date.find_deadline,

  force = entity.force, nation = entity.nation, entity = entity.entity, short = entity.short, expected = entity.expected,

  grade = grade.pattern, grade_line = grade.line, grade_stems = grade.stems,

  unit = unit.of,

  area_finder = place.finder, area_of = place.area,

  plain_sentences = sentence.plain, marked = sentence.marked,
}
