"""The features of the index and their names, from the tables of the sources."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.ontology.gazetteer import FeatureClass, key
from training.gazetteer import centres, middles
from training.gazetteer.sources import Json, Sources
from training.gazetteer.wholes import Part, wholes

REGIONS = Path(__file__).with_name("regions.toml")
GENERIC = Path(__file__).with_name("generic.toml")
# Other names of a smaller town are dropped: they are many, seldom written in English, and take a fifth of the index.
OTHER_NAMES_FROM = 5000
# Shorter names than this are codes, unless they are the main one.
SHORTEST = 3
# A place of a town in two of the sources is the same to so many decimals of a degree.
DECIMALS = 3


@dataclass
class Found:
    """A feature under way: `main` is its usual name, `others` what else it is called."""

    kind: FeatureClass
    geonames: int
    lat: float
    lon: float
    country: str
    province: str
    population: int
    main: str
    others: set[str] = field(default_factory=set)

    def keys(self) -> dict[str, bool]:
        """Its names as the index compares them; true for the main one."""
        found = {key(name): False for name in self.others}
        kept = {name: False for name in found if name.isascii() and len(name) >= SHORTEST}
        usual = dict.fromkeys(_bare([self.main]), True) if self.kind == "province" else {}
        if self.kind in ("region", "water"):
            usual = dict.fromkeys(kept, True)
        return {**kept, **usual, key(self.main): True}


def features(sources: Sources) -> list[Found]:
    """All features, in no order."""
    towns = list(_towns(sources))
    codes = _codes(sources, towns)
    outlines = centres.of_outlines(sources.america, "counties") | centres.of_outlines(sources.america, "states")
    by_province, by_district = defaultdict(list), defaultdict(list)
    population: dict[str, int] = defaultdict(int)
    for town, district in zip(towns, codes, strict=True):
        where = (town.lat, town.lon)
        by_province[town.province].append(where)
        population[town.province] += town.population
        if district:
            by_district[district].append(where)
            population[district] += town.population
    found = [
        *_countries(sources, towns),
        *_provinces(sources, by_province, population, outlines),
        *_districts(sources, by_district, population, outlines),
        *towns,
        *_regions(sources),
    ]
    return [*found, *_divided(found)]


def _divided(found: list[Found]) -> Iterator[Found]:
    """What districts are the north and the south of; a district itself."""
    known: dict[str, set[str]] = defaultdict(set)
    parts = []
    for one in found:
        known[one.country].update(one.keys())
        if one.kind == "district":
            name = next(_bare([one.main]), key(one.main))
            parts.append(Part(name, one.province, (one.lat, one.lon), one.population))
    names = {country: frozenset(names) for country, names in known.items()}
    for whole in wholes(parts, _generic().sides, names):
        country = whole.within.split(".")[0]
        yield Found("district", 0, *whole.middle, country, whole.within, whole.population, whole.name)


def _towns(sources: Sources) -> Iterator[Found]:
    capitals = _capitals(sources)
    for row in sources.cities.values():
        country, name = row["countrycode"], row["name"]
        kind: FeatureClass = "capital" if row["geonameid"] in capitals else "town"
        others = {other for other in row["alternatenames"] if not (len(other) <= SHORTEST and other.isupper())}
        yield Found(
            kind,
            row["geonameid"],
            row["latitude"],
            row["longitude"],
            country,
            f"{country}.{row['admin1code']}",
            row["population"],
            name,
            others if row["population"] >= OTHER_NAMES_FROM else set(),
        )


def _capitals(sources: Sources) -> set[int]:
    """The ids of the capitals: of several towns of the name, the one with the most people."""
    named = {(row["iso"], key(row["capital"])) for row in sources.countries.values() if row["capital"]}
    found: dict[tuple[str, str], Json] = {}
    for row in sorted(sources.cities.values(), key=lambda row: (row["population"], -row["geonameid"])):
        name = (row["countrycode"], key(row["name"]))
        if name in named:
            found[name] = row
    return {row["geonameid"] for row in found.values()}


def _codes(sources: Sources, towns: list[Found]) -> list[str]:
    """The code of each town's district: its own, else that of the nearest town of its province that has one; or ""."""
    known = {_place(row["country"], row["lat"], row["lng"]): row for row in sources.located}
    found = [known.get(_place(town.country, town.lat, town.lon)) for town in towns]
    near: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for row in sources.located:
        if row["admin2"]:
            province = f"{row['country']}.{row['admin1']}"
            near[province].append((float(row["lat"]), float(row["lng"]), f"{province}.{row['admin2']}"))
    tables = {code: (np.array([row[:2] for row in rows]), [row[2] for row in rows]) for code, rows in near.items()}
    codes = []
    for town, row in zip(towns, found, strict=True):
        if row is not None:
            codes.append(f"{row['country']}.{row['admin1']}.{row['admin2']}" if row["admin2"] else "")
        elif town.province in tables:
            points, districts = tables[town.province]
            squeeze = np.array([1.0, np.cos(np.radians(town.lat))])
            apart = (((points - (town.lat, town.lon)) * squeeze) ** 2).sum(axis=1)
            codes.append(districts[int(apart.argmin())])
        else:
            codes.append("")
    return codes


def _place(country: str, latitude: Any, longitude: Any) -> tuple[str, float, float]:
    return country, round(float(latitude), DECIMALS), round(float(longitude), DECIMALS)


def _countries(sources: Sources, towns: list[Found]) -> Iterator[Found]:
    outlines = centres.of_outlines(sources.world, "countries")
    lying: dict[str, list[centres.Point]] = defaultdict(list)
    for town in towns:
        lying[town.country].append((town.lat, town.lon))
    stated = middles.of_countries(sources.profiles, sources.countries)
    for row in sources.countries.values():
        number = f"{row['isonumeric']:03d}"
        if number not in outlines and not lying[row["iso"]]:
            continue  # nobody lives there, and nobody drew it
        place = middles.between(stated.get(row["iso"]), outlines.get(number), row["areakm2"])
        lat, lon = place or centres.of_towns(lying[row["iso"]])
        others = set(sources.names.get(str(row["geonameid"]), {}).values())
        yield Found("country", row["geonameid"], lat, lon, row["iso"], "", row["population"], row["name"], others)


def _provinces(
    sources: Sources,
    lying: Mapping[str, list[centres.Point]],
    population: Mapping[str, int],
    outlines: Mapping[str, centres.Point],
) -> Iterator[Found]:
    known: dict[str, Any] = {}
    for country, table in sources.subdivisions.items():
        for row in table["regions"]:
            known[f"{country}.{row['admin']}"] = row
    fips, drawn = _state_numbers(sources), middles.of_provinces(sources.provinces_drawn)
    for row in sources.provinces:
        code, name = row["code"], row["name"]
        country = code.split(".")[0]
        if code not in lying:
            continue
        twin = known.get(code)
        identity = int(twin["reference"]["geonames"]) if twin else 0
        others = set(sources.names.get(str(identity), {}).values())
        if twin:
            others.add(twin["names"].get("geonames", name))
        others |= set(_bare([name, *sorted(others)]))
        place = outlines.get(fips.get(code, "")) or (drawn.get(f"{country}-{twin['iso']}") if twin else None)
        lat, lon = place or centres.of_towns(lying[code])
        yield Found("province", identity, lat, lon, country, code, population[code], name, others)


def _state_numbers(sources: Sources) -> dict[str, str]:
    """The number that the census gives a state, by its code here: the shapes know only that."""
    names = {
        geometry["properties"]["name"]: geometry["id"]
        for geometry in sources.america["objects"]["states"]["geometries"]
    }
    return {
        row["code"]: names[row["name"]]
        for row in sources.provinces
        if row["code"].startswith("US.") and row["name"] in names
    }


def _districts(
    sources: Sources,
    lying: Mapping[str, list[centres.Point]],
    population: Mapping[str, int],
    outlines: Mapping[str, centres.Point],
) -> Iterator[Found]:
    fips = _state_numbers(sources)
    for row in sources.districts:
        code, name = row["code"], row["name"]
        country, province, district = code.split(".", 2)
        place = outlines.get(fips.get(f"{country}.{province}", "?") + district)
        if place is None and code not in lying:
            continue
        lat, lon = place or centres.of_towns(lying[code])
        province = f"{country}.{province}"
        yield Found("district", 0, lat, lon, country, province, population.get(code, 0), name, set(_bare([name])))


@dataclass(frozen=True, slots=True)
class _Generic:
    after: frozenset[str]
    before: tuple[str, ...]
    sides: frozenset[str]


@cache
def _generic() -> _Generic:
    table = tomllib.loads(GENERIC.read_text("utf-8"))
    before = tuple(sorted(table["before"], key=lambda words: (-len(words), words)))
    return _Generic(frozenset(table["after"]), before, frozenset(table["sides"]))


def _bare(names: Iterable[str]) -> Iterator[str]:
    """Names without the word for what they name: "Rapides Parish", "Provincia de Salta"."""
    generic = _generic()
    for name in names:
        words = key(name).split()
        while len(words) > 1 and words[-1] in generic.after:
            words = words[:-1]
        text = " ".join(words)
        start = next((start for start in generic.before if text.startswith(f"{start} ")), "")
        text = text[len(start) :].strip()
        if text and text != key(name):
            yield text


def _regions(sources: Sources) -> Iterator[Found]:
    for row in sources.continents.values():
        names = {one["name"] for one in row["alternateNames"] if one.get("lang") == "en"}
        lat, lon = float(row["lat"]), float(row["lng"])
        yield Found("region", row["geonameId"], lat, lon, "", "", 0, row["name"], names)
    table = tomllib.loads(REGIONS.read_text("utf-8"))
    kinds: tuple[FeatureClass, ...] = ("region", "water")
    for kind in kinds:
        for name, (lat, lon, *others) in table[kind].items():
            yield Found(kind, 0, lat, lon, "", "", 0, name, set(others))
