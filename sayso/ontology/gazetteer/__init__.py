"""The places of the world by name, offline: an index made from GeoNames (README.md says how, and what it lacks).

It is read on first use, once a process.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import IO, Literal

import numpy as np
from numpy.typing import NDArray

FeatureClass = Literal["country", "province", "district", "capital", "town", "region", "water"]

# The order in which the index counts them.
CLASSES: tuple[FeatureClass, ...] = ("country", "province", "district", "capital", "town", "region", "water")
# Coordinates are kept in thousandths of a degree, about 110 m.
STEPS = 1000
# The lowest bit of a posting tells whether the name is the main one.
MAIN = 1

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’‘ʻʼʿʾ`´.]")
# Letters that do not fall apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
# The same word written short and in full.
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Feature:
    """A place of the gazetteer.

    `row` is its number in the index; `geonames` its GeoNames id, None where the sources have none; `lat` and `lon` are
    in degrees (WGS 84), the middle of what is no point; `country` is an ISO 3166-1 code, "" outside of countries;
    `province` and `province_row` are the first-order division that it lies in, itself for a province; `population` is
    0 where it is not known; `main` tells whether it was found by its main name.
    """

    row: int
    kind: FeatureClass
    geonames: int | None
    lat: float
    lon: float
    country: str
    province: str | None
    province_row: int | None
    population: int
    main: bool


def key(name: str) -> str:
    """A name as the index compares it: small letters and digits without accents, a blank between words, no article."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()).translate(_LETTERS)
    plain = _MARKS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    words = [_SHORT.get(word, word) for word in _WORD.findall(plain)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    with files(__name__).joinpath("index.npz").open("rb") as file:
        return Gazetteer(file)


class Gazetteer:
    """An index in memory: columns of features, and sorted names that lead to them."""

    def __init__(self, file: IO[bytes]) -> None:
        with np.load(file) as table:
            self._names: bytes = table["names"].tobytes()
            ends = np.flatnonzero(table["names"] == ord("\n"))
            self._starts: NDArray[np.int64] = np.concatenate(([0], ends + 1))
            self._first = np.concatenate(([0], np.cumsum(table["counts"], dtype=np.int64)))
            self._postings: NDArray[np.uint32] = table["postings"]
            self._kinds: NDArray[np.uint8] = table["kinds"]
            self._ids: NDArray[np.int64] = np.cumsum(table["ids"], dtype=np.int64)
            self._lat: NDArray[np.int32] = table["lat"]
            self._lon: NDArray[np.int32] = table["lon"]
            self._population: NDArray[np.uint32] = table["population"]
            self._country: NDArray[np.uint16] = table["country"]
            self._province: NDArray[np.uint32] = table["province"]
            self._countries: list[str] = table["countries"].tobytes().decode().split("\n")
            self._titles: list[str] = table["titles"].tobytes().decode().split("\n")

    def __len__(self) -> int:
        return len(self._kinds)

    def find(self, name: str) -> tuple[Feature, ...]:
        """Every feature of this name, in no order that means anything; none where there is none."""
        wanted = key(name).encode()
        place = bisect_left(_Names(self._names, self._starts), wanted)
        if not wanted or place >= len(self._starts) - 1 or self._name(place) != wanted:
            return ()
        postings = self._postings[self._first[place] : self._first[place + 1]].tolist()
        return tuple(self.feature(posting >> 1, main=bool(posting & MAIN)) for posting in postings)

    def feature(self, row: int, *, main: bool = True) -> Feature:
        """The feature of a row."""
        identity = int(self._ids[row])
        province = int(self._province[row]) - 1
        return Feature(
            row=row,
            kind=CLASSES[self._kinds[row]],
            geonames=identity or None,
            lat=int(self._lat[row]) / STEPS,
            lon=int(self._lon[row]) / STEPS,
            country=self._countries[self._country[row]],
            province=self._titles[province] if province >= 0 else None,
            province_row=province if province >= 0 else None,
            population=int(self._population[row]),
            main=main,
        )

    def country(self, code: str) -> Feature | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        row = self._by_code.get(code)
        return None if row is None else self.feature(row)

    def title(self, row: int) -> str | None:
        """The usual name of a country or province, None for other features."""
        return self._titles[row] if row < len(self._titles) else None

    @cached_property
    def _by_code(self) -> dict[str, int]:
        rows = np.flatnonzero(self._kinds == CLASSES.index("country")).tolist()
        return {self._countries[self._country[row]]: row for row in rows}

    def _name(self, place: int) -> bytes:
        return self._names[self._starts[place] : self._starts[place + 1] - 1]


class _Names(Sequence[bytes]):
    """The sorted names as a sequence, for bisection."""

    def __init__(self, names: bytes, starts: NDArray[np.int64]) -> None:
        self._names, self._starts = names, starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> bytes:  # type: ignore[override]
        return self._names[self._starts[place] : self._starts[place + 1] - 1]
