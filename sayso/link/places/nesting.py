"""Larger places that a text puts around a name: "Bergen (Norway)", "Paris, Texas", "the Chilean city of Arica"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.languages.places import PlaceWords
from sayso.link.places.geodesy import apart
from sayso.link.places.toponyms import Candidate, candidates
from sayso.ontology.gazetteer import Feature
from sayso.records import Span

# How far a place lies from the middle of what holds it, in kilometres, where only the middle is known.
_REACH = {"district": 90.0, "town": 30.0, "capital": 40.0, "region": 1500.0, "water": 0.0}
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Where the larger place stands: after the name, or before it as an owner or by the word for its people."""

    after: re.Pattern[str]
    owner: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _patterns(words: PlaceWords) -> _Patterns:
    def any_of(tokens: Iterable[str]) -> str:
        return "|".join(re.escape(token) for token in sorted(tokens, key=lambda token: (-len(token), token)))

    word = r"[A-Z][\w.'’-]*"
    inner, articles = any_of(words.inner), any_of(words.articles)
    joiners, of = any_of(words.joiners), any_of(words.of)
    name = rf"(?P<name>(?:{word}|{inner})(?: (?:{word}|{inner}))*)"
    apposed = rf", (?:{articles}) (?:[\w-]+ ){{1,4}}?(?:{joiners}|{of}) "
    return _Patterns(
        after=re.compile(rf"^(?P<mark>,? (?:{joiners}) (?:(?:{articles}) )?|{apposed}|, ?| \(){name}"),
        owner=re.compile(
            rf"(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}})(?:{any_of(words.possessives)}) (?:[a-z-]+ ){{0,4}}$"
        ),
        people=re.compile(rf"(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?:[\w-]+ ){{0,3}}?(?P<generic>\w+) (?:(?:{of}) )?$"),
    )


def holders(text: str, span: Span, words: PlaceWords) -> Iterator[tuple[str, tuple[Candidate, ...], bool]]:
    """What may hold the place at a span: the words, the places that they can mean, and whether that is what they say.

    A comma alone may also stand in a list.
    """
    patterns = _patterns(words)
    found = patterns.after.match(text[span.end : span.end + _WINDOW].replace("\n", " "))
    if found:
        name, larger = _longest(found["name"].rstrip(","), words)
        listed = found["mark"].strip() == "," and name not in words.short
        if listed:
            larger = tuple(
                one for one in larger if one.feature.kind in ("country", "province") or one.how.startswith("“")
            )
        yield name, larger, not listed
    before = text[max(0, span.start - _WINDOW) : span.start].replace("\n", " ")
    found = patterns.owner.search(before)
    if found:
        yield *_longest(found["name"], words), True
    found = patterns.people.search(before)
    if found and found["generic"].lower() in words.generic:
        yield *_longest(found["name"], words), True


def _longest(name: str, words: PlaceWords) -> tuple[str, tuple[Candidate, ...]]:
    parts = name.split()
    for size in range(min(len(parts), 4), 0, -1):
        whole = " ".join(parts[:size])
        tried = whole if whole in words.short else whole.rstrip(".")
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
