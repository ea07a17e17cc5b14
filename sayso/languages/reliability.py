"""How often each pattern of attribution is right, as measured (`reliability.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.languages import table


@cache
def reliability(language: str) -> Mapping[str, float]:
    """From the name of a pattern to the share of its finds that are right; `other` stands for those too rare to say."""
    return dict(table(language, "reliability")["patterns"])
