"""Whether what looks like a lone month, weekday, season or year is one: many are also names, verbs or numbers."""

from __future__ import annotations

from sayso.extract.times.lexicon import NAME, Lexemes, lexicon
from sayso.extract.times.meaning import SORTS, Clock, Date, Era, Weekday
from sayso.extract.times.scan import Expression
from sayso.languages.times import time_words

# Years outside these stand only where a word says that it is one ("in 1648").
FIRST_YEAR, LAST_YEAR = 1900, 2059
WINTER = 24  # the last of EDTF's seasons; quarters and halves come after
MONEY = "$£€¥#№§"


def plausible(expression: Expression, lexemes: Lexemes, language: str) -> bool:
    """Whether an expression that could be something else is a time, by its neighbours."""
    words = time_words(language)
    before = lexemes.word(expression.first - 1) if expression.first else ""
    after = lexemes.word(expression.last) if expression.last < len(lexemes.letters) else ""
    single = expression.last - expression.first == 1
    text = lexemes.word(expression.first)
    match expression.meaning:
        case Date(year=None, month=int(), day=None) | Weekday() if single:
            if text not in words.doubtful:
                return True
            return before in words.lead or (len(text) > 3 and before in words.weak_lead)
        case Date(season=int(season), year=None):
            return season > WINTER or (before in words.lead and single)
        case Clock(hour=None):
            return not single
        case Date(year=int(year), month=None, season=None):
            if not single:
                return True
            if before[-1:] in MONEY and before or after[:1] in ("%", "°") or (before in "-/" and before):
                return False
            lead = before in words.lead or before in words.weak_lead
            if _counted(expression, lexemes, language) and (year % 100 == 0 or not lead):
                return False
            return lead or FIRST_YEAR <= year <= LAST_YEAR
        case Era():
            return True
        case _:
            return True


def _counted(expression: Expression, lexemes: Lexemes, language: str) -> bool:
    """Whether a plural stands after the number: "2000 soldiers"."""
    if expression.last >= len(lexemes.letters):
        return False
    letter, word = lexemes.letters[expression.last], lexemes.word(expression.last)
    if letter in lexicon(language, SORTS).letters("units"):
        return True
    return letter != NAME and len(word) > 3 and word.endswith("s") and not word.endswith("ss")
