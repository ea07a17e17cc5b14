"""How likely a verb with its complement attributes words, as fitted (`choices.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp

from sayso.languages import table


@cache
def _weights(language: str) -> dict[str, float]:
    return dict(table(language, "choices")["weights"])


def choice(language: str, signs: Sequence[str]) -> float:
    """The probability that what has these signs is an attribution, 0–1 (logistic regression, Cox 1958); a sign without
    a weight says nothing."""
    known = _weights(language)
    return 1 / (1 + exp(-known["always"] - sum(known.get(sign, 0.0) for sign in signs)))
