"""Larger places that a text puts around a name: "Termez (Uzbekistan)", "Paris, Texas", "the Iraqi city of Mosul"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.languages.places import PlaceWords
from sayso.link.places.geodesy import apart
from sayso.link.places.toponyms import Candidate, candidates
from sayso.ontology.gazetteer import Feature
from sayso.records import Span

# How far a place lies from the middle of what holds it, in kilometres, where only the middle is known.
_REACH = {"district": 90.0, "town": 30.0, "capital": 40.0, "region": 1500.0, "water": 0.0}
_WINDOW = 60
_NAME = r"(?:[A-Z][\w.'’-]*|of|and|the|de|al)(?: (?:[A-Z][\w.'’-]*|of|and|de|al))*"
_AFTER_NAME = re.compile(rf"^(?P<mark>, ?| \(|, in | in (?:the )?|, (?:a|the) [\w -]*? (?:in|of) )(?P<name>{_NAME})")
_POSSESSIVE = re.compile(r"(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})(?:['’]s?) (?:[\w-]+ ){0,4}$")
_PEOPLE = re.compile(r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?:[\w-]+ ){0,3}?(?P<generic>\w+) (?:of )?$")


def holders(text: str, span: Span, words: PlaceWords) -> Iterator[tuple[str, tuple[Candidate, ...], bool]]:
    """What may hold the place at a span: the words, the places that they can mean, and whether that is what they say.

    A comma alone may also stand in a list.
    """
    found = _AFTER_NAME.match(text[span.end : span.end + _WINDOW].replace("\n", " "))
    if found:
        name, larger = _longest(found["name"].rstrip(","), words)
        listed = found["mark"].strip() == "," and name not in words.short
        if listed:
            larger = tuple(
                one for one in larger if one.feature.kind in ("country", "province") or one.how.startswith("“")
            )
        yield name, larger, not listed
    before = text[max(0, span.start - _WINDOW) : span.start].replace("\n", " ")
    found = _POSSESSIVE.search(before)
    if found:
        yield *_longest(found["name"], words), True
    found = _PEOPLE.search(before)
    if found and found["generic"].lower() in words.generic:
        yield *_longest(found["name"], words), True


def _longest(name: str, words: PlaceWords) -> tuple[str, tuple[Candidate, ...]]:
    parts = name.split()
    for size in range(min(len(parts), 4), 0, -1):
        whole = " ".join(parts[:size])
        for tried in (whole, whole.rstrip(".")):
            found = candidates(tried, "place", words)
            if found:
                return tried, found
    return name, ()


def inside(place: Feature, holder: Feature) -> bool:
    """Whether a place can lie in another, as far as the gazetteer tells."""
    if place.row == holder.row or place.kind == "country":
        return False
    if holder.kind == "country":
        return place.country == holder.country
    if holder.kind == "province":
        return place.kind != "province" and place.province_row == holder.row
    if place.kind == "province":
        return False
    same = place.country == holder.country or not holder.country or not place.country
    return same and apart(place.lat, place.lon, holder.lat, holder.lon) <= _REACH[holder.kind]
