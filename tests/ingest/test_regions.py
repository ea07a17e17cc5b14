from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest import describe
from sayso.records import Given, Region

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "regions.yml").read_text("utf-8"))


def shown(expected: dict[str, str], found: tuple[str, str]) -> tuple[str, str]:
    """What the case expects, with an ellipsis in it filled from what was found."""
    ((kind, text),) = expected.items()
    begin, ellipsis, end = text.partition(" … ")
    if ellipsis and found[1].startswith(begin) and found[1].endswith(end):
        return kind, found[1]
    return kind, text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    document = describe(case["text"], Given(language=case.get("language", "en")), path="a.txt", name="a.txt")
    found = [(region.kind, case["text"][region.start : region.end]) for region in document.regions]
    padded = [*found, *[("", "")] * len(case["regions"])]
    assert found == [shown(one, there) for one, there in zip(case["regions"], padded, strict=False)]


LINES = st.sampled_from(
    [
        "", "", "By Ana Suel", "# Title", "Title of it", "May 3, 2031", "© The Post", "Comments (3)", "Related", "***",
        "\u00a0", "The minister said that the road would be closed for a year, and that nobody had asked her.",
        "1. Bo says", "* note", "Source: The Post", "Notes", "1 See page 3.", "• a", "![x](y)",
        "PELL (LPA) — The river rose by a metre on Sunday night.",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=30).map("\n".join),
    st.lists(st.one_of(LINES, st.text()), max_size=12).map("\n\n".join),
)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_regions_are_sorted_apart_and_inside(text: str, markup: list[tuple[int, int]]) -> None:
    given_regions = tuple(Region(a, b, "comment") for a, b in markup)
    document = describe(text, Given(language="en", regions=given_regions), path="a", name="a")
    assert document.text == text
    at = 0
    for region in document.regions:
        assert at <= region.start < region.end <= len(text)
        at = region.end


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_describing_is_deterministic(text: str) -> None:
    once = describe(text, Given(), path="a", name="a")
    assert once == describe(text, Given(), path="a", name="a")
    assert once == describe(once.text, once.given, path=once.path, name=once.name)
