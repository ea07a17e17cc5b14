"""Whether what looks like a lone month, weekday, season or year is one: many are also names, verbs or numbers."""

from __future__ import annotations

import re

from sayso.extract.times.lexicon import NAME, Lexemes, lexicon
from sayso.extract.times.meaning import SORTS, Clock, Date, Weekday
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
    meaning = expression.meaning
    words = time_words(language)
    before = lexemes.word(expression.first - 1) if expression.first else ""
    single = expression.last - expression.first == 1
    if isinstance(meaning, Clock):
        return meaning.hour is not None or not single
    if not single or not isinstance(meaning, Date | Weekday):
        # A season needs its lead also after an article: "in the fall", but not "the fall of the town".
        return not (isinstance(meaning, Date) and meaning.year is None and _season(meaning)) or before in words.lead
    if isinstance(meaning, Date) and meaning.year is not None and meaning.month is None and not meaning.season:
        return _year(expression, lexemes, language, meaning.year, before)
    if isinstance(meaning, Date) and _season(meaning):
        return meaning.year is not None or before in words.lead
    text = lexemes.word(expression.first)
    if text not in words.doubtful:
        return True
    return before in words.lead or (len(text) > ABBREVIATED and before in words.weak_lead)


def _season(date: Date) -> bool:
    return date.season is not None and date.season <= WINTER


def _year(expression: Expression, lexemes: Lexemes, language: str, year: int, before: str) -> bool:
    words = time_words(language)
    after = lexemes.word(expression.last) if expression.last < len(lexemes.letters) else ""
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
