"""The words by which a text goes back to somebody (`coreference.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True, eq=False)
class Coreference:
    """Words in lower case: pronouns by class and by case, determiners by what they tell, marks of quotations.

    `classes` names the classes of pronouns in the order of the table, `determiner_classes` those of determiners.
    """

    classes: tuple[str, ...]
    pronouns: Mapping[str, str]
    possessive: frozenset[str]
    object: frozenset[str]
    reflexive: frozenset[str]
    determiner_classes: tuple[str, ...]
    determiners: Mapping[str, str]
    opening: frozenset[str]
    closing: frozenset[str]
    either: frozenset[str]


@cache
def coreference(language: str) -> Coreference:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "coreference")
    pronouns, cases, determiners, marks = data["pronouns"], data["cases"], data["determiners"], data["quotations"]
    return Coreference(
        classes=tuple(pronouns),
        pronouns={word: name for name, words in pronouns.items() for word in words},
        possessive=frozenset(cases["possessive"]),
        object=frozenset(cases["object"]),
        reflexive=frozenset(cases["reflexive"]),
        determiner_classes=tuple(determiners),
        determiners={word: name for name, words in determiners.items() for word in words},
        opening=frozenset(marks["opening"]),
        closing=frozenset(marks["closing"]),
        either=frozenset(marks["either"]),
    )
