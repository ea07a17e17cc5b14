"""The places of one document, resolved together: what lies near, or in the same province or country, is likelier meant.

A name means one place throughout a document, unless the text itself puts it somewhere else ("Paris, Texas"). The score
of a candidate is its prominence plus what the other names of the document add, each by how sure it is so far, in a few
rounds (spatial minimality: Leidner 2007).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.languages.places import PlaceWords
from sayso.link.places.geodesy import apart
from sayso.link.places.nesting import holders, inside
from sayso.link.places.toponyms import Candidate, Toponym, candidates, same_name
from sayso.link.places.weighing import HELD, Key, Name, weigh
from sayso.ontology.gazetteer import Feature

ROUNDS = 3
# Two features of a name at so many kilometres are one place: a town and the district called after it.
SAME = 40.0


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place that a toponym means: how sure (0–1, against the other places of the name), and why.

    `part` tells whether only a part of it is meant, `site` whether something is only called after it, `nested` whether
    the text puts it into a larger place that it lies in, `supported` whether anything but its name speaks for its
    country.
    """

    feature: Feature
    score: float
    reason: str
    part: bool
    site: bool
    nested: bool
    supported: bool


def resolve(text: str, toponyms: Sequence[Toponym], words: PlaceWords) -> list[Resolution | None]:
    """The place of each toponym of a text, None where the gazetteer has no place of the name."""
    names: dict[Key, Name] = {}
    keys: list[Key] = []
    for toponym in toponyms:
        found = candidates(toponym.text, toponym.kind, words)
        holder, held = _held(text, toponym, found, words)
        name = (same_name(toponym.text), holder)
        keys.append(name)
        if found and name not in names:
            names[name] = Name(found, held, holder)
    _adopt(names)
    for _ in range(ROUNDS):
        weigh(names)
    return [_resolution(names[one]) if one in names else None for one in keys]


def _held(text: str, toponym: Toponym, found: Sequence[Candidate], words: PlaceWords) -> tuple[str | None, list[float]]:
    """The larger place that the text puts a name into, and what that adds to each candidate."""
    if not found:
        return None, []
    lone = found[0].feature.kind in ("country", "province", "region", "water")
    for name, larger, sure in holders(text, toponym.span, words):
        for holder in larger:
            if lone and not sure and holder.feature.kind != "country":
                continue  # "Texas, Louisiana and Ohio" is a list
            held = [HELD if inside(one.feature, holder.feature) else 0.0 for one in found]
            if any(held):
                return same_name(name), held
    return None, [0.0] * len(found)


def _adopt(names: Mapping[Key, Name]) -> None:
    """Where a name stands alone it means what it means where the text says in what it lies."""
    told: dict[str, list[float]] = {}
    for (name, holder), one in names.items():
        if holder is not None:
            before = told.get(name, [0.0] * len(one.held))
            told[name] = [max(pair) for pair in zip(before, one.held, strict=True)]
    for (name, holder), one in names.items():
        if holder is None and name in told:
            one.held = list(told[name])


def _resolution(name: Name) -> Resolution:
    """The likeliest candidate; what lies about where it does is no other place."""
    place = max(range(len(name.shares)), key=lambda i: (name.shares[i], -i))
    chosen = name.candidates[place]
    where = chosen.feature
    score = sum(
        share
        for share, one in zip(name.shares, name.candidates, strict=True)
        if apart(where.lat, where.lon, one.feature.lat, one.feature.lon) <= SAME
    )
    reason = chosen.how
    if name.held[place]:
        reason = f"{reason}, in {name.holder}" if name.holder else f"{reason}, as elsewhere in the text"
    elif len(name.candidates) > 1:
        reason = f"{reason}, likeliest of {len(name.candidates)}"
    return Resolution(
        feature=where,
        score=min(round(score, 2), 1.0),
        reason=reason,
        part=chosen.part,
        site=chosen.site,
        nested=name.held[place] > 0,
        supported=name.supported[place],
    )
