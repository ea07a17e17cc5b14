"""Offices before a name that no mention has as its title: "Minister of Energy and Water Ana Suel"."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.wording import Wording

_LONGEST = 90  # characters
# What an office is of: names with capitals, joined by small words.
_OF = r"\s(?:of|for)\s(?:the\s)?[A-Z][\w’'-]*(?:,?\s(?:(?:and|of|the|for)\s){0,2}[A-Z][\w’'-]*){0,6}"


def before(text: str, start: int, wording: Wording) -> str | None:
    """The office in capitals that ends right before a name at `start`; None where none does."""
    if text[start - 1 : start] != " ":
        return None
    match = _office(wording.sources.roles).search(text, max(0, start - _LONGEST), start - 1)
    return match[0] if match else None


@cache
def _office(roles: frozenset[str]) -> re.Pattern[str]:
    heads = "|".join(sorted(re.escape(role.capitalize()) for role in roles))
    return re.compile(rf"(?<![\w-])(?:[A-Z][\w-]+\s)?(?:{heads}){_OF}\Z")
