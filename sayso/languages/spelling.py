"""How words of a language are put together (`spelling.toml`)."""

from __future__ import annotations

from functools import cache

from sayso.languages import table


@cache
def prefixes(language: str) -> frozenset[str]:
    """Beginnings that a hyphen may part from a word; raises LanguageUnsupported for a language without data."""
    return frozenset(table(language, "spelling")["prefixes"])
