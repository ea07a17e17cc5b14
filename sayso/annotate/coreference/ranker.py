"""The network that ranks antecedents, in numpy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from sayso.annotate.encoder import Floats

# OpenBLAS goes over to all cores above so many products (SMP_THRESHOLD_MIN times GEMM_MULTITHREAD_THRESHOLD). With
# matrices as small as these the cores wait for one another: on two of them a build took 1.7 times the processor time,
# and no less of the clock.
_ON_ONE_CORE = 65536 * 4


def product(rows: Floats, weights: Floats) -> Floats:
    """The matrix product, in blocks of rows that stay on one core."""
    most = max(1, _ON_ONE_CORE // weights.size)
    if len(rows) <= most:
        whole: Floats = rows @ weights
        return whole
    found = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for start in range(0, len(rows), most):
        found[start : start + most] = rows[start : start + most] @ weights
    return found


class Ranker:
    """A perceptron with two hidden layers over pairs, and one with one over what speaks for no antecedent.

    The first layer is a sum over what the later mention, the earlier, both of them, and their pointers tell, so that
    each part is multiplied once.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = dict(weights)

    @staticmethod
    def read(path: Path, annotator: str) -> Ranker | None:
        """The ranker of a file; None where there is no file, or where it was trained over another annotator's pointers.

        `annotator` is the hash of the annotator's weights.
        """
        if not path.is_file():
            return None
        with np.load(path, allow_pickle=False) as stored:
            if not annotator or bytes(stored["annotator"]).decode("ascii") != annotator:
                return None
            return Ranker({name: stored[name].astype(np.float32) for name in stored.files if name != "annotator"})

    def write(self, path: Path, annotator: str) -> None:
        """The same weights, the same bytes; in half precision, which is half the size."""
        known = np.frombuffer(annotator.encode("ascii"), dtype=np.uint8)
        with path.open("wb") as file:
            halved = {name: weights.astype(np.float16) for name, weights in self._weights.items()}
            np.savez(file, allow_pickle=False, annotator=known, **halved)

    def later(self, own: Floats) -> Floats:
        """The part (mentions, h) of the mentions that go back, from what they tell by themselves."""
        return product(own, self._weights["later"]) + self._weights["bias"]

    def earlier(self, own: Floats) -> Floats:
        """The part (mentions, h) of the mentions that are gone back to."""
        return product(own, self._weights["earlier"])

    def fixed(self, numbers: Floats, products: Floats) -> Floats:
        """The part (pairs, h) that no decision changes."""
        return product(numbers, self._weights["fixed"]) + product(products, self._weights["products"])

    def scores(self, parts: Floats, numbers: Floats) -> Floats:
        """Scores (candidates,) from the sum of the parts above and the numbers that decisions change."""
        weights = self._weights
        first: Floats = numbers @ weights["changing"]
        first += parts
        np.maximum(first, 0, out=first)
        second: Floats = first @ weights["second"]
        second += weights["second_bias"]
        np.maximum(second, 0, out=second)
        found: Floats = second @ weights["last"]
        return found

    def nothing(self, own: Floats, best: Floats) -> Floats:
        """The part (mentions, h) that no decision changes of what speaks for no antecedent.

        `own` is what the mentions tell by themselves, `best` the highest of their candidates' fixed numbers.
        """
        among = self._weights["none_best"][: best.shape[1]]
        return product(own, self._weights["none_own"]) + product(best, among) + self._weights["none_bias"]

    def none(self, part: Floats, best: Floats) -> float:
        """Score of no antecedent, from the mention's part above and the highest of its candidates' changing numbers."""
        weights = self._weights
        first: Floats = best @ weights["none_best"][-len(best) :]
        first += part
        np.maximum(first, 0, out=first)
        return float(first @ weights["none_last"] + weights["none_last_bias"][0])

    def biased(self, bias: float) -> Ranker:
        """The same with so much less for no antecedent."""
        return Ranker({**self._weights, "none_last_bias": self._weights["none_last_bias"] - np.float32(bias)})
