"""Whether what looks like a lone month, weekday, season or year is one: many are also names, verbs or numbers."""

from __future__ import annotations

import re

from sayso.extract.times.lexicon import NAME, Lexemes, lexicon
from sayso.extract.times.meaning import SORTS, About, Clock, Date, Weekday
from sayso.extract.times.reckoning import WINTER
from sayso.extract.times.scan import Expression
from sayso.languages.times import time_words

# Years outside these stand only where a word says that it is one ("in 1648").
FIRST_YEAR, LAST_YEAR = 1900, 2059
NUMBERING = frozenset("$£€¥#№§-/")
PARTS = ("%", "°")
ABBREVIATED = 3  # letters at most


def plausible(expression: Expression, lexemes: Lexemes, language: str) -> bool:
    """Whether an expression that could be something else is a time, by its neighbours."""
    words = time_words(language)
    before = lexemes.word(expression.first - 1) if expression.first else ""
    single = expression.last - expression.first == 1
    match expression.meaning:
        case About():
            return plausible(expression.parts[0], lexemes, language)
        case Clock(hour=hour):
            return hour is not None or not single
        case Date(year=None, season=int(season)) if season <= WINTER:
            # "In the fall", but not "the fall of the town".
            return before in words.lead and _after(expression, lexemes) not in words.words["whole"]
        case Date(year=int(year), month=None, season=None) if single:
            return _year(expression, lexemes, language, year, before)
        case Date(season=None) | Weekday() if single and lexemes.word(expression.first) in words.doubtful:
            long = len(lexemes.word(expression.first)) > ABBREVIATED
            return before in words.lead or (long and before in words.weak_lead)
        case _:
            return True


def _after(expression: Expression, lexemes: Lexemes) -> str:
    return lexemes.word(expression.last) if expression.last < len(lexemes.letters) else ""


def _year(expression: Expression, lexemes: Lexemes, language: str, year: int, before: str) -> bool:
    words = time_words(language)
    after = _after(expression, lexemes)
    if (before and before in NUMBERING) or after[:1] in PARTS:
        return False
    lead = before in words.lead or before in words.weak_lead
    # "2000 soldiers"; a round number is one even after "in".
    if _counted(expression, lexemes, language) and (year % 100 == 0 or not lead):
        return False
    return lead or FIRST_YEAR <= year <= LAST_YEAR


def _counted(expression: Expression, lexemes: Lexemes, language: str) -> bool:
    """Whether a plural stands after the number."""
    if expression.last >= len(lexemes.letters):
        return False
    letter, word = lexemes.letters[expression.last], lexemes.word(expression.last)
    if letter in lexicon(language, SORTS).letters("units"):
        return True
    return letter != NAME and re.search(f"{time_words(language).looks['plural']}$", word) is not None
