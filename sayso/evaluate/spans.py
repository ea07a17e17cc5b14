"""Matching what was found with what should be found, by the words that spans hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.records import Span

WORD = re.compile(r"\w+")
A = TypeVar("A")
B = TypeVar("B")
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many; `value` is 0 where there was nothing to judge, which `of` tells apart."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0–1."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Detection:
    """Precision, recall and F1 of finding: `right` of `predicted` were wanted, of `gold` in all."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what should be found that was."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def words(text: str, spans: Iterable[Span]) -> Words:
    """The words that spans hold, by their offsets: quotation marks, spaces and signs at the edges do not count."""
    return frozenset(match.start() for span in spans for match in WORD.finditer(text, span.start, span.end))


def iou(a: Words, b: Words) -> float:
    """Intersection over union, 0–1."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def match(
    predicted: Sequence[A], gold: Sequence[B], score: Callable[[A, B], tuple[float, ...] | None]
) -> list[tuple[A, B]]:
    """Pairs, one to one, the best score first; None says that two cannot match. Ties go to what stands first."""
    ranked = sorted(
        (
            (value, i, j)
            for i, a in enumerate(predicted)
            for j, b in enumerate(gold)
            if (value := score(a, b)) is not None
        ),
        key=lambda entry: (tuple(-part for part in entry[0]), entry[1], entry[2]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((predicted[i], gold[j]))
    return pairs


class Judged(Generic[A, B]):
    """What was found beside what should be: pairs, and how well finding went.

    `optional` gold items may be found or not: finding one is neither right nor wrong.
    """

    def __init__(
        self,
        predicted: Sequence[A],
        gold: Sequence[B],
        score: Callable[[A, B], tuple[float, ...] | None],
        optional: Callable[[B], bool],
    ) -> None:
        pairs = match(predicted, gold, score)
        self.pairs = [(a, b) for a, b in pairs if not optional(b)]
        neutral = len(pairs) - len(self.pairs)
        self.detection = Detection(len(self.pairs), len(predicted) - neutral, sum(not optional(b) for b in gold))


def total(parts: Iterable[Detection]) -> Detection:
    """Detection over many documents."""
    found = list(parts)
    return Detection(sum(d.right for d in found), sum(d.predicted for d in found), sum(d.gold for d in found))


def share(parts: Iterable[Ratio]) -> Ratio:
    """A share over many documents."""
    found = list(parts)
    return Ratio(sum(r.right for r in found), sum(r.of for r in found))
