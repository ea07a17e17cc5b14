"""Descriptions that come before the name."""

from __future__ import annotations

import pytest

from tests.link.story import Story


def entity(story: Story, words: str) -> str | None:
    """The first name of whom the words refer to."""
    place = story.place(words)
    mention = next(m.id for m in story.mentions if m.span == place)
    return next((r.names[0] for r in story.linked().referents if mention in r.mentions and r.names), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "{A provincial governor|pds} closed the bridge. {Ana Suel|pns Governor} said so on Monday.",
            "A provincial governor",
            "Ana Suel",
        ),
        (
            "{The committee|ods} met on Monday. The {Defence Committee|on} will meet again.",
            "The committee",
            "Defence Committee",
        ),
        # somebody else holds the office too
        (
            "{A governor|pds} closed the bridge. {Ana Suel|pns Governor} and {Oda Renn|pn Governor} came.",
            "A governor",
            None,
        ),
        # "an official" may be anybody
        ("{An official|pds} closed the bridge. {Ana Suel|pns Official} said so.", "An official", None),
        # a word of the name that does not say what it is
        ("{The city|ods} closed the bridge. Nobody was at {City Hall|on}.", "The city", None),
        # far down in the text only what goes back is "the governor"
        (
            "One. Two. Three. Four. Five. Six. Seven. {A governor|pds} went. {Ana Suel|pns Governor} came.",
            "A governor",
            None,
        ),
        (
            "One. Two. Three. Four. Five. Six. Seven. {The governor|pds} went. {Ana Suel|pns Governor} came.",
            "The governor",
            "Ana Suel",
        ),
        # who is named next, with no office, in the first sentences
        ("{A farmer|pds} won the race. Then {Ana Suel|pns} flew home.", "A farmer", "Ana Suel"),
        ("{A farmer|pds} won the race. Then {Ana Suel|pns Governor} flew home.", "A farmer", None),
        ("{A farmer|pds} won the race. It rained. It snowed. {Ana Suel|pns} flew home.", "A farmer", None),
        ("One. Two. Three. Four. {A farmer|pds} won the race. {Ana Suel|pns} flew home.", "A farmer", None),
    ],
)
def test_a_description_before_the_name(text: str, words: str, name: str | None) -> None:
    assert entity(Story(text), words) == name
