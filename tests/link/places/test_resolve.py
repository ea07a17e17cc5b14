from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.languages.places import places
from sayso.link.places import Toponym, resolve
from sayso.records import Span

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "places.yml").read_text("utf-8"))


def marked(text: str) -> tuple[str, list[Toponym]]:
    plain, toponyms = "", []
    for piece in re.split(r"(\[[^\]]*\])", text):
        name = piece.strip("[]")
        if name != piece:
            toponyms.append(Toponym(Span(len(plain), len(plain) + len(name)), name, "place"))
        plain += name
    return plain, toponyms


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, toponyms = marked(case["text"])
    found = resolve(text, toponyms, places("en"))
    told = [None if one is None else [one.feature.kind, one.feature.country, one.feature.province] for one in found]
    assert told == case["places"]


def test_every_resolution_has_a_score_and_a_reason() -> None:
    text, toponyms = marked("[Paris], [Texas], is not [Paris], [France].")
    found = resolve(text, toponyms, places("en"))
    assert [one.feature.country for one in found if one] == ["US", "US", "FR", "FR"]
    assert all(one and 0 < one.score <= 1 and one.reason for one in found)
    assert found[0] is not None
    assert found[0].reason == "name, in texas"


def test_a_name_that_could_be_anywhere_is_unsure() -> None:
    text, toponyms = marked("Nobody in [Springfield] knew.")
    (found,) = resolve(text, toponyms, places("en"))
    assert found is not None
    assert found.score < 0.4


def test_order_does_not_matter() -> None:
    text, toponyms = marked("[Valencia], [Caracas], [Maracaibo], [Merida], [Barcelona] and [Trujillo].")
    forward = resolve(text, toponyms, places("en"))
    backward = resolve(text, toponyms[::-1], places("en"))
    assert [one.feature.row for one in forward if one] == [one.feature.row for one in backward[::-1] if one]


def test_nothing_to_resolve() -> None:
    assert resolve("", [], places("en")) == []
