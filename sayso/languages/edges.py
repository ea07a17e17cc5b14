"""What speaks for and against a place as the beginning or end of a content, as fitted (`edges.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True)
class EdgeWeights:
    """The weight of each sign, of beginnings and of ends."""

    begins: Mapping[str, float]
    ends: Mapping[str, float]


@cache
def edge_weights(language: str) -> EdgeWeights:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "edges")
    return EdgeWeights(dict(data["begins"]), dict(data["ends"]))
