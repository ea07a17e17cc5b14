"""Times: every expression of date, time of day, length or recurrence, with its value in EDTF.

A cascade of finite-state patterns over classes of words, in the manner of FASTUS (Hobbs et al. 1997), with the kinds of
TIMEX3 (ISO 24617-1): `lexicon` → `grammar` → `scan` finds expressions, `understand` says what they mean, `resolve` when
that is, `written` writes it. Tokens are enough; a tagger's tenses are used where the Doc has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from sayso.extract.times import meaning as m
from sayso.extract.times.context import Context, published
from sayso.extract.times.lexicon import Lexemes, lexicon
from sayso.extract.times.meaning import SORTS
from sayso.extract.times.plausible import plausible
from sayso.extract.times.resolve import Outcome, Resolver
from sayso.extract.times.scan import Expression, scan
from sayso.extract.times.tense import ahead
from sayso.languages.times import time_words
from sayso.records import Passage, Span, Time, fact_id
from sayso.records.facts import TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

TIMES = "times 1"


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its outcome; `start` and `end` are offsets in the passage, as are the `ends` of an interval."""

    start: int
    end: int
    expression: Expression
    outcome: Outcome
    ends: tuple[Span, ...] = ()


def extract(doc: Doc, passage: Passage) -> tuple[Time, ...]:
    """The times of a passage in order of place; `doc` is the Doc of its text."""
    found = []
    for each in resolved(doc, passage):
        span = passage.span(each.start, each.end)
        outcome = each.outcome
        found.append(
            Time(
                id=_id(passage, span),
                document=passage.document.id,
                span=span,
                kind=kind_of(each.expression.meaning),
                value=outcome.value,
                anchor=outcome.anchor,
                reason=outcome.why,
                confidence=None,
                by=TIMES,
            )
        )
    return tuple(found)


def _id(passage: Passage, span: Span) -> str:
    return fact_id(passage.document.id, (span,), "time")


def resolved(doc: Doc, passage: Passage) -> Iterator[Resolved]:
    """The expressions of a passage with their values, in order; what an anniversary remembers follows it."""
    language = passage.document.language or "en"
    vocabulary = time_words(language)
    words = lexicon(language, SORTS)
    lexemes = words.read(passage.text)
    context = Context(published(passage.document))
    breaks = (match.start() for match in re.finditer(words.letter("break"), lexemes.letters))
    following = next(breaks, None)
    expressions = list(_flat([e for e in scan(lexemes, language) if plausible(e, lexemes, language)]))
    for expression, following_one in zip_longest(expressions, expressions[1:]):
        while following is not None and following < expression.first:
            context.paragraph += 1
            following = next(breaks, None)

        def future(e: Expression = expression) -> bool | None:
            return ahead(lexemes, e.first, e.last, vocabulary, doc)

        beside = following_one.meaning if following_one and apposed(expression, following_one, lexemes) else None
        outcome = Resolver(context, future, beside).resolve(expression.meaning)
        start, end = lexemes.starts[expression.first], lexemes.end(expression.last - 1)
        if outcome.at is not None and outcome.at.year is not None:
            context.add(outcome.at, _id(passage, passage.span(start, end)), explicit=outcome.explicit)
        interval = expression.parts if isinstance(expression.meaning, m.Interval) else ()
        ends = tuple(Span(lexemes.starts[part.first], lexemes.end(part.last - 1)) for part in interval)
        yield Resolved(start, end, expression, outcome, ends)


def _flat(expressions: list[Expression]) -> Iterator[Expression]:
    for expression in expressions:
        yield expression
        if isinstance(expression.meaning, m.Anniversary):
            yield from expression.parts


def apposed(first: Expression, second: Expression, lexemes: Lexemes) -> bool:
    """Whether only a comma, a dash or a bracket stands between the two."""
    between = lexemes.text[lexemes.end(first.last - 1) : lexemes.starts[second.first]].strip()
    return len(between) == 1 and between in ",-–—(:"


def kind_of(meaning: m.Meaning) -> TimeKind:
    """The TIMEX3 kind of a meaning; an interval with a preposition is a length of time."""
    match meaning:
        case m.Clock() | m.At():
            return "time"
        case m.Length() | m.Interval():
            return "duration"
        case m.Recurring():
            return "set"
        case _:
            return "date"


__all__ = ["TIMES", "Lexemes", "Resolved", "extract", "kind_of", "resolved"]
