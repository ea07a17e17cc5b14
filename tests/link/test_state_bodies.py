from __future__ import annotations

import pytest

from sayso.link import state_bodies
from tests.link.story import Story


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("the Ministry of Defence", ""),
        ("Interior Ministry", ""),
        ("Kestan Supreme Court", "Kestan"),
        ("Kesta's Ministry of Foreign Affairs", "Kesta"),
        ("Central Bank of the Lower Marches", "Lower Marches"),
    ],
)
def test_the_owner_of_a_body(name: str, owner: str) -> None:
    found = state_bodies.state_body(name)
    assert found is not None
    assert found.owner == owner


@pytest.mark.parametrize("name", ["Delta River Authority", "Kesta", "Court Street Hotel", "Police Federation of Kesta"])
def test_no_body_of_every_state(name: str) -> None:
    assert state_bodies.state_body(name) is None


def named(marked: str) -> tuple[str, ...]:
    """The names of the first organisation of a marked text."""
    return next(r.names for r in Story(marked).linked().referents if r.kind == "organisation")


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("{Kesta|cn}’s {Ministry of Defence|on} denied it in {Velmora|cn}.", "Ministry of Defence of Kesta"),
        ("In {Kesta|cn} the {Velmoran|cn} {Supreme Court|on} met.", "Supreme Court of Velmoran"),
        ("The {Central Bank|on} of {Kesta|cn} lent to {Velmora|cn}.", "Central Bank of Kesta"),
        ("The {National Guard|on} left. In {Kenya|cn} it rained.", "National Guard of Kenya"),
    ],
)
def test_a_bare_name_takes_the_state_that_the_text_tells(marked: str, whole: str) -> None:
    assert named(marked)[-1] == whole


@pytest.mark.parametrize(
    "marked",
    [
        "The {Supreme Court|on} met. {Kesta|cn} and {Velmora|cn} waited.",
        "The {Supreme Court|on} met.",
        "The {Supreme Court|on} met. In {Kesta|cn} it rained.",
        "The {Supreme Court|on} and {Kesta|cn} waited, and so did {Velmora|cn}.",
        "{Kesta|cn}’s {Supreme Court|on} met. {Velmora|cn}’s {Supreme Court|on} did not.",
    ],
)
def test_a_state_that_is_not_plain_is_not_guessed(marked: str) -> None:
    assert named(marked) == ("Supreme Court",)
