from __future__ import annotations

from collections import Counter

import pytest

from sayso.link.usual import usual_kind, usual_name
from sayso.records import EntityKind


@pytest.mark.parametrize(
    ("name", "counted", "kind"),
    [
        ("Ana Suel", {"person": 1}, "person"),
        ("Delta Hydro", {"organisation": 2, "facility": 3}, "facility"),
        ("Delta Hydro", {"facility": 2, "organisation": 2}, "organisation"),
        ("Kesta", {"country": 1, "organisation": 1}, "country"),
        ("Kesta", {"country": 1, "place": 1}, "country"),  # no table and no gazetteer has it
        ("Springfield", {"country": 1, "place": 1}, "place"),
        ("Springfield", {"organisation": 2, "place": 1}, "organisation"),  # too many towns of the name to be known
        ("Texas", {"organisation": 3, "place": 1}, "place"),
        ("Texas", {"organisation": 4, "place": 1}, "organisation"),
        ("Texas", {"organisation": 1}, "organisation"),  # nothing but the name speaks for a place
        ("Santander", {"organisation": 5}, "organisation"),
        ("Vienna", {"country": 2, "place": 1}, "country"),  # a seat speaks for its state
        ("Brazil", {"organisation": 3, "country": 1}, "country"),
        ("Brazil", {"person": 3, "country": 1}, "person"),  # judged to be one
    ],
)
def test_kind(name: str, counted: dict[EntityKind, int], kind: EntityKind) -> None:
    assert usual_kind(counted, name) == kind
    assert usual_kind(dict(reversed(counted.items())), name) == kind


@pytest.mark.parametrize(
    ("kind", "counted", "short", "name"),
    [
        ("person", {"Ana Rosa Suel": 2, "Ana Suel": 3, "Suel": 9}, [], "Ana Suel"),
        ("person", {"Ana Rosa Suel": 3, "Ana Suel": 3}, [], "Ana Rosa Suel"),
        ("person", {"Suel": 2}, [], "Suel"),
        ("organisation", {"DELTA HYDRO": 2, "Delta Hydro": 2, "DH": 9}, [], "Delta Hydro"),
        ("organisation", {"Delta Hydro": 1, "Delta": 9}, ["Delta"], "Delta Hydro"),
        ("country", {"Brazilian": 4, "Brazil": 2}, [], "Brazil"),
        ("group", {"Liberal": 9, "Liberals": 2}, [], "Liberals"),
        ("person", {}, [], None),
    ],
)
def test_name(kind: EntityKind, counted: dict[str, int], short: list[str], name: str | None) -> None:
    ordered = sorted(counted, key=lambda one: (-len(one.split()), len(one) < 3, one))
    assert usual_name(kind, ordered, Counter(counted), short) == name
