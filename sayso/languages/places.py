"""How a language writes places (`places.toml`): words for kinds of places, short forms, what joins a place to a larger
one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """Words in lower case.

    `generic` leads from a word or phrase for a kind of place ("county") to the classes that it can tell; `parts` are
    adjectives for a part of a place; `peoples` leads from a word for the people of a region that is no state to its
    name; `joiners` stand between a place and a larger one, `of` between a word for a kind of place and its name,
    `articles` before either, `inner` inside a name, `possessives` at its end; `facilities` are words of a facility's
    name that say nothing of where it is, `sites` more of them, which a town may be called by; `short` leads from a
    short form as written ("Calif.") to the countries and full names of the provinces that it can stand for.
    """

    generic: Mapping[str, tuple[str, ...]]
    parts: frozenset[str]
    peoples: Mapping[str, str]
    joiners: tuple[str, ...]
    of: tuple[str, ...]
    articles: tuple[str, ...]
    inner: tuple[str, ...]
    possessives: tuple[str, ...]
    facilities: frozenset[str]
    sites: frozenset[str]
    short: Mapping[str, tuple[tuple[str, str], ...]]


@cache
def places(language: str) -> PlaceWords:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "places")
    generic: dict[str, tuple[str, ...]] = {}
    for kind, words in data["generic"].items():
        for word in words:
            generic[word] = (*generic.get(word, ()), kind)
    short: dict[str, tuple[tuple[str, str], ...]] = {}
    for country, forms in data["short"].items():
        for form, full in forms.items():
            short[form] = (*short.get(form, ()), (country, full))
    return PlaceWords(
        generic=generic,
        parts=frozenset(data["parts"]["words"]),
        peoples=data["peoples"],
        **{name: tuple(data["nesting"][name]) for name in ("joiners", "of", "articles", "inner", "possessives")},
        facilities=frozenset(data["facilities"]["words"]),
        sites=frozenset(data["sites"]["words"]),
        short=short,
    )
