"""Text to a line of letters: each word, figure or sign becomes one letter that stands for the classes it is in.

Patterns over classes are then regular expressions over letters, and run at the speed of the `re` module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from sayso.languages.calendar import calendar
from sayso.languages.times import Figure, time_words

FIRST_LETTER = 0xE000  # Unicode's private use area: 6,400 letters
OTHER = "."
NAME = "N"
DASHES = ("-", "–", "—")

# Kinds of figures and signs, by their own text; {clock_half} and the like are a language's own (`looks`).
KIND = r"""
      (?P<break> \n.* )
    | (?P<fraction> [½¼¾] | 1/[234] | 3/4 )
    | (?P<written> [0-9]{4}-[0-9]{2}-[0-9]{2} | [0-9]{1,2}(?P<sep>[./-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2}) )
    | (?P<clock> [0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2})?)?\s?{clock_half} | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? )
    | (?P<decade> (?:[0-9]{3}0|['’]?[0-9]0){decade} )
    | (?P<ordinal> [0-9]{1,3}(?:{ordinal}) )
    | (?P<quartercode> [Qq][1-4] )
    | (?P<number> [0-9]{1,3}(?:,[0-9]{3})+ | [0-9]+(?:\.[0-9]+)? )
    | (?P<shortyear> ['’][0-9]{2} )
    | (?P<possessive> {possessive} )
    | (?P<hyphen> [-–—] ) | (?P<dash> [-–—]+\s* )
    | (?P<comma> , ) | (?P<stop> \. ) | (?P<slash> / ) | (?P<open> \( ) | (?P<close> \) )
"""
# A text as one lexeme after the other, each with the white space behind it; a blank line is a lexeme of its own.
LEXEME = r"""(?:
      [^\W\d_]+ (?:{clitic}\b)? (?!\w)
    | \n[^\S\n]*\n\s*
    | (?<=[0-9]\s)(?:1/[234]|3/4)(?![\w/])
    | [0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]) | [0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9/-]|\.[0-9])
    | [0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2})?)?\s?{clock_half} | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])
    | (?:[0-9]{3}0|['’]?[0-9]0){decade}\b
    | [0-9]{1,3}(?:{ordinal})\b
    | [0-9]{1,3}(?:,[0-9]{3})+(?!\w) | [0-9]+(?:\.[0-9]+)?(?!\w)
    | ['’][0-9]{2}\b | {possessive}\b
    | \w+ | (?<=\w)[-–—](?=\w) | [-–—]+ | \S | \s
    )[^\S\n]*(?:\n(?!\s*\n)[^\S\n]*)?"""
SIGNS = ("break", "written", "clock", "decade", "ordinal", "quartercode", "shortyear", "possessive", "hyphen", "dash",
         "fraction", "comma", "stop", "slash", "open", "close")  # fmt: skip
MEMORY = 100_000  # distinct lexemes whose letters are kept


@lru_cache(maxsize=4096)
def figure_classes(text: str) -> frozenset[str]:
    """The classes of a figure: every one is a `number`; plain ones may be a day, an hour, a year."""
    found = {"number"}
    if len(text) <= 4 and text.isascii() and text.isdigit():
        value = int(text)
        if len(text) <= 2:
            found |= {name for name, top in (("day", 31), ("hour", 24)) if value <= top}
            found -= {"day"} if value == 0 else set()
        if len(text) == 2:
            found.add("twodigit")
        if len(text) == 4 and 1000 <= value <= 2399:
            found.add("fourdigit")
    return frozenset(found)


def _figures() -> Iterable[str]:
    """Figures of every combination of classes."""
    return (*map(str, range(100)), *(f"{n:02}" for n in range(10)), "100", "1990", "9000", "2.5", "1,000")


@dataclass(frozen=True, slots=True)
class Lexemes:
    """A text cut into lexemes: `letters[i]` tells the classes of `pieces[i]`, which begins at `starts[i]`."""

    text: str
    letters: str
    pieces: tuple[str, ...]
    starts: tuple[int, ...]

    def word(self, i: int) -> str:
        """The i-th lexeme in lower case, without the white space behind it."""
        return self.pieces[i].strip().lower()

    def end(self, i: int) -> int:
        """Where the i-th lexeme ends in the text."""
        return self.starts[i] + len(self.pieces[i].rstrip())


class Lexicon:
    """The letters of a language's classes."""

    def __init__(self, language: str, sorts: Iterable[str]) -> None:
        """`sorts` are classes of expressions, each with a letter of its own."""
        vocabulary, months = time_words(language), calendar(language)
        tables: dict[str, Mapping[str, Figure]] = dict(vocabulary.words)
        short, full = _abbreviations(months.months)
        cased: dict[str, Mapping[str, Figure]] = {"month": full, "shortmonth": short, "weekday": months.weekdays}
        literals = {word for form in vocabulary.forms for word in literal_words(form.pattern)}
        literals |= {word for part in vocabulary.parts.values() for word in literal_words(part)}
        self.figures: dict[str, Mapping[str, Figure]] = {**tables, **cased}
        self._letters: dict[frozenset[str], str] = {frozenset(): OTHER, frozenset({"name"}): NAME}
        self._lexeme = _pattern(LEXEME, vocabulary.looks)
        self._kind = _pattern(KIND, vocabulary.looks)
        self._words: dict[str, str] = {}
        self._memory: dict[str, str] = {}
        lower: dict[str, set[str]] = {word: {f"={word}"} for word in literals}
        for name, words in tables.items():
            for word in words:
                lower.setdefault(word, set()).add(name)
        for word, classes in lower.items():
            letter = self._letter(classes)
            self._words.update({word: letter, word.capitalize(): letter, word.upper(): letter})
        for name, words in cased.items():
            for word in words:
                letter = self._letter({name} | lower.get(word, set()))
                self._words.update({word.capitalize(): letter, word.upper(): letter})
        for sign in SIGNS:
            self._letter({sign})
        for figure in _figures():
            self._letter(figure_classes(figure))
        for sort in sorts:
            self._letter({sort})

    def _letter(self, classes: Iterable[str]) -> str:
        key = frozenset(classes)
        return self._letters.setdefault(key, chr(FIRST_LETTER + len(self._letters)))

    def letters(self, name: str) -> str:
        """All letters of a class; raises KeyError for a class that nothing is in."""
        found = "".join(letter for classes, letter in self._letters.items() if name in classes)
        if not found:
            raise KeyError(name)
        return found

    def letter(self, sort: str) -> str:
        """The letter of what is in this class only."""
        return self._letters[frozenset({sort})]

    def read(self, text: str) -> Lexemes:
        """Cut a text into lexemes."""
        pieces = tuple(match.group() for match in self._lexeme.finditer(text))
        if len(self._memory) > MEMORY:
            self._memory.clear()
        memory = self._memory
        letters = "".join([memory.get(piece) or self._classify(piece) for piece in pieces])
        return Lexemes(text, letters, pieces, tuple(accumulate(map(len, pieces), initial=0))[:-1])

    def _classify(self, piece: str) -> str:
        text = piece if piece[0] == "\n" else piece.strip()
        letter = self._words.get(text)
        if letter is None:
            kind = self._kind.fullmatch(piece if text[:1] in DASHES else text)
            if kind is None:
                letter = NAME if text[:1].isupper() else OTHER
            elif kind.lastgroup == "number":
                letter = self._letters[figure_classes(text)]
            else:
                letter = self.letter(kind.lastgroup or "")
        self._memory[piece] = letter
        return letter


def _pattern(pattern: str, looks: Mapping[str, str]) -> re.Pattern[str]:
    for name, look in looks.items():
        pattern = pattern.replace(f"{{{name}}}", look)
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


def _abbreviations(names: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Names that begin a longer name of the same month, and the others."""
    short = {a: n for a, n in names.items() if any(b != a and b.startswith(a) for b, k in names.items() if k == n)}
    return short, {name: number for name, number in names.items() if name not in short}


LITERAL = re.compile(r"<[^>]*>|\{[^}]*\}|[a-z]+:(?=[({])|([a-z]+(?:['’][a-z]+)?)")


def literal_words(pattern: str) -> set[str]:
    """The words of a pattern that stand for themselves."""
    return {match.group(1) for match in LITERAL.finditer(pattern) if match.group(1)}


@cache
def lexicon(language: str, sorts: tuple[str, ...]) -> Lexicon:
    """The lexicon of a language; raises LanguageUnsupported for a language without data."""
    return Lexicon(language, sorts)
