"""Where the referents of a document are: places and states themselves, sites where the text puts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from sayso.languages.places import PlaceWords
from sayso.link import naming
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.places.focus import Said, focus
from sayso.link.places.nesting import holders
from sayso.link.places.resolve import Resolution, resolve
from sayso.link.places.toponyms import KNOWN, Toponym, same_name, says_nothing
from sayso.ontology.gazetteer import Feature, FeatureClass, gazetteer
from sayso.records import EntityKind, Place, Precision, Referent

# What has a place of its own.
LOCATED: Final[frozenset[EntityKind]] = frozenset({"country", "place", "facility", "route"})
_PRECISION: Final[dict[FeatureClass, Precision]] = {
    "country": "country", "province": "province", "district": "district", "capital": "town", "town": "town",
    "region": "region", "water": "region",
}  # fmt: skip
# How likely the likeliest place must be: a wrong place is worse than none.
LIKELY = 0.4
# How much the name of a body says of where a text is about, against that of a town: two such names tell, one does not.
BODY = 0.3
# Words of the longest name of a town that a body is called after.
LONGEST = 3
# How sure a place is that is known only as lying in another.
INSIDE = 0.8
# How sure a site is to be in the place that it is called after: an airport may bear the name of a river.
CALLED_AFTER = 0.5


def located(
    occurrences: Occurrences, members: Mapping[int, Sequence[int]], found: Mapping[int, Referent], words: PlaceWords
) -> dict[int, Referent]:
    """The referents with their places, where they have any, by the same keys; `members` are their mentions by index."""
    named = [
        occurrences.all[i]
        for root, referent in found.items()
        if referent.kind in LOCATED and referent.names
        for i in members[root]
        if occurrences.all[i].form == "name"
        and not says_nothing(occurrences.all[i].text, occurrences.all[i].kind, words)
    ]
    named.sort(key=lambda occurrence: occurrence.index)
    toponyms = [Toponym(one.mention.span, one.text, one.kind) for one in named]
    resolved = resolve(occurrences.text, toponyms, words)
    by_index = {one.index: resolution for one, resolution in zip(named, resolved, strict=True)}
    meant = {
        same_name(toponym.text): resolution
        for toponym, resolution in zip(toponyms, resolved, strict=True)
        if resolution is not None and resolution.score >= LIKELY
    }
    said = [
        Said(one.mention.span.start, resolution.feature, resolution.score)
        for one, resolution in zip(named, resolved, strict=True)
        if resolution is not None and resolution.score >= LIKELY and not resolution.site
    ]
    seats: list[Said] | None = None
    result = dict(found)
    for root, referent in found.items():
        if referent.kind in LOCATED and referent.names:
            its = [occurrences.all[i] for i in members[root] if occurrences.all[i].form == "name"]
            known = [by_index[one.index] for one in its if one.index in by_index]
            place = _state(referent) or _best(known) or _around(occurrences.text, its, meant, words)
            if place is None and referent.kind != "country" and all(one is None or one.site for one in known):
                if seats is None:
                    bodies = (i for root, one in found.items() if one.kind == "organisation" for i in members[root])
                    seats = _seats([occurrences.all[i] for i in bodies], {one.feature.country for one in said})
                place = _surer(_namesake(known), _about(its, [*said, *seats]))
            result[root] = replace(referent, place=place)
    return result


def _state(referent: Referent) -> Place | None:
    """A state is where it is, whatever its name also is the name of."""
    code = naming.state(referent.kind, referent.names[0]) if referent.kind == "country" else None
    feature = gazetteer().country(code) if code else None
    return None if feature is None else _place(feature, "country", 1.0, "name of a state")


def _best(known: Sequence[Resolution | None]) -> Place | None:
    """The surest place of those that its mentions name themselves; a site is in the town that it is called as where the
    text puts both into the same province or country: "at BERGEN, Norway"."""
    found = [one for one in known if one is not None and one.score >= LIKELY and (one.nested or not one.site)]
    best = max(found, key=lambda resolution: resolution.score, default=None)
    return None if best is None else _of(best, best.score)


def _namesake(known: Sequence[Resolution | None]) -> Place | None:
    """What a site is called after tells where it is only where the text is about that country."""
    found = [one for one in known if one is not None and one.supported and one.score >= LIKELY]
    best = max(found, key=lambda resolution: resolution.score, default=None)
    return None if best is None else _of(best, best.score * CALLED_AFTER)


def _around(text: str, its: Sequence[Occurrence], meant: Mapping[str, Resolution], words: PlaceWords) -> Place | None:
    """What the gazetteer does not know lies where the text puts it: "the base near Bergen", "a village in Salta"."""
    for one in its:
        for name, larger, _ in holders(text, one.mention.span, words):
            known = meant.get(same_name(name))
            if known is not None:
                return _place(known.feature, _PRECISION[known.feature.kind], known.score * INSIDE, f"in {name}")
            if larger and larger[0].feature.kind in ("country", "province"):
                feature = larger[0].feature
                return _place(feature, _PRECISION[feature.kind], INSIDE, f"in {name}")
    return None


def _seats(bodies: Iterable[Occurrence], countries: Collection[str]) -> list[Said]:
    """The large towns of these countries that names of bodies begin with: "Bergen Fire Department"."""
    found = []
    for body in bodies:
        parts = body.text.split() if body.form == "name" else []
        beginnings = (" ".join(parts[:size]) for size in range(min(len(parts), LONGEST), 0, -1))
        towns = ([one for one in _large(name) if one.country in countries] for name in beginnings)
        largest = next((some[0] for some in towns if some), None)
        if largest is not None:
            found.append(Said(body.mention.span.start, largest, BODY))
    return found


@lru_cache(maxsize=8192)
def _large(name: str) -> tuple[Feature, ...]:
    """The large towns of a name, the largest first."""
    towns = [
        one
        for one in gazetteer().find(name)
        if one.main and one.kind in ("town", "capital") and one.population >= KNOWN
    ]
    return tuple(sorted(towns, key=lambda one: (-one.population, one.row)))


def _surer(place: Place | None, other: Place | None) -> Place | None:
    """The surer of two places, the first of equals."""
    return max((one for one in (place, other) if one), key=lambda one: one.score, default=None)


def _about(its: Sequence[Occurrence], said: Sequence[Said]) -> Place | None:
    """What the gazetteer does not know, and the text puts nowhere, lies where the text is about, if it is about one
    town and what lies around it."""
    found = focus(said, its[0].mention.span.start) if its else None
    if found is None:
        return None
    feature, share = found
    return _place(feature, "region", share * CALLED_AFTER, "where the text is about")


def _of(resolution: Resolution, score: float) -> Place:
    feature = resolution.feature
    precision: Precision = "region" if resolution.part else _PRECISION[feature.kind]
    return _place(feature, precision, score, resolution.reason)


def _place(feature: Feature, precision: Precision, score: float, reason: str) -> Place:
    return Place(
        lat=feature.lat,
        lon=feature.lon,
        geonames_id=feature.geonames,
        precision=precision,
        country=feature.country or None,
        province=feature.province,
        score=round(score, 2),
        reason=reason,
    )
