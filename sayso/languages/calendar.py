"""The names of months and weekdays of a language (`calendar.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names in lower case without a final full stop, to ISO 8601 numbers: January is 1, Monday is 1."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@cache
def calendar(language: str) -> Calendar:
    """The calendar of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "calendar")
    return Calendar(dict(data["months"]), dict(data["weekdays"]))
