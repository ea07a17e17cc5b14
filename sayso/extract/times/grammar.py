"""Patterns over classes of words, compiled to regular expressions over letters (see `lexicon`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.extract.times.lexicon import Lexicon, lexicon
from sayso.extract.times.meaning import SORTS
from sayso.languages.times import Form, time_words

PIECE = re.compile(
    r"<(?:(?P<as>\w+):)?(?P<class>\w+)>|(?P<part_as>\w+:)?\{(?P<part>\w+)\}|(?P<group_as>[a-z]+:)?(?P<open>\()"
    r"|(?P<sign>[)|?*+])|(?P<word>[a-z]+(?:['’][a-z]+)?)|(?P<space>\s+)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form with its compiled pattern; a name that stands more than once in it has the suffixes _1, _2, …"""

    form: Form
    pattern: re.Pattern[str]

    def groups(self, match: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The names that matched, with the places of the first and after the last lexeme."""
        found = {}
        for name in self.pattern.groupindex:
            if match.start(name) >= 0:
                found[name.rsplit("_", 1)[0]] = match.span(name)
        return found


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of one level, and a pattern that matches wherever one of them does."""

    any: re.Pattern[str]
    rules: tuple[Rule, ...]


class _Compiler:
    def __init__(self, words: Lexicon, parts: Mapping[str, str]) -> None:
        self.words, self.parts = words, parts
        self.names: dict[str, int] = {}

    def named(self, name: str | None, inner: str) -> str:
        if not name:
            return f"(?:{inner})"
        self.names[name] = number = self.names.get(name, 0) + 1
        return f"(?P<{name}_{number}>{inner})"

    def expand(self, pattern: str) -> str:
        at, out = 0, []
        while at < len(pattern):
            piece = PIECE.match(pattern, at)
            if piece is None:
                raise ValueError(f"cannot read pattern {pattern!r} at {pattern[at:]!r}")
            at = piece.end()
            if piece["class"]:
                out.append(self.named(piece["as"], f"[{self.words.letters(piece['class'])}]"))
            elif piece["part"]:
                out.append(self.named((piece["part_as"] or "")[:-1], self.expand(self.parts[piece["part"]])))
            elif piece["open"]:
                name = (piece["group_as"] or "")[:-1]
                end = _closing(pattern, at)
                out.append(self.named(name, self.expand(pattern[at:end])))
                at = end + 1
            elif piece["word"]:
                out.append(f"[{self.words.letters('=' + piece['word'])}]")
            elif piece["sign"]:
                out.append(piece["sign"])
        return "".join(out)


def _closing(pattern: str, at: int) -> int:
    depth = 1
    for i in range(at, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[i], 0)
        if depth == 0:
            return i
    raise ValueError(f"a bracket is not closed in {pattern!r}")


@cache
def levels(language: str) -> tuple[Level, ...]:
    """The grammar of a language, a level after the other; raises ValueError for a pattern that cannot be read."""
    vocabulary, words = time_words(language), lexicon(language, SORTS)
    found = []
    for number in sorted({form.level for form in vocabulary.forms}):
        rules = []
        for form in vocabulary.forms:
            if form.level == number:
                rules.append(Rule(form, re.compile(_Compiler(words, vocabulary.parts).expand(form.pattern))))
        plain = "|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in rules)
        found.append(Level(re.compile(plain), tuple(rules)))
    return tuple(found)
