"""Names in one another's place: only like for like, and nothing else of the sentence changes."""

from __future__ import annotations

import random

from training.annotator.sentences import OUTSIDE, Sentence, bio
from training.annotator.swapped import Swapped, names

PERSON = [bio(("PER",), first=True), bio(("PER",), first=False)]
PLACE = [bio(("LOC",), first=True)]


def told(*words: str, person: int) -> Sentence:
    """A sentence without trees whose two words from `person` on name somebody, and whose last one names a place."""
    marks = [OUTSIDE] * len(words)
    marks[person : person + 2] = PERSON
    marks[-1:] = PLACE
    return Sentence(list(words), marks)


HERE = told("Ilse", "Brandt", "left", "Torvik", person=0)
THERE = told("Yesterday", "Omar", "Siddo", "reached", "Anvery", person=1)


def test_names_are_found_with_their_kinds() -> None:
    assert [(name.start, name.end, name.frame[0]) for name in names(THERE)] == [(1, 3, "PER"), (4, 5, "LOC")]


def test_names_whose_kind_is_not_certain_stay() -> None:
    unsure = Sentence(["Torvik", "won"], [bio(("ORG", "LOC"), first=True), OUTSIDE])
    assert names(unsure) == []


def test_like_stands_for_like() -> None:
    swapped, chance = Swapped([HERE, THERE], 1.0), random.Random(1)
    seen = {tuple(swapped(HERE, chance).words) for _ in range(60)}
    assert seen == {
        (*person, "left", place) for person in (("Ilse", "Brandt"), ("Omar", "Siddo")) for place in ("Torvik", "Anvery")
    }


def test_a_share_of_none_draws_no_lots() -> None:
    chance = random.Random(1)
    before = chance.getstate()
    assert Swapped([HERE, THERE], 0.0)(HERE, chance) is HERE
    assert chance.getstate() == before
