"""How often each pattern of attribution is right, as measured (`reliability.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.languages import table


@cache
def _patterns(language: str) -> Mapping[str, float]:
    return dict(table(language, "reliability")["patterns"])


def reliability(language: str, pattern: str) -> float:
    """The share of a pattern's finds that are right: its own, else its family's (the words before the first comma),
    else that of the rare ones together."""
    known = _patterns(language)
    family = pattern.split(",", 1)[0]
    return known.get(pattern, known.get(family, known["other"]))
