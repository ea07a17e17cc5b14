"""Finding expressions of time: the forms of each level in turn, the longest that means something first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.times.found import Found
from sayso.extract.times.grammar import Level, Rule, levels
from sayso.extract.times.lexicon import Lexemes, Lexicon, lexicon
from sayso.extract.times.meaning import SORTS, Meaning, sort_of
from sayso.extract.times.understand import READS


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: lexemes `first` to before `last`, its meaning, and the expressions that it is made of."""

    first: int
    last: int
    reads: str
    meaning: Meaning
    parts: tuple[Expression, ...] = ()


class _Line:
    """The letters of a text in which expressions found so far are one letter each."""

    def __init__(self, lexemes: Lexemes, words: Lexicon, expressions: list[Expression]) -> None:
        letters: list[str] = []
        self.places: list[int | Expression] = []
        at = 0
        for expression in expressions:
            letters += [lexemes.letters[at : expression.first], words.letter(sort_of(expression.meaning))]
            self.places += [*range(at, expression.first), expression]
            at = expression.last
        letters.append(lexemes.letters[at:])
        self.places += range(at, len(lexemes.letters))
        self.letters = "".join(letters)

    def first(self, i: int) -> int:
        place = self.places[i]
        return place if isinstance(place, int) else place.first

    def last(self, i: int) -> int:
        place = self.places[i - 1]
        return place + 1 if isinstance(place, int) else place.last

    def within(self, start: int, end: int) -> tuple[Expression, ...]:
        return tuple(place for place in self.places[start:end] if not isinstance(place, int))


def scan(lexemes: Lexemes, language: str) -> list[Expression]:
    """All expressions of time in a text, in order, without overlap; parts of larger ones are in these."""
    words = lexicon(language, SORTS)
    expressions: list[Expression] = []
    for level in levels(language):
        line = _Line(lexemes, words, expressions)
        found = list(_level(level, line, lexemes, words))
        if not found:
            continue
        taken = {id(part) for expression in found for part in expression.parts}
        expressions = sorted([e for e in expressions if id(e) not in taken] + found, key=lambda e: (e.first, e.last))
    return expressions


def _level(level: Level, line: _Line, lexemes: Lexemes, words: Lexicon) -> Iterator[Expression]:
    letters, at = line.letters, 0
    while (start := level.starts.search(letters, at)) is not None:
        i = start.start()
        at = i + 1
        if level.any[letters[i]].match(letters, i) is None:
            continue
        rules = level.rules[letters[i]]
        matches = [(match, rule) for rule in rules if (match := rule.pattern.match(letters, i)) is not None]
        matches.sort(key=lambda pair: -pair[0].end())
        for match, rule in matches:
            expression = _understand(match, rule, line, lexemes, words)
            if expression is not None:
                yield expression
                at = match.end()
                break


def _understand(match: re.Match[str], rule: Rule, line: _Line, lexemes: Lexemes, words: Lexicon) -> Expression | None:
    groups, parts = {}, {}
    for name, (start, end) in rule.groups(match).items():
        groups[name] = (line.first(start), line.last(end))
        place = line.places[start]
        if not isinstance(place, int):
            parts[name] = place
    skip = int(rule.form.given.get("skip", 0))
    first, last = line.first(match.start() + skip), line.last(match.end())
    inner = line.within(match.start(), match.end())
    found = Found(lexemes, words.figures, first, last, groups, parts, inner, rule.form.given)
    meaning = READS[rule.form.reads](found)
    return None if meaning is None else Expression(first, last, rule.form.reads, meaning, inner)
