"""Statements beside what is marked in our corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluate.spans import Detection, Judged, Ratio, Words, iou, words
from sayso.records import Span, Spans
from training.corpus.article import Article
from training.corpus.article import Statement as Marked

HALF = 0.5  # of the words of two contents, or of two sources, in common (IoU)


@dataclass(frozen=True, slots=True)
class Score:
    """Contents found, and the share of right sources among them."""

    found: Detection
    source: Ratio

    def __str__(self) -> str:
        found = self.found
        return (
            f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  source {self.source.value:.3f}"
            f"  ({found.predicted} found, {found.gold} marked)"
        )


def matched(text: str, found: Sequence[Spans], gold: Sequence[Spans]) -> Judged[int, int]:
    """Contents found with those that are marked, one to one, by their places; the best overlap first."""
    held, marked = ([words(text, spans) for spans in side] for side in (found, gold))

    def overlap(i: int, j: int) -> tuple[float, ...] | None:
        value = iou(held[i], marked[j])
        return (value,) if value >= HALF else None

    return Judged(range(len(found)), range(len(gold)), overlap, lambda _: False)


def contents(marked: Sequence[Marked]) -> list[Spans]:
    """The places of what is marked."""
    return [tuple(Span(*span) for span in one.spans) for one in marked]


def score(article: Article, found: Sequence[tuple[Spans, Span | None]], marked: Sequence[Marked]) -> Score:
    """Contents with their sources, as found in an article, against those of its statements that count."""
    text = article.text
    judged = matched(text, [spans for spans, _ in found], contents(marked))

    def right(i: int, j: int) -> bool:
        source = found[i][1]
        a: Words = words(text, [source] if source else [])
        b: Words = words(text, [Span(*span) for span in marked[j].source])
        return iou(a, b) >= HALF or not a | b

    return Score(judged.detection, Ratio(sum(right(i, j) for i, j in judged.pairs), len(judged.pairs)))
