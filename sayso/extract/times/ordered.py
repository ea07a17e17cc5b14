"""The expressions of a passage in order, each resolved against what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from sayso.extract.times import meaning as m
from sayso.extract.times.context import Context, published
from sayso.extract.times.lexicon import Lexemes, lexicon
from sayso.extract.times.meaning import SORTS
from sayso.extract.times.outcome import Outcome
from sayso.extract.times.plausible import plausible
from sayso.extract.times.resolve import resolve
from sayso.extract.times.scan import Expression, scan
from sayso.extract.times.tense import ahead, sentence_ends
from sayso.languages.times import time_words
from sayso.records import Passage, Span, fact_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


# What speaks of the time of writing.
OF_WRITING = (m.Now, m.Today, m.Step, m.Ago, m.Weekday, m.Named)
OPENING, CLOSING, EITHER = "“«„", "”»", '"'
QUOTE = 400  # characters: how far back a quotation is looked for


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its outcome. Offsets are the passage's: of the whole, and of the `ends` of an interval."""

    start: int
    end: int
    meaning: m.Meaning
    outcome: Outcome
    ends: tuple[Span, ...] = ()


def time_id(passage: Passage, span: Span) -> str:
    """The id of a time that stands there."""
    return fact_id(passage.document.id, (span,), "time")


def resolved(doc: Doc, passage: Passage, language: str) -> Iterator[Resolved]:
    """The expressions of a passage with their values, in order; what an anniversary remembers follows it."""
    words = lexicon(language, SORTS)
    lexemes = words.read(passage.text)
    cues = time_words(language)
    context = Context(published(passage.document))
    sentences = sentence_ends(lexemes, words)
    paragraphs = [match.start() for match in re.finditer(words.letter("break"), lexemes.letters)]
    found = list(_flat([e for e in scan(lexemes, language) if plausible(e, lexemes, language)]))
    for expression, after in zip_longest(found, found[1:]):
        context.sentence = bisect_left(sentences, expression.first)
        context.paragraph = bisect_left(paragraphs, expression.first)
        span = _span(expression, lexemes)
        context.quoted = _quoted(lexemes.text, span.start)
        tense = partial(ahead, lexemes, expression.first, expression.last, cues, doc)
        beside = after.meaning if after and _apposed(expression, after, lexemes) else None
        outcome = resolve(expression.meaning, context, tense, beside)
        if isinstance(expression.meaning, OF_WRITING) and not context.quoted:
            context.end_story()
        if outcome.at is not None and outcome.at.year is not None:
            identity = time_id(passage, passage.span(span.start, span.end))
            context.add(outcome.at, identity, explicit=outcome.explicit)
        ends = expression.parts if isinstance(expression.meaning, m.Interval) else ()
        yield Resolved(span.start, span.end, expression.meaning, outcome, tuple(_span(part, lexemes) for part in ends))


def _span(expression: Expression, lexemes: Lexemes) -> Span:
    return Span(lexemes.starts[expression.first], lexemes.end(expression.last - 1))


def _quoted(text: str, at: int) -> bool:
    """Whether a quotation is open there: in it, "today" is the speaker's."""
    before = text[max(0, at - QUOTE) : at].rpartition("\n\n")[2]
    opened = max(before.rfind(mark) for mark in OPENING)
    closed = max(before.rfind(mark) for mark in CLOSING)
    return opened > closed or before.count(EITHER) % 2 == 1


def _flat(expressions: list[Expression]) -> Iterator[Expression]:
    for expression in expressions:
        yield expression
        if isinstance(expression.meaning, m.Anniversary):
            yield from expression.parts


def _apposed(first: Expression, second: Expression, lexemes: Lexemes) -> bool:
    """Whether only a comma, a dash, a colon or a bracket stands between the two."""
    between = lexemes.text[lexemes.end(first.last - 1) : lexemes.starts[second.first]].strip()
    return len(between) == 1 and between in ",-–—(:"
