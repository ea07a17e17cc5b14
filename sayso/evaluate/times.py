"""How well times are found and valued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.evaluate.gold import GoldTime
from sayso.evaluate.spans import WORD, Detection, Judged, Ratio, Words, iou, share, total, words
from sayso.languages.times import time_words
from sayso.records import Time
from sayso.records.edtf import days


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Finding times by overlap and by the same words; the share of values right among those found, and finding times
    with the right value."""

    overlap: Detection
    exact: Detection
    value: Ratio
    end_to_end: Detection


def score(text: str, predicted: Sequence[Time], gold: Sequence[GoldTime], language: str = "en") -> TimeScore:
    """The times of one document against gold. A leading preposition or article makes no other span."""
    held = [words(text, (time.span,)) for time in predicted]
    options = [[words(text, spans) for spans in item.options] for item in gold]
    leading = time_words(language).leading

    def overlap(i: int, j: int) -> tuple[float, ...] | None:
        best = max(iou(option, held[i]) for option in options[j])
        return (best, float(gold[j].core)) if best else None

    def exact(i: int, j: int) -> tuple[float, ...] | None:
        own = _trimmed(text, held[i], leading)
        same = any(_trimmed(text, option, leading) == own for option in options[j])
        return overlap(i, j) if same else None

    def optional(j: int) -> bool:
        return not gold[j].core

    found = Judged(range(len(predicted)), range(len(gold)), overlap, optional)
    same_words = Judged(range(len(predicted)), range(len(gold)), exact, optional)
    right = sum(accepted(predicted[i].value, gold[j]) for i, j in found.pairs)
    return TimeScore(
        overlap=found.detection,
        exact=same_words.detection,
        value=Ratio(right, len(found.pairs)),
        end_to_end=Detection(right, found.detection.predicted, found.detection.gold),
    )


def combine(scores: Iterable[TimeScore]) -> TimeScore:
    """The score over many documents."""
    found = list(scores)
    return TimeScore(
        overlap=total(s.overlap for s in found),
        exact=total(s.exact for s in found),
        value=share(s.value for s in found),
        end_to_end=total(s.end_to_end for s in found),
    )


def same(a: str | None, b: str | None) -> bool:
    """Whether two values say the same time, however they are written and marked (`199X` and `1990/1999`)."""
    if a is None or b is None:
        return a is b
    x, y = days(a), days(b)
    return a.rstrip("~?%") == b.rstrip("~?%") or (x is not None and y is not None and x.holds(y) and y.holds(x))


def accepted(value: str | None, gold: GoldTime) -> bool:
    """Whether a value is one of those listed, or lies in the window."""
    if any(same(value, option) for option in gold.accept):
        return True
    if gold.within is None or value is None:
        return False
    inner, outer = days(value), days(gold.within)
    return inner is not None and outer is not None and outer.holds(inner)


def _trimmed(text: str, held: Words, leading: frozenset[str]) -> Words:
    ordered = sorted(held)
    while len(ordered) > 1:
        word = WORD.match(text, ordered[0])
        if word is None or word.group().lower() not in leading:
            break
        ordered.pop(0)
    return frozenset(ordered)
