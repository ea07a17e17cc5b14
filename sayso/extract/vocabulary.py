"""The tables of a language that mentions and statements are found with, opened once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages.countries import Countries, countries
from sayso.languages.names import called_after, kinds, peoples
from sayso.languages.reference import reference
from sayso.languages.sources import Sources, sources
from sayso.records import EntityKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Who can speak, which states there are, and what the words of a name and those behind it tell.

    `endings` are those of words for a people.
    """

    sources: Sources
    countries: Countries
    names: Mapping[str, EntityKind]
    peoples: frozenset[str]
    called_after: frozenset[str]
    endings: tuple[str, ...]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The tables of a language; raises LanguageUnsupported for a language without data."""
    return Vocabulary(
        sources(language),
        countries(language),
        kinds(language),
        peoples(language),
        called_after(language),
        reference(language).peoples,
    )
