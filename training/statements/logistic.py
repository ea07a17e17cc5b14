"""Logistic regression (Cox 1958) over signs that are there or not, with a ridge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ALWAYS = "always"  # the sign that every row has


def table(rows: Sequence[tuple[str, ...]], names: Sequence[str]) -> Floats:
    """A row of zeros and ones a find."""
    places = {name: i for i, name in enumerate(names)}
    filled = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        filled[i, [places[name] for name in row]] = 1
    return filled


def fitted(x: Floats, right: Floats, ridge: float) -> Floats:
    """Weights of a logistic regression by Newton's method; the first column, which is always one, is not drawn in."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(100):
        p = probabilities(x, weights)
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), x.T @ (p - right) + penalty * weights)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def probabilities(x: Floats, weights: Floats) -> Floats:
    """What the weights make of the signs."""
    found: Floats = 1 / (1 + np.exp(-(x @ weights)))
    return found
