"""The score card: figures with what they were counted from, and the floors below which none may fall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.evaluate.clusters import Clustering
from sayso.evaluate.spans import Detection, Ratio

EXACT = 5e-5  # floors are written with four digits


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a card: `value` is between 0 and 1, `counted` says from what."""

    name: str
    value: float
    counted: str


def share(name: str, measured: Ratio) -> Figure:
    """A share of right ones."""
    return Figure(name, measured.value, f"{measured.right} of {measured.of}")


def found(name: str, measured: Detection) -> Iterator[Figure]:
    """Precision, recall and F1 of finding, in three lines."""
    yield Figure(f"{name}.precision", measured.precision, f"{measured.right} of {measured.predicted} found")
    yield Figure(f"{name}.recall", measured.recall, f"{measured.right} of {measured.gold} wanted")
    yield Figure(f"{name}.f1", measured.f1, "")


def clustered(name: str, measured: Clustering) -> Iterator[Figure]:
    """Precision, recall and F1 of bringing mentions together, in three lines."""
    yield Figure(f"{name}.precision", measured.precision, f"over {measured.of} mentions")
    yield Figure(f"{name}.recall", measured.recall, f"over {measured.of} mentions")
    yield Figure(f"{name}.f1", measured.f1, "")


def table(card: Iterable[Figure]) -> Iterator[str]:
    """The card in lines."""
    lines = list(card)
    width = max((len(figure.name) for figure in lines), default=0)
    for figure in lines:
        yield f"{figure.name:<{width}}  {figure.value:.3f}  {figure.counted}".rstrip()


def below(card: Iterable[Figure], floors: Mapping[str, float]) -> list[str]:
    """A line for every figure under its floor, and for every floor whose figure is not on the card."""
    values = {figure.name: figure.value for figure in card}
    missing = [f"{name}: not measured, floor {floor:.4f}" for name, floor in floors.items() if name not in values]
    return missing + [
        f"{name}: {values[name]:.4f}, floor {floor:.4f}"
        for name, floor in floors.items()
        if name in values and values[name] < floor - EXACT
    ]
