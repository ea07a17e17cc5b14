"""What a toponym can be by its words alone: the places of its name, each with how likely it is meant out of context."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10
from typing import Final

from sayso.languages.places import PlaceWords
from sayso.link import naming
from sayso.link.fold import fold
from sayso.link.name_words import name_words
from sayso.ontology.gazetteer import Feature, gazetteer, key
from sayso.records import EntityKind, Span

# How prominent a place is: the decimal logarithm of its population, and what its class adds to that. A state is written
# of far more than a town of as many people, and a district far less than the town that it is called after.
_CLASS = {"country": 2.5, "province": 1.0, "capital": 0.3, "town": 0.0, "district": -1.0, "region": 6.5, "water": 5.5}
# The seat of a government, by the name under which it speaks for its state.
SEAT = 2.0
# What a name of another language or time takes away, and what a word for the kind of place adds ("Salta province").
OTHER_NAME = -2.0
# A large town is well known by its names in other languages and times.
KNOWN, OTHER_NAME_KNOWN = 100_000, -0.7
TOLD = 3.0
NAME, OTHER = "name", "other name"
# A province called after a town that lies in it and has a good part of its people: the name alone means the town.
NAMESAKE = -2.0
CHIEF = 0.15
# So prominent must a town be for a part of it to be written of as if it were a name ("west London").
LARGE = 5.5
# Of so many capitals a name is initials, which are no place's name but by a table.
INITIALS = 3
# What is built, and how much less likely the place of its name is meant: a square, a hall or a shop bears any town's
# name, and the town that an airport is called after is a large one.
SITES: Final[frozenset[EntityKind]] = frozenset({"facility", "route"})
NAMED_AFTER = 2.0
# Where population is not known (GeoNames has 0 for many), a place is as prominent as a village.
UNKNOWN = 200


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place where it stands in a text; `text` is without markup and possessive."""

    span: Span
    text: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean; `prior` is how prominent it is, `how` what of the name led to it.

    `part` tells whether the name is of a part of it ("northern Salta"), `site` whether a site is called after it.
    """

    feature: Feature
    prior: float
    how: str
    part: bool = False
    site: bool = False


@lru_cache(maxsize=8192)
def candidates(text: str, kind: EntityKind, words: PlaceWords) -> tuple[Candidate, ...]:
    """The places that a name can mean, the most prominent first; none where the gazetteer has none."""
    if says_nothing(text, kind, words):
        return ()
    found = _people(text, words) or _named(text, kind, words) or _generic(text, kind, words) or _part(text, kind, words)
    if kind in SITES:
        found = [_called_after(one) for one in found] or _site(text, words)
    best: dict[int, Candidate] = {}
    for one in _namesakes(found):
        if one.feature.row not in best or one.prior > best[one.feature.row].prior:
            best[one.feature.row] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.prior, one.feature.row)))


def forms(text: str, words: PlaceWords) -> list[Feature]:
    """Every place of a name, and of it without words for kinds and parts of places: all that it could mean at best."""
    found = [one.feature for one in candidates(text, "place", words)]
    parts = text.split()
    while len(parts) > 1 and (fold(parts[0]) in words.parts or fold(parts[0]) in words.generic):
        parts = parts[1:]
    while len(parts) > 1 and fold(parts[-1]) in words.generic:
        parts = parts[:-1]
    return [*found, *gazetteer().find(text), *gazetteer().find(" ".join(parts))]


def says_nothing(text: str, kind: EntityKind, words: PlaceWords) -> bool:
    """Whether a name is only words for kinds of places and for parts of them: "the West", "City Hall"."""
    telling = (word for word in key(text).split() if word not in words.parts and word not in words.generic)
    return all(word in words.facilities or (kind in SITES and word in words.sites) for word in telling)


def _people(text: str, words: PlaceWords) -> list[Candidate]:
    """The region whose people a word is for: "European"."""
    name = words.peoples.get(fold(text))
    return [] if name is None else _named(name, "place", words)


def _named(text: str, kind: EntityKind, words: PlaceWords) -> list[Candidate]:
    initials = text.isupper() and sum(c.isalpha() for c in text) <= INITIALS
    seat = name_words().seats.get(fold(text))
    found = [] if initials else [_candidate(feature, NAME) for feature in gazetteer().find(text)]
    found = [
        replace(one, prior=one.prior + SEAT) if one.feature.kind == "capital" and one.feature.country == seat else one
        for one in found
    ]
    code = naming.state("place", text)
    state = gazetteer().country(code) if code else None
    if state is not None:
        found.append(_candidate(state, "name of a state"))
    for country, full in words.short.get(text, ()):
        same = (f for f in gazetteer().find(full) if f.kind == "province" and f.country == country)
        found += [replace(_candidate(feature, "short form"), prior=_prior(feature) + TOLD) for feature in same]
    return found


def _namesakes(found: list[Candidate]) -> list[Candidate]:
    largest: dict[int | None, int] = {}
    for one in found:
        if one.feature.kind in ("town", "capital"):
            row = one.feature.province_row
            largest[row] = max(largest.get(row, 0), one.feature.population)
    return [
        replace(one, prior=one.prior + NAMESAKE)
        if one.feature.kind == "province"
        and one.how in (NAME, OTHER)
        and largest.get(one.feature.row, 0) >= CHIEF * one.feature.population
        else one
        for one in found
    ]


def _generic(text: str, kind: EntityKind, words: PlaceWords) -> list[Candidate]:
    """By the name without the word for what it names, which tells the class: "Salta province", "the city of X"."""
    parts = fold(text).split()
    for size in (2, 1):
        after, before = " ".join(parts[-size:]), " ".join(parts[:size])
        if len(parts) > size and after in words.generic:
            return _told(" ".join(text.split()[:-size]), after, words)
        if len(parts) > size + 1 and before in words.generic and parts[size] in words.of:
            return _told(" ".join(text.split()[size + 1 :]), before, words)
    if len(parts) > 1 and parts[0] in words.generic:
        return _told(" ".join(text.split()[1:]), parts[0], words)
    return []


def _told(name: str, generic: str, words: PlaceWords) -> list[Candidate]:
    """What a word for the kind of place leaves: a county is no town, and what is called after a place is none of it."""
    kinds = words.generic[generic]
    found = _named(name, "place", words)
    fitting = [replace(one, prior=one.prior + TOLD, how=f"“{generic}”") for one in found if one.feature.kind in kinds]
    inhabited = "town" in kinds or "district" in kinds or "province" in kinds
    return fitting or ([replace(one, prior=one.prior - TOLD / 2) for one in found] if inhabited else [])


def _part(text: str, kind: EntityKind, words: PlaceWords) -> list[Candidate]:
    parts = text.split()
    if len(parts) < 2 or fold(parts[0]) not in words.parts:
        return []
    rest = " ".join(parts[1:])
    found = _named(rest, kind, words) or _generic(rest, kind, words) or _part(rest, kind, words)
    large = (one for one in found if one.prior >= LARGE or one.feature.kind in ("country", "province", "region"))
    return [replace(one, part=True, how=f"part of {rest}") for one in large]


def _site(text: str, words: PlaceWords) -> list[Candidate]:
    """A facility called after a place: by its name without the words for what it is."""
    kept = [word for word in text.replace("-", " ").split() if not _telling_kind(fold(word), words)]
    for name in (" ".join(kept), kept[0] if "-" in text and kept else ""):
        found = [one for one in _named(name, "place", words) if one.feature.kind != "country"] if name else []
        if found:
            return [_called_after(one) for one in found]
    return []


def _telling_kind(word: str, words: PlaceWords) -> bool:
    return word in words.facilities or word in words.sites or word in words.generic


def _called_after(one: Candidate) -> Candidate:
    """A place as what a site is called after; seas and regions are what they are, whoever takes them for a site."""
    if one.feature.kind in ("region", "water", "country"):
        return one
    return replace(one, prior=one.prior - NAMED_AFTER, how="name of the site", site=True)


def _candidate(feature: Feature, how: str) -> Candidate:
    if feature.main:
        return Candidate(feature, _prior(feature), how)
    return Candidate(
        feature, _prior(feature) + (OTHER_NAME_KNOWN if feature.population >= KNOWN else OTHER_NAME), OTHER
    )


def _prior(feature: Feature) -> float:
    if feature.kind in ("region", "water"):
        return _CLASS[feature.kind]
    return log10(max(feature.population, UNKNOWN)) + _CLASS[feature.kind]


def same_name(text: str) -> str:
    """What two writings of a name share."""
    return key(text)
