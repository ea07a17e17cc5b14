"""Text to a line of letters: each word, figure or sign becomes one letter that stands for the classes it is in.

Patterns over classes are then regular expressions over letters, and run at the speed of the `re` module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.languages.calendar import calendar
from sayso.languages.times import Figure, time_words

FIRST_LETTER = 0xE000  # Unicode's private use area: 6,400 letters
OTHER = "."
NAME = "N"

# Figures and signs, the longest first. Words are tried before them, as most of a text is words.
LEXEME = re.compile(
    r"""
      (?P<meridiem> (?<=\d)\s?[ap]\.?\s?m\b\.? | (?<=\d)\s?[AP]\.?\s?M\b\.? )
    | (?P<word> [^\W\d_]+ (?:'clock\b|’clock\b)? (?![\w]) )
    | (?P<break> \n[^\S\n]*\n\s* )
    | (?P<written> \d{4}-\d{2}-\d{2}(?![\d-]) | \d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d./-]) )
    | (?P<clock> \d{1,2}:\d{2}(?::\d{2})?(?![\d:]) | \d{1,2}\.\d{2}(?=\s?[ap]\.?m\b) )
    | (?P<decade> (?:\d{3}0|['’]?\d0)['’]?s\b )
    | (?P<ordinal> \d{1,3}(?:st|nd|rd|th)\b )
    | (?P<quartercode> [Qq][1-4]\b )
    | (?P<number> \d{1,3}(?:,\d{3})+(?![\d\w]) | \d+(?:\.\d+)?(?![\w]) )
    | (?P<shortyear> ['’]\d{2}\b )
    | (?P<possessive> ['’]s\b )
    | (?P<mixed> \w+ )
    | (?P<hyphen> (?<=\w)[-–—](?=\w) )
    | (?P<dash> [-–—]+ )
    | (?P<fraction> (?<=\d)\s?[½¼¾] )
    | (?P<comma> , ) | (?P<stop> \. ) | (?P<slash> / ) | (?P<open> \( ) | (?P<close> \) )
    | (?P<sign> \S )
    """,
    re.VERBOSE,
)
SIGNS = ("meridiem", "break", "written", "clock", "decade", "ordinal", "quartercode", "shortyear", "possessive",
         "hyphen", "dash", "fraction", "comma", "stop", "slash", "open", "close")  # fmt: skip


@lru_cache(maxsize=4096)
def figure_classes(text: str) -> frozenset[str]:
    """The classes of a figure: every one is a `number`; plain ones may be a day, an hour, a year."""
    found = {"number"}
    if text.isascii() and text.isdigit():
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
    """A text cut into lexemes: `letters[i]` tells the classes of what stands at `starts[i]`:`ends[i]`."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word(self, i: int) -> str:
        """The i-th lexeme in lower case."""
        return self.text[self.starts[i] : self.ends[i]].lower()


class Lexicon:
    """The letters of a language's classes."""

    def __init__(self, language: str, sorts: Iterable[str]) -> None:
        """`sorts` are classes of expressions, each with a letter of its own."""
        vocabulary, months = time_words(language), calendar(language)
        tables: dict[str, Mapping[str, Figure]] = dict(vocabulary.words)
        cased: dict[str, Mapping[str, Figure]] = {"month": months.months, "weekday": months.weekdays}
        literals = {word for form in vocabulary.forms for word in literal_words(form.pattern)}
        literals |= {word for part in vocabulary.parts.values() for word in literal_words(part)}
        self.figures: dict[str, Mapping[str, Figure]] = {**tables, **cased}
        self._letters: dict[frozenset[str], str] = {frozenset(): OTHER, frozenset({"name"}): NAME}
        self._words: dict[str, str] = {}
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
        words, signs = self._words, {name: self.letter(name) for name in SIGNS}
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in LEXEME.finditer(text):
            group, piece = match.lastgroup, match.group()
            if group == "word":
                letter = words.get(piece) or (NAME if piece[0].isupper() else OTHER)
            elif group == "number":
                letter = self._letters[figure_classes(piece)]
            else:
                letter = signs.get(group or "", OTHER)
            letters.append(letter)
            starts.append(match.start())
            ends.append(match.end())
        return Lexemes(text, "".join(letters), tuple(starts), tuple(ends))


LITERAL = re.compile(r"<[^>]*>|\{[^}]*\}|[a-z]+:(?=[({])|([a-z]+(?:['’][a-z]+)?)")


def literal_words(pattern: str) -> set[str]:
    """The words of a pattern that stand for themselves."""
    return {match.group(1) for match in LITERAL.finditer(pattern) if match.group(1)}


@cache
def lexicon(language: str, sorts: tuple[str, ...]) -> Lexicon:
    """The lexicon of a language; raises LanguageUnsupported for a language without data."""
    return Lexicon(language, sorts)
