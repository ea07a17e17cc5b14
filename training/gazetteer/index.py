"""Features to the file that ships: columns small enough to be decoded at once, in an order that packs well."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from sayso.ontology.gazetteer import CLASSES, MAIN, STEPS
from training.gazetteer.features import Found

# Countries, regions and provinces come first: they have titles, and what lies in them points at them.
_TITLED = {"country": 0, "region": 1, "water": 1, "province": 2}


def pack(found: list[Found]) -> dict[str, np.ndarray[Any, Any]]:
    """The columns of the index, by name (`sayso.ontology.gazetteer` reads them)."""
    rows = sorted(
        found, key=lambda f: (_TITLED.get(f.kind, 3), f.country, f.province, f.geonames, f.kind, f.main, f.lat)
    )
    titled = [row for row in rows if row.kind in _TITLED]
    province = {row.province: i for i, row in enumerate(rows) if row.kind == "province"}
    countries = sorted({row.country for row in rows})
    postings: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for name, main in row.keys().items():
            if name:
                postings[name].append(i << 1 | (MAIN if main else 0))
    names = sorted(postings, key=lambda name: name.encode())
    identities = np.array([row.geonames for row in rows], dtype=np.int64)
    return {
        "names": _text("\n".join(names) + "\n"),
        "counts": np.array([len(postings[name]) for name in names], dtype=np.uint16),
        "postings": np.array([posting for name in names for posting in sorted(postings[name])], dtype=np.uint32),
        "kinds": np.array([CLASSES.index(row.kind) for row in rows], dtype=np.uint8),
        "ids": np.diff(identities, prepend=0).astype(np.int32),
        "lat": np.array([round(row.lat * STEPS) for row in rows], dtype=np.int32),
        "lon": np.array([round(row.lon * STEPS) for row in rows], dtype=np.int32),
        "population": np.array([_rounded(row.population) for row in rows], dtype=np.uint32),
        "country": np.array([countries.index(row.country) for row in rows], dtype=np.uint16),
        "province": np.array([province.get(row.province, -1) + 1 for row in rows], dtype=np.uint32),
        "countries": _text("\n".join(countries)),
        "titles": _text("\n".join(row.main for row in titled)),
    }


def write(columns: dict[str, np.ndarray[Any, Any]], path: Path) -> None:
    """Write the columns; the same columns give the same bytes."""
    np.savez_compressed(path, allow_pickle=False, **columns)


def _rounded(population: int) -> int:
    """To two digits: it ranks places, and the censuses behind it differ by more."""
    return round(population, 2 - len(str(population)))


def _text(text: str) -> np.ndarray[Any, Any]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
