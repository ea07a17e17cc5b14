"""How a language speaks of time (`times.toml`): classes of words, and the forms of expressions over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table

Figure = int | float | str


@dataclass(frozen=True, slots=True)
class Form:
    """One form that an expression of time takes.

    `reads` names how it is understood; `pattern` is over classes; `level` 1 joins words, 2 and 3 expressions of the
    levels before; `given` is what the form itself tells.
    """

    reads: str
    pattern: str
    level: int
    given: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The vocabulary: word to figure by class, parts of patterns, forms, cues of tense, and regular expressions for
    how words and figures look."""

    words: Mapping[str, Mapping[str, Figure]]
    parts: Mapping[str, str]
    forms: tuple[Form, ...]
    doubtful: frozenset[str]
    lead: frozenset[str]
    weak_lead: frozenset[str]
    leading: frozenset[str]
    ahead: frozenset[str]
    ahead_before: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    looks: Mapping[str, str]


@cache
def time_words(language: str) -> TimeWords:
    """The time words of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "times")
    return TimeWords(
        words={name: dict(words) for name, words in data["words"].items()},
        parts=dict(data["parts"]),
        forms=tuple(
            Form(row["reads"], row["form"], row.get("level", 1), dict(row.get("given", {}))) for row in data["forms"]
        ),
        doubtful=frozenset(data["doubtful"]),
        lead=frozenset(data["lead"]),
        weak_lead=frozenset(data["weak_lead"]),
        leading=frozenset(data["leading"]),
        ahead=frozenset(data["tense"]["ahead"]),
        ahead_before=frozenset(data["tense"]["ahead_before"]),
        future=frozenset(data["tense"]["future"]),
        past=frozenset(data["tense"]["past"]),
        past_endings=tuple(data["tense"]["past_endings"]),
        looks=dict(data["looks"]),
    )
