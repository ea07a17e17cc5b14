from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.ingest import describe
from sayso.records import Given

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "metadata.yml").read_text("utf-8"))
BODY = (
    "When the dam was closed in the spring, nobody in the villages below had been told that the water would fall.\n"
    "The company had promised to warn the mayors, but the list of their numbers was out of date, one of them said."
)


def text_of(case: dict[str, Any]) -> str:
    return str(case["text"]).replace("{body}", BODY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    found = describe(text_of(case), Given(language="en"), path="a.txt", name="a.txt")
    published = case.get("published")
    expected = {
        "title": case.get("title"),
        "outlet": case.get("outlet"),
        "authors": tuple(case.get("authors", ())),
        "published": str(published) if published else None,
        "inferred": case.get("inferred"),
        "translated_from": case.get("translated_from"),
        "derived": [(a, b, str(c) if c else None) for a, b, c in case.get("derived", [])],
    }
    assert {
        "title": found.title,
        "outlet": found.outlet,
        "authors": found.authors,
        "published": found.published,
        "inferred": found.published_inferred,
        "translated_from": found.translated_from,
        "derived": [(one.relation, one.outlet, one.published) for one in found.derived_from],
    } == expected


@pytest.mark.parametrize("case", [case for case in CASES if case.get("derived")], ids=lambda case: case["name"])
def test_evidence_names_the_first_outlet(case: dict[str, Any]) -> None:
    text = text_of(case)
    for one in describe(text, Given(language="en"), path="a.txt", name="a.txt").derived_from:
        assert one.evidence
        assert one.outlet
        assert one.outlet in one.evidence.slice(text)
        assert one.reason


def test_what_is_given_goes_before_what_the_text_says() -> None:
    given = Given(
        language="en",
        outlet="Coast Courier",
        published="2031-06",
        title="Salt",
        authors=("Ana Suel",),
        republished_from="Morning Paper",
        translated_from="da",
    )
    found = describe(text_of(CASES[0]), given, path="a.txt", name="a.txt")
    assert (found.outlet, found.published, found.title, found.authors) == (
        "Coast Courier",
        "2031-06",
        "Salt",
        ("Ana Suel",),
    )
    assert found.derived_from[0].outlet == "Morning Paper"
    assert {one.relation for one in found.derived_from} == {"translated"}
    assert found.given is given


def test_a_given_source_is_found_in_the_text_with_its_date() -> None:
    case = next(case for case in CASES if case["name"].startswith("first appeared"))
    given = Given(language="en", republished_from="The Institute for Water")
    (one,) = describe(text_of(case), given, path="a.txt", name="a.txt").derived_from
    assert one.published == "2031-03-27"
    assert one.evidence


def test_the_outlet_is_not_its_own_source() -> None:
    case = next(case for case in CASES if case["name"].startswith("translated, with"))
    found = describe(text_of(case), Given(language="en", outlet="The Morning Paper"), path="a.txt", name="a.txt")
    assert found.derived_from == ()
