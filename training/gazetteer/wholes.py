"""Regions that are divided: of "East Orlech" and "West Orlech" the gazetteers of divisions have no "Orlech"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.gazetteer.centres import Point, of_towns


@dataclass(frozen=True, slots=True)
class Part:
    """A division by the name that it is compared by; `within` is the code of what it divides."""

    name: str
    within: str
    middle: Point
    population: int


@dataclass(frozen=True, slots=True)
class Whole:
    """What several divisions are parts of, by the name that they share."""

    name: str
    within: str
    middle: Point
    population: int


def wholes(parts: Iterable[Part], sides: frozenset[str], known: Mapping[str, frozenset[str]]) -> Iterator[Whole]:
    """The wholes of divisions that are called by two sides or more of one name, in order of name.

    `sides` are the words that tell a part; `known` has the names that each country has a place of already, by the
    country's code: those are the town that the divisions lie around.
    """
    shared: dict[tuple[str, str], dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        words = part.name.split()
        for side, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            if side in sides and rest and not sides.intersection((rest[0], rest[-1])):
                shared[part.within, " ".join(rest)][side].append(part)
    for (within, name), by_side in sorted(shared.items()):
        if len(by_side) > 1 and name not in known[within.split(".")[0]] and _is_name(name.split()):
            found = [part for side in sorted(by_side) for part in by_side[side]]
            middle = of_towns(part.middle for part in found)
            yield Whole(name, within, middle, sum(part.population for part in found))


def _is_name(words: Sequence[str]) -> bool:
    """Whether what is left of a name is one itself: none that a short word opens or ends ("do Orlech", "Orlech de")."""
    return all(len(word) > 3 for word in (words[0], words[-1]))
