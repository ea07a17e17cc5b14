"""How well statements are found, and who is said to have said them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.evaluate.gold import GoldStatement
from sayso.evaluate.names import Names
from sayso.evaluate.spans import Detection, Judged, Ratio, iou, share, total, words
from sayso.records import StatementRow

FOUND = 0.5  # a statement is found where its words and the gold's have at least so much in common (IoU)


@dataclass(frozen=True, slots=True)
class StatementScore:
    """Finding statements by overlap and by the same words; speaker, mode and whole chain among those found."""

    overlap: Detection
    exact: Detection
    speaker: Ratio
    mode: Ratio
    chain: Ratio


def score(text: str, predicted: Sequence[StatementRow], gold: Sequence[GoldStatement], names: Names) -> StatementScore:
    """The statements of one document against gold. Of equal overlaps the one with the right speaker is matched."""
    held = [words(text, row.spans) for row in predicted]
    options = [[words(text, spans) for spans in item.options] for item in gold]

    def speaker(i: int, j: int) -> bool:
        return any(names.same(predicted[i].speaker, option) for option in gold[j].speakers)

    def overlap(i: int, j: int) -> tuple[float, ...] | None:
        best = max(iou(option, held[i]) for option in options[j])
        return (best, float(speaker(i, j)), float(gold[j].core)) if best >= FOUND else None

    def exact(i: int, j: int) -> tuple[float, ...] | None:
        return overlap(i, j) if held[i] in options[j] else None

    def optional(j: int) -> bool:
        return not gold[j].core

    def chain(i: int, j: int) -> bool:
        given = [link.name for link in predicted[i].chain]
        return any(names.follows(given, pattern) for pattern in gold[j].chains)

    found = Judged(range(len(predicted)), range(len(gold)), overlap, optional)
    same_words = Judged(range(len(predicted)), range(len(gold)), exact, optional)
    of = len(found.pairs)
    return StatementScore(
        overlap=found.detection,
        exact=same_words.detection,
        speaker=Ratio(sum(speaker(i, j) for i, j in found.pairs), of),
        mode=Ratio(sum(predicted[i].mode in gold[j].modes for i, j in found.pairs), of),
        chain=Ratio(sum(chain(i, j) for i, j in found.pairs), of),
    )


def combine(scores: Iterable[StatementScore]) -> StatementScore:
    """The score over many documents."""
    found = list(scores)
    return StatementScore(
        overlap=total(s.overlap for s in found),
        exact=total(s.exact for s in found),
        speaker=share(s.speaker for s in found),
        mode=share(s.mode for s in found),
        chain=share(s.chain for s in found),
    )
