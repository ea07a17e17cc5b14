"""Marks on a text, nested so that they can be written as elements: those that overlap are cut where they cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Layer = Literal["region", "statement", "hit", "link", "cue", "source"]
# Of marks on the same words the first is outermost.
_RANK: dict[Layer, int] = {"region": 0, "statement": 1, "hit": 2, "link": 3, "cue": 4, "source": 5}


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of a text belongs to something: what, by its layer and key.

    `first` and `last` tell whether it is the first and the last stretch of what the key names.
    """

    start: int
    end: int
    layer: Layer
    key: str
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Opening:
    """A mark begins, or goes on after a cut; `first` where the thing itself begins."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """The mark opened last ends, or is cut; `last` where the thing itself ends."""

    mark: Mark
    last: bool


Event = Opening | Closing | str


def nested(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Event]:
    """The words of text[start:end] with openings and closings between them, properly nested.

    The words joined are text[start:end]. A mark that reaches beyond it is cut there; of two that cross, the one that
    began later is cut where the other ends, and goes on after it.
    """
    inside = sorted((m for m in marks if max(m.start, start) < min(m.end, end)), key=_outermost_first)
    cuts = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    waiting = iter([*inside, None])
    upcoming = next(waiting)
    active: list[Mark] = []
    stack: list[Mark] = []
    for a, b in pairwise(cuts):
        active = [mark for mark in active if mark.end > a]
        while upcoming is not None and upcoming.start <= a:
            active.append(upcoming)
            upcoming = next(waiting)
        kept = 0
        while kept < min(len(stack), len(active)) and stack[kept] is active[kept]:
            kept += 1
        while len(stack) > kept:
            closed = stack.pop()
            yield Closing(closed, closed.last and closed.end == a)
        for mark in active[kept:]:
            stack.append(mark)
            yield Opening(mark, mark.first and mark.start == a)
        yield text[a:b]
    while stack:
        closed = stack.pop()
        yield Closing(closed, closed.last and closed.end == end)


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, -mark.end, _RANK[mark.layer], mark.key
