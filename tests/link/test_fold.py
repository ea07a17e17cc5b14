from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ana Suel](#)", "Ana Suel"),
        ("**Ana\n   Suel**", "Ana Suel"),
        ("the “Lantern”", "the Lantern"),
        ("Suel’s", "Suel"),
        ("officials'", "officials"),
        ("Jonas", "Jonas"),
    ],
)
def test_surface(text: str, expected: str) -> None:
    assert fold.surface(text) == expected


def test_squeeze_sees_through_points_hyphens_and_accents() -> None:
    assert fold.squeeze("U.S.") == fold.squeeze("US")
    assert fold.squeeze("Del-ta Ríver") == fold.squeeze("delta river")


def test_sounds() -> None:
    assert fold.sounds("Sergey") == fold.sounds("Sergei")
    assert fold.sounds("Tolstoy") == fold.sounds("Tolstoi")
    assert fold.sounds("Suel") != fold.sounds("Sorel")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("DRA", True), ("U.S.", True), ("RT", True), ("Suel", False), ("WoW", True), ("TESMARANIAN", False)],
)
def test_is_abbreviation(text: str, expected: bool) -> None:
    assert fold.is_abbreviation(text) is expected


@given(st.text())
def test_never_fails_and_is_stable(text: str) -> None:
    assert fold.surface(fold.surface(text)) is not None
    assert fold.squeeze(fold.squeeze(text)) == fold.squeeze(text)
    fold.sounds(text)
    fold.skeleton(text)
