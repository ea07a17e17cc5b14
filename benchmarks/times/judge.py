"""Comparing what was found with TimeML's TIMEX3, as TempEval-3 did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.times.corpus import Article, Marked
from benchmarks.times.timex import to_edtf, to_timex
from sayso.evaluate.spans import Detection, Ratio, iou, match, words
from sayso.extract.times import Resolved
from sayso.extract.times.written import OPEN
from sayso.records import Span

MISSES = ("missed", "spurious", "span", "value")


@dataclass(frozen=True, slots=True)
class Row:
    """A time as TIMEX3 cuts it: an interval is its two ends."""

    span: Span
    value: str | None


def cut(found: Iterable[Resolved]) -> Iterator[Row]:
    """Times as TIMEX3 cuts them."""
    for time in found:
        values = [v for v in (time.outcome.first, time.outcome.last) if v != OPEN]
        if not time.ends:
            yield Row(Span(time.start, time.end), time.outcome.value)
        for i, end in enumerate(time.ends):
            yield Row(end, values[i] or None if i < len(values) else None)


@dataclass
class Tally:
    """Counts over a corpus. `valued` are matched times whose value EDTF can write, `without` the others."""

    strict: int = 0
    relaxed: int = 0
    predicted: int = 0
    gold: int = 0
    right: int = 0
    valued: int = 0
    without: int = 0
    misses: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in MISSES})

    def figures(self) -> dict[str, float]:
        """Strict, relaxed and value F1 as TempEval-3 defines them, 0–1, and what they are made of."""
        relaxed = Detection(self.relaxed, self.predicted, self.gold)
        accuracy = Ratio(self.right, self.valued).value
        return {
            "strict_f1": Detection(self.strict, self.predicted, self.gold).f1,
            "relaxed_f1": relaxed.f1,
            "relaxed_precision": relaxed.precision,
            "relaxed_recall": relaxed.recall,
            "value_accuracy": accuracy,
            "value_f1": relaxed.f1 * accuracy,
        }


def judge(article: Article, predicted: Sequence[Row], tally: Tally) -> None:
    """Add an article to the tally."""
    text = article.text
    found = [words(text, (row.span,)) for row in predicted]
    wanted = [words(text, (marked.span,)) for marked in article.times]

    def overlap(i: int, j: int) -> tuple[float, ...] | None:
        value = iou(found[i], wanted[j])
        return (value,) if value else None

    pairs = match(range(len(predicted)), range(len(wanted)), overlap)
    tally.predicted += len(predicted)
    tally.gold += len(wanted)
    tally.relaxed += len(pairs)
    for i, j in pairs:
        if found[i] == wanted[j]:
            tally.strict += 1
        else:
            tally.misses["span"][f"{_said(text, predicted[i].span)} <> {_said(text, article.times[j].span)}"] += 1
        _value(article, predicted[i], article.times[j], tally)
    for i in set(range(len(predicted))) - {i for i, _ in pairs}:
        tally.misses["spurious"][_said(text, predicted[i].span).lower()] += 1
    for j in set(range(len(wanted))) - {j for _, j in pairs}:
        marked = article.times[j]
        tally.misses["missed"][f"{_said(text, marked.span).lower()} ({marked.value})"] += 1


def _value(article: Article, row: Row, marked: Marked, tally: Tally) -> None:
    wanted = to_edtf(marked.value)
    if wanted is None:
        tally.without += 1
        return
    tally.valued += 1
    if row.value and to_timex(row.value) == to_timex(wanted):
        tally.right += 1
    else:
        said = _said(article.text, marked.span)
        tally.misses["value"][f"{said} [{article.created}]: {row.value} <> {marked.value}"] += 1


def _said(text: str, span: Span) -> str:
    return " ".join(span.slice(text).split())
