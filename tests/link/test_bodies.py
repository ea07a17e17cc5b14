from __future__ import annotations

import pytest

from sayso.link import bodies


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("DRA", "Delta River Authority"),
        ("BGS", "the Border Guard Service"),
        ("C.S.T.", "Council of Southern Towns"),
        ("COST", "Council of Southern Towns"),
        ("ADF", "Anti-Drought Fund"),
    ],
)
def test_abbreviates(short: str, full: str) -> None:
    assert bodies.abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [("DRB", "Delta River Authority"), ("Delta", "Delta River Authority"), ("D", "Delta"), ("to", "tar oil")],
)
def test_does_not_abbreviate(short: str, full: str) -> None:
    assert not bodies.abbreviates(short, full)


def test_spellings_of_words() -> None:
    assert bodies.spelt_alike("Centre for Basin Studies", "Center for Basin Studies")
    assert bodies.spelt_alike("Delta Security Organisation", "the Delta Security Organization")
    assert not bodies.spelt_alike("201st Guard Division", "202nd Guard Division")
    assert not bodies.spelt_alike("North Delta Union", "South Delta Union")
    assert not bodies.spelt_alike("Tesmara", "Tesmaria")


def test_bare_drops_article_and_tail() -> None:
    assert bodies.bare("The Anvery Lantern newspaper") == ("Anvery", "Lantern")
    assert bodies.bare("Littoral Press Agency") == ("Littoral", "Press", "Agency")
    assert bodies.bare("The") == ("The",)
