"""What the names of a document have to say of each other: how likely each candidate of each name is.

Weights are powers of ten of people, as prominence is, and were reasoned: that another place of the name lies by chance
within some tens of kilometres of a place of the document has odds of one in some thousands, in its province one in some
fifty, in its country one in a few. A little is taken off, since the near mostly share a province. No program fitted
them, but they were watched on LGL: benchmarks/places/README.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from math import exp, floor

from sayso.link.places.geodesy import apart
from sayso.link.places.toponyms import Candidate
from sayso.ontology.gazetteer import Feature

# A name and the larger place that the text puts it into.
Key = tuple[str, str | None]

# What context adds to prominence, which is in powers of ten of people.
NEAR = 4.0  # another place of the document lies around it
PROVINCE = 2.5  # another place of the document lies in its province, or is that province
COUNTRY = 1.5  # or in its country
AT_HOME = 2.5  # or it is the capital of their country, which is named all over it
PEERS = 1.0  # as a state among states, or a province among provinces
HELD = 6.0  # the text puts it into a larger place that holds it
# Distance in kilometres at which nearness has fallen to 1/e.
AROUND = 80.0
FAR = 250.0
# Degrees of a cell, none smaller than that up to a latitude of 63: what is near lies in the same or in the next one.
CELL_LAT, CELL_LON = 2.5, 5.0
# How prominent a place is that the gazetteer does not have, and which the name may mean as well.
UNLISTED = 2.0
# How many of the likeliest candidates of a name speak for others, and how likely they must be.
SPEAKING = 4
LEAST = 0.02
# Evidence from nowhere, in names: one name alone does not decide.
DOUBT = 0.5
# What is small enough to be near something.
POINTS = frozenset({"town", "capital", "district"})
# How steeply a better score makes a candidate likelier.
SHARPNESS = 1.5


_Points = defaultdict[tuple[int, int], list[tuple[Key, float, Feature]]]


class Name:
    """A name of the document under way: its candidates, what the text's own nesting adds, and how likely each is."""

    def __init__(self, found: tuple[Candidate, ...], held: list[float], holder: str | None) -> None:
        self.candidates, self.held, self.holder = found, held, holder
        self.supported = [extra > 0 for extra in held]
        self.shares = shares([one.prior + extra for one, extra in zip(found, held, strict=True)])

    def likeliest(self) -> list[tuple[float, Candidate]]:
        """The candidates that speak for others, each with how likely it is."""
        ranked = sorted(
            zip(self.shares, range(len(self.shares)), self.candidates, strict=True), key=lambda r: (-r[0], r[1])
        )
        return [(share, one) for share, _, one in ranked[:SPEAKING] if share > LEAST]


class Evidence:
    """How surely names speak for each country, province and class of places: sums of shares."""

    def __init__(self) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.provinces: dict[int, float] = defaultdict(float)
        self.kinds: dict[str, float] = defaultdict(float)

    def without(self, other: Evidence) -> Evidence:
        """What is left of it when another part is taken away."""
        left = Evidence()
        left.countries.update({code: n - other.countries.get(code, 0.0) for code, n in self.countries.items()})
        left.provinces.update({row: n - other.provinces.get(row, 0.0) for row, n in self.provinces.items()})
        left.kinds.update({kind: n - other.kinds.get(kind, 0.0) for kind, n in self.kinds.items()})
        return left

    def add(self, share: float, feature: Feature) -> None:
        """One candidate with how likely it is."""
        self.kinds[feature.kind] += share
        if feature.country:
            self.countries[feature.country] += share
        if feature.province_row is not None:
            self.provinces[feature.province_row] += share


def weigh(names: Mapping[Key, Name]) -> None:
    """Score every candidate by what the other names were likely to mean so far."""
    every, points = Evidence(), _Points(list)
    # What the same name means elsewhere in the text speaks for nothing.
    own: dict[str, Evidence] = defaultdict(Evidence)
    for key, name in names.items():
        for share, one in name.likeliest():
            every.add(share, one.feature)
            own[key[0]].add(share, one.feature)
            if one.feature.kind in POINTS:
                points[_cell(one.feature)].append((key, share, one.feature))
    others = {name: every.without(part) for name, part in own.items()}
    scored = {key: _scores(key, name, others.get(key[0], every), points, len(own)) for key, name in names.items()}
    for key, (scores, supported) in scored.items():
        names[key].shares, names[key].supported = shares(scores), supported


def _scores(key: Key, name: Name, others: Evidence, points: _Points, count: int) -> tuple[list[float], list[bool]]:
    """The score of each candidate of a name, and whether anything else speaks for its country."""
    in_countries = sum(others.countries.values()) + DOUBT
    in_provinces = sum(others.provinces.values()) + DOUBT
    scores, supported = [], []
    for place, held in zip(name.candidates, name.held, strict=True):
        feature = place.feature
        country = others.countries.get(feature.country, 0.0) if feature.country else 0.0
        score = place.prior + held
        score += (COUNTRY + AT_HOME if feature.kind == "capital" else COUNTRY) * country / in_countries
        if feature.province_row is not None:
            score += PROVINCE * others.provinces.get(feature.province_row, 0.0) / in_provinces
        if feature.kind in ("country", "province"):
            score += PEERS * others.kinds.get(feature.kind, 0.0) / (count - 1 + DOUBT)
        if feature.kind in POINTS and len(name.candidates) > 1:
            score += NEAR * _near(key, feature, points)
        scores.append(score)
        supported.append(held > 0 or country > LEAST)
    return scores, supported


def _cell(feature: Feature) -> tuple[int, int]:
    return floor(feature.lat / CELL_LAT), floor(feature.lon / CELL_LON)


def _near(key: Key, feature: Feature, points: _Points) -> float:
    """How surely another name is a place near this one, 0–1."""
    row, column = _cell(feature)
    around = (points.get((row + i, column + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
    far = 1.0
    for other, share, point in chain.from_iterable(around):
        if other[0] == key[0] or point.row == feature.row:
            continue
        distance = apart(feature.lat, feature.lon, point.lat, point.lon)
        if distance < FAR:
            far *= 1.0 - share * exp(-distance / AROUND)
    return 1.0 - far


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of several scores is the right one, 0–1."""
    best = max(scores)
    weights = [exp((score - best) * SHARPNESS) for score in scores]
    whole = sum(weights) + exp((UNLISTED - best) * SHARPNESS)
    return [weight / whole for weight in weights]
