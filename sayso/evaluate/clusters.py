"""How well mentions are brought together to entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clustering:
    """B-cubed over `of` mentions: how much of what a mention was put with belongs with it, and the other way round."""

    precision: float
    recall: float
    of: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Clustering:
    """B-cubed (Bagga and Baldwin 1998) over the mentions that both have; both lead from a mention to its entity."""
    shared = [mention for mention in gold if mention in found]
    both = Counter((gold[mention], found[mention]) for mention in shared)
    wanted, given = Counter(gold[mention] for mention in shared), Counter(found[mention] for mention in shared)
    precision = sum(count * count / given[entity] for (_, entity), count in both.items())
    recall = sum(count * count / wanted[entity] for (entity, _), count in both.items())
    of = len(shared)
    return Clustering(precision / of, recall / of, of) if of else Clustering(0.0, 0.0, 0)
