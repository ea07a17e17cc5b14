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
    r"\s*(?:<(?:(?P<as>\w+):)?(?P<class>\w+)>|(?:(?P<part_as>\w+):)?\{(?P<part>\w+)\}"
    r"|(?:(?P<group_as>[a-z]+):)?(?P<open>\()|(?P<close>\))|(?P<or>\|)|(?P<often>[?*+])|(?P<word>[a-z]+(?:['’][a-z]+)?))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form with its compiled pattern; a name in it has the suffix _1, _2, … for the first, second, … place."""

    form: Form
    pattern: re.Pattern[str]

    def groups(self, match: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The names that matched, with the places of the first and after the last lexeme."""
        names = self.pattern.groupindex
        return {name.rsplit("_", 1)[0]: match.span(name) for name in names if match.start(name) >= 0}


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of one level: `starts` matches a letter that one may begin with, `rules` gives those that do.

    `any` tells for such a letter whether one of them matches.
    """

    starts: re.Pattern[str]
    any: Mapping[str, re.Pattern[str]]
    rules: Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A piece of a pattern as a regular expression, the letters it may begin with, and whether it may be empty."""

    regex: str
    first: frozenset[str]
    empty: bool


class Compiler:
    """Compiles one form."""

    def __init__(self, words: Lexicon, parts: Mapping[str, str]) -> None:
        self.words, self.parts = words, parts
        self.names: dict[str, int] = {}

    def compile(self, pattern: str) -> Compiled:
        """The whole of a pattern; raises ValueError for one that cannot be read."""
        found, at = self._choice(pattern, 0)
        if at != len(pattern):
            raise ValueError(f"cannot read pattern {pattern!r} at {pattern[at:]!r}")
        return found

    def _choice(self, pattern: str, at: int) -> tuple[Compiled, int]:
        found, at = self._sequence(pattern, at)
        options = [found]
        while at < len(pattern) and pattern[at] == "|":
            found, at = self._sequence(pattern, at + 1)
            options.append(found)
        first = frozenset().union(*(option.first for option in options))
        return Compiled("|".join(o.regex for o in options), first, any(o.empty for o in options)), at

    def _sequence(self, pattern: str, at: int) -> tuple[Compiled, int]:
        regex, first, empty = "", frozenset[str](), True
        while (piece := PIECE.match(pattern, at)) is not None and not piece["close"] and not piece["or"]:
            found, at = self._piece(piece, pattern)
            often = PIECE.match(pattern, at)
            if often is not None and often["often"]:
                at = often.end()
                found = Compiled(found.regex + often["often"], found.first, found.empty or often["often"] != "+")
            regex += found.regex
            first |= found.first if empty else frozenset()
            empty = empty and found.empty
        return Compiled(regex, first, empty), at + len(pattern[at:]) - len(pattern[at:].lstrip())

    def _piece(self, piece: re.Match[str], pattern: str) -> tuple[Compiled, int]:
        if piece["open"]:
            inner, at = self._choice(pattern, piece.end())
            if at >= len(pattern) or pattern[at] != ")":
                raise ValueError(f"a bracket is not closed in {pattern!r}")
            return self._named(piece["group_as"], inner), at + 1
        if piece["part"]:
            inner, _ = self._choice(self.parts[piece["part"]], 0)
            return self._named(piece["part_as"], inner), piece.end()
        if piece["often"]:
            raise ValueError(f"nothing stands before {piece['often']!r} in {pattern!r}")
        letters = self.words.letters(piece["class"] or "=" + piece["word"])
        return self._named(piece["as"], Compiled(f"[{letters}]", frozenset(letters), empty=False)), piece.end()

    def _named(self, name: str | None, inner: Compiled) -> Compiled:
        if not name:
            return Compiled(f"(?:{inner.regex})", inner.first, inner.empty)
        self.names[name] = number = self.names.get(name, 0) + 1
        return Compiled(f"(?P<{name}_{number}>{inner.regex})", inner.first, inner.empty)


@cache
def levels(language: str) -> tuple[Level, ...]:
    """The grammar of a language, a level after the other; raises ValueError for a pattern that cannot be read."""
    vocabulary, words = time_words(language), lexicon(language, SORTS)
    found = []
    for number in sorted({form.level for form in vocabulary.forms}):
        rules: dict[str, list[Rule]] = {}
        for form in vocabulary.forms:
            if form.level == number:
                compiled = Compiler(words, vocabulary.parts).compile(form.pattern)
                rule = Rule(form, re.compile(compiled.regex))
                for letter in sorted(compiled.first):
                    rules.setdefault(letter, []).append(rule)
        found.append(
            Level(
                starts=re.compile(f"[{''.join(sorted(rules))}]"),
                any={letter: re.compile("|".join(_plain(rule) for rule in some)) for letter, some in rules.items()},
                rules={letter: tuple(some) for letter, some in rules.items()},
            )
        )
    return tuple(found)


def _plain(rule: Rule) -> str:
    return re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern)
