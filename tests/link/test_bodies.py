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
    assert bodies.bare("Torvald Holdings S.P.A.") == ("Torvald", "Holdings")
    assert bodies.bare("Inc.") == ("Inc.",)


@pytest.mark.parametrize(
    ("short", "full", "whole"),
    [
        ("delta", "delta hydro", True),
        ("delta", "delta youth committee", False),
        ("senate", "senate press room", False),
        ("white house", "white house press service", False),
        ("office", "office of records", False),
    ],
)
def test_the_first_words_of_a_name(short: str, full: str, whole: bool) -> None:
    assert bodies.begins_for_short(tuple(full.split()), len(short.split())) is whole


@pytest.mark.parametrize(
    ("short", "full", "whole"),
    [("courier", "delta courier", True), ("house", "white house", False), ("department", "state department", True)],
)
def test_the_last_words_of_a_name(short: str, full: str, whole: bool) -> None:
    assert bodies.ends_for_short(tuple(full.split()), len(full.split()) - len(short.split())) is whole


def test_how_a_text_may_call_a_body_all_through() -> None:
    assert bodies.shortened("Delta", "Delta Hydro")
    assert bodies.shortened("Border Force", "Brazilian Border Force")
    assert not bodies.shortened("Courier", "Delta Courier")
    assert not bodies.shortened("Delta Hydro", "Delta Hydro")
