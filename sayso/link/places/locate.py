"""Where the referents of a document are: places and states themselves, sites where the text puts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sayso.languages.places import PlaceWords
from sayso.link import naming
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.places.nesting import holders
from sayso.link.places.resolve import Resolution, resolve
from sayso.link.places.toponyms import Toponym, same_name, says_nothing
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
        if occurrences.all[i].form == "name" and not says_nothing(occurrences.all[i].text, words)
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
    result = dict(found)
    for root, referent in found.items():
        if referent.kind in LOCATED and referent.names:
            its = [occurrences.all[i] for i in members[root] if i in by_index]
            place = _state(referent) or _best(its, by_index) or _around(occurrences.text, its, meant, words)
            result[root] = replace(referent, place=place)
    return result


def _state(referent: Referent) -> Place | None:
    """A state is where it is, whatever its name also is the name of."""
    code = naming.state(referent.kind, referent.names[0]) if referent.kind == "country" else None
    feature = gazetteer().country(code) if code else None
    return None if feature is None else _place(feature, "country", 1.0, "name of a state")


def _best(its: Sequence[Occurrence], by_index: Mapping[int, Resolution | None]) -> Place | None:
    """The surest of its mentions; what a site is called after tells where it is only where the text is about that
    country."""
    found = [resolution for one in its if (resolution := by_index[one.index]) and resolution.score >= LIKELY]
    if not found:
        return None
    best = max(found, key=lambda resolution: resolution.score)
    if not best.site:
        return _of(best, best.score)
    return _of(best, best.score * CALLED_AFTER) if best.supported else None


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
