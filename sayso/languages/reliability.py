"""How much what is known of a find speaks for it, as fitted (`reliability.toml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from sayso.languages import table

OTHER = "pattern other"  # what is rarer than those of the table, together


@cache
def _weights(language: str, read: bool) -> Mapping[str, float]:
    return dict(table(language, "reliability")["read" if read else "bare"])


def reliability(language: str, signs: Sequence[str], *, read: bool) -> float:
    """The probability that a find with these signs is right (logistic regression, Cox 1958); the first is its pattern.

    A pattern without a weight stands with its family (the words before the first comma), else with the rare ones;
    another sign without one says nothing. `read`: the annotator's heads were asked, so that their silence speaks too.
    """
    known = _weights(language, read)
    pattern, *others = signs
    total = known["always"] + known[known_pattern(known, pattern)] + sum(known.get(sign, 0.0) for sign in others)
    return round(1 / (1 + exp(-total)), 3)


def known_pattern(known: Mapping[str, float], pattern: str) -> str:
    """The name under which a pattern has its weight."""
    family = pattern.split(",", 1)[0]
    return next(name for name in (pattern, family, OTHER) if name in known)
